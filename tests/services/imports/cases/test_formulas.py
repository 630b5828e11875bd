"""A day that a formula gives is asked about, once for all like it, and never comes in by itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from tests.factories import clock_at
from tests.imports_truth.canvas import TODAY
from tests.imports_truth.judge import organisation, read_stored

from .trying import Came, bring
from .workbooks import DAY, asked, listed

Formula = tuple[str, date | str]
Value = str | date | Formula | None
NAMES = ("Ada Example", "Ben Sample", "Cleo Pretend")


def book(folder: Path, *rows: Sequence[Value]) -> Path:
    """A workbook in which a pair is a formula with its result."""
    path = folder / "worked-out.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        page = made.add_worksheet("Training")
        days = made.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, tuple):
                    formula, result = value
                    shown = result if isinstance(result, str) else _serial(result)
                    page.write_formula(row, column, formula, days, shown)
                elif isinstance(value, date):
                    page.write_datetime(row, column, value, days)
                elif value:
                    page.write_string(row, column, value)
    return path


def _serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def answered(folder: Path, kind: SheetKind, path: Path, answers: Mapping[str, str]) -> ImportReport:
    """The same sheet brought in with answers."""
    file = folder / "answered.sgdesk"
    file.write_bytes(organisation())
    workspace = open_workspace(file, writable=True, clock=clock_at(TODAY))
    try:
        return import_sheet(workspace, kind, path, dates="dmy", add_people=True, decisions=answers)
    finally:
        workspace.close()


def question(came: Came) -> str:
    """The only question that was asked."""
    [found] = came.report.questions
    return found.asks


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("=TODAY()", "gives others tomorrow"),
        ("=NOW()", "gives others tomorrow"),
        ('=IF(A2="","",TODAY())', "gives others tomorrow"),
        ("=EDATE(B2,12)", "works out these days"),
        ("=B2+365", "works out these days"),
        ("=DATE(YEAR(B2)+1,MONTH(B2),DAY(B2))", "works out these days"),
        ("=DATE(2024,3,12)+30", "works out these days"),
        ("=B2", "takes these days from elsewhere"),
        ("=VLOOKUP(A2,Old!A:C,3,FALSE)", "takes these days from elsewhere"),
    ],
)
def test_a_day_of_a_formula_is_asked_and_does_not_come_in(
    tmp_path: Path, formula: str, says: str
) -> None:
    path = book(tmp_path, ("Name", "Role", "Level 1"), (NAMES[0], "Leader", (formula, DAY)))
    came = bring(tmp_path, "tracker", path)

    assert came.completed == set()
    assert (2, "C", "worked_out") in listed(came)
    assert f"({formula})" in question(came)
    assert says in question(came)


@pytest.mark.parametrize(
    "formula", ["=DATE(2024,6,4)", '=DATEVALUE("04/06/2024")', '=HYPERLINK("a.pdf","04/06/2024")']
)
def test_a_formula_that_is_plainly_a_day_comes_in(tmp_path: Path, formula: str) -> None:
    path = book(tmp_path, ("Name", "Level 1"), (NAMES[0], (formula, DAY)))
    came = bring(tmp_path, "tracker", path)

    assert came.completed == {"ada example: level1 2024-06-04"}
    assert came.report.questions == ()


def test_a_column_is_asked_about_once_and_typed_days_beside_come_in(tmp_path: Path) -> None:
    rows = [(name, (f"=EDATE(C{number},12)", DAY), DAY) for number, name in enumerate(NAMES[:2], 2)]
    path = book(tmp_path, ("Name", "Level 1", "Level 2"), *rows, (NAMES[2], DAY, DAY))
    came = bring(tmp_path, "tracker", path)

    assert [len(cells) for cells in asked(came).values()] == [2]
    assert len(came.completed) == 4
    assert "cleo pretend: level1 2024-06-04" in came.completed


@pytest.mark.parametrize(
    ("answer", "completed", "code"), [("stand", True, None), ("-", False, "left_out")]
)
def test_what_was_answered_holds(
    tmp_path: Path, answer: str, completed: bool, code: str | None
) -> None:
    path = book(tmp_path, ("Name", "Level 1"), (NAMES[0], ("=B9+365", DAY)))
    key = next(iter(asked(bring(tmp_path, "tracker", path))))
    report = answered(tmp_path, SheetKind.TRACKER, path, {key: answer})

    stored = read_stored(tmp_path / "answered.sgdesk")
    assert [day for _, _, day, _ in stored.training] == (["2024-06-04"] if completed else [])
    assert [each.code.value for each in report.notes if each.column == "B"] == [code] * bool(code)


def test_a_list_of_training_asks_too_of_days_and_of_texts_with_days(tmp_path: Path) -> None:
    heads = ("Name", "Course", "Date")
    text = ('=TEXT(C9,"dd/mm/yyyy")', "04/06/2024")
    rows = ((NAMES[0], "Level 1", ("=C9", DAY)), (NAMES[1], "Level 1", text))
    came = bring(tmp_path, "training", book(tmp_path, heads, *rows))

    assert came.completed == set()
    assert [len(cells) for cells in asked(came).values()] == [1, 1]


def test_an_answer_holds_for_formulas_alike_and_for_no_others(tmp_path: Path) -> None:
    formulas = ("='Ada Example'!B7", "=Ben!B9", "=MAX(C4:D4)")
    rows = [(name, (formula, DAY)) for name, formula in zip(NAMES, formulas, strict=True)]
    path = book(tmp_path, ("Name", "Level 1"), *rows)
    cells = asked(bring(tmp_path, "tracker", path))
    report = answered(tmp_path, SheetKind.TRACKER, path, {next(iter(cells)): "stand"})

    assert [len(each) for each in cells.values()] == [2, 1]
    assert report.added == 2
    assert [(each.row, each.code) for each in report.refused] == [(4, "worked_out")]


@pytest.mark.parametrize("status", ["Booked", "In progress"])
def test_a_booking_on_a_day_of_a_formula_is_no_booking_yet(tmp_path: Path, status: str) -> None:
    heads = ("Name", "Course", "Date", "Status")
    came = bring(
        tmp_path,
        "training",
        book(tmp_path, heads, (NAMES[0], "Level 1", ("=TODAY()", DAY), status)),
    )
    assert not came.stored.training
    assert came.tells("C2")


def test_ticks_below_a_day_of_a_formula_are_asked_about(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Name", "Level 1"),
        ("Date of course", ("=TODAY()", DAY)),
        (NAMES[0], "Yes"),
        (NAMES[1], "Yes"),
    )
    came = bring(tmp_path, "tracker", path)

    assert came.completed == set()
    assert "gives others tomorrow" in question(came)


def test_a_heading_whose_day_a_formula_gives_is_asked_about(tmp_path: Path) -> None:
    heading = ('="Level 1 "&TEXT(TODAY(),"dd/mm/yyyy")', "Level 1 04/06/2024")
    came = bring(tmp_path, "tracker", book(tmp_path, ("Name", heading), (NAMES[0], "Yes")))

    assert came.completed == set()
    assert "gives others tomorrow" in question(came)


def test_a_register_dated_by_todays_formula_is_asked_for_its_day(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Level 1", ("=TODAY()", DAY)),
        ("Name", "Attended"),
        (NAMES[0], "Yes"),
        (NAMES[1], "No"),
    )
    came = bring(tmp_path, "training", path)

    assert came.completed == set()
    assert "was it" in question(came)


def test_names_addresses_and_roles_of_formulas_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("Name", "Email", "Role", "Level 1"),
        (
            ('=F2&" "&G2', "Ada Example"),
            ('=LOWER(F2)&"1@example.org"', "ada1@example.org"),
            ("=VLOOKUP(A2,Roles!A:B,2,FALSE)", "Leader"),
            DAY,
        ),
    )
    came = bring(tmp_path, "tracker", path)

    assert came.completed == {"ada example: level1 2024-06-04"}
    assert came.report.questions == ()


def test_a_last_day_that_a_formula_gives_holds_the_row_back_until_it_is_answered(
    tmp_path: Path,
) -> None:
    heads = ("Name", "Role", "Started", "Left")
    path = book(
        tmp_path,
        heads,
        (NAMES[0], "Leader", date(2020, 1, 6), ("=TODAY()", DAY)),
        (NAMES[1], "Leader", ("=C2", date(2020, 1, 6)), None),
    )
    came = bring(tmp_path, "people", path)

    assert set(came.people) == {"ben sample"}
    assert {(2, "D", "worked_out"), (3, "C", "worked_out")} <= listed(came)


def test_days_on_which_training_runs_out_may_be_worked_out(tmp_path: Path) -> None:
    heads = ("Name", "Level 1", "Level 1 expiry")
    path = book(tmp_path, heads, (NAMES[0], DAY, ("=EDATE(B2,36)", date(2027, 6, 4))))
    came = bring(tmp_path, "tracker", path)

    assert came.completed == {"ada example: level1 2024-06-04"}
    assert came.report.questions == ()


def test_whoever_said_that_strokes_stand_has_not_said_so_of_formulas(tmp_path: Path) -> None:
    path = tmp_path / "struck.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        page = made.add_worksheet("Training")
        struck = made.add_format({"num_format": "dd/mm/yyyy", "font_strikeout": True})
        page.write_row(0, 0, ("Name", "Level 1"))
        page.write_string(1, 0, NAMES[0])
        page.write_formula(1, 1, "=TODAY()", struck, _serial(DAY))
    report = answered(tmp_path, SheetKind.TRACKER, path, {"word:struck through": "yes"})

    assert report.added == 0
    assert [(each.row, each.column, each.code) for each in report.refused] == [
        (2, "B", "worked_out")
    ]


def test_an_end_that_the_sheet_works_out_is_not_that_of_a_certificate(tmp_path: Path) -> None:
    heads = ("Name", "Level 1", "Level 1 expiry")
    rows = ((NAMES[0], DAY, ("=EDATE(B2,36)", date(2027, 6, 4))), (NAMES[1], DAY, date(2027, 6, 4)))
    report = answered(tmp_path, SheetKind.TRACKER, book(tmp_path, heads, *rows), {})

    assert report.added == 2
    assert [(each.row, each.column, each.code) for each in report.notes if each.row] == [
        (2, "C", "end_not_read")
    ]
