"""A square code as vector runs: few rectangles, sharp at any size."""

from collections.abc import Iterable, Sequence

import segno
from reportlab.pdfgen.canvas import Canvas

MASK = 3
"""Any of the eight patterns can be read; trying all of them takes most of the time."""


_TALL = "1.03"
"""A row reaches a little into the one above, so that no light seam shows between them."""

_ROW_BELOW = " f 1 0 0 1 0 -1 cm "


def draw_qr(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """Draw the code of ``text`` in a square of ``size`` points, lower left corner at x, y.

    The square holds the code without a quiet zone: leave four modules of white around it.
    """
    rows = segno.make_qr(text, error="m", mask=MASK).matrix
    module = size / len(rows)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.transform(module, 0, 0, module, 0, size - module)
    # Row by row from the top: numbers count from the row's own corner, which packs to two thirds.
    canvas.addLiteral(_ROW_BELOW.join(_row(row) for row in rows) + " f")
    canvas.restoreState()


def _row(row: Sequence[int]) -> str:
    return " ".join(f"{first} 0 {last - first + 1} {_TALL} re" for first, last in _dark_runs(row))


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
