"""A workbook as people keep it: what it shows comes in, what it strikes, hides or adds is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from sgdesk.data.sheets import StruckCell
from sgdesk.data.sheets.model import column_index
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.imports.account import Fate, account
from tests.factories import clock_at
from tests.imports_truth.canvas import TODAY
from tests.imports_truth.judge import organisation
from tests.services.imports.sheets import read, sheet

from .trying import bring
from .workbooks import DAY, TRACKER, Value, asked, listed, workbook


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("yyyy", "year_alone"),
        ('"booked"', "words_only"),
        ('"booked" dd/mm/yyyy', "no_completion"),
        ('dd/mm/yyyy" (expires)"', "no_completion"),
        ("dd/mm/yyyy\\ \\s\\a\\u\\s\\a\\g\\e", "asked_word"),
        (";;;", "not_shown"),
        ("hh:mm", "not_read"),
    ],
)
@pytest.mark.parametrize("kind", ["tracker", "training"])
def test_a_date_that_is_not_shown_as_one_is_no_completion(
    tmp_path: Path, kind: str, code: str, what: str
) -> None:
    if kind == "tracker":
        path = workbook(tmp_path, ("Name", "Level 1"), ("Hana Pretend", DAY), formats={"B2": code})
    else:
        heads = ("Name", "Date", "Course")
        row = ("Hana Pretend", DAY, "Level 1")
        path = workbook(tmp_path, heads, row, formats={"B2": code})
        what = "not_a_date" if what == "words_only" else what
    came = bring(tmp_path, kind, path)

    assert came.completed == set()
    assert (2, "B", what) in listed(came)


def test_a_date_of_which_the_month_is_shown_is_that_month_and_told(tmp_path: Path) -> None:
    rows = (("Name", "Level 1"), ("Hana Pretend", date(2024, 6, 19)))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, formats={"B2": "mmm-yy"}))

    assert came.completed == {"hana pretend: level1 2024-06-01"}
    assert (2, "B", "day_not_known") in listed(came)


def test_a_format_that_adds_words_of_yes_leaves_the_day(tmp_path: Path) -> None:
    rows = (("Name", "Level 1"), ("Hana Pretend", DAY))
    came = bring(
        tmp_path, "tracker", workbook(tmp_path, *rows, formats={"B2": 'dd/mm/yyyy" online"'})
    )
    assert came.completed == {"hana pretend: level1 2024-06-04"}


def test_dates_without_their_year_are_asked_once_for_the_column_with_the_year(
    tmp_path: Path,
) -> None:
    rows = (("Name", "Level 1"), ("Hana Pretend", DAY), ("Idris Madeup", DAY), ("Jo Sample", DAY))
    path = workbook(tmp_path, *rows, formats={"B2": "d-mmm", "B3": "dd/mm"})
    came = bring(tmp_path, "tracker", path)

    assert came.completed == {f"jo sample: level1 {DAY}"}
    (question,) = came.report.questions
    assert [(each.row, each.column, each.value) for each in question.cells] == [
        (2, "B", f"{DAY:%d/%m/%Y}"),
        (3, "B", f"{DAY:%d/%m/%Y}"),
    ]
    assert question.once
    assert {(2, "B", "year_asked"), (3, "B", "year_asked")} <= listed(came)
    assert not [each for each in came.report.notes if each.code.value == "year_not_shown"]


def test_dates_without_their_year_come_in_once_that_was_answered() -> None:
    grid = replace(sheet(("Name", "Level 1"), ("Hana Pretend", DAY)), yearless=frozenset({(2, 1)}))
    (key,) = read(SheetKind.TRACKER, grid=grid).asked

    came = read(SheetKind.TRACKER, grid=grid, answers={key: "stand"})
    left = read(SheetKind.TRACKER, grid=grid, answers={key: "-"})

    assert [day for *_, day, _ in came.completions] == [DAY.isoformat()]
    assert came.notes == came.refused == []
    assert left.completions == []


def test_a_date_of_a_list_without_its_year_is_asked_where_another_shows_it() -> None:
    rows = (
        ("Name", "Course", "Date"),
        ("Ann Sample", "Level 1", DAY),
        ("Bo Sample", "Level 1", DAY),
    )
    came = read(SheetKind.TRAINING, grid=replace(sheet(*rows), yearless=frozenset({(3, 2)})))

    assert [name for name, *_ in came.listed] == ["Ann Sample"]
    assert list(came.asked.values()) == [[(3, "C")]]


def test_a_day_of_something_else_without_its_year_is_told() -> None:
    head = ("First name", "Surname", "Joined")
    grid = replace(sheet(head, ("Ann", "Sample", DAY)), yearless=frozenset({(2, 2)}))
    came = read(SheetKind.PEOPLE, grid=grid)

    assert (None, "C", "1 row: 2", "year_not_shown") in came.notes


def test_a_date_that_is_struck_through_is_asked_about(tmp_path: Path) -> None:
    rows = (TRACKER, ("Hana Pretend", "Leader", DAY, DAY), ("Idris Madeup", "Leader", None, DAY))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, struck=["C2", "D3"]))

    assert came.completed == {"hana pretend: level2 2024-06-04"}
    assert asked(came)["word:struck through"] == [(2, "C"), (3, "D")]


def test_a_row_that_is_struck_through_is_somebody_who_may_have_left(tmp_path: Path) -> None:
    rows = (TRACKER, ("Hana Pretend", "Leader", DAY, DAY), ("Idris Madeup", "Leader", None, DAY))
    struck = ["A3", "B3", "D3"]
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, struck=struck))

    assert came.people == {"hana pretend": 1}
    assert asked(came) == {"word:a name struck through": [(3, "A")]}
    assert (3, "A", "name_struck") in listed(came)


@pytest.mark.parametrize("struck", ["A2", "B2"])
def test_a_name_of_which_a_part_is_struck_through_is_asked_about(
    tmp_path: Path, struck: str
) -> None:
    rows = (("First name", "Surname", "Level 1"), ("Hana", "Pretend", DAY))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, struck=[struck]))

    assert not came.people
    assert "word:a name struck through" in asked(came)


def test_a_role_that_is_struck_through_is_left_out_and_told(tmp_path: Path) -> None:
    rows = (TRACKER, ("Hana Pretend", "Leader", DAY, DAY))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, struck=["B2"]))

    assert len(came.completed) == 2
    assert not came.stored.posts
    assert (2, "B", "struck") in listed(came)


@pytest.mark.parametrize("said", ["did not attend", "spoke with the vicar", "expires 4/6/27"])
@pytest.mark.parametrize("kind", ["tracker", "training"])
def test_a_comment_that_may_say_no_makes_a_completion_a_question(
    tmp_path: Path, kind: str, said: str
) -> None:
    rows: tuple[tuple[Value, ...], ...] = (("Name", "Level 1"), ("Hana Pretend", DAY))
    if kind == "training":
        rows = (("Name", "Date", "Course"), ("Hana Pretend", DAY, "Level 1"))
    came = bring(tmp_path, kind, workbook(tmp_path, *rows, comments={"B2": said}))

    assert came.completed == set()
    (question,) = came.report.questions
    assert [(cell.row, cell.column) for cell in question.cells] == [(2, "B")]
    assert question.cells[0].value == f"04/06/2024 (comment: {said})"
    assert question.asks.startswith("“") and said.split(maxsplit=1)[0] in question.asks


def test_a_comment_that_says_nothing_against_it_is_kept_as_the_note(tmp_path: Path) -> None:
    rows = (("Name", "Level 1"), ("Hana Pretend", DAY))
    path = workbook(tmp_path, *rows, comments={"B2": "Jan Clerk:\nonline"})
    came = bring(tmp_path, "tracker", path)

    assert came.completed == {"hana pretend: level1 2024-06-04"}
    assert "online" in came.stored.text
    assert not came.report.questions


def test_comments_elsewhere_are_told_and_what_is_not_kept_here_is_not(tmp_path: Path) -> None:
    rows = (TRACKER, ("Hana Pretend", "Leader", DAY, None), ("Idris Madeup", "Leader", DAY, None))
    comments = {
        "A2": "met in Leeds",
        "B2": "DBS 001234567890",
        "C2": "DBS 001234567890",
        "D2": "asked her twice",
        "A3": "left in June",
    }
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, comments=comments))

    assert came.completed == {"hana pretend: level1 2024-06-04"}
    told = {(each.row, each.column): each.value for each in came.report.notes if each.row}
    assert told[2, "A"] == "met in Leeds"
    assert told[2, "D"] == "asked her twice"
    assert told[2, "B"] == told[2, "C"] == ""
    assert asked(came) == {"word:beside left in june": [(3, "A")]}


def test_what_is_hidden_is_read_and_told(tmp_path: Path) -> None:
    people: list[tuple[Value, ...]] = [
        (name, DAY) for name in ("Hana Pretend", "Idris Madeup", "Joan Dummy", "Kofi Fictive")
    ]
    path = workbook(tmp_path, ("Name", "Level 1"), *people, hidden=[2, 4, 5])
    came = bring(tmp_path, "tracker", path)

    hidden = [each for each in came.report.notes if each.code.value == "hidden_rows"]
    assert [each.value for each in hidden] == ["3 rows: 2, 4–5"]
    assert came.people["hana pretend"] == 1


def test_a_hidden_worksheet_is_named_and_not_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet, leavers = book.active, book.create_sheet("Leavers")
    assert sheet is not None
    for page, name in ((sheet, "Hana Pretend"), (leavers, "Idris Madeup")):
        page.append(["Name", "Level 1"])
        page.append([name, "04/06/2024"])
    leavers.sheet_state = "hidden"
    book.save(tmp_path / "two.xlsx")
    came = bring(tmp_path, "tracker", tmp_path / "two.xlsx")

    assert came.people == {"hana pretend": 1}
    assert [each.value for each in came.report.notes if each.code.value == "hidden_sheet"] == [
        "Leavers"
    ]


def test_text_boxes_and_rules_that_nobody_reads_are_told(tmp_path: Path) -> None:
    path = tmp_path / "covered.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Training")
        page.write_row(0, 0, ["Name", "Level 1"])
        page.write_row(1, 0, ["Hana Pretend", "04/06/2024"])
        struck = book.add_format({"font_strikeout": True})
        page.conditional_format("B2", {"type": "no_blanks", "format": struck})
        for words in ("Struck through: booked only", "Ask Hana"):
            page.insert_textbox(5, 5, words)
    came = bring(tmp_path, "tracker", path)

    told = {each.code.value: each.value for each in came.report.notes if each.row is None}
    assert told["text_boxes"] == "2 text boxes"
    assert told["rules"] == "1 rule"


def exchanged_by_a_program() -> list[tuple[Value, ...]]:
    """Days typed day first, and opened by a program that expects the month first."""
    return [
        ("Name", "Level 1"),
        ("Hana Pretend", date(2024, 4, 6)),
        ("Idris Madeup", date(2024, 12, 5)),
        ("Joan Dummy", "25/06/2024"),
        ("Kofi Fictive", "14/05/2024"),
        ("Lena Pretend", date(2023, 2, 2)),
        ("Mo Madeup", date(2023, 1, 9)),
    ]


def test_days_that_a_program_may_have_exchanged_are_asked_about(tmp_path: Path) -> None:
    came = bring(tmp_path, "tracker", workbook(tmp_path, *exchanged_by_a_program()))

    assert came.completed == {
        "joan dummy: level1 2024-06-25",
        "kofi fictive: level1 2024-05-14",
        "lena pretend: level1 2023-02-02",
    }
    assert asked(came) == {"word:exchanged level 1": [(2, "B"), (3, "B"), (7, "B")]}


def test_a_true_date_after_the_twelfth_shows_that_no_program_exchanged_any(tmp_path: Path) -> None:
    rows = [*exchanged_by_a_program(), ("Nell Dummy", date(2023, 1, 19))]
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows))

    assert "hana pretend: level1 2024-04-06" in came.completed
    assert not came.report.questions


def test_percentages_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Course", "Date", "Progress"])
    sheet.append(["Hana Pretend", "Level 1", "04/06/2024", 1])
    sheet.append(["Idris Madeup", "Level 1", "04/06/2024", 0.5])
    for place in ("D2", "D3"):
        sheet[place].number_format = "0%"
    book.save(tmp_path / "progress.xlsx")
    came = bring(tmp_path, "training", tmp_path / "progress.xlsx")

    assert came.completed == {"hana pretend: level1 2024-06-04"}


@pytest.mark.parametrize("place", ["A2", "B2"])
def test_a_comment_that_tells_of_a_child_is_asked_about_and_not_shown(
    tmp_path: Path, place: str
) -> None:
    rows = (("First name", "Surname", "Level 1"), ("Hana", "Pretend", DAY))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, comments={place: "aged 16"}))

    assert not came.people
    (question,) = came.report.questions
    assert "16" not in question.asks
    assert (2, "B", "may_be_a_child") in listed(came)


def test_words_that_are_struck_through_beside_a_date_are_not_passed_over(tmp_path: Path) -> None:
    rows = (("Name", "Level 1", "Level 1 status"), ("Hana Pretend", DAY, "Did not attend"))
    came = bring(tmp_path, "tracker", workbook(tmp_path, *rows, struck=["C2"]))

    assert came.completed == set()
    assert (2, "C", "struck") in listed(came)


def test_answers_bring_in_what_was_struck_through_and_dittoed() -> None:
    heads, day = ("Name", "Level 1"), date(2024, 6, 4)
    grid = sheet(
        heads,
        ("Asha Sample", StruckCell("04/06/2024", day)),
        ("Bob Example", "10/06/2024"),
        ("Cat Sample", '"'),
        (StruckCell("Dee Sample", "Dee Sample"), day),
    )
    answers = {
        "word:struck through": "yes",
        "word:as above": "yes",
        "word:a name struck through": "yes",
    }
    came = read(SheetKind.TRACKER, grid=grid, answers=answers)

    assert came.completions == [
        (2, "B", 2, "2024-06-04", "struck through"),
        (3, "B", 2, "2024-06-10", ""),
        (4, "B", 2, "2024-06-10", "as above"),
        (5, "B", 2, "2024-06-04", ""),
    ]
    assert came.names[-1] == "Dee Sample"


def test_an_answer_puts_back_what_a_program_exchanged() -> None:
    rows = exchanged_by_a_program()
    for answer, first in (("exchange", "2024-06-04"), ("stand", "2024-04-06")):
        came = read(SheetKind.TRACKER, *rows, answers={"word:exchanged level 1": answer})
        assert [day for *_, day, _ in came.completions][:1] == [first]
        assert len(came.completions) == 6


def test_every_cell_is_accounted_for_whatever_the_sheet_shows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        TRACKER,
        ("Hana Pretend", "Leader", DAY, DAY),
        ("Idris Madeup", '"', None, '"'),
        ("Joan Dummy", None, DAY, DAY),
        ("Kofi Fictive", "Trustee", DAY, DAY),
        formats={"C4": "mmm-yy", "D4": ";;;", "C5": '"booked"'},
        struck=["D2", "A5", "B5"],
        comments={"C2": "did not attend", "A3": "away", "C4": "online"},
        merged=["C2:C3"],
        hidden=[4],
    )
    file = tmp_path / "other.sgdesk"
    file.write_bytes(organisation())
    workspace = open_workspace(file, writable=True, clock=clock_at(TODAY))
    try:
        report = import_sheet(
            workspace, SheetKind.TRACKER, path, dates="dmy", add_people=True, dry_run=True
        )
    finally:
        workspace.close()
    assert report.reading is not None
    fates = account(report)

    assert set(fates) == {
        (row.number, column)
        for row in report.reading.sheet.rows
        for column, cell in enumerate(row.cells)
        if cell is not None
    }
    completions = {place for place, fate in fates.items() if fate is Fate.COMPLETION}
    assert completions == {(row, column_index(letter)) for row, letter in report.taken}
    assert completions == {(4, 2)}
    asked_about = {place for place, fate in fates.items() if fate is Fate.ASKED}
    assert {(2, 2), (2, 3), (3, 2), (3, 3), (5, 0)} <= asked_about
    assert fates[4, 3] is Fate.LISTED


@pytest.mark.parametrize(
    ("kind", "place"), [("tracker", "A2"), ("training", "A2"), ("training", "C2")]
)
def test_a_comment_beside_a_completion_that_may_say_no_is_asked_about(
    tmp_path: Path, kind: str, place: str
) -> None:
    rows: tuple[tuple[Value, ...], ...] = (("Name", "Level 1"), ("Hana Pretend", DAY))
    if kind == "training":
        rows = (("Name", "Date", "Course"), ("Hana Pretend", DAY, "Level 1"))
    path = workbook(tmp_path, *rows, comments={place: "did not attend"})
    came = bring(tmp_path, kind, path)

    assert came.completed == set()
    assert list(asked(came).values()) == [[(2, place[0])]]
    assert (2, place[0], "comment") not in listed(came)


def test_a_comment_on_a_blank_cell_of_a_tracker_speaks_of_no_other_course(tmp_path: Path) -> None:
    rows = (("Name", "Level 1", "Level 2"), ("Hana Pretend", DAY, None))
    path = workbook(tmp_path, *rows, comments={"C2": "booked for March"})
    came = bring(tmp_path, "tracker", path)

    assert came.completed == {"hana pretend: level1 2024-06-04"}
    assert (2, "C", "comment") in listed(came)
