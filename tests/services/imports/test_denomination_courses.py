"""A denomination's courses are told by the names that its people know them by."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.organisation.denominations import set_denomination_level
from sgdesk.services.people.people import person_view
from tests import factories


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "hscp")
    bring(made, SheetKind.ROLES, "role,requirements\nHelper,level1\n")
    bring(made, SheetKind.PEOPLE, "given_name,family_name,role\nAnn,Example,Helper\n")
    yield made
    made.close()


def bring(workspace: Workspace, kind: SheetKind, text: str) -> int:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    return import_sheet(workspace, kind, path).added


def training(course: str) -> str:
    return f"name,course,completed_on\nAnn Example,{course},2024-03-01\n"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("C0", "Church of England Basic Awareness"),
        ("Basic Awareness (C0)", "Church of England Basic Awareness"),
        ("C1", "Church of England Foundation"),
        ("Foundations", "Church of England Foundation"),
        ("C2 Leadership", "Church of England Leadership"),
        ("C3", "Church of England Leadership"),
        ("C4", "Church of England Senior Leadership"),
        ("Safer Recruitment", "Church of England Safer Recruitment"),
        ("Level 2", "Working Together to Safeguard Children (Level 2)"),
    ],
)
def test_a_name_of_the_denomination_means_its_course(
    workspace: Workspace, name: str, title: str
) -> None:
    set_denomination_level(workspace, {}, denomination="cofe")
    assert bring(workspace, SheetKind.TRAINING, training(name)) == 1
    (row,) = person_view(workspace, 1).training
    assert row.course == title


def test_without_the_denomination_its_names_mean_nothing(workspace: Workspace) -> None:
    assert bring(workspace, SheetKind.TRAINING, training("C1")) == 0


def test_a_name_of_the_partnership_stays_the_partnerships(workspace: Workspace) -> None:
    """Baptists call a course Level 2 as well."""
    set_denomination_level(workspace, {}, denomination="baptist")
    bring(workspace, SheetKind.TRAINING, training("Level 2"))
    (row,) = person_view(workspace, 1).training
    assert row.course == "Working Together to Safeguard Children (Level 2)"
