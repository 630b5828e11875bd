"""After two entries became one: one entry among the trainers, and nobody over themselves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.trainers import add_trainer, trainer_pool
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.merging.merging import merge_people, preview_merge
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.several.managing import set_line_manager
from sgdesk.services.sessions.sessions import SessionDetails, plan_session, session_view
from sgdesk.services.training.recording import course_choices
from tests.factories import TODAY, make_workspace

ADA, ADAH, CY = 1, 2, 3


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    for name in ("Ada", "Adah", "Cy"):
        add_person(made, PersonDetails(name, "Sample"))
    yield made
    made.close()


def _session(workspace: Workspace, day: date, *trainers: int) -> int:
    course = course_choices(workspace)[0].id
    return plan_session(workspace, SessionDetails(course, day, trainer_ids=trainers))[0]


def test_one_of_two_trainers_has_the_sessions_of_both_and_the_other_is_off_the_list(
    workspace: Workspace,
) -> None:
    ours, _ = add_trainer(workspace, TrainerDetails("Ada Sample", ADA))
    theirs, _ = add_trainer(workspace, TrainerDetails("Adah Sample", ADAH))
    alone, both = _session(workspace, TODAY, theirs), _session(workspace, TODAY, ours, theirs)
    assert any(
        "Both are among the trainers" in each for each in preview_merge(workspace, ADA, ADAH).told
    )
    merge_people(workspace, ADA, ADAH)
    (kept,) = trainer_pool(workspace).trainers
    assert (kept.trainer.id, kept.sessions) == (ours, 2)
    assert session_view(workspace, alone).line.trainers == ("Ada Sample",)
    assert session_view(workspace, both).line.trainers == ("Ada Sample",)
    undo(workspace)
    assert {each.trainer.id for each in trainer_pool(workspace).trainers} == {ours, theirs}
    assert session_view(workspace, both).line.trainers == ("Ada Sample", "Adah Sample")


def test_a_line_manager_who_would_be_under_themselves_is_told_and_let_go(
    workspace: Workspace,
) -> None:
    set_line_manager(workspace, CY, ADA)
    set_line_manager(workspace, ADAH, CY)
    told = preview_merge(workspace, ADA, ADAH).told
    assert "Cy Sample is in their team, so is not their line manager any more." in told
    merge_people(workspace, ADA, ADAH)
    assert person_view(workspace, ADA).person.line_manager_id is None
    assert person_view(workspace, CY).person.line_manager_id == ADA
    undo(workspace)
    assert person_view(workspace, ADAH).person.line_manager_id == CY
