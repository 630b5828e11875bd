"""A table of blocks that stay whole, quick also where it runs over a hundred pages.

ReportLab's own table measures all that is left again at the end of every page; this one
measures each block once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reportlab.platypus import Flowable, PageBreak

from sgdesk.reports.layout.again import TITLE_AGAIN, draw_title_again
from sgdesk.reports.layout.styles import MARGIN, OWN_FONT, PAGE_HEIGHT, RULE, table_rules
from sgdesk.reports.tagging import Element, Reads, TaggedTable

Row = list[Flowable | list[Flowable] | str]
Command = tuple[object, ...]

TALLEST = 360.0
"""A block taller than half a page, in points, is not kept whole."""

_AT_A_TIME = 200
"""Blocks that are measured as one table."""

_A_PAGE = PAGE_HEIGHT - 2 * MARGIN
"""The height of a page between its margins, in points."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stay on one page; ``band_from`` is where the first row is one wide cell.

    ``None`` is a block without such a row over the others. With a ``note`` the last row is one
    cell across the table that says more of the row over it.
    """

    rows: tuple[Row, ...]
    band_from: int | None = None
    note: bool = False

    @property
    def own_rows(self) -> int:
        """How many rows it has beside its note."""
        return len(self.rows) - self.note


class BlockTable(Flowable):  # type: ignore[misc]  # untyped library
    """Blocks under a heading row, if there is one, that is printed again on every page.

    ``rules`` are ReportLab's table commands over whole columns, with the heading as row 0. The
    ``foot`` stands under the last block, on the same page. Neither the first nor the last page has
    less than two rows of a table that is parted, wherever that can be. Each further page begins
    with the ``title`` that stands over the table, if it is told: whoever holds that page alone
    sees what it is.
    """

    def __init__(
        self,
        heading: Row | None,
        blocks: Sequence[Block],
        widths: Sequence[float],
        rules: Sequence[Command] = (),
        foot: Sequence[Flowable] = (),
        *,
        reads: Reads = Reads.GRID,
        title: str = "",
    ) -> None:
        super().__init__()
        self._title, self._carries_on = title, False
        self._foot = tuple(foot)
        self._reads = reads
        self._element = Element("Table")
        self._foot_height = sum(_height(each, sum(widths)) for each in foot)
        self._heading = heading
        self._widths = widths
        self._rules = rules
        self._head_height = self._height_of(()) if heading else 0.0
        measured = zip(blocks, self._heights_of(blocks), strict=True)
        parts = [part for block, high in measured for part in self._parted(block, high)]
        self._blocks = [block for block, _ in parts]
        self._heights = [high for _, high in parts]

    @property
    def rows(self) -> int:
        """How many rows it has beside its heading and their notes."""
        return sum(each.own_rows for each in self._blocks)

    @property
    def height_of_start(self) -> float:
        """The least height in points that a page must have left for the table to begin on it."""
        cuts = self._cuts()
        whole = self.wrap(0, 0)[1]
        if not cuts:
            return whole
        return min(whole, self._head_height + sum(self._heights[: cuts[0]]))

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the whole, of whatever is offered."""
        self.width = sum(self._widths)
        self.height = self._over_height + self._rows_height + self._foot_height
        return self.width, self.height

    @property
    def _over_height(self) -> float:
        return TITLE_AGAIN if self._title and self._carries_on else 0.0

    @property
    def _rows_height(self) -> float:
        return self._head_height + sum(self._heights)

    def _cuts(self) -> list[int]:
        """Before which blocks it may be parted, so that no row is alone.

        Where rows are too tall for that it is parted before any of them.
        """
        rows = [each.own_rows for each in self._blocks]
        every = list(range(1, len(rows)))
        kept = [at for at in every if sum(rows[:at]) > 1 and sum(rows[at:]) > 1]
        if kept and self._head_height + sum(self._heights[: kept[0]]) <= _A_PAGE:
            return kept
        return every if self.wrap(0, 0)[1] > _A_PAGE else []

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many blocks as fit, and the rest; nothing where too little fits."""
        room = height - self._over_height - self._head_height
        fitting = [at for at in self._cuts() if sum(self._heights[:at]) <= room]
        if not fitting:
            return []
        here, rest = self._part(0, fitting[-1]), self._part(fitting[-1], None, self._foot)
        here._carries_on, rest._carries_on = self._carries_on, True
        return [here, PageBreak(), rest]  # or a row of the rest might still fit under it

    def draw(self) -> None:
        """Draw the blocks that came to this page, and under the last of them the foot."""
        if self._over_height:
            draw_title_again(self.canv, self._title, self.height, self.width)
        table = self._table(self._blocks, self._element)
        table.wrapOn(self.canv, sum(self._widths), self._rows_height)
        table.drawOn(self.canv, 0, self._foot_height)
        top = self._foot_height
        for each in self._foot:
            top -= float(each.getSpaceBefore())
            top -= float(each.wrapOn(self.canv, sum(self._widths), top)[1])
            each.drawOn(self.canv, 0, top)
            top -= float(each.getSpaceAfter())

    def _part(self, start: int, end: int | None, foot: Sequence[Flowable] = ()) -> "BlockTable":
        part = BlockTable(
            self._heading,
            (),
            self._widths,
            self._rules,
            foot,
            reads=self._reads,
            title=self._title,
        )
        part._element = self._element
        part._blocks = self._blocks[start:end]
        part._heights = self._heights[start:end]
        return part

    def _parted(self, block: Block, high: float) -> Iterator[tuple[Block, float]]:
        """The block, or row by row where it is too tall to be kept whole; each with its height."""
        head = 1 if block.band_from is None else 2
        if block.own_rows <= head or high <= TALLEST:
            yield block, high
            return
        first = Block(block.rows[:head], block.band_from)
        parts = [first, *(Block((row,)) for row in block.rows[head:])]
        yield from zip(parts, self._heights_of(parts), strict=True)

    def _heights_of(self, blocks: Sequence[Block]) -> Iterator[float]:
        """The height of each block in points, many of them measured at a time.

        No row is higher for those around it.
        """
        for start in range(0, len(blocks), _AT_A_TIME):
            some = blocks[start : start + _AT_A_TIME]
            table = self._table(some)
            table.wrap(0, 0)
            rows = iter(table._rowHeights[0 if self._heading is None else 1 :])
            for block in some:
                yield sum(islice(rows, len(block.rows)))

    def _height_of(self, blocks: Sequence[Block]) -> float:
        height: float = self._table(blocks).wrap(0, 0)[1]
        return height

    def _table(self, blocks: Sequence[Block], element: Element | None = None) -> TaggedTable:
        rows = [] if self._heading is None else [self._heading]
        bands: list[int] = []
        rules: list[Command] = []
        joined: set[int] = set()
        for block in blocks:
            if block.band_from is not None:
                bands.append(len(rows))
                joined.add(len(rows))
                rules += _band(len(rows), block.band_from)
            rows += block.rows
            if block.note:
                joined.add(len(rows) - 2)
                rules += _note(len(rows) - 1)
        house = () if self._heading is None else _house(joined, len(rows))
        style = [OWN_FONT, *house, *self._rules, *rules]
        made = TaggedTable(rows, self._widths, style=style, reads=self._reads)
        return made.with_bands(bands, element=element)


def _height(part: Flowable, width: float) -> float:
    """The height of what stands under a table, with the room before and after it, in points."""
    height: float = part.wrap(width, _A_PAGE)[1]
    return height + float(part.getSpaceBefore()) + float(part.getSpaceAfter())


def _house(joined: set[int], rows: int) -> Iterator[Command]:
    """The rules of every table, but none under a row that is one with the row below it.

    A white rule over a grey one is no way round that: a screen draws the two a pixel apart.
    """
    for each in table_rules():
        if each[:2] == ("LINEBELOW", (0, 1)):
            yield from (
                ("LINEBELOW", (0, row), (-1, row), *each[3:])
                for row in range(1, rows)
                if row not in joined
            )
        else:
            yield each


def _band(row: int, first_column: int) -> tuple[Command, ...]:
    """One wide cell, a stronger rule over the row and none under it."""
    return (
        ("SPAN", (first_column, row), (-1, row)),
        ("LINEABOVE", (0, row), (-1, row), 0.8, RULE),
    )


def _note(row: int) -> tuple[Command, ...]:
    """One cell across, close under the row that it belongs to and without a rule between."""
    return (
        ("SPAN", (0, row), (-1, row)),
        ("BOTTOMPADDING", (0, row - 1), (-1, row - 1), 0),
        ("TOPPADDING", (0, row), (-1, row), 0),
    )
