"""Following another partnership: what would change for whom stands there before it is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.organisation.organisation import (
    PartnershipEffect,
    RoleToMove,
    choose_partnership,
    organisation_view,
    preview_partnership,
)
from sgdesk.ui.context import Context
from sgdesk.ui.setup.effect_note import EffectNote
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Banner, BannerKind, FormDialog, Note
from sgdesk.ui.widgets.arranging import size_dialog


def _box() -> QComboBox:
    """A list whose long lines do not make the dialog wider than a small screen."""
    box = QComboBox()
    box.setMinimumHeight(TARGET)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box


class GroupChoices(QWidget):
    """A box for each role that needs another group; what fits best is chosen already."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[str, tuple[RoleToMove, ...]] = ("", ())
        self._boxes: dict[int, QComboBox] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.TINY)

    def show_roles(self, pack: Pack, roles: tuple[RoleToMove, ...]) -> bool:
        """Ask for the groups of these roles; true where they were not asked for yet."""
        if self._asked == (pack.id, roles):
            return False
        self._asked = (pack.id, roles)
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._boxes = {}
        for role in roles:
            self._add(pack, role)
        return True

    def _add(self, pack: Pack, role: RoleToMove) -> None:
        box = _box()
        box.addItem(tr("Not yet: it calls for less until then"), "")
        for group in pack.groups:
            box.addItem(group.title, group.key)
        box.setCurrentIndex(max(0, box.findData(role.suggested or "")))
        box.setAccessibleName(tr("Group of {role}", role=role.name))
        box.setAccessibleDescription(role.before)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        was = tr("{role}, until now {group}", role=role.name, group=role.before)
        label = QLabel(was if role.before else role.name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setBuddy(box)
        self._lines.addWidget(label)
        self._lines.addWidget(box)
        self._boxes[role.id] = box

    def chosen(self) -> dict[int, str]:
        """The groups that are chosen, by role."""
        data = {number: str(box.currentData()) for number, box in self._boxes.items()}
        return {number: group for number, group in data.items() if group}


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
        self._effect = EffectNote()
        self._roles = Banner(kind=BannerKind.WARNING)
        self._roles.hide()
        self._groups = GroupChoices()
        self._groups.changed.connect(lambda: self._preview(self._combo.currentIndex()))
        safe = Note(
            tr(
                "A course of one partnership does not count for another’s unless you say that it "
                "stands for it. What was recorded stays as it is, and so do its courses. "
                "It holds from today: the days before keep the rules of their time. "
                "You can take this back with Undo."
            )
        )
        for each in (self._document, self._effect, self._roles, self._groups, safe):
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

        groups = self._groups.chosen() if self._shown == pack.id else {}
        self._shown = pack.id
        self._context.tasks.run(
            lambda: preview_partnership(workspace, pack.id, groups=groups),
            self._newest.only(self._show),
            self._refuse,
            owner=self,
        )

    def _show(self, found: PartnershipEffect) -> None:
        """Show what it does; groups that are suggested only now count in a second look."""
        self._effect.show_effect(found.effect)
        self._roles.setVisible(bool(found.roles))
        if found.roles:
            one = (
                "1 role has a level that {pack} does not know. Choose its group; what fits best "
                "is chosen for you, by our reading."
            )
            many = (
                "{n} roles have a level that {pack} does not know. Choose their groups; what fits "
                "best is chosen for you, by our reading."
            )
            said = tr_count(one, many, len(found.roles), pack=found.pack.short_name)
            self._roles.show_text(said)
        if self._groups.show_roles(found.pack, found.roles) and self._groups.chosen():
            self._preview(self._combo.currentIndex())

    def _refuse(self, error: UserError) -> None:
        self.form.show_error(error)

    def _follow(self) -> None:
        workspace, pack = self._context.workspace, self._packs[self._combo.currentIndex()]
        groups = self._groups.chosen()
        self._context.perform(
            lambda: choose_partnership(workspace, pack.id, groups),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
