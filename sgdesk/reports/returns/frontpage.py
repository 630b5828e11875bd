"""The first page on paper: its rows, set so small as they have to be, and the lines to sign on."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import SIGNERS, front_rows
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


def front_table(
    document: ReturnDocument, room: float, below: Sequence[Flowable], smallest: float = 0.0
) -> BlockTable:
    """The rows of the first page in the largest size in which they fit into ``room`` points, with
    what stands under them.

    What is longer than that in the smallest runs over in a size that is read with ease, and takes
    what is below with it.
    """
    for size in (each for each in _SIZES if each >= smallest):
        table = _table(document, size, below)
        if height_of(table) <= room:
            return table
    return _table(document, READ_WITH_EASE, below)


def _table(document: ReturnDocument, size: float, below: Sequence[Flowable]) -> BlockTable:
    rows: Iterable[Row] = (
        [
            front_text(row.label, size, bold=True),
            [front_text(line, size) for line in row.lines],
        ]
        for row in front_rows(document)
    )
    widths = (_LABEL, WIDTH - _LABEL)
    blocks = [Block((row,)) for row in rows]
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
