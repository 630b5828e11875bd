"""The shipped fonts: registered when first used, and chosen letter by letter for every script."""

from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from sgdesk.paths import resource

SANS = "NotoSans-Regular"
SANS_BOLD = "NotoSans-Bold"
SANS_ITALIC = "NotoSans-Italic"
SERIF = "NotoSerif-Regular"
SERIF_BOLD = "NotoSerif-Bold"
SERIF_ITALIC = "NotoSerif-Italic"

_FALLBACKS = (
    "NotoNaskhArabic-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansTamil-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansThai-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansArmenian-Regular",
    "DroidSansFallback",
)
"""Tried in turn for a letter that the text's own font lacks; the largest comes last."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Printed for a letter that no shipped font has: seen by everybody, never a silent gap."""

_FIRST_OF_SCRIPTS = "\u0530"
"""Below this code point are Latin, Greek and Cyrillic, which the text fonts have."""


@cache
def font(name: str) -> TTFont:
    """The font of that name, read and registered once."""
    found = TTFont(name, str(resource("fonts", f"{name}.ttf")), shapable=True)
    pdfmetrics.registerFont(found)
    return found


@cache
def font_for(letter: str, wanted: str) -> str | None:
    """The font that prints a letter in a text set in ``wanted``; ``None`` where there is none."""
    code = ord(letter)
    if code in font(wanted).face.charToGlyph:
        return wanted
    if letter < _FIRST_OF_SCRIPTS and wanted != SANS:
        return SANS if code in font(SANS).face.charToGlyph else None
    return next((name for name in _FALLBACKS if code in font(name).face.charToGlyph), None)


def missing_letters(text: str, wanted: str = SANS) -> str:
    """The letters of a text that no shipped font can print, each once, in order."""
    return "".join(
        dict.fromkeys(
            letter for letter in text if letter.isprintable() and font_for(letter, wanted) is None
        )
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one font prints."""

    text: str
    font: str


def runs_of(text: str, wanted: str) -> tuple[Run, ...]:
    """Part a text where its font has to change; marks stay with the letter that they sit on."""
    runs: list[Run] = []
    for letter in text:
        name = font_for(letter, wanted)
        shown = letter if name else REPLACEMENT
        name = name or wanted
        if runs and (letter.isspace() or runs[-1].font == name or _joins(letter, runs[-1].font)):
            runs[-1] = Run(runs[-1].text + shown, runs[-1].font)
        else:
            runs.append(Run(shown, name))
    return tuple(runs)


def _joins(letter: str, name: str) -> bool:
    """Whether punctuation or a mark can stay in the font of the run before it."""
    return not letter.isalnum() and ord(letter) in font(name).face.charToGlyph
