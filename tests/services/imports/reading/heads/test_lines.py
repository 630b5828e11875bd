"""A key, a rule or a sentence over headings is a line of the sheet, and heads no columns."""

from datetime import date

import pytest

from sgdesk.data.sheets import Cell, SheetError
from sgdesk.services.imports.reading.heads.lines import is_line
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

DAY = date(2024, 3, 12)


def over(line: str, *, of: int = 1) -> Came:
    """A line over one of two courses, each with the day of one person."""
    above: list[Cell] = [None, None, None]
    above[of] = line
    rows = (tuple(above), ("Name", "Level 1", "Level 2"), ("Ann Sample", DAY, DAY))
    return read(SheetKind.TRACKER, *rows)


@pytest.mark.parametrize(
    "line",
    [
        "All volunteers must have Level 1",
        "Everybody has to attend Level 1",
        "Trustees should do this",
        "Staff are required to renew every 3 years",
        "Green = in date. Amber = due. Red = overdue",
        "Red: overdue, green: in date",
        "Key: B = booked",
        "Please e-mail changes to the office",
        "Do NOT sort this sheet!!",
        "We keep this for the partnership.",
        "Valid for 3 years",
        "Renew every three years",
    ],
)
@pytest.mark.parametrize("of", [1, 2])
def test_a_line_over_one_column_that_says_nothing_of_its_days_changes_nothing(
    line: str, of: int
) -> None:
    came = over(line, of=of)

    assert [column for _, column, *_ in came.completions] == ["B", "C"]
    assert came.asked == {}


@pytest.mark.parametrize(
    "line",
    [
        "Level 1 planned",
        "Must do by",
        "All volunteers must do it by",
        "Those who must have Level 1",
        "booked",
        "Ends",
        "Ends on",
        "End dates",
        "These are the days booked!",
        "Date when it has to be done again.",
    ],
)
def test_a_heading_over_one_column_of_days_to_come_or_ends_is_asked(line: str) -> None:
    came = over(line, of=2)

    assert [column for _, column, *_ in came.completions if column == "C"] == []
    assert came.means("C") in ("unknown", "expiry") or came.asked


@pytest.mark.parametrize(
    "title",
    [
        "Ends",
        "Training must be done by",
        "Everyone must complete Level 1 by these dates",
        "Volunteers who must do Level 1",
        "Staff who should renew",
        "Still to do Level 1",
    ],
)
def test_a_title_of_ends_deadlines_or_those_who_lack_it_is_no_rule_and_is_asked(title: str) -> None:
    came = read(SheetKind.TRACKER, (title,), (), ("Name", "Level 1"), ("Ann Sample", DAY))

    assert came.completions == []
    assert came.asked


def test_a_line_over_columns_takes_no_column_from_the_heading_beside_it() -> None:
    came = read(
        SheetKind.TRACKER,
        (None, "Booked", None, "Please fill in below!"),
        ("Name", "Level 1", "Level 2", "Level 3 Lead"),
        ("Ann Sample", DAY, DAY, DAY),
    )

    assert [column for _, column, *_ in came.completions] == ["D"]


def test_ends_under_a_heading_over_headings_are_refused_in_its_words() -> None:
    with pytest.raises(SheetError, match="Volunteers to renew: Level 1"):
        read(
            SheetKind.TRACKER,
            (None, "Volunteers to renew"),
            ("Name", "Level 1"),
            ("Ann Sample", DAY),
        )


@pytest.mark.parametrize("heading", ["Children", "Booked", "Completed", "Red group", "Key skills"])
def test_a_heading_over_headings_is_no_line(heading: str) -> None:
    assert not is_line(heading)
