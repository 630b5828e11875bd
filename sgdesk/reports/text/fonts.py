"""The shipped fonts: registered when first used, and chosen letter by letter for every script."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from sgdesk.reports.text.direction import JOINERS
from sgdesk.reports.text.shipped_font import ShippedFont, is_private

rl_config.useA85 = 0
"""Files hold plain bytes: a fifth smaller, and quicker to write, than in letters of ASCII."""

SANS = "NotoSans-Regular"
SANS_BOLD = "NotoSans-Bold"
SANS_ITALIC = "NotoSans-Italic"
SERIF = "NotoSerif-Regular"
SERIF_BOLD = "NotoSerif-Bold"
SERIF_ITALIC = "NotoSerif-Italic"
DISPLAY = "NotoSerifDisplay-Regular"
ARABIC = "NotoNaskhArabic-Regular"

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Printed for a letter that no shipped font has: seen by everybody, never a silent gap."""

_CHINESE = "DroidSansFallback"
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0000, SANS),
    (0x0530, "NotoSansArmenian-Regular"),
    (0x0590, "NotoSansHebrew-Regular"),
    (0x0600, ARABIC),
    (0x0780, "NotoSansThaana-Regular"),
    (0x07C0, ARABIC),
    (0x0900, "NotoSansDevanagari-Regular"),
    (0x0980, "NotoSansBengali-Regular"),
    (0x0A00, "NotoSansGurmukhi-Regular"),
    (0x0A80, "NotoSansGujarati-Regular"),
    (0x0B00, "NotoSansOriya-Regular"),
    (0x0B80, "NotoSansTamil-Regular"),
    (0x0C00, "NotoSansTelugu-Regular"),
    (0x0C80, "NotoSansKannada-Regular"),
    (0x0D00, "NotoSansMalayalam-Regular"),
    (0x0D80, "NotoSansSinhala-Regular"),
    (0x0E00, "NotoSansThai-Regular"),
    (0x0E80, "NotoSansLao-Regular"),
    (0x1000, "NotoSansMyanmar-Regular"),
    (0x10A0, "NotoSansGeorgian-Regular"),
    (0x1100, _CHINESE),
    (0x1200, "NotoSansEthiopic-Regular"),
    (0x1780, "NotoSansKhmer-Regular"),
    (0x1C90, "NotoSansGeorgian-Regular"),
    (0x1CD0, "NotoSansDevanagari-Regular"),
    (0x1D00, SANS),
    (0x2D00, "NotoSansGeorgian-Regular"),
    (0x2D80, "NotoSansEthiopic-Regular"),
    (0x2DE0, SANS),
    (0x2E80, _CHINESE),
    (0xA640, SANS),
    (0xA8E0, "NotoSansDevanagari-Regular"),
    (0xA960, _CHINESE),
    (0xA9E0, "NotoSansMyanmar-Regular"),
    (0xAB00, "NotoSansEthiopic-Regular"),
    (0xAB30, SANS),
    (0xAC00, _CHINESE),
    (0xFB00, SANS),
    (0xFB13, "NotoSansArmenian-Regular"),
    (0xFB1D, "NotoSansHebrew-Regular"),
    (0xFB50, ARABIC),
    (0xFE20, SANS),
    (0xFE30, _CHINESE),
    (0xFE70, ARABIC),
    (0xFF00, _CHINESE),
    (0x10000, _CHINESE),
)
"""Where each font's part of Unicode begins, so that a name opens no more fonts than it needs."""

_BEGINNINGS = tuple(first for first, _ in _BLOCKS)


_READING = Lock()


def font(name: str) -> ShippedFont:
    """The font of that name, read and registered once, whichever thread asks first."""
    with _READING:
        return _read(name)


@cache
def _read(name: str) -> ShippedFont:
    found = ShippedFont(name)
    pdfmetrics.registerFont(found)
    return found


def has_glyph(letter: str, name: str) -> bool:
    """Whether a font draws a letter; letters of nobody's, for private use, are never drawn."""
    return not is_private(letter) and ord(letter) in font(name).face.charToGlyph


@cache
def font_for(letter: str, wanted: str) -> str | None:
    """The font that prints a letter in a text set in ``wanted``; ``None`` where there is none."""
    of_script = _BLOCKS[bisect_right(_BEGINNINGS, ord(letter)) - 1][1]
    return next((name for name in (wanted, SANS, of_script) if has_glyph(letter, name)), None)


def letters_without_font(text: str, wanted: str) -> str:
    """The letters of a clean text for which :data:`REPLACEMENT` would be printed, each once."""
    missing = (
        letter
        for letter in text
        if not (letter.isspace() or letter in JOINERS or font_for(letter, wanted))
    )
    return "".join(dict.fromkeys(missing))


@lru_cache(maxsize=8192)
def unprinted_words(text: str, wanted: str) -> tuple[str, ...]:
    """The words of a clean text that have such a letter; mostly none."""
    if text.isascii() or not letters_without_font(text, wanted):
        return ()
    lacking = (word for word in text.split() if letters_without_font(word, wanted))
    return tuple(word.strip(_STOPS) for word in lacking)


_STOPS = ".,;:!?()[]“”‘’\"'"
"""What stands around a word and is no part of it."""


def as_printed(text: str) -> str:
    """A clean text with the mark in place of each letter that no shipped font has."""
    return "".join(run.text for run in runs_of(text, SANS))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one font prints."""

    text: str
    font: str


def runs_of(text: str, wanted: str) -> tuple[Run, ...]:
    """Part a text where its font has to change; marks and blanks stay with the letter before."""
    runs: list[Run] = []
    for letter in text:
        name = font_for(letter, wanted)
        shown = letter if name else REPLACEMENT
        name = name or font_for(REPLACEMENT, wanted) or wanted
        if runs and (runs[-1].font == name or _stays(shown, runs[-1].font)):
            runs[-1] = Run(runs[-1].text + shown, runs[-1].font)
        else:
            runs.append(Run(shown, name))
    return tuple(runs)


def _stays(letter: str, name: str) -> bool:
    """Whether a mark, a blank or a stop can stay in the font of the run before it."""
    return not letter.isalnum() and letter != REPLACEMENT and has_glyph(letter, name)
