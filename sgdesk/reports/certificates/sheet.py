"""The sheet that a certificate is drawn on: its size, its colours, how small its text may be.

Everything is laid out on A4 on its side; a smaller sheet is the same drawing at a scale, on which
small print is set larger, so that it stays as large as it has to be on paper.
"""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.certificates.dress import HOUSE_COLOUR, Design, Dress, PaperSize
from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.styles import MM

WIDTH, HEIGHT = landscape(A4)
CENTRE = WIDTH / 2
EDGE = 31 * MM
"""From the edge of the sheet to the outermost text."""

ROOM = WIDTH - 2 * EDGE
"""How wide text may be, well inside the border."""

_SIZES = {PaperSize.A4: landscape(A4), PaperSize.A5: landscape(A5)}
if set(_SIZES) != set(PaperSize):
    raise TypeError("every paper needs its size")

_GOLD = HexColor("#9c7c3c")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in one dress; ``least`` is the size that small print has in the drawing."""

    size: tuple[float, float]
    scale: float
    is_plain: bool
    accent: Color
    second: Color

    @property
    def least(self) -> float:
        """Of small print, in points of the drawing: the least there is on paper.

        Nobody has to look for their glasses to check a certificate.
        """
        return sizes.LEAST / self.scale

    def begin(self, canvas: Canvas) -> None:
        """Bring the drawing to its size, in the middle of the sheet."""
        wide, high = self.size
        if self.scale == 1:
            return
        canvas.translate((wide - WIDTH * self.scale) / 2, (high - HEIGHT * self.scale) / 2)
        canvas.scale(self.scale, self.scale)


def sheet_of(dress: Dress) -> Sheet:
    """The sheet for a dress."""
    size = _SIZES[dress.paper]
    accent = HexColor(dress.printed_colour)
    return Sheet(
        size,
        min(size[0] / WIDTH, size[1] / HEIGHT),
        dress.design is Design.PLAIN,
        accent,
        _GOLD if dress.colour == HOUSE_COLOUR else _lighter(accent),
    )


def _lighter(colour: Color) -> Color:
    """A second colour that goes with one of the organisation's own: a tint of it."""
    red, green, blue = (0.45 + 0.55 * each for each in (colour.red, colour.green, colour.blue))
    return Color(red, green, blue)
