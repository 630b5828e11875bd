"""Whoever a sheet brought in without a word of how they belong is told of, not called volunteer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.unsaid import ids_in, kept_ids
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.imports.attendance import NEW
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.people.kinds_unsaid import kept_as_volunteers, say_they_are_volunteers
from sgdesk.services.people.merging.merging import merge_people
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.roles import add_role
from sgdesk.services.people.several.belonging import belong_as
from sgdesk.services.returns.document import return_document
from sgdesk.services.returns.words import return_workspace
from sgdesk.services.training.standing import everyone
from tests.factories import TODAY, make_workspace
from tests.services.imports.attendance.lists import evening, line
from tests.services.returns.words_of import words_of

ASKED = "are kept as volunteers, since no sheet said who is paid"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path)
    add_role(made, "Helper", "1", ["level1"])
    return made


def bring_in(workspace: Workspace, tmp_path: Path, rows: str, heading: str = "Name,Role") -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text(f"{heading}\n{rows}\n", encoding="utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)


def missing(workspace: Workspace) -> str:
    found = return_workspace(workspace, TODAY).sections
    return " ".join(each for section in found for each in section.missing)


def test_what_no_sheet_said_is_told_before_it_is_made_final_and_on_the_paper(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, "Ann Sample,Helper\nBo Sample,Helper\nCy Sample,Helper")

    assert f"3 {ASKED}" in missing(workspace)
    said = words_of(return_document(workspace, TODAY))
    assert "Of 3 volunteers nobody has said yet whether they are paid." in said

    details = PersonDetails("Ann", "Sample", kind=PersonKind.STAFF)
    change_person(workspace, 1, details)
    assert f"2 {ASKED}" in missing(workspace)

    say_they_are_volunteers(workspace)
    assert ASKED not in missing(workspace)
    undo(workspace)
    assert f"2 {ASKED}" in missing(workspace)


def test_it_is_said_for_several_at_once_and_taken_back_as_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, "Ann Sample,Helper\nBo Sample,Helper\nCy Sample,Helper")
    assert kept_as_volunteers(workspace) == {1, 2, 3}

    belong_as(workspace, [1, 2], PersonKind.STAFF)
    assert [each.kind for each in everyone(workspace)[:2]] == [PersonKind.STAFF] * 2
    assert kept_as_volunteers(workspace) == {3}
    belong_as(workspace, [3], PersonKind.VOLUNTEER)
    assert ASKED not in missing(workspace), "somebody said that Cy is a volunteer"
    with pytest.raises(InputError):
        belong_as(workspace, [3], PersonKind.VOLUNTEER)

    undo(workspace)
    undo(workspace)
    assert {each.kind for each in everyone(workspace)} == {PersonKind.VOLUNTEER}
    assert kept_as_volunteers(workspace) == {1, 2, 3}


def test_whoever_was_typed_in_or_whose_kind_the_sheet_says_is_not_asked_about(
    workspace: Workspace, tmp_path: Path
) -> None:
    heading = "Name,Role,Kind"
    bring_in(workspace, tmp_path, "Ann Sample,Helper,Volunteer\nBo Sample,Helper,Staff", heading)
    add_person(workspace, PersonDetails("Cy", "Sample"), 1, None)

    assert ASKED not in missing(workspace)


@pytest.mark.parametrize("kind", [SheetKind.PEOPLE, SheetKind.TRACKER])
def test_a_later_sheet_that_says_it_is_taken_and_what_somebody_said_stays(
    workspace: Workspace, tmp_path: Path, kind: SheetKind
) -> None:
    bring_in(workspace, tmp_path, "Ann Sample,Helper\nBo Sample,Helper\nCy Sample,Helper")
    change_person(workspace, 2, PersonDetails("Bo", "Sample", kind=PersonKind.TRUSTEE))
    sheet = tmp_path / "tracker.csv"
    rows = ("Ann Sample,Staff,3 May 2025", "Bo Sample,Staff,3 May 2025", "Cy Sample,,3 May 2025")
    sheet.write_text("\n".join(("Name,Kind,Level 1", *rows)), encoding="utf-8")

    report = import_sheet(workspace, kind, sheet)

    kinds = {each.given_name: each.kind for each in everyone(workspace)}
    assert kinds == {"Ann": PersonKind.STAFF, "Bo": PersonKind.TRUSTEE, "Cy": PersonKind.VOLUNTEER}
    assert "1 person is kept as a volunteer" in missing(workspace)
    assert [each.value for each in report.notes if each.code == MatchCode.KEPT_AS_IT_WAS] == [
        "Staff"
    ]
    undo(workspace)
    assert f"2 {ASKED}" in missing(workspace)


def test_two_sheets_add_up_and_what_undo_takes_out_is_not_asked_about(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, tmp_path, "Ann Sample,Helper\nBo Sample,Helper")
    bring_in(workspace, tmp_path, "Dee Sample,Helper")
    assert f"3 {ASKED}" in missing(workspace)
    undo(workspace)
    assert f"2 {ASKED}" in missing(workspace)


def erased(workspace: Workspace, person: int) -> None:
    erasing.erase_at_once(
        workspace, erasing.whom_of_person(workspace, person), reason=ErasingReason.ASKED
    )


def made_one_with_the_first(workspace: Workspace, person: int) -> None:
    merge_people(workspace, 1, person)


@pytest.mark.parametrize("go", [erased, take_out_person, made_one_with_the_first])
def test_whoever_goes_takes_the_question_along(
    workspace: Workspace, tmp_path: Path, go: Callable[[Workspace, int], object]
) -> None:
    bring_in(workspace, tmp_path, "Ann Sample,Helper\nBo Sample,Helper\nCy Sample,Helper")
    go(workspace, 3)
    assert f"2 {ASKED}" in missing(workspace)

    number, _ = add_person(workspace, PersonDetails("Dee", "Sample"), 1, None)
    assert number == 3, "a number that is free is given again"
    assert f"2 {ASKED}" in missing(workspace)


def test_whoever_a_list_of_a_session_adds_is_asked_about(tmp_path: Path) -> None:
    made = evening(tmp_path)
    key = line(made.read("Ada Sample\nZara Newly\n"), "Zara Newly").key
    made.read(made.wish.source, people={key: NEW})
    made.bring_in()
    zara = next(each for each in everyone(made.hall.workspace) if "Zara" in each.name)
    add_post(made.hall.workspace, zara.id, 1, None)

    assert "1 person is kept as a volunteer" in missing(made.hall.workspace)


@pytest.mark.parametrize(("ids", "kept"), [({3, 4, 5, 9}, "3-5 9"), (set(), ""), ({7}, "7")])
def test_ids_are_kept_in_runs(ids: set[int], kept: str) -> None:
    assert kept_ids(ids) == kept
    assert ids_in(kept) == ids
