"""The lower part of the front: lines to sign on, how to check the certificate, the square code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.certificates.certificate import CertificateContent
from sgdesk.domain.certificates.wording import WHAT_IT_IS, check_words, code_words
from sgdesk.domain.dates import long_date
from sgdesk.reports.certificates.bands import LEADING, draw_lines
from sgdesk.reports.certificates.code import draw_code
from sgdesk.reports.certificates.sheet import CENTRE, EDGE, ROOM, WIDTH, Sheet
from sgdesk.reports.layout.styles import INK, MM, QUIET
from sgdesk.reports.tagging import Element, artifact, figure, tagged
from sgdesk.reports.text.fonts import SANS, SANS_BOLD, SANS_ITALIC, SERIF
from sgdesk.reports.text.typesetting import draw_line, fit_lines, line_width, split_to_fit

_BOTTOM = 22 * MM
_HAND = 13 * MM
"""Above a line to sign on."""

_CODE_SIDE = 22.5 * MM
"""On A4; not much less on a smaller sheet, so that a telephone can read it there too."""

_SIDE_BY_SIDE = 4
_WIDEST_LINE = 66 * MM
_MOST_LINES = 3
"""Of a name under a line to sign on: in two, one of ninety letters is too small to read."""
_CODE = "Square code that says what this is, whom to ask, its number and its signature"

_PRINT_LEADING = 1.3
_OVER_PRINT = 3.5 * MM
_LEAST_LAST = 0.3
"""Of the room: a last line that is shorter has too little on it."""

_SHARES = range(100, 45, -5)
"""Of the room, in hundredths, that the lines of a paragraph are tried in."""

Words = tuple[tuple[str, ...], str, float, Color]
"""The lines of one paragraph, their font and size, their colour."""


@dataclass(frozen=True, slots=True)
class _Signing:
    """Where one of those who sign has their line, and the lines of words under it."""

    x: float
    width: float
    words: tuple[Words, ...]

    @property
    def height(self) -> float:
        """Of the words under the line."""
        return sum(len(lines) * size * LEADING for lines, _, size, _ in self.words)


@dataclass(frozen=True, slots=True)
class Foot:
    """The lower part, laid out: rows of those who sign from the top, and the small print."""

    content: CertificateContent
    side: float
    rows: Sequence[Sequence[_Signing]]
    text: Sequence[Words]

    @property
    def top(self) -> float:
        """Where it ends, with the room for the hands that sign."""
        return self._over_print + sum(_row_height(row) for row in self.rows)

    @property
    def _over_print(self) -> float:
        """The top of the small print; of the code, where a line to sign on would touch it."""
        over = _BOTTOM + _height(self.text) + _OVER_PRINT
        if self.content.verification and max(len(row) for row in self.rows) > 2:
            over = max(over, _BOTTOM + self.side + _OVER_PRINT)
        return over

    def draw(self, canvas: Canvas) -> None:
        """Draw the signatures, then the small print, in the order in which they are read."""
        y = self.top
        for row in self.rows:
            y -= _HAND
            for each in row:
                _draw_signing(canvas, each, y)
            y -= _row_height(row) - _HAND
        _draw_small_print(canvas, self.text)
        if self.content.verification:
            _draw_code(canvas, self.content, self.side)


def foot_of(content: CertificateContent, sheet: Sheet) -> Foot:
    """Lay the lower part out."""
    side = _side(sheet)
    return Foot(content, side, _rows(content, sheet), _small_print(content, sheet, side))


def _row_height(row: Sequence[_Signing]) -> float:
    return max(each.height for each in row) + 4 + _HAND


def _side(sheet: Sheet) -> float:
    """How large the square code is in the drawing."""
    return _CODE_SIDE * (0.25 + 0.75 / sheet.scale)


def _rows(content: CertificateContent, sheet: Sheet) -> list[list[_Signing]]:
    """One line for each signatory, or one for the organisation; up to four beside each other."""
    signing = content.signatories or (("", f"For {content.organisation}"),)
    count = -(-len(signing) // _SIDE_BY_SIDE)
    each = -(-len(signing) // count)
    return [
        list(_row(signing[first : first + each], sheet)) for first in range(0, len(signing), each)
    ]


def _row(signing: Sequence[tuple[str, str]], sheet: Sheet) -> Iterator[_Signing]:
    step = min(ROOM / len(signing), _WIDEST_LINE + 16 * MM)
    width = min(_WIDEST_LINE, step - 6 * MM)
    for number, (name, post) in enumerate(signing):
        words = []
        for said, font_name, size, colour in (
            (name, SERIF, max(10.5, sheet.least), INK),
            (post, SANS, sheet.least, QUIET),
        ):
            if said:
                fitted, lines = fit_lines(said, font_name, width, (size, size * 0.8), _MOST_LINES)
                words.append((lines, font_name, fitted, colour))
        yield _Signing(CENTRE + step * (number - (len(signing) - 1) / 2), width, tuple(words))


def _draw_signing(canvas: Canvas, signing: _Signing, y: float) -> None:
    with artifact(canvas):
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.5)
        left, right = signing.x - signing.width / 2, signing.x + signing.width / 2
        canvas.line(round(left, 2), round(y, 2), round(right, 2), round(y, 2))
    y -= 3
    with tagged(canvas, Element("P")):
        for lines, font_name, size, colour in signing.words:
            canvas.setFillColor(colour)
            draw_lines(canvas, lines, signing.x, y, font_name, size)
            y -= len(lines) * size * LEADING


def _small_print(content: CertificateContent, sheet: Sheet, side: float) -> list[Words]:
    """The number, how to check it, and what a certificate is not: never under 8 points."""
    least = sheet.least
    issued = f"Issued on {long_date(content.issued_on)}"
    if content.replaces:
        issued += f", in place of {content.replaces}"
    room = ROOM - (side + 6 * MM if content.verification else 0)
    said = (
        (f"Certificate {content.number}", SANS_BOLD, least * 1.12, INK),
        (issued, SANS, least, QUIET),
        *((words, SANS, least, INK) for words in check_words(content)),
        (content.partnership_note, SANS_ITALIC, least, QUIET),
        (WHAT_IT_IS, SANS_ITALIC, least, QUIET),
    )
    return [
        (_lines(words, font_name, size, room), font_name, size, colour)
        for words, font_name, size, colour in said
        if words
    ]


@lru_cache(maxsize=64)
def _lines(words: str, font_name: str, size: float, room: float) -> tuple[str, ...]:
    """Split once for all the certificates of a batch that say the same.

    Each takes what room there is; but the last is never so short that a word of a name is alone
    there.
    """
    full = split_to_fit(words, font_name, size, room)
    tries = (split_to_fit(words, font_name, size, room * share / 100) for share in _SHARES)
    good = (
        each
        for each in tries
        if len(each) == len(full) and line_width(each[-1], font_name, size) >= room * _LEAST_LAST
    )
    return full if len(full) == 1 else next(good, full)


def _height(text: Sequence[Words]) -> float:
    return sum(len(lines) * size * _PRINT_LEADING for lines, _, size, _ in text)


def _draw_small_print(canvas: Canvas, text: Sequence[Words]) -> None:
    y = _BOTTOM + _height(text)
    for lines, font_name, size, colour in text:
        with tagged(canvas, Element("P")):
            canvas.setFillColor(colour)
            for line in lines:
                y -= size * _PRINT_LEADING
                draw_line(canvas, line, EDGE, y + size * 0.3, font_name, size)


def _draw_code(canvas: Canvas, content: CertificateContent, side: float) -> None:
    canvas.saveState()
    canvas.translate(WIDTH - EDGE - side, _BOTTOM)
    with figure(canvas, _CODE, (side, side)):
        canvas.setFillColor(INK)
        draw_code(canvas, code_words(content), side)
    canvas.restoreState()
