"""The guide: every page of the window has its page, and every link leads somewhere."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.services.organisation.guide import ORDER

PAGES = sorted(paths.resource("help").glob("*.html"))


class Links(HTMLParser):
    """Collects what a page links to, and the names of its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.links += [link for link in (values.get("href"), values.get("src")) if link]
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)


@pytest.mark.parametrize(
    "topic",
    ["index", "today", "people", "sessions", "certificates", "evaluation", "return", "setup"],
)
def test_every_page_of_the_window_has_its_page_in_the_guide(topic: str) -> None:
    assert paths.resource("help", f"{topic}.html").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_to_pages_that_are_there_and_never_outside(page: Path) -> None:
    found = Links()
    found.feed(page.read_text(encoding="utf-8"))
    assert found.headings[0] == "h1"
    assert found.headings.count("h1") == 1
    assert all((page.parent / link).is_file() for link in found.links)


UNPICTURED = {"index", "quick", "words", "new"}
"""Pages of words alone."""

PICTURED = tuple(name for name in ORDER if name not in UNPICTURED)


@pytest.mark.parametrize("name", PICTURED)
def test_a_page_has_its_picture_in_both_looks_with_words_for_it(name: str) -> None:
    found = Pictures()
    found.feed(paths.resource("help", f"{name}.html").read_text(encoding="utf-8"))
    assert found.pictures
    for source, alt in found.pictures:
        assert len(alt) > 40
        assert source.endswith("-light.png")
        for look in ("light", "dark"):
            path = paths.resource("help", source.replace("light", look))
            assert path.read_bytes().startswith(b"\x89PNG")


class Pictures(HTMLParser):
    """Collects the pictures of a page with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "img":
            self.pictures.append((values.get("src") or "", values.get("alt") or ""))
