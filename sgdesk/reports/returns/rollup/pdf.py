"""The picture on paper: A4 upright in the style of the house, tagged for reading aloud."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from sgdesk.domain.returns.rollup.gathering import RollUp
from sgdesk.domain.returns.rollup.tables import (
    COUNTS_ONLY,
    TITLE,
    Table,
    how_counted,
    lead,
    tables,
    texts,
    told,
)
from sgdesk.reports.layout.pages import headings, make_paper, para, space
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.layout.tables import HouseTable, fitted, goes_side_by_side, headed
from sgdesk.reports.tagging import About

_SUBJECT = "Safeguarding training"
_ABOUT = "Returns gathered"
_AIR = 4
_BETWEEN = 9
_FEW = 4
_NAME = 110.0
"""So wide at least, in points, is the first column where others stand in the way."""


def make_pdf(picture: RollUp) -> bytes:
    """The bytes of the paper; the same picture gives the same bytes."""
    furniture = Furniture(_SUBJECT, _ABOUT, as_at=picture.made_on, note=f"{COUNTS_ONLY}.")
    about = About(TITLE, "", _SUBJECT, picture.made_on)
    return make_paper(list(_story(picture)), furniture, about, TITLE)


def _story(picture: RollUp) -> Iterator[Flowable]:
    yield para(TITLE, "title")
    yield para(lead(picture), "lead")
    yield from (para(f"•  {each}", "item") for each in told(picture))
    part = ""
    for table in tables(picture):
        yield from _table(table, begins=table.part != part)
        part = table.part
    first, *rest = how_counted()
    yield from headed("How it was counted", para(f"•  {first}", "item"))
    yield from (para(f"•  {each}", "item") for each in rest)


def _table(table: Table, *, begins: bool) -> Iterator[Flowable]:
    """A table under its heading, and over that of the first of a part the heading of the part."""
    first, *others = _laid(table) if table.rows else [para(table.empty)]
    above = [para(table.how, "note"), space(_AIR)] if table.rows else []
    if table.part and begins:
        yield from headed(table.part, first, para(table.title, "h3"), *above)
    else:
        yield from headed(table.title, first, *above, kind="h3" if table.part else "h2")
    for each in others:
        yield CondPageBreak(each.start() + _BETWEEN)
        yield space(_BETWEEN)
        yield each


def _laid(table: Table) -> list[HouseTable]:
    """The table with its figures to the right; the first column takes what room is left.

    Of more columns than go side by side the last ones have tables of their own under it, each with
    the first column: no word is cut.
    """
    words = len(table.headings) - table.numbers
    rows = [
        [para(cell, "cell" if place < words else "number") for place, cell in enumerate(row)]
        for row in texts(table)
    ]
    whole = [headings(table.headings, table.numbers), *rows]
    return [
        fitted(
            [[row[place] for place in columns] for row in whole], stretch=0, narrow=_closer(figures)
        )
        for columns, figures in _parted(whole, words)
    ]


def _parted(rows: Sequence[Sequence[Flowable]], words: int) -> Iterator[tuple[list[int], int]]:
    """The places of the columns of each table, and how many of them hold figures."""
    columns = list(range(words))
    for place in range(words, len(rows[0])):
        wider = [*columns, place]
        figures = sum(each >= words for each in wider)
        trial = [[row[each] for each in wider] for row in rows]
        if figures > 1 and not goes_side_by_side(trial, first=_NAME, narrow=_closer(figures)):
            yield columns, figures - 1
            wider = [0, place]
        columns = wider
    yield columns, sum(each >= words for each in columns)


def _closer(figures: int) -> int:
    """How many columns of figures stand closer: all of many, none of a few."""
    return figures if figures > _FEW else 0
