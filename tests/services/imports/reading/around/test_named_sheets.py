"""A worksheet for each course: what its name says is asked once, and then read."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sgdesk.data.sheets import Cell, SheetError
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read, sheet

KINDS = [SheetKind.TRACKER, SheetKind.TRAINING]
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Name", "Date"),
    ("Ann Sample", "12/03/2024"),
    ("Bob Instance", "13/03/2024"),
)
ASKED = "course:worksheet level 1"


def named(
    kind: SheetKind,
    name: str,
    rows: tuple[tuple[Cell, ...], ...] = ROWS,
    *,
    is_file: bool = False,
    answers: Mapping[str, str] | None = None,
) -> Came:
    grid = replace(sheet(*rows), name=name, named_as_file=is_file)
    return read(kind, grid=grid, answers=answers)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_comes_in_until_the_name_of_the_worksheet_was_confirmed(kind: SheetKind) -> None:
    came = named(kind, "Level 1")

    assert came.listed == []
    assert [(each[0], each[3]) for each in came.refused] == [
        (2, "which_course"),
        (3, "which_course"),
    ]
    assert came.asked == {ASKED: [(2, "B"), (3, "B")]}
    (question,) = came.questions
    assert question.asks == "The worksheet is called “Level 1”. Are these days of “Level 1”?"
    assert (question.choices[0].key, question.guess, question.once) == ("Level 1", "Level 1", True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("course", ["Level 1", "Level 2"])
def test_once_it_is_said_the_days_are_of_that_course(kind: SheetKind, course: str) -> None:
    came = named(kind, "Level 1", answers={ASKED: course})

    assert came.listed == [
        ("Ann Sample", course, "2024-03-12", "completed"),
        ("Bob Instance", course, "2024-03-13", "completed"),
    ]


def test_left_out_nothing_of_it_comes_in() -> None:
    assert named(SheetKind.TRACKER, "Level 1", answers={ASKED: "-"}).listed == []


def test_the_name_of_a_file_is_asked_about_as_one() -> None:
    came = named(SheetKind.TRACKER, "SG L1", is_file=True)

    assert [each.asks for each in came.questions] == [
        "The file is called “SG L1”. Are these days of “Level 1”?"
    ]


def test_a_worksheet_called_by_no_course_is_refused_with_what_to_do() -> None:
    with pytest.raises(SheetError, match="says who and when"):
        named(SheetKind.TRACKER, "Spring")


def test_a_tracker_needs_no_name_of_its_worksheet() -> None:
    came = named(SheetKind.TRACKER, "Level 2", (("Name", "Level 1"), ("Ann Sample", "12/03/2024")))

    assert [each[2] for each in came.completions] == [2]
    assert came.asked == {}


def test_a_title_over_the_headings_says_it_without_a_question() -> None:
    came = named(SheetKind.TRACKER, "Level 1", (("Level 2",), *ROWS))

    assert [each[1] for each in came.listed] == ["Level 2", "Level 2"]
    assert came.asked == {}


def test_two_columns_of_days_are_not_read_by_the_name_of_their_worksheet() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Name", "Date", "Swim"),
        ("Ann Sample", "12/03/2024", "1/1/2023"),
    )
    with pytest.raises(SheetError, match="headed with a course"):
        named(SheetKind.TRACKER, "Level 1", rows)
