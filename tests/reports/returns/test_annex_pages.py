"""How the annex is parted into pages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from reportlab.platypus import PageBreak

from sgdesk.domain.returns.document import NamedRow
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.states import State
from sgdesk.reports.layout.ending import LEAST
from sgdesk.reports.returns.annex import AnnexTable
from sgdesk.reports.returns.data import annex_due
from sgdesk.reports.returns.paper import HIGH, WIDTH

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


def test_recommended_stands_in_one_line_with_its_state() -> None:
    advised = replace(ROW, last_completed=TODAY, due=TODAY, force=Force.RECOMMENDED)
    for state in (State.IN_DATE, State.DUE_SOON, State.OVERDUE):
        row = replace(advised, state=state)
        assert row.by_advice
        assert AnnexTable([(row,)]).wrap(WIDTH, 0)[1] == heights(1)[0]


def test_what_has_kept_it_up_to_date_takes_one_more_line() -> None:
    row = replace(ROW, last_completed=TODAY, due=TODAY, counts_from=TODAY + timedelta(days=180))
    assert AnnexTable([(row,)]).wrap(WIDTH, 0)[1] - heights(1)[0] == pytest.approx(LEADING)


def test_requirements_have_the_room_that_nothing_else_needs() -> None:
    title = "Safeguarding Level 1: recognise and report it to others"
    plain = replace(ROW, requirement_title=title, last_completed=TODAY, due=TODAY)
    kept = replace(plain, counts_from=TODAY + timedelta(days=180), force=Force.RECOMMENDED)
    of_one, of_two = (AnnexTable([(each,)]).wrap(WIDTH, 0)[1] for each in (plain, kept))
    assert of_one == heights(1)[0]
    assert of_two - of_one == pytest.approx(LEADING)


def test_the_last_page_has_more_than_a_few_people_where_the_one_before_can_spare_them() -> None:
    many = heights(30)
    first, over, last = AnnexTable([(ROW,)] * 21).split(WIDTH, many[18])
    assert isinstance(over, PageBreak)
    assert last.wrap(WIDTH, 0)[1] >= HIGH * LEAST
    assert first.wrap(WIDTH, 0)[1] > many[18] / 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replace(ROW, due=TODAY, last_completed=TODAY), "31 Mar 2026"),
        (replace(ROW, last_completed=TODAY), "no refresh set"),
        (replace(ROW, state=State.NOT_DONE, start_by=TODAY), "31 Mar 2026"),
        (replace(ROW, state=State.NOT_DONE), "start not known"),
        (replace(ROW, state=State.EXEMPT), "not asked"),
    ],
)
def test_where_nothing_is_due_it_says_why(row: NamedRow, said: str) -> None:
    assert annex_due(row) == said


def test_an_exemption_is_nothing_that_a_recommendation_decides() -> None:
    row = NamedRow("Ada", (), "Level 1", State.EXEMPT, TODAY, TODAY, force=Force.RECOMMENDED)
    assert not row.by_advice
