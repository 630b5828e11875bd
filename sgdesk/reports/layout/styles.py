"""The house style of paper: colours, sizes, the marks of the states, and the frame of a page."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import cos, radians, sin
from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import listed
from sgdesk.domain.training.states import ByState, State
from sgdesk.reports.layout import sizes
from sgdesk.reports.tagging import Element, TaggedCanvas, artifact, tagged
from sgdesk.reports.text.fonts import (
    REPLACEMENT,
    SANS,
    SANS_BOLD,
    SANS_ITALIC,
    as_printed,
    font,
    unprinted_words,
)
from sgdesk.reports.text.typesetting import clean, draw_line, line_width, split_to_fit

INK = HexColor("#1f2a30")
QUIET = HexColor("#56646c")
ACCENT = HexColor("#1d5c63")
RULE = HexColor("#c9d2d6")
BAND = HexColor("#eef3f3")

STATE_COLOURS: ByState[Color] = ByState(
    in_date=HexColor("#1e7145"),
    due_soon=HexColor("#a86200"),
    overdue=HexColor("#b3261e"),
    not_done=HexColor("#b3261e"),
    new_starter=HexColor("#2459a8"),
    exempt=HexColor("#5c666d"),
)

MM = 72 / 25.4
"""A millimetre in points."""

MARGIN = 18 * MM
PAGE_WIDTH, PAGE_HEIGHT = A4


def style(
    name: str,
    *,
    font_name: str = SANS,
    size: float = sizes.BODY,
    colour: Color = INK,
    right: bool = False,
    before: float = 0,
    after: float = 0,
    is_a: str = "P",
) -> ParagraphStyle:
    """A paragraph style of the house; sizes and spaces in points.

    ``is_a`` is what its text is in the structure of the paper: ``H1`` to ``H3``, ``LI``, ``P``.
    """
    font(font_name)
    return ParagraphStyle(
        name,
        is_a=is_a,
        fontName=font_name,
        fontSize=size,
        leading=size * 1.36,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        alignment=TA_RIGHT if right else 0,
        splitLongWords=1,
        embeddedHyphenation=2,
    )


def body() -> ParagraphStyle:
    """Running text."""
    return style("body")


def small() -> ParagraphStyle:
    """Notes under tables."""
    return style("small", size=sizes.SMALL, colour=QUIET, before=3, after=2)


def heading() -> ParagraphStyle:
    """A heading within a page."""
    return style(
        "heading",
        font_name=SANS_BOLD,
        size=sizes.HEADING,
        colour=ACCENT,
        before=12,
        after=5,
        is_a="H2",
    )


def title() -> ParagraphStyle:
    """The title of a paper."""
    return style("title", font_name=SANS_BOLD, size=sizes.TITLE, before=0, after=4, is_a="H1")


def cell(*, right: bool = False, bold: bool = False) -> ParagraphStyle:
    """Text in a table."""
    return style("cell", font_name=SANS_BOLD if bold else SANS, size=sizes.CELL, right=right)


def quiet() -> ParagraphStyle:
    """An aside in italics."""
    return style("quiet", font_name=SANS_ITALIC, size=sizes.ASIDE, colour=QUIET)


OWN_FONT: tuple[object, ...] = ("FONTNAME", (0, 0), (-1, -1), SANS)
"""Blank cells too name a font, and a font that is named must be in the file."""


def table_rules(rows_of_heading: int = 1) -> list[tuple[object, ...]]:
    """The table style: a band under the headings, hairlines between rows, no boxes."""
    last = rows_of_heading - 1
    return [
        OWN_FONT,
        ("BACKGROUND", (0, 0), (-1, last), BAND),
        ("LINEBELOW", (0, last), (-1, last), 0.8, ACCENT),
        ("LINEBELOW", (0, rows_of_heading), (-1, -1), 0.4, RULE),
        ("VALIGN", (0, 0), (-1, last), "BOTTOM"),
        ("VALIGN", (0, rows_of_heading), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]


def draw_state_mark(canvas: Canvas, state: State, x: float, y: float, size: float) -> None:
    """The shape of a state in a square of ``size`` points with its lower left corner at x, y.

    Shapes differ as well as colours, so that they hold in grey and for the colour-blind.
    """
    canvas.saveState()
    canvas.setFillColor(STATE_COLOURS[state])
    canvas.setStrokeColor(STATE_COLOURS[state])
    canvas.setLineWidth(size * 0.13)
    _SHAPES[state](canvas, x + size / 2, y + size / 2, size * 0.42)
    canvas.restoreState()


def _full_circle(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=0, fill=1)


def _quarter_circle(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=1, fill=0)
    box = (x - radius, y - radius, x + radius, y + radius)
    canvas.wedge(*box, 0, 90, stroke=0, fill=1)


def _triangle(canvas: Canvas, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    for number, angle in enumerate((90, 210, 330)):
        corner = (x + 1.15 * radius * cos(radians(angle)), y + 1.15 * radius * sin(radians(angle)))
        (path.lineTo if number else path.moveTo)(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _ring(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=1, fill=0)


def _dotted_ring(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.setDash(radius * 0.42, radius * 0.36)
    canvas.circle(x, y, radius, stroke=1, fill=0)


def _bar(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.rect(x - radius, y - radius * 0.35, 2 * radius, radius * 0.7, stroke=0, fill=1)


_SHAPES: ByState[Callable[[Canvas, float, float, float], None]] = ByState(
    in_date=_full_circle,
    due_soon=_quarter_circle,
    overdue=_triangle,
    not_done=_ring,
    new_starter=_dotted_ring,
    exempt=_bar,
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around every page of a paper: who it is of, as at when, a note, its number."""

    organisation: str
    about: str
    as_at: date | None = None
    note: str = ""
    personal: bool = False
    numbered: bool = True


class NumberedCanvas(TaggedCanvas):
    """A canvas that knows, when it draws a page's furniture, how many pages its part has."""

    def __init__(self, *args: Any, furniture: Furniture, **options: Any) -> None:
        super().__init__(*args, **options)
        self._furniture = furniture
        self._pages: list[dict[str, object]] = []
        self._begins = 0

    def begin_part(self, furniture: Furniture) -> int:
        """From this page on, which it returns from 0, pages are counted anew, within this frame."""
        self._furniture, self._begins = furniture, len(self._pages)
        return self._begins

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Keep the page until the number of pages is known; what it lacks is said at its foot."""
        lacking = dict.fromkeys((*_lacking(self._furniture), *self.unprinted))
        if lacking:
            _say_unprinted(self, tuple(lacking))
        self.unprinted = {}
        self._pages.append(dict(self.__dict__))
        self.structure.page = len(self._pages)
        self._startPage()

    def save(self) -> None:
        """Draw the furniture of every page and write the file."""
        many = Counter(page["_begins"] for page in self._pages)
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            with artifact(self):
                within = number - self._begins
                draw_furniture(self, self._furniture, within, many[self._begins])
            super().showPage()
        super().save()


def _lacking(about: Furniture) -> Iterable[str]:
    """The words around every page that have a letter which no shipped font has."""
    for text in (about.organisation, about.about, about.note):
        yield from unprinted_words(clean(text), SANS)


def _say_unprinted(canvas: Canvas, words: Sequence[str]) -> None:
    """Over the foot: which words of the page have a mark for a letter that cannot be printed."""
    width = canvas._pagesize[0] - 2 * MARGIN
    named = len(words)
    while named > 1 and line_width(_unprinted_note(words, named), SANS, sizes.SMALL) > width:
        named -= 1
    note = _unprinted_note(words, named)
    canvas.saveState()
    canvas.setFillColor(INK)
    with tagged(canvas, Element("P")):
        draw_line(canvas, _cut(note, width), MARGIN, _NOTE_FOOT, SANS, sizes.SMALL)
    canvas.restoreState()


_NOTE_FOOT = 10 * MM + 14.5
"""Between the line over the foot and the text, in points."""


def _unprinted_note(words: Sequence[str], named: int) -> str:
    shown = [f"“{as_printed(word)}”" for word in words[:named]]
    if named < len(words):
        shown.append(f"{len(words) - named:,} more")
    return f"Where {REPLACEMENT} stands, a letter could not be printed: in {listed(shown)}."


def draw_furniture(canvas: Canvas, about: Furniture, number: int, many: int) -> None:
    """The line over and the lines under a page."""
    width, height = canvas._pagesize  # ReportLab keeps it nowhere else
    canvas.saveState()
    canvas.setFillColor(QUIET)
    top, foot = height - 11 * MM, 10 * MM
    beside = width - 2 * MARGIN - line_width(about.about, SANS, sizes.SMALL) - 12
    whose = _cut(about.organisation, beside)
    draw_line(canvas, whose, MARGIN, top, SANS, sizes.SMALL)
    draw_line(canvas, about.about, width - MARGIN, top, SANS, sizes.SMALL, "right")
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, top - 4, width - MARGIN, top - 4)
    canvas.line(MARGIN, foot + 10, width - MARGIN, foot + 10)
    day = f"As at {long_date(about.as_at)}. " if about.as_at else ""
    room = (width / 2 - _MARKED - 6 if about.personal else width - MARGIN - 60) - MARGIN
    _draw_note(canvas, f"{day}{about.note}", foot, room)
    if about.numbered:
        page = f"Page {number} of {many}"
        draw_line(canvas, page, width - MARGIN, foot, SANS, sizes.SMALL, "right")
    canvas.restoreState()
    if about.personal:
        _mark_personal(canvas, width, foot)


_NOTE_LEADING = sizes.SMALL * 1.2


def _draw_note(canvas: Canvas, note: str, foot: float, room: float) -> None:
    """What stands under a page, in a line or two: it takes room rather than get smaller."""
    for line in _note_lines(clean(note), room):
        draw_line(canvas, line, MARGIN, foot, SANS, sizes.SMALL)
        foot -= _NOTE_LEADING


_MARKED = 62.0
"""Half the width of the mark of personal data, in points."""


def _mark_personal(canvas: Canvas, width: float, foot: float) -> None:
    words = "Personal data: keep it safe"
    canvas.saveState()
    canvas.setFillColor(STATE_COLOURS[State.OVERDUE])
    canvas.roundRect(width / 2 - _MARKED, foot - 4, 2 * _MARKED, 12, 3, stroke=0, fill=1)
    canvas.setFillColor(white)
    draw_line(canvas, words, width / 2, foot - 0.5, SANS_BOLD, sizes.SMALL, "centre")
    canvas.restoreState()


@lru_cache(maxsize=64)
def _note_lines(note: str, room: float) -> tuple[str, ...]:
    """A note in up to two lines, parted after a sentence where that will do."""
    if not _is_wider(note, room):
        return (note,)
    sentences = note.split(". ")
    for count in range(len(sentences) - 1, 0, -1):
        parts = (f"{'. '.join(sentences[:count])}.", ". ".join(sentences[count:]))
        if not any(_is_wider(each, room) for each in parts):
            return parts
    first, *rest = split_to_fit(note, SANS, sizes.SMALL, room)
    return first, _cut(" ".join(rest), room)


def _is_wider(text: str, room: float) -> bool:
    return line_width(text, SANS, sizes.SMALL) > room


@lru_cache(maxsize=64)
def _cut(text: str, room: float) -> str:
    """The text, or as much of its beginning as goes into ``room`` points, and that it is cut."""
    plain = clean(text)
    if not _is_wider(plain, room):
        return plain
    ends = range(len(plain))
    fits = bisect_left(ends, True, key=lambda end: _is_wider(f"{plain[:end]}…", room)) - 1
    return f"{plain[: max(fits, 0)].rstrip()}…"
