"""The welcome offers ways to begin, one of them the main one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.ui.frame.welcome import Welcome
from sgdesk.ui.style import MAIN


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    made = Welcome([(QAction(), "Set up your organisation", "add"), (QAction(), "Open", "folder")])
    qtbot.addWidget(made)
    made.show()
    return made


def main_buttons(welcome: Welcome) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [each.text() for each in welcome.findChildren(QPushButton) if each.property(MAIN)]


def test_whoever_is_new_is_led_to_setting_up(welcome: Welcome) -> None:
    welcome.show_recent(())
    assert main_buttons(welcome) == ["Set up your organisation"]


def test_the_file_opened_last_is_the_main_way_back_in(welcome: Welcome) -> None:
    welcome.show_recent((Path("club.sgdesk"), Path("choir.sgdesk")))
    assert main_buttons(welcome) == ["club.sgdesk"]
    welcome.show_recent(())
    assert main_buttons(welcome) == ["Set up your organisation"]
