"""The certificate: A4 landscape, one page each, made to be framed."""

from collections.abc import Sequence
from io import BytesIO
from math import cos, pi, sin
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.certificates import CertificateFace
from sgdesk.domain.dates import long_date
from sgdesk.reports.fonts import SANS, SANS_ITALIC, SERIF, SERIF_BOLD, SERIF_ITALIC, font
from sgdesk.reports.qr import draw_qr
from sgdesk.reports.styles import ACCENT, INK, MM, QUIET
from sgdesk.reports.text import draw_line, fit_size, split_to_fit

WIDTH, HEIGHT = landscape(A4)
CENTRE = WIDTH / 2
ROOM = WIDTH - 2 * 34 * MM
"""How wide text may be, well inside the border."""

GOLD = HexColor("#a8894a")
_FORM = "certificate-frame"
_QR_SIZE = 21 * MM


def write_certificates(faces: Sequence[CertificateFace], out: BinaryIO) -> None:
    """Write one PDF with a page for each face; the same faces give the same bytes.

    Text is set as it was typed, in any script, and made to fit; nothing in it is markup.
    """
    for name in (SANS, SANS_ITALIC, SERIF, SERIF_BOLD, SERIF_ITALIC):
        font(name)
    canvas = Canvas(
        out,
        pagesize=(WIDTH, HEIGHT),
        invariant=1,
        initialFontName=SANS,
        pageCompression=1,
        lang="en-GB",
    )
    canvas.setTitle("Certificates" if len(faces) > 1 else "Certificate")
    canvas.setCreator("sgdesk")
    canvas.setProducer("sgdesk")
    canvas.setAuthor(faces[0].organisation if faces else "")
    canvas.beginForm(_FORM)
    _draw_frame(canvas)
    canvas.endForm()
    for face in faces:
        canvas.doForm(_FORM)
        _draw_face(canvas, face)
        canvas.showPage()
    canvas.save()


def _draw_frame(canvas: Canvas) -> None:
    """The border: a fine double line with a rosette in each corner."""
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(1.6)
    canvas.rect(11 * MM, 11 * MM, WIDTH - 22 * MM, HEIGHT - 22 * MM)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.6)
    canvas.rect(13.2 * MM, 13.2 * MM, WIDTH - 26.4 * MM, HEIGHT - 26.4 * MM)
    canvas.rect(16 * MM, 16 * MM, WIDTH - 32 * MM, HEIGHT - 32 * MM)
    for x in (16 * MM, WIDTH - 16 * MM):
        for y in (16 * MM, HEIGHT - 16 * MM):
            _draw_rosette(canvas, x, y, 8.5 * MM)


def _draw_rosette(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A woven ring of fine lines on white, such as banknotes have."""
    canvas.setFillGray(1)
    canvas.circle(x, y, radius * 1.06, stroke=0, fill=1)
    canvas.setLineWidth(0.35)
    for colour, turn in ((ACCENT, 0.0), (GOLD, pi / 12)):
        canvas.setStrokeColor(colour)
        path = canvas.beginPath()
        for step in range(241):
            angle = 2 * pi * step / 240
            length = radius * (0.66 + 0.32 * cos(6 * (angle + turn)))
            inner = radius * 0.16 * sin(12 * angle)
            reach = length + inner
            point = (x + reach * cos(angle + turn), y + reach * sin(angle + turn))
            (path.lineTo if step else path.moveTo)(*point)
        path.close()
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(0.7)
    canvas.circle(x, y, radius * 0.2, stroke=1, fill=0)


def _draw_face(canvas: Canvas, face: CertificateFace) -> None:
    y = HEIGHT - 36 * MM
    if face.logo_png:
        y = _draw_logo(canvas, face.logo_png, y)
    y = _draw_heading(canvas, face, y)
    y = _draw_name(canvas, face.person_name, y)
    y = _draw_course(canvas, face, y)
    _draw_facts(canvas, face, y)
    _draw_signatures(canvas, face)
    _draw_foot(canvas, face)


def _draw_logo(canvas: Canvas, png: bytes, y: float) -> float:
    """The logo over the organisation's name; return where the text goes on."""
    image = ImageReader(BytesIO(png))
    wide, high = map(float, image.getSize())
    scale = min(46 * MM / wide, 15 * MM / high)
    width, height = wide * scale, high * scale
    canvas.drawImage(image, CENTRE - width / 2, y - height + 7 * MM, width, height, mask="auto")
    return y - height + 1.5 * MM


def _draw_heading(canvas: Canvas, face: CertificateFace, y: float) -> float:
    canvas.setFillColor(INK)
    size = fit_size(face.organisation, SERIF_BOLD, ROOM, 17, 10)
    for line in split_to_fit(face.organisation, SERIF_BOLD, size, ROOM)[:2]:
        draw_line(canvas, line, CENTRE, y, SERIF_BOLD, size, "centre")
        y -= size * 1.3
    if face.charity_number:
        canvas.setFillColor(QUIET)
        draw_line(canvas, f"Charity number {face.charity_number}", CENTRE, y, SANS, 8.5, "centre")
    y -= 15 * MM
    canvas.setFillColor(ACCENT)
    draw_line(canvas, "Certificate of completion", CENTRE, y, SERIF, 31, "centre")
    y -= 4.5 * MM
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.8)
    canvas.line(CENTRE - 26 * MM, y, CENTRE + 26 * MM, y)
    y -= 9.5 * MM
    canvas.setFillColor(QUIET)
    draw_line(canvas, "This is to certify that", CENTRE, y, SERIF_ITALIC, 12, "centre")
    return y - 17 * MM


def _draw_name(canvas: Canvas, name: str, y: float) -> float:
    """The name, as large as fits on one line, on two lines where it would get too small."""
    canvas.setFillColor(INK)
    size = fit_size(name, SERIF_BOLD, ROOM, 34, 23)
    lines = split_to_fit(name, SERIF_BOLD, size, ROOM)
    if len(lines) > 2:
        size = fit_size(name, SERIF_BOLD, ROOM, 20, 12)
        lines = split_to_fit(name, SERIF_BOLD, size, ROOM)
    for line in lines:
        draw_line(canvas, line, CENTRE, y, SERIF_BOLD, size, "centre")
        y -= size * 1.22
    return y + size * 1.22 - 12 * MM


def _draw_course(canvas: Canvas, face: CertificateFace, y: float) -> float:
    canvas.setFillColor(QUIET)
    draw_line(canvas, "has completed", CENTRE, y, SERIF_ITALIC, 12, "centre")
    y -= 11.5 * MM
    canvas.setFillColor(ACCENT)
    size = fit_size(face.course_title, SERIF_BOLD, ROOM, 20, 15)
    for line in split_to_fit(face.course_title, SERIF_BOLD, size, ROOM)[:2]:
        draw_line(canvas, line, CENTRE, y, SERIF_BOLD, size, "centre")
        y -= size * 1.25
    if face.level:
        canvas.setFillColor(INK)
        level = fit_size(face.level, SERIF, ROOM, 12, 8)
        draw_line(canvas, face.level, CENTRE, y + 1.5, SERIF, level, "centre")
        y -= 6 * MM
    return y - 4 * MM


def _draw_facts(canvas: Canvas, face: CertificateFace, y: float) -> None:
    """When, how long, how and by whom, in a line of small labels over plain values."""
    facts = [
        (label, value)
        for label, value in (
            ("Attended on", long_date(face.completed_on)),
            ("Length", face.duration_hours),
            ("How", face.method),
            ("Provided by", face.provider if face.provider != face.organisation else ""),
        )
        if value
    ]
    column = min(ROOM / max(len(facts), 1), 58 * MM)
    x = CENTRE - column * (len(facts) - 1) / 2
    for label, value in facts:
        canvas.setFillColor(QUIET)
        draw_line(canvas, label, x, y, SANS, 8, "centre")
        canvas.setFillColor(INK)
        size = fit_size(value, SERIF, column - 4 * MM, 12.5, 8)
        for number, line in enumerate(split_to_fit(value, SERIF, size, column - 4 * MM)[:2]):
            draw_line(canvas, line, x, y - 15 - number * size * 1.2, SERIF, size, "centre")
        x += column


def _draw_signatures(canvas: Canvas, face: CertificateFace) -> None:
    """One line to sign on for each signatory, or one blank line for the organisation."""
    signing = face.signatories[:2] or (("", f"For {face.organisation}"),)
    places = (CENTRE,) if len(signing) == 1 else (CENTRE - 42 * MM, CENTRE + 42 * MM)
    y = 37 * MM
    for (name, post), x in zip(signing, places, strict=True):
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.line(x - 32 * MM, y, x + 32 * MM, y)
        canvas.setFillColor(INK)
        if name:
            size = fit_size(name, SERIF, 64 * MM, 10.5, 7)
            draw_line(canvas, name, x, y - 12, SERIF, size, "centre")
        canvas.setFillColor(QUIET)
        size = fit_size(post, SANS, 64 * MM, 8, 6)
        draw_line(canvas, post, x, y - (22 if name else 11), SANS, size, "centre")


def _draw_foot(canvas: Canvas, face: CertificateFace) -> None:
    """The number, what it replaces, and the square code to check it by."""
    left, foot = 30 * MM, 22 * MM
    canvas.setFillColor(INK)
    draw_line(canvas, f"Certificate {face.number}", left, foot, SANS, 8.5)
    canvas.setFillColor(QUIET)
    issued = f"Issued on {long_date(face.issued_on)}"
    if face.replaces:
        issued += f", in place of {face.replaces}"
    note = fit_size(issued, SANS, WIDTH / 2, 7.5, 6)
    draw_line(canvas, issued, left, foot - 10, SANS, note)
    if face.partnership_note:
        size = fit_size(face.partnership_note, SANS_ITALIC, WIDTH - 110 * MM, 7, 5)
        draw_line(canvas, face.partnership_note, CENTRE, foot - 10, SANS_ITALIC, size, "centre")
    if face.verification:
        x, y = WIDTH - 30 * MM - _QR_SIZE, 24 * MM
        canvas.setFillColor(INK)
        draw_qr(canvas, face.verification, x, y, _QR_SIZE)
        canvas.setFillColor(QUIET)
        draw_line(canvas, "Ask us to check it", x + _QR_SIZE / 2, y - 9, SANS, 7, "centre")
