"""A training that changes nobody's state says why it does not."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.dates import add_months
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.correcting import explained_correction
from sgdesk.services.training.exemptions import exempt
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.services.training.unmoved import Unmoved, WhyStill, explained
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

ONE, TWO, LEAD = "working-together-2", "right-help-right-time", "working-together-3"
LEVEL2 = "Level 2: safeguarding overview"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    yield made
    made.workspace.close()


def record(hall: Hall, course: str, day: date) -> int:
    said = TrainingDetails(hall.courses[course], day)
    return record_training(hall.workspace, hall.people[:1], said).training_ids[0]


def still(hall: Hall, course: str, day: date, *people: int) -> tuple[Unmoved, ...]:
    said = TrainingDetails(hall.courses[course], day)
    return explained(hall.workspace, people or hall.people[:1], said).unmoved


def test_a_day_before_the_one_that_counts_names_that_day(hall: Hall) -> None:
    record(hall, ONE, TODAY)
    record(hall, TWO, TODAY)
    (found,) = still(hall, ONE, add_months(TODAY, -2))
    assert found == Unmoved(WhyStill.LATER_ONE, 1, LEVEL2, TODAY)


def test_a_set_that_counts_from_another_course_names_it(hall: Hall) -> None:
    older = add_months(TODAY, -6)
    record(hall, ONE, older)
    record(hall, TWO, add_months(TODAY, -3))
    (found,) = still(hall, TWO, TODAY)
    assert found.why is WhyStill.OTHER_COURSE
    assert found.day == older
    assert found.courses[0].startswith("Working Together")


def test_what_no_role_of_theirs_calls_for_says_so(hall: Hall) -> None:
    assert still(hall, LEAD, TODAY) == (Unmoved(WhyStill.NOT_ASKED, 1),)


def test_who_holds_no_role_and_who_has_left_are_told_apart(hall: Hall) -> None:
    bare, _ = add_person(hall.workspace, PersonDetails("Gil", "Sample"))
    leave(hall.workspace, hall.people[1], TODAY - timedelta(days=3))
    found = still(hall, ONE, TODAY, bare, hall.people[1])
    assert {each.why for each in found} == {WhyStill.NO_ROLE, WhyStill.LEFT}


def test_what_is_done_once_is_done_already(hall: Hall) -> None:
    record(hall, "organisational-induction", add_months(TODAY, -3))
    (found,) = still(hall, "organisational-induction", TODAY)
    assert found.why is WhyStill.DONE_ONCE


def test_an_exemption_holds_whatever_is_recorded(hall: Hall) -> None:
    until = add_months(TODAY, 6)
    agreed = {"reason": "Away", "agreed_by": "Bo"}
    exempt(hall.workspace, hall.people[0], "level2", **agreed, start=TODAY, review_on=until)
    record(hall, ONE, TODAY)
    record(hall, TWO, TODAY)
    (found,) = still(hall, TWO, add_months(TODAY, -1))
    assert found.why is WhyStill.EXEMPT


def test_of_a_set_that_stays_begun_nothing_is_told_twice(hall: Hall) -> None:
    assert still(hall, ONE, TODAY) == ()


def test_what_moves_a_state_needs_no_reason_and_says_whose_rule_holds(hall: Hall) -> None:
    record(hall, ONE, TODAY)
    said = TrainingDetails(hall.courses[TWO], TODAY)
    found = explained(hall.workspace, hall.people[:1], said)
    assert found.unmoved == ()
    assert [each.whose for each in found.rules] == ["Herefordshire Appendix 1, Level 2"]


def test_a_correction_is_not_held_against_itself(hall: Hall) -> None:
    older = add_months(TODAY, -6)
    record(hall, ONE, older)
    number = record(hall, TWO, TODAY)
    said = TrainingDetails(hall.courses[TWO], add_months(TODAY, -1))
    (found,) = explained_correction(hall.workspace, number, said).unmoved
    assert (found.why, found.day) == (WhyStill.OTHER_COURSE, older)


def test_the_role_of_a_warden_asks_nothing_of_it(hall: Hall) -> None:
    role, _ = add_role(hall.workspace, "Warden", None, ())
    warden, _ = add_person(hall.workspace, PersonDetails("Hob", "Sample"), role, TODAY)
    assert still(hall, ONE, TODAY, warden) == (Unmoved(WhyStill.NOT_ASKED, 1),)
