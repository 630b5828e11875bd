"""The guide that comes with the program: its pages, a search through them, a page as a paper."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from sgdesk import paths
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.text import plain_letters
from sgdesk.services.file.workspace import Workspace

START = "index"
"""The page on which every other page stands under the heading of its group."""


@dataclass(frozen=True, slots=True)
class GuideGroup:
    """Pages that are about one thing, by the names of their files, in their order."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the guide: the name of its file, its title, its body as HTML, its parts in words.

    The first part has no title of its own: it is what stands over the others.
    """

    name: str
    title: str
    body: str
    parts: tuple[Section, ...]

    @property
    def words(self) -> str:
        """All its words in one line."""
        said: list[str] = []
        for part in self.parts:
            said += (part.title, *part.sentences, *part.points)
            said += (cell for row in part.rows for cell in row)
        return " ".join(said)


class _Reader(HTMLParser):
    """Takes a page apart into sections of sentences, points and rows."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.sections: list[_Part] = [_Part("")]
        self._text: list[str] = []
        self._row: list[str] = []
        self._is_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._text = []
        if tag == "tr":
            self._row, self._is_heading = [], False
        self._is_heading = self._is_heading or tag == "th"

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        said = " ".join("".join(self._text).split())
        part = self.sections[-1]
        if tag == "h1":
            self.title = said
        elif tag == "h2":
            self.sections.append(_Part(said))
        elif tag == "p" and said:
            part.sentences.append(said)
        elif tag == "li":
            part.points.append(said)
        elif tag in ("td", "th"):
            self._row.append(said)
        elif tag == "tr" and self._is_heading:
            part.headings = tuple(self._row)
        elif tag == "tr":
            part.rows.append(tuple(self._row))


class _Part:
    def __init__(self, title: str) -> None:
        self.title = title
        self.sentences: list[str] = []
        self.points: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.headings: tuple[str, ...] = ()


_LISTED = re.compile(r'<li><a href="([a-z-]+)\.html">')
"""A page in the list of its group."""

_BLOCKS = frozenset({"h1", "h2", "p", "li", "td", "th"})


def guide_picture(name: str, *, is_dark: bool) -> Path | None:
    """The file of a picture of the guide by the name it has in a page, in one of the two looks."""
    stem = Path(name).stem.removesuffix("-light")
    path = paths.resource("help", "pictures", f"{stem}-{'dark' if is_dark else 'light'}.png")
    return path if path.is_file() else None


@cache
def guide_groups() -> tuple[GuideGroup, ...]:
    """The groups of pages as the start of the guide has them; none where the guide is not here."""
    path = paths.resource("help", f"{START}.html")
    if not path.is_file():
        return ()
    _, *parts = path.read_text("utf-8").split("<h2>")
    return tuple(
        GuideGroup(part.partition("</h2>")[0], tuple(_LISTED.findall(part))) for part in parts
    )


@cache
def guide_pages() -> dict[str, GuidePage]:
    """Every page that came with this copy, by the name of its file: the start, then the groups."""
    names = (START, *(name for group in guide_groups() for name in group.names))
    files = {name: paths.resource("help", f"{name}.html") for name in names}
    return {name: _read(name, path) for name, path in files.items() if path.is_file()}


def _read(name: str, path: Path) -> GuidePage:
    inner = re.search(r"<main>(.*)</main>", path.read_text("utf-8"), re.DOTALL)
    body = inner[1] if inner else ""
    reader = _Reader()
    reader.feed(body)
    parts = tuple(
        Section(
            each.title,
            tuple(each.sentences),
            tuple(each.points),
            rows=tuple(each.rows),
            headings=each.headings,
        )
        for each in reader.sections
    )
    return GuidePage(name, reader.title, body, parts)


def found_in(pages: Iterable[GuidePage], wanted: str) -> list[GuidePage]:
    """The pages that hold every word looked for: first those named after one, then the fullest."""
    words = plain_letters(wanted).split()
    counted = []
    for page in pages:
        text = plain_letters(f"{page.title} {page.words}")
        counts = [text.count(word) for word in words]
        if all(counts):
            named = sum(word in plain_letters(page.title) for word in words)
            counted.append(((-named, -sum(counts)), page))
    return [page for _, page in sorted(counted, key=lambda each: each[0])]


def guide_page_pdf(workspace: Workspace, page: GuidePage) -> bytes:
    """A page of the guide to print, under the name of the organisation."""
    from sgdesk.reports.layout.plain_paper import plain_pdf

    with workspace.file.reading() as connection:
        organisation = read_organisation(connection).name
    over, *others = map(_without_marks, page.parts)
    begins = Section(page.title, (), over.points, over.headings, over.rows)
    sections = (begins, *others) if over.points or over.rows else tuple(others)
    return plain_pdf(
        PlainPaper(
            organisation,
            "The guide to sgdesk",
            page.title,
            " ".join(over.sentences),
            workspace.today(),
            sections,
        )
    )


def _without_marks(part: Section) -> Section:
    """A table without the column of marks, which the fonts of papers do not have."""
    if part.headings[:1] != ("Mark",):
        return part
    rows = tuple(row[1:] for row in part.rows)
    return Section(part.title, part.sentences, part.points, part.headings[1:], rows)
