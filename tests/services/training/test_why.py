"""Why a requirement stands as it does: what is missing, by whose rule, what makes it right."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.dates import add_months
from sgdesk.domain.training.states import State
from sgdesk.services.organisation.decisions import decide
from sgdesk.services.organisation.organisation import add_topic
from sgdesk.services.people.people import person_view
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.services.training.why import Why
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

ONE, TWO = "working-together-2", "right-help-right-time"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    yield made
    made.workspace.close()


def why(hall: Hall, requirement: str) -> Why:
    return person_view(hall.workspace, hall.people[0]).why[requirement]


def record(hall: Hall, course: str, day: date) -> None:
    record_training(hall.workspace, hall.people[:1], TrainingDetails(hall.courses[course], day))


def test_a_set_says_how_much_of_it_is_done_and_what_would_put_it_right(hall: Hall) -> None:
    before = why(hall, "level2")
    assert (before.done, before.needed, before.is_begun) == (0, 2, False)
    assert len(before.to_do) == 2
    record(hall, ONE, TODAY)
    found = why(hall, "level2")
    assert (found.done, found.needed, found.is_begun) == (1, 2, True)
    assert found.missing == found.to_do == ("Right Help, Right Time",)
    assert found.roles == ("Helper",)
    assert found.whose == "Herefordshire Appendix 1, Level 2"


def test_of_a_set_that_is_overdue_only_the_course_that_is_too_old_has_to_be_done_again(
    hall: Hall,
) -> None:
    record(hall, ONE, add_months(TODAY, -12))
    record(hall, TWO, add_months(TODAY, -40))
    found = why(hall, "level2")
    assert found.standing.state is State.OVERDUE
    assert (found.missing, found.to_do) == ((), ("Right Help, Right Time",))


def test_what_is_in_date_asks_for_nothing(hall: Hall) -> None:
    record(hall, ONE, TODAY)
    record(hall, TWO, TODAY)
    found = why(hall, "level2")
    assert (found.missing, found.to_do, found.done) == ((), (), 2)


def test_what_is_done_once_names_the_document_that_states_no_refresh(hall: Hall) -> None:
    found = why(hall, "level1")
    assert found.standing.interval_months is None
    assert found.facts.document == "Herefordshire Appendix 1, Level 1"


def test_an_interval_and_days_of_our_own_are_ours(hall: Hall) -> None:
    assert why(hall, "level2").facts.allowance_is_open
    decide(hall.workspace, {"allowance_days": "91"})
    found = why(hall, "level2").facts
    assert (found.allowance_days, found.allowance_is_open) == (91, False)


def test_a_topic_that_no_course_meets_says_so(hall: Hall) -> None:
    add_topic(hall.workspace, "prevent", "Prevent")
    warden, _ = add_role(hall.workspace, "Warden", None, ("prevent",))
    add_post(hall.workspace, hall.people[0], warden, TODAY)
    found = why(hall, "prevent")
    assert found.nothing_meets_it
    assert (found.to_do, found.facts.document) == ((), "")
