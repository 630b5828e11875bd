"""The picture on paper: A4 upright in the style of the house, tagged for reading aloud."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

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
from sgdesk.reports.layout.tables import HouseTable, fitted, headed
from sgdesk.reports.tagging import About

_SUBJECT = "Safeguarding training"
_ABOUT = "Returns gathered"
_AIR = 4


def make_pdf(picture: RollUp) -> bytes:
    """The bytes of the paper; the same picture gives the same bytes."""
    furniture = Furniture(_SUBJECT, _ABOUT, as_at=picture.made_on, note=COUNTS_ONLY)
    about = About(TITLE, "", _SUBJECT, picture.made_on)
    return make_paper(list(_story(picture)), furniture, about, TITLE)


def _story(picture: RollUp) -> Iterator[Flowable]:
    yield para(TITLE, "title")
    yield para(lead(picture), "lead")
    yield from (para(f"•  {each}", "item") for each in told(picture))
    for table in tables(picture):
        yield from _table(table)
    first, *rest = how_counted()
    yield from headed("How it was counted", para(f"•  {first}", "item"))
    yield from (para(f"•  {each}", "item") for each in rest)


def _table(table: Table) -> Iterator[Flowable]:
    if not table.rows:
        yield from headed(table.title, para(table.empty))
        return
    yield from headed(table.title, _laid(table), para(table.how, "note"), space(_AIR))


def _laid(table: Table) -> HouseTable:
    """The table with its figures to the right; the first column takes what room is left."""
    words = len(table.headings) - table.numbers
    rows = [
        [para(cell, "cell" if place < words else "number") for place, cell in enumerate(row)]
        for row in texts(table)
    ]
    return fitted([headings(table.headings, table.numbers), *rows], stretch=0)
