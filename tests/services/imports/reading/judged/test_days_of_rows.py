"""Ticks under several courses, and the column with the day of each row."""

from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

ROWS = (
    ("Date", "Name", "Level 1", "Level 2"),
    ("12/03/24", "Ann Sample", "yes", ""),
    ("13/03/24", "Bob Instance", "yes", "yes"),
    ("", "Zoe Example", "yes", ""),
    ("booked 15/03/24", "Cleo Model", "yes", ""),
)


def days(came: Came) -> list[tuple[int, str]]:
    return [
        (entry.row, f"{done.column} {done.completed_on.isoformat()}")
        for entry in came.entries
        for done in entry.completions
    ]


def test_a_column_said_to_hold_the_day_of_its_row_gives_it_to_every_tick() -> None:
    came = read(SheetKind.TRACKER, *ROWS, answers={"column:date": "date_of_row"})

    assert days(came) == [(2, "C 2024-03-12"), (3, "C 2024-03-13"), (3, "D 2024-03-13")]
    assert (5, "C", "yes", "heading_day") in came.refused
    assert (4, "C", "yes", "yes_without_date") in came.notes


def test_without_that_answer_no_tick_has_a_day() -> None:
    came = read(SheetKind.TRACKER, *ROWS)

    assert days(came) == []
    assert "column:date" in came.asked
