"""A round through every page, tab and dialog: nothing unnamed, small or cut, all by keyboard.

The organisation has everything in it, and names of forty letters.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.first_start.page import FirstStart
from sgdesk.ui.frame.finding.finder import Finder
from sgdesk.ui.frame.guiding.guide import GuideWindow
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.tasks import InlineTasks
from tests.ui.faults import all_wrong, letterless, small, unnamed
from tests.ui.fitting import unfit
from tests.ui.going_round import COMES_TO, STOPS, GivingUp, Round, Stop, settle

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
        wrong = [*unfit(widget), *all_wrong(widget), *letterless(widget)]
        if wrong:
            found[where] = wrong

    goes = Round(full_window, look)
    goes.go((stop,))
    assert found == {}
    assert COMES_TO[stop[0]] <= {title.split()[0] for title in goes.seen}


def test_the_first_page_and_each_step_of_the_first_start_fit(
    make_window: Callable[[], MainWindow], alerts: GivingUp, qtbot: QtBot
) -> None:
    window = make_window()
    window.resize(SCREEN)
    settle()
    assert [*unfit(window), *all_wrong(window)] == []
    start = FirstStart(InlineTasks(alerts.refuse), alerts)
    qtbot.addWidget(start)
    start.resize(SCREEN)
    start.show()
    for _ in start.steps[1:]:
        settle()
        assert [*unfit(start), *unnamed(start), *small(start)] == []
        start._later.click()
    settle()
    assert start.steps[-1].isVisible()
    assert [*unfit(start), *unnamed(start), *small(start)] == []


def test_the_finder_and_the_guide_fit(full_window: MainWindow) -> None:
    full_window.resize(SCREEN)
    full_window.actions_.find.trigger()
    settle()
    (finder,) = full_window.findChildren(Finder)
    finder.box.setText("Featherstonehaugh")
    settle()
    assert [*unfit(finder), *all_wrong(finder)] == []
    finder.reject()
    full_window.actions_.guide.trigger()
    settle()
    (guide,) = full_window.findChildren(GuideWindow)
    assert [*unfit(guide), *all_wrong(guide)] == []
    guide.close()
