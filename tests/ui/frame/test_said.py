"""What is done is said to a screen reader, also where no message comes."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import Place
from sgdesk.ui.widgets import Banner, FormDialog, TickAll, labels

Said = list[str]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What a screen reader is given to say, as Qt's bridge to the system would get it."""
    heard: Said = []

    def hear(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        heard.append(event.message())

    bridge = SimpleNamespace(isActive=lambda: True, updateAccessibility=hear)
    monkeypatch.setattr(labels, "QAccessible", bridge)
    return heard


@pytest.mark.parametrize("place", [each for each in Place if each is not Place.TODAY])
def test_going_to_a_page_says_its_name(window: MainWindow, said: Said, place: Place) -> None:
    window.navigate(place)
    assert said[-1].replace("-", "").casefold() == place.name.replace("_", "").casefold()


def test_a_page_that_is_loaded_anew_says_nothing_of_itself(window: MainWindow, said: Said) -> None:
    window.navigate(Place.PEOPLE)
    said.clear()
    window.refresh_all()
    assert said == []


def test_what_was_saved_is_said(window: MainWindow, said: Said) -> None:
    window.say("Recorded Safeguarding Level 1 for Ada Example")
    assert said == ["Recorded Safeguarding Level 1 for Ada Example"]


def test_how_many_a_filter_leaves_is_said(qtbot: QtBot, window: MainWindow, said: Said) -> None:
    window.navigate(Place.PEOPLE)
    page = window.page
    assert isinstance(page, PeoplePage)
    said.clear()
    page.begin_search()
    box = window.focusWidget()
    assert isinstance(box, QLineEdit)
    box.setText("ada")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Showing 1 of 4 people"]


def test_ticking_all_says_how_many(full_window: MainWindow, said: Said) -> None:
    window = full_window
    window.navigate(Place.EVALUATION)
    every = next(each for each in window.findChildren(TickAll) if each.isVisible())
    said.clear()
    every.click()
    assert said == [every.text()]


def test_a_form_that_is_not_found_is_said(full_window: MainWindow, said: Said) -> None:
    window = full_window
    window.navigate(Place.EVALUATION)
    code = next(
        each
        for each in window.findChildren(QLineEdit)
        if each.isVisible() and each.accessibleName() == "Find a form by its code"
    )
    said.clear()
    code.setText("ZZZ-ZZZ")
    code.returnPressed.emit()
    assert len(said) == 1
    assert "ZZZ" in said[0]


def test_what_is_wrong_in_a_dialog_is_said(window: MainWindow, said: Said) -> None:
    window._top.day.ask()
    dialog = window.findChildren(FormDialog)[0]
    said.clear()
    dialog.verb.click()
    assert said[-1].startswith("There is a problem. ")
    dialog.drop()


def test_a_band_is_said_as_it_comes_and_not_again_while_it_stands(
    window: MainWindow, said: Said
) -> None:
    page = window.page
    assert page is not None
    band = Banner(parent=page)
    band.show_text("17 are booked.")
    band.show_text("17 are booked.")
    assert said == ["17 are booked."]
    band.show_text("18 are booked.")
    assert said[-1] == "18 are booked."
