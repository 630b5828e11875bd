"""Marks, patterns and bars of the states: told apart by shape and number, not by colour alone."""

from collections.abc import Callable, Iterator

from reportlab.lib.colors import white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.figures import figure
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import AS_SHOWN, LEFT_OUT_STATES, STATES, ByState, State
from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.styles import INK, STATE_COLOURS, draw_state_mark
from sgdesk.reports.tagging import Drawn
from sgdesk.reports.text.fonts import SANS_BOLD

SHOWN: tuple[State, ...] = tuple(each for each in AS_SHOWN if each not in LEFT_OUT_STATES)
"""The states of those who count, completed first; the exempt are no part of the bar."""

_STEP = 3.2
_FONT_SIZE = sizes.SMALL
_ROUND_NUMBER = 3.0
_ROOM_BESIDE_NUMBER = 12.0
"""So much of a pattern is left on both sides of its number that it can be told in grey."""


class StateBar(Drawn):
    """One bar: each state's share of those who count, as wide at least as its number."""

    def __init__(self, counts: Counts, width: float, height: float = 11) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._counts = counts
        self.alternative = said_of(counts)

    def paint(self) -> None:
        """Draw the shares from the left and a frame round them; a broken line for nobody."""
        if self._counts.percent is None:
            self._nobody()
            return
        left = 0.0
        for state, width in self._shares():
            draw_pattern(self.canv, state, left, 0, width, self.height)
            self._number(state, left, width)
            left += width
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.6)
        self.canv.rect(0, 0, self.width, self.height, stroke=1, fill=0)

    def _nobody(self) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(2, 2)
        self.canv.line(0, self.height / 2, self.width, self.height / 2)

    def _shares(self) -> Iterator[tuple[State, float]]:
        return iter(shares(self._counts, self.width, self._needed))

    def _needed(self, people: int) -> float:
        return _wide(people) + _ROOM_BESIDE_NUMBER

    def _number(self, state: State, left: float, width: float) -> None:
        people = getattr(self._counts, state.value)
        text = figure(people)
        canvas = self.canv
        plate = _wide(people) + _ROUND_NUMBER
        middle = left + width / 2
        if state is not State.IN_DATE:
            canvas.setFillColor(white)
            canvas.rect(middle - plate / 2, 1.2, plate, self.height - 2.4, 0, 1)
        canvas.setFillColor(white if state is State.IN_DATE else INK)
        canvas.setFont(SANS_BOLD, _FONT_SIZE)
        canvas.drawCentredString(middle, (self.height - _FONT_SIZE) / 2 + 1.3, text)


def _wide(people: int) -> float:
    """How wide a number is in a bar, in points."""
    width: float = stringWidth(figure(people), SANS_BOLD, _FONT_SIZE)
    return width


def shares(
    counts: Counts, room: float, needed: Callable[[int], float]
) -> list[tuple[State, float]]:
    """Each state that has people with its width: never less than its number ``needed``."""
    people = {each: n for each in SHOWN if (n := getattr(counts, each.value))}
    least = {each: needed(count) for each, count in people.items()}
    widened: set[State] = set()
    while True:
        left = room - sum(least[each] for each in widened)
        rest = sum(count for each, count in people.items() if each not in widened)
        widths = {
            each: least[each] if each in widened else left * count / rest
            for each, count in people.items()
        }
        narrow = {each for each in people if widths[each] < least[each]} - widened
        if not narrow:
            return list(widths.items())
        widened |= narrow


def said_of(counts: Counts) -> str:
    """How many are in each state, in the order of the bar: what is read out for it."""
    if counts.percent is None:
        return "Nobody counts"
    people = ((each, getattr(counts, each.value)) for each in SHOWN)
    return ", ".join(f"{STATES[each].word}: {figure(many)}" for each, many in people if many)


class StateMark(Drawn):
    """The mark of a state in a square of ``size`` points."""

    def __init__(self, state: State, size: float = 8) -> None:
        super().__init__()
        self.width = self.height = size
        self._state = state

    def paint(self) -> None:
        """Draw the mark."""
        draw_state_mark(self.canv, self._state, 0, 0, self.width)


class Swatch(Drawn):
    """A small piece of a bar for the key beneath it."""

    def __init__(self, state: State, width: float = 16, height: float = 8) -> None:
        super().__init__()
        self.width, self.height = width, height
        self._state = state

    def paint(self) -> None:
        """Draw the pattern in a thin frame."""
        draw_pattern(self.canv, self._state, 0, 0, self.width, self.height)


def draw_pattern(
    canvas: Canvas, state: State, left: float, bottom: float, width: float, height: float
) -> None:
    """Fill a rectangle with the state's pattern and frame it, in points."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, bottom, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColor(STATE_COLOURS[state] if state is State.IN_DATE else white)
    canvas.rect(left, bottom, width, height, stroke=0, fill=1)
    _PATTERNS[state](canvas, left, bottom, width, height)
    canvas.restoreState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.4)
    canvas.rect(left, bottom, width, height, stroke=1, fill=0)


def _rising(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    _lines(canvas, State.DUE_SOON, left, bottom, width, height, rising=True)


def _crossed(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    _lines(canvas, State.OVERDUE, left, bottom, width, height, rising=True)
    _lines(canvas, State.OVERDUE, left, bottom, width, height, rising=False)


def _lines(
    canvas: Canvas,
    state: State,
    left: float,
    bottom: float,
    width: float,
    height: float,
    *,
    rising: bool,
) -> None:
    """Slanted lines across the rectangle; what lies outside is clipped away."""
    canvas.setStrokeColor(STATE_COLOURS[state])
    canvas.setLineWidth(0.9)
    start, end = (bottom, bottom + height) if rising else (bottom + height, bottom)
    for place in range(int((width + height) / _STEP) + 1):
        at = left - height + place * _STEP
        canvas.line(at, start, at + height, end)


def _dotted(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    canvas.setFillColor(STATE_COLOURS[State.NEW_STARTER])
    for column in range(int(width / _STEP) + 1):
        for row in range(int(height / _STEP) + 1):
            canvas.circle(
                left + (column + 0.5) * _STEP, bottom + (row + 0.5) * _STEP, 0.7, stroke=0, fill=1
            )


def _none(canvas: Canvas, left: float, bottom: float, width: float, height: float) -> None:
    """In date is solid and not done is blank, so neither has a pattern."""


_PATTERNS: ByState[Callable[[Canvas, float, float, float, float], None]] = ByState(
    in_date=_none,
    due_soon=_rising,
    overdue=_crossed,
    new_starter=_dotted,
    not_done=_none,
    exempt=_none,
)
