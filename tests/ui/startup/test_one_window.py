"""A second start brings the first window forward, with the file that it was given."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from sgdesk import app
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.startup.one_window import OneWindow, come_forward
from sgdesk.ui.tasks import ThreadTasks
from tests.factories import clock_at, make_workspace


@pytest.fixture
def first(tmp_path: Path) -> Iterator[OneWindow]:
    made = OneWindow(tmp_path)
    made.listen()
    yield made
    made.deleteLater()


def start_again(qtbot: QtBot, folder: Path, path: Path | None) -> bool:
    """What a second start is told, while the first goes on with its events."""
    heard = []
    second = OneWindow(folder)
    assert not second.is_first
    other = Thread(target=lambda: heard.append(second.hand_over(path)))
    other.start()
    qtbot.waitUntil(lambda: bool(heard))
    other.join()
    return heard[0]


@pytest.mark.parametrize("name", ["club.sgdesk", "مسجد – 王.sgdesk", None])
def test_the_first_window_hears_which_file_a_second_start_was_given(
    qtbot: QtBot, first: OneWindow, tmp_path: Path, name: str | None
) -> None:
    asked: list[Path | None] = []
    first.asked.connect(asked.append)
    path = tmp_path / name if name else None
    assert start_again(qtbot, tmp_path, path)
    assert asked == [path]
    assert list((tmp_path / "asked").iterdir()) == []


def test_a_window_that_does_not_answer_is_not_waited_for_for_ever(
    first: OneWindow, tmp_path: Path
) -> None:
    waits: list[float] = []
    assert not OneWindow(tmp_path).hand_over(None, sleep=waits.append)
    assert sum(waits) == pytest.approx(3, abs=0.1)
    assert list((tmp_path / "asked").iterdir()) == []
    assert first.is_first


def test_once_the_first_is_gone_the_next_is_the_first(tmp_path: Path) -> None:
    first = OneWindow(tmp_path)
    first._lock.unlock()
    assert OneWindow(tmp_path).is_first


def test_where_nothing_can_be_written_every_start_opens_a_window(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", encoding="utf-8")
    assert OneWindow(in_the_way).is_first


@pytest.mark.parametrize("content", ["", "[]", "{", '{"path": 7}'])
def test_a_note_that_is_none_opens_nothing(first: OneWindow, tmp_path: Path, content: str) -> None:
    asked: list[Path | None] = []
    first.asked.connect(asked.append)
    (tmp_path / "asked" / "odd.ask").write_text(content, encoding="utf-8")
    first.read_notes()
    assert [each for each in asked if each] == []


def test_a_start_that_waits_already_is_heard_and_one_that_was_cut_off_is_not(
    tmp_path: Path,
) -> None:
    first, asked = OneWindow(tmp_path), list[Path | None]()
    first.asked.connect(asked.append)
    waiting, left_over = (tmp_path / "asked" / f"{name}.ask" for name in ("waiting", "left"))
    for note, name, at in (
        (waiting, "/club.sgdesk", time.time()),
        (left_over, "/of-last-week.sgdesk", time.time() - 7 * 86_400),
    ):
        note.write_text(json.dumps({"path": name, "at": at}), encoding="utf-8")
    first.listen()
    assert asked == [Path("/club.sgdesk")]
    assert not waiting.exists()
    assert not left_over.exists()


def test_it_comes_forward_with_the_other_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = make_workspace(tmp_path, partnership="hscp")
    other.close()
    window.showMinimized()
    app._come_forward(window, other.path)
    assert not window.isMinimized()
    assert window.desk.path == other.path
    come_forward(window)
    assert window.isVisible()


def test_a_file_that_is_being_opened_is_opened_once(
    qtbot: QtBot, memory: Memory, alerts: RecordingAlerts, tmp_path: Path
) -> None:
    one, other = (tmp_path / name for name in ("one", "other"))
    for each in (one, other):
        each.mkdir()
        make_workspace(each).close()
    one, other = (next(each.glob("*.sgdesk")) for each in (one, other))
    crashed: list[BaseException] = []
    tasks = ThreadTasks(alerts.refuse, crashed.append)
    window = MainWindow(memory, tasks, alerts, clock=clock_at())
    qtbot.addWidget(window)
    window.begin(one)
    app._come_forward(window, one)
    qtbot.waitUntil(lambda: window.desk.path == one and not window.desk.is_working)
    app._come_forward(window, other)
    app._come_forward(window, other)
    qtbot.waitUntil(lambda: window.desk.path == other and not window.desk.is_working)
    assert (crashed, alerts.asked, alerts.said) == ([], [], [])
    window.desk.close(lambda: None, back_up=False)
    qtbot.waitUntil(lambda: window.desk.workspace is None and not window.desk.is_working)
    tasks.close()


def test_a_dialog_that_waits_while_no_file_is_open_is_answered_first(
    make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    made = make_workspace(tmp_path)
    made.close()
    window = make_window()
    asks = QDialog(window)
    asks.open()
    app._come_forward(window, made.path)
    assert window.desk.path is None
    asks.close()
    app._come_forward(window, made.path)
    assert window.desk.path == made.path


def test_nothing_is_closed_under_a_dialog_that_is_open(window: MainWindow, tmp_path: Path) -> None:
    before = window.desk.path
    other = make_workspace(tmp_path, partnership="hscp")
    other.close()
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    app._come_forward(window, other.path)
    assert window.desk.path == before
    assert "Finish what is open here first" in window._bar.text()
    dialog.close()
    app._come_forward(window, other.path)
    assert window.desk.path == other.path


def test_the_file_that_is_open_already_stays_open_however_it_is_named(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = window.desk.path
    assert path is not None
    monkeypatch.chdir(path.parent)
    opened: list[Path] = []
    monkeypatch.setattr(window.desk, "open", opened.append)
    app._come_forward(window, Path(path.name))
    assert opened == []
