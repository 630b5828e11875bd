"""Who was erased is erased again: after a restore, on a new computer, where it was cut off."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.erasing import act, ledger
from sgdesk.data.file.store import OrganisationFile
from sgdesk.domain.errors import FileError
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.safety.backing_up import (
    back_up,
    back_up_elsewhere,
)
from sgdesk.services.file.safety.restoring import restore, undo_restore
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.training.standing import everyone
from tests import databases
from tests.factories import TODAY, clock_at, make_workspace
from tests.services.people.rights.zelda import (
    CANARIES,
    YORICK,
    decide,
    erase,
    later,
    left_in,
    whole,
)


def test_on_a_new_computer_the_log_comes_along_from_the_second_place(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up_elsewhere(workspace, stick).backup
    erase(workspace, "Z1")
    assert left_in(made.path) == list(CANARIES)
    assert left_in(stick / ledger.NAME) == []
    monkeypatch.setenv("SGDESK_HOME", str(tmp_path / "new computer"))
    target = tmp_path / "new.sgdesk"
    restore(made.path, target, clock=clock_at())
    opened = open_workspace(target, writable=True, clock=clock_at())
    assert opened.erased.again == 1
    assert left_in(target) == []
    opened.close()


def test_a_backup_elsewhere_takes_the_log_of_its_own_file_alone_along(
    workspace: Workspace, tmp_path: Path
) -> None:
    other = make_workspace(tmp_path, "hscp")
    add_person(other, PersonDetails("Olga", "Otherwise"))
    erase(other, "Olga Otherwise")
    other.close()
    erase(workspace, "Z1")
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up(workspace.path, stick, clock=clock_at())
    with workspace.file.reading() as reader:
        whose = ledger.identity(reader)
    assert [each.identity for each in ledger.beside(stick).erased] == [whose]


def test_who_was_erased_is_erased_again_after_a_restore(
    workspace: Workspace, tmp_path: Path
) -> None:
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    erase(workspace, "Z1")
    assert left_in(paths.backup_folder() / ledger.NAME) == []
    assert left_in(old) == list(CANARIES)
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert (restored.erased.due, restored.erased.again) == (0, 1)
    assert left_in(restored.path) == []
    assert person_view(restored, YORICK).person.name == "Yorick Stays"
    assert whole(restored)
    assert not later(restored, TODAY).erased


def test_an_undone_import_that_was_erased_is_erased_again_where_it_stands(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "wrong.csv"
    sheet.write_text("given_name,family_name\nPat,Wrongson\nKim,Wrongham\n", "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    undo(workspace)
    (whom,) = erasing.undone_imports(workspace)
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert restored.erased.again == 1
    assert left_in(restored.path, ("Wrongson", "Wrongham")) == []
    assert whole(restored)


@pytest.mark.parametrize("lost", ["", '{"erased": ['])
def test_a_restore_knows_who_was_erased_from_the_file_that_it_replaces(
    workspace: Workspace, lost: str
) -> None:
    made = back_up(workspace.path, clock=clock_at())
    erase(workspace, "Z1")
    workspace.close()
    (paths.backup_folder() / ledger.NAME).write_text(lost, "utf-8")
    restore(made.path, workspace.path, clock=clock_at())
    opened = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert opened.erased.again == 1
    assert left_in(workspace.path) == []
    opened.close()


def test_whoever_was_added_anew_and_erased_is_told_when_the_file_from_before_comes_back(
    workspace: Workspace,
) -> None:
    early = back_up(workspace.path, clock=clock_at()).path
    add_person(workspace, PersonDetails("Wanda", "Twice"))
    workspace.close()
    assert restore(early, workspace.path, clock=clock_at()).may_hold_erased == 0
    anew = open_workspace(workspace.path, writable=True, clock=clock_at())
    add_person(anew, PersonDetails("Wanda", "Twice"))
    erase(anew, "Wanda Twice")
    anew.close()
    back = undo_restore(workspace.path, clock=clock_at())
    assert left_in(workspace.path, ("Wanda",)) == ["Wanda"]
    assert back.may_hold_erased == 1
    assert restore(early, workspace.path, clock=clock_at()).may_hold_erased == 0


def test_a_log_that_cannot_be_read_erases_nobody(workspace: Workspace) -> None:
    for content in (
        b"",
        b"[1]",
        b'{"erased": [1], "decided": [], "taken_back": [], "unwiped": []}',
        b"\xff",
        b"[" * 90_000,
    ):
        (paths.backup_folder()).mkdir(parents=True, exist_ok=True)
        (paths.backup_folder() / ledger.NAME).write_bytes(content)
        assert not later(workspace, TODAY).erased


def test_people_of_a_file_from_before_the_log_are_erased_and_known_again(tmp_path: Path) -> None:
    old = Path(databases.__file__).with_name("schema-3.sgdesk")
    path = tmp_path / "old.sgdesk"
    shutil.copy(old, path)
    workspace = open_workspace(path, writable=True, clock=clock_at())
    chosen = next(each for each in everyone(workspace) if each.name == "Sample P16")
    staying = [each.id for each in everyone(workspace) if each.id != chosen.id]
    whom = erasing.whom_of_person(workspace, chosen.id)
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)
    assert whole(workspace)
    assert left_in(path, ("Sample P16",)) == []
    with closing(sqlite3.connect(path)) as raw:
        query = "SELECT count(*) FROM history WHERE changes LIKE '%P17%'"
        (others,) = raw.execute(query).fetchone()
    assert others, "what the history holds of others in the same entry stays"
    workspace.close()
    shutil.copy(old, path)
    again = open_workspace(path, writable=True, clock=clock_at())
    assert again.erased.again == 1
    assert [each.id for each in everyone(again)] == staying
    assert whole(again)
    again.close()


def test_killed_after_the_deed_the_rest_is_done_at_the_next_opening(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(act, "wipe", killed)
        with pytest.raises(KeyboardInterrupt):
            erase(workspace, "Z1")
    assert len(ledger.beside(paths.backup_folder()).unwiped) == 1
    wiped: list[Path] = []
    wipe = act.wipe

    def noted(file: OrganisationFile) -> None:
        wiped.append(file.path)
        wipe(file)

    monkeypatch.setattr(act, "wipe", noted)
    reopened = later(workspace, TODAY)
    assert wiped == [workspace.path]
    assert left_in(reopened.path) == []
    known = ledger.beside(paths.backup_folder())
    assert (len(known.erased), known.unwiped) == (1, ())
    assert whole(reopened)


def test_a_log_that_cannot_be_written_has_the_file_built_anew_once_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.backup_folder() / ledger.NAME).mkdir(parents=True)
    assert not erase(workspace, "Z1").noted
    wiped: list[Path] = []
    monkeypatch.setattr(act, "wipe", lambda file: wiped.append(file.path))
    reopened = later(workspace, TODAY)
    assert wiped == []
    assert left_in(reopened.path) == []


def test_a_full_disk_under_building_anew_does_not_keep_the_file_from_being_opened(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = decide(workspace, early_agreed=True)

    def full(_: OrganisationFile) -> None:
        raise FileError("The disk is full.")

    monkeypatch.setattr(act, "wipe", full)
    reopened = later(workspace, due)
    assert reopened.erased.due == 1
    assert len(ledger.beside(paths.backup_folder()).erased) == 1
    assert left_in(reopened.path) == []


def test_somebody_who_was_undone_and_done_again_is_known_by_their_first_entry(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_person(workspace, PersonDetails("Wanda", "Again"))
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    undo(workspace)
    redo(workspace)
    erase(workspace, "Wanda Again")
    assert left_in(workspace.path, ("Wanda",)) == []
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert restored.erased.again == 1
    assert left_in(restored.path, ("Wanda",)) == []
