"""Which page stands in which place. Page modules are imported when they are first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from sgdesk.ui.page import Page
from sgdesk.ui.places import Place
from sgdesk.ui.text import tr


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place in the navigation: its words, and how its page is made."""

    place: Place
    title: str
    make: Callable[[], Page]


def _lazily(module: str, name: str) -> Callable[[], Page]:
    """Makes the page ``name`` of ``sgdesk.ui.<module>`` on the first visit."""

    def make() -> Page:
        page = getattr(import_module(f"sgdesk.ui.{module}"), name)()
        if not isinstance(page, Page):
            raise TypeError(f"{name} is no page")
        return page

    return make


def all_places() -> tuple[PlaceEntry, ...]:
    """The seven places in the order of the navigation."""
    return (
        PlaceEntry(Place.TODAY, tr("Today"), _lazily("today.page", "TodayPage")),
        PlaceEntry(Place.PEOPLE, tr("People"), _lazily("people.page", "PeoplePage")),
        PlaceEntry(Place.SESSIONS, tr("Sessions"), _lazily("sessions.page", "SessionsPage")),
        PlaceEntry(
            Place.CERTIFICATES,
            tr("Certificates"),
            _lazily("certificates.page", "CertificatesPage"),
        ),
        PlaceEntry(Place.EVALUATION, tr("Evaluation"), _lazily("forms.page", "EvaluationPage")),
        PlaceEntry(Place.RETURN, tr("Return"), _lazily("returns.page", "ReturnPage")),
        PlaceEntry(Place.SETUP, tr("Set-up"), _lazily("setup.page", "SetupPage")),
    )
