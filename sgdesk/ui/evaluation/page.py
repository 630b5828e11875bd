"""Evaluation: filled in here once the program can; until then said honestly."""

from sgdesk.ui.placeholder import PlaceholderPage
from sgdesk.ui.places import Place
from sgdesk.ui.text import tr


class EvaluationPage(PlaceholderPage):
    """Where evaluation and impact forms will be printed and typed in."""

    topic = "evaluation"

    def _build(self) -> None:
        self.title = tr("Evaluation forms will be typed in here")
        self.text = tr(
            "Forms to print or send, the answers, and who still owes one. "
            "This version does not do that yet. Certificates says which form each one waits for."
        )
        self.button = tr("Go to Certificates")
        self.leads_to = Place.CERTIFICATES
        super()._build()
