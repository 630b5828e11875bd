"""A list beside what is chosen in it, and over it where both have no room."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.theme import em
from sgdesk.ui.widgets.panes.turning import TurningSplitter
from sgdesk.ui.widgets.scroll import Room


def test_where_both_have_no_room_the_list_stands_over_the_panel_and_the_page_scrolls(
    qtbot: QtBot,
) -> None:
    panel = QLabel("What is chosen")
    panel.setMinimumWidth(300)
    both = TurningSplitter(QLabel("The list"), panel, 10)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(both)
    room = Room(page)
    qtbot.addWidget(room)
    wide = em(both, 10) + both.handleWidth() + 300
    room.resize(wide, 200)
    room.show()
    assert both.is_beside and room.verticalScrollBar().maximum() == 0
    beside = both.sizes()

    room.resize(wide - 1, 200)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() > 0)
    assert not both.is_beside
    assert room.horizontalScrollBar().maximum() == 0
    assert both.widget(0).height() >= em(both, 8)

    room.resize(wide + 60, 200)
    qtbot.waitUntil(lambda: both.is_beside)
    assert both.sizes()[0] >= beside[0]
