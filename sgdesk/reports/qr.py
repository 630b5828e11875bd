"""A square code as vector runs: few rectangles, sharp at any size."""

from collections.abc import Iterable, Sequence

import segno
from reportlab.pdfgen.canvas import Canvas

MASK = 3
"""Any of the eight patterns can be read; trying all of them takes most of the time."""


def draw_qr(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """Draw the code of ``text`` in a square of ``size`` points, lower left corner at x, y.

    The square holds the code without a quiet zone: leave four modules of white around it.
    """
    rows = segno.make_qr(text, error="m", mask=MASK).matrix
    module = size / len(rows)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(module, module)
    runs = (
        f"{first} {len(rows) - number - 1} {last - first + 1} 1 re"
        for number, row in enumerate(rows)
        for first, last in _dark_runs(row)
    )
    # Whole numbers as they are: a path would format each of them as a length, at a third more.
    canvas.addLiteral(" ".join([*runs, "f"]))
    canvas.restoreState()


def _dark_runs(row: Sequence[int]) -> Iterable[tuple[int, int]]:
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
