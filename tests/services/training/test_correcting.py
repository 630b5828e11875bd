"""Correcting training in its place: what changes, what stays, and what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.record import TrainingScope
from sgdesk.domain.training.states import State
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.file.undo import actions, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.sessions import SessionDetails, plan_session
from sgdesk.services.training.correcting import (
    correct_training,
    correctable,
    preview_correction,
    stands_already,
)
from sgdesk.services.training.recording import (
    OURSELVES,
    TrainingDetails,
    course_choices,
    record_training,
    void_training,
)
from sgdesk.services.training.standing import person_standing
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)
ANN = 1


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    roles.add_role(made, "Helper", "1", ["level1"])
    people.add_person(made, PersonDetails("Ann", "Sample"), 1, TODAY - 400 * DAY)
    yield made
    made.close()


def course(workspace: Workspace, requirement: str) -> int:
    choices = course_choices(workspace)
    return next(e.id for e in choices if any(requirement in title for title in e.requirements))


def recorded(workspace: Workspace, details: TrainingDetails) -> int:
    return record_training(workspace, [ANN], details).training_ids[0]


def state(workspace: Workspace) -> tuple[State, date | None]:
    found = person_standing(workspace, ANN, TODAY)
    assert found is not None
    (level1,) = (each for each in found.standings if each.requirement == "level1")
    return level1.state, level1.last_completed


def test_everything_that_was_typed_can_be_corrected(workspace: Workspace) -> None:
    level1 = course(workspace, "Level 1")
    number = recorded(workspace, TrainingDetails(level1, TODAY - 9 * DAY))
    wanted = TrainingDetails(
        course_id=course(workspace, "Level 2"),
        completed_on=TODAY - 20 * DAY,
        provider="Sample Training",
        method="online",
        trainer="T. Sample",
        hours="3",
        certificate_number="A 1",
        notes="seen",
        provider_expiry=TODAY + 700 * DAY,
        scope=TrainingScope.MULTI,
    )
    correct_training(workspace, number, wanted)
    assert correctable(workspace, number).details == wanted


def test_a_wrong_day_is_corrected_and_the_standing_follows(workspace: Workspace) -> None:
    details = TrainingDetails(course(workspace, "Level 1"), TODAY - 2000 * DAY)
    number = recorded(workspace, details)
    assert state(workspace)[0] is State.OVERDUE
    right = replace(details, completed_on=TODAY - 20 * DAY)
    moves = preview_correction(workspace, number, right)
    assert [(each.before, each.after, each.people) for each in moves] == [
        (State.OVERDUE, State.IN_DATE, 1)
    ]
    correct_training(workspace, number, right)
    assert state(workspace) == (State.IN_DATE, TODAY - 20 * DAY)


def test_a_month_alone_gets_its_day(workspace: Workspace) -> None:
    details = TrainingDetails(
        course(workspace, "Level 1"), date(2025, 3, 1), provider="Sample Ltd", month_only=True
    )
    number = recorded(workspace, details)
    assert correctable(workspace, number).details.month_only
    right = replace(details, completed_on=date(2025, 3, 19), month_only=False)
    correct_training(workspace, number, right)
    assert correctable(workspace, number).details == right


def test_the_preview_counts_what_is_left_of_the_old_course(workspace: Workspace) -> None:
    level1, other = course(workspace, "Level 1"), course(workspace, "induction")
    recorded(workspace, TrainingDetails(level1, TODAY - 2000 * DAY))
    number = recorded(workspace, TrainingDetails(level1, TODAY - 9 * DAY))
    (move,) = preview_correction(workspace, number, TrainingDetails(other, TODAY - 9 * DAY))
    assert (move.before, move.after) == (State.IN_DATE, State.OVERDUE)


def test_an_outcome_stays_as_it_is(workspace: Workspace) -> None:
    details = TrainingDetails(course(workspace, "Level 1"), TODAY + 5 * DAY, Outcome.BOOKED)
    number = recorded(workspace, details)
    wanted = replace(details, completed_on=TODAY + 6 * DAY, outcome=Outcome.COMPLETED)
    assert preview_correction(workspace, number, wanted) == ()
    correct_training(workspace, number, wanted)
    assert correctable(workspace, number).details.outcome is Outcome.BOOKED


def test_undo_brings_back_what_stood_there_and_the_history_names_the_course(
    workspace: Workspace,
) -> None:
    level1 = course(workspace, "Level 1")
    number = recorded(workspace, TrainingDetails(level1, TODAY - 9 * DAY))
    before = factories.dump(workspace)
    correct_training(workspace, number, TrainingDetails(level1, TODAY - 8 * DAY))
    newest = actions(workspace, 1)[0]
    assert newest.code == "correct_training"
    assert "Level 1" in newest.details["course"]
    undo(workspace)
    assert factories.dump(workspace) == before


def test_the_same_twice_is_refused(workspace: Workspace) -> None:
    level1 = course(workspace, "Level 1")
    recorded(workspace, TrainingDetails(level1, TODAY - 9 * DAY))
    number = recorded(workspace, TrainingDetails(level1, TODAY - 8 * DAY))
    twice = TrainingDetails(level1, TODAY - 9 * DAY)
    assert stands_already(workspace, number, twice)
    assert not stands_already(workspace, number, replace(twice, completed_on=TODAY - 8 * DAY))
    with pytest.raises(RefusedError, match="stands there already"):
        correct_training(workspace, number, twice)


def test_one_that_was_struck_out_does_not_stand_in_the_way(workspace: Workspace) -> None:
    level1 = course(workspace, "Level 1")
    first = recorded(workspace, TrainingDetails(level1, TODAY - 9 * DAY))
    number = recorded(workspace, TrainingDetails(level1, TODAY - 8 * DAY))
    void_training(workspace, first, "Entered twice")
    correct_training(workspace, number, TrainingDetails(level1, TODAY - 9 * DAY))
    assert state(workspace)[1] == TODAY - 9 * DAY
    with pytest.raises(RefusedError, match="struck out"):
        correct_training(workspace, first, TrainingDetails(level1, TODAY - 7 * DAY))


def test_a_day_that_lies_ahead_is_refused(workspace: Workspace) -> None:
    level1 = course(workspace, "Level 1")
    number = recorded(workspace, TrainingDetails(level1, TODAY - 9 * DAY))
    with pytest.raises(InputError, match="today or in the past"):
        correct_training(workspace, number, TrainingDetails(level1, TODAY + DAY))


def test_a_day_after_leaving_is_asked_about_only_where_the_day_moves(
    workspace: Workspace,
) -> None:
    level1 = course(workspace, "Level 1")
    details = TrainingDetails(level1, TODAY - 9 * DAY)
    number = recorded(workspace, details)
    absence.leave(workspace, ANN, TODAY - 20 * DAY)
    correct_training(workspace, number, replace(details, notes="after the last day"))
    later = replace(details, completed_on=TODAY - 8 * DAY)
    with pytest.raises(InputError, match="left before that day"):
        correct_training(workspace, number, later)
    correct_training(workspace, number, later, after_leaving=True)
    assert correctable(workspace, number).details.completed_on == TODAY - 8 * DAY


def test_what_was_ticked_in_at_a_session_keeps_its_course_and_day(workspace: Workspace) -> None:
    level1 = course(workspace, "Level 1")
    session, _ = plan_session(workspace, SessionDetails(level1, TODAY - 3 * DAY))
    mark_attendance(workspace, session, [Mark(ANN, attended=True)])
    number = people.person_view(workspace, ANN).training[0].row.id
    found = correctable(workspace, number)
    assert found.of_session
    with pytest.raises(RefusedError, match="those of its session"):
        correct_training(workspace, number, replace(found.details, completed_on=TODAY - DAY))
    correct_training(workspace, number, replace(found.details, notes="came late"))
    assert correctable(workspace, number).details.notes == "came late"


def test_a_certificate_states_a_day_so_that_a_month_alone_is_refused(
    workspace: Workspace,
) -> None:
    level1 = course(workspace, "Level 1")
    details = TrainingDetails(level1, date(2026, 3, 9), provider=OURSELVES)
    number = recorded(workspace, details)
    assert issue_certificates(workspace).new_numbers
    month = replace(details, provider="Sample Ltd", completed_on=date(2026, 3, 1), month_only=True)
    with pytest.raises(InputError, match="its certificate states one"):
        correct_training(workspace, number, month)
