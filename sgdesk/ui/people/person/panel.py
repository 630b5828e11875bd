"""The person beside the matrix: name, what is asked, posts over time, training."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.services.people.people import PersonView
from sgdesk.services.views.person_page import PersonPage
from sgdesk.ui.context import Context
from sgdesk.ui.people.matrix.lines import kind_word
from sgdesk.ui.people.person import sections
from sgdesk.ui.people.person.actions import PersonActions
from sgdesk.ui.people.person.induction_section import induction_section
from sgdesk.ui.people.person.review_section import reviews_section
from sgdesk.ui.people.person.subject_access_section import held_section
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import (
    Card,
    FlowLayout,
    Heading,
    IconButton,
    LinkButton,
    Note,
    PushButton,
    ScrollPage,
)
from sgdesk.ui.widgets.list_item import Item, section
from sgdesk.ui.widgets.lists.habits import set_habits
from sgdesk.ui.widgets.more_button import MoreButton


class PersonPanel(Card):
    """Shows one :class:`PersonPage`; asks for training to be recorded, and to be closed."""

    closed = Signal()
    record = Signal(object)
    print_asked = Signal()
    edit_button: PushButton
    leave_button: PushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.person_id = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        self._back = LinkButton(tr("‹ Back to everybody"))
        self._name = Heading("", TextSize.HEADING)
        whole = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        whole.setHeightForWidth(True)
        self._name.setSizePolicy(whole)  # in a low window what stands below gives way
        self._roles = Note()
        self._close = IconButton(tr("Close (Esc)"), "close", icon_only=True)
        self.record_button = PushButton(tr("Record training …"), "check")
        self.print_button = PushButton(tr("Print …"), "print")
        self.more_button = MoreButton((), text=tr("More"))
        self._page = ScrollPage()
        self._page.viewport().setAutoFillBackground(False)
        inner = self._page.widget()
        if inner is not None:
            inner.setAutoFillBackground(False)
        self._page.body.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.LARGE)
        self._content = QWidget()
        self._page.body.addWidget(self._content)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setMinimumWidth(em(self, 17))
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._name)
        words.addWidget(self._roles)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for each in (self.record_button, self.print_button, self.more_button):
            flow.addWidget(each)
        top = QVBoxLayout()
        top.setContentsMargins(Space.LARGE, 0, Space.SMALL, 0)
        top.setSpacing(Space.SMALL)
        top.addLayout(head)
        top.addWidget(buttons)
        # What scrolls is square, and stays out of the round corners.
        self.body.setContentsMargins(Space.TINY, Space.MEDIUM, Space.TINY, Space.TINY)
        self.body.addLayout(top)
        self.body.addWidget(self._page, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.closed.emit())
        self._close.clicked.connect(lambda: self.closed.emit())
        self.record_button.clicked.connect(lambda: self.record.emit(None))
        self.print_button.clicked.connect(lambda: self.print_asked.emit())

    def show_alone(self, alone: bool) -> None:
        """Whether the panel has the page to itself, and so a way back."""
        self._back.setVisible(alone)
        self._close.setVisible(not alone)

    def focus_first(self) -> None:
        """Put the focus where the keyboard goes on from."""
        ways = (self.record_button, self.print_button, self._close, self._back)
        next(each for each in ways if each.isVisible() and each.isEnabled()).setFocus()

    def show_person(self, found: PersonPage, context: Context) -> None:
        """Show somebody as at a day, with what may be done about them."""
        view = found.view
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        was_at = focus.accessibleName() if focus is not None else ""
        is_same = view.person.id == self.person_id
        at = self._page.verticalScrollBar().value() if is_same else 0
        self.person_id = view.person.id
        self._name.setText(view.person.name_parts.shown)
        self._roles.setText(_roles_words(view))
        self.setAccessibleName(view.person.name)
        self.record_button.setEnabled(context.may_write)
        self._fill(found, PersonActions(context, view, self), context)
        self._page.verticalScrollBar().setValue(at)
        if had_focus and not (is_same and self._focus_again(was_at)):
            self.focus_first()

    def _focus_again(self, name: str) -> bool:
        """Put the focus on what bears this name now; false where nothing does."""
        buttons = self._content.findChildren(QAbstractButton)
        found = [each for each in buttons if each.accessibleName() == name and each.isEnabled()]
        if not name or not found:
            return False
        found[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _fill(self, found: PersonPage, actions: PersonActions, context: Context) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        for part in self._parts(found, actions, context):
            column.addWidget(part)
        column.addStretch(1)
        self._page.body.replaceWidget(self._content, content)
        content.show()
        self._content.hide()
        self._content.deleteLater()
        self._content = content

    def _parts(
        self, found: PersonPage, actions: PersonActions, context: Context
    ) -> Iterator[QWidget]:
        view = found.view
        asked = list(sections.requirement_items(view, actions, self.record.emit))
        nothing = tr("Nothing is asked: no role is held on this day, or the role asks for nothing.")
        yield section(tr("What is asked"), asked, nothing)
        add = PushButton(tr("Add a role …"), "add")
        add.setEnabled(actions.may_write)
        add.clicked.connect(lambda: actions.add_post())
        posts = [*sections.post_items(view, actions), *sections.absence_items(view, actions)]
        yield section(tr("Roles over time"), posts, tr("No role yet."), add)
        training = list(sections.training_items(found, actions))
        yield section(tr("Training"), training, tr("None recorded yet."))
        yield induction_section(context, found, self)
        agreed = [
            *sections.exemption_items(view, actions),
            *sections.course_reason_items(view, actions),
            *sections.missed_items(view),
            *sections.past_reason_items(view),
        ]
        say_why = PushButton(tr("Say why …"), "edit")
        say_why.setAccessibleName(tr("Say why a course was not come to …"))
        say_why.setEnabled(actions.may_write)
        say_why.clicked.connect(lambda: actions.note_course_reason())
        none = tr("None. Where somebody did not come to a course, say why.")
        yield section(tr("Exemptions and reasons"), agreed, none, say_why)
        yield reviews_section(context, found, self)
        yield _with_foot(
            section(tr("Details"), list(_details(view))), self._details_buttons(found, actions)
        )
        held, rights = held_section(context, view.person, self)
        self.more_button.lead_to([*self.more_button.few, *rights])
        yield held

    def _details_buttons(self, found: PersonPage, actions: PersonActions) -> QWidget:
        """Correcting what is kept, the last day or coming back, a long leave, a second entry.

        Where nothing but roles is there, that it was a mistake.
        """
        view = found.view
        has_left = view.person.left is not None
        several = QWidget()
        self.edit_button = PushButton(tr("Change …"))
        self.edit_button.clicked.connect(lambda: actions.edit())
        self.leave_button = PushButton(tr("Came back …") if has_left else tr("Leaves …"))
        go = actions.come_back if has_left else actions.leave
        self.leave_button.clicked.connect(lambda: go())
        self.away_button = PushButton(tr("Away for long …"))
        self.away_button.clicked.connect(lambda: actions.long_leave())
        on_leave = any(each.is_leave_on(view.as_at) for each in view.exemptions)
        self.back_button = PushButton(tr("Back from leave …"))
        self.back_button.clicked.connect(lambda: actions.back_from_leave())
        self.elsewhere_button = PushButton(tr("Lead elsewhere …"))
        self.elsewhere_button.clicked.connect(lambda: actions.led_elsewhere())
        self.same_button = PushButton(tr("The same person as …"))
        said = tr("Where somebody stands here twice: makes the two entries one.")
        self.same_button.setToolTip(said)
        self.same_button.setAccessibleDescription(said)
        self.same_button.clicked.connect(lambda: actions.merge())
        self.mistake_button = PushButton(tr("Entered by mistake"))
        said = tr("Takes them out with their roles; Undo brings them back.")
        self.mistake_button.setToolTip(said)
        self.mistake_button.setAccessibleDescription(said)
        self.mistake_button.clicked.connect(lambda: actions.take_out())
        row = FlowLayout(several)
        buttons = {
            self.edit_button: True,
            self.leave_button: True,
            self.away_button: view.in_scope and not on_leave,
            self.back_button: on_leave,
            self.elsewhere_button: view.is_lead,
            self.same_button: True,
            self.mistake_button: has_roles_alone(found),
        }
        for each, is_offered in buttons.items():
            each.setEnabled(actions.may_write)
            row.addWidget(each)
            each.setVisible(is_offered)
        # They lie at the foot of a long page: the way to them stands at its head too.
        self.more_button.lead_to([each for each, is_offered in buttons.items() if is_offered])
        set_habits(self, correct=self.edit_button)
        return several


def has_roles_alone(found: PersonPage) -> bool:
    """Whether the page shows nothing of somebody but who they are and their roles."""
    view = found.view
    has_more = (
        view.training,
        view.exemptions,
        view.reasons,
        view.course_reasons,
        view.missed,
        view.absences,
        view.led_elsewhere,
        found.reviews,
        found.checklist,
    )
    return not any(has_more)


def _with_foot(part: QWidget, foot: QWidget) -> QWidget:
    """A part of the page with its buttons below it, where they have the width to stand in rows."""
    column = part.layout()
    if column is not None:
        column.addWidget(foot)
    return part


def _roles_words(view: PersonView) -> str:
    """The roles held on the day, or why there are none."""
    held = [each.role for each in view.posts if each.post.active_on(view.as_at)]
    left = view.person.left
    if left is not None and left < view.as_at:
        return tr("Left on {day}", day=long_date(left))
    words = ", ".join(dict.fromkeys(held)) or _no_role_words(view)
    if left is not None:
        return tr("{roles}, leaves on {day}", roles=words, day=long_date(left))
    return words


def _no_role_words(view: PersonView) -> str:
    """Why no role is held: it begins only later, where that is so."""
    ahead = [each for each in view.posts if each.post.start and each.post.start > view.as_at]
    if not ahead:
        return tr("No role")
    first = min(ahead, key=lambda each: each.post.start or view.as_at)
    day = long_date(first.post.start or view.as_at)
    return tr("No role yet: {role} from {day}", role=first.role, day=day)


def _details(view: PersonView) -> Iterator[Item]:
    person = view.person
    lines = (
        kind_word(person.kind),
        tr("Under 18") if person.under_18 else "",
        person.email or tr("No e-mail address"),
        tr("Reference {reference}", reference=person.reference) if person.reference else "",
        tr("With us since {day}", day=long_date(person.started)) if person.started else "",
        person.notes,
    )
    yield Item("", tuple(line for line in lines if line))
