"""Setting text that people typed: any script, either direction, and never as markup."""

import unicodedata
from collections.abc import Sequence
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeStr
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from sgdesk.reports.fonts import Run, font, runs_of

Align = Literal["left", "centre", "right"]

_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO"})
_ALWAYS_SIMPLE = "\u0300"
"""Letters below this code point need no shaping: one letter, one glyph, left to right."""


def clean(text: str) -> str:
    """The text as it is set: composed letters, single blanks, nothing that does not print."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(
        letter for letter in composed if letter.isprintable() or letter in "\u200c\u200d"
    )


def line_width(text: str, font_name: str, size: float) -> float:
    """How wide a single line is, in points."""
    return sum(_width(piece, size) for piece in _pieces(clean(text), font_name, size))


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
    pieces = _pieces(clean(text), font_name, size)
    widths = [_width(piece, size) for piece in pieces]
    total = sum(widths)
    place = x - {"left": 0.0, "centre": total / 2, "right": total}[align]
    for (shaped, name), width in zip(pieces, widths, strict=True):
        canvas.setFont(name, size)
        canvas.drawString(place, y, shaped)
        place += width
    return total


def fit_size(text: str, font_name: str, room: float, largest: float, smallest: float) -> float:
    """The largest size, down to ``smallest``, at which a line fits into ``room`` points."""
    width = line_width(text, font_name, largest)
    return largest if width <= room else max(smallest, largest * room / width)


def split_to_fit(text: str, font_name: str, size: float, room: float) -> tuple[str, ...]:
    """The text in as many lines as it needs; a single word that is too long is parted."""
    lines: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and line_width(longer, font_name, size) <= room:
            lines[-1] = longer
        else:
            lines.extend(_part_word(word, font_name, size, room))
    return tuple(lines)


def _part_word(word: str, font_name: str, size: float, room: float) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and line_width(parts[-1] + letter, font_name, size) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _pieces(text: str, font_name: str, size: float) -> list[tuple[str, str]]:
    """The runs of a line from left to right, each shaped, with the font that prints it."""
    return [(_shaped(run, size), run.font) for run in _visual(runs_of(text, font_name), text)]


def _visual(runs: Sequence[Run], text: str) -> list[Run]:
    """Order runs for the eye: a line that begins right to left runs from the right.

    A run of one script has one direction, and the shaper turns the letters within it.
    """
    return list(reversed(runs)) if runs_from_right(text) else list(runs)


def runs_from_right(text: str) -> bool:
    """Whether the first letter with a direction of its own runs right to left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in _RIGHT_TO_LEFT for kind in kinds if kind in _RIGHT_TO_LEFT | {"L"}), False)


def _shaped(run: Run, size: float) -> str:
    font(run.font)
    if run.text < _ALWAYS_SIMPLE or all(letter < _ALWAYS_SIMPLE for letter in run.text):
        return run.text
    shaped: str = shapeStr(run.text, run.font, size)
    return shaped


def _width(piece: tuple[str, str], size: float) -> float:
    shaped, name = piece
    if isinstance(shaped, ShapedStr):
        return float(sum(each.x_advance for each in shaped.__shapeData__)) * size / 1000
    width: float = pdfmetrics.stringWidth(shaped, name, size)
    return width


def markup(text: str, font_name: str) -> str:
    """Typed text as the inside of a paragraph: escaped, and each script in its own font."""
    parts = []
    for line in text.splitlines() or [""]:
        runs = runs_of(clean(line), font_name)
        parts.append("".join(_marked(run, font_name) for run in _visual(runs, line)))
    return "<br/>".join(parts)


def _marked(run: Run, font_name: str) -> str:
    """One run in its font, with its outer blanks outside, where a paragraph parts its words."""
    words = run.text.strip().split(" ")
    if runs_from_right(run.text):
        # A paragraph sets word after word from the left, so the words are turned beforehand.
        words.reverse()
    shown = escape(" ".join(words))
    if run.font != font_name:
        shown = f'<font name="{run.font}">{shown}</font>'
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() else ""
    return f"{before}{shown}{after}"


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph of text that somebody typed; nothing in it is taken for markup."""
    font(style.fontName)
    return Paragraph(markup(text, style.fontName), style)
