"""The first page on paper: its rows, set so small as they have to be, and the lines to sign on."""

from bisect import bisect_left
from collections.abc import Sequence

from reportlab.platypus import Flowable

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import SIGNERS, FrontRow, front_rows
from sgdesk.reports.layout.styles import INK, OWN_FONT, RULE
from sgdesk.reports.returns.blocktable import Block, BlockTable, Command, Row
from sgdesk.reports.returns.paper import WIDTH, front_text, height_of, para
from sgdesk.reports.tagging import Reads, TaggedTable

_LABEL = 96.0
READ_WITH_EASE = 8.5
"""In points: no smaller than this where there is a choice."""

_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_RULES: tuple[Command, ...] = (
    OWN_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("LEFTPADDING", (1, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
)


class FrontTables:
    """The rows of the first page in one size or another, with what stands under them.

    Each size is set once, however often it is tried.
    """

    def __init__(self, document: ReturnDocument, below: Sequence[Flowable]) -> None:
        self._rows = front_rows(document)
        self._below = below
        self._made: dict[float, BlockTable] = {}

    def largest(self, room: float, smallest: float = 0.0) -> BlockTable:
        """The rows in the largest size in which they fit into ``room`` points.

        What is longer than that in the smallest runs over in a size that is read with ease, and
        takes what is below with it.
        """
        sizes = [each for each in _SIZES if each >= smallest]
        # Text of a smaller size is never higher, so the sizes that fit are the last ones.
        first = bisect_left(sizes, True, key=lambda size: height_of(self._in(size)) <= room)
        return self._in(sizes[first] if first < len(sizes) else READ_WITH_EASE)

    def _in(self, size: float) -> BlockTable:
        if size not in self._made:
            self._made[size] = _table(self._rows, size, self._below)
        return self._made[size]


def _table(rows: Sequence[FrontRow], size: float, below: Sequence[Flowable]) -> BlockTable:
    blocks = [
        Block(
            (
                [
                    front_text(row.label, size, bold=True),
                    [front_text(line, size) for line in row.lines],
                ],
            )
        )
        for row in rows
    ]
    widths = (_LABEL, WIDTH - _LABEL)
    return BlockTable(None, blocks, widths, _RULES, below, reads=Reads.ROWS)


def sign_off_table() -> TaggedTable:
    """A line for each who signs, with nothing filled in."""
    rows: list[Row] = [
        [para(who, "bold"), "", para("Name", "cell"), "", para("Date", "cell"), ""]
        for who in SIGNERS
    ]
    label, words, day = 92.0, 36.0, 78.0
    rest = WIDTH - label - 2 * words - day
    widths = (label, rest * 0.55, words, rest * 0.45, words, day)
    lines = [("LINEBELOW", (at, 0), (at, -1), 0.6, INK) for at in (1, 3, 5)]
    style: tuple[Command, ...] = (
        OWN_FONT,
        *lines,
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("LEFTPADDING", (2, 0), (2, -1), 6),
        ("LEFTPADDING", (4, 0), (4, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("NOSPLIT", (0, 0), (-1, -1)),
    )
    return TaggedTable(rows, widths, rowHeights=(28, 28), style=style, reads=Reads.IN_ORDER)
