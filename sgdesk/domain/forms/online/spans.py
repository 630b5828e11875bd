"""Scales of other lengths than ours, and which mark of ours each of their figures is.

The file keeps marks from 1 to 5, and a mean takes the forms of several years together. So a figure
from 1 to 7, or from 0 to 10, is either turned into one of ours or kept out. Kept out, the one
question that a club has asked for years would be lost; turned by itself, a mean would be wrong and
nobody would know, since nothing in the figures says where their scale begins, where it ends and
which end is the best. So whoever brings them in is asked once a column, sees what each figure
becomes, and may leave the column out.

What it becomes is the nearest mark on a straight line from end to end: the ends stay the ends, the
middle stays the middle, and a scale that is turned round gives the marks turned round. A figure
half way between two marks goes to the one nearer the middle. So no answer is moved by more than
half a mark, and as many are moved up as down.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sgdesk.domain.forms.form import HIGHEST, LOWEST
from sgdesk.domain.forms.online.marks import turned
from sgdesk.domain.text import fold, plain


class Span(NamedTuple):
    """A scale by its ends."""

    low: int
    high: int

    @property
    def key(self) -> str:
        """How an answer names it."""
        return f"{self.low}-{self.high}"

    def holds(self, figure: int) -> bool:
        """Whether a figure stands on it."""
        return self.low <= figure <= self.high

    def mark(self, figure: int) -> int | None:
        """Our mark from 1 to 5 for a figure; None for one beyond the ends."""
        if not self.holds(figure):
            return None
        width, middle = self.high - self.low, (LOWEST + HIGHEST) // 2
        from_middle = 2 * figure - self.low - self.high
        steps = max(0, -((width - 4 * abs(from_middle)) // (2 * width)))
        return middle + (steps if from_middle > 0 else -steps)


OURS = Span(LOWEST, HIGHEST)
HUNDRED = Span(0, 100)
_OTHERS = (Span(0, 5), Span(1, 6), Span(1, 7), Span(1, 10), Span(0, 10))
_LEAST, _MOST = 3, 10
_RANGE = re.compile(r"(?<![\d/.\w-])([01])\s*(?:-|to)\s*(\d{1,3})(?![\d/.]*\d)")
_END = re.compile(r"(?<![\d/.\w])(\d{1,3})\s*(?:=|\bis\b|:|-)\s*['\"]?[a-z]")
_OUT_OF = re.compile(r"\bout of (\d{1,3})\b")


def spans_told(heading: str) -> tuple[Span, ...]:
    """The scales that a heading may mean: "(1 to 7)", "0 = not at all, 10 = very", "out of 10"."""
    text = fold(plain(heading))
    ends = sorted({int(figure) for figure in _END.findall(text)})
    pairs = [(int(low), int(high)) for low, high in _RANGE.findall(text)]
    if len(ends) > 1:
        pairs.append((ends[0], ends[-1]))
    tops = [int(found) for found in _OUT_OF.findall(text)]
    pairs += [(low, high) for high in tops for low in (1, 0)]
    return tuple(dict.fromkeys(Span(*pair) for pair in pairs if _is_scale(*pair)))


def _is_scale(low: int, high: int) -> bool:
    return low in (0, 1) and (_LEAST <= high <= _MOST or high == HUNDRED.high)


def spans_that_fit(figures: Collection[int], told: Collection[Span]) -> tuple[Span, ...]:
    """The scales on which figures may stand: those told where all do, else all that hold them."""
    of_those = tuple(each for each in told if all(map(each.holds, figures)))
    return of_those or tuple(each for each in _OTHERS if all(map(each.holds, figures)))


def in_words(span: Span, *, is_turned: bool) -> str:
    """What becomes of each figure, from the best mark down: "7 is 5, 5 and 6 are 4"."""
    return ", ".join(_parts(span, is_turned=is_turned))


def _parts(span: Span, *, is_turned: bool) -> Iterator[str]:
    for mark in range(HIGHEST, LOWEST - 1, -1):
        wanted = turned(mark) if is_turned else mark
        found = [each for each in range(span.low, span.high + 1) if span.mark(each) == wanted]
        if len(found) == 1:
            yield f"{found[0]} is {mark}"
        elif len(found) == 2:
            yield f"{found[0]} and {found[1]} are {mark}"
        elif found:
            yield f"{found[0]} to {found[-1]} are {mark}"
