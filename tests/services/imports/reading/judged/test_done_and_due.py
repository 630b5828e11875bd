"""Two rows for each person: one of what was done, one of when it is due again."""

from dataclasses import replace
from datetime import date

from sgdesk.data.sheets import Cell, Merged
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import read, sheet

DONE, DUE = date(2021, 3, 12), date(2024, 3, 12)


def pairs(over: str | None, again: str | None) -> tuple[tuple[Cell, ...], ...]:
    return (
        ("Name", over, "Level 1"),
        ("Ann Sample", "Done", DONE),
        (again, "Due", DUE),
        ("Bob Instance", "Done", DONE),
        (again and "Bob Instance", "Due", DUE),
    )


def test_words_of_done_and_due_without_a_heading_decide_their_rows() -> None:
    came = read(SheetKind.TRACKER, *pairs(None, "Ann Sample"))

    assert [(row, day) for row, _, _, day, _ in came.completions] == [
        (2, "2021-03-12"),
        (4, "2021-03-12"),
    ]
    assert [row for row, *_ in came.notes + came.refused] == [3, 5]


def test_they_decide_where_the_name_is_merged_over_both_rows() -> None:
    grid = replace(sheet(*pairs(None, None)), merged=(Merged(2, 0, 2, 1), Merged(4, 0, 2, 1)))

    came = read(SheetKind.TRACKER, grid=grid)

    assert [row for row, *_ in came.completions] == [2, 4]


def test_under_a_heading_the_word_of_due_is_asked_once() -> None:
    came = read(SheetKind.TRACKER, *pairs("Type", "Ann Sample"))

    assert [row for row, *_ in came.completions] == [2, 4]
    assert came.asked == {"status:type: due": [(3, "B"), (5, "B")]}


def test_words_of_done_alone_are_no_such_column() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", None, "Level 1"),
        ("Ann Sample", "Done", DONE),
        ("Bob Instance", "Kitchen", DONE),
    )

    assert came.means("B") == "unknown"


def test_yes_and_no_are_no_words_of_done_and_due() -> None:
    came = read(
        SheetKind.TRACKER,
        ("Name", "Paid", "Level 1"),
        ("Ann Sample", "Yes", DONE),
        ("Bob Instance", "No", DONE),
    )

    assert came.means("B") == "unknown"
    assert len(came.completions) == 2
