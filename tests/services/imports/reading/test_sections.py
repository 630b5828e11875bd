"""Lines between the names of a list that say what was done and when."""

import pytest

from sgdesk.data.sheets import Cell, SheetError
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read


def training(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.TRAINING, *rows)


def days(came: Came) -> list[tuple[str, str, str]]:
    return [(name, course, day) for name, course, day, _ in came.listed]


def test_a_line_of_course_and_day_holds_for_the_names_below_it() -> None:
    came = training(
        ("Name", "Role"),
        ("Level 1 - 12 March 2024",),
        ("Asha Sample", "Cook"),
        ("Bob Example", None),
        ("Level 2 - 13 April 2024",),
        ("Cat Sample", None),
    )

    assert days(came) == [
        ("Asha Sample", "Level 1", "2024-03-12"),
        ("Bob Example", "Level 1", "2024-03-12"),
        ("Cat Sample", "Level 2", "2024-04-13"),
    ]
    assert came.refused == []


def test_a_line_above_the_headings_holds_for_the_whole_list() -> None:
    came = training(
        ("Level 1 - 12 March 2024",), ("Name", "Email"), ("Asha Sample", "a@example.org")
    )

    assert days(came) == [("Asha Sample", "Level 1", "2024-03-12")]


def test_a_line_of_a_course_alone_stands_beside_days_of_their_own() -> None:
    came = training(
        ("Name", "Date"),
        ("Level 1", None),
        ("Asha Sample", "12/03/24"),
        ("Level 2", None),
        ("Bob Example", "13/04/24"),
        ("Cat Sample", None),
    )

    assert days(came) == [
        ("Asha Sample", "Level 1", "2024-03-12"),
        ("Bob Example", "Level 2", "2024-04-13"),
    ]
    assert came.refused == [(6, "B", "", "no_date")]


def test_a_new_course_ends_the_day_of_the_one_before() -> None:
    came = training(
        ("Name", "Role"),
        ("Level 1 - 12 March 2024",),
        ("Asha Sample", None),
        ("Level 2",),
        ("Bob Example", None),
    )

    assert days(came) == [("Asha Sample", "Level 1", "2024-03-12")]
    assert [row for row, *_ in came.refused] == [5]


def test_names_above_the_first_line_are_refused_and_nothing_is_made_up_for_them() -> None:
    came = training(
        ("Name", "Role"),
        ("Asha Sample", None),
        ("Level 1 - 12 March 2024",),
        ("Bob Example", None),
    )

    assert days(came) == [("Bob Example", "Level 1", "2024-03-12")]
    assert {row for row, *_ in came.refused} == {2}


def test_the_row_of_a_person_is_no_such_line() -> None:
    with pytest.raises(SheetError, match="completed_on"):
        training(("Name", "Course", "Day 1"), ("Asha Sample", "Level 1", "13/03/2025"))


@pytest.mark.parametrize("name", ["Xenia example", "Bob Sample and Cat Sample"])
def test_the_row_of_somebody_in_doubt_lends_its_day_to_nobody(name: str) -> None:
    came = read(
        SheetKind.TRAINING,
        ("Appraisal", "Name of volunteer", "Programme"),
        ("12 March 2024", None, None),
        ("17/02/2022", name, "Level 2"),
        (None, "Asha Sample", "Level 1"),
    )
    assert came.listed == [("Asha Sample", "Level 1", "2024-03-12", "completed")]
