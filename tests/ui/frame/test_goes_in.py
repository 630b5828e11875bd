"""Alt with a number leads into a place, to where work starts or where one was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.setup.page import SetupPage

STARTS = {
    Place.TODAY: "Open Bob Example: Safeguarding Level 1",
    Place.PEOPLE: "Search names and roles",
    Place.SESSIONS: "",
    Place.CERTIFICATES: "To issue",
    Place.EVALUATION: "",
    Place.RETURN: "Sections of the return",
    Place.SETUP: "Sections of Set-up",
}
"""The name of what has the focus; the button of an empty page says its own words."""


def focus(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def go(window: MainWindow, place: Place) -> None:
    number = Qt.Key(Qt.Key.Key_1 + list(Place).index(place))
    QTest.keyClick(window, number, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()


@pytest.mark.parametrize("place", STARTS, ids=lambda place: place.name.lower())
def test_the_focus_is_where_work_starts(window: MainWindow, place: Place) -> None:
    other = Place.SETUP if place is not Place.SETUP else Place.TODAY
    go(window, other)
    window._navigation.button(other).setFocus()
    go(window, place)
    assert window.page is not None
    assert window.page.isAncestorOf(focus(window))
    assert focus(window).accessibleName() == STARTS[place]


def test_it_comes_back_to_where_it_was(window: MainWindow) -> None:
    go(window, Place.PEOPLE)
    QTest.keyClick(focus(window), Qt.Key.Key_Down)
    was = focus(window)
    assert was.accessibleName() == "Training matrix"
    go(window, Place.RETURN)
    go(window, Place.PEOPLE)
    assert focus(window) is was


def test_what_had_it_and_is_gone_leaves_it_where_work_starts(window: MainWindow) -> None:
    go(window, Place.PEOPLE)
    assert isinstance(window.page, PeoplePage)
    was = window.page.add_button
    was.setFocus()
    go(window, Place.RETURN)
    was.setEnabled(False)
    go(window, Place.PEOPLE)
    assert focus(window).accessibleName() == STARTS[Place.PEOPLE]


def test_an_arrow_in_the_list_of_places_stays_there(window: MainWindow) -> None:
    today, people = (window._navigation.button(each) for each in (Place.TODAY, Place.PEOPLE))
    today.setFocus()
    QTest.keyClick(today, Qt.Key.Key_Down)
    assert window._stack.place is Place.PEOPLE
    assert focus(window) is people
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert focus(window).accessibleName() == STARTS[Place.PEOPLE]


def test_a_click_shows_a_place_and_means_nobody_there(window: MainWindow) -> None:
    button = window._navigation.button(Place.PEOPLE)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window._stack.place is Place.PEOPLE
    assert focus(window) is button


def test_what_was_done_about_a_person_leaves_the_focus_at_it(window: MainWindow) -> None:
    window.navigate(Place.PEOPLE, Wanted(person=1))
    assert isinstance(window.page, PeoplePage)
    name = "What can be done: Safeguarding Level 1"
    buttons = window.page.panel.findChildren(QAbstractButton)
    was = next(each for each in buttons if each.accessibleName() == name)
    was.setFocus()
    window.refresh_all()
    assert focus(window).accessibleName() == name
    assert focus(window) is not was


def test_a_cell_that_asks_nothing_says_so(window: MainWindow) -> None:
    window.navigate(Place.PEOPLE)
    assert isinstance(window.page, PeoplePage)
    model = window.page.model
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == "Dee Example")
    cell = model.index(row, 1)
    assert cell.data() is None
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Not called for"


def test_the_place_that_is_marked_is_the_one_that_is_open(window: MainWindow) -> None:
    """People leads on to Set-up where a sheet is to be brought in."""
    window.actions_.import_sheet.trigger()
    QApplication.processEvents()
    places = [window._navigation.button(place) for place in Place]
    marked = [each for each in places if isinstance(each, QAbstractButton) and each.isChecked()]
    assert marked == [window._navigation.button(Place.SETUP)]
    assert isinstance(window.page, SetupPage)
