"""The square code of a certificate: a mask of one bit a point, small in a file of a thousand.

As rectangles (``layout/qr``) a code with words in it takes most of a page's bytes. As a mask of
four points to the side of a module it takes less than half of that, and at 20 mm has 275 points to
the inch: a viewer that smooths pictures blurs an eighth of a module.
"""

import zlib
from collections.abc import Sequence

import segno
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFtrue
from reportlab.pdfgen.canvas import Canvas

from sgdesk.reports.layout.qr import MASK

_FINE = 4
"""Points to a side of a module: a module is half a byte, and a row repeats."""

_DARK, _LIGHT = "0f"
"""Four points of a mask: where it has 0 the colour is laid on."""


def draw_code(canvas: Canvas, text: str, side: float) -> None:
    """Draw the code of ``text`` in the fill colour, its lower left corner where the canvas is.

    A page has one, and it is called by the page: in a thousand pages a long name is many bytes.
    The square of ``side`` points holds the code without a quiet zone.
    """
    name = f"code-{canvas.getPageNumber()}"
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
        "Subtype": PDFName("Image"),
        "Width": across,
        "Height": across,
        "BitsPerComponent": 1,
        "ImageMask": PDFtrue,
        "Filter": PDFName("FlateDecode"),
    }
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_FILTERED)
    points = b"".join(_points(row) * _FINE for row in rows)
    return PDFStream(PDFDictionary(about), packer.compress(points) + packer.flush(), filters=[])


def _points(row: Sequence[int]) -> bytes:
    """A row of modules as a line of points, light to the end of its last byte."""
    said = "".join(_DARK if dark else _LIGHT for dark in row)
    return bytes.fromhex(said + _LIGHT * (len(said) % 2))
