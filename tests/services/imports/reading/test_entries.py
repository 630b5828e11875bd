"""Rows come in typed, cell by cell; what cannot be taken is listed where it stands."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.data.sheets import Cell, ErrorCell
from sgdesk.domain.datetext import DateOrder
from sgdesk.services.imports.reading.date_order import DateOrderInDoubt
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

HEADS = ("name", "course", "completed_on", "outcome")


def training(*rows: tuple[Cell, ...], order: DateOrder | None = None) -> Came:
    return read(SheetKind.TRAINING, HEADS, *rows, order=order)


def tracker(*rows: tuple[Cell, ...], order: DateOrder | None = None) -> Came:
    return read(SheetKind.TRACKER, *rows, order=order)


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


def test_posts_and_leaving_may_lie_ahead_but_not_run_backwards() -> None:
    came = read(
        SheetKind.PEOPLE,
        ("name", "role", "role_start", "role_end", "left"),
        ("Asha Sample", "Cook", "01/01/2027", "01/02/2027", "01/03/2027"),
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
        ("Hal Sample", "Cook", None, None, "Yes"),
    )

    assert came.names == ["Dee Sample", "Eve Sample", "Gil Sample", "Hal Sample"]
    assert {(each.role_start, each.role_end, each.left) for each in came.entries} == {
        (None, None, None)
    }
    assert came.refused == [
        (2, "C", "31/02/2026", "impossible_date"),
        (3, "C", "soon", "not_a_date"),
        (5, "E", "Yes", "not_a_date"),
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
    came = training(("Asha Sample", "Level 1", datetime(2024, 3, 12, 17, 30), None))  # noqa: DTZ001

    assert came.completions == [(2, "C", None, "2024-03-12", "")]


def test_a_month_alone_is_its_first_day_and_noted() -> None:
    came = training(("Asha Sample", "Level 1", "March 2024", None))

    assert came.completions == [(2, "C", None, "2024-03-01", "")]
    assert came.entries[0].completions[0].month_only
    assert came.notes == [(2, "C", "March 2024", "day_not_known")]


# The order of day and month


def test_a_column_of_dates_that_is_month_first_stops_the_import() -> None:
    rows = (("Asha Sample", "A", "03/04/2024", None), ("Asha Sample", "B", "03/25/2024", None))
    with pytest.raises(DateOrderInDoubt, match=r"column C .*--dates dmy"):
        training(*rows)
    assert [day for *_, day, _ in training(*rows, order=DateOrder.MDY).listed] == [
        "2024-03-04",
        "2024-03-25",
    ]
    came = training(*rows, order=DateOrder.DMY)
    assert came.refused == [(3, "C", "03/25/2024", "other_order")]


def test_dates_that_could_be_either_are_day_first_unless_the_sheet_looks_american() -> None:
    came = training(("Asha Sample", "A", "03/04/2024", None))
    assert [day for *_, day, _ in came.listed] == ["2024-04-03"]
    with pytest.raises(DateOrderInDoubt):
        read(
            SheetKind.TRAINING,
            ("name", "course", "completed_on", "expires"),
            ("Asha Sample", "A", "03/04/2024", "03/25/2027"),
        )
    with pytest.raises(DateOrderInDoubt):
        read(
            SheetKind.TRAINING,
            ("name", "course", "Completed (mm/dd/yyyy)"),
            ("Asha Sample", "A", "03/04/2024"),
        )


def test_dates_of_a_tracker_in_doubt_stop_the_import_and_an_order_settles_it() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Name", "Level 1", "Level 2"),
        ("Asha Sample", "03/04/24", "13/03/24"),
        ("Bob Example", "03/25/24", None),
    )
    with pytest.raises(DateOrderInDoubt, match=r"column B \(Level 1\)"):
        tracker(*rows)
    came = tracker(*rows, order=DateOrder.MDY)
    assert came.completions == [(2, "B", 2, "2024-03-04", ""), (3, "B", 2, "2024-03-25", "")]
    assert came.refused == [(2, "C", "13/03/24", "other_order")]


def test_expiries_month_first_make_dates_that_could_be_either_a_question() -> None:
    with pytest.raises(DateOrderInDoubt, match="column B"):
        tracker(("Name", "Level 1", "Expires"), ("Asha Sample", "03/04/24", "03/25/27"))


# Cells of trackers


def test_cells_that_cannot_be_taken_are_refused_or_noted_each_with_its_place() -> None:
    came = tracker(
        ("Name", "Start date", "Level 1", "Level 2"),
        ("Asha Sample", "tbc", "31/02/2024", "24/11/2026"),
        ("Bob Example", "12/03/2027", ErrorCell("#N/A"), "failed 12/03/24"),
        ("Cat Sample", ErrorCell("#REF!"), "12/03/21, 12/03/24", 45_363),
        ("Dee Sample", "31/02/2024", True, date(2026, 11, 24)),
        ("Eve Sample", ErrorCell("=B1"), ErrorCell("=TODAY()"), date(1899, 12, 30)),
    )

    assert came.completions == []
    assert [each.role_start for each in came.entries] == [
        None,
        date(2027, 3, 12),
        None,
        None,
        None,
    ]
    assert sorted(came.refused) == [
        (2, "C", "31/02/2024", "impossible_date"),
        (2, "D", "24/11/2026", "future_date"),
        (4, "C", "12/03/21, 12/03/24", "several_dates"),
        (5, "B", "31/02/2024", "impossible_date"),
        (5, "D", "24/11/2026", "future_date"),
        (6, "D", "30/12/1899", "too_long_ago"),
    ]
    assert sorted(came.notes) == [
        (2, "B", "tbc", "not_known_day"),
        (3, "C", "#N/A", "error_cell"),
        (3, "D", "failed 12/03/24", "no_completion"),
        (4, "B", "#REF!", "error_cell"),
        (4, "D", "45363", "not_a_date"),
        (5, "C", "TRUE", "yes_without_date"),
        (6, "B", "=B1", "no_result"),
        (6, "C", "=TODAY()", "no_result"),
    ]


def test_words_beside_dates_that_are_not_known_are_asked_once_for_all_alike() -> None:
    came = tracker(
        ("Name", "Level 1"),
        ("Asha Sample", "12/03/24 sausage"),
        ("Bob Example", "Sausage 13/03/24"),
        ("Cat Sample", "12/03/24 apologies"),
        ("Dee Sample", "12/03/24 cert seen"),
    )

    assert came.asked == {"word:sausage": [(2, "B"), (3, "B")]}
    assert [(row, code) for row, _, _, code in came.refused] == [
        (2, "asked_word"),
        (3, "asked_word"),
    ]
    assert came.completions == [(5, "B", 2, "2024-03-12", "cert seen")]
    assert came.notes == [(4, "B", "12/03/24 apologies", "no_completion")]


@pytest.mark.parametrize(("answer", "days"), [("yes", 2), ("no", 0), ("perhaps", 0)])
def test_the_answer_to_a_word_holds_for_all_alike_and_one_not_offered_for_none(
    answer: str, days: int
) -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Level 1"),
        ("Asha Sample", "12/03/24 sausage"),
        ("Bob Example", "sausage 13/03/24"),
        answers={"word:sausage": answer},
    )

    assert len(came.completions) == days
    assert len(came.refused) == (2 if answer == "perhaps" else 0)


cells = st.one_of(
    st.none(),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["YES", "12/03/24", "31/02/24", "exp 12/03/26", "March 2024", "12/03/24 (x)"]),
    st.sampled_from([ErrorCell("#N/A"), 3, 0.5, True, "1/2/24 sausage"]),
    st.text(max_size=12),
)


@given(st.lists(st.tuples(cells, cells), max_size=12))
def test_every_cell_under_a_course_is_taken_noted_or_refused_once(
    people: list[tuple[Cell, Cell]],
) -> None:
    rows = [("Asha Sample", *pair) for pair in people]
    came = tracker(("Name", "Level 1", "Level 2"), *rows, order=DateOrder.DMY)
    taken = [(row, column) for row, column, *_ in came.completions]
    told = [
        (row, column)
        for row, column, _, code in (*came.refused, *came.notes)
        if code != "day_not_known"
    ]
    filled = {
        (number, letter): cell
        for number, pair in enumerate(people, start=2)
        for letter, cell in zip("BC", pair, strict=True)
        if cell is not None
    }
    marks = {place for place, cell in filled.items() if not any(map(str.isalnum, str(cell)))}
    assert len(set(taken + told)) == len(taken + told)
    assert filled.keys() - marks <= set(taken + told) <= filled.keys()
