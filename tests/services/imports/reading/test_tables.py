"""Where the tables of a worksheet are: under each other, side by side, below titles and labels."""

from datetime import date

import pytest

from sgdesk.data.sheets import Cell, Row, Sheet
from sgdesk.domain.names import PersonName
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

MARCH, APRIL = "12/03/24", "13/04/24"
Cells = tuple[Cell, ...]


def tracker(*rows: Cells) -> Came:
    return read(SheetKind.TRACKER, *rows)


def days(came: Came) -> list[tuple[str, int | None, str]]:
    """Name, course and day of every completion."""
    return [
        (each.name.full, done.course, done.completed_on.isoformat())
        for each in came.entries
        for done in each.completions
    ]


ASHA = [("Asha Sample", 2, "2024-03-12"), ("Asha Sample", 3, "2024-04-13")]


@pytest.mark.parametrize(
    "heads",
    [
        (
            ("Name", "Level 1", None, "Level 2", None, "Notes"),
            (None, "Done", "Expires", "Done", "Expires", None),
        ),
        (
            (None, "Level 1", None, "Level 2", None, None),
            ("Name", "Date completed", "Renewal date", "Date", "Valid until", "Notes"),
        ),
        (
            ("Name", "Level 1", "Level 1", "Level 2", "Level 2", "Notes"),
            ("Name", "Attended", "Due", "Completed on", "Exp", "Notes"),
        ),
    ],
)
def test_two_heading_rows_are_read_as_one(heads: tuple[Cells, ...]) -> None:
    came = tracker(*heads, ("Asha Sample", MARCH, "12/03/27", APRIL, "13/04/27", "x"))

    assert [(row, column, course) for row, column, course, *_ in came.completions] == [
        (3, "B", 2),
        (3, "D", 3),
    ]
    assert days(came) == ASHA
    assert {came.means("C"), came.means("E")} <= {"expiry", "ends"}
    assert came.refused == []


@pytest.mark.parametrize(
    "heads",
    [
        (
            (None, None, "Level 1", None, "Level 2", None),
            ("First name", "Surname", "Date", "Expires", "Date", "Expires"),
        ),
        (
            ("Volunteer", None, "Level 1", "Level 1 expiry", "Level 2", None),
            ("First name", "Surname", None, None, None, None),
        ),
    ],
)
def test_halves_of_a_name_in_the_second_of_two_heading_rows_are_found(
    heads: tuple[Cells, ...],
) -> None:
    came = tracker(*heads, ("Asha", "Sample", MARCH, "12/03/27", APRIL))

    assert [each.name for each in came.entries] == [PersonName("", "Asha", "Sample")]
    assert days(came) == ASHA


@pytest.mark.parametrize(
    "heads",
    [
        (
            (None, None, "Safeguarding", None, None, None),
            ("First name", "Surname", "Level 1", None, "Level 2", None),
            (None, None, "Done", "Expires", "Done", "Expires"),
        ),
        (
            (None, None, "Level 1", None, "Level 2", None),
            (None, None, "Done", "Expires", "Done", "Expires"),
            ("First name", "Surname", None, None, None, None),
        ),
    ],
)
def test_three_heading_rows_are_read_as_one_with_the_names_in_any(
    heads: tuple[Cells, ...],
) -> None:
    came = tracker(*heads, ("Asha", "Sample", MARCH, "12/03/27", APRIL, "13/04/27"))

    assert days(came) == ASHA
    assert (len(came.tables), came.refused, came.notes) == (1, [], [])


def test_levels_under_a_heading_over_all_of_them() -> None:
    came = tracker(
        (None, None, "Safeguarding training", None),
        ("First name", "Surname", "Level 1", "Level 2"),
        ("Asha", "Sample", MARCH, APRIL),
    )

    assert days(came) == ASHA


@pytest.mark.parametrize("gap", [(), (None,)])
def test_tables_side_by_side_are_two_and_each_person_has_their_own_dates(gap: Cells) -> None:
    came = tracker(
        ("Name", "Level 1", *gap, "Name", "Level 2"),
        ("Asha Sample", MARCH, *gap, "Bob Example", APRIL),
        ("Cat Sample", APRIL, *gap, "Dee Example", None),
        (None, None, *gap, "Eve Example", MARCH),
    )

    assert days(came) == [
        ("Asha Sample", 2, "2024-03-12"),
        ("Cat Sample", 2, "2024-04-13"),
        ("Bob Example", 3, "2024-04-13"),
        ("Eve Example", 3, "2024-03-12"),
    ]
    assert came.names == ["Asha Sample", "Cat Sample", "Bob Example", "Dee Example", "Eve Example"]
    assert (came.refused, came.reading.read) == ([], 5)


@pytest.mark.parametrize(
    "above",
    [
        (("Staff", None, None, "Volunteers", None), ("Name", "Level 1", None, None, None)),
        ((), ("Name", "Level 1", None, "Notes", None)),
    ],
)
def test_tables_side_by_side_that_start_at_different_rows_lose_nobody(
    above: tuple[Cells, ...],
) -> None:
    came = tracker(
        *above,
        ("Asha Sample", MARCH, None, "Name", "Level 2"),
        ("Cat Sample", MARCH, None, "Bob Example", APRIL),
    )

    assert days(came) == [
        ("Asha Sample", 2, "2024-03-12"),
        ("Cat Sample", 2, "2024-03-12"),
        ("Bob Example", 3, "2024-04-13"),
    ]


def test_a_table_below_another_is_read_by_its_own_headings() -> None:
    came = tracker(
        ("Staff training",),
        ("Name", "Level 1", "Level 2"),
        ("Provider", "Sample Trust", "Sample Diocese"),
        ("Asha Sample", MARCH, None),
        ("Total", 1, 0),
        (),
        ("Volunteers",),
        ("Name", "Level 2", "Induction"),
        ("Bob Example", APRIL, MARCH),
        ("Total", 1, 1),
    )

    assert days(came) == [
        ("Asha Sample", 2, "2024-03-12"),
        ("Bob Example", 3, "2024-04-13"),
        ("Bob Example", 1, "2024-03-12"),
    ]
    assert came.notes == [
        (3, "A", "Provider", "label_row"),
        (5, "A", "Total", "total_row"),
        (7, "A", "Volunteers", "label_row"),
        (10, "A", "Total", "total_row"),
    ]
    assert came.refused == []


def test_a_table_right_below_another_needs_no_blank_row_between() -> None:
    came = tracker(
        ("Name", "Level 1", "Level 2"),
        ("Asha Sample", MARCH, None),
        ("Full name", "Email", "Level 2"),
        ("Bob Example", "b@example.org", APRIL),
    )

    assert days(came) == [("Asha Sample", 2, "2024-03-12"), ("Bob Example", 3, "2024-04-13")]
    assert came.entries[1].email == "b@example.org"


def test_headings_said_again_are_no_table_and_nobody() -> None:
    heads = ("Learner", "E-mail", "Course name", "Date of training", "Completed", "Venue")
    came = read(
        SheetKind.TRAINING,
        ("Training of our volunteers",),
        (),
        heads,
        ("Sample, Asha", "a@example.org", "Level 1", MARCH, "No", "Hall"),
        heads,
    )

    assert came.listed == [("Asha Sample", "Level 1", "2024-03-12", "not_completed")]
    assert came.notes == [(5, "A", "Learner", "heading_row")]
    assert came.asked == {"column:venue": [(3, "F")]}


def test_the_first_row_of_a_list_without_names_is_no_heading() -> None:
    came = read(
        SheetKind.TRAINING,
        ("person_reference", "course", "completed_on", "outcome", "provider"),
        ("P1", "Level 1", "March 2024"),
        ("P2", "Level 2", "tbc"),
    )

    assert [(each.row, each.reference) for each in came.entries] == [(2, "P1")]
    assert came.refused == [(3, "C", "tbc", "not_a_date")]


def test_row_numbers_are_those_of_the_sheet() -> None:
    rows = (Row(40, (None, "Name", "Level 1")), Row(77, (None, "Asha Sample", MARCH)))
    came = read(SheetKind.TRACKER, grid=Sheet("Late", rows))

    assert came.completions == [(77, "C", 2, "2024-03-12", "")]


def test_a_tracker_with_titles_line_breaks_expiries_and_totals() -> None:
    came = read(
        SheetKind.TRACKER,
        ("St Sample's - Safeguarding training TRACKER",),
        ("Green = in date. Do NOT sort!!",),
        (),
        (
            "Surname, First name",
            "Role(s)",
            "E-mail",
            "Start date",
            "Induction",
            "Level 1 ",
            "Level 1 expiry",
            "Level 2\n(Working Together)",
            "Expires",
            "Level 3 / Lead",
            "DBS seen",
            "Notes",
        ),
        (
            "van der Sample, Rev Niamh",
            "Cook; Organist/Driver\nSteward",
            "n@example.org",
            "08/2019",
            date(2024, 3, 1),
            "08/05/21 (online)",
            date(2024, 5, 8),
            "April 2022",
            date(2025, 4, 1),
            "N/A",
            date(2024, 2, 2),
            "on leave",
        ),
        (),
        ("Example, Zoë", None, None, None, "YES", "booked 12/3", None, "exp 12/03/26"),
        ("TOTAL", None, None, None, "90%", 2, None, "=", None, None, 1),
        roles=("Cook", "Organist", "Driver", "Steward"),
    )

    assert came.completions == [
        (5, "E", 1, "2024-03-01", ""),
        (5, "F", 2, "2021-05-08", "online"),
        (5, "H", 3, "2022-04-01", ""),
    ]
    first, second = came.entries
    assert first.name == PersonName("Rev", "Niamh", "van der Sample")
    assert first.roles == ("Cook", "Organist", "Driver", "Steward")
    assert (first.email, first.role_start) == ("n@example.org", date(2019, 8, 1))
    assert [done.month_only for done in first.completions] == [False, False, True]
    assert (second.row, second.completions) == (7, ())
    assert (came.means("K"), came.means("L"), came.asked) == ("private", "aside", {})
    assert sorted(came.notes, key=str) == [
        (5, "D", "08/2019", "day_not_known"),
        (5, "H", "April 2022", "day_not_known"),
        (5, "J", "N/A", "words_only"),
        (5, "L", "on leave", "note_of_leave"),
        (7, "E", "YES", "yes_without_date"),
        (7, "F", "booked 12/3", "words_only"),
        (7, "H", "exp 12/03/26", "no_completion"),
        (8, "A", "TOTAL", "total_row"),
    ]
    assert (came.refused, came.reading.read) == ([], 2)


def test_a_first_row_of_words_with_somebody_under_volunteer_is_no_row_of_headings() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Role", "Level 1", "Volunteer"),
        ("Volunteer", "done", "Revd Mary Jane Madeup"),
        ("Cook", "12/03/2024", "Ann Sample"),
    )

    assert came.names == ["Mary Jane Madeup", "Ann Sample"]
    assert [done[:4] for done in came.completions] == [(3, "B", 2, "2024-03-12")]


@pytest.mark.parametrize("day", [date(2024, 3, 12), "12/03/2024"])
def test_a_first_row_of_somebody_is_no_heading_where_it_was_said_what_the_columns_are(
    day: Cell,
) -> None:
    came = read(
        SheetKind.TRACKER,
        ("Ann Sample", day),
        ("Bob Instance", "13/03/2024"),
        columns={"A": "name", "B": "Level 1"},
    )

    assert came.names == ["Ann Sample", "Bob Instance"]
    assert [(row, column) for row, column, *_ in came.completions] == [(1, "B"), (2, "B")]


def test_a_first_row_of_words_stays_a_heading_where_it_was_said_what_the_columns_are() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Who it is", "When"),
        ("Ann Sample", "12/03/2024"),
        columns={"A": "name", "B": "Level 1"},
    )

    assert came.names == ["Ann Sample"]
    assert came.column("B").heading == "When"


def test_a_title_over_headings_that_name_nobody_plainly_is_none_of_them() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Example Masjid - staff",),
        ("Ustadh / Ustadha", "Class", "Level 1", "Level 1 (renewal due)"),
        ("Ann Sample", "3", "12/03/24", "12/03/27"),
        ("Bo Instance", "4", "13/03/24", "13/03/27"),
    )

    assert came.names == ["Ann Sample", "Bo Instance"]
    assert came.tables[0].table.headings[0].number == 2


def test_planned_beside_actual_under_one_course_is_no_day_of_it() -> None:
    came = read(
        SheetKind.TRACKER,
        (None, "Level 1", None),
        ("Name", "Planned", "Actual"),
        ("Ann Sample", "01/03/24", "12/03/24"),
        ("Bo Instance", "02/03/24", None),
    )

    assert [(row, column) for row, column, *_ in came.completions] == [(3, "C")]
    assert came.means("B") == "unknown"


@pytest.mark.parametrize(
    "label", ["Deadline", "Due by", "Target date", "To be done by", "Run date"]
)
def test_days_of_a_row_that_says_by_when_are_nobodys(label: str) -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1"),
        (label, "31/03/24"),
        ("Ann Sample", "12/03/24"),
    )

    assert came.names == ["Ann Sample"]
    assert [row for row, *_ in came.completions] == [3]


def test_a_note_under_next_steps_is_no_end_and_may_say_no() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1", "Next step"),
        ("Ann Sample", "12/03/24", "none"),
        ("Bo Instance", "12/03/24", "date is when she registered"),
    )

    assert came.means("C") == "unknown"
    assert [row for row, *_ in came.completions] == [2]
