"""The first page on paper: its rows, set so small as they have to be, and the lines to sign on."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.front import SIGNERS, FrontRow, front_rows
from sgdesk.reports.layout import sizes
from sgdesk.reports.layout.styles import INK, OWN_FONT, RULE
from sgdesk.reports.returns.blocktable import Block, BlockTable, Command, Row
from sgdesk.reports.returns.paper import WIDTH, front_text, height_of, para
from sgdesk.reports.tagging import Reads, TaggedTable

_LABEL = 96.0
READ_WITH_EASE = sizes.CELL
"""In points: no smaller than this where there is a choice."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """A size with the height of its lines as a part of that, and the air over and under a row."""

    size: float
    leading: float = 1.28
    over: float = 2.0
    under: float = 2.5

    @property
    def rules(self) -> tuple[Command, ...]:
        """The air of a row as commands for its table."""
        return (
            ("TOPPADDING", (0, 0), (-1, -1), self.over),
            ("BOTTOMPADDING", (0, 0), (-1, -1), self.under),
        )


_SETTINGS = (
    _Setting(sizes.BODY),
    _Setting(sizes.ASIDE),
    _Setting(sizes.CELL),
    _Setting(sizes.LEAST),
    _Setting(sizes.LEAST, 1.2, 1.0, 1.5),
    _Setting(sizes.LEAST, 1.12, 0.5, 1.5),
)
"""From large to small; letters that may be no smaller stand closer."""

_RULES: tuple[Command, ...] = (
    OWN_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("LEFTPADDING", (1, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
)


class FrontTables:
    """The rows of the first page in one size or another, with what stands under them.

    Each size is set once, however often it is tried.
    """

    def __init__(self, document: ReturnDocument, below: Sequence[Flowable]) -> None:
        self._rows = front_rows(document)
        self._below = below
        self._made: dict[_Setting, BlockTable] = {}

    def largest(self, room: float, smallest: float = 0.0) -> BlockTable:
        """The rows in the largest size in which they fit into ``room`` points.

        What is longer than that in the smallest runs over in a size that is read with ease, and
        takes what is below with it.
        """
        settings = [each for each in _SETTINGS if each.size >= smallest]
        # Closer text is never higher, so the settings that fit are the last ones.
        first = bisect_left(settings, True, key=lambda each: height_of(self._in(each)) <= room)
        return self._in(settings[first] if first < len(settings) else _Setting(READ_WITH_EASE))

    def _in(self, setting: _Setting) -> BlockTable:
        if setting not in self._made:
            self._made[setting] = _table(self._rows, setting, self._below)
        return self._made[setting]


def _table(rows: Sequence[FrontRow], setting: _Setting, below: Sequence[Flowable]) -> BlockTable:
    def text(words: str, *, bold: bool = False) -> Flowable:
        return front_text(words, setting.size, setting.leading, bold=bold)

    blocks = [
        Block(([text(row.label, bold=True), [text(line) for line in row.lines]],)) for row in rows
    ]
    widths = (_LABEL, WIDTH - _LABEL)
    return BlockTable(None, blocks, widths, (*_RULES, *setting.rules), below, reads=Reads.ROWS)


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
