"""The guide is read apart into its parts, searched, and printed a page at a time."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sgdesk.services.organisation.guide import (
    START,
    found_in,
    guide_groups,
    guide_page_pdf,
    guide_pages,
)
from tests.factories import make_workspace


def text_of(pdf: bytes) -> tuple[int, str]:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return len(pages), " ".join(" ".join(each.extract_text().split()) for each in pages)


def test_every_page_is_there_in_the_order_of_its_groups_and_has_its_parts() -> None:
    pages = guide_pages()
    assert tuple(pages) == (START, *(name for group in guide_groups() for name in group.names))
    assert len(pages) > 40
    for page in pages.values():
        assert page.title
        assert all(part.sentences or part.points or part.rows for part in page.parts[1:])


def test_a_search_needs_no_accents_and_the_likeliest_page_comes_first() -> None:
    pages = guide_pages().values()
    assert found_in(pages, "Passphräse") == found_in(pages, "passphrase")
    assert found_in(pages, "certificate number")[0].name == "check"
    assert found_in(pages, "dip sample")[0].name == "results"
    assert found_in(pages, "passphrase xylophone") == []


def test_the_quick_start_is_one_page_of_paper(tmp_path: Path) -> None:
    count, text = text_of(guide_page_pdf(make_workspace(tmp_path), guide_pages()["quick"]))
    assert count == 1
    assert "Nothing is saved before you say so" in text
    assert "St Example" in text


@pytest.mark.parametrize("name", guide_pages())
def test_every_sentence_of_a_page_is_on_its_paper(tmp_path: Path, name: str) -> None:
    page = guide_pages()[name]
    _, text = text_of(guide_page_pdf(make_workspace(tmp_path), page))
    printed = "".join(text.split())
    assert "could not be printed" not in text
    for part in page.parts:
        for said in (*part.sentences, *part.points, *(row[-1] for row in part.rows)):
            assert "".join(said.split())[:40] in printed
