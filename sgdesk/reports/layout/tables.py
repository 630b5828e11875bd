"""The table of the house: widths that follow the text, and pages that share its rows fairly."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from sgdesk.reports.layout import styles
from sgdesk.reports.layout.pages import FIRST, LATER, WIDTH, para, text_styles
from sgdesk.reports.tagging import Reads, TaggedTable
from sgdesk.reports.text.typesetting import PlainParagraph, ShapedParagraph, line_width

_LEAST = 3
"""Rows that stand alone on a page, where there are as many."""

_WHOLE = LATER / 3
"""A table that is no higher, in points, is not parted."""

_NEARLY_A_PAGE = 400
"""Points of a page that is empty but for its head: what does not fit there fits nowhere."""

_A_HAIR = 0.5
_PADDING = 8 + _A_HAIR
"""What a cell has on its left and right, in points, and a hair more than its words measure."""

_CLOSER = 4.0
"""What a cell of many figures has, in points."""


class HouseTable(TaggedTable):
    """A table whose rows stay whole, but for one that is taller than a page.

    Its last page has no lone row where that can be helped. ``is_even`` shares the rows out, as
    many on each page. ``tail`` is the height of what stands under it: where that goes over the
    page, a few rows go with it.
    """

    def __init__(self, *args: object, **options: Any) -> None:
        super().__init__(*args, **options)
        self.is_even = False
        self.tail = 0.0

    def height_of(self, rows: int) -> float:
        """How high its headings with so many rows are, in points."""
        self._calc(WIDTH, LATER)
        return float(sum(self._rowHeights[: self.repeatRows + rows]))

    @property
    def _body(self) -> int:
        """How many rows stand under the headings."""
        return len(self._cellvalues) - int(self.repeatRows)

    def start(self) -> float:
        """The height that has to be there for it to begin: all of a short one, or a few rows."""
        whole = self.height_of(self._body) + self.tail
        return whole if whole <= _WHOLE else min(self.height_of(_LEAST), LATER / 2)

    def pages(self, first: float, least: float = 0) -> int:
        """How many pages it takes that begins where there are ``first`` points of one left.

        With ``least``, were its rows no lower than that.
        """
        head = self.height_of(0)
        rows = [max(each, least) for each in self._rowHeights[self.repeatRows :]]
        return 1 + _pages(rows[_fitting(rows, first - head) :], LATER - head)

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Its width and height; see ``Flowable.wrap``. With its tail too high, it is parted."""
        wide, high = super().wrap(avail_width, avail_height)
        if high <= avail_height < high + self.tail and self._body > 1:
            high = avail_height + 1
        return wide, high

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The parts on this page and the next; see ``Flowable.split``."""
        self._calc(avail_width, avail_height)
        rows, room = self._rowHeights[self.repeatRows :], avail_height - self.height_of(0)
        here = self._rows_here(rows, room)
        parts: list[Flowable] = super().split(avail_width, self.height_of(here) + 0.01)
        if here < 1:
            parts = []
            if avail_height >= _NEARLY_A_PAGE:
                self.splitInRow = 1
                parts = super().split(avail_width, avail_height)
        if len(parts) == 2:
            self._carry_on(parts[1])
            if here < _fitting(rows, room):
                parts.insert(1, PageBreak())
        return parts

    def _rows_here(self, rows: Sequence[float], room: float) -> int:
        """How many rows stand on this page."""
        fits = _fitting(rows, room)
        rest = len(rows) - fits
        if self.is_even and fits > 0:
            later = LATER - self.height_of(0)
            pages = 1 + _pages(rows[fits:], later)
            share = -(-len(rows) // pages)
            shares = range(min(share, fits), fits)
            return next((n for n in shares if _pages(rows[n:], later) < pages), fits)
        if rest < _LEAST and fits > 1:
            return min(fits, max(len(rows) - _LEAST, len(rows) // 2))
        return fits

    def _carry_on(self, part: "HouseTable") -> None:
        """Tell the part on the next page what this one knows, and say anew what it repeats."""
        part.is_even, part.tail = self.is_even, self.tail
        top = part.repeatRows
        part._cellvalues[top] = [_anew(cell) for cell in part._cellvalues[top]]


def _anew(cell: object) -> object:
    """A cell that was quiet, since it says what stands over it, where nothing does any more."""
    if isinstance(cell, (list, tuple)) and len(cell) == 1 and _is_again(cell[0]):
        return para(cell[0].getPlainText(), "cell")
    return cell


def _is_again(piece: object) -> bool:
    return isinstance(piece, PlainParagraph) and piece.style is text_styles()["again"]


def _fitting(rows: Sequence[float], room: float) -> int:
    """How many of the rows, from the first on, go into a height."""
    taken = 0.0
    for place, each in enumerate(rows):
        taken += each
        if taken > room + 1e-6:
            return place
    return len(rows)


def _pages(rows: Sequence[float], room: float) -> int:
    """How many pages the rows take, each row on one."""
    pages = 0
    while rows:
        pages += 1
        rows = rows[max(_fitting(rows, room), 1) :]
    return pages


def table(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    extra: Sequence[tuple[object, ...]] = (),
    least_height: float = 0,
    reads: Reads = Reads.COLUMNS,
) -> HouseTable:
    """A table in the style of the house, whose heads are repeated on every page it runs to."""
    made = HouseTable(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=1,
        hAlign="LEFT",
        minRowHeights=[0, *[least_height] * (len(rows) - 1)],
        reads=reads,
    )
    made.setStyle([*styles.table_rules(), *extra])
    return made


def fitted(rows: Sequence[Sequence[object]], *, stretch: int = -1, narrow: int = 0) -> HouseTable:
    """A table whose columns are as wide as their text; ``stretch`` is the one that takes the rest.

    Where the text is wider than there is room, each column keeps its longest word and has its
    share by how much is in it. The last ``narrow`` hold figures: they stand closer together, and
    are then no wider than that word.
    """
    widths = fitted_widths(rows, stretch=stretch, narrow=narrow)
    return table(rows, widths, _closer(narrow) if narrow else ())


def _closer(columns: int) -> Sequence[tuple[object, ...]]:
    """The last columns with half the air beside their figures."""
    where = ((-columns, 0), (-1, -1))
    return (("LEFTPADDING", *where, _CLOSER / 2), ("RIGHTPADDING", *where, _CLOSER / 2))


def fitted_widths(
    rows: Sequence[Sequence[object]],
    wide: float = WIDTH,
    *,
    stretch: int | None = -1,
    narrow: int = 0,
) -> list[float]:
    """The widths of columns by what is in them; see :func:`fitted`.

    With ``stretch`` ``None`` the room that is left is left.
    """
    sizes = [[_sizes(cell) for cell in column] for column in zip(*rows, strict=True)]
    least = _with_air([max(word for word, _ in column) for column in sizes], narrow)
    most = _with_air([max(whole for _, whole in column) for column in sizes], narrow)
    if sum(least) >= wide:
        return _cut(least, wide)
    if narrow and sum(most) > wide:
        most[-narrow:] = least[-narrow:]
    if sum(most) <= wide:
        if stretch is not None:
            most[stretch] += wide - sum(most)
        return most
    return _shared(least, most, [sum(whole for _, whole in column) for column in sizes], wide)


def goes_side_by_side(
    rows: Sequence[Sequence[object]], *, first: float = 0.0, narrow: int = 0
) -> bool:
    """Whether each column has room for its longest word, the first ``first`` points or more."""
    words = [max(_sizes(cell)[0] for cell in column) for column in zip(*rows, strict=True)]
    least = _with_air(words, narrow)
    return bool(max(least[0], first) + sum(least[1:]) <= WIDTH)


def _with_air(widths: Sequence[float], narrow: int) -> list[float]:
    """The widths of columns with what is left free in them, less in the last ``narrow``."""
    wide = len(widths) - narrow
    return [
        each + (_PADDING if place < wide else _CLOSER + _A_HAIR)
        for place, each in enumerate(widths)
    ]


def _shared(
    least: Sequence[float], most: Sequence[float], amounts: Sequence[float], wide: float
) -> list[float]:
    """The least of each with its share of the rest, none wider than it has to be.

    What fits into an even share has all that it wants first.
    """
    met, _ = _modest(most, wide)
    widths = [most[place] if place in met else each for place, each in enumerate(least)]
    if sum(widths) > wide:
        widths = list(least)
    while (rest := wide - sum(widths)) > 0.01:
        wanting = [place for place, each in enumerate(widths) if most[place] - each > 0.01]
        whole = sum(amounts[place] for place in wanting)
        for place in wanting:
            more = rest * amounts[place] / whole
            widths[place] = min(most[place], widths[place] + more)
    return widths


def _cut(widths: Sequence[float], wide: float) -> list[float]:
    """Widths that are too much together: what is modest stays, and the others are cut alike."""
    met, rest = _modest(widths, wide)
    others = max(len(widths) - len(met), 1)
    return [each if place in met else rest / others for place, each in enumerate(widths)]


def _modest(widths: Sequence[float], wide: float) -> tuple[frozenset[int], float]:
    """The places of those that fit into an even share, and what they leave."""
    wanting, room = set(range(len(widths))), wide
    while met := {place for place in wanting if widths[place] <= room / len(wanting)}:
        wanting -= met
        room -= sum(widths[place] for place in met)
    return frozenset(range(len(widths))) - wanting, room


def _sizes(cell: object) -> tuple[float, float]:
    """How wide the longest word of a cell is, and all of its text in one line."""
    if isinstance(cell, list):
        sizes = [(0.0, 0.0), *map(_sizes, cell)]
        return max(word for word, _ in sizes), max(whole for _, whole in sizes)
    if not isinstance(cell, (PlainParagraph, ShapedParagraph)):
        wide = float(getattr(cell, "width", 0))
        return wide, wide
    style = cell.style
    text = cell.getPlainText()
    words = text.replace("-", "- ").split(" ")
    measured = [line_width(each, style.fontName, style.fontSize) for each in (*words, text)]
    return max(measured[:-1]), measured[-1]


def headed(words: str, made: Flowable, *between: Flowable, kind: str = "h2") -> Iterator[Flowable]:
    """A heading that is never parted from what stands under it, nor from a table's first rows."""
    heading = para(words, kind)
    above = [heading, *between]
    need = height_of(above)
    start = made.start() if isinstance(made, HouseTable) else min(_height(made), LATER / 2)
    yield CondPageBreak(min(need + start, LATER * 0.8))
    yield from above
    yield made


def height_of(pieces: Iterable[Flowable]) -> float:
    """How high pieces stand under each other, in points."""
    return sum(map(_height, pieces))


def is_one_page(story: Iterable[Flowable]) -> bool:
    """Whether all of a paper goes onto its first page."""
    room: float = FIRST
    return height_of(each for each in story if not isinstance(each, CondPageBreak)) <= room


def _height(piece: Flowable) -> float:
    height: float = piece.wrap(WIDTH, LATER)[1]
    return height + float(piece.getSpaceBefore()) + float(piece.getSpaceAfter())
