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


def test_a_set_that_is_begun_names_the_course_that_is_missing(hall: Hall) -> None:
    assert person_view(hall.workspace, hall.people[0]).missing == {}

    record(hall, "working-together-2", date(2026, 1, 1))
    missing = person_view(hall.workspace, hall.people[0]).missing
    assert missing == {"level2": ("Right Help, Right Time",)}

    record(hall, "right-help-right-time", date(2026, 2, 1))
    assert person_view(hall.workspace, hall.people[0]).missing == {}
