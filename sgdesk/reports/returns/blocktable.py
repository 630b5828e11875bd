"""A table of blocks that stay whole, quick also where it runs over a hundred pages.

ReportLab's own table measures all that is left again at the end of every page; this one
measures each block once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import white
from reportlab.platypus import Flowable

from sgdesk.reports.layout.styles import RULE, table_rules
from sgdesk.reports.tagging import Element, Reads, TaggedTable
from sgdesk.reports.text.fonts import SANS

Row = list[Flowable | list[Flowable] | str]
Command = tuple[object, ...]

TALLEST = 360.0
"""A block taller than half a page, in points, is not kept whole."""

_OVER_FOOT = 6.0
"""Points between the last row and the foot."""

OWN_FONT: Command = ("FONTNAME", (0, 0), (-1, -1), SANS)
"""Blank cells too name a font, and a font that is named must be in the file."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stay on one page; ``band_from`` is where the first row is one wide cell.

    ``None`` is a block without such a row over the others.
    """

    rows: tuple[Row, ...]
    band_from: int | None = None


class BlockTable(Flowable):  # type: ignore[misc]  # untyped library
    """Blocks under a heading row that is printed again on every page.

    ``rules`` are ReportLab's table commands over whole columns, with the heading as row 0. The
    ``foot`` stands under the last block, on the same page.
    """

    def __init__(
        self,
        heading: Row,
        blocks: Sequence[Block],
        widths: Sequence[float],
        rules: Sequence[Command] = (),
        foot: Flowable | None = None,
    ) -> None:
        super().__init__()
        self._foot = foot
        self._element = Element("Table")
        self._foot_height: float = foot.wrap(sum(widths), 0)[1] + _OVER_FOOT if foot else 0.0
        self._heading = heading
        self._widths = widths
        self._rules = rules
        self._head_height = self._height_of(())
        self._blocks = [part for block in blocks for part in self._parted(block)]
        self._heights = [self._block_height(block) for block in self._blocks]

    @property
    def height_of_start(self) -> float:
        """The height in points of the heading and the first block, with a foot under that alone."""
        foot = self._foot_height if len(self._heights) == 1 else 0.0
        return self._head_height + sum(self._heights[:1]) + foot

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the whole, of whatever is offered."""
        return sum(self._widths), self._rows_height + self._foot_height

    @property
    def _rows_height(self) -> float:
        return self._head_height + sum(self._heights)

    def split(self, width: float, height: float) -> list[Flowable]:
        """As many blocks as fit, and the rest; nothing where not even one does."""
        room = height - self._head_height
        fitting = 0
        while fitting < len(self._heights) and self._heights[fitting] <= room:
            room -= self._heights[fitting]
            fitting += 1
        if fitting == len(self._heights) and self._foot_height > room:
            fitting -= 1
        return [self._part(0, fitting), self._rest(fitting)] if fitting > 0 else []

    def draw(self) -> None:
        """Draw the blocks that came to this page."""
        table = self._table(self._blocks, self._element)
        table.wrapOn(self.canv, sum(self._widths), self._rows_height)
        table.drawOn(self.canv, 0, self._foot_height)
        if self._foot is not None:
            self._foot.drawOn(self.canv, 0, 0)

    def _rest(self, start: int) -> "BlockTable":
        return self._part(start, None, self._foot)

    def _part(self, start: int, end: int | None, foot: Flowable | None = None) -> "BlockTable":
        part = BlockTable(self._heading, (), self._widths, self._rules, foot)
        part._element = self._element
        part._blocks = self._blocks[start:end]
        part._heights = self._heights[start:end]
        return part

    def _parted(self, block: Block) -> Iterator[Block]:
        """The block, or row by row where it is too tall to be kept whole."""
        head = 1 if block.band_from is None else 2
        if len(block.rows) <= head or self._block_height(block) <= TALLEST:
            yield block
            return
        yield Block(block.rows[:head], block.band_from)
        yield from (Block((row,)) for row in block.rows[head:])

    def _block_height(self, block: Block) -> float:
        return self._height_of((block,)) - self._head_height

    def _height_of(self, blocks: Sequence[Block]) -> float:
        height: float = self._table(blocks).wrap(0, 0)[1]
        return height

    def _table(self, blocks: Sequence[Block], element: Element | None = None) -> TaggedTable:
        rows = [self._heading]
        bands: list[int] = []
        rules: list[Command] = [OWN_FONT, *table_rules(), *self._rules]
        for block in blocks:
            if block.band_from is not None:
                bands.append(len(rows))
                rules += _band(len(rows), block.band_from)
            rows += block.rows
        made = TaggedTable(rows, self._widths, style=rules, reads=Reads.GRID)
        return made.with_bands(bands, element=element)


def _band(row: int, first_column: int) -> tuple[Command, ...]:
    """One wide cell, a stronger rule over the row and none under it."""
    return (
        ("SPAN", (first_column, row), (-1, row)),
        ("LINEABOVE", (0, row), (-1, row), 0.8, RULE),
        ("LINEBELOW", (0, row), (-1, row), 0.6, white),
    )
