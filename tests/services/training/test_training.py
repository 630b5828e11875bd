"""Recording training for many, seeing beforehand what it changes, and striking it out."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.states import State
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.register import check_number
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.training import recording as training
from sgdesk.services.training import standing
from sgdesk.services.training.foreseen import preview_training
from sgdesk.services.training.recording import TrainingDetails
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "hscp")
    roles.add_role(made, "Youth worker", "2")
    for name in ("Ann", "Ben", "Cat"):
        people.add_person(made, PersonDetails(name), 1, TODAY - 400 * DAY)
    yield made
    made.close()


def course(workspace: Workspace, title: str) -> int:
    return next(each.id for each in training.course_choices(workspace) if title in each.title)


def level2_states(workspace: Workspace, as_at: date = TODAY) -> list[str]:
    report = standing.standing_report(workspace, as_at)
    return [
        each.state.value
        for _, found in report.people
        for each in found.standings
        if each.requirement == "level2"
    ]


def record_set(workspace: Workspace, who: list[int], day: date) -> None:
    for title in ("(Level 2)", "Right Help"):
        training.record_training(workspace, who, TrainingDetails(course(workspace, title), day))


def test_a_set_of_courses_counts_once_all_of_it_is_done(workspace: Workspace) -> None:
    first = TrainingDetails(course(workspace, "(Level 2)"), TODAY - DAY)
    training.record_training(workspace, [1, 2], first)
    assert level2_states(workspace) == ["not_done"] * 3

    record_set(workspace, [1, 2], TODAY)

    assert level2_states(workspace) == ["in_date", "in_date", "not_done"]


def test_the_same_twice_is_counted_as_there_already(workspace: Workspace) -> None:
    details = TrainingDetails(course(workspace, "(Level 2)"), TODAY)
    first = training.record_training(workspace, [1], details)

    again = training.record_training(workspace, [1, 2, 2], details)

    assert len(first.training_ids) == 1
    assert again.already_present == (1,)
    assert len(again.training_ids) == 1


def test_what_was_struck_out_may_be_entered_again(workspace: Workspace) -> None:
    details = TrainingDetails(course(workspace, "(Level 2)"), TODAY)
    first = training.record_training(workspace, [1], details)
    training.void_training(workspace, first.training_ids[0], "Wrong day")

    assert len(training.record_training(workspace, [1], details).training_ids) == 1


def test_training_cannot_lie_ahead_unless_it_is_booked(workspace: Workspace) -> None:
    number = course(workspace, "(Level 2)")
    for outcome in (Outcome.COMPLETED, Outcome.IN_PROGRESS, Outcome.NOT_COMPLETED):
        with pytest.raises(InputError, match="has to be today or in the past"):
            training.record_training(workspace, [1], TrainingDetails(number, TODAY + DAY, outcome))

    booked = TrainingDetails(number, TODAY + DAY, Outcome.BOOKED)
    assert len(training.record_training(workspace, [1], booked).training_ids) == 1


@pytest.mark.parametrize("outcome", [Outcome.IN_PROGRESS, Outcome.NOT_COMPLETED, Outcome.BOOKED])
def test_only_what_was_completed_counts(workspace: Workspace, outcome: Outcome) -> None:
    number = course(workspace, "Organisational induction")
    training.record_training(workspace, [1], TrainingDetails(number, TODAY, outcome))

    found = standing.person_standing(workspace, 1)
    assert found is not None
    assert found.standings[0].state is State.NOT_DONE


def test_the_preview_says_what_recording_will_change(workspace: Workspace) -> None:
    record_set(workspace, [1], date(2023, 1, 31))
    training.record_training(
        workspace, [2, 3], TrainingDetails(course(workspace, "Right Help"), TODAY)
    )
    details = TrainingDetails(course(workspace, "(Level 2)"), TODAY)

    moves = preview_training(workspace, [1, 2, 3, 3], details)

    assert [(each.requirement, each.before, each.after, each.people) for each in moves] == [
        ("level2", State.NOT_DONE, State.IN_DATE, 2),
    ]
    before = level2_states(workspace)
    training.record_training(workspace, [1, 2, 3], details)
    assert before == ["overdue", "not_done", "not_done"]
    assert level2_states(workspace) == ["overdue", "in_date", "in_date"]


def test_a_preview_saves_nothing(workspace: Workspace) -> None:
    before = factories.dump(workspace, history=True)
    details = TrainingDetails(course(workspace, "Organisational induction"), TODAY)

    assert preview_training(workspace, [1, 2], details)[0].people == 2
    assert factories.dump(workspace, history=True) == before


def test_striking_out_needs_a_reason_and_happens_once(workspace: Workspace) -> None:
    details = TrainingDetails(course(workspace, "Organisational induction"), TODAY)
    number = training.record_training(workspace, [1], details).training_ids[0]
    with pytest.raises(InputError, match="Say why this training is struck out"):
        training.void_training(workspace, number, " ")

    training.void_training(workspace, number, "Somebody else's")

    with pytest.raises(RefusedError, match="struck out already"):
        training.void_training(workspace, number, "Another reason")
    row = people.person_view(workspace, 1).training[0].row
    assert (row.voided_on, row.void_reason) == (TODAY, "Somebody else's")


def test_striking_out_revokes_the_certificate_and_undo_lets_it_stand(workspace: Workspace) -> None:
    details = TrainingDetails(course(workspace, "Organisational induction"), TODAY)
    number = training.record_training(workspace, [1], details).training_ids[0]
    code = certificates.issue_certificates(workspace).new_numbers[0]
    before = factories.dump(workspace)

    training.void_training(workspace, number, "Entered twice")

    found = check_number(workspace, code)
    assert (found.result, found.reason) == (CheckResult.REVOKED, "Entered twice")
    undo(workspace)
    assert check_number(workspace, code).result is CheckResult.STANDS
    assert factories.dump(workspace) == before


@pytest.mark.parametrize("many", [1, 30])
def test_recording_for_many_is_undone_as_one(workspace: Workspace, many: int) -> None:
    who = [people.add_person(workspace, PersonDetails(f"P{n}"), 1)[0] for n in range(many)]
    before = factories.dump(workspace)
    details = TrainingDetails(course(workspace, "Organisational induction"), TODAY)
    training.record_training(workspace, who, details)

    undo(workspace)

    assert factories.dump(workspace) == before


def test_entries_of_a_later_day_leave_the_past_as_it_was(workspace: Workspace) -> None:
    record_set(workspace, [1, 2], TODAY - 100 * DAY)
    days = [TODAY - 200 * DAY, TODAY - 100 * DAY, TODAY - 50 * DAY]
    before = [level2_states(workspace, day) for day in days]

    record_set(workspace, [1, 2, 3], TODAY - 49 * DAY)

    assert [level2_states(workspace, day) for day in days] == before
    assert before == [["not_done"] * 3, *[["in_date", "in_date", "not_done"]] * 2]


def test_many_are_previewed_and_looked_up_as_each_alone_is(workspace: Workspace) -> None:
    course = next(each for each in training.course_choices(workspace) if each.requirements)
    role, _ = roles.add_role(workspace, "Of many", "3")
    begun = workspace.today() - timedelta(days=900)
    ids = [
        people.add_person(workspace, PersonDetails(f"Person {n}", "Example"), role, begun)[0]
        for n in range(110)
    ]
    details = TrainingDetails(course.id, workspace.today() - timedelta(days=3))
    training.record_training(workspace, ids[:5], details)
    assert training.already_recorded(workspace, ids, details) == tuple(ids[:5])
    assert training.already_recorded(workspace, ids[3:9], details) == tuple(ids[3:5])
    together = preview_training(workspace, ids, details)
    alone = preview_training(workspace, ids[5:6], details)
    assert [(move.requirement, move.after, move.people) for move in together] == [
        (move.requirement, move.after, 105) for move in alone
    ]


def test_roles_with_numbers_stand_in_their_order(workspace: Workspace) -> None:
    for number in (10, 1, 2):
        role, _ = roles.add_role(workspace, f"Leader {number}", "1")
        people.add_person(workspace, PersonDetails(f"Sam{number}", "Example"), role, TODAY)
    rows = standing.summary_report(workspace).summary.by_role
    labels = list(dict.fromkeys(row.label for row in rows))
    assert labels == ["Leader 1", "Leader 2", "Leader 10", "Youth worker"]
