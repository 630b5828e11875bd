"""What stands on one page of the return: read back from documents of every size and partnership."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from sgdesk.domain.returns.layouts import ReturnQuestion
from sgdesk.domain.returns.parts import ReturnParts, SectionKey, SectionText
from sgdesk.reports import returns as section11
from sgdesk.reports.layout.styles import MARGIN
from tests.reports.returns.documents import DOCUMENT, large
from tests.reports.returns.varied import PACKS, SIZES, Varied
from tests.reports.tagging.pages import Piece, pages_of

Pages = Sequence[Sequence[Piece]]
TRIED = [
    *((pack, 40) for pack in PACKS),
    *(("hscp", people) for people in SIZES),
    *(("scsp", people) for people in SIZES),
]
_FEWEST = 3
"""Lines under which a page is next to empty."""


def faults_of(pages: Pages) -> list[str]:
    """Every rule that a page breaks, with its number."""
    return [
        f"page {number}: {said}"
        for number, page in enumerate(pages, start=1)
        for said in _faults(page, pages[number] if number < len(pages) else ())
    ]


def _faults(page: Sequence[Piece], further: Sequence[Piece]) -> Iterator[str]:
    if sum(max(each.lines, 1) for each in page) < _FEWEST:
        yield f"next to nothing on it: {page}"
    if not further:
        return
    last, first = page[-1], further[0]
    if last.is_heading:
        yield f"ends with the heading {last.words!r}"
    if len(page) > 1 and page[-2].is_heading and not first.is_heading and last.height < _A_LINE:
        yield f"ends with {page[-2].words!r} and one line under it"
    if last.kind == "TR" and first.kind in {"P", "Figure"}:
        yield f"ends with a table whose note is on the next: {first.words!r}"


_A_LINE = 14.0


def lone_rows_of(pages: Pages) -> list[str]:
    """Tables of which a page has one row alone; a heading is no row."""
    found: list[str] = []
    tables = {each.table for page in pages for each in page if each.table is not None}
    for table in sorted(tables):
        rows = [[each for each in page if each.table == table] for page in pages]
        parts = [len({each.number for each in part}) for part in rows if part]
        first = next(part for part in rows if part)[0]
        parts[0] -= first.is_column_heading
        if len(parts) > 1 and min(parts[0], parts[-1]) < 2 <= sum(parts):
            found.append(f"{parts} rows under {first.words!r}")
    return found


@pytest.mark.parametrize(("pack", "people"), TRIED)
def test_no_page_parts_what_belongs_together(pack: str, people: int) -> None:
    pages = pages_of(section11.as_pdf(Varied(pack, people, 1).document()))
    assert faults_of(pages) == []
    assert lone_rows_of(pages) == []


def test_the_title_over_a_further_page_of_a_table_is_seen_and_not_read_out() -> None:
    pages = pages_of(section11.as_pdf(large(20)))
    parted = [page for page in pages if any(each.words == "Example role 20" for each in page)]
    assert len(parted) == 1
    assert not any("continued" in piece.words for page in pages for piece in page)


@pytest.mark.parametrize("pack", ["generic", "scsp"])
def test_whoever_signs_does_so_under_rows(pack: str) -> None:
    long = replace(Varied(pack, 40, 3).document(), title_note="What several titles say. " * 90)
    pages = pages_of(section11.as_pdf(long))
    page = next(each for each in pages if any(piece.words == "Trustee" for piece in each))
    signed = [piece.words for piece in page].index("Safeguarding lead")
    assert sum(piece.kind == "TR" for piece in page[:signed]) >= 2
    assert [piece.words for piece in page[signed:]] == _SIGNED


_SIGNED = ["Safeguarding lead", "Name", "Date", "Trustee", "Name", "Date"]


def test_a_list_too_long_for_a_page_begins_on_it_and_leaves_no_half_of_it_empty() -> None:
    facts = tuple(f"Fact {number} that stands in one line of its own." for number in range(16))
    asked = tuple(
        ReturnQuestion(f"Question {number}", "1.5", (SectionKey.EVIDENCE,)) for number in range(4)
    )
    texts = {SectionKey.EVIDENCE: SectionText("\n\n".join(facts))}
    document = replace(DOCUMENT, layout=asked, parts=ReturnParts(texts=texts))
    pages = pages_of(section11.as_pdf(document))
    assert pages[1][-1].words.startswith("Fact")
    assert pages[1][-1].foot < MARGIN + 3 * _A_LINE
