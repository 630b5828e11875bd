"""The wheel changes no box that was only scrolled past, whatever its kind and wherever it is."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDial,
    QLabel,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.first_start.page import FirstStart
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place
from sgdesk.ui.setup.section_list import SetupSectionList
from sgdesk.ui.tasks import InlineTasks
from sgdesk.ui.widgets import ScrollPage
from tests.ui.wheel import boxes, held, turn_over


def combo() -> QComboBox:
    box = QComboBox()
    box.addItems([f"Choice {n}" for n in range(40)])
    return box


def tabs() -> QTabBar:
    bar = QTabBar()
    for name in ("One", "Two", "Three"):
        bar.addTab(name)
    return bar


def typed_combo() -> QComboBox:
    box = combo()
    box.setEditable(True)
    return box


def slider() -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setValue(50)
    return made


def dial() -> QDial:
    made = QDial()
    made.setValue(50)
    return made


KINDS = [combo, typed_combo, QSpinBox, QDateEdit, slider, dial, tabs]


@pytest.fixture
def scrolling(qtbot: QtBot) -> ScrollPage:
    """A page that is longer than its window."""
    page = ScrollPage()
    qtbot.addWidget(page)
    page.resize(400, 200)
    return page


def shown(qtbot: QtBot, page: ScrollPage, box: QWidget) -> None:
    page.body.addWidget(box)
    for n in range(60):
        page.body.addWidget(QLabel(f"Line {n}"))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()


@pytest.mark.parametrize("make", KINDS)
def test_what_is_only_scrolled_past_stays_and_the_page_scrolls(
    qtbot: QtBot, scrolling: ScrollPage, make: Callable[[], QWidget]
) -> None:
    box = make()
    shown(qtbot, scrolling, box)
    before = held(box)
    for notches in (1, -1):
        turn_over(box, notches)
        assert held(box) == before
    assert scrolling.verticalScrollBar().value() > 0
    assert not box.hasFocus()


@pytest.mark.parametrize("make", [combo, typed_combo, QSpinBox, slider, tabs])
def test_a_box_with_the_focus_takes_the_wheel(
    qtbot: QtBot, scrolling: ScrollPage, make: Callable[[], QWidget]
) -> None:
    box = make()
    shown(qtbot, scrolling, box)
    box.setFocus()
    before = held(box)
    turn_over(box, 1)
    turn_over(box, -1)
    turn_over(box, -1)
    assert held(box) != before or isinstance(box, QSpinBox)
    if isinstance(box, QSpinBox):
        turn_over(box, 1)
        assert box.value() == 1


def test_the_list_that_a_box_has_opened_scrolls(qtbot: QtBot, scrolling: ScrollPage) -> None:
    box = combo()
    box.setMaxVisibleItems(5)
    box.setStyleSheet("combobox-popup: 0")
    shown(qtbot, scrolling, box)
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    turn_over(view.viewport(), -1)
    assert view.verticalScrollBar().value() > 0
    assert box.currentIndex() == 0
    box.hidePopup()


def test_a_box_in_a_cell_hands_the_wheel_on_to_its_table(qtbot: QtBot) -> None:
    table = QTableWidget(60, 1)
    qtbot.addWidget(table)
    box = combo()
    table.setCellWidget(1, 0, box)
    table.show()
    table.setFocus()
    turn_over(box)
    assert box.currentIndex() == 0
    assert table.verticalScrollBar().value() > 0


def test_at_first_start_the_group_of_a_role_stays_as_it_was_offered(
    qtbot: QtBot, alerts: RecordingAlerts
) -> None:
    start = FirstStart(InlineTasks(alerts.refuse), alerts)
    qtbot.addWidget(start)
    start.resize(900, 500)
    start.show()
    for _ in range(2):
        start.later()
    picker = start.steps[2]
    (template,) = (each for each in picker.findChildren(QComboBox) if each.isVisible())
    template.setCurrentIndex(0)
    QApplication.processEvents()
    groups = [each for each in picker.findChildren(QComboBox) if each.isVisible()]
    before = [each.currentText() for each in groups]
    assert len(groups) > 3
    start.setFocus()
    for each in groups:
        turn_over(each)
    assert [each.currentText() for each in groups] == before


def parts_of(page: QWidget) -> Iterator[QTabBar | SetupSectionList | None]:
    """Every part of a page, shown one after another; the page itself where it has none."""
    bars: list[QTabBar | SetupSectionList] = [
        each for each in page.findChildren(QTabBar) if each.isVisible()
    ]
    bars += page.findChildren(SetupSectionList)
    if not bars:
        yield None
    for bar in bars:
        for at in range(bar.count()):
            bar.setCurrentIndex(at) if isinstance(bar, QTabBar) else bar.setCurrentRow(at)
            QApplication.processEvents()
            yield bar


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.name.lower())
def test_no_box_of_any_kind_on_any_page_is_changed_in_passing(
    window: MainWindow, place: Place
) -> None:
    window.resize(1366, 768)
    window.navigate(place)
    QApplication.processEvents()
    page = window.page
    assert page is not None
    looked_at = 0
    for _ in parts_of(page):
        page.setFocus()
        found = list(boxes(page))
        before = [held(each) for each in found]
        for each in found:
            if not each.visibleRegion().isEmpty():
                turn_over(each)
                turn_over(each, 1)
        assert [held(each) for each in found] == before
        looked_at += len(found)
    assert looked_at or place is Place.TODAY
