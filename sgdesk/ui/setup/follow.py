"""Following another partnership: what would change for whom stands there before it is saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.partnership import Pack
from sgdesk.services.organisation import (
    PartnershipEffect,
    choose_partnership,
    organisation_view,
    preview_partnership,
)
from sgdesk.ui.context import Context
from sgdesk.ui.setup.effect_note import EffectNote, named
from sgdesk.ui.setup.section import size_dialog
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import Banner, BannerKind, FormDialog, Note


class FollowDialog(FormDialog):
    """Choose a partnership, read the effect, follow it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Follow another partnership"), tr("Follow it"), parent)
        self._context = context
        self._packs: list[Pack] = []
        self._build()
        self.save = self._follow
        context.tasks.run(
            lambda: organisation_view(context.workspace).pack.id, self._offer, owner=self
        )

    def _build(self) -> None:
        self._combo = self.form.add("pack", tr("&Partnership"), QComboBox())
        self._combo.setMinimumHeight(TARGET)
        self._combo.currentIndexChanged.connect(self._preview)
        self._document = Note()
        self._effect = EffectNote()
        self._roles = Banner(kind=BannerKind.WARNING)
        self._roles.hide()
        safe = Note(
            tr(
                "A course of one partnership does not count for another’s unless you say that it "
                "stands for it. What was recorded stays as it is, and so do its courses. "
                "You can take this back with Undo."
            )
        )
        for each in (self._document, self._effect, self._roles, safe):
            self.form.column.addWidget(each)
        self.form.column.setAlignment(Qt.AlignmentFlag.AlignTop)
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

        def show(found: PartnershipEffect) -> None:
            if found.pack.id == self._packs[self._combo.currentIndex()].id:
                self._show(found)

        self._context.tasks.run(
            lambda: preview_partnership(workspace, pack.id), show, self._refuse, owner=self
        )

    def _show(self, found: PartnershipEffect) -> None:
        self._effect.show_effect(found.effect)
        if found.roles:
            one = (
                "1 role has a level that {pack} does not know: {names}. Choose its group anew in "
                "Set-up, Roles; until then it calls for less."
            )
            many = (
                "{n} roles have a level that {pack} does not know: {names}. Choose their groups "
                "anew in Set-up, Roles; until then they call for less."
            )
            values = {"pack": found.pack.short_name, "names": named(found.roles)}
            self._roles.show_text(tr_count(one, many, len(found.roles), **values))
        else:
            self._roles.hide()

    def _refuse(self, error: UserError) -> None:
        self.form.show_error(error)

    def _follow(self) -> None:
        workspace, pack = self._context.workspace, self._packs[self._combo.currentIndex()]
        self._context.perform(
            lambda: choose_partnership(workspace, pack.id),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
