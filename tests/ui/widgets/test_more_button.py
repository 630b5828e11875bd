"""What few need, behind one button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import Column, PushButton, RowsModel, Table
from sgdesk.ui.widgets.panes.detail_panel import DetailPanel


def test_what_few_need_is_pressed_from_a_menu_and_grey_where_it_cannot_be(qtbot: QtBot) -> None:
    change, observe = PushButton("Change"), PushButton("&Observe …")
    panel = DetailPanel((change,), few=(observe,))
    qtbot.addWidget(panel)
    panel.show()
    assert change.isVisible() and not observe.isVisible()
    pressed: list[str] = []
    observe.clicked.connect(lambda: pressed.append("observe"))
    more = next(each for each in panel.buttons if each.text() == "M&ore")
    (menu,) = more.findChildren(QMenu)
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    action.trigger()
    assert pressed == ["observe"]
    observe.setEnabled(False)
    menu.aboutToShow.emit()
    assert [each.isEnabled() for each in menu.actions()] == [False]


def test_a_list_offers_what_stands_behind_more_by_a_right_click_and_by_its_key(
    qtbot: QtBot,
) -> None:
    revoke = PushButton("&Revoke …")
    panel = DetailPanel((), few=(revoke,))
    qtbot.addWidget(panel)
    table = Table("Register")
    model = RowsModel((Column("Number", str),), ["GC-1"])
    table.setModel(model)
    panel.fill("register", [table])
    table.offer(revoke, take_away=revoke)
    panel.show()
    pressed: list[str] = []
    revoke.clicked.connect(lambda: pressed.append("revoke"))
    table.selectRow(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert pressed == ["revoke"]
    at = table.visualRect(model.index(0, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    menu = table.findChildren(QMenu)[-1]
    assert menu.actions()[0].text() == "&Revoke …"
    menu.actions()[0].trigger()
    menu.close()
    assert pressed == ["revoke", "revoke"]
