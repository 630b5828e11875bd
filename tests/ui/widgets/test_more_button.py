"""What few need, behind one button."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.panes.detail_panel import DetailPanel


def test_what_few_need_is_pressed_from_a_menu_and_grey_where_it_cannot_be(qtbot: QtBot) -> None:
    change, observe = PushButton("Change"), PushButton("&Observe …")
    panel = DetailPanel((change,), few=(observe,))
    qtbot.addWidget(panel)
    panel.show()
    assert change.isVisible() and not observe.isVisible()
    pressed: list[str] = []
    observe.clicked.connect(lambda: pressed.append("observe"))
    more = next(each for each in panel.buttons if each.text() == "More")
    (menu,) = more.findChildren(QMenu)
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    action.trigger()
    assert pressed == ["observe"]
    observe.setEnabled(False)
    menu.aboutToShow.emit()
    assert [each.isEnabled() for each in menu.actions()] == [False]
