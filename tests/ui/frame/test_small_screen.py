"""On a small screen at twice the size (683 x 384) everything that tells of saving stays on it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.window_place import usual_size
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.sides import BOTH_FIT
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.theme import em
from sgdesk.ui.widgets import ScrollPage

SCREEN = (683, 384)
WITHOUT_THE_BARS_OF_THE_SYSTEM = (683, 306)


def place_of(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("size", [SCREEN, WITHOUT_THE_BARS_OF_THE_SYSTEM])
def test_the_line_below_and_the_message_stay_on_a_small_screen(
    window: MainWindow, size: tuple[int, int]
) -> None:
    for place in Place:  # what a page needs stays behind when another is shown
        window.navigate(place)
        QApplication.processEvents()
    for place in Place:
        window.navigate(place)
        window.say("Recorded Safeguarding Level 1 for Ada Example")
        window.resize(*size)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        for each in (window._bar, window._navigation):
            assert each.isVisible()
            assert window.rect().contains(place_of(each, window))
        window._bar.hide()  # it stands where the line below stands, which comes back after it
        QApplication.processEvents()
        assert window._status.isVisible()
        assert window.rect().contains(place_of(window._status, window))


def test_a_page_that_needs_room_leaves_no_bar_beside_one_that_does_not(window: MainWindow) -> None:
    window.resize(1366, 600)
    window.navigate(Place.EVALUATION, Wanted(action="dip"))
    QApplication.processEvents()
    window.navigate(Place.CERTIFICATES)
    QApplication.processEvents()
    assert window._room.verticalScrollBar().maximum() == 0


def test_on_a_small_screen_the_message_leaves_the_page_its_room(window: MainWindow) -> None:
    window.navigate(Place.SESSIONS)
    window.resize(*SCREEN)
    QApplication.processEvents()
    before = window._room.viewport().height()
    window.say("Ticked in 3 people")
    QApplication.processEvents()
    assert window._room.viewport().height() == before
    window._bar._timer.timeout.emit()
    QApplication.processEvents()
    assert not window._bar.isVisible()
    assert window._room.viewport().height() == before


def test_no_word_of_the_line_below_is_cut_off(window: MainWindow) -> None:
    window.resize(*SCREEN)
    QApplication.processEvents()
    label = window._status._text
    assert label.text().endswith("no passphrase")
    assert label.height() >= label.heightForWidth(label.width())


def test_all_seven_places_can_be_pressed_there(window: MainWindow) -> None:
    window.resize(*SCREEN)
    QApplication.processEvents()
    for button in window._navigation._buttons.values():
        assert button.height() >= 24
        assert window.rect().contains(place_of(button, window))


def test_the_usual_size_is_no_larger_than_the_screen(window: MainWindow) -> None:
    usual_size(window)
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_a_page_that_needs_more_room_scrolls_and_is_not_squeezed(window: MainWindow) -> None:
    window.navigate(Place.SESSIONS)
    window.resize(*SCREEN)
    QApplication.processEvents()
    assert window._room.verticalScrollBar().maximum() > 0
    assert window._body.height() >= window._body.minimumSizeHint().height()


def test_what_is_wider_than_a_small_screen_can_be_scrolled_to(window: MainWindow) -> None:
    window.navigate(Place.TODAY)
    window.resize(*SCREEN)
    QApplication.processEvents()
    assert window.page is not None
    page = window.page.findChild(ScrollPage)
    assert isinstance(page, ScrollPage)
    inside = page.widget()
    assert inside is not None
    inside.setMinimumWidth(700)  # Today itself fits: as if something on it did not
    QApplication.processEvents()
    hidden = inside.width() - page.viewport().width()
    assert hidden > 0
    assert page.horizontalScrollBar().isVisible()
    assert page.horizontalScrollBar().maximum() == hidden
    window.resize(1180, 680)
    QApplication.processEvents()
    assert not page.horizontalScrollBar().isVisible()


def test_beside_a_person_the_matrix_comes_or_goes_and_does_neither_by_turns(
    window: MainWindow,
) -> None:
    window.navigate(Place.PEOPLE, Wanted(person=1))
    page = window.page
    assert isinstance(page, PeoplePage)
    alone = set()
    beside = window.width() - page.width() + em(page, BOTH_FIT)
    for wide in range(beside - 24, beside + 48, 4):
        window.resize(wide, 512)
        for _ in range(4):
            QApplication.processEvents()
        is_alone = page._over.isHidden()
        alone.add(is_alone)
        assert page._left.isHidden() is is_alone
        top = page._sides.y()
        assert (top < em(page, 2)) is is_alone, wide
    assert alone == {True, False}
