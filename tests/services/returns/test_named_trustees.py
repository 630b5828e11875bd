"""A role that is called a trustee's, and what a return then says of trustees."""

from pathlib import Path

import pytest

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.words import return_workspace
from tests.factories import TODAY, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path)


def missing(workspace: Workspace) -> str:
    found = return_workspace(workspace, TODAY).sections
    return " ".join(each for section in found for each in section.missing)


def test_a_volunteer_in_a_trustee_s_role_is_listed_as_missing_before_it_is_made_final(
    workspace: Workspace,
) -> None:
    role, _ = add_role(workspace, "Treasurer / trustee", "1", ["level1"])
    add_person(workspace, PersonDetails("Ann", "Sample"), role, None)
    add_person(workspace, PersonDetails("Bob", "Sample", kind=PersonKind.TRUSTEE), role, None)
    helper, _ = add_role(workspace, "Helper", "1", ["level1"])
    add_person(workspace, PersonDetails("Cy", "Sample"), helper, None)
    assert return_workspace(workspace, TODAY).leaving.named_trustees == 1
    assert "1 with a trustee’s role, counted as something else" in missing(workspace)


def test_whoever_a_sheet_has_in_a_trustee_s_role_is_taken_as_a_trustee(
    workspace: Workspace,
) -> None:
    for name in ("Treasurer / trustee", "Coach"):
        add_role(workspace, name, "1", ["level1"])
    path = workspace.path.with_name("people.csv")
    rows = ("Gita Sample,Treasurer / trustee,", "Hugh Sample,Coach,", "Ivy Sample,Trustee,Staff")
    path.write_text("Name,Role,Kind\n" + "\n".join(rows), encoding="utf-8")
    add_role(workspace, "Trustee", "1", ["level1"])
    import_sheet(workspace, SheetKind.PEOPLE, path)
    document = return_workspace(workspace, TODAY).document
    counts = {each.kind: each.count for each in document.workforce}
    assert counts == {PersonKind.TRUSTEE: 1, PersonKind.VOLUNTEER: 1, PersonKind.STAFF: 1}
    assert document.named_trustees == 1, "what the sheet says of the kind itself stands"
