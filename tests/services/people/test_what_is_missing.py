"""A person's page says what is still missing of a set, and both days of what was renewed."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.services.people.people import person_view
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hscp", TODAY, ("level2",))


def record(hall: Hall, course: str, day: date) -> None:
    details = TrainingDetails(hall.courses[course], day)
    record_training(hall.workspace, hall.people[:1], details)


def missing(hall: Hall) -> tuple[tuple[str, ...], bool]:
    """What is missing of Level 2, and whether it is begun."""
    why = person_view(hall.workspace, hall.people[0]).why["level2"]
    return why.missing, why.is_begun


def test_a_set_that_is_begun_names_the_course_that_is_missing(hall: Hall) -> None:
    both, is_begun = missing(hall)
    assert (len(both), is_begun) == (2, False)

    record(hall, "working-together-2", date(2026, 1, 1))
    assert missing(hall) == (("Right Help, Right Time",), True)

    record(hall, "right-help-right-time", date(2026, 2, 1))
    assert missing(hall) == ((), False)
