"""Small charts that say their figures in words and print in grey."""

from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor, white

from sgdesk.domain.figures import figure
from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.styles import ACCENT, INK, QUIET, RULE
from sgdesk.reports.tagging import Drawn
from sgdesk.reports.text.fonts import SANS, SANS_BOLD
from sgdesk.reports.text.typesetting import draw_line

SHADES: tuple[Color, ...] = (
    HexColor("#ffffff"),
    HexColor("#dfe4e6"),
    HexColor("#a9b4b9"),
    HexColor("#6a777e"),
    HexColor("#2b363c"),
)
"""From 1, white, to 5, nearly black: in order and apart on a grey print."""

_DARK_FROM = 3


class ScaleBar(Drawn):
    """How often 1 to 5 was given: a bar in five shades with the counts in it."""

    def __init__(self, counts: Sequence[int], width: float, height: float = 13) -> None:
        super().__init__()
        self._counts = counts
        self.width = width
        self.height = height
        said = (f"{mark}: {figure(count)}" for mark, count in enumerate(counts, start=1) if count)
        self.alternative = f"How often each mark was given. {', '.join(said)}."

    def paint(self) -> None:
        """The stretches from 1 on the left to 5 on the right."""
        total = sum(self._counts)
        canvas = self.canv
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.5)
        x = 0.0
        for place, count in enumerate(self._counts):
            if not count:
                continue
            wide = self.width * count / total
            canvas.setFillColor(SHADES[place])
            canvas.rect(x, 0, wide, self.height, stroke=1, fill=1)
            if wide > 7:
                canvas.setFillColor(white if place >= _DARK_FROM else INK)
                foot = self.height / 2 - 2.8
                draw_line(canvas, figure(count), x + wide / 2, foot, SANS, sizes.SMALL, "centre")
            x += wide


class ScaleKey(Drawn):
    """The shades of a scale with their numbers."""

    def __init__(self, width: float, low: str, high: str) -> None:
        super().__init__()
        self.width, self.height = width, 14.0
        self._low, self._high = low, high
        self.alternative = f"The marks from 1, {low}, to 5, {high}"

    def paint(self) -> None:
        """Five swatches in a row, the ends named."""
        canvas = self.canv
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.5)
        canvas.setFillColor(QUIET)
        x = draw_line(canvas, self._low, 0, 3, SANS, sizes.SMALL) + 6
        for place, shade in enumerate(SHADES):
            canvas.setFillColor(shade)
            canvas.rect(x, 1, 16, 10, stroke=1, fill=1)
            canvas.setFillColor(white if place >= _DARK_FROM else INK)
            draw_line(canvas, str(place + 1), x + 8, 3.2, SANS, sizes.SMALL, "centre")
            x += 16
        canvas.setFillColor(QUIET)
        draw_line(canvas, self._high, x + 6, 3, SANS, sizes.SMALL)


class ColumnChart(Drawn):
    """A column for each label with its figure over it; nought keeps its label and its 0."""

    def __init__(self, bars: Sequence[tuple[str, int]], width: float, height: float = 110) -> None:
        super().__init__()
        self._bars = bars
        self.width, self.height = width, height
        self.alternative = ", ".join(f"{label}: {figure(count)}" for label, count in bars)

    def paint(self) -> None:
        """The columns from one foot line, the largest as tall as there is room."""
        canvas = self.canv
        foot, room = 16.0, self.height - 32
        step = self.width / max(len(self._bars), 1)
        largest = max((count for _, count in self._bars), default=0) or 1
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(0, foot, self.width, foot)
        for place, (label, count) in enumerate(self._bars):
            middle = step * (place + 0.5)
            tall = room * count / largest
            canvas.setFillColor(ACCENT)
            canvas.rect(middle - step * 0.3, foot, step * 0.6, tall, stroke=0, fill=1)
            canvas.setFillColor(INK)
            draw_line(
                canvas, figure(count), middle, foot + tall + 3, SANS_BOLD, sizes.SMALL, "centre"
            )
            canvas.setFillColor(QUIET)
            draw_line(canvas, label, middle, 4, SANS, sizes.SMALL, "centre")


class RateBar(Drawn):
    """A share of a whole: a filled stretch in an outlined bar."""

    def __init__(self, part: int, whole: int, width: float, height: float = 9) -> None:
        super().__init__()
        self._part, self._whole = part, whole
        self.width, self.height = width, height
        self.alternative = f"{part} of {whole}"

    def paint(self) -> None:
        """The outline, and the part filled from the left."""
        canvas = self.canv
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.5)
        canvas.setFillColor(ACCENT)
        if self._whole:
            canvas.rect(0, 0, self.width * self._part / self._whole, self.height, stroke=0, fill=1)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
