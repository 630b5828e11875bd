"""Certificates as PDF files, made here: each page a few lines of words."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


def certificate(
    name: str = "Ann Sample",
    course: str = "Safeguarding Level 2",
    when: str = "Completed on 12 March 2025",
    *more: str,
) -> str:
    """The words of a plain certificate."""
    head = ["Example Safeguarding", "Certificate of completion", "This is to certify that", name]
    return "\n".join([*head, "has successfully completed", course, when, *more])


def pdf(pages: Sequence[str]) -> bytes:
    """A PDF with a page for each text."""
    written = BytesIO()
    canvas = Canvas(written, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 14)
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(72, 760 - 24 * number, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def write_pdf(path: Path, *pages: str) -> Path:
    """Write such a PDF; the path of it."""
    path.write_bytes(pdf(pages))
    return path


def locked_pdf(path: Path, text: str) -> Path:
    """The same, which opens with a password alone."""
    writer = PdfWriter(PdfReader(BytesIO(pdf([text]))))
    writer.encrypt("a password", algorithm="RC4-128")
    with path.open("wb") as file:
        writer.write(file)
    return path
