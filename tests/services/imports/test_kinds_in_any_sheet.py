"""A column of kinds ("Staff, Trustee, Volunteer") is the kind of person in every sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.data.people.people import read_people
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    yield made
    made.close()


def bring(
    workspace: Workspace, kind: SheetKind, text: str, columns: dict[str, str] | None = None
) -> ImportReport:
    sheet = workspace.path.with_name("sheet.csv")
    sheet.write_text(text, encoding="utf-8")
    return import_sheet(workspace, kind, sheet, dates="dmy", add_people=True, columns=columns or {})


def kinds(workspace: Workspace) -> dict[str, str]:
    with workspace.file.reading() as connection:
        return {each.given_name: each.kind.value for each in read_people(connection)}


@pytest.mark.parametrize("heading", ["Kind", "Staff/Volunteer", "Type", "Category", "Status"])
def test_a_tracker_says_how_its_people_belong(workspace: Workspace, heading: str) -> None:
    report = bring(
        workspace,
        SheetKind.TRACKER,
        f"Name,{heading},Level 1\nAnn Sample,Staff,1/2/2024\nBen Sample,Trustee,1/2/2024\n"
        "Cat Sample,Volunteers,1/2/2024\nDot Sample,,1/2/2024\n",
    )
    assert kinds(workspace) == {
        "Ann": "staff",
        "Ben": "trustee",
        "Cat": "volunteer",
        "Dot": "volunteer",
    }
    assert report.questions == ()
    assert "not_understood" not in {each.code for each in report.notes}


@pytest.mark.parametrize("kind", [SheetKind.TRACKER, SheetKind.PEOPLE])
@pytest.mark.parametrize("heading", ["Paid?", "Employed", "Paid staff (Y/N)"])
def test_yes_under_paid_is_staff_and_no_a_volunteer(
    workspace: Workspace, kind: SheetKind, heading: str
) -> None:
    said = {"B": "kind"} if heading == "Paid?" else None  # which may be of a fee
    report = bring(
        workspace,
        kind,
        f"Name,{heading},Level 1\nAnn Sample,Y,1/2/2024\nBen Sample,no,1/2/2024\n"
        "Cat Sample,Trustee,1/2/2024\n",
        said,
    )
    assert kinds(workspace) == {"Ann": "staff", "Ben": "volunteer", "Cat": "trustee"}
    assert report.kinds_assumed == 0


def test_a_list_of_training_says_how_its_people_belong(workspace: Workspace) -> None:
    bring(
        workspace,
        SheetKind.TRAINING,
        "Name,Kind,Course,Completed on\nAnn Sample,Paid staff,Level 1,1/2/2024\n"
        "Ben Sample,Governor,Level 1,1/2/2024\n",
    )
    assert kinds(workspace) == {"Ann": "staff", "Ben": "trustee"}


def test_other_words_among_the_kinds_leave_the_column_to_be_asked_about(
    workspace: Workspace,
) -> None:
    report = bring(
        workspace,
        SheetKind.TRACKER,
        "Name,Category,Level 1\nAnn Sample,Staff,1/2/2024\nBen Sample,Silver,1/2/2024\n",
    )
    assert [each.code for each in report.notes if each.column == "B"] == ["not_understood"]


def test_of_somebody_who_is_known_another_kind_is_noted_and_stays(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Ann", "Sample"))
    report = bring(workspace, SheetKind.TRACKER, "Name,Kind,Level 1\nAnn Sample,Staff,1/2/2024\n")
    assert kinds(workspace) == {"Ann": "volunteer"}
    noted = [(each.column, each.value) for each in report.notes if each.code == "kept_as_it_was"]
    assert noted == [("B", "Staff")]


def test_a_role_that_names_a_trustee_makes_one_in_a_tracker_too(workspace: Workspace) -> None:
    add_role = bring(workspace, SheetKind.ROLES, "Role,Requirements\nTreasurer / trustee,level1\n")
    assert add_role.added == 1
    bring(
        workspace,
        SheetKind.TRACKER,
        "Name,Role,Level 1\nAnn Sample,Treasurer / trustee,1/2/2024\n",
    )
    assert kinds(workspace) == {"Ann": "trustee"}
