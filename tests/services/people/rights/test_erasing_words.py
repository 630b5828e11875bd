"""A name of one word is asked about cell by cell: nothing is blanked and nothing left unasked."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.erasing import ledger
from sgdesk.data.erasing.chosen import Chosen, chosen_of_text
from sgdesk.data.erasing.texts import is_free_text
from sgdesk.domain.people.keeping.erasing import Cell, Mention
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, make_workspace
from tests.services.people.rights.zelda import later, left_in, restored_from, whole

GRACE, OTHER = 1, 2
NOTES: Cell = ("person", OTHER, "notes")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Grace has one name; the notes of somebody else speak of her, and a course of saying grace."""
    made = make_workspace(tmp_path)
    add_person(made, PersonDetails("Grace", "", reference="G1"))
    add_person(made, PersonDetails("Oak", "Other", notes="Sits with GRACE. Ask Grace’s sister"))
    course = course_choices(made)[0].id
    saying = TrainingDetails(course, TODAY, notes="How to say grace, gracefully")
    record_training(made, [OTHER], saying)
    return made


def found(workspace: Workspace, who: str = "G1") -> tuple[Mention, ...]:
    return erasing.preview(workspace, erasing.find_person(workspace, who)).footprint.mentions


def erase(workspace: Workspace, *cells: Cell, who: str = "G1") -> None:
    whom = erasing.find_person(workspace, who)
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED, cells=cells)


def notes(workspace: Workspace) -> str:
    return person_view(workspace, OTHER).person.notes


def test_every_cell_with_the_word_is_asked_about_whole_and_in_any_case(
    workspace: Workspace,
) -> None:
    told = found(workspace)
    assert [each.cell for each in told] == [NOTES, ("training", 1, "notes")]
    assert all(each.asks and each.is_free and not each.in_history for each in told)
    assert "GRACE" in told[0].excerpt
    assert told[0].whose == "Oak Other"


def test_a_cell_that_nobody_chose_stays_as_it_is(workspace: Workspace) -> None:
    before = notes(workspace)
    erase(workspace)
    assert notes(workspace) == before
    assert left_in(workspace.path, ("How to say grace",))
    assert whole(workspace)


def test_out_of_a_chosen_cell_the_word_goes_and_the_rest_stays(workspace: Workspace) -> None:
    erase(workspace, NOTES)
    assert notes(workspace) == "Sits with (name erased). Ask (name erased)’s sister"
    assert left_in(workspace.path, ("Sits with GRACE",)) == []
    assert left_in(workspace.path, ("How to say grace, gracefully",)), "it was not chosen"
    assert whole(workspace)


def test_what_stands_in_the_history_alone_is_asked_about_too(workspace: Workspace) -> None:
    change_person(workspace, OTHER, PersonDetails("Oak", "Other", notes="Sits alone"))
    (told, _) = sorted(found(workspace), key=lambda each: not each.in_history)
    assert (told.cell, told.in_history) == (NOTES, True)
    erase(workspace, NOTES)
    assert notes(workspace) == "Sits alone"
    assert left_in(workspace.path, ("Sits with GRACE",)) == []
    assert whole(workspace)


def test_what_stands_in_the_history_alone_stays_where_it_is_not_chosen(
    workspace: Workspace,
) -> None:
    change_person(workspace, OTHER, PersonDetails("Oak", "Other", notes="Sits alone"))
    erase(workspace)
    assert left_in(workspace.path, ("Sits with GRACE",))


def test_each_part_of_a_longer_name_is_asked_about_and_particles_are_not(
    workspace: Workspace,
) -> None:
    add_person(workspace, PersonDetails("May", "van Sample", reference="M1"))
    for text in ("In May it rains", "A sample", "The van is red", "May van Sample drives"):
        change_person(workspace, OTHER, PersonDetails("Oak", "Other", notes=text))
    told = {each.cell: each for each in found(workspace, "M1")}
    assert not told[NOTES].asks, "the whole name stands there now"
    change_person(workspace, OTHER, PersonDetails("Oak", "Other", notes="The van is red"))
    told = {each.cell: each for each in found(workspace, "M1")}
    assert told[NOTES].in_history
    assert "sample" in told[NOTES].excerpt


def test_a_full_name_is_taken_out_of_a_chosen_cell_too(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("May", "Sample", reference="M1"))
    text = "In May ask May  Sample first"
    change_person(workspace, OTHER, PersonDetails("Oak", "Other", notes=text))
    erase(workspace, NOTES, who="M1")
    assert notes(workspace) == "In (name erased) ask (name erased) first"
    assert whole(workspace)


def test_no_cell_but_those_shown_is_ever_changed(workspace: Workspace) -> None:
    erase(workspace, ("person", OTHER, "given_name"), ("course", 1, "title"))
    assert person_view(workspace, OTHER).person.name == "Oak Other"


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("person", "given_name"),
        ("person", "match_key"),
        ("certificate", "face"),
        ("return_document", "document"),
        ("history", "changes"),
        ("erasure", "second_person"),
        ("no_table", "notes"),
    ],
)
def test_names_keys_and_documents_that_went_out_are_no_free_text(table: str, column: str) -> None:
    assert not is_free_text(table, column)


def test_what_was_chosen_is_done_on_the_day_and_known_in_a_file_from_before(
    workspace: Workspace, tmp_path: Path
) -> None:
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    whom = erasing.find_person(workspace, "G1")
    due, _ = erasing.decide_erasing(
        workspace,
        whom,
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=True,
        cells=[NOTES],
    )
    assert "GRACE" in notes(workspace)
    restored = restored_from(workspace, old)
    assert restored.erased.decided == 1
    on_the_day = later(restored, due)
    assert notes(on_the_day).startswith("Sits with (name erased)")
    again = restored_from(on_the_day, old, due + timedelta(days=1))
    assert again.erased.again == 1
    assert notes(again).startswith("Sits with (name erased)")
    assert whole(again)


def test_what_was_chosen_goes_out_of_backups_that_are_made_anew(workspace: Workspace) -> None:
    made = back_up_and_thin(workspace)
    erase(workspace, NOTES)
    assert left_in(made.path, ("Sits with GRACE",))
    assert erasing.erase_in_backups(workspace).done == (made.path,)
    assert left_in(made.path, ("Sits with GRACE",)) == []


def test_the_log_beside_says_which_cells_and_no_word(workspace: Workspace) -> None:
    erase(workspace, NOTES)
    path = paths.backup_folder() / ledger.NAME
    (line,) = ledger.beside(paths.backup_folder()).erased
    assert line.chosen.texts is not None
    assert line.chosen.texts.columns == {("person", "notes")}
    assert not line.chosen.cells, "another copy may have given the number to another text"
    assert left_in(path, ("Grace",)) == []


def test_a_log_beside_from_before_cells_were_chosen_is_read(workspace: Workspace) -> None:
    erase(workspace)
    path = paths.backup_folder() / ledger.NAME
    path.write_text(path.read_text("utf-8").replace('"cells": ""', '"more": ""'), "utf-8")
    (line,) = ledger.beside(paths.backup_folder()).erased
    assert line.chosen == Chosen()


@pytest.mark.parametrize("text", ["[", "7", '[["person", "x", "notes"], [1], null]', "[" * 90_000])
def test_cells_that_cannot_be_read_are_none(text: str) -> None:
    assert chosen_of_text(text) == Chosen()
