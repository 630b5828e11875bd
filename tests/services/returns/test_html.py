"""The return in a browser: read aloud in order, with headings that follow and tables that tell."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.reports import returns as section11
from sgdesk.services.organisation.following import Placing, choose_partnership, preview_partnership
from sgdesk.services.returns.final import export_frozen, freeze_return
from sgdesk.services.returns.words import save_section
from tests.reports.returns.documents import NAMED
from tests.services.sample.made import a_sample

PACKS = sorted(each.stem for each in paths.resource("partnerships").glob("*.toml"))
_EMPTY = {"meta", "br", "link"}


@dataclass
class Cell:
    """A heading cell, or a plain one."""

    is_heading: bool
    scope: str | None
    row: int
    part: str
    rows: int = 1


@dataclass
class Reader(HTMLParser):
    """What assistive technology goes by: language, headings, landmarks, tables and ids."""

    language: str | None = None
    title: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    tables: list[list[Cell]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    labelled_by: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    row: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag not in _EMPTY:
            self.open.append(tag)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.labelled_by += [known["aria-labelledby"] or ""] if "aria-labelledby" in known else []
        if tag == "html":
            self.language = known.get("lang")
        elif tag in {"main", "footer", "nav"}:
            self.landmarks.append(tag)
        elif tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append((int(tag[1]), ""))
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.row += 1
        elif tag in {"th", "td"}:
            part = next(each for each in reversed(self.open) if each in {"thead", "tbody"})
            self.tables[-1].append(
                Cell(
                    tag == "th", known.get("scope"), self.row, part, int(known.get("rowspan") or 1)
                )
            )

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        within = [each for each in self.open if each in {"h1", "h2", "h3", "h4"}]
        if within:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)
        if self.open and self.open[-1] == "title":
            self.title += data
        if self.open and self.open[-1] == "caption":
            self.captions.append(data)


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    reader.close()
    assert reader.open == []
    return reader


def check(page: bytes) -> Reader:
    """All that holds for every return."""
    found = read(page)
    assert found.language == "en-GB"
    assert found.title
    assert found.landmarks == ["main", "footer"]
    check_headings(found)
    check_tables(found)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.labelled_by) <= set(found.ids)
    return found


def check_headings(found: Reader) -> None:
    """One title; no level is left out on the way down; each says something."""
    levels = [level for level, _ in found.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(text.strip() for _, text in found.headings)


def check_tables(found: Reader) -> None:
    """Each has a caption, headings over its columns and one at the head of each row."""
    assert len(found.captions) == len(found.tables)
    for cells in found.tables:
        over = [cell for cell in cells if cell.part == "thead"]
        assert over
        assert all(cell.is_heading and cell.scope == "col" for cell in over)
        below = [cell for cell in cells if cell.part == "tbody"]
        under = {cell.row + each for cell in below for each in range(1, cell.rows)}
        firsts = {cell.row: cell for cell in reversed(below) if cell.row not in under}
        assert all(cell.is_heading for cell in firsts.values())
        assert {cell.scope for cell in firsts.values()} <= {"row", "rowgroup"}
        others = (cell for cell in below if cell is not firsts.get(cell.row))
        assert all(not cell.is_heading for cell in others)


@pytest.mark.parametrize("pack", PACKS)
def test_the_return_of_each_partnership_can_be_read_aloud_in_order(
    tmp_path: Path, pack: str
) -> None:
    workspace = a_sample(tmp_path / "sample.sgdesk")
    roles = preview_partnership(workspace, pack).roles
    groups = {each.id: each.suggested for each in roles if each.suggested}
    choose_partnership(workspace, pack, Placing(groups))
    for key in SectionKey:
        save_section(workspace, key, SectionText("Line one.\nLine two & <b>three</b>."))
    made = export_frozen(workspace, freeze_return(workspace).id, tmp_path / "out").files
    workspace.close()
    page = next(each for each in made if each.suffix == ".html")
    found = check(page.read_bytes())
    assert len(found.tables) == 5
    assert "How to check this return" in [text for _, text in found.headings]


def test_the_annex_is_read_as_the_rest_is() -> None:
    found = check(section11.as_html(NAMED))
    assert "Annex: people by name" in found.captions
