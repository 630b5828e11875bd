"""The square code of a certificate: a mask of one bit a point, small in a file of a thousand.

As rectangles (``layout/qr``) a code with words in it takes most of a page's bytes. As a mask of
eight points to a module it takes half of that, and at 20 mm is finer than printers print.
"""

from hashlib import sha256

import segno
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFtrue,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from sgdesk.reports.layout.qr import MASK

_FINE = 8
"""Points to a side of a module: a module is a byte, and a row repeats."""


def draw_code(canvas: Canvas, text: str, side: float) -> None:
    """Draw the code of ``text`` in the fill colour, its lower left corner where the canvas is.

    The square of ``side`` points holds the code without a quiet zone.
    """
    name = f"code-{sha256(text.encode()).hexdigest()[:16]}"
    if not canvas.hasForm(name):
        mask = _mask(text)
        mask.name = name
        canvas._setXObjects(mask)
        canvas._doc.Reference(mask, canvas._doc.getXObjectName(name))
        canvas._doc.addForm(name, mask)
    canvas._formsinuse.append(name)
    canvas.saveState()
    canvas.scale(side, side)
    canvas.addLiteral(f"/{canvas._doc.getXObjectName(name)} Do")
    canvas.restoreState()


def _mask(text: str) -> PDFStream:
    rows = segno.make_qr(text, error="m", mask=MASK).matrix
    across = len(rows) * _FINE
    about = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": across,
        "Height": across,
        "BitsPerComponent": 1,
        "ImageMask": PDFtrue,
        "Decode": PDFArray([1, 0]),
    }
    points = b"".join(bytes(0xFF if dark else 0 for dark in row) * _FINE for row in rows)
    return PDFStream(PDFDictionary(about), points, [PDFZCompress])
