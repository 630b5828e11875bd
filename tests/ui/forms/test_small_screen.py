"""Evaluation in a low window: what scrolls by itself is not scrolled by the page as well."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sgdesk.ui.forms.page import EvaluationPage
from sgdesk.ui.widgets.scroll import CurrentOnly, Room
from tests.ui.bars import SMALL, doubled_bars


@pytest.fixture
def room(qtbot: QtBot, page: EvaluationPage) -> Room:
    """As the window holds a page."""
    pages = CurrentOnly()
    pages.addWidget(page)
    made = Room(pages)
    qtbot.addWidget(made)
    made.resize(SMALL.width() - 170, SMALL.height() - 105)  # beside the places, below the top
    made.show()
    return made


@pytest.mark.parametrize("part", ["dip", "results"])
def test_a_part_that_scrolls_by_itself_has_the_only_bar(
    room: Room, page: EvaluationPage, part: str
) -> None:
    page._show_dip(shown=True)
    page._tabs.setCurrentWidget(getattr(page, part))
    QApplication.processEvents()  # the page asks for less, and only then is laid out
    assert doubled_bars(room) == []


def test_tools_over_several_lines_are_whole_and_the_page_scrolls(
    room: Room, page: EvaluationPage
) -> None:
    page._tabs.setCurrentWidget(page.to_do)
    assert doubled_bars(room) in ([], ["Table in Room"])
    line = page.to_do._filter
    assert line.height() >= line.heightForWidth(line.width())
    assert room.verticalScrollBar().isVisible()
