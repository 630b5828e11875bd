"""A round through every page, tab and dialog: nothing unnamed, small or cut, all by keyboard.

The organisation has everything in it, and names of forty letters.
"""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from sgdesk.ui.frame.main_window import MainWindow
from tests.ui.faults import all_wrong
from tests.ui.fitting import unfit
from tests.ui.going_round import STOPS, GivingUp, Round, Stop

SCREEN = QSize(1366, 768)


@pytest.fixture
def alerts() -> GivingUp:
    return GivingUp()


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop[0])
def test_a_page_and_its_dialogs_fit_and_can_be_used_by_ear_and_by_keyboard(
    full_window: MainWindow, stop: Stop
) -> None:
    full_window.resize(SCREEN)
    found: dict[str, list[str]] = {}

    def look(where: str, widget: QWidget) -> None:
        wrong = [*unfit(widget), *all_wrong(widget)]
        if wrong:
            found[where] = wrong

    Round(full_window, look).go((stop,))
    assert found == {}
