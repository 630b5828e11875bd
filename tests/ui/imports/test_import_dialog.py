"""Importing: what is shown first is what is done, and nothing is done before."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

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
from sgdesk.ui.tasks import InlineTasks
from tests.ui.conftest import RecordingShell
from tests.ui.imports.conftest import write_sheet
from tests.ui.setup.names import nameless

TRACKER = (
    "Our training",
    "Name,Role,Level 2,RHRT,Fire safety",
    "Ada Example,Helper,13/03/2025,tbc,yes",
    "Cy New,Helper,14/03/2025,15/03/2025,",
    "Di New,Helper,31/02/2025,,",
)


def _words(dialog: ImportDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_a_tracker_shows_what_it_adds_and_adds_that(
    open_dialog: Callable[..., ImportDialog],
    workspace: Workspace,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "training.csv", *TRACKER))
    assert dialog.parts.bring_in.text() == "Bring in 1 completion for 1 person"
    dialog.parts.add_people.click()
    assert dialog.parts.bring_in.text() == "Bring in 3 completions for 2 people"
    assert (
        "1 column and 2 cells or rows are left out. 3 completions for 2 people would come in"
        in _words(dialog)
    )
    shown = [(row.who, row.day) for row in dialog.parts.tabs.added.rows]
    refused = [(row.row, row.column, row.value) for row in dialog.parts.tabs.refused.rows]
    assert refused == [(None, "E", "Fire safety"), (3, "D", "tbc"), (5, "C", "31/02/2025")]
    assert [action.code for action in actions(workspace)].count("import") == 0
    dialog.import_now()
    action = actions(workspace)[0]
    assert action.details["added"] == len(shown) == 3
    assert action_wish(action.code, action.details) == "import 3 rows from training.csv"
    assert {person.name for person in everyone(workspace)} >= {"Cy New", "Di New"}
    assert shell.changes
    undo(workspace)
    assert {person.name for person in everyone(workspace)} == {"Ada Example", "Bob Example"}


def test_days_and_months_in_doubt_are_asked_with_dates_of_the_write_sheet(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = write_sheet(
        tmp_path / "t.csv",
        "Name,Course,Date",
        "Ada Example,level2,03/04/2025",
        "Bob Example,level2,04/25/2025",
    )
    dialog = open_dialog(path)
    assert "Is that 3 April 2025 or 4 March 2025?" in _words(dialog)
    assert not dialog.parts.bring_in.isEnabled()
    assert dialog.focusWidget() is dialog.parts.doubt._day
    dialog.parts.doubt._month.click()
    assert not dialog.parts.doubt.isVisible()
    assert [row.day.isoformat() for row in dialog.parts.tabs.added.rows if row.day] == [
        "2025-03-04",
        "2025-04-25",
    ]


def test_what_a_column_is_taken_as_can_be_put_right_and_is_remembered(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = write_sheet(
        tmp_path / "t.csv", "Bod,Level 2,Big day", "Ada Example,13/03/2025,14/03/2025"
    )
    dialog = open_dialog(path)
    assert not dialog.parts.bring_in.isEnabled()
    _take_as(dialog, "A", "Full name")
    _take_as(dialog, "C", "Working Together to Safeguard Children (Level 3)")
    assert dialog.parts.bring_in.text() == "Bring in 2 completions for 1 person"
    dialog.import_now()
    again = open_dialog(
        write_sheet(path, "Bod,Level 2,Big day", "Bob Example,13/03/2025,14/03/2025")
    )
    assert again.parts.bring_in.text() == "Bring in 2 completions for 1 person"
    again.parts.tabs.show_columns()
    assert again.parts.tabs.columns.boxes[0].currentText() == "Full name"


def _take_as(dialog: ImportDialog, letter: str, words: str) -> None:
    start = f"Column {letter}, "
    box = next(b for b in dialog.parts.tabs.columns.boxes if b.accessibleName().startswith(start))
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def test_what_was_refused_can_be_saved_as_a_write_sheet(
    open_dialog: Callable[..., ImportDialog],
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *TRACKER))
    dialog.parts.tabs.setCurrentIndex(2)
    target = tmp_path / "refused.csv"
    alerts.files.append(target)
    dialog.parts.export.click()
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 1 + len(dialog.parts.tabs.refused.rows)
    assert [path.name for path in shell.saved_files[-1]] == ["refused.csv"]


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence_and_another_can_be_chosen(
    open_dialog: Callable[..., ImportDialog], alerts: RecordingAlerts, tmp_path: Path
) -> None:
    dialog = open_dialog(tmp_path / "missing.csv")
    assert dialog.parts.problem.isVisible()
    assert not dialog.parts.bring_in.isEnabled()
    alerts.files.append(write_sheet(tmp_path / "t.csv", *TRACKER))
    dialog.source.choose.click()
    assert not dialog.parts.problem.isVisible()
    assert dialog.parts.bring_in.isEnabled()


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
    assert dialog.source.worksheet.isVisible()
    assert [row.who for row in dialog.parts.tabs.added.rows] == ["Ada Example"]
    dialog.source.worksheet.setCurrentText("Volunteers")
    dialog.source.worksheet.textActivated.emit("Volunteers")
    assert [row.who for row in dialog.parts.tabs.added.rows] == ["Bob Example"]
    assert dialog.source.worksheet.currentText() == "Volunteers"


def test_the_kind_can_be_said_otherwise(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", "First name,Surname", "Eve,New"))
    assert dialog.parts.kind.currentText() == "People"
    assert dialog.parts.bring_in.text() == "Add 1 person"
    dialog.parts.kind.setCurrentText("Roles")
    dialog.parts.kind.activated.emit(dialog.parts.kind.currentIndex())
    assert not dialog.parts.bring_in.isEnabled()
    assert "no column for role" in _words(dialog)


def test_a_file_can_be_dropped(open_dialog: Callable[..., ImportDialog], tmp_path: Path) -> None:
    dialog = open_dialog()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_sheet(tmp_path / "t.csv", *TRACKER)))])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert dialog.parts.bring_in.isEnabled()


def test_every_widget_of_the_import_has_a_name(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *TRACKER))
    for place in range(5):
        dialog.parts.tabs.setCurrentIndex(place)
        assert nameless(dialog) == []


def test_the_way_here_can_say_the_kind(context: Context) -> None:
    dialog = ImportDialog(context, kind=SheetKind.TRAINING)
    assert dialog.parts.kind.currentText() == "Training"
    dialog.deleteLater()


def test_whatever_stops_an_import_it_can_be_tried_again(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = write_sheet(tmp_path / "training.csv", *TRACKER)
    dialog = open_dialog(path)
    path.unlink()
    dialog.import_now()
    assert dialog.parts.bring_in.isEnabled()
    assert dialog.parts.bring_in.text() == "Try again"
    assert dialog.parts.problem.isVisible()
    write_sheet(path, *TRACKER)
    dialog.import_now()
    assert dialog.parts.finish.isVisible()


def test_in_an_empty_file_everybody_of_the_first_sheet_is_to_be_added_from_the_start(
    empty_workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    dialog = ImportDialog(Context(empty_workspace, InlineTasks(alerts.refuse), alerts, shell))
    assert dialog.parts.add_people.isChecked()
    dialog.done(0)


def test_whom_to_add_can_be_said_before_there_is_a_sheet(
    open_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = open_dialog()
    assert not dialog.parts.add_people.isChecked()
    dialog.parts.add_people.click()
    dialog.take(write_sheet(tmp_path / "training.csv", *TRACKER))
    assert dialog.parts.add_people.isChecked()
    assert dialog.parts.bring_in.text() == "Bring in 3 completions for 2 people"


def test_the_end_says_what_to_do_about_those_who_began_long_ago(
    qtbot: QtBot,
    empty_workspace: Workspace,
    alerts: RecordingAlerts,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    steward = add_role(empty_workspace, "Steward", None, ["induction"])[0]
    for name in ("Eve", "Fay", "Gil"):
        add_person(empty_workspace, PersonDetails(name, "Example"), steward, date(2019, 3, 1))
    sheet = write_sheet(tmp_path / "sheet.csv", "Name,Level 2", "Eve Example,13/03/2025")
    context = Context(empty_workspace, InlineTasks(alerts.refuse), alerts, shell)
    dialog = ImportDialog(context, path=sheet)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.import_now()
    assert "3 people began over a year ago, and no induction is noted" in _words(dialog)


def test_notes_that_are_left_out_are_told_first_and_kept_by_one_button(
    open_dialog: Callable[[Path | None], ImportDialog], workspace: Workspace, tmp_path: Path
) -> None:
    sheet = write_sheet(
        tmp_path / "tracker.csv",
        "Name,Level 1,Notes",
        "Cy Example,1/2/2024,brings her own certificate",
    )
    dialog = open_dialog(sheet)
    dialog.parts.add_people.click()
    band = dialog.parts.notes_left
    assert band.isVisible()
    assert "Left out: “Notes”." in band.text()
    band._button.click()
    assert band.isHidden()
    dialog.import_now()
    kept = {each.name: each.notes for each in everyone(workspace)}
    assert kept["Cy Example"] == "Notes: brings her own certificate"


def test_people_who_are_not_known_are_told_over_the_sheet_and_added_by_one_button(
    open_dialog: Callable[[Path | None], ImportDialog], tmp_path: Path
) -> None:
    rows = ("Name,Level 1", "Cy Example,1/2/2024", "Dee Example,1/2/2024")
    dialog = open_dialog(write_sheet(tmp_path / "tracker.csv", *rows))
    band = dialog.parts.not_known
    assert band.isVisible()
    assert "2 people of this sheet are not known here" in band.text()
    band._button.click()
    assert band.isHidden()
    assert dialog.parts.bring_in.text() == "Bring in 2 completions for 2 people"


def test_who_did_not_complete_is_counted_and_shown_apart(
    open_dialog: Callable[[Path | None], ImportDialog], tmp_path: Path
) -> None:
    sheet = write_sheet(
        tmp_path / "evening.csv",
        "Name,Course,Date,Attended",
        "Ada Example,Level 1,1/2/2024,Y",
        "Bob Example,Level 1,1/2/2024,N",
    )
    dialog = open_dialog(sheet)
    said = "1 completion and 1 booked or not completed for 2 people"
    assert dialog.parts.bring_in.text() == f"Bring in {said}"
    assert f"{said} would come in" in dialog.parts.sum.text()
    shown = dialog.shown
    assert shown is not None
    assert shown.report is not None
    assert [each.note for each in shown.report.additions] == ["", "Not completed"]


def test_a_sheet_without_notes_says_nothing_of_them(
    open_dialog: Callable[[Path | None], ImportDialog], tmp_path: Path
) -> None:
    sheet = write_sheet(tmp_path / "tracker.csv", "Name,Level 1", "Ada Example,1/2/2024")
    assert open_dialog(sheet).parts.notes_left.isHidden()
