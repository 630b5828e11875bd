"""Backing up, listing, restoring and making files on the command line: nothing lost, all told."""

import os
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from tests.cli.conftest import Run


def new(run: Run, path: Path, name: str = "Example Club") -> None:
    assert run("new", path, "--name", name, "--partnership", "generic").code == 0


def add_somebody(path: Path) -> None:
    workspace = open_workspace(path, writable=True)
    people.add_person(workspace, PersonDetails("Ann"))
    workspace.close()


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))


def test_a_name_is_completed_and_then_found_as_it_was_typed(
    run: Run, tmp_path: Path, own_home: Path
) -> None:
    said = run("new", tmp_path / "St. Mary's", "--name", "St Mary's", "--partnership", "generic")
    assert said.out == f"Made {tmp_path / 'St. Mary'}'s.sgdesk.\n"
    assert names_in(tmp_path) == ["St. Mary's.sgdesk"]

    for words in (("check",), ("backup",), ("standing",), ("backups", "--json")):
        assert run(words[0], tmp_path / "St. Mary's", *words[1:]).code == 0
    (made,) = run("backups", tmp_path / "St. Mary's", "--json").json
    assert Path(made["file"]).name.startswith("St. Mary's 20")

    again = run("new", tmp_path / "St. Mary's", "--name", "Other", "--partnership", "generic")
    assert again.code == 2
    assert "is already there" in again.err


def test_capitals_are_an_ending_too(run: Run, tmp_path: Path) -> None:
    new(run, tmp_path / "CLUB.SGDESK")

    assert names_in(tmp_path) == ["CLUB.SGDESK"]
    assert run("backup", tmp_path / "CLUB.SGDESK").code == 0
    assert len(run("backups", tmp_path / "CLUB.SGDESK", "--json").json) == 1


def test_backups_are_listed_the_newest_first_with_what_is_in_them(
    run: Run, tmp_path: Path, own_home: Path
) -> None:
    path = tmp_path / "club.sgdesk"
    new(run, path)
    assert run("backups", path).out == "There is no backup of club.sgdesk on this computer yet.\n"
    run("backup", path)
    add_somebody(path)
    run("backup", path)

    listed = run("backups", path, "--json").json

    assert [(each["number"], each["people"]) for each in listed] == [(2, 1), (1, 0)]
    assert {each["organisation"] for each in listed} == {"Example Club"}
    assert all(Path(each["file"]).parent == own_home / "backups" for each in listed)
    table = run("backups", path).out.splitlines()
    assert table[0].split() == ["number", "made", "organisation", "people", "file"]
    assert table[2].startswith("2 ")


def test_a_backup_with_the_other_kind_of_name_is_refused_with_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "club.sgdesk"
    new(run, path)
    (tmp_path / "Letters").mkdir()
    (tmp_path / "letter.docx").write_bytes(b"Dear all")
    before = names_in(tmp_path)

    for words in (
        ("backup", tmp_path / "Letters"),
        ("check", tmp_path / "Letters"),
        ("standing", tmp_path / "Letters"),
        ("backup", path, "--to", tmp_path / "letter.docx"),
        ("restore", path, "--to", tmp_path / "Letters"),
        ("restore", path, "--to", tmp_path / "letter.docx"),
        ("restore", tmp_path / "Letters", "--to", path),
        ("new", tmp_path / "Letters", "--name", "X", "--partnership", "generic"),
    ):
        said = run(*words)
        assert (said.code, said.out) == (2, ""), words
        assert said.err.count("\n") == 1

    assert names_in(tmp_path) == before
    assert (tmp_path / "letter.docx").read_bytes() == b"Dear all"


@pytest.mark.needs("pipes")
def test_a_pipe_in_place_of_a_file_keeps_nobody_waiting(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.sgdesk")

    for command in ("check", "backup", "standing", "backups"):
        assert run(command, tmp_path / "pipe.sgdesk").code == 2


def test_a_restore_says_what_it_kept_and_of_whom_it_was(run: Run, tmp_path: Path) -> None:
    club, church = tmp_path / "club.sgdesk", tmp_path / "church.sgdesk"
    new(run, club)
    new(run, church, "St Example's")
    assert run("backup", church, "--to", tmp_path / "stick").code == 0
    (backup,) = (tmp_path / "stick").glob("*.sgdesk")

    said = run("restore", backup, "--to", club)

    (kept,) = tmp_path.glob("club before restore *.sgdesk")
    assert said.code == 0
    assert said.out == (
        f"Restored and checked: {club}\nThe file that was there is kept as {kept}\n"
    )
    assert said.err == (
        "It was of another organisation: Example Club. What stands there now is St Example's.\n"
    )


@pytest.mark.parametrize("content", [b"", b"no organisation file", None])
def test_a_damaged_or_missing_file_is_restored_over(
    run: Run, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "club.sgdesk"
    new(run, path)
    run("backup", path, "--to", tmp_path / "stick")
    (backup,) = (tmp_path / "stick").glob("*.sgdesk")
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    assert run("restore", backup, "--to", path).code == 0

    assert run("check", path).code == 0
    kept = list(tmp_path.glob("club before restore *.sgdesk"))
    assert [each.read_bytes() for each in kept] == ([content] if content is not None else [])


def test_an_import_without_a_backup_before_it_says_so(
    run: Run, file: Path, tmp_path: Path, own_home: Path
) -> None:
    sheet = tmp_path / "roles.csv"
    sheet.write_text("role,group\nHelper,2\n", encoding="utf-8")
    (own_home / "backups").write_bytes(b"a file where the folder should be")

    said = run("import", file, "roles", sheet, "--json")

    assert (said.code, said.json["added"]) == (0, 1)
    assert said.err.startswith("There is no backup from before this. ")


def test_papers_in_a_folder_that_others_see_are_named_so(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = run("return", file, "--out", tmp_path / "mine")
    monkeypatch.setenv("OneDrive", str(tmp_path))
    seen = run("return", file, "--out", tmp_path / "shared")

    assert (mine.code, mine.err) == (0, "")
    assert seen.code == 0
    assert seen.err == (
        "OneDrive copies this folder: everybody who shares it there can see this.\n"
    )


def test_a_new_file_in_a_cloud_folder_is_made_and_the_place_explained(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))

    said = run("new", tmp_path / "club", "--name", "Club", "--partnership", "generic")

    assert said.code == 0
    assert "OneDrive copies this folder to other computers" in said.err


def test_a_copy_that_a_service_left_beside_the_file_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "club.sgdesk"
    new(run, path)
    (tmp_path / "club (1).sgdesk").write_bytes(path.read_bytes())

    said = run("check", path)

    assert said.code == 0
    assert said.err.startswith("club (1).sgdesk beside it is a copy that a cloud service made")


def test_a_name_that_no_disk_takes_is_told(run: Run, tmp_path: Path) -> None:
    for name in ("x" * 300, "x" * 230):
        said = run("new", tmp_path / name, "--name", "Club", "--partnership", "generic")
        assert said.code == 2
        assert "too long" in said.err
    assert run("check", tmp_path / ("x" * 300)).code == 3
    assert names_in(tmp_path) == []


@pytest.mark.needs("pipes")
@pytest.mark.parametrize("name", ["paper.pdf", "return.json"])
def test_verifying_waits_for_no_pipe(run: Run, tmp_path: Path, name: str) -> None:
    new(run, tmp_path / "club")
    os.mkfifo(tmp_path / name)
    said = run("verify", tmp_path / "club", tmp_path / name)
    assert (said.code, said.out) == (2, "") and "a device or a pipe" in said.err
    assert run("verify", "--key", "AAAA", tmp_path / name).code == 2
