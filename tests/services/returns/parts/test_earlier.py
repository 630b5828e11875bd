"""What a return says of earlier days: a year before, and what moved since the last return."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.returns.front import front_rows
from sgdesk.services.returns.document import return_document
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.returns.words_of import words_of

LAST_YEAR = date(2025, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "wscp", LAST_YEAR, ("universal",))


def train(hall: Hall, count: int, day: date) -> None:
    details = TrainingDetails(hall.courses["universal"], day)
    training.record_training(hall.workspace, hall.people[:count], details)


def test_a_file_that_is_younger_says_that_it_does_not_know(tmp_path: Path) -> None:
    document = return_document(make_hall(tmp_path, "wscp", TODAY, ("universal",)).workspace)

    assert document.year_before is None
    rows = {row.label: row.lines for row in front_rows(document)}
    assert rows["A year before"] == ("Not known: our file was begun on 31 March 2026.",)


def test_without_a_return_the_file_is_asked_again_as_at_that_day(hall: Hall) -> None:
    train(hall, 1, LAST_YEAR)
    hall.go_to(TODAY)
    train(hall, 3, TODAY)

    document = return_document(hall.workspace)

    assert document.year_before is not None
    assert (document.year_before.day, document.year_before.number) == (LAST_YEAR, "")
    assert document.year_before.percents["universal"] == 25.0
    assert "A year before: 25.0%." in words_of(document)
    assert "what our file says today of 31 March 2025" in words_of(document)


def test_a_return_of_about_then_says_what_it_said(hall: Hall) -> None:
    train(hall, 1, LAST_YEAR)
    freeze_return(hall.workspace, LAST_YEAR)
    train(hall, 4, LAST_YEAR - timedelta(days=1))
    hall.go_to(TODAY)

    before = return_document(hall.workspace).year_before

    assert before is not None
    assert (before.number, before.percents["universal"]) == ("R2025-001", 25.0)


def test_what_moved_is_since_the_last_return_that_nothing_replaced(hall: Hall) -> None:
    assert return_document(hall.workspace).moved is None
    train(hall, 1, LAST_YEAR)
    first = freeze_return(hall.workspace, LAST_YEAR)
    train(hall, 2, LAST_YEAR)
    freeze_return(hall.workspace, LAST_YEAR, replaces=first.id)
    hall.go_to(TODAY)
    train(hall, 3, TODAY)

    moved = return_document(hall.workspace).moved

    assert moved is not None
    assert moved.earlier.number == "R2025-002"
    change = next(each for each in moved.requirements if each.key == "universal")
    assert (change.before.percent, change.after.percent) == (50.0, 75.0)
    assert [(each.cause.value, each.people) for each in change.moves] == [("completed", 1)]


def test_a_return_as_at_the_same_day_is_not_compared_with_itself(hall: Hall) -> None:
    freeze_return(hall.workspace, LAST_YEAR)

    assert return_document(hall.workspace, LAST_YEAR).moved is None


def test_a_return_that_was_replaced_is_compared_with_no_more(hall: Hall) -> None:
    first = freeze_return(hall.workspace, LAST_YEAR)
    freeze_return(hall.workspace, LAST_YEAR - timedelta(days=30), replaces=first.id)
    hall.go_to(TODAY)

    moved = return_document(hall.workspace).moved

    assert moved is not None
    assert moved.earlier.number == "R2025-002"
