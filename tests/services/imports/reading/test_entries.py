"""Rows come in typed, cell by cell; what cannot be taken is listed where it stands."""

from datetime import date, datetime

from sgdesk.data.sheets import Cell, ErrorCell
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

HEADS = ("name", "course", "completed_on", "outcome")


def training(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.TRAINING, HEADS, *rows)


# People and roles


def test_roles_with_their_requirements_parted() -> None:
    came = read(
        SheetKind.ROLES,
        ("Role", "Group", "Requirements"),
        ("Cook", "A", "level1; level2\nfgm"),
        ("Organist",),
    )

    assert [(r.row, r.role, r.group, r.requirements) for r in came.reading.roles] == [
        (2, "Cook", "A", ("level1", "level2", "fgm")),
        (3, "Organist", "", ()),
    ]


def test_a_role_row_without_a_role_is_refused() -> None:
    came = read(SheetKind.ROLES, ("Role", "Group"), (None, "A"))

    assert came.refused == [(2, "A", "", "no_role")]


def test_posts_may_lie_ahead_but_not_run_backwards() -> None:
    came = read(
        SheetKind.PEOPLE,
        ("name", "role", "role_start", "role_end", "left"),
        ("Asha Sample", "Cook", "01/01/2027", "01/02/2027", None),
        ("Bob Example", "Cook", "02/01/2026", "01/01/2026", None),
        ("Cat Sample", "Cook", date(2026, 5, 2), None, date(2026, 5, 1)),
    )

    assert [each.row for each in came.entries] == [2]
    assert came.refused == [
        (3, "D", "01/01/2026", "ends_before_start"),
        (4, "C", "02/05/2026", "starts_after_leaving"),
    ]
    assert came.reading.read == 3


def test_a_day_of_a_post_that_cannot_be_read_is_listed_and_the_person_comes_in() -> None:
    came = read(
        SheetKind.PEOPLE,
        ("name", "role", "role_start", "role_end", "left"),
        ("Dee Sample", "Cook", "31/02/2026", None, None),
        ("Eve Sample", "Cook", "soon", None, None),
        ("Gil Sample", "Cook", "unknown", "present", "No"),
    )

    assert came.names == ["Dee Sample", "Eve Sample", "Gil Sample"]
    assert {(each.role_start, each.role_end, each.left) for each in came.entries} == {
        (None, None, None)
    }
    assert came.refused == [
        (2, "C", "31/02/2026", "impossible_date"),
        (3, "C", "soon", "not_a_date"),
    ]
    assert came.notes == [(4, "C", "unknown", "not_known_day")]


def test_an_address_that_is_none_or_two_is_left_out_and_told() -> None:
    came = read(
        SheetKind.PEOPLE,
        ("Name", "Email"),
        ("Asha Sample", "a@example.org"),
        ("Bob Example", "none"),
        ("Cat Sample", "c@example.org; d@example.org"),
    )

    assert len(came.entries) == 3
    assert came.entries[0].email == "a@example.org"
    assert {code for *_, code in came.notes} <= {"not_an_address"}
    assert [row for row, *_ in came.notes][-1] == 4


# Lists of training


def test_what_is_wrong_in_a_row_is_refused_with_its_cell_and_the_rest_stands() -> None:
    came = training(
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

    assert came.refused == [
        (2, "D", "perhaps", "unknown_outcome"),
        (3, "C", "31/02/2024", "impossible_date"),
        (4, "C", "24/11/2026", "future_date"),
        (5, "C", "", "no_date"),
        (6, "C", "tbc", "not_a_date"),
        (7, "B", "", "no_course"),
        (8, "A", "", "no_name"),
        (9, "C", "#N/A", "error_cell"),
    ]
    assert came.completions == [(11, "C", None, "2024-03-12", "online")]
    assert came.reading.read == 9


def test_formulas_that_failed_or_were_never_worked_out_are_told_in_every_column() -> None:
    failed, unsaved = ErrorCell("#REF!"), ErrorCell("=B2+1")
    came = read(
        SheetKind.TRAINING,
        ("Staff ID", "Name", "Course", "Date", "Outcome", "Provider"),
        (unsaved, "Asha Sample", "Level 1", date(2024, 3, 1), None, failed),
        (1, "Asha Sample", "Level 1", unsaved, failed, None),
        (1, unsaved, unsaved, date(2024, 3, 1), unsaved, None),
    )

    assert came.refused == [
        (3, "E", "#REF!", "error_cell"),
        (3, "D", "=B2+1", "no_result"),
        (4, "B", "=B2+1", "no_result"),
    ]
    assert came.notes == [(2, "A", "=B2+1", "no_result"), (2, "F", "#REF!", "error_cell")]


def test_a_booking_may_lie_ahead() -> None:
    came = training(("Asha Sample", "Level 1", "24/11/2026", "booked"))

    assert came.listed == [("Asha Sample", "Level 1", "2026-11-24", "booked")]


def test_a_date_beside_words_of_failure_is_noted_not_taken() -> None:
    came = training(("Asha Sample", "Level 1", "failed 12/03/24", None))

    assert (came.listed, came.refused) == ([], [])
    assert came.notes == [(2, "C", "failed 12/03/24", "no_completion")]


def test_true_dates_and_times_are_days() -> None:
    came = training(("Asha Sample", "Level 1", datetime(2024, 3, 12, 17, 30), None))

    assert came.completions == [(2, "C", None, "2024-03-12", "")]


def test_a_month_alone_is_its_first_day_and_noted() -> None:
    came = training(("Asha Sample", "Level 1", "March 2024", None))

    assert came.completions == [(2, "C", None, "2024-03-01", "")]
    assert came.entries[0].completions[0].month_only
    assert came.notes == [(2, "C", "March 2024", "day_not_known")]
