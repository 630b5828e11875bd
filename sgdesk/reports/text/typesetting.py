"""Setting text that people typed: any script, either direction, and never as markup."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import lru_cache
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from sgdesk.domain.dates import MONTHS
from sgdesk.reports.tagging.canvas import TaggedCanvas, name_part, tagged
from sgdesk.reports.tagging.structure import HEADINGS, Element
from sgdesk.reports.text.direction import JOINERS, runs_from_right
from sgdesk.reports.text.fonts import REPLACEMENT, font, runs_of, unprinted_words
from sgdesk.reports.text.glyphs import (
    GlyphLine,
    Piece,
    begins_letter,
    lay_line,
    needs_shaping,
)
from sgdesk.reports.text.unprinted import note_unprinted

Align = Literal["left", "centre", "right"]

_SMALLEST = 3.0
"""Text is set no smaller than this, in points, unless a single letter needs more room."""

_NO_BREAK = "\u00a0"
_MONTH = "|".join(f"{each[:3]}(?:{each[3:]})?" for each in MONTHS)
_ONE_THING = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\b|\b\d+ of \d+\b"
    r"|\b(?:Section|Level|Group|Appendix|Priority|[Pp]aragraph) [\dA-H][\d.]*\b"
    r"|\b[Ff]ewer than five\b|\b[Uu]nder 18\b|\S+, \d{1,3}\)"
)
"""A date, a section of an Act, "Level 2", a share, an age, the number of a namesake with the word
before it: read as one, so never on two lines.
"""

_SAINT = re.compile(r"\bSt\.? (?=\w)")
"""A saint is read with the name."""

_LAST_WORD = re.compile(r" (\S{1,14})\Z")

_WORDS = re.compile(r" ?[^ \-]+-*| ?-+")
"""A word with the blank before it; a line may also end after a hyphen."""


def clean(text: str) -> str:
    """The text as it is set: composed letters, single blanks, no controls."""
    single = " ".join(text.split())
    if single.isascii() and single.isprintable():
        return single
    composed = unicodedata.normalize("NFC", single)
    return "".join(letter for letter in composed if _is_set(letter))


def _is_set(letter: str) -> bool:
    """Whether a letter is no control of direction or of the look of emoji; joiners are set."""
    selector = "\ufe00" <= letter <= "\ufe0f"
    return letter in JOINERS or not (selector or unicodedata.category(letter) in {"Cc", "Cf"})


def line_width(text: str, font_name: str, size: float) -> float:
    """How wide a single line is, in points."""
    return lay_line(clean(text), font_name, size).width


def draw_line(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    font_name: str,
    size: float,
    align: Align = "left",
) -> float:
    """Draw a single line with its foot at ``y``; return its width. ``x`` is where it is aligned."""
    line = lay_line(clean(text), font_name, size)
    draw_laid(canvas, line, x - {"left": 0, "centre": 0.5, "right": 1}[align] * line.width, y)
    return line.width


def draw_laid(canvas: Canvas, line: GlyphLine, x: float, y: float) -> None:
    """Draw a line that is laid out already from ``x`` on, with its foot at ``y``."""
    _note(canvas, line.unprinted)
    for piece in line.pieces:
        is_told = _tell_spelling(canvas, piece)
        if isinstance(canvas, TaggedCanvas) and canvas.lines_set is not None:
            code = _set_once(canvas, piece, canvas.lines_set)
            canvas.addLiteral(f"BT {x:.2f} {y:.2f} Td {code} ET")
        else:
            drawn = canvas.beginText(x, y)
            drawn.setFont(piece.font, piece.size)
            drawn.textOut(piece.glyphs)
            canvas.drawText(drawn)
        if is_told:
            canvas.addLiteral("EMC")
        x += piece.width


_PLACED = 2
"""What a text object begins with before its letters: that it begins, and where."""


_LEADING_OF_NONE = re.compile(r"^(/\S+ [\d.]+ Tf) 0 TL(?= )", re.MULTILINE)
"""ReportLab says with each font how far lines are apart; in one line nothing asks for it."""


def _set_once(canvas: Canvas, piece: Piece, known: dict[int, tuple[object, str]]) -> str:
    """What draws a piece, wherever it is placed: the same on every page of a file."""
    found = known.get(id(piece))
    if found is None:
        drawn = canvas.beginText()
        drawn.setFont(piece.font, piece.size, 0)
        drawn.textOut(piece.glyphs)
        # The piece is kept with it: nothing else gets its identity while the file is written.
        code = _LEADING_OF_NONE.sub(r"\1", "\n".join(drawn._code[_PLACED:]))
        found = known[id(piece)] = piece, code
    return found[1]


def _note(canvas: Canvas, words: Collection[str]) -> None:
    """Keep words that lack a letter on paper, for the foot of the page and whoever makes it."""
    if words:
        note_unprinted(words)
        if isinstance(canvas, TaggedCanvas):
            canvas.unprinted.update(dict.fromkeys(words))


def _tell_spelling(canvas: Canvas, piece: Piece) -> bool:
    """Say in the file what shaped glyphs stand for, so that a name can be found, copied and read
    out; whether a stretch was begun for it.
    """
    if piece.spellings:
        font(piece.font).spell(canvas._doc, piece.spellings)
    said: list[str] = []
    if piece.stands_for:
        spelling = f"\ufeff{piece.stands_for}".encode("utf-16-be").hex()
        said.append(f"/ActualText<{spelling}>")
    if piece.language:
        said.append(f"/Lang({piece.language})")
    if said:
        canvas.addLiteral(f"/Span<<{''.join(said)}>>BDC")
    return bool(said)


def fit_size(text: str, font_name: str, room: float, largest: float, smallest: float) -> float:
    """The largest size, down to ``smallest``, at which a line fits into ``room`` points."""
    width = line_width(text, font_name, largest)
    return largest if width <= room else max(smallest, largest * room / width)


_FAR_TOO_LONG = 1000
"""Letters; no name, title or heading is so long."""

_LEEWAY = 1.2


@lru_cache(maxsize=1024)
def fit_lines(
    text: str, font_name: str, room: float, sizes: tuple[float, float], most: int = 2
) -> tuple[float, tuple[str, ...]]:
    """The size and the lines, of even length, in which a text fits into ``room`` points.

    ``sizes`` are the largest and the smallest for one line; a longer text goes into up to
    ``most`` lines, and gets smaller still rather than lose a letter. No line is wider than the
    room: where one letter alone is, such as ﷽ or a vowel with a heap of signs, all get smaller.
    """
    largest, smallest = sizes
    size = fit_size(text, font_name, room * 0.998, largest, smallest)
    if len(text) > _FAR_TOO_LONG:  # nobody's name: straight to a size that it may fit at
        wide = line_width(text, font_name, size)
        size = max(min(size, size * room * most * _LEEWAY / max(wide, 1)), _SMALLEST)
    lines = split_to_fit(text, font_name, size, room)
    while size > _SMALLEST and (len(lines) > most or _widest(lines, font_name, size) > room):
        size = max(size * 0.94, _SMALLEST)
        lines = split_to_fit(text, font_name, size, room)
    size *= room / max(room, _widest(lines, font_name, size))
    return size, _evened(text, lines, font_name, size, room)


def _widest(lines: Sequence[str], font_name: str, size: float) -> float:
    """How wide the widest of some lines is, in points."""
    return max(line_width(line, font_name, size) for line in lines)


def _evened(
    text: str, lines: tuple[str, ...], font_name: str, size: float, room: float
) -> tuple[str, ...]:
    """As many lines in the least room, so that none is left short; rather not after a hyphen."""
    if len(lines) == 1 or len(text) > _FAR_TOO_LONG:
        return lines
    tries = (split_to_fit(text, font_name, size, room * share / 100) for share in range(50, 101, 5))
    whole = [
        each for each in tries if len(each) <= len(lines) and _widest(each, font_name, size) <= room
    ]
    unhyphened = (each for each in whole if not any(line.endswith("-") for line in each[:-1]))
    return next(unhyphened, whole[0] if whole else lines)


def split_to_fit(text: str, font_name: str, size: float, room: float) -> tuple[str, ...]:
    """The text in as many lines as it needs; a single word that is too long is parted.

    A letter that is wider than the room has a line of its own, with the signs that belong to it.
    """
    lines: list[str] = []
    for word in _WORDS.findall(clean(text)):
        if lines and line_width(lines[-1] + word, font_name, size) <= room:
            lines[-1] += word
        else:
            lines.extend(_part_word(word.lstrip(" "), font_name, size, room))
    return tuple(lines) or ("",)


def _part_word(word: str, font_name: str, size: float, room: float) -> list[str]:
    if line_width(word, font_name, size) <= room:
        return [word]
    parts = [""]
    for letter in _letters(word):
        if parts[-1] and line_width(parts[-1] + letter, font_name, size) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _letters(word: str) -> list[str]:
    """The letters of a word, each with the signs that belong to it."""
    letters: list[str] = []
    for letter in word:
        if letters and not begins_letter(letter, letters[-1]):
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def markup(text: str, font_name: str) -> str:
    """Typed text as the inside of a paragraph: escaped, and letters of other fonts in theirs."""
    return "<br/>".join(
        "".join(
            escape(run.text)
            if run.font == font_name
            else f'<font name="{run.font}">{escape(run.text)}</font>'
            for run in runs_of(clean(line), font_name)
        )
        for line in text.splitlines() or [""]
    )


class Keeps(Enum):
    """Where a line never ends: within a date or the like, and after "St" or before a short last
    word, too.
    """

    NOTHING = 0
    DATES = 1
    LAST_WORD = 2
    SAINTS = 3


def paragraph(text: str, style: ParagraphStyle, keeps: Keeps = Keeps.NOTHING) -> Flowable:
    """A paragraph of text that somebody typed; nothing in it is taken for markup.

    Text whose letters join or turn is set line by line, so that long lines break where a
    reader of the script expects it; all other text is an ordinary ``Paragraph``.
    """
    font(style.fontName)
    if needs_shaping(unicodedata.normalize("NFC", text)):
        lines = tuple((line, runs_from_right(clean(line))) for line in text.splitlines())
        return ShapedParagraph(lines, style)
    inner = markup(text, style.fontName)
    made = PlainParagraph(_kept_together(inner, keeps), style)
    if REPLACEMENT in inner:
        made.unprinted = unprinted_words(clean(text), style.fontName)
    return made


def _kept_together(marked_up: str, keeps: Keeps) -> str:
    if keeps is Keeps.NOTHING:
        return marked_up
    bound = _ONE_THING.sub(lambda one: one.group().replace(" ", _NO_BREAK), marked_up)
    if keeps is Keeps.SAINTS:
        return _SAINT.sub(lambda one: one.group().replace(" ", _NO_BREAK), bound)
    if keeps is Keeps.DATES or "<" in bound:
        return bound
    return _LAST_WORD.sub(rf"{_NO_BREAK}\1", bound)


def _element(style: ParagraphStyle) -> Element:
    """What a paragraph of a style is: the style says it, and without a word it is a paragraph."""
    return Element(getattr(style, "is_a", "P"))


@contextmanager
def _told(piece: "PlainParagraph | ShapedParagraph") -> Iterator[None]:
    """What is drawn within is the paragraph's; where a heading begins, so does a part."""
    element = piece._element
    if element.kind in HEADINGS and not element.is_placed:
        called = element.called
        words = " ".join((piece.getPlainText() if called is None else called).split())
        name_part(piece.canv, words, HEADINGS.index(element.kind), piece.height + 4)
    with tagged(piece.canv, element):
        yield


class PlainParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph of ReportLab's that says in the file what it is, over all its pages."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self._element = _element(self.style)
        self.unprinted: tuple[str, ...] = ()
        self._wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        """Break it into lines of ``room`` points, once for each width: tables ask many times."""
        # ReportLab drops the lines of a paragraph that it asked to part where there is no room.
        is_broken = hasattr(self, "blPara")
        if not is_broken or self._wrapped is None or self._wrapped[0] != room:
            self._wrapped = room, super().wrap(room, height)
        return self._wrapped[1]

    def split(self, room: float, height: float) -> list[Flowable]:
        """The parts on this page and the next, of one element; see ``Flowable.split``."""
        parts: list[Flowable] = super().split(room, height)
        for part in parts:
            part._element, part.unprinted = self._element, self.unprinted
        return parts

    def draw(self) -> None:
        """Draw it, each line with the blank that it ends at, for whoever copies or hears it."""
        if self.unprinted and REPLACEMENT in self.getPlainText():
            _note(self.canv, self.unprinted)
        with _told(self):
            _end_lines_with_blanks(self.blPara)
            super().draw()


def _end_lines_with_blanks(lines: object) -> None:
    """Put a blank after the last word of each line but the last; it is not seen."""
    for line in getattr(lines, "lines", ())[:-1]:
        words = line[1] if isinstance(line, tuple) else line.words
        if not words:
            continue
        if isinstance(words[-1], str):
            words[-1] += "" if words[-1].endswith((" ", "-")) else " "
        elif not words[-1].text.endswith((" ", "-")):
            words[-1].text += " "


class ShapedParagraph(Flowable):  # type: ignore[misc]
    """Text of a script that joins, stacks or runs from the right, wrapped in its own order."""

    def __init__(self, texts: Sequence[tuple[str, bool]], style: ParagraphStyle) -> None:
        """Take each text of a line of its own with whether it runs from the right."""
        super().__init__()
        self.style = style
        self._element = _element(style)
        self._texts = tuple(texts)
        self._lines: list[tuple[str, bool]] = []
        self.spaceBefore = style.spaceBefore
        self.spaceAfter = style.spaceAfter

    def getPlainText(self) -> str:  # noqa: N802 - as ReportLab's own paragraph
        """The text as it was typed."""
        return "\n".join(text for text, _ in self._texts)

    def minWidth(self) -> float:  # noqa: N802 - ReportLab's name
        """The least width in which no word has to be parted."""
        style = self.style
        words = clean(self.getPlainText()).split(" ")
        return max(line_width(word, style.fontName, style.fontSize) for word in words)

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Break the text into lines of ``room`` points; return the width and the height."""
        style = self.style
        self.width = room
        self._lines = [
            (line, from_right)
            for text, from_right in self._texts
            for line in split_to_fit(text, style.fontName, style.fontSize, room)
        ]
        self.height = style.leading * len(self._lines)
        return room, self.height

    def split(self, room: float, height: float) -> list["ShapedParagraph"]:
        """Part it between pages where at least one line fits."""
        self.wrap(room, height)
        fits = int(height / self.style.leading)
        if not 0 < fits < len(self._lines):
            return []
        made = [
            ShapedParagraph(part, self.style) for part in (self._lines[:fits], self._lines[fits:])
        ]
        for part in made:
            part._element = self._element
        return made

    def draw(self) -> None:
        """Draw the lines from the top, each from its own side."""
        with _told(self):
            self._draw_lines()

    def _draw_lines(self) -> None:
        style = self.style
        self.canv.saveState()
        self.canv.setFillColor(style.textColor)
        y = self.height - getAscentDescent(style.fontName, style.fontSize)[0]
        for text, from_right in self._lines:
            line = lay_line(text, style.fontName, style.fontSize, from_right)
            draw_laid(self.canv, line, self._start(line, from_right), y)
            y -= style.leading
        self.canv.restoreState()

    def _start(self, line: GlyphLine, from_right: bool) -> float:
        spare: float = self.width - line.width
        if self.style.alignment == TA_CENTER:
            return spare / 2
        # A name on a line of its own stays in line with the names above and below it.
        turned = from_right and len(self._lines) > 1
        return spare if turned or self.style.alignment == TA_RIGHT else 0.0
