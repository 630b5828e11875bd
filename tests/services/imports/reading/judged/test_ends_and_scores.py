"""Days on which training runs out are told, and a score is held against its pass mark."""

from datetime import date

import pytest

from sgdesk.data.sheets import Cell
from sgdesk.services.imports.reading.reader import expiry_columns
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

DAY, END = "12/03/24", "11/03/2027"
LIST = ("Name", "Course", "Date")


def tracker(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.TRACKER, *rows)


def training(*rows: tuple[Cell, ...]) -> Came:
    return read(SheetKind.TRAINING, *rows)


def ends(came: Came) -> list[date | None]:
    return [done.provider_expiry for each in came.entries for done in each.completions]


def told(came: Came) -> list[str]:
    return [each.letter for each in expiry_columns(came.reading)]


@pytest.mark.parametrize(
    "heading", ["Expires", "Expiry date", "Valid until", "Level 1 expiry", "Level 1 expires on"]
)
def test_the_end_of_a_certificate_beside_its_date_comes_in_with_it(heading: str) -> None:
    came = tracker(("Name", "Level 1", heading), ("Asha Sample", DAY, END))

    assert ends(came) == [date(2027, 3, 11)]
    assert told(came) == []


@pytest.mark.parametrize(
    "heading", ["Renewal due", "Next due", "Refresher due", "Level 2 expiry", "Days left"]
)
def test_any_other_column_of_what_is_due_is_told_and_not_brought_in(heading: str) -> None:
    came = tracker(("Name", "Level 1", heading), ("Asha Sample", DAY, END))

    assert ends(came) == [None]
    assert told(came) == ["C"]


def test_an_end_behind_two_courses_belongs_to_the_one_beside_it() -> None:
    came = tracker(("Name", "Level 1", "Level 2", "Expires"), ("Asha Sample", DAY, "13/04/24", END))

    assert ends(came) == [None, date(2027, 3, 11)]


def test_an_end_without_a_completion_or_before_it_is_noted() -> None:
    came = tracker(
        ("Name", "Level 1", "Expires"),
        ("Asha Sample", None, END),
        ("Ben Example", DAY, "11/03/2020"),
        ("Cat Sample", DAY, "expired"),
    )

    assert ends(came) == [None, None]
    assert [each[:2] + each[3:] for each in came.notes] == [
        (2, "C", "end_not_read"),
        (3, "C", "end_not_read"),
        (4, "C", "end_not_read"),
    ]


def test_an_end_in_a_list_comes_in_with_its_row() -> None:
    came = training((*LIST, "Valid until"), ("Asha Sample", "Level 1", DAY, END))

    assert ends(came) == [date(2027, 3, 11)]


@pytest.mark.parametrize(
    ("score", "mark", "outcome"),
    [(70, 80, "not_completed"), (80, 80, "completed"), ("85%", "80%", "completed"),
     (0.75, "80%", "not_completed")],
)  # fmt: skip
def test_a_score_below_the_pass_mark_is_a_no_and_else_a_yes(
    score: Cell, mark: Cell, outcome: str
) -> None:
    came = training((*LIST, "Score", "Pass mark"), ("Asha Sample", "Level 1", DAY, score, mark))

    assert came.listed == [("Asha Sample", "Level 1", "2024-03-12", outcome)]


def test_a_score_below_the_mark_stands_against_the_date_of_a_tracker_and_none_is_listed() -> None:
    came = tracker(
        ("Name", "Level 1", "Score", "Pass mark"),
        ("Asha Sample", DAY, 70, 80),
        ("Ben Example", DAY, 90, 80),
        ("Cat Sample", DAY, None, 80),
    )

    assert [done[0] for done in came.completions] == [3]
    assert [(row, code) for row, _, _, code in came.refused] == [(2, "said_no"), (4, "no_score")]


def test_a_status_of_passed_does_not_outweigh_a_score_below_the_mark() -> None:
    head = (*LIST, "Status", "Score", "Pass mark")
    came = training(head, ("Asha Sample", "Level 1", DAY, "Passed", 60, 80))

    assert came.listed == [("Asha Sample", "Level 1", "2024-03-12", "not_completed")]


@pytest.mark.parametrize("heading", ["Level 1 renewed", "Level 1 renewed on", "Transferred to"])
def test_what_says_nothing_of_the_end_of_training_is_asked_and_not_told_as_its_end(
    heading: str,
) -> None:
    head, row = ("Name", "Level 1", heading), ("Asha Sample", "12/03/24", "13/03/25")
    came = read(SheetKind.TRACKER, head, row)

    assert expiry_columns(came.reading) == ()
    assert [heading in each.asks for each in came.questions] == [True]


@pytest.mark.parametrize(
    "heading", ["Level 1 to be renewed", "Level 1 renewed by", "Renewal", "Certificate to"]
)
def test_the_end_of_training_is_told_as_such(heading: str) -> None:
    head, row = ("Name", "Level 1", heading), ("Asha Sample", "12/03/24", "13/03/27")
    came = read(SheetKind.TRACKER, head, row)

    assert [each[2] for each in came.completions] == [2]
    assert came.questions == ()


@pytest.mark.parametrize("before", ["Key date: ", "Custom field: ", "Training: "])
def test_what_a_program_writes_before_a_heading_hides_no_course(before: str) -> None:
    head = ("Name", f"{before}Level 1", f"{before}Level 1 (renewal)")
    came = read(SheetKind.TRACKER, head, ("Asha Sample", "12/03/24", "13/03/27"))

    assert [each[2:4] for each in came.completions] == [(2, "2024-03-12")]
