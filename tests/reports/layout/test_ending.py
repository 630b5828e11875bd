"""A paper does not end with a small rest on a page of its own, and is what it was without one."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from sgdesk.reports.layout.ending import short_page
from sgdesk.reports.layout.pages import FIRST, WIDTH, make_paper, para, space
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.layout.tables import fitted
from sgdesk.reports.tagging import About

DAY = date(2026, 3, 4)


def table(rows: int) -> Flowable:
    """A table of so many rows of one line, each named by its number."""
    head = [para("What", "heading")]
    return fitted([head, *([para(f"Row {number}.", "cell")] for number in range(rows))])


def rows_of(*story: Flowable) -> list[int]:
    """How many rows stand on each page of the paper."""
    furniture = Furniture("Example Club", "What is tried", DAY)
    made = make_paper(story, furniture, About("Example", "Example Club", "", DAY))
    return [page.extract_text().count("Row ") for page in pypdf.PdfReader(BytesIO(made)).pages]


def fullest(rows: int = 90) -> int:
    """How many rows go onto the first page."""
    return rows_of(table(rows))[0]


def test_what_just_goes_over_shares_the_last_two_pages() -> None:
    most = fullest()
    first, last = rows_of(table(most + 4))
    assert first + last == most + 4
    assert last >= most // 4
    assert first > last


def test_a_last_page_with_enough_on_it_takes_nothing_from_the_page_before() -> None:
    most = fullest()
    assert rows_of(table(most + most // 2)) == [most, most // 2]


def test_only_the_page_before_the_last_ends_sooner() -> None:
    most = fullest()
    first, second, third = rows_of(table(2 * most + 3))
    assert first == most
    assert first + second + third == 2 * most + 3
    assert second < most
    assert third >= most // 4


def test_what_belongs_together_goes_over_together() -> None:
    together = KeepTogether([para(f"Row {number}.") for number in range(16)])
    assert rows_of(table(20), together, table(10)) == [20, 26]


@pytest.mark.parametrize(
    "story",
    [
        [space(FIRST - 20), PageBreak(), para("A page that somebody wanted.")],
        [space(FIRST - 20), para("One line."), space(30), para("One picture higher than half.")],
        [CondPageBreak(100), space(100)],
        [],
    ],
    ids=["a page break", "nothing that may be parted", "one page", "nothing"],
)
def test_a_paper_that_cannot_be_shared_stays_as_it_is(story: list[Flowable]) -> None:
    assert short_page(story, WIDTH, lambda _: FIRST) is None
