"""The end of a paper: its last page holds more than a small rest that went over.

Where it would not, the page before it is made to end sooner, so that the two share what there is.
Which page that is, and where it ends, is found by going through the pieces as ReportLab does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
)

LEAST = 0.28
"""How much of its page the end of a paper of several pages takes, where that can be had."""

MOST_MOVED = 0.55
"""The page before never has less than the rest of this left on it."""

_STEP = 12.0
"""By so many points it is tried shorter."""

_HAIR = 1e-6

Heights = Callable[[int], float]
"""How high the text of a page may be, in points, by the number of the page from 1."""


@dataclass(frozen=True, slots=True)
class ShortPage:
    """The page that ends sooner than the others, from 1, and by how many points."""

    number: int
    by: float


def short_page(story: Sequence[Flowable], width: float, heights: Heights) -> ShortPage | None:
    """The last but one page, made so short that the last is full enough; ``None`` for no need.

    Also ``None`` where it cannot be had without a page more, or where all is one page.
    """
    pages = list(_set(_State(tuple(story)), width, heights))
    if len(pages) < 2 or pages[-1].is_full_by(LEAST):
        return None
    number, start = len(pages) - 1, pages[-2].start
    if not start.pending and isinstance(start.next, PageBreak):
        return None
    for by in _steps(heights(number) * MOST_MOVED):
        last = _ended_sooner(start, width, heights, number, by)
        if last is not None and last.is_full_by(LEAST):
            return ShortPage(number, by)
    return None


def _steps(most: float) -> Iterator[float]:
    by = _STEP
    while by <= most:
        yield by
        by += _STEP


def _ended_sooner(
    start: "_State", width: float, heights: Heights, number: int, by: float
) -> "_Page | None":
    """The last page, where the one before it ends sooner; ``None`` where that will not do."""

    def shorter(page: int) -> float:
        return heights(page) - (by if page == number else 0)

    pages = list(_set(start, width, shorter, number))
    if len(pages) != 2 or pages[0].is_forced:
        return None
    is_bare = pages[0].used < heights(number) * (1 - MOST_MOVED)
    return None if is_bare else pages[1]


Draws = Callable[[Canvas, BaseDocTemplate], None]
"""Draws what every page has, under its text."""


def page_templates(
    name: str,
    short: ShortPage | None,
    frame: Callable[[int, float], Frame],
    furniture: Callable[[int], Draws],
) -> list[PageTemplate]:
    """The pages up to the one after the short one, each followed by the next, the last by itself.

    ``frame`` makes the frame of a page, by its number, that ends so many points sooner;
    ``furniture`` tells what is drawn on it.
    """
    last = short.number + 1 if short else 2
    return [
        PageTemplate(
            f"{name} {page}",
            [frame(page, short.by if short and page == short.number else 0.0)],
            onPage=_followed(furniture(page), f"{name} {min(page + 1, last)}"),
        )
        for page in range(1, last + 1)
    ]


def _followed(draw: Draws, then: str) -> Draws:
    """What draws a page, and says which comes next: ReportLab's own way takes each one twice."""

    def begin(canvas: Canvas, document: BaseDocTemplate) -> None:
        draw(canvas, document)
        document.handle_nextPageTemplate(then)

    return begin


@dataclass(frozen=True, slots=True)
class _State:
    """What is still to be set: ``pending`` first, which came of something parted."""

    story: tuple[Flowable, ...]
    place: int = 0
    pending: tuple[Flowable, ...] = ()

    @property
    def is_done(self) -> bool:
        return not self.pending and self.place >= len(self.story)

    @property
    def next(self) -> Flowable:
        return self.pending[0] if self.pending else self.story[self.place]

    def without_next(self, *instead: Flowable) -> "_State":
        if self.pending:
            return _State(self.story, self.place, (*instead, *self.pending[1:]))
        return _State(self.story, self.place + 1, instead)


@dataclass(slots=True)
class _Page:
    """A page as it would be set. ``is_forced`` tells that its first piece is too high for it."""

    start: _State
    height: float
    used: float = 0.0
    is_forced: bool = False
    after: float = field(default=0.0)

    @property
    def left(self) -> float:
        return self.height - self.used

    @property
    def is_at_top(self) -> bool:
        return self.used == 0

    def is_full_by(self, part: float) -> bool:
        """Whether so much of it is taken."""
        return self.used >= self.height * part

    def take(self, piece: Flowable, high: float) -> None:
        """Put a piece under what is there; the room between two is the larger of theirs."""
        if not self.is_at_top:
            self.used += max(float(piece.getSpaceBefore()) - self.after, 0)
        self.after = float(piece.getSpaceAfter())
        self.used += high + self.after


def _set(state: _State, width: float, heights: Heights, number: int = 1) -> Iterator[_Page]:
    """The pages from a state on."""
    while not state.is_done:
        page = _Page(state, heights(number))
        state = _fill(page, state, width)
        yield page
        number += 1


def _fill(page: _Page, state: _State, width: float) -> _State:
    """Set what goes onto a page; what is left for the next."""
    while not state.is_done:
        piece = state.next
        if isinstance(piece, PageBreak):
            return state.without_next()
        if isinstance(piece, CondPageBreak):
            if page.left < piece.height:
                page.is_forced = page.is_forced or page.is_at_top
                return state.without_next()
            state = state.without_next()
        elif isinstance(piece, ActionFlowable):
            state = state.without_next()
        elif isinstance(piece, KeepTogether):
            parts = tuple(piece._content)
            if not page.is_at_top and _together(parts, width, page) > page.left + _HAIR:
                return state.without_next(*parts)
            state = state.without_next(*parts)
        else:
            on_here, state = _put(page, piece, state, width)
            if not on_here:
                return state
    return state


def _together(parts: Sequence[Flowable], width: float, page: _Page) -> float:
    """How high the parts of one thing are under each other."""
    trial = _Page(page.start, page.height, page.used, after=page.after)
    for each in parts:
        trial.take(each, each.wrap(width, page.height)[1])
    return trial.used - trial.after - page.used


def _put(page: _Page, piece: Flowable, state: _State, width: float) -> tuple[bool, _State]:
    """Put a piece or its first part onto a page: whether the page goes on, and what is left."""
    before = 0.0 if page.is_at_top else max(float(piece.getSpaceBefore()) - page.after, 0)
    room = page.left - before
    high = piece.wrap(width, room)[1] if room > 0 else 0.0
    if room > 0 and high <= room + _HAIR:
        page.take(piece, high)
        return True, state.without_next()
    parts = piece.split(width, room) if room > 0 else []
    if not parts:
        if page.is_at_top:
            page.is_forced = True
            page.take(piece, high)
            return False, state.without_next()
        return False, state
    first, *others = parts
    page.take(first, first.wrap(width, room)[1])
    return False, state.without_next(*(each for each in others if not isinstance(each, PageBreak)))
