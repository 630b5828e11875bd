"""Importing: what is shown first is what is done, and nothing is done before."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sgdesk.services.file.undo import actions, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.standing import everyone
from sgdesk.ui.action_words import action_wish
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.memory import ColumnMemory
from sgdesk.ui.tasks import InlineTasks
from tests.factories import make_workspace
from tests.ui.conftest import RecordingShell
from tests.ui.setup.names import nameless

TRACKER = (
    "Our training",
    "Name,Role,Level 2,RHRT,Fire safety",
    "Ada Example,Helper,13/03/2025,tbc,yes",
    "Cy New,Helper,14/03/2025,15/03/2025,",
    "Di New,Helper,31/02/2025,,",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "hscp")
    add_role(made, "Helper", "2")
    for name in ("Ada", "Bob"):
        add_person(made, PersonDetails(name, "Example"))
    yield made
    made.close()


@pytest.fixture
def context(workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell) -> Context:
    return Context(workspace, InlineTasks(alerts.refuse), alerts, shell)


@pytest.fixture
def columns(tmp_path: Path) -> ColumnMemory:
    return ColumnMemory(tmp_path / "columns.json")


@pytest.fixture
def open_dialog(
    qtbot: QtBot, context: Context, columns: ColumnMemory
) -> Iterator[Callable[[Path | None], ImportDialog]]:
    made: list[ImportDialog] = []

    def make(path: Path | None = None) -> ImportDialog:
        dialog = ImportDialog(context, path=path, memory=columns)
        dialog.show()
        made.append(dialog)
        return dialog

    yield make
    for each in made:
        if isValid(each):
            each.reject()
    qtbot.waitUntil(lambda: not any(isValid(each) for each in made))


def sheet(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _words(dialog: ImportDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_a_tracker_shows_what_it_adds_and_adds_that(
    open_dialog: Callable[..., ImportDialog],
    workspace: Workspace,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    dialog = open_dialog(sheet(tmp_path / "training.csv", *TRACKER))
    assert dialog._import.text() == "Import 1 completion"
    dialog._add_people.setChecked(True)
    assert dialog._import.text() == "Import 3 completions"
    assert "3 completions would be added, 2 people are new, 1 is refused." in _words(dialog)
    shown = [(row.who, row.day) for row in dialog._added.rows]
    refused = [(row.row, row.column, row.value) for row in dialog._refused.rows]
    assert refused == [(5, "C", "31/02/2025")]
    assert {row.value for row in dialog._passed.rows} >= {"tbc", "Fire safety"}
    assert [action.code for action in actions(workspace)].count("import") == 0
    dialog.import_now()
    action = actions(workspace)[0]
    assert action.details["added"] == len(shown) == 3
    assert action_wish(action.code, action.details) == "import 3 rows from training.csv"
    assert {person.name for person in everyone(workspace)} >= {"Cy New", "Di New"}
    assert shell.changes
    undo(workspace)
    assert {person.name for person in everyone(workspace)} == {"Ada Example", "Bob Example"}


def test_days_and_months_in_doubt_are_asked_with_dates_of_the_sheet(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = sheet(
        tmp_path / "t.csv",
        "Name,Course,Date",
        "Ada Example,level2,03/04/2025",
        "Bob Example,level2,04/25/2025",
    )
    dialog = open_dialog(path)
    assert "Is that 3 April 2025 or 4 March 2025?" in _words(dialog)
    assert not dialog._import.isEnabled()
    assert dialog.focusWidget() is dialog._doubt._day
    dialog._doubt._month.click()
    assert not dialog._doubt.isVisible()
    assert [row.day.isoformat() for row in dialog._added.rows if row.day] == [
        "2025-03-04",
        "2025-04-25",
    ]


def test_what_a_column_is_taken_as_can_be_put_right_and_is_remembered(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = sheet(tmp_path / "t.csv", "Bod,Level 2,Big day", "Ada Example,13/03/2025,14/03/2025")
    dialog = open_dialog(path)
    assert not dialog._import.isEnabled()
    _take_as(dialog, "A", "Full name")
    _take_as(dialog, "C", "Course: Working Together to Safeguard Children (Level 3)")
    assert dialog._import.text() == "Import 2 completions"
    dialog.import_now()
    again = open_dialog(sheet(path, "Bod,Level 2,Big day", "Bob Example,13/03/2025,14/03/2025"))
    assert again._import.text() == "Import 2 completions"
    assert again._columns.boxes[0].currentText() == "Full name"


def _take_as(dialog: ImportDialog, letter: str, words: str) -> None:
    start = f"Column {letter}, "
    box = next(b for b in dialog._columns.boxes if b.accessibleName().startswith(start))
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def test_what_was_refused_can_be_saved_as_a_sheet(
    open_dialog: Callable[..., ImportDialog],
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    dialog = open_dialog(sheet(tmp_path / "t.csv", *TRACKER))
    dialog._tabs.setCurrentIndex(1)
    target = tmp_path / "refused.csv"
    alerts.files.append(target)
    dialog._export.click()
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 1 + len(dialog._refused.rows)
    assert shell.sentences[-1].endswith("as refused.csv")


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence_and_another_can_be_chosen(
    open_dialog: Callable[..., ImportDialog], alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = open_dialog(tmp_path / "missing.csv")
    assert dialog._problem.isVisible()
    assert not dialog._import.isEnabled()
    alerts.files.append(sheet(tmp_path / "t.csv", *TRACKER))
    dialog._choose.click()
    assert not dialog._problem.isVisible()
    assert dialog._import.isEnabled()


def test_a_worksheet_is_chosen_where_there_are_several(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for title, name in (("Staff", "Ada Example"), ("Volunteers", "Bob Example")):
        made = book.create_sheet(title)
        made.append(["Name", "Level 2"])
        made.append([name, "13/03/2025"])
    book.save(tmp_path / "t.xlsx")
    dialog = open_dialog(tmp_path / "t.xlsx")
    assert dialog._worksheet.isVisible()
    assert [row.who for row in dialog._added.rows] == ["Ada Example"]
    dialog._worksheet.setCurrentText("Volunteers")
    dialog._worksheet.textActivated.emit("Volunteers")
    assert [row.who for row in dialog._added.rows] == ["Bob Example"]
    assert dialog._worksheet.currentText() == "Volunteers"


def test_the_kind_can_be_said_otherwise(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = open_dialog(sheet(tmp_path / "t.csv", "First name,Surname", "Eve,New"))
    assert dialog._kind.currentText() == "People"
    assert dialog._import.text() == "Import 1 person"
    dialog._kind.setCurrentText("Roles")
    dialog._kind.activated.emit(dialog._kind.currentIndex())
    assert not dialog._import.isEnabled()
    assert "no column for role" in _words(dialog)


def test_a_file_can_be_dropped(open_dialog: Callable[..., ImportDialog], tmp_path: Path) -> None:
    dialog = open_dialog()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet(tmp_path / "t.csv", *TRACKER)))])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert dialog._import.isEnabled()


def test_every_widget_of_the_import_has_a_name(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = open_dialog(sheet(tmp_path / "t.csv", *TRACKER))
    for place in range(4):
        dialog._tabs.setCurrentIndex(place)
        assert nameless(dialog) == []


def test_the_way_here_can_say_the_kind(context: Context, columns: ColumnMemory) -> None:
    dialog = ImportDialog(context, kind=SheetKind.TRAINING, memory=columns)
    assert dialog._kind.currentText() == "Training"
    dialog.deleteLater()


def test_whatever_stops_an_import_it_can_be_tried_again(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = sheet(tmp_path / "training.csv", *TRACKER)
    dialog = open_dialog(path)
    path.unlink()
    dialog.import_now()
    assert dialog._import.isEnabled()
    assert dialog._import.text() == "Try again"
    assert dialog._problem.isVisible()
    sheet(path, *TRACKER)
    dialog.import_now()
    assert not isValid(dialog) or not dialog.isVisible()


def test_odd_settings_of_columns_are_left_out(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path, columns: ColumnMemory
) -> None:
    dialog = open_dialog(sheet(tmp_path / "t.csv", "Bod,Level 2", "Ada Example,13/03/2025"))
    shown = dialog._shown
    assert shown is not None
    columns.keep(shown.kind, shown.headings, {"A": "name", "ZZZ": "name", "B": "x" * 5000})
    assert columns.recall(shown.kind, shown.headings) == {"A": "name"}
    (tmp_path / "columns.json").write_bytes(b"\xff{")
    assert columns.recall(shown.kind, shown.headings) == {}
