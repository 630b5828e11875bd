"""A round through every page, tab and dialog: nothing unnamed, nothing small, all by keyboard."""

import pytest
from PySide6.QtWidgets import QWidget

from sgdesk.ui.frame.main_window import MainWindow
from tests.ui.faults import all_wrong
from tests.ui.going_round import STOPS, GivingUp, Round, Stop


@pytest.fixture
def alerts() -> GivingUp:
    return GivingUp()


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop[0])
def test_a_page_and_its_dialogs_can_be_used_by_ear_and_by_keyboard(
    window: MainWindow, stop: Stop
) -> None:
    found: dict[str, list[str]] = {}

    def look(where: str, widget: QWidget) -> None:
        wrong = all_wrong(widget)
        if wrong:
            found[where] = wrong

    Round(window, look).go((stop,))
    assert found == {}
