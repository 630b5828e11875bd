"""A row's fate is seen by its ground and its mark, and read in the words of its first cell."""

from typing import NamedTuple

from pytestqt.qtbot import QtBot

from sgdesk.services.imports import Fate
from sgdesk.ui.imports.parts.fates_table import FATE_ROLE, FatesModel, FatesTable
from sgdesk.ui.imports.seeing.fates import fate_fill
from sgdesk.ui.widgets import Column


class Line(NamedTuple):
    word: str
    fate: Fate
    name: str


LINES = (Line("Asked", Fate.ASKED, "Robs iPad"), Line("Present", Fate.COMPLETION, "Ada Example"))


def test_the_ground_of_the_first_cell_is_that_of_its_fate_and_no_other(qtbot: QtBot) -> None:
    columns: tuple[Column[Line], ...] = (
        Column("Becomes", lambda row: row.word),
        Column("Name", lambda row: row.name),
    )
    model = FatesModel(columns, lambda row: row.fate, LINES)
    table = FatesTable("Who came")
    qtbot.addWidget(table)
    table.setModel(model)
    table.fit_columns()
    table.resize(400, 200)
    table.show()
    picture = table.viewport().grab().toImage()
    seen = []
    for row in range(2):
        box = table.visualRect(model.index(row, 0))
        seen.append(picture.pixelColor(box.right() - 2, box.top() + 2).name())
    fills = [fate_fill(table.palette(), each.fate) for each in LINES]
    assert seen == [fill.name() for fill in fills if fill]
    assert model.index(0, 1).data(FATE_ROLE) is None
    assert model.index(0, 0).data() == "Asked"
