"""The tables of a section, each with how it was counted; a row opens the people behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.returns.document import GroupedFigures, RequirementFigures, ReturnDocument
from sgdesk.domain.returns.parts import SectionKey
from sgdesk.domain.returns.small_numbers import (
    small_groups,
    small_roles,
    small_words,
)
from sgdesk.domain.training.states import State
from sgdesk.ui.returns import tables
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Banner, BannerKind, Column, Heading, Note, RowsModel, Table

R = TypeVar("R")

_MOST_ROWS = 12
"""A longer table scrolls by itself, so that the words under it can still be reached."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A row that was opened, and the state that the chosen cell counts, where it counts one."""

    row: object
    state: State | None
    by_role: bool


class _Block(QWidget):
    """A heading, a table as high as its rows, a warning, and how it was counted."""

    def __init__(self, title: str, name: str, model: RowsModel[R]) -> None:
        super().__init__()
        self.table = Table(title)
        self.table.setObjectName(name)
        self.table.setModel(model)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.small = Banner(kind=BannerKind.WARNING)
        self.small.hide()
        self.how = Note()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for each in (Heading(title, TextSize.LARGE), self.table, self.small, self.how):
            column.addWidget(each)

    def fit(self, how: str, small: str = "") -> None:
        """Make the table as high as its rows, and say what belongs under it."""
        self.table.fit_columns()
        count = self.table.model().rowCount()
        self.table.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if count > _MOST_ROWS
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        rows = min(max(1, count), _MOST_ROWS)
        line = self.table.verticalHeader().defaultSectionSize()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows * line + head + bar + 2 * self.table.frameWidth())
        self.how.setText(how)
        if small:
            self.small.show_text(small)
        self.small.setVisible(bool(small))


class Figures(QWidget):
    """Shows the tables of one section at a time; ``opened`` with an :class:`Opened`."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._blocks: dict[SectionKey, list[_Block]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        self.workforce = self._add(
            SectionKey.WORKFORCE, tr("Who is counted"), "return-kinds", tables.workforce_columns()
        )
        training = SectionKey.REQUIREMENTS
        none: Sequence[Column[RequirementFigures]] = ()
        self.all = self._add(training, tr("All"), "return-all", none)
        self.roles = self._add(training, tr("By role"), "return-role", _by(tr("Role")))
        self.groups = self._add(training, tr("By group"), "return-group", _by(tr("Group")))
        self.reasons = self._add(
            SectionKey.REASONS,
            tr("Reasons for not completing"),
            "return-why",
            tables.reason_columns(),
        )

    def _add(
        self, key: SectionKey, title: str, name: str, columns: Sequence[Column[R]]
    ) -> RowsModel[R]:
        model: RowsModel[R] = RowsModel(columns)
        block = _Block(title, name, model)
        block.table.opened.connect(partial(self._open_row, block.table))
        self._blocks.setdefault(key, []).append(block)
        self._column.addWidget(block)
        return model

    def _open_row(self, table: Table, row: object) -> None:
        across = Qt.Orientation.Horizontal
        heading = table.model().headerData(table.currentIndex().column(), across)
        state = tables.state_under(str(heading)) if table.currentIndex().isValid() else None
        self.opened.emit(Opened(row, state, table.objectName() == "return-role"))

    def show_section(self, key: SectionKey) -> None:
        """Show the tables of a section; nothing where it has none."""
        for each, blocks in self._blocks.items():
            for block in blocks:
                block.setVisible(each is key)
        self.setVisible(key in self._blocks)

    def show_document(self, document: ReturnDocument) -> None:
        """Put the figures in."""
        self.workforce.set_rows(tables.workforce_rows(document))
        self.all.set_columns(tables.requirement_columns(document))
        self.all.set_rows(document.requirements)
        self.roles.set_rows(document.by_role)
        self.groups.set_rows(document.by_group)
        self.reasons.set_rows(tables.reason_rows(document))
        self._fit(document)

    def _fit(self, document: ReturnDocument) -> None:
        whole, by_role, by_group = self._blocks[SectionKey.REQUIREMENTS]
        whole.fit(tables.counted_how(document))
        overlap = tables.overlap_how()
        by_role.fit(overlap, _small_roles(document))
        by_group.fit(overlap, small_words(small_groups(document), tr("group")))
        self._blocks[SectionKey.WORKFORCE][0].fit(tables.workforce_how())
        self._blocks[SectionKey.REASONS][0].fit(tables.reasons_how())


def _by(heading: str) -> list[Column[GroupedFigures]]:
    return tables.grouped_columns(heading)


def _small_roles(document: ReturnDocument) -> str:
    """Which roles have few people, and what can be done about that where anything can."""
    said = small_words(small_roles(document), tr("role"))
    if not said:
        return said
    return f"{said} " + tr("They are one row in what you send, unless you choose otherwise.")
