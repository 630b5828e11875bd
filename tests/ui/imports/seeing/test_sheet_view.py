"""The sheet stands there as it looks, and each cell says what was made of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import Fate, PicturedCell
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.seeing.fates import FATES, fate_fill, fate_ink
from sgdesk.ui.imports.seeing.sheet_view import CELL_ROLE, SheetModel
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.theme import DARK, LIGHT, SchemeChoice, build_palette
from sgdesk.ui.widgets import Table
from tests.factories import make_workspace
from tests.services.imports.cases.workbooks import DAY, workbook
from tests.ui.conftest import RecordingShell
from tests.ui.imports.conftest import write_sheet

Opens = Callable[[Path | None], ImportDialog]

SHEET = (
    "Our training",
    "Name,Level 2,DBS number,Basic,Teas",
    "Ada Example,13/03/2025,001234567890,12/03/2025,",
    "Bob Example,31/02/2025,001234567891,late,",
    "Cy Nobody-Knows,14/03/2025,,,",
    "Total,2,,,",
)


def model_of(dialog: ImportDialog) -> SheetModel:
    return dialog.parts.tabs.sheet.view.sheet


def at(model: SheetModel, place: str) -> QModelIndex:
    """The index of a cell by its letter and the row as the spreadsheet numbers it."""
    column = ord(place[0]) - ord("A")
    across = [model.headerData(each, Qt.Orientation.Vertical) for each in range(model.rowCount())]
    return model.index(across.index(place[1:]), column)


def fate_at(model: SheetModel, place: str) -> Fate:
    cell = at(model, place).data(CELL_ROLE)
    assert isinstance(cell, PicturedCell)
    return cell.fate


def said_at(model: SheetModel, place: str) -> str:
    return str(at(model, place).data(Qt.ItemDataRole.AccessibleTextRole))


def test_each_cell_is_dressed_as_what_was_made_of_it(open_dialog: Opens, tmp_path: Path) -> None:
    model = model_of(open_dialog(write_sheet(tmp_path / "t.csv", *SHEET)))
    found = {place: fate_at(model, place) for place in ("A1", "B2", "A3", "B3", "C3", "D3", "B4")}
    assert found == {
        "A1": Fate.OUTSIDE,
        "B2": Fate.HEADING,
        "A3": Fate.DETAIL,
        "B3": Fate.COMPLETION,
        "C3": Fate.LEFT_WHERE_IT_IS,
        "D3": Fate.ASKED,
        "B4": Fate.LISTED,
    }


def test_a_cell_says_in_words_what_was_made_of_it(open_dialog: Opens, tmp_path: Path) -> None:
    model = model_of(open_dialog(write_sheet(tmp_path / "t.csv", *SHEET)))
    assert said_at(model, "B3") == (
        "“13/03/2025”: Completion of Working Together to Safeguard Children (Level 2) on "
        "13 March 2025"
    )
    assert said_at(model, "B4") == "“31/02/2025”: Left out; there is no such day"
    assert said_at(model, "E3") == "Blank"
    assert at(model, "B3").data(Qt.ItemDataRole.ToolTipRole) == said_at(model, "B3")


def test_the_first_cell_says_the_whole_row(open_dialog: Opens, tmp_path: Path) -> None:
    model = model_of(open_dialog(write_sheet(tmp_path / "t.csv", *SHEET)))
    said = said_at(model, "A3")
    assert said.startswith("Row 3. “")
    assert "B: 13/03/2025" in said
    assert "C: not kept here" in said


def test_what_is_not_kept_here_is_not_even_shown(open_dialog: Opens, tmp_path: Path) -> None:
    model = model_of(open_dialog(write_sheet(tmp_path / "t.csv", *SHEET)))
    assert at(model, "C3").data() == "not kept here"
    cell = at(model, "C3").data(CELL_ROLE)
    assert isinstance(cell, PicturedCell)
    assert cell.text == ""
    everything = " ".join(
        str(model.index(row, column).data(role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
    )
    assert "00123456789" not in everything


def test_nothing_of_a_row_looks_as_if_it_came_in_whose_person_nobody_knows(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    assert fate_at(model_of(dialog), "B5") is Fate.LISTED
    dialog.parts.add_people.click()
    assert fate_at(model_of(dialog), "B5") is Fate.COMPLETION


def test_rows_and_columns_are_headed_as_in_the_spreadsheet(
    open_dialog: Opens, tmp_path: Path
) -> None:
    model = model_of(open_dialog(write_sheet(tmp_path / "t.csv", SHEET[1], "", "", *SHEET[2:])))
    down = [model.headerData(each, Qt.Orientation.Vertical) for each in range(model.rowCount())]
    across = [
        model.headerData(each, Qt.Orientation.Horizontal) for each in range(model.columnCount())
    ]
    assert down == ["1", "4", "5", "6", "7"]
    assert across == ["A", "B", "C", "D", "E"]


def test_the_legend_counts_what_became_of_the_cells(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    shown = {each.accessibleName() for each in dialog.parts.tabs.sheet.legend if each.isVisible()}
    assert {"Completed 1", "Not kept here 2"} <= shown
    assert not any(each.endswith(" 0") for each in shown)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_what_differs_looks_different_in_light_and_dark(scheme: object) -> None:
    palette = build_palette(LIGHT if scheme is LIGHT else DARK)
    told = [Fate.COMPLETION, Fate.ASKED, Fate.LISTED, Fate.NOTED, Fate.LEFT_WHERE_IT_IS]
    assert None not in [fate_fill(palette, each) for each in told]
    looks = {(str(fate_fill(palette, each)), fate_ink(palette, each).name()) for each in told}
    assert len(looks) == len(told)
    assert set(FATES) == set(Fate)


def _picture(dialog: ImportDialog) -> bytes:
    image = dialog.parts.tabs.sheet.view.viewport().grab().toImage()
    return bytes(image.constBits())


def test_the_sheet_is_drawn_anew_when_the_window_turns_dark(
    open_dialog: Opens, tmp_path: Path, qapp: QApplication
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    light = _picture(dialog)
    apply_theme(qapp, SchemeChoice.DARK)
    qapp.processEvents()
    assert _picture(dialog) != light


def test_four_hundred_rows_and_sixty_columns_are_looked_at_cell_by_cell(
    open_dialog: Opens, tmp_path: Path
) -> None:
    head = "Name,Level 2," + ",".join(f"Other {each}" for each in range(58))
    rows = [f"Ada Example,13/03/2025{',x' * 58}" for _ in range(400)]
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", head, *rows))
    model = model_of(dialog)
    assert (model.rowCount(), model.columnCount()) == (401, 60)
    assert model.headerData(59, Qt.Orientation.Horizontal) == "BH"
    view = dialog.parts.tabs.sheet.view
    view.setCurrentIndex(model.index(400, 59))
    assert view.visualRect(model.index(400, 59)).intersects(view.viewport().rect())
    assert len(dialog.parts.questions.cards) <= 20


def test_a_role_in_a_second_column_is_asked_about_where_it_stands(
    open_dialog: Opens, tmp_path: Path
) -> None:
    sheet = write_sheet(
        tmp_path / "t.csv", "Name,Role,Level 2,What they do", "Eve Madeup,Helper,13/03/2025,Teas"
    )
    dialog = open_dialog(sheet)
    dialog.parts.add_people.click()
    model = model_of(dialog)
    assert (fate_at(model, "B2"), fate_at(model, "D2")) == (Fate.DETAIL, Fate.ASKED)


@pytest.fixture
def nobody(tmp_path: Path, alerts: RecordingAlerts, shell: RecordingShell) -> Iterator[Context]:
    made: Workspace = make_workspace(tmp_path, "hscp")
    yield Context(made, InlineTasks(alerts.refuse), alerts, shell)
    made.close()


def test_people_are_added_where_the_file_holds_nobody_and_a_choice_is_kept(
    nobody: Context, tmp_path: Path
) -> None:
    dialog = ImportDialog(nobody, path=write_sheet(tmp_path / "t.csv", *SHEET))
    dialog.show()
    assert dialog.parts.add_people.isChecked()
    assert dialog.parts.bring_in.text() == "Bring in 2 completions for 2 people"
    dialog.parts.add_people.click()
    assert dialog.parts.bring_in.text() == "Nothing to bring in"
    dialog.parts.kind.activated.emit(2)
    dialog.parts.kind.activated.emit(0)
    assert not dialog.parts.add_people.isChecked()
    dialog.done(0)


def test_what_is_struck_through_looks_so_and_is_said_in_words(
    open_dialog: Opens, tmp_path: Path
) -> None:
    rows = (("Name", "Level 1"), ("Ada Example", DAY), ("Bob Example", DAY))
    model = model_of(open_dialog(workbook(tmp_path, *rows, struck=["B2"])))

    assert "struck through in the sheet" in said_at(model, "B2")
    assert "struck through" not in said_at(model, "B3")


def test_the_numbers_beside_the_rows_are_as_wide_as_the_last(
    open_dialog: Opens, tmp_path: Path
) -> None:
    few = open_dialog(write_sheet(tmp_path / "few.csv", *SHEET)).parts.tabs.sheet.view
    rows = [f"Ada Example{n},13/03/2025,,," for n in range(1000)]
    many = open_dialog(write_sheet(tmp_path / "many.csv", *SHEET[:2], *rows)).parts.tabs.sheet.view
    header = many.verticalHeader()
    assert header.width() > few.verticalHeader().width()
    assert header.width() >= many.fontMetrics().horizontalAdvance("1002")


def test_why_a_cell_is_left_out_stands_under_the_sheet_once_it_is_looked_at(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "sheet.csv", *SHEET))
    sheet = dialog.parts.tabs.sheet
    sheet.view.setCurrentIndex(sheet.view.sheet.index(3, 1))
    assert sheet.said.text().startswith("B4 – “31/02/2025”: Left out; there is no such day")
    sheet.view.setCurrentIndex(sheet.view.sheet.index(4, 1))
    assert sheet.said.text().startswith("B5 – “14/03/2025”: Left out with its row. A: ")


def test_a_reason_stands_in_full_under_the_list(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "sheet.csv", *SHEET))
    tabs, why = dialog.parts.tabs, dialog.parts.why
    assert not why.isVisible()
    tabs.setCurrentIndex(2)
    table = tabs.currentWidget()
    assert isinstance(table, Table)
    table.setCurrentIndex(tabs.refused.index(1, 0))
    assert why.isVisible()
    assert why.text() == tabs.refused.rows[1].reason


def test_the_names_stay_in_sight_where_the_sheet_scrolls_sideways(
    open_dialog: Opens, tmp_path: Path
) -> None:
    wide = [f"Some long heading of a column {each}" for each in range(9)]
    rows = [",".join(["No", "Name", "Level 2", *wide]), "1,Ada Example,13/03/2025" + ",x" * 9]
    view = open_dialog(write_sheet(tmp_path / "t.csv", *rows)).parts.tabs.sheet.view
    assert view.indexAt(QPoint(3, 3)).column() == 0
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert view.indexAt(QPoint(3, 3)).column() == 1
    view.setCurrentIndex(view.sheet.index(1, 2))
    view.scrollTo(view.sheet.index(1, 2))
    assert view.columnViewportPosition(2) >= view.columnWidth(1)
