"""A square code as vector runs: few rectangles, sharp at any size."""

from collections.abc import Iterable

import segno
from reportlab.pdfgen.canvas import Canvas


def draw_qr(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """Draw the code of ``text`` in a square of ``size`` points, lower left corner at x, y.

    The square holds the code without a quiet zone: leave four modules of white around it.
    """
    rows = [list(row) for row in segno.make_qr(text, error="m").matrix]
    module = size / len(rows)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        for first, last in _dark_runs(row):
            path.rect(
                x + first * module,
                y + size - (number + 1) * module,
                (last - first + 1) * module,
                module,
            )
    canvas.drawPath(path, stroke=0, fill=1)


def _dark_runs(row: Iterable[int]) -> Iterable[tuple[int, int]]:
    first: int | None = None
    place = -1
    for place, dark in enumerate(row):
        if dark and first is None:
            first = place
        elif not dark and first is not None:
            yield first, place - 1
            first = None
    if first is not None:
        yield first, place
