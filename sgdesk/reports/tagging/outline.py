"""The outline of a long paper, by which a viewer and a screen reader jump to its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFPage
from reportlab.pdfgen.canvas import Canvas

LONG = 2
"""A paper of more pages than this has an outline."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a paper: its words, how deep it lies from 0, its page from 0, and its top there."""

    words: str
    level: int
    page: int
    top: float


def write_outline(canvas: Canvas, places: Sequence[Place], pages: Sequence[PDFPage]) -> None:
    """Put the parts into the outline, none more than one step deeper than the one before."""
    depth = -1
    for number, place in enumerate(places):
        key = f"part-{number}"
        destination = canvas._bookmarkReference(key)
        destination.fith(round(place.top, 2))
        destination.setPage(canvas._doc.Reference(pages[place.page]))
        depth = min(place.level, depth + 1)
        canvas.addOutlineEntry(place.words, key, depth)
