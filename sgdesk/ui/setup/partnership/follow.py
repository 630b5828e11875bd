"""Following another partnership: what would change for whom stands there before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.training.titles import short_title
from sgdesk.services.organisation.carrying import Carried
from sgdesk.services.organisation.following import (
    CourseToPlace,
    PartnershipEffect,
    Placing,
    RoleToMove,
    choose_partnership,
    preview_partnership,
)
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.ui.context import Context
from sgdesk.ui.setup.effect_note import EffectNote
from sgdesk.ui.setup.partnership.pack_text import passed_words
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space, TextSize, sized
from sgdesk.ui.widgets import Banner, BannerKind, FormDialog, Note
from sgdesk.ui.widgets.arranging import size_dialog


def _box() -> QComboBox:
    """A list whose long lines do not make the dialog wider than a small screen."""
    box = QComboBox()
    box.setMinimumHeight(TARGET)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box


@dataclass(frozen=True, slots=True)
class Place:
    """One line to answer: what it is called, how it is told to a screen reader, what fits best."""

    id: int
    label: str
    accessible: str
    suggested: str


class Choices(QWidget):
    """A box for each thing that has to find its place; what fits best is chosen already."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[str, tuple[Place, ...]] = ("", ())
        self._boxes: dict[int, QComboBox] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.MEDIUM)

    def ask(self, pack: str, places: tuple[Place, ...], offers: Sequence[tuple[str, str]]) -> bool:
        """Ask where these belong; true where they were not asked for yet.

        ``offers`` are the words and the key of each answer, the first one for "nowhere".
        """
        if self._asked == (pack, places):
            return False
        self._asked = (pack, places)
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._boxes = {}
        for each in places:
            self._add(each, offers)
        return True

    def _add(self, place: Place, offers: Sequence[tuple[str, str]]) -> None:
        box = _box()
        for words, key in offers:
            box.addItem(words, key)
        box.setCurrentIndex(max(0, box.findData(place.suggested)))
        box.setAccessibleName(place.accessible)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        label = QLabel(place.label)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setBuddy(box)
        label.setFont(sized(TextSize.BODY, bold=True))
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(label)
        column.addWidget(box)
        self._lines.addWidget(both)
        self._boxes[place.id] = box

    def chosen(self) -> dict[int, str]:
        """The answers that are not "nowhere", by id."""
        data = {number: str(box.currentData()) for number, box in self._boxes.items()}
        return {number: key for number, key in data.items() if key}


def _role_place(role: RoleToMove) -> Place:
    was = tr("{role}, until now {group}", role=role.name, group=role.before)
    label = was if role.before else role.name
    return Place(role.id, label, tr("Group of {role}", role=role.name), role.suggested or "")


def _course_place(course: CourseToPlace) -> Place:
    one = "{course}, done by 1 person ({met})"
    many = "{course}, done by {n} people ({met})"
    met = ", ".join(short_title(each) for each in course.met)
    label = tr_count(one, many, course.people, course=course.title, met=met)
    said = tr("What {course} stands for", course=course.title)
    return Place(course.id, label, said, course.suggested or "")


def _carried_words(found: Carried) -> str:
    """What becomes of exemptions and reasons that hold now."""
    said = []
    if found.kept:
        one = "1 exemption or reason goes over to what is the same there."
        many = "{n} exemptions and reasons go over to what is the same there."
        said.append(tr_count(one, many, found.kept))
    if found.ended:
        one = "1 exemption or reason ends: nothing there is the same."
        many = "{n} exemptions and reasons end: nothing there is the same."
        said.append(tr_count(one, many, found.ended))
    return " ".join(said)


class FollowDialog(FormDialog):
    """Choose a partnership, read the effect, follow it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Follow another partnership"), tr("Follow it"), parent)
        self._context = context
        self._packs: list[Pack] = []
        self._newest = Newest()
        self._shown = ""
        self._build()
        self.save = self._follow
        context.tasks.run(
            lambda: organisation_view(context.workspace).pack.id, self._offer, owner=self
        )

    def _build(self) -> None:
        self._combo = self.form.add("pack", tr("&Partnership"), _box())
        self._combo.currentIndexChanged.connect(self._preview)
        self._document = Note()
        self._passed = Banner(kind=BannerKind.WARNING)
        self._passed.hide()
        self._effect = EffectNote()
        self._roles = Banner(kind=BannerKind.WARNING)
        self._roles.hide()
        self._groups = Choices()
        self._done = Banner(kind=BannerKind.WARNING)
        self._done.hide()
        self._courses = Choices()
        for choices in (self._groups, self._courses):
            choices.changed.connect(lambda: self._preview(self._combo.currentIndex()))
        safe = Note(
            tr(
                "What was recorded stays as it is, and so do its courses. "
                "It holds from today: the days before keep the rules of their time. "
                "You can take this back with Undo."
            )
        )
        self._carried = Note()
        parts = (
            self._document,
            self._passed,
            self._effect,
            self._carried,
            self._roles,
            self._groups,
            self._done,
            self._courses,
            safe,
        )
        for each in parts:
            self.form.column.addWidget(each)
        size_dialog(self, 36, 28)

    def _offer(self, here: str) -> None:
        packs = self._context.workspace.packs.packs.values()
        self._packs = [pack for pack in packs if pack.id != here]
        self._combo.addItems([pack.name for pack in self._packs])

    def _preview(self, row: int) -> None:
        if row < 0:
            return
        pack, workspace = self._packs[row], self._context.workspace
        self.verb.setText(tr("Follow {name}", name=pack.short_name))
        self._document.setText(pack.document or tr("Nobody’s document: a usual pathway."))
        self._passed.show_text(passed := passed_words(pack, workspace.today()))
        self._passed.setVisible(bool(passed))
        placing = self._placing() if self._shown == pack.id else Placing()
        self._shown = pack.id
        self._context.tasks.run(
            lambda: preview_partnership(workspace, pack.id, placing=placing),
            self._newest.only(self._show),
            self._refuse,
            owner=self,
        )

    def _placing(self) -> Placing:
        return Placing(self._groups.chosen(), self._courses.chosen())

    def _show(self, found: PartnershipEffect) -> None:
        """Show what it does; what is suggested only now counts in a second look."""
        self._effect.show_effect(found.effect)
        name = found.pack.short_name
        self._carried.setText(carried := _carried_words(found.carried))
        self._carried.setVisible(bool(carried))
        self._roles.setVisible(bool(found.roles))
        if found.roles:
            one = (
                "1 role needs its group in {pack}, even where a level has the same name. What fits "
                "best is chosen for you, by our reading."
            )
            many = (
                "{n} roles need their groups in {pack}, even where a level has the same name. What "
                "fits best is chosen for you, by our reading."
            )
            self._roles.show_text(tr_count(one, many, len(found.roles), pack=name))
        self._done.setVisible(bool(found.courses))
        if found.courses:
            said = tr(
                "What your people did stays yours. Say what each of these courses stands for in "
                "{pack}; what fits best is chosen for you, by our reading. It is kept as your "
                "decision, and you can withdraw it later.",
                pack=name,
            )
            self._done.show_text(said)
        if self._ask(found) and (self._groups.chosen() or self._courses.chosen()):
            self._preview(self._combo.currentIndex())

    def _ask(self, found: PartnershipEffect) -> bool:
        pack = found.pack
        groups = [(tr("Not yet: it calls for nothing of it until then"), "")]
        groups += [(each.title, each.key) for each in pack.groups]
        courses = [(tr("For nothing there"), "")]
        courses += [(each.title, each.key) for each in pack.courses]
        roles = tuple(_role_place(each) for each in found.roles)
        done = tuple(_course_place(each) for each in found.courses)
        asked = self._groups.ask(pack.id, roles, groups)
        return self._courses.ask(pack.id, done, courses) or asked

    def _refuse(self, error: UserError) -> None:
        self.form.show_error(error)

    def _follow(self) -> None:
        workspace, pack = self._context.workspace, self._packs[self._combo.currentIndex()]
        placing = self._placing()
        self._context.perform(
            lambda: choose_partnership(workspace, pack.id, placing),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
