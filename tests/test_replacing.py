"""A file that another program holds for a moment is waited for; what may not be is told at once."""

import errno
import time
from pathlib import Path

import pytest

from sgdesk.replacing import replace
from sgdesk.ui.kept import KeptFile
from sgdesk.ui.startup.one_window import OneWindow


class HeldError(PermissionError):
    """As Windows tells of a file that a scanner reads just then."""

    winerror = 32


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Files are held until it was waited for twice; how long each time."""
    found: list[float] = []
    rename = Path.replace

    def held(self: Path, target: Path) -> Path:
        if len(found) < 2:
            raise HeldError(errno.EACCES, "held")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", found.append)
    return found


def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for(
    tmp_path: Path, waited: list[float]
) -> None:
    (tmp_path / "part").write_bytes(b"new")
    replace(tmp_path / "part", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert waited == [0.02, 0.1]


def test_settings_that_a_scanner_holds_are_kept_all_the_same(
    tmp_path: Path, waited: list[float]
) -> None:
    kept = KeptFile(tmp_path / "window.json")
    kept.write({"scheme": "dark"})
    assert kept.read() == {"scheme": "dark"}
    assert [each.name for each in tmp_path.iterdir()] == ["window.json"]
    assert len(waited) == 2


def test_a_later_start_is_heard_though_a_scanner_holds_its_note(
    tmp_path: Path, waited: list[float]
) -> None:
    first, later = OneWindow(tmp_path), OneWindow(tmp_path)
    heard: list[object] = []
    first.asked.connect(heard.append)
    assert later.hand_over(tmp_path / "club.sgdesk", sleep=lambda _: first.read_notes())
    assert heard == [tmp_path / "club.sgdesk"]
    assert len(waited) == 2


def test_a_file_that_may_not_be_replaced_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(time, "sleep", waits.append)
    with pytest.raises(PermissionError):
        replace(tmp_path / "part", tmp_path / "file")
    assert waits == []
