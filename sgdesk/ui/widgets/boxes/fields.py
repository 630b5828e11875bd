"""Forms: a label above each box, checks on Save, what is wrong on top and under the box."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.errors import UserError
from sgdesk.ui.alerts import BoxAlerts, Choice
from sgdesk.ui.text import APP_NAME, error_text, tr
from sgdesk.ui.theme import TARGET, Space, TextSize, em, make_bold
from sgdesk.ui.widgets.arranging import bring_into_sight, first_to_fill, tab_as_read
from sgdesk.ui.widgets.boxes.elsewhere import ElsewhereHint, watches
from sgdesk.ui.widgets.boxes.fold import Fold
from sgdesk.ui.widgets.boxes.height import needed_height, screen_room, stay_on_screen
from sgdesk.ui.widgets.boxes.problems import ErrorSummary, ProblemNote
from sgdesk.ui.widgets.boxes.typed import Typed
from sgdesk.ui.widgets.help_key import take_help_key
from sgdesk.ui.widgets.labels import Heading, Note, announce
from sgdesk.ui.widgets.scroll import ScrollPage

W = TypeVar("W", bound=QWidget)

_MOST = 64
"""Ems of height: a form that needs more scrolls, also on a screen that has them."""

_ROOM_FOR_A_LIST = 8
"""Ems that a list begins with beyond the least that it can do with."""

_SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


@dataclass(frozen=True, slots=True)
class _Field:
    label: QLabel
    widget: QWidget
    problem: ProblemNote
    hint: Note | None
    elsewhere: ElsewhereHint | None


class Form(QWidget):
    """Boxes in one column; what was typed stays whatever is wrong with it.

    ``has_more`` says that what is wrong or what was folded away has come into sight.
    """

    has_more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, _Field] = {}
        self._row: QHBoxLayout | None = None
        self.summary = ErrorSummary()
        self.recheck: Callable[[], Mapping[str, str] | None] | None = None
        """What is wrong now: asked when a box is left, for what was wrong before and is mended."""
        self._wrong: frozenset[str] = frozenset()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.LARGE)
        self.column.addWidget(self.summary)
        self._into = self.column
        self._folds: dict[str, Fold] = {}
        self._fold: Fold | None = None

    def fold(self, title: str) -> Fold:
        """Fold away what is added from now on; what is wrong in it unfolds it."""
        self._fold = Fold(title)
        self._fold.unfolded.connect(self.has_more)
        self.column.addWidget(self._fold)
        self._into = self._fold.column
        return self._fold

    def end_fold(self) -> None:
        """What is added from now on is in sight again."""
        self._fold, self._into = None, self.column

    def add(self, key: str, label: str, widget: W, hint: str = "") -> W:
        """Add a box under its label; ``key`` is what ``show_problems`` knows it by."""
        name = QLabel(label)
        make_bold(name)
        name.setWordWrap(True)
        name.setBuddy(_takes_focus(widget))
        name_box(widget, label.replace("&", ""), hint)
        if isinstance(widget, QComboBox):
            # As wide as its longest choice, it would have the form scroll sideways.
            widget.setSizeAdjustPolicy(_SHORT)
        problem = ProblemNote()
        lines = QVBoxLayout()
        lines.setSpacing(Space.TINY)
        lines.addWidget(name)
        note = Note(hint) if hint else None
        if note is not None:
            lines.addWidget(note)
        lines.addWidget(problem)
        if self._row is not None:
            lines.addStretch(1)  # boxes stay on one line when one of them has a problem
        lines.addWidget(widget)
        elsewhere = watches(widget)
        if elsewhere is not None:
            lines.addWidget(elsewhere)
        if self._row is not None:
            self._row.addLayout(lines, 1)
        else:
            self._into.addLayout(lines)
        if self._fold is not None:
            self._folds[key] = self._fold
        self._fields[key] = _Field(name, widget, problem, note, elsewhere)
        self._watch(widget)
        return widget

    def _watch(self, widget: QWidget) -> None:
        """Look again at what was wrong once something was typed, chosen or pressed in a box."""
        for each in (widget, *widget.findChildren(QWidget)):
            if isinstance(each, QLineEdit):
                each.editingFinished.connect(self._look_again)
            elif isinstance(each, QComboBox):
                each.activated.connect(lambda _: self._look_again())
            elif isinstance(each, QAbstractButton):
                each.clicked.connect(lambda _=False: self._look_again())

    def _look_again(self) -> None:
        found = self.recheck() if self._wrong and self.recheck is not None else None
        if found is not None:
            refused = {"": "what a service refused stands until the next try"}
            self.keep_problems(refused | dict(found))

    def keep_problems(self, problems: Mapping[str, str]) -> None:
        """Of what is said to be wrong, leave what still is; nothing new is said before Save."""
        left = frozenset(key for key in self._wrong if problems.get(key))
        for key in self._wrong - left:
            if key in self._fields:
                self._fields[key].problem.setText("")
                self._fields[key].problem.hide()
        self._wrong = left
        self.summary.keep_only(left)

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Boxes that are added meanwhile stand beside each other, such as two times of a day."""
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.LARGE)
        self._into.addLayout(self._row)
        yield
        self._row = None

    def set_shown(self, key: str, *, shown: bool) -> None:
        """Show or hide a box with its label and its hint."""
        found = self._fields[key]
        if found.hint is not None:
            found.hint.setVisible(shown)
        found.label.setVisible(shown)
        found.widget.setVisible(shown)
        if found.elsewhere is not None:
            found.elsewhere.setVisible(shown and found.elsewhere.said is not None)
        found.problem.setVisible(shown and bool(found.problem.text()))

    def show_problems(self, problems: Mapping[str, str]) -> bool:
        """Say what is wrong on top and at the boxes; true where nothing is.

        An empty sentence is no problem; a key that is no box stands on top alone.
        """
        real = {key: text for key, text in problems.items() if text}
        self._wrong = frozenset(real)
        for key in real.keys() & self._folds.keys():
            self._folds[key].unfold()
        for key, found in self._fields.items():
            found.problem.setText(real.get(key, ""))
            found.problem.setVisible(key in real and not found.widget.isHidden())
        if not real:
            self.summary.hide()
            return True
        listed = [(text, self._box(key)) for key, text in real.items()]
        self.summary.show_problems(listed, tuple(real))
        self.has_more.emit()
        return False

    def show_at(self, key: str, problem: str) -> None:
        """Say what is wrong at the one box that it can be wrong with, and go there.

        For a question with one answer: a list on top would say the same a second time, and the
        next try would need a way back to the box.
        """
        self.show_problems({})
        found = self._fields[key]
        found.problem.setText(problem)
        found.problem.show()
        self.has_more.emit()
        self._wrong = frozenset((key,))
        found.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(found.widget, problem)

    def show_error(self, error: UserError) -> None:
        """Say on top what a service refused; fits as ``failed`` of ``Context.perform``."""
        self.show_problems({"": error_text(error)})

    def _box(self, key: str) -> QWidget | None:
        found = self._fields.get(key)
        return found.widget if found else None


def _takes_focus(widget: QWidget) -> QWidget:
    """The box in it that is typed into: a label's letter passes by what takes no focus itself."""
    inner = widget.focusProxy()
    return widget if inner is None else _takes_focus(inner)


def name_box(widget: QWidget, label: str, hint: str = "") -> None:
    """Name the widget that takes the focus, every one on the way to it, and a list's own line."""
    each: QWidget | None = widget
    while each is not None:
        each.setAccessibleName(label)
        each.setAccessibleDescription(hint)
        if isinstance(each, QComboBox):
            each.view().setAccessibleName(label)
            line = each.lineEdit()
            if line is not None:
                line.setAccessibleName(label)
        each = each.focusProxy()


class FormDialog(QDialog):
    """A form in a window of its own: fill ``self.form``, set ``self.save``.

    ``save`` is called by the button with the verb; call ``accept`` when it is done. The dialog
    lets go of itself once it is closed. Its title stands in it, and is its accessible name: the
    frame of the window, which others see in the bar of tasks, names nobody.

    Esc and the cross ask before they drop what was typed; Cancel says that it does. ``asks`` is
    how that is asked. Where nothing would be lost that took somebody's thought, such as words to
    look for, a dialog says so with ``keeps_typed``.
    """

    saved = Signal()
    keeps_typed: bool = True

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(APP_NAME)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take_help_key(self)
        self.save: Callable[[], object] = self.accept
        self.form = Form()
        self.buttons = QDialogButtonBox()
        self.verb = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.ActionRole)
        self.verb.setMinimumHeight(TARGET)
        self.cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel.setMinimumHeight(TARGET)
        self.typed = Typed(self)
        self.asks: Callable[[Choice], int | None] = BoxAlerts(self).choose
        self.verb.clicked.connect(lambda: self.save())
        self.buttons.rejected.connect(self.drop)
        self._lay_out(title)
        # Only a button that stands in its dialog can be the one that Enter presses in a box;
        # else the first button of the form would be.
        self.verb.setDefault(True)

    def _lay_out(self, title: str) -> None:
        page = ScrollPage()
        page.body.addWidget(Heading(title, TextSize.HEADING))
        page.body.addWidget(self.form)
        page.body.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, Space.MEDIUM)
        self._row = QHBoxLayout()
        self._row.addWidget(page, 2)
        self._page = page
        self._growing: QWidget | None = None
        page.inner.installEventFilter(self)
        self.form.has_more.connect(self.make_room)
        self._beside: QWidget | None = None
        layout.addLayout(self._row)
        self.buttons.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
        layout.addWidget(self.buttons)
        self._body = page.body
        self.resize(em(self, 34), em(self, 32))

    def put_beside(self, beside: QWidget) -> None:
        """Lay something to the right of the form, so that both are seen at once."""
        self._row.setContentsMargins(0, 0, Space.WIDE, 0)
        beside_it = QVBoxLayout()
        beside_it.setContentsMargins(0, Space.LARGE, 0, 0)
        beside_it.addWidget(beside)
        self._row.addLayout(beside_it, 3)
        self._beside = beside
        self.resize(em(self, 76), self.height())

    def put_above_buttons(self, told: QWidget) -> None:
        """Lay what is said of an action where it is in sight however far the form is scrolled."""
        layout = cast("QVBoxLayout", self.layout())
        row = QHBoxLayout()
        row.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
        row.addWidget(told)
        layout.insertLayout(layout.count() - 1, row)

    def drop(self) -> None:
        """Close without saving, and without a question."""
        self.typed.forget()
        self.reject()

    def reject(self) -> None:
        """Close, unless what was typed is to be kept."""
        if self.may_close():
            super().reject()

    def may_close(self, then: Callable[[], object] | None = None) -> bool:
        """Whether nothing typed would be lost, or it is to be dropped.

        Where it is to be saved first it is not so yet: ``then`` is called once that is done.
        """
        if not self.keeps_typed or not self.isVisible() or not self.typed.is_changed():
            return True
        verb = self.verb.text().replace("&", "").strip(" …")
        may_save = self.verb.isEnabled() and bool(verb)
        ways = ((verb,) if may_save else ()) + (tr("Drop it"),)
        title = tr("Drop what you typed?")
        text = tr("It is not saved yet. Nothing in the file has changed.")
        way = self.asks(Choice(title, text, ways, tr("Go back"), replaces=True))
        if way is not None and way == len(ways) - 1:
            self.typed.forget()
            return True
        if way is not None:
            if then is not None:
                self.accepted.connect(then)
            self.save()
        return False

    def _keep_form_whole(self, wide: int) -> None:
        """Let what lies beside it give way before the form has to be scrolled sideways."""
        if self._beside is not None:
            left = wide - self._beside.minimumWidth() - 2 * Space.WIDE
            needed = self._body.minimumSize().width() + em(self, 2)
            self._page.setMinimumWidth(min(needed, left))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin as high as is asked for, inside the screen."""
        if not event.spontaneous():
            room = screen_room(self)
            wide = min(self.width(), room.width())
            self._keep_form_whole(wide)
            self.resize(wide, self.height())
            self.resize(wide, min(self.height_to_begin_with(), room.height()))
            self._page.drop_needless_bar()
            self._begin_in_first_box()
            QTimer.singleShot(0, self, self._show_focus)  # once the form is laid out
        super().showEvent(event)

    def height_to_begin_with(self) -> int:
        """What the form needs, and a list in it some more; not more than the screen has.

        Another is given here and not by a resize once it is shown: Qt has put the dialog inside
        the screen by then, and what grows reaches out of it with its buttons.
        """
        return min(
            needed_height(self, self._page, self.buttons) + self._list_room(),
            em(self, _MOST),
        )

    def _list_room(self) -> int:
        """How much more a list gets than it needs; without one, what is there keeps together."""
        if self._growing is None:
            return 0
        if not self._growing.isHidden():
            return em(self, _ROOM_FOR_A_LIST)
        self.form.column.addStretch()
        return 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What a form waited for may come while it is open already: it makes room for it.

        Once somebody has begun to fill it in, nothing moves by itself.
        """
        is_new = event.type() is QEvent.Type.LayoutRequest and watched is self._page.inner
        if is_new and self.isVisible() and not self.typed.is_touched:
            self.make_room()
        return super().eventFilter(watched, event)

    def make_room(self) -> None:
        """Grow downwards by what would have to be scrolled, as far as the screen goes."""
        if not self.isVisible():
            return
        most = min(em(self, _MOST), screen_room(self).height())
        high = min(needed_height(self, self._page, self.buttons), most)
        if high <= self.height():
            return
        self.resize(self.width(), high)
        self._page.drop_needless_bar()
        stay_on_screen(self)

    def let_grow(self, part: QWidget) -> None:
        """Give a list in the form the room that would be left empty below it, and some more."""
        self._growing = part
        # Qt's own wish for a list is as good as any: it would scroll the form before the list.
        part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        self._body.setStretchFactor(self.form, 1)
        self.form.column.setStretchFactor(part, 1)

    def _begin_in_first_box(self) -> None:
        """Else the focus would be on the button with the verb, before anything is filled in."""
        if self.focusWidget() in (None, self.verb, self.cancel):
            first = first_to_fill(self.form)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_focus(self) -> None:
        """The first letters typed go where one looks, also where the form has to be scrolled.

        Of a list its first lines are enough: it may be higher than the screen.
        """
        focus = self.focusWidget()
        if focus is None:
            return
        seen = focus.visibleRegion().boundingRect().height()
        if seen < min(focus.height(), em(self, 4)):
            bring_into_sight(focus, self)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes as one reads, also to boxes that came while the dialog was open."""
        return tab_as_read(self, is_next=is_next) or super().focusNextPrevChild(is_next)
