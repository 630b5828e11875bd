"""One writer at a time, between processes, and no lock that outlives its process."""

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from sgdesk.data.file.disk import disks
from sgdesk.data.file.disk.lock import WriterLock
from sgdesk.data.file.store import open_file
from sgdesk.domain.errors import FileError
from tests import factories
from tests.data.file.children import HOLD, line, running, tell

NOW = datetime(2026, 3, 31, 10, 42, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workspace = factories.make_workspace(tmp_path)
    workspace.close()
    return workspace.path


def test_a_second_writer_in_the_same_program_is_told_since_when(path: Path) -> None:
    first = open_file(path, writable=True, clock=factories.clock_at())

    with pytest.raises(FileError) as refused:
        open_file(path, writable=True)
    first.close()

    assert str(refused.value) == (
        "generic.sgdesk is already open on this computer, since 10:42 on 31 March; "
        "nothing was changed. Close the other window and try again."
    )
    open_file(path, writable=True).close()


def test_a_second_process_is_refused_until_the_first_lets_go(path: Path) -> None:
    with running(HOLD, path) as child:
        assert line(child) == "open"
        with pytest.raises(FileError, match="is already open on this computer, since"):
            open_file(path, writable=True)
        tell(child, "close")
        assert child.wait() == 0

    open_file(path, writable=True).close()


def test_a_process_that_was_killed_leaves_no_lock(path: Path) -> None:
    with running(HOLD, path) as child:
        assert line(child) == "open"
        child.kill()
        child.wait()

    open_file(path, writable=True).close()


@pytest.mark.needs("links")
def test_a_link_to_the_file_is_the_same_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "shortcut.sgdesk"
    link.symlink_to(path)
    first = open_file(path, writable=True)

    with pytest.raises(FileError, match="is already open"):
        open_file(link, writable=True)

    first.close()


@pytest.mark.parametrize("left_over", ["", "{", "[]", '{"since": 5, "host": "x"}'])
def test_what_a_crash_left_beside_the_file_is_no_obstacle(path: Path, left_over: str) -> None:
    path.with_name(f".{path.name}.open").write_text(left_over, encoding="utf-8")
    path.with_name(f".{path.name}.lock").touch()

    open_file(path, writable=True).close()


@pytest.mark.parametrize("left_over", ["", "{", "[]", '{"since": 5, "host": "x"}'])
def test_a_holder_that_cannot_be_read_is_refused_without_a_name(path: Path, left_over: str) -> None:
    with WriterLock(path):
        path.with_name(f".{path.name}.open").write_text(left_over, encoding="utf-8")
        with pytest.raises(FileError, match=r"generic\.sgdesk is already open; nothing"):
            WriterLock(path).acquire(NOW)


def test_another_computer_is_named(path: Path) -> None:
    holder = {"host": "office-pc", "pid": 1, "since": NOW.isoformat()}
    assert socket.gethostname() != "office-pc"

    with WriterLock(path):
        path.with_name(f".{path.name}.open").write_text(json.dumps(holder), encoding="utf-8")
        with pytest.raises(FileError, match="already open on office-pc, since 10:42 on 31 March"):
            WriterLock(path).acquire(NOW)


def test_letting_go_twice_harms_nothing(path: Path) -> None:
    lock = WriterLock(path)
    lock.acquire(NOW)
    lock.release()
    lock.release()

    WriterLock(path).acquire(NOW)


def test_a_second_name_of_the_file_gives_no_second_writer(path: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    second = tmp_path / "other" / "second.sgdesk"
    os.link(path, second)

    with running(HOLD, path) as child:
        assert line(child) == "open"
        with pytest.raises(FileError, match=r"second\.sgdesk is already open on this computer"):
            open_file(second, writable=True)
        open_file(second, writable=False).close()
        tell(child, "close")
        assert child.wait() == 0

    open_file(second, writable=True).close()


def test_a_save_that_was_cut_off_under_one_name_is_taken_back_under_that_name(
    path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.sgdesk"
    os.link(path, second)
    with running(HOLD, path) as child:
        assert line(child) == "open"
        child.kill()
        child.wait()
    path.with_name(f"{path.name}-journal").write_bytes(b"")

    with pytest.raises(FileError, match=r"a save was cut off there.*Open .*generic\.sgdesk first"):
        open_file(second, writable=True)

    open_file(path, writable=True).close()
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    open_file(second, writable=True).close()


@pytest.mark.needs("pipes")
def test_a_pipe_where_the_note_should_be_keeps_nobody_waiting(path: Path) -> None:
    os.mkfifo(path.with_name(f".{path.name}.open"))

    first = open_file(path, writable=True)
    with pytest.raises(FileError, match="is already open"):
        open_file(path, writable=True)
    first.close()


def test_nothing_stays_beside_a_file_that_was_closed(path: Path) -> None:
    opened = open_file(path, writable=True)
    beside = path.with_name(f".{path.name}.lock")
    assert beside.exists()
    opened.close()

    assert [each.name for each in path.parent.iterdir() if each != path] == []


def test_on_a_share_the_lock_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = disks.Mount(PurePosixPath(path.parent), "cifs")
    monkeypatch.setattr(disks, "_mounts", lambda: [share])
    open_file(path, writable=True).close()

    assert path.with_name(f".{path.name}.lock").exists()
    open_file(path, writable=True).close()


def test_who_waits_for_a_lock_that_is_taken_away_gets_one_with_a_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a third would make a new one of that name, and two would write."""
    first = WriterLock(path)
    first.acquire(NOW)
    lock_path = path.with_name(f".{path.name}.lock")
    os_open = os.open

    def opened_just_before(name: Any, *rest: Any) -> int:
        number = os_open(name, *rest)
        if str(name) == str(lock_path):
            first.release()
        return number

    second = WriterLock(path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", opened_just_before)
        second.acquire(NOW)

    assert lock_path.exists()
    with pytest.raises(FileError, match="already open"):
        WriterLock(path).acquire(NOW)
    second.release()
