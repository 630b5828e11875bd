"""The end of an import says what was left out before what came in."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from sgdesk.services.file.undo import actions
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.roles import add_role, roles_view
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.twin_card import TwinCard
from tests.ui.conftest import RecordingShell
from tests.ui.imports.conftest import write_sheet
from tests.ui.setup.names import nameless

Opens = Callable[..., ImportDialog]

SHEET = (
    "Name,Level 2,Safeguarding basic",
    "Ada Example,13/03/2025,12/03/2025",
    "Bob Example,31/02/2025,",
)


def finished(open_dialog: Opens, path: Path, *rows: str) -> ImportDialog:
    dialog = open_dialog(write_sheet(path, *rows))
    dialog.import_now()
    return dialog


def test_what_was_left_out_stands_above_what_came_in(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = finished(open_dialog, tmp_path / "t.csv", *SHEET)
    page = dialog.parts.finish
    assert page.left.text() == "1 column and 1 cell or row were left out."
    assert page.came.text() == "1 completion for 1 person came in."
    assert page.left.y() < page.came.y()
    assert [(each.row, each.column) for each in page.rows.rows] == [(None, "C"), (3, "B")]
    assert nameless(dialog) == []


def test_where_nothing_was_left_out_there_is_no_list(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = finished(open_dialog, tmp_path / "t.csv", "Name,Level 2", "Ada Example,13/03/2025")
    page = dialog.parts.finish
    assert page.left.text() == "Nothing was left out."
    assert not page.save.isVisible()


def test_those_left_out_are_saved_as_a_sheet(
    open_dialog: Opens, tmp_path: Path, alerts: RecordingAlerts
) -> None:
    dialog = finished(open_dialog, tmp_path / "t.csv", *SHEET)
    alerts.files.append(tmp_path / "left.csv")
    dialog.parts.finish.save.click()
    text = (tmp_path / "left.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == ["Name", "Level 2", "Safeguarding basic", "Why it was left out"]
    assert rows[2] == ["Bob Example", "31/02/2025", "", "Level 2, B3: there is no such day"]
    assert "Saved 2 rows as left.csv." in [
        each.text() for each in dialog.parts.finish.findChildren(QLabel) if each.isVisible()
    ]


def test_a_like_role_that_nobody_holds_is_offered_and_taken_at_once(
    open_dialog: Opens, workspace: Workspace, shell: RecordingShell, tmp_path: Path
) -> None:
    add_role(workspace, "Youth worker", "3")
    path = write_sheet(tmp_path / "t.csv", "Name,Role,Level 2", "Eve New,Youth leader,13/03/2025")
    dialog = open_dialog(path)
    dialog.parts.add_people.click()
    question = dialog.parts.questions.next_open()
    assert question is not None
    assert "Your role Youth worker" in [each.words for each in question.ways]
    dialog.answer(question.question.id, "group:3")
    dialog.import_now()
    (card,) = dialog.findChildren(TwinCard)
    assert card.words.text() == (
        "Your sheet has Youth leader. The list of roles began with Youth worker, "
        "which nobody holds."
    )
    assert nameless(dialog) == []
    card.use.click()
    assert not card.use.isVisible()
    assert card.words.text() == (
        "Youth worker is used for Youth leader now, here and in the next sheet. "
        "Undo takes this back by itself."
    )
    assert {each.role.name: each.holders for each in roles_view(workspace)} == {
        "Helper": 0,
        "Youth worker": 1,
    }
    assert actions(workspace)[0].code == "use_role_instead"


def test_a_role_spelt_otherwise_is_told_and_both_can_stay(
    open_dialog: Opens, workspace: Workspace, shell: RecordingShell, tmp_path: Path
) -> None:
    lines = ("Name,Role,Level 2", "Eve New,Helper,13/03/2025", "Flo New,Helpers,13/03/2025")
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *lines))
    dialog.parts.add_people.click()
    dialog.answer("role:helpers", "nothing")
    dialog.import_now()
    (card,) = dialog.findChildren(TwinCard)
    assert card.words.text() == (
        "Your sheet has Helpers, and there is Helper too. They may be one role."
    )
    card.keep.click()
    assert card.words.text() == "Both stay as they are."
    assert {each.role.name for each in roles_view(workspace)} == {"Helper", "Helpers"}


def test_what_the_sheet_does_not_say_is_told_before_and_after(
    open_dialog: Opens, tmp_path: Path
) -> None:
    lines = ("Name,Level 2,Notes", "Eve New,March 2025,maternity", "Flo New,13/03/2025,")
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *lines))
    dialog.parts.add_people.click()
    said = dialog.parts.assumed.text()
    assert said == (
        "1 date has a month alone: it is taken as the first day of that month. "
        "2 new people are taken as volunteers, since the sheet does not say staff, trustee or "
        "other. When 2 new people began is not known. "
        "1 note may tell of leave, of training or when somebody began: see “To look at”."
    )
    assert dialog.parts.sum.text().startswith("1 column is left out.")
    dialog.import_now()
    assert dialog.parts.finish.assumed.text().startswith("1 date has a month alone")
    assert "maternity" in [each.value for each in dialog.parts.finish.rows.rows]


def test_a_mended_sheet_adds_only_what_is_new(open_dialog: Opens, tmp_path: Path) -> None:
    finished(open_dialog, tmp_path / "t.csv", *SHEET)
    mended = [each.replace("31/02", "28/02") for each in SHEET]
    dialog = open_dialog(write_sheet(tmp_path / "u.csv", *mended))
    assert dialog.parts.bring_in.text() == "Bring in 1 completion for 1 person"
    assert [each.who for each in dialog.parts.tabs.added.rows] == ["Bob Example"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_done_and_escape_both_end_it_as_done(
    open_dialog: Opens, tmp_path: Path, key: Qt.Key
) -> None:
    dialog = finished(open_dialog, tmp_path / "t.csv", *SHEET)
    ended: list[bool] = []
    dialog.accepted.connect(lambda: ended.append(True))
    assert dialog.focusWidget() is dialog.parts.bring_in
    assert not dialog.parts.cancel.isVisible()
    QTest.keyClick(dialog, key)
    assert ended == [True]


def test_what_was_left_out_is_named_by_person_and_heading(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *SHEET))
    listed = dialog.parts.tabs.refused
    titles = [
        listed.headerData(place, Qt.Orientation.Horizontal) for place in range(listed.columnCount())
    ]
    assert titles == ["Row", "Column", "Person", "Heading", "Value", "Reason"]
    dialog.import_now()
    rows = dialog.parts.finish.rows
    said = [[rows.index(row, at).data() for at in range(5)] for row in range(rows.rowCount())]
    assert ["3", "B", "Bob Example", "Level 2", "31/02/2025"] in said


def test_the_other_worksheets_of_the_file_are_named_before_and_after(
    open_dialog: Opens, tmp_path: Path
) -> None:
    book = Workbook()
    (first,) = book.worksheets
    first.title = "Helpers 2025"
    first.append(["Name", "Level 2"])
    first.append(["Ada Example", "13/03/2025"])
    book.create_sheet("Old list").append(["Name", "Level 2"])
    book.create_sheet("Empty")
    book.save(tmp_path / "t.xlsx")
    dialog = open_dialog(tmp_path / "t.xlsx")
    said = "The worksheet “Old list” is not read now: it can be chosen above."
    assert dialog.parts.sum.text().endswith(said)
    dialog.import_now()
    left = dialog.parts.finish.left.text()
    assert "The worksheet “Old list” of this file was not read." in left


def test_how_long_an_import_can_be_taken_back_is_said_as_it_is(
    open_dialog: Opens, tmp_path: Path
) -> None:
    dialog = finished(open_dialog, tmp_path / "t.csv", *SHEET)
    said = " ".join(each.text() for each in dialog.parts.finish.findChildren(QLabel))
    assert "each press takes back the newest change" in said
