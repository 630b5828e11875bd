"""The guide: short pages that are all found, whose links lead somewhere, whose words are true."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

import sgdesk
from sgdesk import paths
from sgdesk.services.organisation.guide import START, guide_groups, guide_pages

UI = Path(sgdesk.__file__).parent / "ui"
NAMES = sorted(page.stem for page in paths.resource("help").glob("*.html"))
MOST_WORDS = 550
"""Of a page: what somebody reads through who wants to get on with an evening."""

UNPICTURED = {START, "quick", "names", "words", "new", "help"}
"""Pages of words alone."""


class Read(HTMLParser):
    """Collects what a page links to, its headings, its pictures with their words, and its names.

    A name is what stands in bold: a button, a tab, a box or a heading of the window.
    """

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.names: list[str] = []
        self.text: list[str] = []
        self._in_name = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.links += [link for link in (values.get("href"), values.get("src")) if link]
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        if tag == "img":
            self.pictures.append((values.get("src") or "", values.get("alt") or ""))
        if tag == "b":
            self._in_name = True
            self.names.append("")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._in_name:
            self.names[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "b":
            self._in_name = False


def read(name: str) -> Read:
    found = Read()
    found.feed(paths.resource("help", f"{name}.html").read_text(encoding="utf-8"))
    return found


def test_every_page_stands_in_one_group_under_its_own_title() -> None:
    listed = [name for group in guide_groups() for name in group.names]
    assert sorted([START, *listed]) == NAMES
    start = paths.resource("help", f"{START}.html").read_text(encoding="utf-8")
    for name in listed:
        assert f'<a href="{name}.html">{guide_pages()[name].title}</a>' in start
    assert all(2 <= len(group.names) <= 7 for group in guide_groups())


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_short(name: str) -> None:
    assert len(guide_pages()[name].words.split()) <= MOST_WORDS


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_pages_that_are_there_and_never_outside(name: str) -> None:
    found = read(name)
    assert found.headings[0] == "h1"
    assert found.headings.count("h1") == 1
    assert all(paths.resource("help", link).is_file() for link in found.links)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in UNPICTURED])
def test_a_page_has_its_picture_in_both_looks_with_words_for_it(name: str) -> None:
    pictures = read(name).pictures
    assert pictures
    for source, alt in pictures:
        assert len(alt) > 40
        assert source.endswith("-light.png")
        for look in ("light", "dark"):
            path = paths.resource("help", source.replace("light", look))
            assert path.read_bytes().startswith(b"\x89PNG")


def test_no_picture_came_along_that_no_page_shows() -> None:
    shown = {Path(source).name for name in NAMES for source, _ in read(name).pictures}
    both = shown | {name.replace("light", "dark") for name in shown}
    assert {path.name for path in paths.resource("help", "pictures").iterdir()} == both


@cache
def source_of_the_window() -> str:
    """What the modules of the window say, without the marks of keys and the breaks of long texts.

    Read as text, since taking every module apart takes many times as long.
    """
    whole = "".join(path.read_text("utf-8") for path in sorted(UI.rglob("*.py")))
    return re.sub(r'"\s*\n\s*"', "", whole).replace("&", "")


def stands_in_the_window(name: str) -> bool:
    """Whether a text of the window is this name, with or without what follows on a button."""
    plain = " ".join(name.split()).removesuffix("…").strip()
    return any(f'tr("{plain}{end}"' in source_of_the_window() for end in ("", " …", "…", ":"))


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_bold_stands_so_in_the_window(name: str) -> None:
    assert [each for each in read(name).names if not stands_in_the_window(each)] == []


def test_bold_words_that_no_button_has_are_found() -> None:
    assert "Record training …" in read("record").names
    assert stands_in_the_window("Record training …")
    assert not stands_in_the_window("Record the training …")


def topics() -> set[str]:
    """The pages of the guide that places name for F1."""
    return set(_TOPIC.findall(source_of_the_window()))


_TOPIC = re.compile(r'topic: ClassVar\[str\] = "([a-z-]+)"')


def test_every_place_leads_to_a_page_of_its_own() -> None:
    places = {"today", "people", "sessions", "certificates", "evaluation", "return", "setup"}
    assert places <= topics() <= set(NAMES)
