"""What is asked of the disk about the open file is asked on the file's worker."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.files.outside_watch import OutsideWatch
from sgdesk.ui.tasks import ThreadTasks


@pytest.fixture
def tasks() -> Iterator[ThreadTasks]:
    made = ThreadTasks(lambda _: None, lambda _: None)
    yield made
    made.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads that ask the disk whether something is there, by their names."""
    threads: list[str] = []
    exists, is_dir = Path.exists, Path.is_dir

    def note(path: Path) -> bool:
        threads.append(threading.current_thread().name)
        return exists(path)

    def note_folder(path: Path) -> bool:
        threads.append(threading.current_thread().name)
        return is_dir(path)

    monkeypatch.setattr(Path, "exists", note)
    monkeypatch.setattr(Path, "is_dir", note_folder)
    return threads


def test_the_windows_own_thread_never_waits_for_the_disk(
    qtbot: QtBot, workspace: Workspace, tasks: ThreadTasks, asked: list[str]
) -> None:
    watch = OutsideWatch(tasks)
    watch.watch(workspace)
    assert threading.main_thread().name not in asked
    qtbot.waitUntil(lambda: bool(watch._watcher.files()))
    watch.look()
    qtbot.waitUntil(lambda: not tasks.jobs)
    assert watch._watcher.files() == [str(workspace.path)]
    assert watch._watcher.directories() == [str(workspace.path.parent)]
    assert asked
    assert threading.main_thread().name not in asked
    watch.watch(None)


def test_what_is_answered_after_another_file_was_opened_is_dropped(
    qtbot: QtBot, workspace: Workspace, tasks: ThreadTasks
) -> None:
    watch = OutsideWatch(tasks)
    watch.watch(workspace)
    watch.watch(None)
    qtbot.waitUntil(lambda: not tasks.jobs)
    assert watch._watcher.files() == []
