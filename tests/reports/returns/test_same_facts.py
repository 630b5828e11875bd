"""The page for a browser says what the paper says, and nothing else, whatever the document."""

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.training.states import STATES, State
from sgdesk.reports import returns as section11
from sgdesk.reports.returns.overyear import words
from sgdesk.reports.returns.pictured.sections import pictured_in
from tests.reports.returns.documents import DOCUMENT, NAMED, OVER_YEAR, PICTURED
from tests.reports.returns.varied import Varied
from tests.reports.tagging.pages import Piece, pages_of

_OF_THE_PAGE_ALONE = {
    *("In short", "Where we stand", "People in each state", "Completed, of those who count"),
    *("Not made final: no number.", "Made final as return R2026-001."),
}
"""Headings over what needs none on the first page of the paper, and what stands at its feet."""

_PRINTED = 300
"""Letters of a cell that the paper prints at least."""

_BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3"}
_MARKS = "".join(STATES[each].mark for each in State)


class _Said(HTMLParser):
    """What a page says, part by part, without its captions."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._open: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"meta", "br"}:
            return
        self._open.append(tag)
        if tag in _BLOCKS:
            self.parts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if {"style", "title", "caption", "footer"} & set(self._open):
            return
        if _BLOCKS & set(self._open):
            self.parts[-1] += data


def plain(text: str) -> str:
    """The letters alone: blanks, bullets, hyphens and marks stand elsewhere on paper."""
    return re.sub(rf"[\s•\x02\-{_MARKS}]", "", text)


@cache
def page_and_paper(place: int) -> tuple[list[str], list[Piece]]:
    """What the page says of one of the documents, and the pieces of its paper."""
    document = documents()[place]
    pieces = [piece for each in pages_of(section11.as_pdf(document)) for piece in each]
    return _Said(section11.as_html(document)).parts, pieces


@cache
def documents() -> list[ReturnDocument]:
    """With and without names, long, with each picture, with one list of reasons and many."""
    shorter = [Varied(pack, 20, 2).document() for pack in ("hscp", "scsp", "wscp")]
    return [DOCUMENT, NAMED, replace(DOCUMENT, reasons=()), OVER_YEAR, PICTURED, *shorter]


@pytest.mark.parametrize("place", range(8))
def test_what_the_paper_says_the_page_says_too(place: int) -> None:
    said, paper = page_and_paper(place)
    page = plain(" ".join(said))
    missing = [
        piece.words
        for piece in paper
        if piece.kind != "Figure" and plain(piece.words).removesuffix("…") not in page
    ]
    assert missing == []


def read_out(document: ReturnDocument) -> list[str]:
    """What stands for the figures of the year and the others, which are tables on the page."""
    year = document.over_year
    of_year = [words.said_of(year, each) for each in year.asked] if year else []
    pictured = pictured_in(document)
    drawings = (each.said for part in pictured for each in part.drawings)
    return [*of_year, *drawings, *(heading for part in pictured for heading in part.headings)]


@pytest.mark.parametrize("place", range(8))
def test_what_the_page_says_the_paper_says_too(place: int) -> None:
    said, pieces = page_and_paper(place)
    paper = plain(" ".join((*(piece.words for piece in pieces), *read_out(documents()[place]))))
    told = [each[:_PRINTED] for each in said if each not in _OF_THE_PAGE_ALONE]
    assert [each for each in told if plain(each) not in paper] == []
