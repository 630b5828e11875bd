"""Files of ours are their owner's alone, and what was there stays until the new one is whole."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from sgdesk.data.file.disk.files import (
    beside_others,
    keep_under,
    make_folder,
    make_own_folder,
    put_in_place,
    refuse_special,
    write_all,
    write_file,
    write_note,
)
from sgdesk.domain.errors import InputError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.needs("rights")
def test_what_is_written_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = write_file(tmp_path / "new" / "deep" / "paper.pdf", b"paper")
        write_note(tmp_path / "note", "words")
    finally:
        os.umask(before)

    assert path.read_bytes() == b"paper"
    assert [mode(each) for each in (path, tmp_path / "note")] == [0o600, 0o600]
    assert [mode(each) for each in (path.parent, path.parent.parent)] == [0o700, 0o700]


@pytest.mark.needs("rights")
def test_a_paper_that_was_open_to_all_is_its_owners_alone_when_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)

    write_file(path, b"new")

    assert (path.read_bytes(), mode(path)) == (b"new", 0o600)


@pytest.mark.needs("rights")
def test_a_folder_of_the_persons_keeps_its_rights_and_one_of_ours_does_not(tmp_path: Path) -> None:
    for name in ("theirs", "ours"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o755)

    make_folder(tmp_path / "theirs")
    make_own_folder(tmp_path / "ours")

    assert [mode(tmp_path / name) for name in ("theirs", "ours")] == [0o755, 0o700]


def test_what_cannot_be_written_leaves_what_was_there_and_nothing_half_made(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "file").write_bytes(b"mine")

    for path in (tmp_path / "folder.pdf", tmp_path / "file" / "paper.pdf"):
        with pytest.raises(InputError, match="could not be written"):
            write_file(path, b"paper")
    with pytest.raises(InputError, match="cannot be made"):
        make_folder(tmp_path / "file" / "folder")

    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder.pdf"]
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_what_a_full_disk_did_not_take_is_told_with_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"last year's")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError) as refused:
        write_file(paper, b"paper")
    assert str(refused.value) == (
        f"{paper} could not be written (the disk is full); what was there before is still there. "
        "Make room on that disk and try again."
    )
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"last year's"]


def test_a_set_of_files_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "old").write_bytes(b"old")

    with pytest.raises(InputError):
        write_all(tmp_path, {"a": b"1", "b": b"2", "c": b"3"})

    assert sorted(each.name for each in tmp_path.iterdir()) == ["b", "old"]
    written = write_all(tmp_path, {"a": b"1", "c": b"3"})
    assert [each.read_bytes() for each in written] == [b"1", b"3"]


def test_a_set_of_files_beside_others_says_where_they_are_and_takes_none_away(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "same.txt").write_bytes(b"2")
    with beside_others():
        written = write_all(tmp_path, {"a.txt": b"1", "same.txt": b"2"})
        assert [each.name for each in written] == ["a (2).txt", "same.txt"]
        with pytest.raises(InputError):
            write_all(tmp_path, {"a.txt": b"3", "same.txt": b"2", "x.sgdesk": b"4"})
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a (2).txt", "a.txt", "same.txt"]


@pytest.mark.needs("pipes")
def test_pipes_devices_and_folders_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(InputError, match="a device or a pipe"):
        refuse_special(tmp_path / "pipe")
    with pytest.raises(InputError, match="a device or a pipe"):
        write_file(tmp_path / "pipe", b"paper")
    with pytest.raises(InputError, match="a device or a pipe"):
        refuse_special(Path(os.devnull))
    with pytest.raises(InputError, match="is a folder"):
        refuse_special(tmp_path)
    refuse_special(tmp_path / "nothing")


class HeldError(PermissionError):
    """What Windows says of a file that another program holds."""

    winerror = 32


def windows_holds() -> OSError:
    return HeldError(errno.EACCES, "held")


def test_one_that_is_held_for_longer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    def held(self: Path, target: Path) -> Path:
        raise windows_holds()

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", waited.append)
    with pytest.raises(InputError, match="could not be written"):
        write_file(tmp_path / "paper.pdf", b"paper")

    assert len(waited) == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_finished_file_takes_the_place_of_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        no_links(monkeypatch)
    for name in ("part", "there"):
        (tmp_path / name).write_bytes(name.encode())

    with pytest.raises(FileExistsError):
        put_in_place(tmp_path / "part", tmp_path / "there")
    put_in_place(tmp_path / "part", tmp_path / "new")

    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {
        "there": b"there",
        "new": b"part",
    }


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_kept_under_a_second_name_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        no_links(monkeypatch)
    file, kept = tmp_path / "file", tmp_path / "kept"
    file.write_bytes(b"mine")

    keep_under(file, kept)
    keep_under(file, kept)

    assert (file.read_bytes(), kept.read_bytes()) == (b"mine", b"mine")
    file.unlink()
    file.write_bytes(b"another")
    with pytest.raises(FileExistsError):
        keep_under(file, kept)


def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without second names, such as a stick's."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "link", refused)


def test_no_paper_takes_the_place_of_an_organisation_file(tmp_path: Path) -> None:
    path = tmp_path / "CLUB.SGDESK"
    path.write_bytes(b"ten years")
    with pytest.raises(InputError, match="name of an organisation file"):
        write_file(path, b"paper")
    assert path.read_bytes() == b"ten years"
