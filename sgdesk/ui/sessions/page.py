"""Sessions: planned here once the program can; until then said honestly."""

from sgdesk.ui.placeholder import PlaceholderPage
from sgdesk.ui.places import Place
from sgdesk.ui.text import tr


class SessionsPage(PlaceholderPage):
    """Where own courses and sessions will be planned."""

    topic = "sessions"

    def _build(self) -> None:
        self.title = tr("Sessions will be planned here")
        self.text = tr(
            "Dates, who should come, the sign-in sheet and ticking it back in. "
            "This version does not do that yet. Until then, record training from People: choose "
            "everybody who was there and press Record training."
        )
        self.button = tr("Go to People")
        self.leads_to = Place.PEOPLE
        super()._build()
