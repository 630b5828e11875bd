"""The back of a certificate: what the course is to achieve, and whose certificate it is."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from sgdesk.domain.certificates.certificate import CertificateContent
from sgdesk.reports.certificates.bands import BASELINE, LEADING
from sgdesk.reports.certificates.sheet import EDGE, HEIGHT, ROOM, Sheet
from sgdesk.reports.layout.styles import INK, MM, QUIET
from sgdesk.reports.tagging import Element, artifact, tagged
from sgdesk.reports.text.fonts import SANS, SERIF, SERIF_BOLD
from sgdesk.reports.text.typesetting import draw_line, fit_lines, split_to_fit

_TITLE = "What this training covers"
_NONE = "No learning outcomes were recorded for this course."
_TOP = HEIGHT - 28 * MM
_BOTTOM = 24 * MM
_INDENT = 6 * MM
_LARGEST = 13.0
_LEAST_READ = 5.0
"""Points; only outcomes of several pages come down to it."""


def outcomes_of(content: CertificateContent) -> tuple[str, ...]:
    """What the back has to say; what was issued earlier has its points on the front as well."""
    return content.outcomes or content.learning_points


def draw_back(canvas: Canvas, content: CertificateContent, sheet: Sheet) -> None:
    """Draw the back; where nothing is known it says so, since the sheet has its back anyway."""
    y = _draw_text(canvas, _TITLE, "H2", SERIF_BOLD, 20, sheet.accent, _TOP)
    y = _draw_text(canvas, content.course_title, "P", SERIF, 14, INK, y - 4)
    with artifact(canvas):
        canvas.setStrokeColor(sheet.second)
        canvas.setLineWidth(0.6)
        canvas.line(EDGE, y - 8, EDGE + ROOM, y - 8)
    whose = (
        f"Back of certificate {content.number}, issued to {content.person_name} by "
        f"{content.organisation}"
    )
    size, foot = fit_lines(whose, SANS, ROOM, (sheet.least, sheet.least))
    over = _BOTTOM + len(foot) * size * LEADING
    outcomes = outcomes_of(content)
    if outcomes:
        _draw_outcomes(canvas, outcomes, sheet, y - 18, over + 8)
    else:
        _draw_text(canvas, _NONE, "P", SERIF, 12, QUIET, y - 18)
    with tagged(canvas, Element("P")):
        canvas.setFillColor(QUIET)
        _draw_lines(canvas, foot, EDGE, over, SANS, size)


def _draw_text(
    canvas: Canvas, words: str, is_a: str, font_name: str, size: float, colour: Color, y: float
) -> float:
    """Draw text from y down; return where it ends."""
    size, lines = fit_lines(words, font_name, ROOM, (size, size * 0.8))
    with tagged(canvas, Element(is_a)):
        canvas.setFillColor(colour)
        _draw_lines(canvas, lines, EDGE, y, font_name, size)
    return y - len(lines) * size * LEADING


def _draw_outcomes(
    canvas: Canvas, outcomes: Sequence[str], sheet: Sheet, top: float, bottom: float
) -> None:
    """A list from ``top`` down, smaller where there is much of it."""
    size = max(_LARGEST, sheet.least)
    while True:
        items = [split_to_fit(each, SERIF, size, ROOM - _INDENT) for each in outcomes]
        air = size * 0.45
        needed = sum(len(lines) * size * LEADING + air for lines in items)
        if needed <= top - bottom or size < _LEAST_READ:
            break
        size *= 0.95
    y = top
    for lines in items:
        with artifact(canvas):
            canvas.setFillColor(sheet.accent)
            canvas.circle(EDGE + 2, y - size * 0.66, size * 0.13, stroke=0, fill=1)
        with tagged(canvas, Element("LI")):
            canvas.setFillColor(INK)
            _draw_lines(canvas, lines, EDGE + _INDENT, y, SERIF, size)
        y -= len(lines) * size * LEADING + air


def _draw_lines(
    canvas: Canvas, lines: Sequence[str], x: float, y: float, font_name: str, size: float
) -> None:
    for number, line in enumerate(lines):
        draw_line(canvas, line, x, y - size * (BASELINE + number * LEADING), font_name, size)
