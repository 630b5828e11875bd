"""Five steps that point at real controls, hold nothing, and can be left and begun again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.frame.guiding.greeting import TOUR, VERSION, Greeting
from sgdesk.ui.frame.guiding.tour import Tour
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About, Notices
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place


def tour(window: MainWindow) -> Tour:
    return window.greeting.tour


def notices(window: MainWindow) -> Notices:
    return window.findChildren(Notices)[0]


def said(window: MainWindow) -> str:
    return notices(window).said(About.TOUR)


def press(window: MainWindow, text: str, about: About = About.TOUR) -> None:
    band = notices(window).band(about)
    assert band is not None
    button = next(each for each in band.findChildren(QPushButton) if each.text() == text)
    assert button.isVisible()
    button.click()
    QApplication.processEvents()


def test_each_of_five_steps_points_at_a_control_that_is_seen(window: MainWindow) -> None:
    window.resize(1366, 768)
    window.actions_.tour.trigger()
    targets: list[QWidget] = []
    for number in range(1, 6):
        assert said(window).startswith(f"Step {number} of 5. ")
        target = tour(window).pointer.target
        assert (target is not None and target.isVisible() and target.accessibleName() != "") or (
            isinstance(target, QPushButton)
        )
        ring = tour(window).pointer
        ring.follow()
        place = QRect(target.mapTo(window, QPoint()), target.size())
        assert ring.isVisible() and ring.geometry().contains(place)
        targets.append(target)
        if number < 5:
            press(window, "Next")
    assert len(set(targets)) == 5
    press(window, "That is all")
    assert said(window) == ""
    assert not tour(window).pointer.isVisible()


def test_the_ring_takes_no_key_and_no_click(window: MainWindow) -> None:
    window.actions_.tour.trigger()
    ring = tour(window).pointer
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert ring.focusPolicy() is Qt.FocusPolicy.NoFocus
    ring.follow()
    middle = ring.geometry().center()
    under = window.childAt(middle)
    assert under is not None and under is not ring


def test_the_window_works_as_always_meanwhile(window: MainWindow) -> None:
    window.actions_.tour.trigger()
    window.navigate(Place.SETUP)
    assert said(window).startswith("Step 1")
    press(window, "Next")
    press(window, "Back")
    assert window.page is not None
    assert said(window).startswith("Step 1")
    press(window, "Leave the tour")
    window.actions_.tour.trigger()
    assert said(window).startswith("Step 1")


def test_on_an_empty_file_it_points_at_what_is_there(
    make_window: Callable[[], MainWindow], empty_workspace: Workspace
) -> None:
    window = make_window()
    window.desk.take(empty_workspace)
    window.actions_.tour.trigger()
    press(window, "Next")
    target = tour(window).pointer.target
    assert target is not None and target.isVisible()


def test_it_ends_with_the_file(window: MainWindow, workspace: Workspace) -> None:
    window.actions_.tour.trigger()
    notices(window).clear()
    tour(window).pointer.follow()
    assert tour(window).pointer.target is None


@pytest.fixture
def greet(window: MainWindow, memory: Memory) -> Callable[[str], list[str]]:
    """Greet as a version of the program; what was opened by it is noted."""
    opened: list[str] = []

    def run(version: str) -> list[str]:
        notices(window).clear()
        shown = lambda: opened.append(version)  # noqa: E731
        Greeting(memory, notices(window), tour(window), shown, version).greet()
        return opened

    return run


def test_whoever_is_new_is_offered_the_tour_once(
    window: MainWindow, memory: Memory, greet: Callable[[str], list[str]]
) -> None:
    greet("1.0")
    assert said(window).startswith("New here?")
    assert notices(window).said(About.NEWS) == ""
    press(window, "Not now")
    assert said(window) == ""
    greet("1.0")
    assert said(window) == ""
    assert (memory.seen(TOUR), memory.seen(VERSION)) == ("1.0", "1.0")


def test_the_offer_begins_the_tour(window: MainWindow, greet: Callable[[str], list[str]]) -> None:
    greet("1.0")
    press(window, "Show me round")
    assert said(window).startswith("Step 1")


def test_after_an_update_it_is_said_once_that_there_is_something_new(
    window: MainWindow, greet: Callable[[str], list[str]]
) -> None:
    greet("1.0")
    greet("1.1")
    assert notices(window).said(About.NEWS).startswith("This is version 1.1 now.")
    press(window, "What is new", About.NEWS)
    assert greet("1.1") == ["1.1"]
    assert notices(window).said(About.NEWS) == ""
