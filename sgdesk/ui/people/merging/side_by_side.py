"""The two entries of a person side by side, with what the one would say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import State
from sgdesk.services.people.merging.merging import MergePreview
from sgdesk.ui.people.matrix.lines import column_title
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Card, Column, RowsModel, still_table
from sgdesk.ui.words import badge_phrase

_MAY_PART = "\u200b"


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    title: str
    stays: _Cell
    goes: _Cell
    after: _Cell


class SideBySideTable(Card):
    """What is kept of each entry and how each requirement stands, and the same of the one.

    Its columns share the width there is, and words wrap: nothing lies beyond an edge.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Side by side"), parent)
        self.table = still_table(tr("The two side by side"))
        self.model: RowsModel[_Row] = RowsModel(_columns(tr("This one"), tr("The other one")))
        self.table.setModel(self.model)
        self.table.setWordWrap(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(self.table)

    def show_both(self, found: MergePreview) -> None:
        """Show the lines of a preview."""
        self.model.set_columns(_columns(found.stays.name, found.goes.name))
        self.model.set_rows(tuple(_rows(found)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make the table as high as its rows, which are as high as their words in this width."""
        table = self.table
        table.resizeRowsToContents()
        rows = sum(table.rowHeight(at) for at in range(self.model.rowCount()))
        frame = 2 * table.frameWidth()
        table.setFixedHeight(rows + table.horizontalHeader().sizeHint().height() + frame)
        self.body.invalidate()
        self.updateGeometry()


def _columns(stays: str, goes: str) -> tuple[Column[_Row], ...]:
    if stays == goes:
        stays, goes = tr("{name}, this entry", name=stays), tr("{name}, the other", name=goes)
    return (
        Column("", lambda row: row.title),
        _column(stays, lambda row: row.stays),
        _column(goes, lambda row: row.goes),
        _column(tr("Then"), lambda row: row.after),
    )


def _column(title: str, cell: Callable[[_Row], _Cell]) -> Column[_Row]:
    return Column(title, lambda row: cell(row).text, state=lambda row: cell(row).state)


def _rows(found: MergePreview) -> Iterator[_Row]:
    for line in found.compared:
        texts = (line.stays, line.goes, line.after)
        yield _Row(tr(line.title), *(_Cell(_wrapping(each) or "–") for each in texts))
    for each in found.states:
        yield _Row(column_title(each.title), *map(_standing, (each.stays, each.goes, each.after)))


def _wrapping(text: str) -> str:
    """A long address may be parted after its @, so that all of it is seen."""
    return text.replace("@", f"@{_MAY_PART}")


def _standing(standing: Standing | None) -> _Cell:
    if standing is None:
        return _Cell(tr("Not asked"))
    return _Cell(badge_phrase(standing), standing.state)
