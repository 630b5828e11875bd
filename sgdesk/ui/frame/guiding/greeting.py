"""What the window offers once: a tour to whoever is new here, and what is new after an update."""

from collections.abc import Callable

from sgdesk import __version__
from sgdesk.ui.frame.guiding.tour import Tour
from sgdesk.ui.frame.safety.notices import About, Notices
from sgdesk.ui.memory import Memory
from sgdesk.ui.text import tr

TOUR, VERSION = "tour", "version"
"""What is noted as seen."""


class Greeting:
    """Asks nothing: a band over the pages, which goes once somebody chose, or with the file."""

    def __init__(
        self,
        memory: Memory,
        notices: Notices,
        tour: Tour,
        show_news: Callable[[], object],
        version: str = __version__,
    ) -> None:
        self._memory = memory
        self._notices = notices
        self._version = version
        self.tour = tour
        self._show_news = show_news

    def greet(self) -> None:
        """Offer one of the two, where it was not offered yet; called when a file is shown."""
        known = self._memory.seen(VERSION)
        if known != self._version:
            self._memory.note_seen(VERSION, self._version)
        if not self._memory.seen(TOUR):
            self._memory.note_seen(TOUR, self._version)
            self._offer_tour()
        elif known and known != self._version:
            self._tell_news()

    def _offer_tour(self) -> None:
        text = tr("New here? Five short steps show what is where. They are in Help, too.")
        ways = (
            (tr("Show me round"), self.tour.begin),
            (tr("Not now"), lambda: self._notices.drop(About.TOUR)),
        )
        self._notices.show_notice(About.TOUR, text, ways, warning=False)

    def _tell_news(self) -> None:
        text = tr("This is version {version} now. Help says what is new.", version=self._version)

        def read() -> None:
            self._notices.drop(About.NEWS)
            self._show_news()

        ways = (
            (tr("What is new"), read),
            (tr("Close"), lambda: self._notices.drop(About.NEWS)),
        )
        self._notices.show_notice(About.NEWS, text, ways, warning=False)
