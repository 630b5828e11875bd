"""Set-up in a low window: one bar to scroll by, the part's own."""

from pytestqt.qtbot import QtBot

from sgdesk.ui.context import Context
from sgdesk.ui.places import Wanted
from sgdesk.ui.setup.page import SetupPage
from sgdesk.ui.setup.section_list import SetupSectionList
from sgdesk.ui.theme import em
from sgdesk.ui.widgets.scroll import CurrentOnly, Room
from tests.ui.bars import doubled_bars

_WIDE, _HIGH = 54, 29
"""What the frame leaves of a screen of 1366 × 768 at 150 %, in heights of a line."""

PARTS = ("organisation", "partnership", "roles", "settings", "safety", "privacy", "history")


def test_no_part_scrolls_within_a_page_that_scrolls(qtbot: QtBot, context: Context) -> None:
    page, places = SetupPage(), CurrentOnly()
    places.addWidget(page)
    room = Room(places)
    qtbot.addWidget(room)
    room.resize(em(room, _WIDE), em(room, _HIGH))
    room.show()
    page.refresh(context)
    for part in PARTS:
        page.refresh(context, Wanted(action=part))
        assert page.section.key == part
        qtbot.waitUntil(lambda: doubled_bars(room) == [])  # the page that it follows gives way


def test_the_names_of_the_parts_stand_closer_before_they_need_a_bar(qtbot: QtBot) -> None:
    names = SetupSectionList()
    qtbot.addWidget(names)
    for part in PARTS:
        names.add(part)
    names.resize(names.width(), em(names, 20))
    names.show()
    apart = names.visualItemRect(names.item(0)).height()
    names.resize(names.width(), len(PARTS) * apart - 10)
    qtbot.waitUntil(lambda: names.visualItemRect(names.item(0)).height() < apart)
    assert names.verticalScrollBar().maximum() == 0
