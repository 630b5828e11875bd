"""A PDF that opens only with a passphrase: AES-256 as PDF 2.0 has it (ISO 32000-2, revision 6)."""

from io import BytesIO

_ALGORITHM = "AES-256"


def protected_pdf(pdf: bytes, passphrase: str) -> bytes:
    """The same pages, unreadable without ``passphrase``; other bytes each time it is made.

    The title and every other word about the file are encrypted too. The passphrase is kept
    nowhere, not even in part.
    """
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.encrypt(passphrase, algorithm=_ALGORITHM)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
