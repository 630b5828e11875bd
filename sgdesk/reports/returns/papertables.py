"""The tables of the summary on paper; long ones run on with their headings repeated."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from reportlab.platypus import Flowable, Spacer

from sgdesk.domain.figures import figure
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.parts import FrozenMark
from sgdesk.domain.training.states import STATES
from sgdesk.reports.layout.qr import draw_qr
from sgdesk.reports.layout.styles import INK, OWN_FONT
from sgdesk.reports.returns import data, method, tables
from sgdesk.reports.returns.bars import SHOWN, StateBar, StateMark, Swatch
from sgdesk.reports.returns.blocktable import TALLEST, Block, BlockTable, Command, Row
from sgdesk.reports.returns.paper import WIDTH, height_of, para
from sgdesk.reports.tagging import Drawn, Reads, TaggedTable

_FIGURE_WIDTHS = (41, 35, 26, 26, 39, 32, 26, 52, 36, 48)
"""The longest word over each column in one line, and figures of four places under it."""
_MARK, _SWATCH, _LABEL = 16.0, 24.0, 114.0
_TITLES_AS_LABELS = (170.0, 225.0)
"""Widths for labels that are whole titles: short ones, and ones that would take two lines."""
_BESIDE_CODE = 14.0
_STATE_HEADINGS = {facts.word: state for state, facts in STATES.items()}

_FIGURE_RULES: tuple[Command, ...] = (
    ("ALIGN", (1, 0), (-1, 0), "RIGHT"),
    ("LEFTPADDING", (1, 0), (-1, -1), 2),
    ("RIGHTPADDING", (1, 0), (-1, -1), 2),
)
_PLAIN: tuple[Command, ...] = (
    OWN_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("LEFTPADDING", (1, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
)
_CLOSE: tuple[Command, ...] = (
    *_PLAIN,
    ("TOPPADDING", (0, 0), (-1, -1), 1.25),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.75),
)
"""Of pairs that are looked up: what they take is a page less more often than not."""

_MIDDLE: Command = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")


def pairs_table(
    lines: Iterable[tuple[str, str]], label_width: float = _LABEL, title: str = ""
) -> BlockTable:
    """Labels in bold with what they stand for beside them, line by line."""
    rows: Iterable[Row] = (
        [para(label, "bold"), [para(line, "wide") for line in value.split("\n")]]
        for label, value in lines
    )
    widths = (label_width, WIDTH - label_width)
    return BlockTable(None, _singly(rows), widths, _CLOSE, reads=Reads.ROWS, title=title)


def met_table(document: ReturnDocument) -> BlockTable:
    """What meets each requirement, with labels as wide as makes it the lower of the two."""
    lines = [
        (title, f"{courses}; {often}")
        for title, courses, often in method.requirement_lines(document)
    ]
    title = method.REQUIREMENTS_TITLE
    return min((pairs_table(lines, wide, title) for wide in _TITLES_AS_LABELS), key=height_of)


def _singly(rows: Iterable[Row]) -> list[Block]:
    """Every row as a block of its own, before and after which a page may end."""
    return [Block((row,)) for row in rows]


def chart(document: ReturnDocument) -> TaggedTable:
    """A bar for each requirement between its title and its figures in words."""
    widths = (150.0, WIDTH - 150 - 130, 130.0)
    rows = [
        [
            para(each.title, "cell"),
            StateBar(each.counts, widths[1] - 8),
            para(tables.share_words(each.counts), "cell"),
        ]
        for each in tables.shown_in_chart(document)
    ]
    return TaggedTable(rows, widths, style=(*_PLAIN, _MIDDLE), reads=Reads.ROWS)


def key_line() -> TaggedTable:
    """The key of the bars: each pattern with its word, in the order of the bar."""
    cells: Row = []
    widths: list[float] = []
    for state in SHOWN:
        cells += [Swatch(state), para(STATES[state].word, "aside")]
        widths += [_SWATCH, WIDTH / len(SHOWN) - _SWATCH]
    return TaggedTable([cells], widths, style=(*_PLAIN, _MIDDLE), reads=Reads.IN_ORDER)


def figures_table(table: tables.FigureTable) -> tuple[BlockTable, list[Flowable]]:
    """Counts by state; a role or a group is a band over its requirements and stays with them.

    How it was counted stands under it. Beside the table, the notes that are too many for that.
    """
    headings = ("Requirement", *tables.FIGURE_HEADINGS)
    widths = (WIDTH - sum(_FIGURE_WIDTHS), *_FIGURE_WIDTHS)
    heading = _headings(headings, numbers=len(_FIGURE_WIDTHS))
    blocks = [made for block in table.blocks for made in _figure_blocks(block)]
    foot = _under(table.how, *table.notes)
    under = [each for at, each in enumerate(foot, 1) if sum(map(height_of, foot[:at])) < TALLEST]
    made = BlockTable(heading, blocks, widths, _FIGURE_RULES, under, title=table.title)
    return made, foot[len(under) :]


def _under(how: str, *notes: str) -> list[Flowable]:
    """What stands under a table on the page of its last rows: how it was counted, and the rest."""
    lines = (f"Counted how: {how}", *notes)
    return [Spacer(0, 3), *(para(each, "note") for each in lines)]


def _figure_blocks(block: tables.FigureBlock) -> Iterator[Block]:
    """Rows under a band are one block; each row without is its own, with its note across."""
    if block.label:
        yield Block((_across(block.label, "bold"), *map(_figure_row, block.rows)), band_from=0)
        return
    for row in block.rows:
        figures = _figure_row(row)
        yield (
            Block((figures, _across(row.note, "aside")), note=True)
            if row.note
            else Block((figures,))
        )


def _across(text: str, kind: str) -> Row:
    return [para(text, kind), *[""] * len(_FIGURE_WIDTHS)]


def _headings(texts: Sequence[str], *, numbers: int) -> Row:
    """The heading row: a state with its mark, and the last ``numbers`` over figures."""
    plain = len(texts) - numbers
    return [
        _heading(text, "heading" if place < plain else "number heading")
        for place, text in enumerate(texts)
    ]


def _heading(text: str, kind: str) -> list[Flowable]:
    words = para(text, kind)
    return [StateMark(_STATE_HEADINGS[text]), words] if text in _STATE_HEADINGS else [words]


def _figure_row(row: tables.FigureRow) -> Row:
    texts = tables.row_texts(row.counts)
    return [para(row.title, "cell"), *(para(text, "number") for text in texts)]


def reasons_table(document: ReturnDocument) -> BlockTable:
    """How many people have not completed a requirement for each reason.

    The reasons of one requirement stay together.
    """
    found = data.reason_rows(document)
    foot = _under(data.reasons_how(document))
    if len({title for title, _, _ in found}) == 1:
        return _one_list(found, foot)
    heading = _headings(("Requirement", "Reason", data.GAPS_HEADING), numbers=1)
    blocks = [
        Block(
            tuple(
                [para(title, "cell"), para(reason, "cell"), para(figure(count), "number")]
                for title, reason, count in rows
            )
        )
        for _, rows in groupby(found, key=itemgetter(0))
    ]
    widths = (WIDTH * 0.45, WIDTH * 0.55 - 130, 130)
    title = data.REASONS_TITLE
    return BlockTable(heading, blocks, widths, (), foot, reads=Reads.COLUMNS, title=title)


def _one_list(found: Sequence[tuple[str, str, int]], foot: Sequence[Flowable]) -> BlockTable:
    """The reasons where all are of one thing, which stands over them."""
    heading = _headings((data.reason_heading(found[0][0]), data.GAPS_HEADING), numbers=1)
    rows: Iterable[Row] = (
        [para(reason, "cell"), para(figure(count), "number")] for _, reason, count in found
    )
    widths = (WIDTH - 130, 130)
    title = data.REASONS_TITLE
    return BlockTable(heading, _singly(rows), widths, (), foot, reads=Reads.COLUMNS, title=title)


def states_table(document: ReturnDocument) -> TaggedTable:
    """Each state's mark, its pattern in the bars, its word and what it means."""
    rows: list[Row] = [
        [
            StateMark(state),
            Swatch(state) if state in SHOWN else "",
            para(STATES[state].word, "bold"),
            para(meaning, "cell"),
        ]
        for state, meaning in method.state_meanings(document)
    ]
    widths = (_MARK, _SWATCH, _LABEL - _MARK - _SWATCH, WIDTH - _LABEL)
    lowered: Command = ("TOPPADDING", (0, 0), (1, -1), 3.25)
    return TaggedTable(rows, widths, style=(*_CLOSE, lowered), reads=Reads.IN_ORDER)


def actions_table(document: ReturnDocument) -> BlockTable:
    """What is to be done, what will show it, who does it and by when."""
    widths = (WIDTH * 0.34, WIDTH * 0.25, WIDTH * 0.2, WIDTH * 0.21)
    rows = data.action_rows(document)
    return _words_table(data.ACTION_HEADINGS, rows, widths, data.ACTIONS_TITLE)


def moved_table(document: ReturnDocument) -> BlockTable:
    """Each requirement then and now, and what moved between."""
    widths = (WIDTH * 0.27, WIDTH * 0.15, WIDTH * 0.15, WIDTH * 0.43)
    rows = data.moved_rows(document)
    return _words_table(data.MOVED_HEADINGS, rows, widths, data.MOVED_TITLE)


def _words_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], title: str
) -> BlockTable:
    cells: Iterable[Row] = ([para(text, "cell") for text in row] for row in rows)
    heading = _headings(headings, numbers=0)
    return BlockTable(heading, _singly(cells), widths, reads=Reads.COLUMNS, title=title)


def code_beside(mark: FrozenMark, document: ReturnDocument) -> TaggedTable:
    """The square code of a final return, and beside it what can be checked with it."""
    code = SquareCode(data.verification_code(mark))
    sentences = [para(each) for each in data.verification_sentences(document)]
    between = [part for each in sentences for part in (each, Spacer(0, 4))]
    widths = (code.width + _BESIDE_CODE, WIDTH - code.width - _BESIDE_CODE)
    return TaggedTable([[code, between]], widths, style=_PLAIN, reads=Reads.IN_ORDER)


class SquareCode(Drawn):
    """A square code at the left, with its white edge left free."""

    def __init__(self, text: str, size: float = 96) -> None:
        super().__init__()
        self.width = self.height = size
        self._text = text
        self.alternative = "Square code that holds what is written above it"

    def paint(self) -> None:
        """Draw the code."""
        self.canv.setFillColor(INK)
        draw_qr(self.canv, self._text, 0, 0, self.width)
