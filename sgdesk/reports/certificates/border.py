"""The borders of certificates: woven lines such as banknotes have, or one line that saves ink."""

from collections.abc import Iterable
from functools import cache
from math import cos, pi, sin

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from sgdesk.reports.certificates.sheet import HEIGHT, WIDTH, Sheet
from sgdesk.reports.layout.styles import MM

_OUTER = 9.5 * MM
"""From the edge of the sheet: printers leave up to 6 mm white."""

_PLAIN = 12 * MM
_BAND = 7 * MM
_CORNER = 13 * MM
_STRANDS = 3
_STEPS = 14
"""Points to a wave: enough that no corner of the polygon shows."""

Point = tuple[float, float]


def draw_border(canvas: Canvas, sheet: Sheet) -> None:
    """The border of a sheet: a single line where it is plain, else the woven frame."""
    if sheet.is_plain:
        canvas.setStrokeColor(sheet.accent)
        _rule(canvas, _PLAIN, 0.8)
    else:
        _draw_frame(canvas, sheet.accent, sheet.second)


def _draw_frame(canvas: Canvas, accent: Color, second: Color) -> None:
    """Two rules, a woven band, a rosette at each corner; where their lines go is told once."""
    inner = _OUTER + _BAND
    canvas.setStrokeColor(accent)
    _rule(canvas, _OUTER, 1.1)
    _rule(canvas, inner, 0.5)
    canvas.setStrokeColor(second)
    _rule(canvas, inner + 1.3 * MM, 0.5)
    _weave(canvas, accent, second)
    middle = _OUTER + _CORNER / 2
    for x in (middle, WIDTH - middle):
        for y in (middle, HEIGHT - middle):
            _corner(canvas, x, y, accent, second)


def draw_flourish(canvas: Canvas, x: float, y: float, width: float, colour: Color) -> None:
    """A fine rule that thins out around a small diamond, centred on x, y."""
    canvas.setStrokeColor(colour)
    canvas.setFillColor(colour)
    canvas.setLineWidth(0.6)
    half, gap, point = width / 2, 3 * MM, 1.1 * MM
    canvas.line(x - half, y, x - gap, y)
    canvas.line(x + gap, y, x + half, y)
    diamond = [(x - 1.6 * point, y), (x, y + point), (x + 1.6 * point, y), (x, y - point)]
    canvas.drawPath(_path(diamond, close=True), stroke=0, fill=1)


def _rule(canvas: Canvas, inset: float, thickness: float) -> None:
    canvas.setLineWidth(thickness)
    canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)


def _weave(canvas: Canvas, accent: Color, second: Color) -> None:
    """Strands of sine waves along the four sides, from corner to corner."""
    canvas.setLineWidth(0.4)
    start, middle = _OUTER + _CORNER, _OUTER + _BAND / 2
    across, up = WIDTH - 2 * start, HEIGHT - 2 * start
    for strand in range(2 * _STRANDS):
        canvas.setStrokeColor(accent if strand < _STRANDS else second)
        swing = _BAND * (0.36 if strand < _STRANDS else 0.2)
        phase = 2 * pi * strand / _STRANDS
        for far in (False, True):
            level = HEIGHT - middle if far else middle
            canvas.drawPath(_strand_across(start, level, across, swing, phase))
            level = WIDTH - middle if far else middle
            canvas.drawPath(_strand_up(level, start, up, swing, phase))


@cache
def _strand_across(
    left: float, level: float, length: float, swing: float, phase: float
) -> PDFPathObject:
    return _path((left + s, level + w) for s, w in _wave(length, 24, swing, phase))


@cache
def _strand_up(
    level: float, foot: float, length: float, swing: float, phase: float
) -> PDFPathObject:
    return _path((level + w, foot + s) for s, w in _wave(length, 16, swing, phase))


def _wave(length: float, waves: int, swing: float, phase: float) -> Iterable[Point]:
    """Points along a wave and how far each swings out."""
    steps = waves * _STEPS
    for step in range(steps + 1):
        turn = 2 * pi * waves * step / steps
        yield length * step / steps, swing * sin(turn + phase)


def _corner(canvas: Canvas, x: float, y: float, accent: Color, second: Color) -> None:
    """A square with a rosette, over the crossing of the rules."""
    half = _CORNER / 2
    canvas.setFillGray(1)
    canvas.setStrokeColor(accent)
    canvas.setLineWidth(0.8)
    canvas.rect(x - half, y - half, _CORNER, _CORNER, stroke=1, fill=1)
    canvas.setLineWidth(0.35)
    for strand in range(_STRANDS):
        turn = 2 * pi * strand / _STRANDS
        canvas.setStrokeColor(accent)
        canvas.drawPath(_rosette(x, y, half * 0.86, 0.3, 9, turn))
        canvas.setStrokeColor(second)
        canvas.drawPath(_rosette(x, y, half * 0.42, 0.55, 6, turn))


@cache
def _rosette(
    x: float, y: float, radius: float, depth: float, petals: int, turn: float
) -> PDFPathObject:
    """A closed wave around a circle, between ``radius`` and ``depth`` less of it."""
    return _path(_petals(x, y, radius, depth, petals, turn), close=True)


def _petals(
    x: float, y: float, radius: float, depth: float, petals: int, turn: float
) -> Iterable[Point]:
    steps = petals * 16
    for step in range(steps):
        angle = 2 * pi * step / steps
        reach = radius * (1 - depth * (1 + cos(petals * angle + turn)) / 2)
        yield x + reach * cos(angle), y + reach * sin(angle)


def _path(points: Iterable[Point], *, close: bool = False) -> PDFPathObject:
    path = PDFPathObject()
    for number, point in enumerate(points):
        (path.lineTo if number else path.moveTo)(*point)
    if close:
        path.close()
    return path
