"""Whoever was taken out as entered by mistake stands in the history, and is erased from there."""

from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.rights import erasing
from tests.services.people.rights.zelda import erase, left_in, whole


@pytest.mark.parametrize("undone", [0, 1, 2])
def test_they_are_found_in_the_history_and_nothing_is_left(
    workspace: Workspace, undone: int
) -> None:
    number, _ = add_person(workspace, PersonDetails("Wanda", "Mistake", reference="W1"))
    take_out_person(workspace, number)
    for _ in range(undone):
        undo(workspace)
        redo(workspace)
    assert left_in(workspace.path, ("Wanda",)) == ["Wanda"]
    (whom,) = erasing.undone_people(workspace)
    assert (whom.name, whom.is_live) == ("Wanda Mistake", False)
    erase(workspace, "W1")
    assert left_in(workspace.path, ("Wanda", "Mistake")) == []
    assert whole(workspace)
    with pytest.raises(InputError, match="Nobody"):
        erasing.find_person(workspace, "Wanda Mistake")


@pytest.mark.parametrize("again", [0, 1, 2])
def test_somebody_brought_back_by_undo_is_erased_with_what_stood_in_the_history(
    workspace: Workspace, again: int
) -> None:
    number, _ = add_person(workspace, PersonDetails("Wanda", "Mistake"))
    take_out_person(workspace, number)
    undo(workspace)
    for _ in range(again):
        redo(workspace)
        undo(workspace)
    erase(workspace, "Wanda Mistake")
    assert left_in(workspace.path, ("Wanda", "Mistake")) == []
    assert whole(workspace)


def test_the_next_person_under_the_number_is_left_as_they_are(workspace: Workspace) -> None:
    number, _ = add_person(workspace, PersonDetails("Wanda", "Mistake"))
    take_out_person(workspace, number)
    again, _ = add_person(workspace, PersonDetails("Vera", "Somebody"))
    assert again == number
    erase(workspace, "Wanda Mistake")
    assert left_in(workspace.path, ("Wanda", "Mistake")) == []
    assert left_in(workspace.path, ("Vera", "Somebody")) == ["Vera", "Somebody"]
    assert whole(workspace)


def test_one_of_an_import_is_told_although_the_others_stay(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("given_name,family_name\nWanda,Mistake\nVera,Somebody\n", encoding="utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    take_out_person(workspace, erasing.find_person(workspace, "Wanda Mistake").row_id)
    assert [each.name for each in erasing.undone_people(workspace)] == ["Wanda Mistake"]
    erase(workspace, "Wanda Mistake")
    assert left_in(workspace.path, ("Wanda", "Mistake")) == []
    assert left_in(workspace.path, ("Vera",)) == ["Vera"]
    assert whole(workspace)
