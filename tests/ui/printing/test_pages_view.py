"""The pages themselves: how large they are, what is said of them, and what they cost."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QSplitter
from pytestqt.qtbot import QtBot

from sgdesk.ui.printing import PagesView
from sgdesk.ui.printing.document import PdfInMemory
from tests.ui.printing.conftest import LYING, UPRIGHT, pdf_of

_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    made = PagesView(nothing="Choose a paper to see it.")
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def show(view: PagesView, sizes: Sequence[tuple[float, float]]) -> None:
    view.show_pdf(pdf_of(sizes), "Sign-in sheet")
    QApplication.processEvents()


def turn_wheel(view: PagesView, notches: int, keys: Qt.KeyboardModifier) -> None:
    target = view.view.viewport()
    at = QPointF(target.rect().center())
    event = QWheelEvent(
        at,
        target.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
def test_one_whole_page_needs_no_bar_to_scroll(view: PagesView, size: tuple[float, float]) -> None:
    show(view, [size])
    assert view.view.verticalScrollBar().maximum() == 0
    assert view.view.horizontalScrollBar().maximum() == 0
    show(view, [size, size])
    assert view.view.verticalScrollBar().maximum() > 0


def test_ctrl_and_the_wheel_enlarge_and_the_wheel_alone_scrolls(view: PagesView) -> None:
    show(view, [UPRIGHT] * 3)
    whole = view.factor()
    turn_wheel(view, 2, _CTRL)
    assert view.factor() == pytest.approx(whole * 1.25**2)
    turn_wheel(view, -2, _CTRL)
    assert view.factor() == pytest.approx(whole)
    turn_wheel(view, -1, _NONE)
    assert view.factor() == pytest.approx(whole)
    assert view.view.verticalScrollBar().value() > 0


def test_plus_with_and_without_shift_enlarges(view: PagesView) -> None:
    show(view, [UPRIGHT])
    whole = view.factor()
    view.view.setFocus()
    QTest.keyClick(view.view, Qt.Key.Key_Plus, _CTRL)
    QTest.keyClick(view.view, Qt.Key.Key_Equal, _CTRL)
    assert view.factor() == pytest.approx(whole * 1.25**2)
    QTest.keyClick(view.view, Qt.Key.Key_Minus, _CTRL)
    assert view.factor() == pytest.approx(whole * 1.25)


def test_in_a_window_whose_own_keys_they_are_they_are_the_paper_s_where_the_focus_is(
    qtbot: QtBot,
) -> None:
    view = PagesView()
    window = QMainWindow()
    qtbot.addWidget(window)
    text = window.addAction("Larger text")
    text.setShortcut("Ctrl++")
    larger: list[bool] = []
    text.triggered.connect(lambda: larger.append(True))
    elsewhere = QPushButton("List")
    row = QSplitter()
    for each in (elsewhere, view):
        row.addWidget(each)
    window.setCentralWidget(row)
    window.resize(1000, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    show(view, [UPRIGHT])
    whole = view.factor()
    view.view.setFocus()
    QTest.keyClick(view.view, Qt.Key.Key_Plus, _CTRL)
    assert view.factor() == pytest.approx(whole * 1.25) and not larger
    QTest.keyClick(view.view, Qt.Key.Key_0, _CTRL)
    assert view.factor() == pytest.approx(whole)
    elsewhere.setFocus()
    assert QApplication.focusWidget() is elsewhere
    QTest.keyClick(elsewhere, Qt.Key.Key_Plus, _CTRL)
    assert view.factor() == pytest.approx(whole)
    assert len(larger) == 1


def test_what_is_looked_at_stays_while_it_is_enlarged(view: PagesView) -> None:
    show(view, [LYING] * 9)
    view.go_to(5)
    for times in (2.0, 2.0, 0.5, 0.25):
        view.zoom(times)
        assert view.current == 5
    view.show_wide()
    assert view.current == 5


def test_a_paper_begins_at_its_top_however_large_it_is(view: PagesView) -> None:
    show(view, [UPRIGHT] * 2)
    view.show_wide()
    view.zoom(2.0)
    assert view.view.verticalScrollBar().value() == 0
    across = view.view.horizontalScrollBar()
    assert across.value() == pytest.approx(across.maximum() / 2, abs=1)


def test_the_page_s_number_is_asked_only_where_there_are_several(view: PagesView) -> None:
    show(view, [UPRIGHT])
    assert not view.page.isVisible() and not view.on.isVisible()
    assert view.larger.isVisible()
    show(view, [UPRIGHT, UPRIGHT])
    assert view.page.isVisible() and view.on.isVisible()


def test_the_last_page_is_reached_where_several_are_seen_at_once(
    qtbot: QtBot, view: PagesView
) -> None:
    show(view, [LYING] * 3)
    view.zoom(0.3)
    view.on.click()
    assert (view.current, view.page.value()) == (1, 2)
    view.on.click()
    assert (view.current, view.page.value()) == (2, 3) and not view.on.isEnabled()
    qtbot.waitUntil(lambda: "Page 3 for Ada" in view.view.accessibleDescription())


@pytest.mark.parametrize("content", [b"", b"not a PDF"])
def test_where_there_is_no_paper_it_says_what_belongs_here(view: PagesView, content: bytes) -> None:
    show(view, [UPRIGHT])
    view.show_pdf(content, "")
    assert view.pages == 0
    assert not view.view.isVisible() and not view.larger.isVisible()
    assert view.accessibleName() == "Choose a paper to see it."
    assert view.view.accessibleDescription() == ""


def test_it_fits_beside_a_list_with_its_buttons_in_two_lines(view: PagesView) -> None:
    show(view, [UPRIGHT, UPRIGHT])
    view.resize(view.minimumWidth(), 600)
    QApplication.processEvents()
    for each in (view.back, view.on, view.smaller, view.larger, view.whole, view.wide):
        assert view.rect().contains(each.mapTo(view, each.rect().bottomRight()))


def test_pages_that_were_drawn_large_are_let_go_of(view: PagesView) -> None:
    """Qt keeps twenty of them: at four times their size they would take gigabytes."""
    show(view, [UPRIGHT] * 12)
    drawn_anew: list[int] = []
    view.view.pageSpacingChanged.connect(drawn_anew.append)
    for page in range(12):
        view.go_to(page)
    assert drawn_anew == []
    view.zoom(4.0 / view.factor())
    for page in range(12):
        view.go_to(page)
    assert len(drawn_anew) >= 2 and drawn_anew[-1] == view.view.pageSpacing()
    assert view.current == 11


def test_a_long_paper_is_read_ahead_in_the_background(view: PagesView) -> None:
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(PdfInMemory.read_ahead, pdf_of([UPRIGHT] * 40)).result()
    assert read.thread() is view.thread() and read.document.thread() is view.thread()
    view.show_read(read, "Records")
    assert view.pages == 40
    assert read.parent() is view
    assert "Page 1 for Ada Example" in view.view.accessibleDescription()


def test_the_figure_says_how_large_a_page_is_that_came_before_there_was_room(
    qtbot: QtBot,
) -> None:
    made = PagesView(nothing="Choose a paper to see it.")
    qtbot.addWidget(made)
    show(made, [UPRIGHT])
    made.resize(900, 700)
    made.show()
    QApplication.processEvents()
    assert made._zoom.text() == f"{round(100 * made.factor())}%"
    assert made.factor() > 0.3


def test_a_page_that_was_drawn_late_is_never_taken_for_one_of_the_next_paper(
    view: PagesView, qtbot: QtBot
) -> None:
    """Somebody goes down a list of certificates faster than pages are drawn."""
    for _ in range(4):
        view.show_pdf(pdf_of([UPRIGHT]), "The one before")
        view.view.viewport().repaint()
        drawn_by = view.view
        view.show_pdf(pdf_of([LYING]), "The one that is chosen")
        assert view.view is not drawn_by, "what draws one paper draws no other"
        assert view.view.zoomMode() is drawn_by.zoomMode()
    qtbot.waitUntil(lambda: view.view.accessibleName().startswith("The one that is chosen"))
    assert len(view.findChildren(QPdfView)) >= 1
