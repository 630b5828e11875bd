"""How the annex is parted into pages."""

from datetime import date

import pytest
from reportlab.platypus import PageBreak

from sgdesk.domain.returns.document import NamedRow
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.states import State
from sgdesk.reports.returns.annex import AnnexTable
from sgdesk.reports.returns.paper import WIDTH

TODAY = date(2026, 3, 31)
LEADING = 11.56
ROW = NamedRow("Ada Sample", ("Helper",), "Level 1", State.IN_DATE, None, None)


def heights(people: int) -> list[float]:
    """How high a table of so many people is, one row each, from one on."""
    return [AnnexTable([(ROW,)] * n).wrap(WIDTH, 0)[1] for n in range(1, people + 1)]


def test_nobody_is_alone_on_the_last_page() -> None:
    one, _, _, four, *_ = heights(5)
    first, over, last = AnnexTable([(ROW,)] * 5).split(WIDTH, four)
    assert isinstance(over, PageBreak)  # the room that is left would take one of the two again
    assert last.wrap(WIDTH, 0)[1] > one
    assert first.wrap(WIDTH, 0)[1] < four


def test_where_that_would_leave_one_on_the_page_before_it_stays_as_it_is() -> None:
    one, two, _ = heights(3)
    first, last = AnnexTable([(ROW,)] * 3).split(WIDTH, two)
    assert (first.wrap(WIDTH, 0)[1], last.wrap(WIDTH, 0)[1]) == (two, one)


def test_recommended_stands_whole_under_its_state() -> None:
    named = NamedRow(
        "Ada Sample", ("Helper",), "Level 1", State.IN_DATE, TODAY, TODAY, force=Force.RECOMMENDED
    )
    over = heights(1)[0]
    assert AnnexTable([(named,)]).wrap(WIDTH, 0)[1] - over == pytest.approx(LEADING)


def test_an_exemption_is_nothing_that_a_recommendation_decides() -> None:
    row = NamedRow("Ada", (), "Level 1", State.EXEMPT, TODAY, TODAY, force=Force.RECOMMENDED)
    assert not row.by_advice
