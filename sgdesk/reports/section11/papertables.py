"""The tables of the summary on paper; long ones run on with their headings repeated."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportlab.lib.colors import white
from reportlab.platypus import Flowable, Table

from sgdesk.domain.dates import short_date
from sgdesk.domain.returns import NamedRow, ReturnDocument
from sgdesk.domain.tallies import Counts
from sgdesk.domain.words import STATE_WORDS
from sgdesk.reports.fonts import SANS
from sgdesk.reports.section11 import data, method
from sgdesk.reports.section11.bars import SHOWN, StateBar, StateMark, Swatch
from sgdesk.reports.section11.paper import WIDTH, para
from sgdesk.reports.styles import INK, RULE, table_rules

_FIGURE_WIDTHS = (41, 37, 29, 29, 39, 36, 28, 50, 40)
_MARK, _SWATCH, _LABEL = 16.0, 24.0, 114.0
WIDE_LABEL = 170.0
"""For labels that are whole titles."""
_STATE_HEADINGS = {word: state for state, word in STATE_WORDS.items()}

Row = list[Flowable | list[Flowable] | str]
Command = tuple[object, ...]

_OWN_FONT: Command = ("FONTNAME", (0, 0), (-1, -1), SANS)
"""Blank cells too name a font, and a font that is named must be in the file."""

_PLAIN: tuple[Command, ...] = (
    _OWN_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("LEFTPADDING", (1, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
)
_MIDDLE: Command = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")

_KEPT_TOGETHER = 12
"""A role with more requirements than this may run over a page's end."""


def pairs_table(lines: Iterable[tuple[str, str]], label_width: float = _LABEL) -> Table:
    """Labels in bold with what they stand for beside them, line by line."""
    rows = [
        [para(label, "bold"), [para(line, "cell") for line in value.split("\n")]]
        for label, value in lines
    ]
    return Table(rows, (label_width, WIDTH - label_width), style=_PLAIN)


def chart(document: ReturnDocument) -> Table:
    """A bar for each requirement between its title and its figures in words."""
    widths = (150.0, WIDTH - 150 - 130, 130.0)
    rows = [
        [
            para(each.title, "cell"),
            StateBar(each.counts, widths[1] - 8),
            para(_share(each.counts), "cell"),
        ]
        for each in document.requirements
    ]
    return Table(rows, widths, style=(*_PLAIN, _MIDDLE))


def _share(counts: Counts) -> str:
    if counts.percent is None:
        return f"nobody counts ({data.NOBODY})"
    return f"{data.n_of_people(counts)} ({data.percent_text(counts)})"


def key_line() -> Table:
    """The key of the bars: each pattern with its word, in the order of the bar."""
    cells: Row = []
    widths: list[float] = []
    for state in SHOWN:
        cells += [Swatch(state), para(STATE_WORDS[state], "aside")]
        widths += [_SWATCH, WIDTH / len(SHOWN) - _SWATCH]
    return Table([cells], widths, style=(*_PLAIN, _MIDDLE))


def figures_table(table: data.FigureTable) -> Table:
    """Counts by state; a role or a group is a band over its requirements and stays with them."""
    headings = ("Requirement", *data.COUNT_HEADINGS.values(), "Completed", "Percent")
    rows: list[Row] = [_headings(headings, numbers=len(headings) - 1)]
    rules: list[Command] = [
        ("ALIGN", (1, 0), (-1, 0), "RIGHT"),
        ("LEFTPADDING", (1, 0), (-1, -1), 2),
        ("RIGHTPADDING", (1, 0), (-1, -1), 3),
    ]
    for block in table.blocks:
        first = len(rows)
        if block.label:
            rows.append([para(block.label, "bold"), *("" for _ in headings[1:])])
            rules += [
                ("SPAN", (0, first), (-1, first)),
                ("LINEABOVE", (0, first), (-1, first), 0.8, RULE),
                ("LINEBELOW", (0, first), (-1, first), 0.6, white),
            ]
        rows += [_figure_row(row) for row in block.rows]
        if len(block.rows) <= _KEPT_TOGETHER:
            rules.append(("NOSPLIT", (0, first), (-1, len(rows) - 1)))
    widths = (WIDTH - sum(_FIGURE_WIDTHS), *_FIGURE_WIDTHS)
    return _ruled(rows, widths, rules)


def _ruled(rows: Sequence[Row], widths: Sequence[float], rules: Sequence[Command] = ()) -> Table:
    """A table in the house style, with its heading row on every page."""
    return Table(rows, widths, style=[_OWN_FONT, *table_rules(), *rules], repeatRows=1)


def height_of_start(table: data.FigureTable) -> float:
    """The height in points of the heading and the first block, which begin a page together."""
    first = replace(table, blocks=table.blocks[:1])
    height: float = figures_table(first).wrap(WIDTH, 0)[1]
    return height


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


def _figure_row(row: data.FigureRow) -> Row:
    counts = row.counts
    title: list[Flowable] = [para(row.title, "cell")]
    if row.note:
        title.append(para(row.note, "aside"))
    numbers = [str(getattr(counts, key)) for key in data.COUNT_HEADINGS]
    texts = (*numbers, data.n_of_n(counts), data.percent_text(counts))
    return [title, *(para(text, "number") for text in texts)]


def reasons_table(document: ReturnDocument) -> Table:
    """How many people have not completed a requirement for each reason."""
    rows: list[Row] = [_headings(("Requirement", "Reason", "People"), numbers=1)]
    rows += [
        [para(title, "cell"), para(reason, "cell"), para(str(count), "number")]
        for title, reason, count in data.reason_rows(document)
    ]
    return _ruled(rows, (WIDTH * 0.5, WIDTH * 0.5 - 60, 60))


def states_table(document: ReturnDocument) -> Table:
    """Each state's mark, its pattern in the bars, its word and what it means."""
    rows: list[Row] = [
        [
            StateMark(state),
            Swatch(state) if state in SHOWN else "",
            para(STATE_WORDS[state], "bold"),
            para(meaning, "cell"),
        ]
        for state, meaning in method.state_meanings(document)
    ]
    widths = (_MARK, _SWATCH, _LABEL - _MARK - _SWATCH, WIDTH - _LABEL)
    lowered: Command = ("TOPPADDING", (0, 0), (1, -1), 4)
    return Table(rows, widths, style=(*_PLAIN, lowered))


def sign_off_table() -> Table:
    """Two lines to sign on, with nothing filled in."""
    rows: list[Row] = [_headings(("", "Name", "", "Signature", "", "Date"), numbers=0)]
    rows += [[para(who, "bold"), *[""] * 5] for who in ("Safeguarding lead", "Trustee")]
    gap = 12.0
    widths = (100, 140, gap, WIDTH - 100 - 140 - 84 - 2 * gap, gap, 84)
    lines = [("LINEBELOW", (at, 1), (at, -1), 0.6, INK) for at in (1, 3, 5)]
    style = (*_PLAIN, *lines, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"))
    return Table(rows, widths, rowHeights=(16, 32, 32), style=style)


def annex_table(document: ReturnDocument) -> Table:
    """One row for each person and requirement."""
    headings = ("Name", "Roles", "Requirement", "", "State", "Last completed", "Due")
    rows: list[Row] = [_headings(headings, numbers=0)]
    rows += [_annex_row(each) for each in document.named]
    others = (96, 96, _MARK, 58, 54, 54)
    widths = (*others[:2], WIDTH - sum(others), *others[2:])
    return _ruled(rows, widths, [("TOPPADDING", (3, 1), (3, -1), 5)])


def _annex_row(each: NamedRow) -> Row:
    words = (each.name, "; ".join(each.roles), each.requirement_title)
    days = (each.last_completed, each.due)
    return [
        *(para(text, "cell") for text in words),
        StateMark(each.state),
        para(STATE_WORDS[each.state], "cell"),
        *("" if day is None else para(short_date(day), "cell") for day in days),
    ]
