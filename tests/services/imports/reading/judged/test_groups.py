"""Headings over headings: each belongs to every column under it."""

from dataclasses import replace
from datetime import date

import pytest

from sgdesk.data.sheets import Merged
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read, sheet

DAYS = (date(2024, 3, 12), None, None, date(2024, 3, 14))


def grouped(first: str, second: str, *, name_above: bool = False) -> Came:
    """Two groups of two levels: somebody holds the first of one and the second of the other."""
    name = ("Name", None) if name_above else (None, "Name")
    return read(
        SheetKind.TRACKER,
        (name[0], first, None, second, None),
        (name[1], "Level 1", "Level 2", "Level 1", "Level 2"),
        ("Ann Sample", *DAYS),
    )


AGAINST = [
    ("Children", "Adults"),
    ("Safeguarding", "First aid"),
    ("Safeguarding", "Coaching"),
    ("Safeguarding", "Safer recruitment"),
    ("Completed", "Booked"),
    ("Done", "To do"),
    ("Current", "Expired"),
    ("Trained", "Next due"),
    ("Date done", "Planned"),
    ("Completed", "Lapsed"),
]


@pytest.mark.parametrize("name_above", [False, True])
@pytest.mark.parametrize(("first", "second"), AGAINST)
def test_a_heading_over_headings_speaks_against_all_columns_under_it(
    first: str, second: str, *, name_above: bool
) -> None:
    came = grouped(first, second, name_above=name_above)

    assert [(column, course) for _, column, course, *_ in came.completions] == [("B", 2)]
    assert came.means("E") in ("unknown", "expiry")
    assert came.means("D") in ("unknown", "expiry")


def test_a_course_of_another_subject_is_asked_with_the_heading_over_it() -> None:
    came = grouped("Children", "Adults")

    assert came.asked.keys() == {"column:adults: level 1", "column:adults: level 2"}


def test_the_answer_of_such_a_column_brings_it_in() -> None:
    came = read(
        SheetKind.TRACKER,
        (None, "Safeguarding", None, "Adults", None),
        ("Name", "Level 1", "Level 2", "Level 1", "Level 2"),
        ("Ann Sample", *DAYS),
        answers={"column:adults: level 2": "Level 2"},
    )

    assert [column for _, column, *_ in came.completions] == ["B", "E"]


def test_a_group_speaks_where_no_level_comes_again() -> None:
    came = read(
        SheetKind.TRACKER,
        (None, "Trained", None, "Invited"),
        ("Name", "Induction", "Level 1", "Level 2"),
        ("Ann Sample", *[date(2024, 3, 12)] * 3),
    )

    assert [column for _, column, *_ in came.completions] == ["B", "C"]


def test_a_group_ends_with_its_merged_cells() -> None:
    grid = sheet(
        (None, "Booked", None, None, "Done"),
        ("Name", "Induction", "Level 1", "Level 2", "Level 3 Lead"),
        ("Ann Sample", *[date(2024, 3, 12)] * 4),
    )

    came = read(SheetKind.TRACKER, grid=replace(grid, merged=(Merged(1, 1, 1, 2),)))

    assert [column for _, column, *_ in came.completions] == ["D", "E"]


def test_a_course_under_two_headings_that_nobody_knows_is_asked() -> None:
    came = grouped("Safeguarding", "Rowing")

    assert [column for _, column, *_ in came.completions] == ["B"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Completed", "Attended"), ("2023", "2024"), ("Online", "Face to face")],
)
def test_headings_over_headings_that_say_nothing_against_change_nothing(
    first: str, second: str
) -> None:
    came = grouped(first, second)

    assert [column for _, column, *_ in came.completions] == ["B", "E"]
    assert came.asked == {}
