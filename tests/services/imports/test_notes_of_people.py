"""What stands beside a name, or in a column of notes, is kept in the notes of the person."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.data.people.people import read_people
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from tests.factories import clock_at
from tests.imports_truth.canvas import TODAY
from tests.imports_truth.judge import organisation


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    file = tmp_path / "organisation.sgdesk"
    file.write_bytes(organisation())
    opened = open_workspace(file, writable=True, clock=clock_at(TODAY))
    yield opened
    opened.close()


def bring(
    workspace: Workspace, kind: SheetKind, text: str, columns: dict[str, str] | None = None
) -> ImportReport:
    sheet = workspace.path.with_name("sheet.csv")
    sheet.write_text(text, encoding="utf-8")
    return import_sheet(workspace, kind, sheet, dates="dmy", add_people=True, columns=columns)


def notes(workspace: Workspace) -> dict[str, str]:
    with workspace.file.reading() as connection:
        return {each.name: each.notes for each in read_people(connection)}


def test_words_beside_a_name_are_kept_and_told(workspace: Workspace) -> None:
    report = bring(
        workspace,
        SheetKind.PEOPLE,
        "Name,Role\nAsha Sample (Treasurer),Volunteer\nBen Example he/him,Volunteer\n"
        "Cat Sample née Jones,Volunteer\nDan Example (formerly Smith),Volunteer\n",
    )

    assert notes(workspace) == {
        "Asha Sample": "Treasurer",
        "Ben Example": "he/him",
        "Cat Sample": "née Jones",
        "Dan Example": "formerly Smith",
    }
    assert [each.value for each in report.notes if each.code == "aside"] == [
        "Treasurer",
        "he/him",
        "née Jones",
        "formerly Smith",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Asha Sample 07700 900123",
        "Asha Sample *",
        "Asha Sample <asha@example.org>",
        "Asha Sample (Ben's mum)",
        "Asha Sample (mother of Ben)",
    ],
)
def test_numbers_addresses_families_and_marks_beside_a_name_are_not_kept(
    workspace: Workspace, name: str
) -> None:
    report = bring(workspace, SheetKind.PEOPLE, f"Name,Role\n{name},Volunteer\n")

    assert notes(workspace) == {"Asha Sample": ""}
    assert {"taken_off", "not_brought_in"} & {each.code.value for each in report.notes}


@pytest.mark.parametrize("kind", [SheetKind.PEOPLE, SheetKind.TRACKER])
def test_a_column_that_is_said_to_be_a_note_is_kept_with_its_heading(
    workspace: Workspace, kind: SheetKind
) -> None:
    text = "Name,What they bring,Induction\nAsha Sample,cakes,12/03/2024\nBen Example,,\n"
    report = bring(workspace, kind, text, {"B": "note"})

    assert notes(workspace)["Asha Sample"] == "What they bring: cakes"
    assert not [each for each in report.questions if each.kind == "column" and "B" in each.id]


def test_a_note_of_what_is_not_kept_here_stays_in_the_sheet(workspace: Workspace) -> None:
    report = bring(
        workspace,
        SheetKind.PEOPLE,
        "Name,What\nAsha Sample,has diabetes\n",
        {"B": "note"},
    )

    assert notes(workspace) == {"Asha Sample": ""}
    assert "diabetes" not in repr((report.notes, report.refused, report.questions))


def test_a_sheet_of_people_fills_blank_notes_and_overwrites_none(workspace: Workspace) -> None:
    bring(workspace, SheetKind.PEOPLE, "Name,Role\nAsha Sample,Volunteer\n")
    bring(workspace, SheetKind.PEOPLE, "Name,Role\nAsha Sample (Treasurer),Volunteer\n")
    again = bring(workspace, SheetKind.PEOPLE, "Name,Role\nAsha Sample (Treasurer),Volunteer\n")
    other = bring(workspace, SheetKind.PEOPLE, "Name,Role\nAsha Sample (Cook),Volunteer\n")

    assert notes(workspace) == {"Asha Sample": "Treasurer"}
    assert (again.added, again.already_present) == (0, 1)
    assert ("Cook", "kept_as_it_was") in [(each.value, each.code.value) for each in other.notes]
