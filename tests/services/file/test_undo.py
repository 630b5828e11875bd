"""What Undo and Redo offer, and that the past answers as before."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from sgdesk.domain.errors import FileError, RefusedError
from sgdesk.services.file import undo
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people import absence, people
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.posts import add_post
from sgdesk.services.training.standing import standing_report, summary_report
from tests import factories

AS_ATS = (date(2024, 2, 29), factories.TODAY, date(2027, 3, 1))


def test_a_new_file_has_nothing_to_undo(tmp_path: Path) -> None:
    workspace = factories.make_workspace(tmp_path)

    assert undo.undo_state(workspace) == undo.UndoState(None, None)
    with pytest.raises(RefusedError, match="There is nothing to undo"):
        undo.undo(workspace)
    with pytest.raises(RefusedError, match="There is nothing to do again"):
        undo.redo(workspace)
    workspace.close()


def test_the_action_that_is_offered_says_what_it_was(tmp_path: Path) -> None:
    workspace = factories.make_workspace(tmp_path)
    people.add_person(workspace, PersonDetails("Ann", "Sample"))

    offered = undo.undo_state(workspace).undo
    assert offered is not None
    assert (offered.code, offered.details) == ("add_person", {"person": "Ann Sample"})

    undo.undo(workspace)
    again = undo.undo_state(workspace)
    assert again.undo is None
    assert again.redo == offered
    assert [each.code for each in undo.actions(workspace)] == [
        "undo",
        "add_person",
        "create_organisation",
    ]
    assert [each.code for each in undo.actions(workspace, 1)] == ["undo"]
    workspace.close()


def test_undo_survives_closing_the_file(tmp_path: Path) -> None:
    workspace = factories.make_workspace(tmp_path)
    people.add_person(workspace, PersonDetails("Ann"))
    workspace.close()

    again = open_workspace(workspace.path, writable=True)
    undo.undo(again)
    undo.redo(again)

    assert len(factories.dump(again)["person"]) == 1
    again.close()


@pytest.mark.parametrize("seed", range(6))
def test_an_undone_action_leaves_every_days_answers_as_they_were(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    partnership = factories.PACKS[seed % len(factories.PACKS)]
    workspace = factories.make_workspace(tmp_path, partnership)
    factories.write(workspace, factories.organisation(random, partnership, AS_ATS, people=10))
    before = _answers(workspace)
    person, _ = people.add_person(workspace, PersonDetails("Ann"), 1, date(2020, 2, 29))

    absence.leave(workspace, person, date(2023, 5, 31))
    absence.come_back(workspace, person, date(2025, 1, 1), (1, 2))
    add_post(workspace, person, 1, date(2025, 2, 28))
    for _ in range(4):
        undo.undo(workspace)

    assert _answers(workspace) == before
    workspace.close()


def _answers(workspace: Workspace) -> list[object]:
    return [
        answer
        for day in AS_ATS
        for answer in (standing_report(workspace, day), summary_report(workspace, day))
    ]


def test_a_reader_may_look_and_not_undo(tmp_path: Path) -> None:
    workspace = factories.make_workspace(tmp_path)
    people.add_person(workspace, PersonDetails("Ann"))
    reader = open_workspace(workspace.path, writable=False)

    assert undo.undo_state(reader).undo is not None
    with pytest.raises(FileError, match="is open for reading only"):
        undo.undo(reader)
    reader.close()
    workspace.close()
