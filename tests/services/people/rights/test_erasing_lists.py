"""Whoever a list of a session added by mistake is erased with it, as with an import."""

from pathlib import Path

from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.undo import undo
from sgdesk.services.imports.attendance import NEW
from sgdesk.services.people.rights import erasing
from tests.services.imports.attendance.lists import evening


def test_those_whom_a_list_added_by_mistake_are_erased_together(tmp_path: Path) -> None:
    made = evening(tmp_path)
    draft = made.read("Zara Quillfeather\nZeb Quillfeather\n")
    made.read(made.wish.source, people={each.key: NEW for each in draft.lines})
    assert made.bring_in().people_added == 2
    workspace = made.hall.workspace
    undo(workspace)

    (whom,) = erasing.undone_imports(workspace)
    assert (whom.subject, whom.name) == (Subject.IMPORT, f"{draft.course}, 12 March 2024")
    assert erasing.undone_people(workspace) == ()

    erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)

    path = workspace.path
    workspace.close()
    assert b"quillfeather" not in path.read_bytes().lower()
