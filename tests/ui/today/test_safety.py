"""Today says quietly when the second place got no backup for over two weeks."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory, SecondPlace
from sgdesk.ui.today.page import TodayPage
from sgdesk.ui.today.safety import second_place_words

STICK = Path("/stick")
AT = datetime(2026, 3, 1, 18, 2).astimezone()


@pytest.mark.parametrize(("days", "is_said"), [(0, False), (14, False), (15, True)])
def test_after_two_weeks_it_is_said(days: int, is_said: bool) -> None:
    said = second_place_words(SecondPlace(STICK, AT), AT.date() + timedelta(days=days))
    assert bool(said) is is_said


def test_where_there_is_none_nothing_is_said_and_one_that_is_empty_is_told() -> None:
    assert second_place_words(None, AT.date()) == ""
    assert "has none yet" in second_place_words(SecondPlace(STICK), AT.date())


def test_it_stands_in_the_line_of_the_last_backup(
    window: MainWindow, workspace: Workspace, memory: Memory
) -> None:
    page = window.page
    assert isinstance(page, TodayPage)
    assert "second place" not in page._safety._backup.text()
    long_ago = datetime(2025, 1, 1, 18, 2).astimezone()
    memory.keep_second_place(workspace.path, SecondPlace(STICK, long_ago))
    window.note_backup()
    assert "The second place, /stick, has the last one from 1 January 2025." in (
        page._safety._backup.text()
    )
