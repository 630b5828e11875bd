"""A file moves whole or not at all, and the old one is kept under a name that says so."""

from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.domain.errors import FileError, InputError
from sgdesk.services.file.safety.backing_up import back_up, back_up_and_thin, backups_of
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.safety.moving import move_file, safe_place
from sgdesk.services.file.workspace import open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from tests.factories import clock_at, make_workspace


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    made = make_workspace(folder)
    add_person(made, PersonDetails("Ada", "Example"))
    back_up_and_thin(made)
    made.close()
    return made.path


def test_all_of_it_arrives_and_it_keeps_its_backups(source: Path) -> None:
    target = safe_place(source)
    assert target == paths.data_folder() / source.name
    moved = move_file(source, target, clock=clock_at())
    assert moved.path == target
    assert not check(target).faults
    opened = open_workspace(target, writable=True)
    assert [each.name for each in everyone(opened)] == ["Ada Example"]
    assert len(backups_of(opened)) == 1
    opened.close()


def test_a_moved_file_is_backed_up_before_anything_is_written(source: Path, tmp_path: Path) -> None:
    done = move_file(source, safe_place(source), clock=clock_at())

    made = back_up(done.path, tmp_path / "stick", clock=clock_at())

    assert check(made.path).faults == ()


def test_the_old_one_is_kept_to_the_byte_under_a_name_that_says_so(source: Path) -> None:
    before = source.read_bytes()
    moved = move_file(source, safe_place(source), clock=clock_at())
    assert moved.is_renamed
    assert not source.exists()
    assert moved.kept.name == "generic moved away 2026-03-31 104200.sgdesk"
    assert moved.kept.read_bytes() == before


def test_nothing_is_written_over(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.sgdesk"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="already there"):
        move_file(source, there)
    assert there.read_text(encoding="utf-8") == "mine"
    assert source.exists()
    assert safe_place(source).name == "generic.sgdesk"
    move_file(source, paths.data_folder() / "generic.sgdesk")
    assert safe_place(source).name == "generic (2).sgdesk"


def test_a_damaged_file_does_not_move(source: Path) -> None:
    whole = source.read_bytes()
    source.write_bytes(whole[:8192] + b"\x55" * 40_000 + whole[48_192:])
    with pytest.raises(FileError):
        move_file(source, safe_place(source))
    assert source.exists()
    assert not safe_place(source).exists()
    assert not list(paths.data_folder().glob("*.part"))


def test_a_file_that_is_open_does_not_move(source: Path) -> None:
    opened = open_workspace(source, writable=True)
    with pytest.raises(FileError, match="already open"):
        move_file(source, safe_place(source))
    opened.close()


def test_a_folder_that_cannot_be_made_leaves_everything_as_it_is(
    source: Path, tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("", encoding="utf-8")
    with pytest.raises(InputError):
        move_file(source, tmp_path / "in the way" / "a.sgdesk")
    assert source.exists()
