"""Everything that takes the focus has a name for a screen reader, and Tab reaches it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sgdesk.ui.frame.finding.finder import Finder
from sgdesk.ui.frame.guiding.about import AboutDialog
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place

PLACES = pytest.mark.parametrize("place", list(Place), ids=lambda place: place.name.lower())
TAKES_TAB = Qt.FocusPolicy.TabFocus.value


def focusable(root: QWidget) -> Iterator[QWidget]:
    """Every widget that Tab may stop at, as it is shown."""
    for each in root.findChildren(QWidget):
        tab = each.focusPolicy().value & TAKES_TAB
        if tab and each.isVisible() and each.isEnabled() and each.focusProxy() is None:
            yield each


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(each).__name__} {each.objectName()}"
        for each in focusable(root)
        if not spoken_name(each).strip() and not is_part(each)
    ]


def is_part(widget: QWidget) -> bool:
    """Whether it is the inner part of a widget that bears the name, or bar of named tabs."""
    parent = widget.parentWidget()
    return isinstance(widget, QTabBar) or (
        isinstance(parent, QAbstractItemView) and widget is parent.viewport()
    )


@PLACES
def test_all_that_takes_the_focus_has_a_name(window: MainWindow, place: Place) -> None:
    window.navigate(place)
    QApplication.processEvents()
    assert nameless(window) == []


@PLACES
def test_tab_reaches_every_button(qtbot: QtBot, window: MainWindow, place: Place) -> None:
    window.navigate(place)
    QApplication.processEvents()
    reached: set[QWidget] = set()
    each = window.nextInFocusChain()
    while each is not None and each not in reached:
        reached.add(each)
        each = each.nextInFocusChain()
    page = window.page
    assert page is not None
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    unreached = [
        each.text()
        for each in buttons
        if each.isEnabled() and each.focusPolicy().value & TAKES_TAB and each not in reached
    ]
    assert unreached == []


@PLACES
def test_nothing_to_press_is_smaller_than_a_fingertip(window: MainWindow, place: Place) -> None:
    window.navigate(place)
    QApplication.processEvents()
    page = window.page
    assert page is not None
    small = [
        (type(each).__name__, each.text(), each.height())
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and each.height() < 24 and each.text()
    ]
    small = [each for each in small if each[0] not in ("QCheckBox", "QRadioButton")]
    assert small == []


def test_the_window_without_a_file_has_names_too(window: MainWindow) -> None:
    window.desk.close(lambda: None, back_up=False)
    QApplication.processEvents()
    assert nameless(window) == []


@pytest.mark.parametrize("kind", [Finder, AboutDialog])
def test_dialogs_have_names_and_are_let_go_of(
    qtbot: QtBot, window: MainWindow, kind: type[QDialog]
) -> None:
    (window.commands.find if kind is Finder else window.commands.show_about)()
    dialog = window.findChildren(kind)[0]
    assert nameless(dialog) == []
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(kind))


def test_the_day_picker_asks_for_any_day_and_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    from PySide6.QtWidgets import QLineEdit

    from sgdesk.ui.widgets import FormDialog

    window._top.day.ask()
    dialog = window.findChildren(FormDialog)[0]
    assert nameless(dialog) == []
    box = dialog.findChildren(QLineEdit)[0]
    dialog.verb.click()
    assert dialog.isVisible()
    box.setText("31 3 2025")
    dialog.verb.click()
    qtbot.waitUntil(lambda: not window.findChildren(FormDialog))
    assert window._top.day.text() == "As at: 31 March 2025"
