"""What the window remembers is not believed: one odd bit costs a memory and nothing more."""

import json
import logging
import os
import random
import stat
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.kept import LARGEST, KeptFile
from sgdesk.ui.memory import Memory, SecondPlace, WindowPlace
from sgdesk.ui.theme import USUAL_TEXT, SchemeChoice
from sgdesk.ui.widgets import Column, RowsModel, Table

PATH = Path("/somewhere/club.sgdesk")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A file in which everything is remembered that can be."""
    path = tmp_path / "settings" / "window.json"
    memory = Memory(path)
    memory.keep_scheme(SchemeChoice.DARK)
    for name in ("a", "b", "c"):
        memory.keep_recent(tmp_path / f"{name}.sgdesk")
    memory.keep_window(WindowPlace(QRect(40, 40, 1200, 700)))
    for name in ("people", "sessions", "certificates"):
        memory.keep_widths(name, (120, 80, 64, 0, 210))
    memory.note_said("place", PATH)
    memory.keep_second_place(PATH, SecondPlace(tmp_path, datetime(2026, 3, 31, 18, 2, tzinfo=UTC)))
    return path


def everything(memory: Memory) -> None:
    memory.scheme()
    memory.recent()
    memory.last()
    memory.window()
    memory.widths("people")
    memory.was_said("place", PATH)
    memory.second_place(PATH)


@pytest.mark.needs("resource")
def test_five_thousand_flipped_bits_do_no_harm(qtbot: QtBot, kept: Path, tmp_path: Path) -> None:
    whole = kept.read_bytes()
    dice = random.Random(12)
    table = Table("People")
    qtbot.addWidget(table)
    table.setModel(RowsModel([Column(str(n), str) for n in range(5)], ["row"]))
    path = tmp_path / "flipped.json"
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(5000):
        content = bytearray(whole)
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        path.write_bytes(content)
        memory = Memory(path)
        everything(memory)
        table.keep_widths(memory.widths("people"))
        assert sum(table.widths()) < 5 * 4001
        place = memory.window()
        assert place is None or place.rect.width() <= 16_000
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 300 * 1024


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[General]\nwindow=@ByteArray(\\0\\xff)",
        b"[1, 2]",
        b"null",
        b"{",
        b'{"recent": NaN}',
        b"[" * 100_000,
        b'{"a": ' * 50_000,
        b"\xff\xfe\x00",
        b'{"window": {"x": ' + b"9" * 5000 + b"}}",
        b"x" * (LARGEST + 1),
    ],
)
def test_a_file_that_is_none_of_ours_is_set_aside_and_told_without_what_is_in_it(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    memory = Memory(path)
    with caplog.at_level(logging.WARNING, "sgdesk"):
        assert memory.recent() == ()
    assert not path.exists()
    assert path.with_name("window.json.odd").read_bytes() == content
    assert [each.getMessage() for each in caplog.records] in (
        ["settings set aside: ValueError"],
        ["settings set aside: JSONDecodeError"],
        ["settings set aside: RecursionError"],
        ["settings set aside: UnicodeDecodeError"],
    )
    memory.keep_scheme(SchemeChoice.DARK)
    assert memory.scheme() is SchemeChoice.DARK


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("window", {"x": 0, "y": 0, "width": 2_000_000_000, "height": 500}),
        ("window", {"x": -40_000, "y": 0, "width": 900, "height": 500}),
        ("window", {"x": 0.5, "y": 0, "width": 900, "height": 500}),
        ("window", {"x": True, "y": 0, "width": 900, "height": 500}),
        ("window", [0, 0, 900, 500]),
        ("tables", {"people": [100, 2_000_000_000]}),
        ("tables", {"people": [100, -4]}),
        ("tables", {"people": [100, False]}),
        ("tables", {"people": "wide"}),
        ("tables", 7),
        ("recent", [7, None, "", "a\0b", "\ud800", "x" * 5000]),
        ("recent", "club.sgdesk"),
        ("scheme", "DARK"),
        ("scheme", ["dark"]),
        ("text_size", 99),
        ("text_size", True),
        ("text_size", "200"),
        ("places", {"x": 3}),
    ],
)
def test_a_value_that_is_out_of_bounds_is_left_out(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "window.json"
    path.write_text(json.dumps({key: value}), encoding="utf-8")
    memory = Memory(path)
    assert memory.window() is None
    assert memory.widths("people") == ()
    assert memory.recent() == ()
    assert memory.last() is None
    assert memory.scheme() is SchemeChoice.SYSTEM
    assert memory.text_size() == USUAL_TEXT
    assert memory.second_place(PATH) is None


def test_no_list_grows_for_ever(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    for number in range(250):
        path = tmp_path / f"{number}.sgdesk"
        memory.note_said("place", path)
    for number in range(70):
        path = tmp_path / f"{number}.sgdesk"
        memory.keep_recent(path)
        memory.keep_widths(f"table-{number}", (100,) * 64)
        memory.keep_second_place(path, SecondPlace(tmp_path))
    assert (tmp_path / "window.json").stat().st_size < LARGEST
    assert memory.last() == tmp_path / "69.sgdesk"
    assert memory.widths("table-69") and not memory.widths("table-0")
    assert memory.was_said("place", tmp_path / "249.sgdesk")
    assert not memory.was_said("place", tmp_path / "0.sgdesk")


def test_where_backups_go_is_remembered_for_each_file(kept: Path, tmp_path: Path) -> None:
    memory = Memory(kept)
    found = memory.second_place(PATH)
    assert found is not None
    assert found.folder == tmp_path
    assert found.at is not None and found.at.astimezone(UTC).hour == 18
    assert memory.second_place(tmp_path / "other.sgdesk") is None


@pytest.mark.needs("rights")
def test_what_is_remembered_is_for_its_owner_alone(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("", encoding="utf-8")
    file = KeptFile(tmp_path / "in the way" / "window.json")
    file.write({"a": 1})
    assert file.read() == {}


@pytest.mark.parametrize("rect", [QRect(-30_000, 50, 900, 600), QRect(0, 0, 15_000, 15_000)])
def test_the_window_comes_back_onto_the_screen(
    make_window: Callable[[], MainWindow], memory: Memory, rect: QRect
) -> None:
    memory.keep_window(WindowPlace(rect))
    window = make_window()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(window.geometry())
    assert window.width() <= max(screen.width(), window.minimumSizeHint().width(), 1180)


def test_the_window_comes_back_where_it_was(
    make_window: Callable[[], MainWindow], memory: Memory
) -> None:
    memory.keep_window(WindowPlace(QRect(10, 20, 760, 560)))
    window = make_window()
    assert (window.geometry().x(), window.geometry().y()) == (10, 20)
    assert window.geometry().height() == 560


def test_of_two_windows_none_takes_away_what_the_other_is_writing(tmp_path: Path) -> None:
    half = [tmp_path / ".window.json.part", tmp_path / ".window.json.0123456789abcdef.part"]
    now = time.time()
    for each in half:
        each.write_text("being written", encoding="utf-8")
        os.utime(each, (now, now))
    KeptFile(tmp_path / "window.json").write({"scheme": "dark"})
    assert [each.read_text(encoding="utf-8") for each in half] == ["being written"] * 2
    assert KeptFile(tmp_path / "window.json").read() == {"scheme": "dark"}


def test_what_a_killed_window_left_half_written_goes(tmp_path: Path) -> None:
    half = tmp_path / ".window.json.0123456789abcdef.part"
    half.write_text("half", encoding="utf-8")
    os.utime(half, (0, 0))
    KeptFile(tmp_path / "window.json").write({"scheme": "dark"})
    assert [each.name for each in tmp_path.iterdir()] == ["window.json"]


def test_what_was_shown_once_is_noted_however_much_an_odd_file_notes(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text(json.dumps({"seen": {str(n): "1" for n in range(20)}}), encoding="utf-8")
    memory = Memory(path)
    memory.note_seen("tour", "2")
    assert memory.seen("tour") == "2"
