"""To whom somebody's certificates were handed goes with them, however it was taken back."""

from collections.abc import Callable
from datetime import date

import pytest

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.domain.certificates.handed_over import HandedOver
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.certificates.handing_over import hand_over, not_handed_over
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import register
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.rights import erasing
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.people.rights.zelda import YORICK, ZELDA, erase, left_in, whole

WHO = ("Hadwick", *("Zelda", "Quillfeather"))


def certified(workspace: Workspace) -> dict[str, int]:
    """A certificate of each, by the given name."""
    change_settings(workspace, {"lead_person": ""}, None)
    with workspace.file.reading() as reader:
        course = next(each.id for each in read_courses(reader).values() if each.key == "level1")
    day = date(2026, 3, 1)
    record_training(workspace, [ZELDA, YORICK], TrainingDetails(course, day, provider="In-house"))
    issue_certificates(workspace, training_ids=[3, 4])
    return {each.person_name.split()[0]: each.id for each in register(workspace)}


def undone_twice(workspace: Workspace) -> None:
    undo(workspace)
    redo(workspace)
    undo(workspace)


@pytest.mark.parametrize("take_back", [undo, undone_twice, None])
def test_what_was_undone_leaves_nobody_behind(
    workspace: Workspace, take_back: Callable[[Workspace], object] | None
) -> None:
    ids = certified(workspace)
    hand_over(workspace, [ids["Zelda"]], TODAY, "Tamsin Hadwick")
    if take_back is None:
        not_handed_over(workspace, [ids["Zelda"]])
    else:
        take_back(workspace)
    assert "Hadwick" in left_in(workspace.path, WHO)
    erase(workspace, "Z1")
    assert left_in(workspace.path, WHO) == []
    assert whole(workspace)


def test_what_was_handed_over_of_others_stays(workspace: Workspace) -> None:
    ids = certified(workspace)
    hand_over(workspace, ids.values(), TODAY, "Tamsin Hadwick")
    undone_twice(workspace)
    redo(workspace)
    erase(workspace, "Z1")
    (line,) = register(workspace)
    assert line.handed == HandedOver(TODAY, "Tamsin Hadwick")
    assert left_in(workspace.path, WHO) == ["Hadwick"]
    assert whole(workspace)


def test_whose_certificate_was_handed_to_them_is_told(workspace: Workspace) -> None:
    ids = certified(workspace)
    hand_over(workspace, [ids["Yorick"]], TODAY, "Zelda Quillfeather")
    whom = erasing.find_person(workspace, "Z1")
    (told,) = erasing.preview(workspace, whom).footprint.mentions
    assert (told.whose, told.excerpt) == ("Yorick Stays", f"{TODAY} Zelda Quillfeather")
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED, cells=[told.cell])
    assert left_in(workspace.path) == []
    (line,) = register(workspace)
    assert line.handed == HandedOver(TODAY, "(name erased)")
