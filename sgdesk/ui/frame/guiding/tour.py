"""Five steps round the window: a band says what is where, and a ring is round it.

Nothing is covered or held: the window works as always meanwhile, and the tour can be left at each
step and begun again from Help.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from sgdesk.ui.frame.guiding.pointer import Pointer
from sgdesk.ui.frame.navigation import Navigation
from sgdesk.ui.frame.safety.notices import About, Notices, Way
from sgdesk.ui.frame.top_bar import TopBar
from sgdesk.ui.page import Page
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.style import MAIN
from sgdesk.ui.text import tr


class Toured(Protocol):
    """The window, as far as the tour knows it."""

    @property
    def page(self) -> Page | None:
        """The page that is open."""

    def navigate(self, place: Place, wanted: Wanted = NOTHING) -> None:
        """Go to a place."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the step is, what it says, and what it points at once that page is open."""

    place: Place
    text: str
    target: Callable[[], QWidget | None]


class Tour(QObject):
    """Goes from step to step; ``place`` is the step that is shown, from 1, or 0 for none."""

    def __init__(
        self,
        window: Toured,
        parent: QWidget,
        notices: Notices,
        navigation: Navigation,
        top: TopBar,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._notices = notices
        self._navigation = navigation
        self._top = top
        self.pointer = Pointer(parent)
        self.place = 0

    @property
    def steps(self) -> tuple[Step, ...]:
        """The five, in the order of an evening."""
        return (
            Step(
                Place.TODAY,
                tr("Today says who needs training now. Begin here: each figure opens its people."),
                lambda: self._navigation.button(Place.TODAY),
            ),
            Step(
                Place.PEOPLE,
                tr("Everybody has a row here. Tick who was there, then press this button."),
                self._on_page,
            ),
            Step(
                Place.PEOPLE,
                tr("This box shows any other day, such as last 31 March, as it was or will be."),
                lambda: self._top.day,
            ),
            Step(
                Place.PEOPLE,
                tr("Every change is saved at once, and Undo takes it back. So try things out."),
                lambda: self._top.undo_button,
            ),
            Step(
                Place.RETURN,
                tr("Here the summary for your partnership is ready. F1 explains any page."),
                lambda: self._navigation.button(Place.RETURN),
            ),
        )

    def begin(self) -> None:
        """Show the first step."""
        self._show(1)

    def leave(self) -> None:
        """End it, and leave the window as it is."""
        self.place = 0
        self.pointer.point_at(None)
        self._notices.drop(About.TOUR)

    def _show(self, number: int) -> None:
        steps = self.steps
        step, self.place = steps[number - 1], number
        self._window.navigate(step.place)
        said = tr("Step {n} of {of}. {text}", n=number, of=len(steps), text=step.text)
        self._notices.show_notice(About.TOUR, said, self._ways(number, len(steps)), warning=False)
        target = step.target() or self._navigation.button(step.place)
        self.pointer.point_at(target, lambda: self._notices.band(About.TOUR) is not None)
        self._focus_on_next()

    def _ways(self, number: int, last: int) -> list[Way]:
        ways: list[Way] = []
        if number < last:
            ways.append((tr("Next"), lambda: self._show(number + 1)))
        else:
            ways.append((tr("That is all"), self.leave))
        if number > 1:
            ways.append((tr("Back"), lambda: self._show(number - 1)))
        if number < last:
            ways.append((tr("Leave the tour"), self.leave))
        return ways

    def _focus_on_next(self) -> None:
        """The keyboard goes on from the band; Tab leads from it through the window as always."""
        band = self._notices.band(About.TOUR)
        buttons = band.findChildren(QPushButton) if band is not None else []
        shown = next((each for each in buttons if not each.isHidden()), None)
        if shown is not None:
            shown.setFocus()

    def _on_page(self) -> QWidget | None:
        """The button that People is about: recording, or with nobody there yet, adding."""
        page = self._window.page
        buttons = page.findChildren(QPushButton) if page is not None else []
        return next((each for each in buttons if each.property(MAIN) and each.isVisible()), None)
