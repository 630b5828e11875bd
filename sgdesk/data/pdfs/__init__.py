"""PDFs from somebody else's hands: their words within limits, and one page by itself."""

from sgdesk.data.pdfs.alone import page_alone, page_mark, pages_alone
from sgdesk.data.pdfs.words import (
    MOST_PAGES,
    OURS,
    RECEIVED,
    SECONDS,
    Limits,
    PdfError,
    PdfFault,
    PdfWords,
    pdf_words,
)

__all__ = [
    "MOST_PAGES",
    "OURS",
    "RECEIVED",
    "SECONDS",
    "Limits",
    "PdfError",
    "PdfFault",
    "PdfWords",
    "page_alone",
    "page_mark",
    "pages_alone",
    "pdf_words",
]
