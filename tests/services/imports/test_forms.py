"""Rows of roles, people and training come in typed, or are refused where they stand."""

from datetime import date, datetime

import pytest

from sgdesk.data.sheets import ErrorCell, GarbledCell, SheetError
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.names import PersonName
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.reading.date_order import DateOrderInDoubt
from sgdesk.services.imports.reading.lists import parse_people, parse_roles, parse_training
from sgdesk.services.imports.reading.parsed import ParsedSheet, ParsedTraining, ProblemCode

from .sheets import TODAY, sheet

HEADS = ("name", "course", "completed_on", "outcome")
ASHA = PersonName("", "Asha", "Sample")


def training(
    *rows: tuple[object, ...], order: DateOrder | None = None
) -> ParsedSheet[ParsedTraining]:
    return parse_training(sheet(HEADS, *rows), TODAY, order)  # type: ignore[arg-type]


def problems(parsed: ParsedSheet[ParsedTraining]) -> list[tuple[int | None, str | None, str, str]]:
    return [(p.row, p.column, p.value, p.code.value) for p in parsed.refused]


def test_roles_with_their_requirements_parted() -> None:
    parsed = parse_roles(
        sheet(
            ("Role", "Group", "Requirements"), ("Cook", "A", "level1; level2\nfgm"), ("Organist",)
        ),
        TODAY,
    )
    assert [(r.row, r.role, r.group, r.requirements) for r in parsed.rows] == [
        (2, "Cook", "A", ("level1", "level2", "fgm")),
        (3, "Organist", "", ()),
    ]


def test_a_role_row_without_a_role_is_refused() -> None:
    parsed = parse_roles(sheet(("Role", "Group"), (None, "A")), TODAY)
    assert [(p.row, p.column, p.code) for p in parsed.refused] == [(2, "A", ProblemCode.NO_ROLE)]


@pytest.mark.parametrize(
    "heads",
    [
        ("given_name", "family_name", "email", "role", "role_start"),
        ("First name", "SURNAME", "E-mail", "Job title", "Start date"),
        ("Forename", "Last Name", "Email address", "Position", "Appointed on"),
    ],
)
def test_people_by_any_of_the_usual_headings(heads: tuple[str, ...]) -> None:
    parsed = parse_people(
        sheet(heads, ("Dr Asha", "Sample", "a@example.org", "Cook", "1/9/26")), TODAY, None
    )
    (row,) = parsed.rows
    assert row.name == PersonName("Dr", "Asha", "Sample")
    assert (row.email, row.role, row.role_start) == ("a@example.org", "Cook", date(2026, 9, 1))
    assert parsed.columns["email"] == "C"


def test_posts_and_leaving_may_lie_ahead_but_not_run_backwards() -> None:
    heads = ("name", "role", "role_start", "role_end", "left")
    parsed = parse_people(
        sheet(
            heads,
            ("Asha Sample", "Cook", "01/01/2027", "01/02/2027", "01/03/2027"),
            ("Bob Sample", "Cook", "02/01/2026", "01/01/2026", None),
            ("Cat Sample", "Cook", date(2026, 5, 2), None, date(2026, 5, 1)),
            ("Dee Sample", "Cook", "31/02/2026", None, None),
            ("Eve Sample", "Cook", "soon", None, None),
        ),
        TODAY,
        None,
    )
    assert [row.row for row in parsed.rows] == [2]
    assert [(p.row, p.column, p.code) for p in parsed.refused] == [
        (3, "D", ProblemCode.ENDS_BEFORE_START),
        (4, "C", ProblemCode.STARTS_AFTER_LEAVING),
        (5, "C", ProblemCode.IMPOSSIBLE_DATE),
        (6, "C", ProblemCode.NOT_A_DATE),
    ]
    assert parsed.read == 5


def test_a_person_without_a_name_is_refused() -> None:
    parsed = parse_people(
        sheet(("Ref", "Given name", "Family name"), (7, None, None), (8, "Asha", None)), TODAY, None
    )
    assert [(p.row, p.column, p.code) for p in parsed.refused] == [
        (2, "B", ProblemCode.NO_NAME),
        (3, "C", ProblemCode.NO_FAMILY_NAME),
    ]


def test_two_people_in_one_cell_are_refused_lest_one_be_lost() -> None:
    parsed = parse_people(
        sheet(("Given name", "Family name"), ("Asha & Bob", "Sample"), ("Cat and Dee", "Sample")),
        TODAY,
        None,
    )
    assert not parsed.rows
    assert [(p.row, p.column, p.code) for p in parsed.refused] == [
        (2, "A", ProblemCode.SEVERAL_PEOPLE),
        (3, "A", ProblemCode.SEVERAL_PEOPLE),
    ]


def test_a_column_for_the_whole_name_may_hold_a_name_of_one_word() -> None:
    parsed = parse_people(sheet(("Ref", "Name"), (8, "Asha")), TODAY, None)
    assert [(row.reference, row.name) for row in parsed.rows] == [("8", PersonName("", "Asha", ""))]


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        (None, Outcome.COMPLETED),
        ("Completed", Outcome.COMPLETED),
        ("complete", Outcome.COMPLETED),
        ("ATTENDED", Outcome.COMPLETED),
        ("passed", Outcome.COMPLETED),
        ("Pass", Outcome.COMPLETED),
        ("yes", Outcome.COMPLETED),
        ("did not attend", Outcome.NOT_COMPLETED),
        ("DNA", Outcome.NOT_COMPLETED),
        ("No", Outcome.NOT_COMPLETED),
        ("booked", Outcome.BOOKED),
        ("enrolled", Outcome.BOOKED),
        ("In  progress", Outcome.IN_PROGRESS),
        ("failed", Outcome.NOT_COMPLETED),
        ("cancelled", Outcome.NOT_COMPLETED),
        ("withdrawn", Outcome.NOT_COMPLETED),
    ],
)
def test_every_word_for_an_outcome(word: str | None, outcome: Outcome) -> None:
    (row,) = training(("Asha Sample", "Level 1", "12/03/2024", word)).rows
    assert (row.name, row.course, row.outcome) == (ASHA, "Level 1", outcome)


def test_what_is_wrong_in_a_row_is_refused_with_its_cell_and_the_rest_stands() -> None:
    parsed = training(
        ("Asha Sample", "Level 1", "12/03/2024", "perhaps"),
        ("Asha Sample", "Level 1", "31/02/2024", None),
        ("Asha Sample", "Level 1", "24/11/2026", None),
        ("Asha Sample", "Level 1", None, None),
        ("Asha Sample", "Level 1", "tbc", None),
        ("Asha Sample", None, "12/03/2024", None),
        (None, "Level 1", "12/03/2024", None),
        ("Asha Sample", "Level 1", ErrorCell("#N/A"), None),
        (None, None, None, None),
        ("Asha Sample", "Level 1", "12 Mar 24 (online)", None),
    )
    assert problems(parsed) == [
        (2, "D", "perhaps", "unknown_outcome"),
        (3, "C", "31/02/2024", "impossible_date"),
        (4, "C", "24/11/2026", "future_date"),
        (5, "C", "", "no_date"),
        (6, "C", "tbc", "not_a_date"),
        (7, "B", "", "no_course"),
        (8, "A", "", "no_name"),
        (9, "C", "#N/A", "error_cell"),
    ]
    (row,) = parsed.rows
    assert (row.row, row.completed_on, row.notes) == (11, date(2024, 3, 12), "online")
    assert parsed.read == 9


def test_rows_with_a_damaged_letter_in_half_of_the_name_are_refused_for_it() -> None:
    damaged = GarbledCell("Ex\ufffdmple")
    trained = parse_training(
        sheet(
            ("First name", "Surname", "Course", "Date"),
            ("Asha", damaged, "Level 1", date(2024, 3, 1)),
        ),
        TODAY,
        None,
    )
    people = parse_people(sheet(("First name", "Surname"), ("Asha", damaged)), TODAY, None)

    assert problems(trained) == [(2, "B", "Ex\ufffdmple", "damaged_letter")]
    assert [(p.row, p.column, p.code) for p in people.refused] == [
        (2, "B", ProblemCode.DAMAGED_LETTER)
    ]
    assert not (trained.rows or people.rows)


def test_formulas_that_failed_or_were_never_worked_out_are_told_in_every_column() -> None:
    failed, unsaved = ErrorCell("#REF!"), ErrorCell("=B2+1")
    parsed = parse_training(
        sheet(
            ("Ref", "Name", "Course", "Date", "Outcome", "Provider", "Cost"),
            (unsaved, "Asha Sample", "Level 1", date(2024, 3, 1), None, failed, failed),
            (1, "Asha Sample", "Level 1", unsaved, failed, None, None),
            (1, unsaved, unsaved, date(2024, 3, 1), unsaved, None, None),
        ),
        TODAY,
        None,
    )

    assert [(p.row, p.column, p.code.value) for p in parsed.notes] == [
        (2, "A", "no_result"),
        (2, "F", "error_cell"),
        (4, "B", "no_result"),
    ]
    assert [(p.row, p.column, p.code.value) for p in parsed.refused] == [
        (3, "E", "error_cell"),
        (3, "D", "no_result"),
        (4, "C", "no_result"),
        (4, "E", "no_result"),
    ]


def test_a_booking_may_lie_ahead() -> None:
    (row,) = training(("Asha Sample", "Level 1", "24/11/2026", "booked")).rows
    assert (row.completed_on, row.outcome) == (date(2026, 11, 24), Outcome.BOOKED)


def test_a_date_beside_words_of_failure_is_noted_not_taken() -> None:
    parsed = training(("Asha Sample", "Level 1", "failed 12/03/24", None))
    assert not parsed.rows
    assert not parsed.refused
    assert [(n.row, n.column, n.value) for n in parsed.notes] == [(2, "C", "failed 12/03/24")]


def test_true_dates_and_times_are_days() -> None:
    (row,) = training(("Asha Sample", "Level 1", datetime(2024, 3, 12, 17, 30), None)).rows
    assert row.completed_on == date(2024, 3, 12)


def test_a_column_of_dates_that_is_month_first_stops_the_import() -> None:
    rows = (("Asha Sample", "A", "03/04/2024", None), ("Asha Sample", "B", "03/25/2024", None))
    with pytest.raises(DateOrderInDoubt, match=r"column C .*--dates dmy"):
        training(*rows)
    assert [row.completed_on for row in training(*rows, order=DateOrder.MDY).rows] == [
        date(2024, 3, 4),
        date(2024, 3, 25),
    ]
    assert problems(training(*rows, order=DateOrder.DMY)) == [(3, "C", "03/25/2024", "other_order")]


def test_dates_that_could_be_either_are_day_first_unless_the_sheet_looks_american() -> None:
    (row,) = training(("Asha Sample", "A", "03/04/2024", None)).rows
    assert row.completed_on == date(2024, 4, 3)
    heads = ("name", "course", "completed_on", "expires")
    looks = sheet(heads, ("Asha Sample", "A", "03/04/2024", "03/25/2027"))
    with pytest.raises(DateOrderInDoubt):
        parse_training(looks, TODAY, None)
    says = sheet(("name", "course", "Completed (mm/dd/yyyy)"), ("Asha Sample", "A", "03/04/2024"))
    with pytest.raises(DateOrderInDoubt):
        parse_training(says, TODAY, None)


def test_headings_are_found_under_a_title_and_said_again_they_are_no_row() -> None:
    parsed = parse_training(
        sheet(
            ("Training of our volunteers",),
            (),
            ("Learner", "E-mail", "Course name", "Date of training", "Completed", "Venue"),
            ("Sample, Asha", "a@example.org", "Level 1", "12/03/2024", "No", "Hall"),
            ("Learner", "E-mail", "Course name", "Date of training", "Completed", "Venue"),
        ),
        TODAY,
        None,
    )
    (row,) = parsed.rows
    assert (row.row, row.name, row.outcome) == (4, ASHA, Outcome.NOT_COMPLETED)
    assert [(left.column, left.heading) for left in parsed.left_columns] == [("F", "Venue")]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(SheetError, match="has no column for completed_on"):
        parse_training(sheet(("Name", "Course"), ("Asha Sample", "A")), TODAY, None)
    with pytest.raises(SheetError, match="no column for role"):
        parse_roles(
            sheet(
                ("a", "b"),
            ),
            TODAY,
        )
    with pytest.raises(SheetError, match="given name and family name"):
        parse_people(sheet(), TODAY, None)
