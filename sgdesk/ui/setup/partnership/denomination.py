"""A denomination or national body beside the partnership: whose interval is shorter counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.training.titles import short_title
from sgdesk.domain.training.words import interval_words
from sgdesk.services.organisation.denominations import (
    chosen_denomination,
    denomination_levels,
    denominations,
    set_denomination_level,
)
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.ui.context import Context
from sgdesk.ui.setup.since_box import SinceBox
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import FormDialog, Note
from sgdesk.ui.widgets.arranging import size_dialog


class DenominationDialog(FormDialog):
    """Choose a denomination, and which of its levels stands beside each requirement."""

    def __init__(self, context: Context, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(tr("Beside the partnership"), tr("Save"), parent)
        self._context = context
        self._packs = denominations()
        self._pack = pack
        self._build()
        self.save = self._save
        workspace = context.workspace
        context.tasks.run(
            lambda: (chosen_denomination(workspace), dict(denomination_levels(workspace))),
            self._show,
            owner=self,
        )

    def _build(self) -> None:
        hint = tr("The shorter interval counts, and each date says whose it is.")
        label = tr("&Denomination or national body")
        self._which = self.form.add("which", label, QComboBox(), hint)
        self._which.setMinimumHeight(TARGET)
        self._which.addItem(tr("None"))
        self._which.addItems([each.name for each in self._packs])
        self._levels: dict[str, QComboBox] = {}
        for asked in self._pack.requirements:
            box = self.form.add(asked.key, short_title(asked.title), QComboBox())
            box.setMinimumHeight(TARGET)
            self._levels[asked.key] = box
        self._which.currentIndexChanged.connect(self._offer_levels)
        self.form.column.addWidget(
            Note(
                tr(
                    "Whether one of their courses counts for your partnership’s is a decision "
                    "of yours: “Let a course stand for another” on this page keeps it."
                )
            )
        )
        self._since = SinceBox(
            self._context.workspace.today(),
            tr("From a day on: the days before keep what stood there"),
            tr("Since always: what is set here was always so"),
        )
        self.form.column.addWidget(self._since)
        self.form.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._offer_levels(0)
        size_dialog(self, 36, 32)

    def _chosen(self) -> Pack | None:
        row = self._which.currentIndex()
        return self._packs[row - 1] if row > 0 else None

    def _offer_levels(self, _: int) -> None:
        """Fill the boxes with the levels of the one that is chosen."""
        chosen = self._chosen()
        for key, box in self._levels.items():
            box.clear()
            box.addItem(tr("nothing beside it"), "")
            for each in chosen.requirements if chosen else ():
                often = interval_words(each.refresh_months)
                box.addItem(tr("{title}, {often}", title=each.title, often=often), each.key)
            self.form.set_shown(key, shown=chosen is not None)

    def _show(self, found: tuple[Pack | None, dict[str, str]]) -> None:
        chosen, levels = found
        if chosen is None and not any(levels.values()):
            self._since.choose_always()
        keys = [each.id for each in self._packs]
        self._which.setCurrentIndex(keys.index(chosen.id) + 1 if chosen else 0)
        for key, level in levels.items():
            if key in self._levels:
                box = self._levels[key]
                box.setCurrentIndex(max(box.findData(level), 0))

    def _save(self) -> None:
        if problem := self._since.problem():
            self.form.show_problems({"which": problem})
            return
        chosen, workspace, since = self._chosen(), self._context.workspace, self._since.value()
        levels = {
            key: str(box.currentData() or "") if chosen else "" for key, box in self._levels.items()
        }
        self._context.perform(
            lambda: set_denomination_level(
                workspace, levels, since, denomination=chosen.id if chosen else ""
            ),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )


def denomination_words(context: Context) -> str:
    """What stands beside the partnership, in a sentence; read in the background."""
    chosen = chosen_denomination(context.workspace)
    if chosen is None:
        return tr("Nothing stands beside it.")
    titles = {
        each.key: short_title(each.title)
        for each in organisation_view(context.workspace).pack.requirements
    }
    pairs = [
        tr("{level} beside {requirement}", level=level.title, requirement=titles[key])
        for key, name in denomination_levels(context.workspace).items()
        if key in titles and (level := chosen.requirement(name)) is not None
    ]
    said = "; ".join(pairs) or tr("none of its levels yet")
    return tr("Beside it: {name} ({levels}).", name=chosen.short_name, levels=said)
