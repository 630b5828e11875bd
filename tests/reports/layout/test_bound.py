"""Papers of several people in one file look as each does alone, each on pages of its own."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from reportlab.platypus import Flowable

from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.reports.layout.pages import Part, bound, called, make_paper, para
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.layout.tables import fitted
from sgdesk.reports.tagging import About

ABOUT = About("Examples", "Example Club", "What is tried", date(2026, 3, 4))


def part(name: str, rows: int) -> Part:
    """A paper with a heading and a table of rows; some have a letter that no font has."""
    lines = [[para(f"{name} {number}", "cell"), para("one", "cell")] for number in range(rows)]
    head = [para("What", "heading"), para("How", "heading")]
    furniture = Furniture(f"Club of {name}", f"About {name}", date(2026, 3, 4), personal=True)
    return Part([para(name, "title"), fitted([head, *lines])], furniture, f"Of {name}")


def parts() -> Iterator[Part]:
    """Papers of two, one, four and one page."""
    yield from (part("Ann", 60), part("Bea \ue000", 2), part("Cy", 120), part("Dee", 1))


def looks(pdf: bytes) -> list[bytes]:
    """Every page as a picture."""
    return [bytes(page.render().buffer) for page in pypdfium2.PdfDocument(pdf)]


def test_each_looks_as_it_does_alone_with_its_frame_and_its_own_count_of_pages() -> None:
    alone = [looks(make_paper(e.story, e.furniture, ABOUT, e.carried)) for e in parts()]
    assert [len(each) for each in alone] == [2, 1, 4, 1]
    made = bound(parts(), ABOUT)
    assert made.starts == (0, 2, 3, 7)
    assert looks(made.content) == [page for each in alone for page in each]


def test_the_same_papers_are_the_same_bytes() -> None:
    assert bound(parts(), ABOUT) == bound(parts(), ABOUT)


class Noted(Flowable):  # type: ignore[misc]  # untyped library
    """A piece that notes when it is drawn."""

    def __init__(self, into: list[str], name: str) -> None:
        super().__init__()
        self._into, self._name = into, name
        self.width = self.height = 10

    def draw(self) -> None:
        """Note it."""
        self._into.append(f"{self._name} drawn")


def test_the_next_is_asked_for_once_the_one_before_is_set() -> None:
    happened: list[str] = []

    def asked() -> Iterator[Part]:
        for name in ("first", "second"):
            happened.append(f"{name} asked for")
            yield Part([Noted(happened, name)], Furniture("Example Club", "Examples"))

    bound(asked(), ABOUT)
    assert happened == [
        "first asked for",
        "first drawn",
        "second asked for",
        "second drawn",
    ]


def test_whoever_makes_them_can_stop_in_the_middle() -> None:
    def stopped() -> Iterator[Part]:
        yield part("Ann", 1)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        bound(stopped(), ABOUT)


def outline_of(made: BoundPaper) -> list[tuple[str, int]]:
    """The parts at the top of the outline, each with its page from 0."""
    reader = PdfReader(BytesIO(made.content))
    tops: list[Any] = [each for each in reader.outline if not isinstance(each, list)]
    return [(str(e.title), int(str(reader.get_destination_page_number(e)))) for e in tops]


def test_the_outline_leads_to_each_by_name() -> None:
    found = outline_of(bound([part("Ann", 60), part("Bea", 2)], ABOUT))
    assert found == [("Ann", 0), ("Bea", 2)]


def test_a_heading_can_be_called_otherwise_in_the_outline_or_be_left_out_of_it() -> None:
    def sheet(name: str) -> Part:
        head = [called(para("The same on each", "title"), name), called(para(name, "h2"), "")]
        return Part(head, Furniture("Example Club", "Examples"))

    made = bound(map(sheet, ("Ann", "Bea", "Cy")), ABOUT)
    assert outline_of(made) == [("Ann", 0), ("Bea", 1), ("Cy", 2)]
    assert len(PdfReader(BytesIO(made.content)).outline) == 3
