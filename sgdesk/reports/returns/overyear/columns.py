"""The year of a requirement on paper: a column a day, told apart in grey, with its numbers."""

from collections.abc import Iterator

from reportlab.lib.colors import white
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from sgdesk.domain.figures import share_text
from sgdesk.domain.returns.over_year import DayShare, OverYear, RequirementYear
from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.styles import ACCENT, INK
from sgdesk.reports.returns.overyear import words
from sgdesk.reports.returns.paper import WIDTH, height_of, para
from sgdesk.reports.tagging import Drawn, Reads, TaggedTable
from sgdesk.reports.text.fonts import SANS, SANS_BOLD, font

_DAYS = 13
_STEP = WIDTH / _DAYS
_BAR, _HIGH = 20.0, 48.0
_SIZE, _LINE = sizes.SMALL, 9.6
_APART = 3.0
_UNDER = 4 * _LINE + _APART + 3
_STRIPE = 3.2
"""Sizes in points: a column and its height at 100%, the letters, four lines under it, and what is
between the number and the day."""


def year_story(year: OverYear) -> Iterator[Flowable]:
    """The heading, how it was counted, and each requirement's figure, none of them parted."""
    heading = [para(words.TITLE, "h2"), *(para(each) for each in words.how_lines(year))]
    if not year.asked:
        yield KeepTogether(heading)
        return
    heading += [Spacer(0, 4), _key(year)]
    figures = [[para(each.title, "h3"), YearColumns(year, each)] for each in year.asked]
    yield CondPageBreak(sum(map(height_of, (*heading, *figures[0]))))
    yield from heading
    yield from map(KeepTogether, figures)


def _key(year: OverYear) -> TaggedTable:
    has_earlier = words.has_earlier(year)
    cells: list[Flowable] = []
    widths: list[float] = []
    for place, word in enumerate(words.KEYS):
        if place != 1 or has_earlier:
            cells += [_Swatch(place), para(word, "aside")]
            widths += [24, 168 if place == 1 else 72]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    plain = (("LEFTPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1))
    return TaggedTable(
        [[*cells, ""]],
        [*widths, WIDTH - sum(widths)],
        style=(middle, *plain),
        reads=Reads.IN_ORDER,
    )


class _Swatch(Drawn):
    """A small piece of a column for the key: solid, striped or white."""

    def __init__(self, fill: int) -> None:
        super().__init__()
        self.width, self.height = 16.0, 8.0
        self._fill = fill

    def paint(self) -> None:
        """Draw the fill in a thin frame."""
        if self._fill < 2:
            draw_share(self, 0, 0, self.width, self.height, striped=self._fill == 1)
        draw_frame(self, 0, 0, self.width, self.height)


class YearColumns(Drawn):
    """One requirement: for each day how many completed it, of those who counted, and the share."""

    def __init__(self, year: OverYear, asked: RequirementYear) -> None:
        super().__init__()
        font(SANS)
        font(SANS_BOLD)
        self.width, self.height = WIDTH, _UNDER + _HIGH + _LINE + 3
        self.alternative = words.said_of(year, asked)
        self._year, self._asked = year, asked

    def paint(self) -> None:
        """Draw the columns on one line from the left, each with its numbers."""
        for place, share in enumerate(self._asked.days):
            self._column(place * _STEP, share)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, _UNDER, len(self._asked.days) * _STEP, _UNDER)

    def _column(self, left: float, share: DayShare) -> None:
        middle = left + _STEP / 2
        start = middle - _BAR / 2
        if share.percent is not None:
            high = _HIGH * share.percent / 100
            striped = self._year.is_before_file(share.day)
            draw_share(self, start, _UNDER, _BAR, high, striped=striped)
            draw_frame(self, start, _UNDER, _BAR, _HIGH)
            self._say(share_text(share.percent), middle, _UNDER + _HIGH + 3, SANS_BOLD)
        for row, text in enumerate(words.number_lines(share), 1):
            self._say(text, middle, _UNDER - row * _LINE, SANS)
        for row, text in enumerate(words.day_lines(share.day), 3):
            self._say(text, middle, _UNDER - row * _LINE - _APART, SANS)

    def _say(self, text: str, middle: float, foot: float, name: str) -> None:
        self.canv.setFillColor(INK)
        self.canv.setFont(name, _SIZE)
        self.canv.drawCentredString(middle, foot, text)


def draw_frame(drawn: Drawn, left: float, foot: float, width: float, height: float) -> None:
    """A thin line round a column; all in points."""
    drawn.canv.setStrokeColor(INK)
    drawn.canv.setLineWidth(0.5)
    drawn.canv.rect(left, foot, width, height, stroke=1, fill=0)


def draw_share(
    drawn: Drawn, left: float, foot: float, width: float, height: float, *, striped: bool
) -> None:
    """The filled part of a column: solid, or striped, which grey tells apart; all in points."""
    canvas = drawn.canv
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, foot, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColor(white if striped else ACCENT)
    canvas.rect(left, foot, width, height, stroke=0, fill=1)
    if striped:
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.2)
        for place in range(int((width + height) / _STRIPE) + 1):
            at = left - height + place * _STRIPE
            canvas.line(at, foot, at + height, foot + height)
    canvas.restoreState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.5)
    canvas.rect(left, foot, width, height, stroke=1, fill=0)
