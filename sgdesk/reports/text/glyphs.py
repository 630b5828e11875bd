"""One line of text as glyphs: parted by font and direction, shaped, and measured."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from threading import Lock

from reportlab.lib.abag import ABag
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeFragWord

from sgdesk.reports.text.direction import (
    has_letters_from_right,
    in_visual_order,
    levels_of,
    runs_from_right,
    turned_stops,
)
from sgdesk.reports.text.fonts import ARABIC, Run, font, runs_of, unprinted_words
from sgdesk.reports.text.languages import language_of
from sgdesk.reports.text.shipped_font import is_private

KERNED_FROM = 14.0
"""From this size on, in points, the gaps between Latin letters are evened out."""

_FIRST_SHAPED = "\u0300"
"""Letters below this code point are one glyph each, set from the left."""

_PLAIN_BLOCKS = (("\u0370", "\u0482"), ("\u1e00", "\u2100"), ("\u3000", "\ud800"))
"""Greek, Cyrillic, Latin with accents, stops, Chinese, Japanese, Korean: also one glyph each."""

_LATIN_FEATURES = {"kern": True, "liga": False, "dlig": False}
_FEATURES = {"kern": True, "liga": True, "dlig": False}
"""No discretionary ligatures: they would print محمد as the vowelled sign of the Prophet's name."""


_SHAPING = Lock()
"""Shaping gives out private letters of a font, which threads must not do at once."""

_GROWN = {ARABIC: 1.18}
"""Fonts that look small beside Latin letters of the same size."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one font: a plain text, or ReportLab's shaped one; size and width in points.

    ``stands_for`` is the text where the glyphs don't spell it from left to right;
    ``spellings`` the letters behind each glyph that has none of its own; ``language`` is the tag of
    its language where the script tells it.
    """

    glyphs: str
    font: str
    size: float
    width: float
    stands_for: str = ""
    spellings: tuple[tuple[str, str], ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class GlyphLine:
    """The pieces of a line from left to right, and its width in points.

    ``unprinted`` are its words with a letter that no shipped font has.
    """

    pieces: tuple[Piece, ...]
    width: float
    unprinted: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def lay_line(text: str, wanted: str, size: float, from_right: bool | None = None) -> GlyphLine:
    """Lay out a clean text in ``wanted`` and, where that lacks letters, in each script's font.

    ``from_right`` is the direction of the paragraph; left out, that of the first letter.
    """
    if text.isascii() and not from_right and size < KERNED_FROM:
        width = pdfmetrics.stringWidth(text, font(wanted).fontName, size)
        return GlyphLine((Piece(text, wanted, size, width),) if text else (), width)
    turned = runs_from_right(text) if from_right is None else from_right
    runs, levels = _runs_and_levels(text, wanted, turned)
    pieces = tuple(
        _piece(run, level, size)
        for run, level in in_visual_order(list(zip(runs, levels, strict=True)), levels)
    )
    width = sum(piece.width for piece in pieces)
    return GlyphLine(pieces, width, unprinted_words(text, wanted))


def needs_shaping(text: str) -> bool:
    """Whether letters of a text join, stack, turn or change with their neighbours."""
    return any(
        letter >= _FIRST_SHAPED and not any(first <= letter < end for first, end in _PLAIN_BLOCKS)
        for letter in text
    )


def _runs_and_levels(text: str, wanted: str, from_right: bool) -> tuple[list[Run], list[int]]:
    """Part a text where its font or its direction changes."""
    runs: list[Run] = []
    levels: list[int] = []
    pairs = zip(text, levels_of(text, from_right=from_right), strict=True)
    for level, stretch in groupby(pairs, key=lambda pair: pair[1]):
        for run in runs_of("".join(letter for letter, _ in stretch), wanted):
            runs.append(run)
            levels.append(level)
    return runs, levels


def _piece(run: Run, level: int, size: float) -> Piece:
    shown = run.text
    if level % 2 and not has_letters_from_right(shown):
        shown = turned_stops(shown)
    size *= _GROWN.get(run.font, 1.0)
    glyphs = _shaped(shown, run.font, size)
    language = language_of(run.text)
    if not isinstance(glyphs, ShapedStr):
        width = pdfmetrics.stringWidth(glyphs, run.font, size)
        return Piece(glyphs, run.font, size, width, language=language)
    width = sum(each.x_advance for each in glyphs.__shapeData__) * size / 1000
    # Readers turn letters from the right themselves: saying what they stand for turns them twice.
    plain = glyphs == run.text and not any(each.y_offset for each in glyphs.__shapeData__)
    stands_for = "" if level % 2 or plain else run.text
    return Piece(
        glyphs, run.font, size, width, stands_for, tuple(_spellings(glyphs, shown)), language
    )


def _shaped(text: str, name: str, size: float) -> str:
    font(name)
    joins = needs_shaping(text)
    if not joins and size < KERNED_FROM:
        return text
    word = [0, (ABag(fontName=name, fontSize=size), text)]
    with _SHAPING:
        shaped: str = shapeFragWord(word, _FEATURES if joins else _LATIN_FEATURES)[1][1]
    return shaped


def _spellings(glyphs: ShapedStr, text: str) -> Iterator[tuple[str, str]]:
    """Each private letter that alone draws a cluster of the text, with that cluster's letters."""
    clusters = [data.cluster for data in glyphs.__shapeData__]
    ends = dict(pairwise([*sorted(set(clusters)), len(text)]))
    for private, cluster in zip(glyphs, clusters, strict=True):
        if is_private(private) and clusters.count(cluster) == 1:
            yield private, text[cluster : ends[cluster]]


def begins_letter(letter: str, before: str) -> bool:
    """Whether a word may be parted before ``letter``: not within an accent or a conjunct."""
    joined = unicodedata.category(letter).startswith("M") or unicodedata.category(letter) == "Cf"
    return not joined and not (before and unicodedata.combining(before[-1]) == _VIRAMA)


_VIRAMA = 9
"""The combining class of the sign that ties two Indic letters together."""
