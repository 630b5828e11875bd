"""Trackers with the habits of real ones: every completion is found, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.data.sheets import Cell, ErrorCell, GarbledCell, Row, Sheet, SheetError
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.names import PersonName
from sgdesk.services.imports.reading.date_order import DateOrderInDoubt
from sgdesk.services.imports.reading.parsed import ParsedTracker
from sgdesk.services.imports.reading.tracker import parse_tracker

from .sheets import TODAY, sheet

COURSES = {
    "induction": 1,
    "level 1": 2,
    "level 2": 3,
    "level 2 working together": 3,
    "level 3 lead": 4,
}


def course_of(heading: str) -> int | None:
    return COURSES.get(course_key(heading))


def parse(*rows: tuple[Cell, ...], order: DateOrder | None = None) -> ParsedTracker:
    return parse_tracker(sheet(*rows), TODAY, order, course_of)


def completions(parsed: ParsedTracker) -> list[tuple[int, str, int, str, str]]:
    return [
        (row.row, found.column, found.course, found.completed_on.isoformat(), found.note)
        for row in parsed.rows
        for found in row.completions
    ]


def places(parsed: ParsedTracker) -> list[tuple[int | None, str | None, str, str]]:
    return [(p.row, p.column, p.value, p.code.value) for p in (*parsed.refused, *parsed.notes)]


def test_a_tracker_with_title_rows_line_breaks_expiries_and_totals() -> None:
    parsed = parse(
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
    )
    assert completions(parsed) == [
        (5, "E", 1, "2024-03-01", ""),
        (5, "F", 2, "2021-05-08", "online"),
        (5, "H", 3, "2022-04-01", "day not known"),
    ]
    first = parsed.rows[0]
    assert first.name == PersonName("Rev", "Niamh", "van der Sample")
    assert first.roles == ("Cook", "Organist", "Driver", "Steward")
    assert (first.email, first.role_start) == ("n@example.org", date(2019, 8, 1))
    assert [row.row for row in parsed.rows] == [5, 7]
    assert [(left.column, left.heading) for left in parsed.left_columns] == [
        ("K", "DBS seen"),
        ("L", "Notes"),
    ]
    assert places(parsed) == [
        (5, "H", "April 2022", "day_not_known"),
        (5, "J", "N/A", "words_only"),
        (5, "D", "08/2019", "day_not_known"),
        (7, "E", "YES", "words_only"),
        (7, "F", "booked 12/3", "words_only"),
        (7, "H", "exp 12/03/26", "no_completion"),
    ]
    assert parsed.read == 2


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
def test_two_heading_rows_are_read_as_one(heads: tuple[tuple[Cell, ...], ...]) -> None:
    parsed = parse(*heads, ("Asha Sample", "12/03/24", "12/03/27", "13/03/24", "13/03/27", "x"))
    assert completions(parsed) == [
        (3, "B", 2, "2024-03-12", ""),
        (3, "D", 3, "2024-03-13", ""),
    ]
    assert [left.column for left in parsed.left_columns] == ["F"]


def test_levels_under_a_heading_over_all_of_them() -> None:
    parsed = parse(
        (None, None, "Safeguarding training", None),
        ("First name", "Surname", "Level 1", "Level 2"),
        ("Asha", "Sample", "12/03/24", "13/03/24"),
    )
    assert completions(parsed) == [
        (3, "C", 2, "2024-03-12", ""),
        (3, "D", 3, "2024-03-13", ""),
    ]
    assert parsed.rows[0].name == PersonName("", "Asha", "Sample")


def test_certificate_numbers_under_a_course_are_left() -> None:
    parsed = parse(
        ("Name", "Level 1", None),
        (None, "Date", "Cert no"),
        ("Asha Sample", "12/03/24", "13/04/24"),
    )
    assert completions(parsed) == [(3, "B", 2, "2024-03-12", "")]
    assert [(left.column, left.heading) for left in parsed.left_columns] == [
        ("C", "Level 1 Cert no")
    ]


def test_the_row_under_the_headings_is_a_person_even_with_words_alone() -> None:
    parsed = parse(("Name", "Level 1"), ("Asha Sample", "Done"), ("Bob Sample", "12/03/24"))
    assert [row.row for row in parsed.rows] == [2, 3]
    assert places(parsed) == [(2, "B", "Done", "words_only")]


@pytest.mark.parametrize(
    "heading",
    ["Level 1 expiry", "Level 1 renewal", "Level 1 due", "Level 1 - valid until", "Exp. Level 1"],
)
def test_a_column_that_speaks_of_expiry_is_never_a_completion(heading: str) -> None:
    parsed = parse(("Name", "Level 1", heading), ("Asha Sample", None, "12/03/24"))
    assert completions(parsed) == []


def test_cells_that_cannot_be_taken_are_refused_or_noted_each_with_its_place() -> None:
    parsed = parse(
        ("Name", "Start date", "Level 1", "Level 2"),
        ("Asha Sample", "tbc", "31/02/2024", "24/11/2026"),
        ("Bob Sample", "12/03/2027", ErrorCell("#N/A"), "failed 12/03/24"),
        ("Cat Sample", ErrorCell("#REF!"), "12/03/21, 12/03/24", 45_363),
        ("Dee Sample", "31/02/2024", True, date(2026, 11, 24)),
    )
    assert completions(parsed) == []
    assert [row.role_start for row in parsed.rows] == [None, date(2027, 3, 12), None, None]
    assert sorted(places(parsed)) == [
        (2, "B", "tbc", "not_a_date"),
        (2, "C", "31/02/2024", "impossible_date"),
        (2, "D", "24/11/2026", "future_date"),
        (3, "C", "#N/A", "error_cell"),
        (3, "D", "failed 12/03/24", "no_completion"),
        (4, "B", "#REF!", "error_cell"),
        (4, "C", "12/03/21, 12/03/24", "several_dates"),
        (4, "D", "45363", "not_a_date"),
        (5, "B", "31/02/2024", "impossible_date"),
        (5, "C", "TRUE", "words_only"),
        (5, "D", "24/11/2026", "future_date"),
    ]


def test_a_formula_without_its_result_is_told_and_not_read_as_blank() -> None:
    unsaved = ErrorCell("=TODAY()")
    parsed = parse(("Name", "Role", "Level 1"), ("Asha Sample", unsaved, unsaved))

    assert places(parsed) == [(2, "C", "=TODAY()", "no_result"), (2, "B", "=TODAY()", "no_result")]


def test_somebody_with_a_damaged_letter_in_half_of_the_name_is_listed_and_is_nobody_else() -> None:
    damaged = GarbledCell("Ex\ufffdmple")
    parsed = parse(
        ("First name", "Surname", "Level 1"),
        ("Asha", damaged, date(2024, 3, 1)),
        ("Zoe", "Sample", GarbledCell("1/3/\ufffd024")),
    )

    assert [row.name for row in parsed.rows] == [PersonName("", "Zoe", "Sample")]
    assert places(parsed) == [
        (2, "B", "Ex\ufffdmple", "damaged_letter"),
        (3, "C", "1/3/\ufffd024", "damaged_letter"),
    ]


def test_a_number_that_the_sheet_does_not_show_as_a_date_is_none() -> None:
    parsed = parse(("Name", "Level 1", "Level 2"), ("Asha Sample", 45000, True))

    assert places(parsed) == [(2, "B", "45000", "not_a_date"), (2, "C", "TRUE", "words_only")]


def test_rows_that_name_nobody_are_refused_with_dates_and_noted_without() -> None:
    parsed = parse(
        ("Name", "Level 1"),
        (None, "12/03/24"),
        ("Mr & Mrs Sample", "12/03/24"),
        ("Key: green = in date", None),
        ("Helpers", None),
        ("Name", "Level 1"),
        ("Average", "50%"),
        ("Asha", "12/03/24"),
        ("Count, Dora", "12/03/24"),
    )
    assert [(p.row, p.code.value) for p in parsed.refused] == [
        (2, "no_name"),
        (3, "several_people"),
    ]
    assert [(p.row, p.code.value) for p in parsed.notes] == [(4, "not_a_name"), (5, "not_a_name")]
    assert [row.row for row in parsed.rows] == [8, 9]


def test_people_without_training_are_delivered_too_and_repeats_as_they_stand() -> None:
    parsed = parse(
        ("Name", "Level 1"), ("Joan Sample", "12/03/24"), ("Joan Sample", None), ("Ed Sample", None)
    )
    assert [row.row for row in parsed.rows] == [2, 3, 4]


def test_row_numbers_are_those_of_the_sheet() -> None:
    rows = (Row(40, (None, "Name", "Level 1")), Row(77, (None, "Asha Sample", "12/03/24")))
    parsed = parse_tracker(Sheet("Late", rows), TODAY, None, course_of)
    assert completions(parsed) == [(77, "C", 2, "2024-03-12", "")]


def test_dates_in_doubt_stop_the_import_and_an_order_settles_it() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Name", "Level 1", "Level 2"),
        ("Asha Sample", "03/04/24", "13/03/24"),
        ("Bob Sample", "03/25/24", None),
    )
    with pytest.raises(DateOrderInDoubt, match=r"column B \(Level 1\)"):
        parse(*rows)
    parsed = parse(*rows, order=DateOrder.MDY)
    assert completions(parsed) == [(2, "B", 2, "2024-03-04", ""), (3, "B", 2, "2024-03-25", "")]
    assert places(parsed) == [(2, "C", "13/03/24", "other_order")]


def test_expiries_month_first_make_dates_that_could_be_either_a_question() -> None:
    with pytest.raises(DateOrderInDoubt, match="column B"):
        parse(("Name", "Level 1", "Expires"), ("Asha Sample", "03/04/24", "03/25/27"))


def test_a_sheet_without_names_or_without_a_known_course_is_refused() -> None:
    with pytest.raises(SheetError, match="no heading for the name"):
        parse(("Level 1", "Level 2"), ("12/03/24", None))
    with pytest.raises(SheetError, match="Swimming"):
        parse(("Name", "Swimming"), ("Asha Sample", "12/03/24"))


def test_a_platforms_report_with_states_beside_dates_under_blank_headings() -> None:
    parsed = parse(
        (None, "Email address", "Level 1", None, "Level 2", "06/03/27"),
        ("Asha Sample", "a@example.org", "Completed", "2025-03-06 09:12:33", "Not completed", None),
        (
            "Bob Sample",
            None,
            "Completed (did not achieve pass grade)",
            "2025-03-06 09:12:33",
            "Completed",
            "2025-03-07 10:00:00",
        ),
    )
    assert completions(parsed) == [
        (2, "D", 2, "2025-03-06", ""),
        (3, "F", 3, "2025-03-07", ""),
    ]
    assert places(parsed) == [
        (2, "E", "Not completed", "words_only"),
        (3, "D", "2025-03-06 09:12:33", "no_completion"),
    ]
    assert parsed.left_columns == ()


def test_a_status_beside_a_date_under_one_course_tells_what_the_date_is() -> None:
    parsed = parse(
        ("Name", "Level 1", None, "Level 2 status", "Level 2 (dd/mm/yyyy)"),
        (None, "Status", "Date", None, None),
        ("Asha Sample", "Booked", "12/03/24", "Passed", "13/03/24"),
        ("Bob Sample", "Attended", "12/03/24", "DNA", "13/03/24"),
    )
    assert completions(parsed) == [(3, "E", 3, "2024-03-13", ""), (4, "C", 2, "2024-03-12", "")]
    assert [(row, column) for row, column, _, _ in places(parsed)] == [(3, "C"), (4, "E")]


@pytest.mark.parametrize("heading", ["Helper's name (please print)", "Name of our volunteer"])
def test_a_name_in_other_words_is_found(heading: str) -> None:
    parsed = parse((heading, "Manager name", "Level 1"), ("Asha Sample", "Bob", "12/03/24"))
    assert parsed.rows[0].name == PersonName("", "Asha", "Sample")


cells = st.one_of(
    st.none(),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["YES", "12/03/24", "31/02/24", "exp 12/03/26", "March 2024", "12/03/24 (x)"]),
    st.sampled_from([ErrorCell("#N/A"), 3, 0.5, True]),
    st.text(max_size=12),
)


@given(st.lists(st.tuples(cells, cells), max_size=12))
def test_every_cell_under_a_course_is_taken_noted_or_refused_once(
    people: list[tuple[Cell, Cell]],
) -> None:
    rows = [("Asha Sample", *pair) for pair in people]
    parsed = parse(("Name", "Level 1", "Level 2"), *rows, order=DateOrder.DMY)
    taken = [(row, column) for row, column, *_ in completions(parsed)]
    told = [(row, column) for row, column, _, code in places(parsed) if code != "day_not_known"]
    filled = [
        (number, letter)
        for number, pair in enumerate(people, start=2)
        for letter, cell in zip("BC", pair, strict=True)
        if cell is not None
    ]
    assert sorted(taken + told) == filled
