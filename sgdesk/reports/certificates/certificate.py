"""The certificate: A4 landscape, one page each, made to be framed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.certificates.certificate import CertificateContent, is_own_provider
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.pictures import is_whole_png
from sgdesk.reports.certificates.border import HEIGHT, WIDTH, draw_flourish, draw_frame
from sgdesk.reports.layout.qr import draw_qr
from sgdesk.reports.layout.styles import ACCENT, INK, MM, QUIET
from sgdesk.reports.tagging import About, Element, TaggedCanvas, artifact, figure, tagged
from sgdesk.reports.text.direction import JOINERS
from sgdesk.reports.text.fonts import (
    DISPLAY,
    SANS,
    SANS_ITALIC,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    font,
    font_for,
)
from sgdesk.reports.text.typesetting import Align, clean, draw_line, fit_lines

CENTRE = WIDTH / 2
EDGE = 31 * MM
"""From the edge of the sheet to the outermost text."""

ROOM = WIDTH - 2 * EDGE
"""How wide text may be, well inside the border."""

_TOP = HEIGHT - 25 * MM
_SIGNED_AT = 46 * MM
"""Where the lines to sign on stand; the hand that signs has 14 mm above them."""

_BOTTOM = _SIGNED_AT + 14 * MM
_FOOT = 29 * MM
_QR_SIZE = 20 * MM
_FORM = "certificate-frame"
_HEADING = "Certificate of completion"
_CODE = "Square code with the number and the facts of this certificate, signed"
_WHAT_IT_IS = "It records training, and is no check of anybody’s suitability to work with children."
_HOW_TO_CHECK = (
    "To check this certificate, ask us.",
    "We look it up in sgdesk: Certificates, Check a number.",
)


@dataclass(frozen=True, slots=True)
class Band:
    """One thing on the page: its height, the air above it, and how it is drawn from its top."""

    height: float
    air: float
    draw: Callable[[Canvas, float], None]


def write_certificates(contents: Sequence[CertificateContent], out: BinaryIO) -> None:
    """Write one PDF with a page for each face; the same faces give the same bytes.

    Text is set as it was typed, in any script, and made to fit; nothing in it is markup.
    """
    font(SANS)
    canvas = TaggedCanvas(
        out,
        about=_about(contents),
        pagesize=(WIDTH, HEIGHT),
        initialFontName=SANS,
        pageCompression=1,
    )
    canvas.beginForm(_FORM)
    draw_frame(canvas)
    canvas.endForm()
    for content in contents:
        with artifact(canvas):
            canvas.doForm(_FORM)
        canvas.name_part(content.person_name, 0, HEIGHT)
        with tagged(canvas, Element("Sect"), holds_content=False):
            _draw_content(canvas, content)
        canvas.showPage()
    canvas.save()


def _about(contents: Sequence[CertificateContent]) -> About:
    return About(
        "Certificates" if len(contents) > 1 else "Certificate",
        contents[0].organisation if contents else "",
        "Safeguarding training",
        max((each.issued_on for each in contents), default=None),
        ", ".join(content.number for content in contents),
    )


def letters_without_font(name: str) -> str:
    """The letters of a person's name that would be printed as a mark for a missing one."""
    missing = (
        letter
        for letter in clean(name)
        if not (letter.isspace() or letter in JOINERS or font_for(letter, DISPLAY))
    )
    return "".join(dict.fromkeys(missing))


def _draw_content(canvas: Canvas, content: CertificateContent) -> None:
    y = _TOP
    rows, spread = _rows_that_fit(content)
    for number, row in enumerate(rows):
        y -= row.air * spread if number else 0
        row.draw(canvas, y)
        y -= row.height
    _draw_signatures(canvas, content)
    _draw_foot(canvas, content)


def _rows_that_fit(content: CertificateContent) -> tuple[list[Band], float]:
    """The rows, smaller where there is much to say, and how far the air between them stretches."""
    room = _TOP - _BOTTOM
    scale = 1.0
    while True:
        rows = list(_rows(content, scale))
        air = sum(row.air for row in rows[1:])
        spare = room - sum(row.height for row in rows)
        if spare >= air * 0.8 or scale < 0.5:
            return rows, min(spare / air, 1.7)
        scale *= 0.94


def _rows(content: CertificateContent, scale: float) -> Iterator[Band]:
    """Everything above the signatures from the top, in sizes of ``scale``."""
    text = partial(_text, scale=scale)
    if content.logo_png:
        yield _logo(content.logo_png, 17 * MM * scale, content.organisation)
    yield text(content.organisation, SERIF_BOLD, (15, 11), INK, 8)
    if content.charity_number:
        yield text(f"Charity number {content.charity_number}", SANS, (8, 7), QUIET, 2)
    yield text(_HEADING, DISPLAY, (36, 36), ACCENT, 17, is_a="H1")
    yield text("This is to certify that", SERIF_ITALIC, (12.5, 12.5), QUIET, 12)
    yield text(content.person_name, DISPLAY, (44, 31), INK, 9)
    yield Band(2, 8, _flourish)
    yield text("has completed", SERIF_ITALIC, (12.5, 12.5), QUIET, 9)
    yield text(content.course_title, SERIF_BOLD, (19, 15), ACCENT, 8)
    if content.level:
        yield text(content.level, SERIF, (12, 9), INK, 3)
    if content.learning_points:
        points = "  ·  ".join(content.learning_points)
        yield text(points, SERIF_ITALIC, (10, 9), QUIET, 7, most=3)
    yield _facts(list(_known_facts(content)), scale)


def _text(
    typed: str,
    font_name: str,
    sizes: tuple[float, float],
    colour: Color,
    air: float,
    *,
    scale: float,
    most: int = 2,
    is_a: str = "P",
) -> Band:
    """Text in the middle of the page, in up to ``most`` lines."""
    size, lines = fit_lines(typed, font_name, ROOM, (sizes[0] * scale, sizes[1] * scale), most)

    def draw(canvas: Canvas, y: float) -> None:
        with tagged(canvas, Element(is_a)):
            canvas.setFillColor(colour)
            _draw_lines(canvas, lines, CENTRE, y, font_name, size)

    return Band(len(lines) * size * _LEADING, air * scale, draw)


_LEADING = 1.24
_BASELINE = 0.96
"""From the top of a line to the foot of its letters; both in sizes of the letters."""


def _flourish(canvas: Canvas, y: float) -> None:
    with artifact(canvas):
        draw_flourish(canvas, CENTRE, y, 88 * MM)


def _draw_lines(
    canvas: Canvas, lines: Iterable[str], x: float, y: float, font_name: str, size: float
) -> None:
    for number, line in enumerate(lines):
        foot = y - size * (_BASELINE + number * _LEADING)
        draw_line(canvas, line, x, foot, font_name, size, "centre")


def _logo(png: bytes, high: float, organisation: str) -> Band:
    """The organisation's logo, as it is, no wider than 60 mm."""
    columns, rows = _pixels(png)
    scale = min(60 * MM / columns, high / rows)
    width, height = columns * scale, rows * scale

    def draw(canvas: Canvas, y: float) -> None:
        name = _logo_form(canvas, png)
        canvas.saveState()
        canvas.translate(CENTRE - width / 2, y - height)
        with figure(canvas, f"Logo of {organisation}", (width, height)):
            canvas.scale(width, height)
            canvas.doForm(name)
        canvas.restoreState()

    return Band(height, 0, draw)


@lru_cache(maxsize=8)
def _pixels(png: bytes) -> tuple[int, int]:
    """The sides of a logo, which is looked at whole before anything unpacks it."""
    if not is_whole_png(png):
        raise DamagedError("the logo of a certificate is no picture any more")
    columns, rows = ImageReader(BytesIO(png)).getSize()
    return columns, rows


def _logo_form(canvas: Canvas, png: bytes) -> str:
    """The logo in a square of one point, unpacked once for all the pages that show it."""
    name = f"logo-{sha256(png).hexdigest()[:16]}"
    if not canvas.hasForm(name):
        canvas.beginForm(name)
        canvas.drawImage(ImageReader(BytesIO(png)), 0, 0, 1, 1, mask="auto")
        canvas.endForm()
    return name


def _known_facts(content: CertificateContent) -> Iterator[tuple[str, str]]:
    """When, how long, how, with whom: those that are known and not said elsewhere."""
    yield "Attended on", long_date(content.completed_on)
    if content.duration_hours:
        yield "Length", content.duration_hours
    if content.method:
        yield "How", content.method
    if content.trainer and content.trainer not in {name for name, _ in content.signatories}:
        yield "Trainer", content.trainer
    if content.provider and not is_own_provider(content.provider, content.organisation):
        yield "Provided by", content.provider


def _facts(facts: Sequence[tuple[str, str]], scale: float) -> Band:
    """Small labels over plain values, side by side."""
    column = min(ROOM / len(facts), 62 * MM)
    sizes = (12 * scale, 9 * scale)
    fitted = [(label, *fit_lines(value, SERIF, column - 5 * MM, sizes)) for label, value in facts]
    label_size = 7.5 * scale
    tallest = max(size * _LEADING * len(lines) for _, size, lines in fitted)

    def draw(canvas: Canvas, y: float) -> None:
        for number, (label, size, lines) in enumerate(fitted):
            x = CENTRE + column * (number - (len(fitted) - 1) / 2)
            with tagged(canvas, Element("P")):
                canvas.setFillColor(QUIET)
                _draw_lines(canvas, [label], x, y, SANS, label_size)
                canvas.setFillColor(INK)
                _draw_lines(canvas, lines, x, y - label_size * 1.45, SERIF, size)

    return Band(label_size * 1.45 + tallest, 14 * scale, draw)


def _draw_signatures(canvas: Canvas, content: CertificateContent) -> None:
    """One line to sign on for each signatory, or one blank line for the organisation."""
    signing = content.signatories[:2] or (("", f"For {content.organisation}"),)
    places = (CENTRE,) if len(signing) == 1 else (CENTRE - 41 * MM, CENTRE + 41 * MM)
    room = 66 * MM
    for (name, post), x in zip(signing, places, strict=True):
        with artifact(canvas):
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.5)
            canvas.line(x - room / 2, _SIGNED_AT, x + room / 2, _SIGNED_AT)
        y = _SIGNED_AT - 3
        for words, face_font, size, colour in (
            (name, SERIF, 10.5, INK),
            (post, SANS, 7.5, QUIET),
        ):
            if words:
                fitted, lines = fit_lines(words, face_font, room, (size, size * 0.8))
                with tagged(canvas, Element("P")):
                    canvas.setFillColor(colour)
                    _draw_lines(canvas, lines, x, y, face_font, fitted)
                y -= len(lines) * fitted * _LEADING


def _draw_foot(canvas: Canvas, content: CertificateContent) -> None:
    """The number, what it replaces, how to check it, and the square code."""
    issued = f"Issued on {long_date(content.issued_on)}"
    if content.replaces:
        issued += f", in place of {content.replaces}"
    _foot_text(canvas, [(f"Certificate {content.number}", 8.5, INK), (issued, 7, QUIET)], "left")
    _foot_middle(canvas, filter(None, (content.partnership_note, _WHAT_IT_IS)))
    if content.verification:
        x = WIDTH - EDGE - _QR_SIZE
        canvas.saveState()
        canvas.translate(x, _FOOT + 3 * MM)
        with figure(canvas, _CODE, (_QR_SIZE, _QR_SIZE)):
            canvas.setFillColor(INK)
            draw_qr(canvas, content.verification, 0, 0, _QR_SIZE)
        canvas.restoreState()
    _foot_text(canvas, [(words, 6, QUIET) for words in _HOW_TO_CHECK], "right")


def _foot_middle(canvas: Canvas, sentences: Iterable[str]) -> None:
    """What older certificates say of their gate, and what a certificate is not."""
    y = _FOOT - 4
    canvas.setFillColor(QUIET)
    for words in sentences:
        size, lines = fit_lines(words, SANS_ITALIC, 96 * MM, (7, 6))
        with tagged(canvas, Element("P")):
            _draw_lines(canvas, lines, CENTRE, y, SANS_ITALIC, size)
        y -= len(lines) * size * _LEADING


def _foot_text(canvas: Canvas, lines: Sequence[tuple[str, float, Color]], align: Align) -> None:
    y = _FOOT
    for words, size, colour in lines:
        y -= size * 1.3
        with tagged(canvas, Element("P")):
            canvas.setFillColor(colour)
            draw_line(
                canvas, words, EDGE if align == "left" else WIDTH - EDGE, y, SANS, size, align
            )
