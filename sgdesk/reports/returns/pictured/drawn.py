"""A pictured part on paper: columns that are told apart in grey, each with its numbers."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from sgdesk.domain.figures import figure
from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.styles import INK
from sgdesk.reports.returns.overyear.columns import draw_frame, draw_share
from sgdesk.reports.returns.paper import WIDTH, height_of, para
from sgdesk.reports.returns.pictured.parts import Drawing, Pictured, Row
from sgdesk.reports.tagging import Drawn, Reads, TaggedTable
from sgdesk.reports.text.fonts import SANS, SANS_BOLD, font

_SLOTS = 13
_BAR, _HIGH, _GAP = 20.0, 52.0, 4.0
_SIZE, _LINE = sizes.SMALL, 9.6
"""Sizes in points: a bar, the highest one, what is between two; the letters and their lines."""


def pictured_story(pictured: Pictured) -> Iterator[Flowable]:
    """The heading, how it was counted, and each drawing, none of them parted."""
    heading: list[Flowable] = [para(pictured.title, "h2"), *map(para, pictured.how)]
    if not pictured.drawings:
        yield KeepTogether(heading)
        return
    if pictured.fills:
        heading += [Spacer(0, 4), _key(pictured)]
    drawings = [
        [para(each.title, "h3"), PicturedColumns(pictured, each)] for each in pictured.drawings
    ]
    yield CondPageBreak(sum(map(height_of, (*heading, *drawings[0]))))
    yield from heading
    yield from map(KeepTogether, drawings)


def _key(pictured: Pictured) -> TaggedTable:
    cells: list[Flowable] = []
    for word, striped in zip(pictured.fills, pictured.is_striped, strict=True):
        cells += [_Swatch(striped=striped), para(word, "aside")]
    widths = [24.0, 72.0] * len(pictured.fills)
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    plain = (("LEFTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1))
    return TaggedTable(
        [[*cells, ""]],
        [*widths, WIDTH - sum(widths)],
        style=(middle, *plain),
        reads=Reads.IN_ORDER,
    )


class _Swatch(Drawn):
    """A small piece of a bar for the key."""

    def __init__(self, *, striped: bool) -> None:
        super().__init__()
        self.width, self.height = 16.0, 8.0
        self._striped = striped

    def paint(self) -> None:
        """Draw the fill in a thin frame."""
        draw_share(self, 0, 0, self.width, self.height, striped=self._striped)
        draw_frame(self, 0, 0, self.width, self.height)


class PicturedColumns(Drawn):
    """One drawing: a column for each row, its numbers over its bars and its words under them."""

    def __init__(self, pictured: Pictured, drawing: Drawing) -> None:
        super().__init__()
        font(SANS)
        font(SANS_BOLD)
        self.alternative = drawing.said
        self._pictured, self._drawing = pictured, drawing
        self._foot = pictured.lines_under * _LINE + 4
        self._step = WIDTH / _SLOTS * len(pictured.numbers)
        highest = _HIGH * drawing.highest / pictured.scale
        self.width, self.height = WIDTH, self._foot + highest + _LINE + 4

    def paint(self) -> None:
        """Draw the columns on one line from the left."""
        for place, row in enumerate(self._drawing.rows):
            self._column(place * self._step + self._step / 2, row)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, self._foot, len(self._drawing.rows) * self._step, self._foot)

    def _column(self, middle: float, row: Row) -> None:
        wide = len(row.numbers) * (_BAR + _GAP) - _GAP
        told = zip(row.numbers, self._pictured.is_striped, strict=True)
        for place, (number, striped) in enumerate(told):
            left = middle - wide / 2 + place * (_BAR + _GAP)
            high = _HIGH * number / self._pictured.scale
            if number:
                draw_share(self, left, self._foot, _BAR, high, striped=striped)
            self._say(figure(number), left + _BAR / 2, self._foot + high + 3, SANS_BOLD)
        for place, text in enumerate(row.under, 1):
            self._say(text, middle, self._foot - place * _LINE, SANS)

    def _say(self, text: str, middle: float, foot: float, name: str) -> None:
        self.canv.setFillColor(INK)
        self.canv.setFont(name, _SIZE)
        self.canv.drawCentredString(middle, foot, text)
