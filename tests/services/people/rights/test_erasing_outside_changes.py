"""Who is erased goes from what another program changed and somebody kept, too."""

from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from tests.factories import TODAY, accept_changes, clock_at, make_workspace
from tests.services.file.damaged import spoil
from tests.services.people.rights.zelda import erase, left_in

CHANGED = [
    ("UPDATE person SET family_name = 'Quagmire', notes = 'Vestry-Zed' WHERE id = 1", 1),
    ("UPDATE person SET family_name = 'Quagmire' WHERE id = 2", 2),
    ("UPDATE person SET family_name = 'Quagmire' WHERE id = 20", 20),
    ("DELETE FROM post WHERE person_id = 1", 1),
]


def _given(number: int) -> str:
    """A name without figures for each of thirty people."""
    return f"Zelda{'abcdefghij'[number // 10]}{'klmnopqrst'[number % 10]}x"


@pytest.mark.parametrize(("statement", "who"), CHANGED)
def test_nothing_of_them_is_left(tmp_path: Path, statement: str, who: int) -> None:
    workspace = make_workspace(tmp_path)
    role, _ = add_role(workspace, "Helper", None, ["induction"])
    for number in range(1, 4):
        details = PersonDetails(_given(number), "Quillfeather", reference=f"Z{number}")
        add_person(workspace, details, role, TODAY - timedelta(days=3000))
    sheet = tmp_path / "people.csv"
    rows = "".join(f"Z{n},{_given(n)},Quillfeather\n" for n in range(4, 34))
    sheet.write_text(f"reference,given name,family name\n{rows}", encoding="utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    workspace.close()
    spoil(workspace.path, statement)
    assert accept_changes(workspace.path)

    opened = open_workspace(workspace.path, writable=True, clock=clock_at())
    erase(opened, f"Z{who}")
    opened.close()

    assert left_in(opened.path, (_given(who), "Quagmire", "Vestry-Zed")) == []
    assert check(opened.path).is_sound
