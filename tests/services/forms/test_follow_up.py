"""Following up training: any in the file, whoever ran it, and nobody who has left."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.follow_up import make_follow_ups, to_follow_up
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.forms.typing_in import follow_ups, is_begun
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people.absence import leave
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

DONE = date(2026, 1, 10)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hscp", TODAY, ("level2",))


def record(hall: Hall, person: int, day: date, provider: str = "Herefordshire SCP") -> int:
    details = TrainingDetails(hall.courses["working-together-2"], day, provider=provider)
    return training.record_training(hall.workspace, [person], details).training_ids[0]


def test_the_partnerships_course_can_be_followed_up(hall: Hall) -> None:
    assert not is_begun(hall.workspace)
    number = record(hall, hall.people[0], DONE)
    assert is_begun(hall.workspace)
    (line,) = to_follow_up(hall.workspace)
    assert (line.training_id, line.person_name) == (number, "Ada Sample")
    assert (line.opens, line.due) == (date(2026, 4, 10), date(2026, 7, 10))

    made, _ = make_follow_ups(hall.workspace, [number])

    assert made == 1
    assert to_follow_up(hall.workspace) == ()
    (form,) = follow_ups(hall.workspace)
    assert (form.kind, form.state) == (FormKind.IMPACT, FollowUpState.NOT_YET)
    assert make_follow_ups(hall.workspace, [number])[0] == 0


def test_the_line_manager_is_asked_where_that_is_wished(hall: Hall) -> None:
    number = record(hall, hall.people[0], DONE)
    make_follow_ups(hall.workspace, [number], with_managers=True)
    kinds = {each.kind for each in follow_ups(hall.workspace)}
    assert kinds == {FormKind.IMPACT, FormKind.MANAGER}


def test_the_newest_stands_first_and_what_is_older_than_a_year_is_not_offered(hall: Hall) -> None:
    for person, ago in zip(hall.people, (365, 364, 3, 30), strict=True):
        record(hall, person, TODAY - timedelta(days=ago), provider="")
    days = [(TODAY - each.completed_on).days for each in to_follow_up(hall.workspace)]
    assert days == [3, 30, 364]


def test_who_has_left_and_what_lies_after_the_day_is_not_offered(hall: Hall) -> None:
    record(hall, hall.people[0], DONE)
    record(hall, hall.people[1], DONE)
    leave(hall.workspace, hall.people[0], TODAY - timedelta(days=1))
    assert [each.person_name for each in to_follow_up(hall.workspace)] == ["Bo Sample"]
    assert to_follow_up(hall.workspace, DONE - timedelta(days=1)) == ()


def test_a_window_of_our_own_holds_and_says_that_it_is_set_by_us(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "wscp", TODAY, ("universal",))
    change_setting(hall.workspace, "impact_window", "P6W P8W")
    details = TrainingDetails(hall.courses["universal"], DONE)
    number = training.record_training(hall.workspace, hall.people[:1], details).training_ids[0]
    (line,) = to_follow_up(hall.workspace)
    assert (line.opens, line.due) == (date(2026, 2, 21), date(2026, 3, 7))
    make_follow_ups(hall.workspace, [number])
    (form,) = follow_ups(hall.workspace)
    assert (form.opens, form.due, form.whose_window) == (line.opens, line.due, "set by us")
    report = evaluation_report(hall.workspace, None, DONE, TODAY)
    assert (report.window.overdue, report.window.source) == (1, "set by us")
