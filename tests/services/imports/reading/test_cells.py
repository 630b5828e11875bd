"""Cells of trackers: a completion, a question, or listed with its place; each exactly once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.data.sheets import Cell, ErrorCell
from sgdesk.domain.datetext import DateOrder
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read


def tracker(*rows: tuple[Cell, ...], order: DateOrder | None = None) -> Came:
    return read(SheetKind.TRACKER, *rows, order=order)


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


@pytest.mark.parametrize(
    "text", ["before 12/03/24", "since 12/03/24 overdue", "passed, expires 12/03/24"]
)
def test_a_date_that_is_a_limit_is_told_as_one(text: str) -> None:
    came = read(SheetKind.TRACKER, ("Name", "Level 1"), ("Asha Sample", text))

    assert came.completions == []
    assert came.notes == [(2, "B", text, "no_day_of_it")]
