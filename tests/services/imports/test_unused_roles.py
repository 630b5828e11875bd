"""A role that the list began with and nobody holds gives way to the one that a sheet brought."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, decisions, import_sheet
from sgdesk.services.imports.unused_roles import (
    UnusedTwin,
    new_role_names,
    put_away,
    unused_twins,
    use_instead,
)
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role, roles_view
from tests.factories import make_workspace

SHEET = "Name,Role,Level 1\nAda Example,{role},12/03/2025\nBob Example,Trustees,12/03/2025\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "hscp")
    for name, group in (("Youth worker", "3"), ("Trustee", "1"), ("Our own thing", "1")):
        add_role(made, name, group)
    yield made
    made.close()


def bring_in(workspace: Workspace, folder: Path, role: str = "Youth leader") -> ImportReport:
    path = folder / "t.csv"
    path.write_text(SHEET.format(role=role), encoding="utf-8")
    given = {f"role:{role.casefold()}": "group:3", "role:trustees": "role:trustee"}
    return import_sheet(workspace, SheetKind.TRACKER, path, add_people=True, decisions=given)


def twin_of(workspace: Workspace, report: ImportReport) -> UnusedTwin:
    (twin,) = unused_twins(workspace, new_role_names(report.questions))
    return twin


def held(workspace: Workspace) -> dict[str, int]:
    return {each.role.name: each.holders for each in roles_view(workspace)}


def test_a_new_role_is_paired_with_the_like_one_that_nobody_holds(
    workspace: Workspace, tmp_path: Path
) -> None:
    twin = twin_of(workspace, bring_in(workspace, tmp_path))
    assert (twin.new.name, twin.unused.name) == ("Youth leader", "Youth worker")


@pytest.mark.parametrize("role", ["Bell ringer", "Assistant worker", "Own things"])
def test_words_of_many_roles_and_roles_of_ones_own_make_no_pair(
    workspace: Workspace, tmp_path: Path, role: str
) -> None:
    report = bring_in(workspace, tmp_path, role)
    assert unused_twins(workspace, new_role_names(report.questions)) == ()


def test_the_unused_one_is_used_and_the_next_sheet_means_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = bring_in(workspace, tmp_path)
    before = held(workspace), decisions(workspace)
    use_instead(workspace, twin_of(workspace, report))
    assert held(workspace) == {"Our own thing": 0, "Trustee": 1, "Youth worker": 1}
    again = import_sheet(workspace, SheetKind.TRACKER, tmp_path / "t.csv", add_people=True)
    assert (again.roles_added, again.added, again.refused) == (0, 0, ())
    undo(workspace)
    assert (held(workspace), decisions(workspace)) == before


def test_the_unused_one_is_put_away_and_its_name_is_free(
    workspace: Workspace, tmp_path: Path
) -> None:
    twin = twin_of(workspace, bring_in(workspace, tmp_path))
    put_away(workspace, twin.unused)
    assert held(workspace) == {"Our own thing": 0, "Trustee": 1, "Youth leader": 1}
    add_role(workspace, "Youth worker", "3")
    assert held(workspace)["Youth worker"] == 0
    undo(workspace)
    undo(workspace)
    assert "Youth worker" in held(workspace)


def test_a_role_that_somebody_holds_by_now_stays(workspace: Workspace, tmp_path: Path) -> None:
    twin = twin_of(workspace, bring_in(workspace, tmp_path))
    add_person(workspace, PersonDetails("Cy", "Sample"), twin.unused.id)
    with pytest.raises(InputError, match="Somebody holds or held the role Youth worker"):
        put_away(workspace, twin.unused)
    with pytest.raises(InputError, match="Somebody holds or held the role Youth worker"):
        use_instead(workspace, twin)


SPELT = "Name,Role\nAda Example,Youth worker\nBob Example,Youth workers\n"


def bring_spellings(workspace: Workspace, folder: Path, text: str = SPELT) -> ImportReport:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    given = {"role:youth workers": "group:3"}
    return import_sheet(workspace, SheetKind.PEOPLE, path, decisions=given)


def test_a_role_spelt_otherwise_is_told_beside_the_one_that_is_held(
    workspace: Workspace, tmp_path: Path
) -> None:
    twin = twin_of(workspace, bring_spellings(workspace, tmp_path))
    assert (twin.new.name, twin.unused.name) == ("Youth workers", "Youth worker")
    assert twin.is_held
    use_instead(workspace, twin)
    assert held(workspace)["Youth worker"] == 2
    assert "Youth workers" not in held(workspace)


def test_two_spellings_that_one_person_holds_stay(workspace: Workspace, tmp_path: Path) -> None:
    report = bring_spellings(workspace, tmp_path)
    twin = twin_of(workspace, report)
    add_person(workspace, PersonDetails("Cy", "Sample"), twin.unused.id)
    import_sheet(
        workspace,
        SheetKind.PEOPLE,
        _written(tmp_path, "Name,Role\nCy Sample,Youth workers\n"),
    )
    assert unused_twins(workspace, new_role_names(report.questions)) == ()
    with pytest.raises(InputError, match="Somebody holds both Youth workers and Youth worker"):
        use_instead(workspace, twin)


def _written(folder: Path, text: str) -> Path:
    path = folder / "more.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("role", ["Deputy youth worker", "Head youth worker"])
def test_a_deputy_is_no_other_name_of_the_role_itself(
    workspace: Workspace, tmp_path: Path, role: str
) -> None:
    report = bring_in(workspace, tmp_path, role)
    assert unused_twins(workspace, new_role_names(report.questions)) == ()
