"""Headings of the lists that programs write: days, numbers of bookings, levels, boxes to tick."""

import pytest

from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

DAY = "12/03/24"


def listed(*rows: tuple[str, ...], **answers: str) -> Came:
    return read(SheetKind.TRAINING, *rows, answers=answers)


@pytest.mark.parametrize(
    "heading", ["Test date", "Last completed", "Date last attended", "Exam date", "Last trained"]
)
def test_the_day_of_a_test_or_the_last_time_is_when_it_was_completed(heading: str) -> None:
    came = listed(("Name", "Course", heading), ("Ann Sample", "Level 1", DAY))

    assert [each[3] for each in came.completions] == ["2024-03-12"]


@pytest.mark.parametrize("heading", ["Booking ref", "Booking number", "Booking ID", "Order no"])
def test_the_number_of_a_booking_is_asked_once_and_says_nothing_of_who_came(heading: str) -> None:
    rows = (("1001", "Ann Sample", "Level 1", DAY), ("1002", "Bob Instance", "Level 1", DAY))
    came = listed((heading, "Name", "Course", "Date"), *rows)

    assert len(came.completions) == 2
    assert not [each for each in came.asked if each.startswith("status:")]


def test_a_figure_below_level_is_that_level() -> None:
    came = listed(("Name", "Level", "Date"), ("Ann Sample", "1", DAY), ("Bob Instance", "2", DAY))

    assert [each.completions[0].heading for each in came.entries] == ["Level 1", "Level 2"]


BOXES = ("Name", "Course", "Date", "Passed", "Failed", "Absent")


def outcomes(came: Came) -> list[Outcome]:
    return [done.outcome for entry in came.entries for done in entry.completions]


def test_of_boxes_to_tick_the_one_that_is_ticked_says_what_came_of_it() -> None:
    came = listed(
        BOXES,
        ("Ann Sample", "Level 1", DAY, "x", "", ""),
        ("Bob Instance", "Level 1", DAY, "", "x", ""),
        ("Cleo Model", "Level 1", DAY, "", "", "x"),
    )

    no = Outcome.NOT_COMPLETED
    assert outcomes(came) == [Outcome.COMPLETED, no, no]
    assert came.asked == {}


@pytest.mark.parametrize(
    "rows",
    [
        [("Ann Sample", "Level 1", DAY, "x", "", "")],  # no box of no is ever ticked
        [
            ("Ann Sample", "Level 1", DAY, "x", "x", ""),
            ("Bo Instance", "Level 1", DAY, "", "", "x"),
        ],
        [
            ("Ann Sample", "Level 1", DAY, "x", "", ""),
            ("Bo Instance", "Level 1", DAY, "", "n", "n"),
        ],
    ],
)
def test_where_it_is_not_plain_that_just_one_is_ticked_it_is_asked(
    rows: list[tuple[str, ...]],
) -> None:
    came = listed(BOXES, *rows)

    assert Outcome.COMPLETED not in outcomes(came)
    assert came.asked


@pytest.mark.parametrize("words", ["did not attend", "date is when she registered", "cancelled"])
@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.TRAINING])
def test_words_of_no_where_an_end_should_stand_are_asked_about(kind: SheetKind, words: str) -> None:
    rows = {
        SheetKind.TRACKER: (("Name", "Level 1", "Expires"), ("Ann Sample", DAY, words)),
        SheetKind.TRAINING: (
            ("Name", "Course", "Date", "Expires"),
            ("Ann Sample", "Level 1", DAY, words),
        ),
    }
    came = read(kind, *rows[kind], ("Bob Instance", *rows[kind][1][1:-1], "12/03/27"))

    assert [each[0] for each in came.completions] == [3]
    assert f"word:{words}" in came.asked


@pytest.mark.parametrize("words", ["expired", "n/a", "needs to redo", "refresher booked"])
def test_words_of_the_next_time_there_say_nothing_against_the_last(words: str) -> None:
    came = read(SheetKind.TRACKER, ("Name", "Level 1", "Expires"), ("Ann Sample", DAY, words))

    assert (len(came.completions), came.asked) == (1, {})


@pytest.mark.parametrize("heading", ["Key date: Left", "Left"])
def test_what_stands_before_a_heading_is_taken_off_fields_too(heading: str) -> None:
    came = read(SheetKind.TRACKER, ("Name", "Level 1", heading), ("Ann Sample", DAY, "01/06/24"))

    assert [str(each.left) for each in came.entries] == ["2024-06-01"]


@pytest.mark.parametrize("heading", ["Level 1 (old)", "Level 1 (self-declared)"])
def test_where_only_such_a_column_could_be_a_course_it_is_asked_about(heading: str) -> None:
    came = read(SheetKind.TRACKER, ("Name", heading), ("Ann Sample", DAY))

    assert came.completions == []
    assert list(came.asked) == [f"column:{heading.lower()}"]
