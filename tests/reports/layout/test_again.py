"""What runs over says what it is at the head of each further page, to the eye alone."""

from collections.abc import Sequence

import pytest
from reportlab.platypus import Flowable, PageBreak

from sgdesk.reports.layout.again import LongList
from sgdesk.reports.layout.pages import LATER, WIDTH, para
from tests.reports.layout.test_tables import paper_of, words_of
from tests.reports.tagging.pages import pages_of


def lines_of(many: int) -> list[Flowable]:
    return [para(f"Line {number}.") for number in range(1, many + 1)]


def split(lines: Sequence[Flowable], height: float) -> list[str]:
    """The words of each part that a height makes of a list; of one that stays whole, none."""
    parts = LongList("Courses", lines).split(WIDTH, height)
    assert [isinstance(each, PageBreak) for each in parts] in ([], [False, True, False])
    return [
        " ".join(line.getPlainText() for line in part._lines)
        for part in parts
        if isinstance(part, LongList)
    ]


def test_each_further_page_says_once_what_goes_on_and_nothing_is_lost() -> None:
    pdf = paper_of(LongList("Courses", lines_of(120)))
    first, *further = words_of(pdf)
    assert len(further) == 2
    assert "Courses" not in first
    assert all(page.count("Courses, continued") == 1 for page in further)
    read = [piece.words for page in pages_of(pdf) for piece in page]
    assert read == [f"Line {number}." for number in range(1, 121)]


def test_a_page_that_ends_sooner_for_the_next_ends_there() -> None:
    room = words_of(paper_of(LongList("Courses", lines_of(99))))[0].count("Line")
    after = [para(f"After {number}.") for number in range(30)]
    pages = words_of(paper_of(LongList("Courses", lines_of(room + 1)), *after))
    assert [page.count("Line") for page in pages] == [room - 1, 2]
    assert ["continued" in page for page in pages] == [False, True]


def test_neither_page_has_one_line_alone() -> None:
    lines = lines_of(6)
    whole = LongList("Courses", lines).wrap(WIDTH, 0)[1]
    made = [split(lines, high) for high in range(int(whole))]
    here = {parts[0].count("Line") for parts in made if parts}
    assert here == {2, 3, 4}
    start = LongList("Courses", lines).start(WIDTH)
    assert next(high for high, parts in enumerate(made) if parts) == int(start) + 1


@pytest.mark.parametrize("many", [1, 2])
def test_words_longer_than_a_page_are_parted_where_the_page_ends(many: int) -> None:
    words = " ".join(f"word{number}" for number in range(1500))
    pages = words_of(paper_of(LongList("Impact", [para(words)] * many)))
    assert len(pages) > many
    assert all("Impact, continued" in page for page in pages[1:])
    told = " ".join(pages).replace("Impact, continued", "")
    assert told.count("word1499") == many


def test_a_title_of_any_length_stays_in_its_line() -> None:
    pages = words_of(paper_of(LongList("Title " * 60, lines_of(60))))
    assert "…" in pages[1]
    assert pages[1].count("Title") < 30


def test_a_title_that_is_a_sentence_goes_on_without_its_full_stop() -> None:
    _, further = words_of(paper_of(LongList("A planned review.", lines_of(60))))
    assert "A planned review, continued" in further


def test_on_most_of_a_page_one_line_may_be_alone_rather_than_none() -> None:
    tall = [para("word " * 1000), *lines_of(3)]
    high = LongList("Impact", tall[:1]).wrap(WIDTH, 0)[1]
    assert high < LATER
    assert len(split(tall, high + 1)) == 2
