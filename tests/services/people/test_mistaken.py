"""Somebody entered by mistake is taken out with their roles, and comes back with Undo."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.data.organisation.organisation import keep_setting
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.organisation.settings import LEAD_PERSON
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.posts import add_post
from sgdesk.services.training.recording import (
    TrainingDetails,
    course_choices,
    record_training,
    void_training,
)
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)
ZELDA = 2


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    roles.add_role(made, "Helper", "1", ["level1"])
    roles.add_role(made, "Leader", "2", ["level2"])
    people.add_person(made, PersonDetails("Ann", "Sample"), 1, TODAY - 400 * DAY)
    people.add_person(made, PersonDetails("Zelda", "Quillfeather"), 1, TODAY - 400 * DAY)
    add_post(made, ZELDA, 2, TODAY)
    yield made
    made.close()


def test_they_go_with_their_roles_and_undo_brings_all_back(workspace: Workspace) -> None:
    before = factories.dump(workspace)
    take_out_person(workspace, ZELDA)
    after = factories.dump(workspace)
    assert len(after["person"]) == 1
    assert len(after["post"]) == 1
    undo(workspace)
    assert factories.dump(workspace) == before
    redo(workspace)
    assert factories.dump(workspace) == after


def strike_out(workspace: Workspace) -> None:
    course = course_choices(workspace)[0].id
    made = record_training(workspace, [ZELDA], TrainingDetails(course, TODAY - DAY))
    void_training(workspace, made.training_ids[0], "Entered twice")


def come_back(workspace: Workspace) -> None:
    absence.leave(workspace, ZELDA, TODAY)
    absence.come_back(workspace, ZELDA, TODAY + DAY)


def manage(workspace: Workspace) -> None:
    people.change_person(workspace, 1, PersonDetails("Ann", "Sample", line_manager_id=ZELDA))


def lead(workspace: Workspace) -> None:
    with workspace.file.writing("change_setting") as writer:
        keep_setting(writer, LEAD_PERSON, str(ZELDA), None)


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (strike_out, "training"),
        (come_back, "an absence"),
        (manage, "line manager"),
        (lead, "a setting"),
    ],
)
def test_whoever_has_more_to_their_name_stays_and_it_is_said_what(
    workspace: Workspace, stands: Callable[[Workspace], None], said: str
) -> None:
    stands(workspace)
    before = factories.dump(workspace)
    with pytest.raises(RefusedError) as refused:
        take_out_person(workspace, ZELDA)
    assert said in str(refused.value.values["what"])
    assert factories.dump(workspace) == before
