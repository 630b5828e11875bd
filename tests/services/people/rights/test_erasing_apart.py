"""Who was erased where a file went two ways: told, waiting, and never a text of somebody else."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.erasing import ledger
from sgdesk.data.erasing.marks import people_marked
from sgdesk.data.file import schema
from sgdesk.domain.people.keeping.erasing import Cell
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.training.standing import everyone
from tests.factories import TODAY, clock_at, make_workspace
from tests.services.people.rights.zelda import (
    copied,
    decide,
    keep,
    later,
    left_in,
    restored_from,
    waiting,
    whole,
)

OTHER = 2
NOTES: Cell = ("person", OTHER, "notes")


def erase(workspace: Workspace, who: str, *cells: Cell) -> None:
    whom = erasing.find_person(workspace, who)
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED, cells=cells)


def names(workspace: Workspace) -> list[str]:
    return sorted(each.name for each in everyone(workspace))


def two_ways(workspace: Workspace, tmp_path: Path) -> tuple[Workspace, Path]:
    """The file went one way with Wanda (kept as a copy), and another with Wanda added anew."""
    before = copied(workspace, tmp_path / "before.sgdesk")
    add_person(workspace, PersonDetails("Vera", "Between"))
    add_person(workspace, PersonDetails("Wanda", "Twoways"))
    one_way = copied(workspace, tmp_path / "one way.sgdesk")
    other_way = restored_from(workspace, before)
    add_person(other_way, PersonDetails("Wanda", "Twoways"))
    return other_way, one_way


def test_whoever_was_erased_another_way_waits_by_their_name_and_is_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    other_way, one_way = two_ways(workspace, tmp_path)
    erase(other_way, "Wanda Twoways")
    restored = restored_from(other_way, one_way)
    assert (restored.erased.again, restored.erased.alike) == (0, 1)
    assert [each.name for each in waiting(restored)] == ["Wanda Twoways"]
    assert later(restored, TODAY).erased.alike == 0, "it is decided once"
    gone = later(restored, TODAY + timedelta(days=14))
    assert gone.erased.due == 1
    assert left_in(gone.path, ("Wanda", "Twoways")) == []
    assert "Vera Between" in names(gone)
    assert whole(gone)


def test_on_a_new_computer_no_present_file_has_to_know_them(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_way, one_way = two_ways(workspace, tmp_path)
    erase(other_way, "Wanda Twoways")
    other_way.close()
    log = (paths.backup_folder() / ledger.NAME).read_bytes()
    monkeypatch.setenv("SGDESK_HOME", str(tmp_path / "new computer"))
    paths.backup_folder().mkdir(parents=True)
    (paths.backup_folder() / ledger.NAME).write_bytes(log)
    new = tmp_path / "new.sgdesk"
    shutil.copy(one_way, new)
    opened = open_workspace(new, writable=True, clock=clock_at())
    assert opened.erased.alike == 1
    opened.close()


def test_a_namesake_is_kept_and_not_asked_about_again(workspace: Workspace, tmp_path: Path) -> None:
    other_way, one_way = two_ways(workspace, tmp_path)
    erase(other_way, "Wanda Twoways")
    restored = restored_from(other_way, one_way)
    keep(restored)
    after = later(restored, TODAY + timedelta(days=20))
    assert not after.erased
    assert "Wanda Twoways" in names(after)
    again = restored_from(after, one_way, TODAY + timedelta(days=20))
    assert not waiting(again)


def test_neither_the_log_nor_the_file_can_be_asked_for_the_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    other_way, one_way = two_ways(workspace, tmp_path)
    erase(other_way, "Wanda Twoways")
    add_person(other_way, PersonDetails("Wanda", "Twoways"))
    with other_way.file.reading() as reader:
        (line,) = ledger.in_file(reader)
        assert line.known_by
        assert people_marked(reader, [line.known_by]) == frozenset()
    assert left_in(paths.backup_folder() / ledger.NAME, ("Wanda", "Twoways")) == []
    assert not later(other_way, TODAY).erased
    with open_workspace(one_way, writable=False, clock=clock_at()).file.reading() as reader:
        assert len(people_marked(reader, [line.known_by])) == 1


def test_several_erasures_are_each_known_another_way(workspace: Workspace, tmp_path: Path) -> None:
    before = copied(workspace, tmp_path / "before.sgdesk")
    for each in ("One", "Two", "Three"):
        add_person(workspace, PersonDetails("Wanda", each))
    one_way = copied(workspace, tmp_path / "one way.sgdesk")
    other_way = restored_from(workspace, before)
    for each in ("Three", "Two", "One"):
        add_person(other_way, PersonDetails("Wanda", each))
    for each in ("Two", "Three"):
        erase(other_way, f"Wanda {each}")
    restored = restored_from(other_way, one_way)
    assert sorted(each.name for each in waiting(restored)) == ["Wanda Three", "Wanda Two"]


def test_a_decision_carries_out_what_was_undone_under_the_name_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("given_name,family_name\nZelda,Quillfeather\nPat,Stranger\n", "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    undo(workspace)
    add_person(workspace, PersonDetails("Zelda", "Quillfeather"))
    undo(workspace)
    due = decide(workspace, early_agreed=True)
    gone = later(workspace, due)
    assert gone.erased.due == 1
    assert gone.erased.others >= 1
    assert left_in(gone.path, ("Zelda", "Quillfeather")) == []
    assert left_in(gone.path, ("Stranger",)), "what the import held of others stays"
    assert whole(gone)


@pytest.fixture
def noted(tmp_path: Path) -> Workspace:
    """Grace, and the notes of Oak that speak of her."""
    made = make_workspace(tmp_path)
    add_person(made, PersonDetails("Grace", "", reference="G1"))
    add_person(made, PersonDetails("Oak", "Other", notes="Sits with Grace on Mondays"))
    return made


def notes(workspace: Workspace, who: int = OTHER) -> str:
    return person_view(workspace, who).person.notes


def test_a_chosen_text_is_found_under_another_number_and_no_other_is_touched(
    noted: Workspace, tmp_path: Path
) -> None:
    undo(noted)
    before = copied(noted, tmp_path / "before.sgdesk")
    add_person(noted, PersonDetails("Ivy", "First", notes="Knows what grace is"))
    add_person(noted, PersonDetails("Oak", "Other", notes="Sits with Grace on Mondays"))
    one_way = copied(noted, tmp_path / "one way.sgdesk")
    other_way = restored_from(noted, before)
    add_person(other_way, PersonDetails("Oak", "Other", notes="Sits with Grace on Mondays"))
    erase(other_way, "G1", NOTES)
    restored = restored_from(other_way, one_way)
    assert restored.erased.again == 1
    assert notes(restored) == "Knows what grace is"
    assert notes(restored, 3) == "Sits with (name erased) on Mondays"
    assert left_in(restored.path, ("Sits with Grace",)) == []
    assert whole(restored)


def decide_on_grace(workspace: Workspace) -> date:
    return erasing.decide_erasing(
        workspace,
        erasing.find_person(workspace, "G1"),
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=True,
        cells=[NOTES],
    )[0]


def writing_anew(workspace: Workspace) -> None:
    """Take the row of the notes out, as an undo does, and give its number to somebody else."""
    with workspace.file.writing("add_person", {}) as writer:
        writer.delete_range(schema.person, OTHER, OTHER)
    add_person(workspace, PersonDetails("Ivy", "Anew", notes="Says grace before meals"))


def test_on_its_day_a_number_that_was_given_to_another_text_is_left_alone(
    noted: Workspace,
) -> None:
    due = decide_on_grace(noted)
    writing_anew(noted)
    on_the_day = later(noted, due)
    assert notes(on_the_day) == "Says grace before meals"
    assert left_in(on_the_day.path, ("Sits with Grace",)) == [], "what was chosen is in the history"


def test_on_its_day_a_text_in_other_words_is_still_the_one_that_was_chosen(
    noted: Workspace,
) -> None:
    due = decide_on_grace(noted)
    change_person(noted, OTHER, PersonDetails("Oak", "Other", notes="Grace sits with him"))
    on_the_day = later(noted, due)
    assert notes(on_the_day) == "(name erased) sits with him"
    assert left_in(on_the_day.path, ("Sits with Grace",)) == []


def test_a_log_from_before_texts_were_kept_goes_by_the_number(
    noted: Workspace, tmp_path: Path
) -> None:
    old = copied(noted, tmp_path / "old.sgdesk")
    erase(noted, "G1", NOTES)
    path = paths.backup_folder() / ledger.NAME
    log = json.loads(path.read_text("utf-8"))
    for each in log["erased"]:
        each["cells"] = json.dumps([list(NOTES)])
        del each["marks"]
    path.write_text(json.dumps(log), "utf-8")
    restored = restored_from(noted, old)
    assert notes(restored) == "Sits with (name erased) on Mondays"
