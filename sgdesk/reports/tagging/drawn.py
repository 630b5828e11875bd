"""A piece that is drawn and not set: a chart, a code, a box to tick."""

from reportlab.platypus import Flowable

from sgdesk.reports.tagging.canvas import figure


class Drawn(Flowable):  # type: ignore[misc]  # untyped library
    """A figure of a width and a height in points, with what is read out for it."""

    alternative = ""
    """Blank where what it shows is said beside it, or says nothing: then it is an artifact."""

    def paint(self) -> None:
        """Draw it, with its lower left corner where the canvas is."""
        raise NotImplementedError  # Flowable leaves no room for an abstract class

    def draw(self) -> None:
        """Draw it as a figure; see ``Flowable.draw``."""
        with figure(self.canv, self.alternative, (self.width, self.height)):
            self.paint()
