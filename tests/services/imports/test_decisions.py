"""Answers to questions of a sheet hold for the next one, are seen, taken back, and forgotten."""

from pathlib import Path

import pytest

from sgdesk.data.organisation.import_answers import keep_decisions, read_decisions
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, decisions, import_sheet, take_back
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.rights import erasing
from tests.factories import make_workspace

SICK = "Name,Level 1\nAnn Sample,12/03/2024 verbal\nBob Instance,13/03/2024 verbal\n"
WORD = "word:verbal"


def bring(workspace: Workspace, text: str, answers: dict[str, str] | None = None) -> int:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    report = import_sheet(
        workspace, SheetKind.TRACKER, path, add_people=True, decisions=answers or {}
    )
    return report.added


def test_an_answer_serves_every_cell_like_it_and_the_next_sheet(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    assert bring(workspace, SICK) == 0
    assert bring(workspace, SICK, {WORD: "yes"}) == 2
    assert bring(workspace, SICK.replace("2024", "2025")) == 2
    assert [(each.id, each.answer) for each in decisions(workspace)] == [(WORD, "yes")]


def test_an_answer_that_is_taken_back_is_asked_again(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    bring(workspace, SICK, {WORD: "yes"})
    take_back(workspace, WORD)
    assert decisions(workspace) == ()
    assert bring(workspace, SICK.replace("2024", "2025")) == 0


def test_undo_takes_the_answer_back_with_the_import(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    bring(workspace, SICK, {WORD: "yes"})
    undo(workspace)
    assert decisions(workspace) == ()


def test_an_answer_that_nothing_asked_for_is_not_kept(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    bring(workspace, SICK, {"word:never there": "yes", WORD: "no"})
    assert [each.id for each in decisions(workspace)] == [WORD]


def test_what_was_said_of_children_holds_for_their_sheet_alone(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    below = "Name,Level 1\nAnn Sample,12/03/2024\nUnder 18s,\nBob Instance,13/03/2024\n"
    child = {"word:below under 18s": "yes"}

    assert bring(workspace, below, child) == 2

    assert decisions(workspace) == ()
    assert bring(workspace, below.replace("Bob", "Cat").replace("2024", "2025")) == 1


def test_an_answer_that_names_somebody_goes_with_them(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    add_person(workspace, PersonDetails("Robert", "Quillfeather"))
    sheet = "Name,Level 1\nBob Quillfeather,12/03/2024\n"
    answers = {"person:bob quillfeather": "same:robert quillfeather"}
    assert bring(workspace, sheet, answers) == 1
    assert len(decisions(workspace)) == 1

    whom = erasing.find_person(workspace, "Robert Quillfeather")
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)

    assert decisions(workspace) == ()
    path = workspace.path
    workspace.close()
    assert b"quillfeather" not in path.read_bytes().lower()


def test_an_answer_that_names_somebody_as_they_were_called_before_goes_with_them(
    tmp_path: Path,
) -> None:
    workspace = make_workspace(tmp_path)
    person_id, _ = add_person(workspace, PersonDetails("Robert", "Quillfeather"))
    sheet = "Name,Level 1\nBob Quillfeather,12/03/2024\n"
    assert bring(workspace, sheet, {"person:bob quillfeather": "same:robert quillfeather"}) == 1
    change_person(workspace, person_id, PersonDetails("Robin", "Featherstone"))

    whom = erasing.find_person(workspace, "Robin Featherstone")
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)

    assert decisions(workspace) == ()
    path = workspace.path
    workspace.close()
    assert b"quillfeather" not in path.read_bytes().lower()


@pytest.mark.parametrize(
    ("key", "goes"),
    [
        ("person:al li", True),
        ("twice al li", True),
        ("person:al.li@example.org", True),
        ("column:medical list", False),
        ("person:al lister", False),
    ],
)
def test_answers_go_with_whom_they_name_in_whole_words(
    tmp_path: Path, key: str, goes: bool
) -> None:
    workspace = make_workspace(tmp_path)
    add_person(workspace, PersonDetails("Al", "Li", email="al.li@example.org"))
    with workspace.file.writing("import", {}) as writer:
        keep_decisions(writer, {key: "yes"})

    whom = erasing.find_person(workspace, "Al Li")
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)

    with workspace.file.reading() as reader:
        assert (key not in read_decisions(reader)) is goes
