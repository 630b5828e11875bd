"""``erase``: it shows first, and with ``--yes`` nothing of somebody is left."""

from collections.abc import Callable
from pathlib import Path

from sgdesk import paths
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.rights.erasing import erasure_log
from sgdesk.services.people.rights.retention import set_hold
from tests.cli.conftest import Run

Sheet = Callable[[str, str], Path]


def with_people(run: Run, file: Path, sheet: Sheet) -> None:
    text = "reference,given_name,family_name\nP1,Zelda,Quillfeather\nP2,Yorick,Stays\n"
    assert run("import", file, "people", sheet("people.csv", text)).code == 0


def holds(path: Path, name: str) -> bool:
    return name.encode() in path.read_bytes()


def test_without_yes_it_shows_and_changes_nothing(run: Run, file: Path, sheet: Sheet) -> None:
    with_people(run, file, sheet)
    before = file.read_bytes()
    said = run("erase", file, "Zelda Quillfeather")
    assert said.code == 0
    assert "would be erased" in said.out
    assert "People: 1" in said.out
    assert "six years" in said.out
    assert "--yes" in said.out
    found = run("erase", file, "P1", "--json").json
    assert (found["name"], found["erased"], found["early"]) == ("Zelda Quillfeather", False, True)
    assert found["goes"]["person"] == 1
    assert file.read_bytes() == before


def test_with_yes_nothing_of_them_is_left(run: Run, file: Path, sheet: Sheet) -> None:
    with_people(run, file, sheet)
    assert holds(file, "Quillfeather")
    said = run("erase", file, "P1", "--yes", "--json")
    assert said.code == 0
    assert said.json["erased"] is True
    assert not holds(file, "Quillfeather")
    assert holds(file, "Yorick")
    assert run("check", file).code == 0
    assert run("erase", file, "P1").code == 2


def test_the_log_gets_the_reason_and_the_second_person_and_the_six_years_are_told(
    run: Run, file: Path, sheet: Sheet
) -> None:
    with_people(run, file, sheet)
    said = run("erase", file, "P1", "--yes", "--reason", "asked", "--second", "Pat Trustee")
    assert said.code == 0
    assert "six years" in said.out
    workspace = open_workspace(file, writable=False)
    (line,) = erasure_log(workspace).past
    workspace.close()
    assert (line.reason, line.second_person) == ("asked", "Pat Trustee")
    assert run("erase", file, "P2", "--yes", "--reason", "whim").code == 2


def test_backups_that_hold_them_are_told_and_erased_again_once_restored(
    run: Run, file: Path, sheet: Sheet, tmp_path: Path
) -> None:
    with_people(run, file, sheet)
    run("backup", file)
    said = run("erase", file, "P1", "--yes", "--json").json
    (told,) = said["backups_that_hold_them"]
    backup = paths.backup_folder() / told["file"]
    assert holds(backup, "Quillfeather")
    restored = tmp_path / "again.sgdesk"
    again = run("restore", backup, "--to", restored)
    assert again.code == 0
    assert "Erased again: 1" in again.err
    assert not holds(restored, "Quillfeather")


def test_somebody_in_the_history_alone_is_found(run: Run, file: Path, sheet: Sheet) -> None:
    with_people(run, file, sheet)
    workspace = open_workspace(file, writable=True)
    undo(workspace)
    workspace.close()
    assert holds(file, "Quillfeather")
    assert "history alone" in run("erase", file, "zelda quillfeather").out
    assert run("erase", file, "Zelda Quillfeather", "--yes").code == 0
    assert not holds(file, "Quillfeather")
    assert holds(file, "Yorick")


def test_under_a_hold_it_is_refused(run: Run, file: Path, sheet: Sheet) -> None:
    with_people(run, file, sheet)
    workspace = open_workspace(file, writable=True)
    set_hold(workspace, holds=True)
    workspace.close()
    assert "hold" in run("erase", file, "P1").out
    said = run("erase", file, "P1", "--yes")
    assert said.code == 2
    assert "hold" in said.err
    assert holds(file, "Quillfeather")


def test_whoever_is_not_known_or_not_told_apart_is_refused(
    run: Run, file: Path, sheet: Sheet
) -> None:
    with_people(run, file, sheet)
    assert run("erase", file, "Nobody Here", "--yes").code == 2
    workspace = open_workspace(file, writable=True)
    add_person(workspace, PersonDetails("Yorick", "Stays", reference="P3"))
    workspace.close()
    said = run("erase", file, "Yorick Stays", "--yes")
    assert said.code == 2
    assert "P2, P3" in said.err


def test_copies_that_hold_somebody_erased_are_listed_and_removed_when_it_is_said_twice(
    run: Run, file: Path, sheet: Sheet
) -> None:
    with_people(run, file, sheet)
    assert run("backup", file).code == 0
    assert "No backup" in run("backups", file, "--hold-erased").out
    run("erase", file, "P1", "--yes")
    (held,) = run("backups", file, "--hold-erased", "--json").json
    old = Path(held["file"])
    assert (held["people"], held["place"], held["removed"]) == (2, "backups", False)
    shown = run("backups", file, "--hold-erased", "--remove", old.name)
    assert (shown.code, old.exists()) == (0, True)
    assert "Nothing was removed" in shown.out
    done = run("backups", file, "--hold-erased", "--remove", old.name, "--yes")
    assert (done.code, old.exists()) == (0, False)
    assert "Backed up and checked" in done.out
    there = run("backups", file, "--json").json
    assert [each["people"] for each in there] == [1, 0], "the new one, and that before the import"


def test_no_other_copy_is_removed_by_the_command_line(run: Run, file: Path, sheet: Sheet) -> None:
    with_people(run, file, sheet)
    run("erase", file, "P1", "--yes")
    run("backup", file)
    clean = run("backups", file, "--json").json[0]
    for words in (
        ("--hold-erased", "--remove", clean["file"], "--yes"),
        ("--hold-erased", "--yes"),
        ("--remove", clean["file"], "--yes"),
    ):
        said = run("backups", file, *words)
        assert (said.code, said.out) == (2, "")
        assert "Nothing was removed" in said.err
    assert Path(clean["file"]).exists()
