"""The laptop is gone, the stick is there: by hand, step by step, to the last evening's state."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk import paths
from sgdesk.services.file.safety import backing_up
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.alerts import Choice, FileWish, RecordingAlerts
from sgdesk.ui.files.restore_page import RestorePage
from sgdesk.ui.first_start.page import FirstStart
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.memory import Memory
from sgdesk.ui.tasks import InlineTasks
from tests import factories
from tests.ui.setup.names import nameless

MOST = 8


class Hand(RecordingAlerts):
    """Does what a person does, and counts it; a box of the system is three steps."""

    steps: int
    stick: Path
    texts: list[str]

    def begin(self, stick: Path) -> None:
        self.steps, self.stick = 1, stick  # the program is started
        self.texts = []

    def press(self, window: MainWindow, words: str, *, by_key: bool) -> None:
        button = next(
            each
            for each in window.findChildren(QPushButton)
            if each.text() == words and each.isVisible()
        )
        self.steps += 1
        if by_key:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def open_file(self, wish: FileWish) -> Path | None:
        self.steps += 3  # the stick, its file, Open
        return next(self.stick.glob("*.sgdesk"))

    def choose(self, choice: Choice) -> int | None:
        self.texts.append(choice.text)
        self.steps += 1
        return 0


@pytest.fixture
def stick(workspace: Workspace, tmp_path: Path) -> Path:
    """What the last evening left on a stick: five people, the fifth of that evening."""
    add_person(workspace, PersonDetails("Eve", "Example"))
    stick = tmp_path / "stick"
    backing_up.back_up(workspace.path, stick)
    workspace.close()
    workspace.path.unlink()
    return stick


@pytest.fixture
def new_laptop(tmp_path: Path) -> Iterator[Path]:
    """Another account on another computer: nothing is there."""
    before = os.environ["SGDESK_HOME"]
    home = tmp_path / "new laptop"
    os.environ["SGDESK_HOME"] = str(home)
    yield home
    os.environ["SGDESK_HOME"] = before


@pytest.mark.parametrize("by_key", [False, True])
def test_from_a_stick_to_the_last_evening_in_eight_steps_at_most(
    qtbot: QtBot, stick: Path, new_laptop: Path, by_key: bool
) -> None:
    hand = Hand()
    hand.begin(stick)
    memory = Memory(paths.settings_folder() / "window.json")
    window = MainWindow(memory, InlineTasks(hand.refuse), hand, clock=factories.clock_at())
    qtbot.addWidget(window)
    window.show()
    window.begin(memory.last())
    hand.press(window, "Restore a backup", by_key=by_key)
    assert hand.steps <= MOST
    assert "5 people" in hand.texts[0]
    assert "St Example's" in hand.texts[0]
    context = window.context
    assert context is not None
    assert context.may_write
    assert {each.name for each in everyone(context.workspace)} >= {"Eve Example", "Ada Example"}
    assert organisation_view(context.workspace).details.name == "St Example's"
    assert window.desk.path is not None
    assert window.desk.path.parent == new_laptop
    said = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert any("The backup is restored and open" in each for each in said)
    path = window.desk.path
    assert f"Your file is now {path.name} in {new_laptop}." in window._notices.said(About.RESTORED)
    assert "The file has no passphrase" in window._notices.said(About.READERS)
    window.desk.close(lambda: None, back_up=False)


def test_the_first_step_of_a_new_file_leads_there_too(
    make_window: Callable[[], MainWindow],
    alerts: RecordingAlerts,
    stick: Path,
    new_laptop: Path,
) -> None:
    window = make_window()
    window.commands.begin_new()
    alerts.files.append(next(stick.glob("*.sgdesk")))
    alerts.ways.append(0)
    steps = window._body.currentWidget()
    assert isinstance(steps, FirstStart)
    steps._restore.click()
    assert window.context is not None
    assert len(everyone(window.context.workspace)) == 5
    window.desk.close(lambda: None, back_up=False)


def test_backups_on_this_computer_are_offered_by_what_is_in_them(
    make_window: Callable[[], MainWindow], workspace: Workspace, alerts: RecordingAlerts
) -> None:
    backing_up.back_up_and_thin(workspace)
    workspace.close()
    workspace.path.unlink()
    window = make_window()
    window.begin(None)
    window.actions_.restore.trigger()
    page = window._body.currentWidget()
    assert isinstance(page, RestorePage)
    assert page.backups.model.rows[0].people == 4
    page.leave.click()
    assert not isinstance(window._body.currentWidget(), RestorePage)
    window.actions_.restore.trigger()
    page = window._body.currentWidget()
    assert isinstance(page, RestorePage)
    alerts.ways.append(0)
    page.restore.click()
    assert window.context is not None
    assert len(everyone(window.context.workspace)) == 4
    assert nameless(window) == []
    window.desk.close(lambda: None, back_up=False)
