"""Titles, names of worksheets and keys that say what the dates with them are."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.sheets import Cell
from sgdesk.services.imports.reading.around.words_over import key_says, title_speaks_against
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.cases.trying import bring
from tests.services.imports.sheets import Came, course_of, read, sheet

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Name", "Level 1"),
    ("Ann Sample", date(2024, 3, 12)),
    ("Bob Instance", date(2024, 3, 13)),
)


def tracker(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.TRACKER, *rows)


@pytest.mark.parametrize(
    "title",
    [
        "Training expiry dates – all volunteers",
        "Bookings for Level 1",
        "Safeguarding training – bookings for spring",
        "People who did not attend",
        "Non-attenders",
        "Training plan 2024",
        "DRAFT - proposed training dates",
        "First aid training",
        "Safeguarding ADULTS training",
        "TEMPLATE – do not use",
        "SAMPLE DATA",
        "Example of how to fill this in",
        "Old register (superseded)",
        "Copy from Pat – may be wrong",
        "Trained elsewhere – not yet verified",
        "Children registered for Level 1 swimming",
        "Dates of DBS",
        "Dates of birth",
        "Start dates",
        "Interviews",
        "Course fees paid",
        "Training last done BEFORE joining us",
        "Done prior to starting here",
        "Certificates from their previous church",
        "Swimming",
        "Gymnastics awards",
        "BSL levels",
        "Safeguarding Level 1 - invitations sent",
        "Enrolments",
        "Sign-ups for Level 1",
        "Registrations for Level 1",
        "Who is coming",
        "Reminders sent",
        "To chase",
        "Expressions of interest",
        "No certificate",
        "Awaiting certificates",
        "In date until",
        "Please put the date you would like",
        "Preferred dates",
        "Dates certificates were posted",
        "Safeguarding leads: date appointed",
        "Date first asked",
        "Deadlines",
        "Online course logins given out",
        "Reserves",
        "Guesses from memory",
        "Self-declared – nobody has checked",
    ],
)
def test_a_title_that_speaks_against_its_dates_is_asked_once_for_the_sheet(title: str) -> None:
    came = tracker((title,), (), *ROWS)

    assert came.completions == []
    assert [len(cells) for cells in came.asked.values()] == [2]
    assert all(title in each.asks for each in came.questions)


@pytest.mark.parametrize(
    "title",
    [
        "Safeguarding training record",
        "St Example's – registered charity no. 1234567",
        "Holiday club volunteers",
        "Level 1 has to be renewed every 3 years",
        "Next review: March 2027",
        "Adult volunteers",
        "Adults",
        "Safeguarding children and adults: training attended",
        "Safeguarding and first aid training",
        "Training to date",
        "Please do not share this list",
        "Special needs group: training completed",
        "Required training",
        "Training record template",
        "Safeguarding training and DBS",
        "Sample family trust: Level 1",
        "Old St Example's hall",
        "Swimming club volunteers",
        "Swimming club",
        "Level 1 attendance",
        "Please chase anybody whose date is missing",
        "Registration no. 1234567",
        "Send requests to the office",
        "Fill in any gaps",
        "Choir and sound team",
        "Completed training",
        "Level 1 and 2 certificates held",
        "Green = in date. Amber = due. Red = overdue",
    ],
)
def test_a_title_that_says_nothing_against_its_dates_asks_nothing(title: str) -> None:
    came = tracker((title,), (), *ROWS)

    assert len(came.completions) == 2
    assert came.asked == {}


def test_the_answer_yes_brings_the_dates_below_a_title_in() -> None:
    rows = (("Bookings for Level 1",), *ROWS)
    key = next(iter(tracker(*rows).asked))

    assert len(read(SheetKind.TRACKER, *rows, answers={key: "yes"}).completions) == 2


def test_a_course_that_is_known_here_is_no_other_subject() -> None:
    def known(text: str) -> int | None:
        return 7 if text.casefold() == "first aid" else course_of(text)

    assert title_speaks_against("First aid training", course_of)
    assert not title_speaks_against("First aid", known)


@pytest.mark.parametrize(
    "name", ["Expiry dates", "Booked", "Leavers", "Level 1 DNA", "Template", "Applications", "DBS"]
)
def test_the_name_of_a_worksheet_speaks_as_a_title_does(name: str) -> None:
    grid = replace(sheet(*ROWS), name=name)

    came = read(SheetKind.TRACKER, grid=grid)

    assert came.completions == []
    assert [len(cells) for cells in came.asked.values()] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "Key: date = date booked",
        "All the above are expiry dates",
        "NB dates shown are when training runs out",
        "* all dates are renewal dates",
    ],
)
def test_a_key_below_that_speaks_against_all_dates_is_asked_once(line: str) -> None:
    came = tracker(*ROWS, (), (line,))

    assert came.completions == []
    assert [len(cells) for cells in came.asked.values()] == [2]


@pytest.mark.parametrize(
    "line",
    [
        ("Green = done. Amber = booked. Red = not done",),
        ("Amber: booked",),
        ("Yellow cells are planned dates",),
        ("KEY", "Green = done", "Amber = booked", "Red = expired", "Blue = exempt"),
    ],
)
def test_a_colour_that_says_booked_is_asked_once_as_no_colour_is_read(
    line: tuple[str, ...],
) -> None:
    came = tracker(line, (), *ROWS)

    assert came.completions == []
    assert [len(cells) for cells in came.asked.values()] == [2]


@pytest.mark.parametrize(
    "line",
    ["Green = in date. Amber = due. Red = overdue", "Red: expired, grey: trustee", "Blue = DSL"],
)
def test_a_colour_that_says_how_long_a_date_counts_asks_nothing(line: str) -> None:
    assert tracker((line,), (), *ROWS).asked == {}


def test_a_star_whose_key_says_no_is_asked_for_those_who_have_it() -> None:
    came = tracker(
        ("Name", "Level 1"),
        ("Ann Sample*", date(2024, 3, 12)),
        ("Bob Instance", date(2024, 3, 13)),
        (),
        ("* booked not attended",),
    )

    assert [row for row, *_ in came.completions] == [3]
    assert list(came.asked.values()) == [[(2, "A")]]


@pytest.mark.parametrize(
    "line", ["Key: B = booked, E = expired", "* trustee", "Red = expired", "Total: 2 people"]
)
def test_a_key_of_codes_or_of_something_else_asks_nothing(line: str) -> None:
    assert not key_says(line).all
    assert key_says(line).marks == ()


def test_the_title_of_the_sheet_speaks_of_every_table_without_a_line_of_its_own() -> None:
    came = tracker(
        ("Training expiry dates",),
        ("Name", "Level 1"),
        ("Ann Sample", date(2024, 3, 12)),
        (),
        ("Name", "Level 2"),
        ("Bob Instance", date(2024, 3, 13)),
    )

    assert came.completions == []


def test_a_line_between_two_tables_speaks_of_the_one_below() -> None:
    came = tracker(
        ("Name", "Level 1"),
        ("Ann Sample", date(2024, 3, 12)),
        (),
        ("Bookings for spring",),
        ("Name", "Level 2"),
        ("Bob Instance", date(2024, 3, 13)),
    )

    assert [row for row, *_ in came.completions] == [2]


def test_the_name_of_a_file_is_no_title() -> None:
    grid = replace(sheet(*ROWS), name="People left out", named_as_file=True)

    assert len(read(SheetKind.TRACKER, grid=grid).completions) == 2


def test_what_was_said_of_a_title_holds_for_its_sheet_alone() -> None:
    came = tracker(("Training plan 2024",), (), *ROWS)

    assert [each.once for each in came.questions] == [True]


@pytest.mark.parametrize("line", ["Names to chase", "Those not trained", "All booked"])
def test_a_line_over_others_speaks_of_no_row_above_it(line: str) -> None:
    came = tracker(*ROWS, (line,), ("Cy Example", date(2024, 3, 14)))

    assert [row for row, *_ in came.completions][:2] == [2, 3]
    assert all((2, "A") not in cells for cells in came.asked.values())


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("title", ["Leavers", "Bookings for spring", "Booked", "Expiry dates"])
def test_a_title_over_tables_side_by_side_is_asked_about_for_each_in_words_of_its_own(
    tmp_path: Path, title: str, gap: str
) -> None:
    text = f"{title}\n{gap}Name,Level 1,,Name,Level 1\n"
    came = bring(tmp_path, "tracker", f"{text}Ada Example,12/03/2024,,Ben Sample,13/03/2024\n")

    assert came.completed == set()
    asks = [each.asks for each in came.report.questions]
    assert [("columns A–B" in each, "columns D–E" in each) for each in asks] == [
        (True, False),
        (False, True),
    ]
    assert [len(each.cells) for each in came.report.questions] == [1, 1]


@pytest.mark.parametrize("key", ["Red = not done", "Red: did not attend", "Amber = to be booked"])
def test_a_key_of_colours_that_says_that_nothing_was_done_is_asked_about(key: str) -> None:
    came = tracker(*ROWS, (key,))

    assert came.completions == []
    assert list(came.asked) == [f"word:with {key.lower()}"]


@pytest.mark.parametrize("key", ["Red = overdue", "Green = done", "Amber = due this year"])
def test_a_key_of_what_is_due_says_nothing_against_what_was_done(key: str) -> None:
    assert len(tracker(*ROWS, (key,)).completions) == 2
