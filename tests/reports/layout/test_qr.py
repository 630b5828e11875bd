"""The square code, drawn and looked at again."""

from io import BytesIO

import pypdfium2
import segno
from reportlab.pdfgen.canvas import Canvas

from sgdesk.reports.layout.qr import MASK, draw_qr

SIZE = 250
QUIET = 20


def drawn(text: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(SIZE + 2 * QUIET, SIZE + 2 * QUIET), pageCompression=0)
    draw_qr(canvas, text, QUIET, QUIET, SIZE)
    canvas.save()
    return out.getvalue()


def seen(pdf: bytes, modules: int) -> list[list[int]]:
    """Whether each module's middle is dark, from a picture of the page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=4, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    middle = [int(4 * (QUIET + SIZE * (number + 0.5) / modules)) for number in range(modules)]
    return [[int(picture.getpixel((column, row)) < 128) for column in middle] for row in middle]


def test_the_drawing_shows_every_module_of_the_code() -> None:
    code = segno.make_qr("sgdesk:RBD5-YKRX-6NQF", error="m", mask=MASK)
    expected = [list(row) for row in code.matrix]
    assert seen(drawn("sgdesk:RBD5-YKRX-6NQF"), len(expected)) == expected


def test_modules_side_by_side_are_one_rectangle() -> None:
    matrix = segno.make_qr("sgdesk:RBD5-YKRX-6NQF", error="m", mask=MASK).matrix
    dark = sum(sum(row) for row in matrix)
    assert 0 < drawn("sgdesk:RBD5-YKRX-6NQF").count(b" re") < 0.6 * dark
