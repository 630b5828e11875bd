"""A role that a document exempts (Sandwell's childminders): the role, not each person."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.training.states import State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import (
    NewRole,
    add_role,
    add_roles,
    change_role,
    preview_role,
    roles_view,
)
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import person_standing, summary_report
from tests.factories import TODAY, make_workspace

KEY = "core-working-together"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, "scsp")


def state(workspace: Workspace, person: int, day: date = TODAY) -> tuple[State, date | None]:
    found = person_standing(workspace, person, day)
    assert found is not None
    row = next(each for each in found.standings if each.requirement == KEY)
    return row.state, row.last_completed


def exempt_of(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return {each.role.name: each.role.exempt for each in roles_view(workspace)}


def test_a_role_of_that_name_is_exempt_as_the_document_says_and_no_other(
    workspace: Workspace,
) -> None:
    add_roles(workspace, [NewRole("Childminders", "3"), NewRole("Youth worker", "3")])
    add_role(workspace, "Childminder", "1")

    assert exempt_of(workspace) == {
        "Childminder": (),
        "Childminders": (KEY,),
        "Youth worker": (),
    }


def test_who_holds_it_is_counted_apart_and_what_was_done_is_shown_beside_it(
    workspace: Workspace,
) -> None:
    minder, _ = add_role(workspace, "Childminder", "3")
    worker, _ = add_role(workspace, "Youth worker", "3")
    ann, _ = add_person(workspace, PersonDetails("Ann"), minder)
    add_person(workspace, PersonDetails("Bo"), worker)
    course = next(each.id for each in course_choices(workspace) if each.title.startswith("Core"))
    record_training(workspace, [ann], TrainingDetails(course, date(2025, 1, 1)))

    assert state(workspace, ann) == (State.EXEMPT, date(2025, 1, 1))
    rows = summary_report(workspace).summary.requirements
    counts = next(row.counts for row in rows if row.requirement == KEY)
    assert (counts.required, counts.exempt, counts.percent) == (2, 1, 0.0)


def test_another_role_that_calls_for_it_asks_for_it(workspace: Workspace) -> None:
    minder, _ = add_role(workspace, "Childminder", "3")
    worker, _ = add_role(workspace, "Youth worker", "3")
    ann, _ = add_person(workspace, PersonDetails("Ann"), minder)
    add_post(workspace, ann, worker, None)

    assert state(workspace, ann)[0] is State.NOT_DONE


def test_the_exemption_can_be_taken_off_from_a_day_and_the_days_before_keep_it(
    workspace: Workspace,
) -> None:
    minder, _ = add_role(workspace, "Childminder", "3")
    ann, _ = add_person(workspace, PersonDetails("Ann"), minder)
    asked = roles_view(workspace)[0].role.requirements

    told = preview_role(workspace, minder, asked, TODAY, exempt=())
    change_role(workspace, minder, group="3", requirements=asked, from_date=TODAY, exempt=())

    assert told.turned == ("Ann",)
    assert state(workspace, ann)[0] is State.NOT_DONE
    assert state(workspace, ann, TODAY - timedelta(days=1))[0] is State.EXEMPT


def test_a_change_of_what_it_calls_for_keeps_the_exemption(workspace: Workspace) -> None:
    minder, _ = add_role(workspace, "Childminder", "3")
    asked = roles_view(workspace)[0].role.requirements
    change_role(workspace, minder, group="3", requirements=(*asked, "prevent"), from_date=TODAY)
    assert exempt_of(workspace) == {"Childminder": (KEY,)}

    change_role(workspace, minder, group="1", requirements=("induction",), from_date=TODAY)
    assert exempt_of(workspace) == {"Childminder": ()}
