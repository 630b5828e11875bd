"""Decisions left to the organisation: asked until answered, and kept as settings."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.dates import Period
from sgdesk.domain.errors import InputError
from sgdesk.domain.training.states import State
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.decisions import (
    decide,
    decision_list,
    reopen_usual,
    settle_usual,
)
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.organisation.organisation import change_settings, organisation_view
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import person_standing
from sgdesk.services.views.agenda import agenda
from tests.factories import TODAY, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, "hsscp")


def usual(workspace: Workspace) -> dict[str, str]:
    return {each.key: each.usual for each in decision_list(workspace).open}


def test_today_asks_until_everything_is_decided_and_undo_asks_again(workspace: Workspace) -> None:
    asked = agenda(workspace).decisions
    assert asked == len(decision_list(workspace).decisions) > 0

    decide(workspace, {"interval:level1": ""})
    assert agenda(workspace).decisions == asked - 1
    decide(workspace, usual(workspace))
    assert agenda(workspace).decisions == 0
    undo(workspace)
    assert agenda(workspace).decisions == asked - 1


def test_what_is_decided_first_holds_since_always_and_a_change_from_today(
    workspace: Workspace,
) -> None:
    add_role(workspace, "Helper", None, ["level1"])
    ann, _ = add_person(workspace, PersonDetails("Ann", "Example"), 1, date(2015, 1, 1))
    level1 = next(each.id for each in course_choices(workspace) if "Level 1" in each.title)
    record_training(workspace, [ann], TrainingDetails(level1, date(2021, 1, 1)))
    yesterday = TODAY - timedelta(days=1)

    def state(day: date) -> State:
        found = person_standing(workspace, ann, day)
        assert found is not None
        return found.standings[0].state

    assert state(TODAY) is State.IN_DATE
    decide(workspace, {"interval:level1": "36"})
    assert (state(yesterday), state(TODAY)) == (State.OVERDUE, State.OVERDUE)
    decide(workspace, {"interval:level1": ""})
    assert (state(yesterday), state(TODAY)) == (State.OVERDUE, State.IN_DATE)


def test_a_window_for_impact_that_is_decided_holds_where_the_document_gives_none(
    workspace: Workspace,
) -> None:
    decide(workspace, {"impact_window": "P3M P6M"})

    with workspace.file.reading() as connection:
        window = workspace.pack(connection).impact_window
    assert window is not None
    assert (window.opens, window.due, window.source) == (
        Period(months=3),
        Period(months=6),
        None,
    )
    assert decision_list(workspace).pack.impact_window is None


def test_a_window_of_the_documents_own_is_not_ours_to_change(tmp_path: Path) -> None:
    herefordshire = make_workspace(tmp_path, "hscp")
    decide(herefordshire, {"impact_window": "P6W P8W"})

    with herefordshire.file.reading() as connection:
        window = herefordshire.pack(connection).impact_window
    assert window is not None
    assert window.opens == Period(months=3)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("impact_window", "P6M P3M"),
        ("impact_window", "soon"),
        ("lead_gap_months", "0"),
        ("allowance:level3", "never"),
        ("interval:level1", "999"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_nothing_is_kept(
    workspace: Workspace, key: str, value: str
) -> None:
    before = decision_list(workspace)
    with pytest.raises(InputError, match="Nothing was saved"):
        decide(workspace, {"induction_days": "28", key: value})

    assert decision_list(workspace) == before


def test_usual_answers_for_now_hold_and_are_asked_about_until_they_are_settled(
    workspace: Workspace,
) -> None:
    answers = usual(workspace)
    decide(workspace, answers, answers.keys())
    assert (agenda(workspace).decisions, agenda(workspace).usual) == (0, len(answers))
    decide(workspace, {"induction_days": "14"})
    assert agenda(workspace).usual == len(answers) - 1, "what was decided is no usual answer now"
    settle_usual(workspace)
    assert (agenda(workspace).decisions, agenda(workspace).usual) == (0, 0)
    undo(workspace)
    assert agenda(workspace).usual == len(answers) - 1


def test_all_usual_answers_are_taken_back_at_once_and_are_open_as_at_first(
    workspace: Workspace,
) -> None:
    before = organisation_view(workspace).settings
    answers = usual(workspace)
    decide(workspace, answers, answers.keys())
    reopen_usual(workspace)
    assert usual(workspace) == answers
    assert organisation_view(workspace).settings == before
    assert agenda(workspace).usual == 0
    decide(workspace, {"induction_days": "14"})
    yesterday = TODAY - timedelta(days=1)
    settings = organisation_view(workspace, yesterday).settings
    assert settings.induction_days == 14, "what is decided first holds since always"


@pytest.mark.parametrize("from_date", [None, TODAY])
def test_what_is_set_in_set_up_is_no_usual_answer_and_is_not_taken_back_with_them(
    workspace: Workspace, from_date: date | None
) -> None:
    answers = usual(workspace)
    decide(workspace, answers, answers.keys())
    change_settings(workspace, {"induction_days": "14"}, from_date)
    assert agenda(workspace).usual == len(answers) - 1
    reopen_usual(workspace)
    assert organisation_view(workspace).settings.induction_days == 14
    undo(workspace)
    undo(workspace)
    assert agenda(workspace).usual == len(answers)


def test_taking_usual_answers_back_leaves_the_days_of_another_partnership_as_they_were(
    workspace: Workspace,
) -> None:
    decide(workspace, {"interval:level1": "24"})
    choose_partnership(workspace, "wscp")
    answers = usual(workspace)
    yesterday = TODAY - timedelta(days=1)
    before = organisation_view(workspace, yesterday).settings
    assert before.intervals
    decide(workspace, answers, answers.keys())
    reopen_usual(workspace)
    assert organisation_view(workspace, yesterday).settings == before
    assert usual(workspace) == answers


def test_what_was_taken_back_under_one_partnership_can_be_decided_under_the_next(
    workspace: Workspace,
) -> None:
    answers = usual(workspace)
    decide(workspace, answers, answers.keys())
    choose_partnership(workspace, "hscp")
    reopen_usual(workspace)
    asked = usual(workspace)
    decide(workspace, asked)
    assert usual(workspace) == {}
