"""The words of a paper that somebody wants checked: read within limits, refused in a sentence."""

from dataclasses import dataclass

from sgdesk.data.pdfs import OURS, PdfError, PdfFault, pdf_words
from sgdesk.domain.errors import InputError

_REFUSED = {
    PdfFault.LOCKED: (
        "{file} opens with a password alone, so it could not be checked. Nothing was changed. "
        "Check it by the number or the square code on it instead."
    ),
    PdfFault.TOO_MANY_PAGES: (
        "{file} has more than {pages} pages, so it was not checked. Nothing was changed. Save the "
        "pages that you want checked as a PDF of their own, and choose that."
    ),
    PdfFault.TOO_LONG: (
        "{file} could not be read in {seconds} seconds, or a page of it is far larger than one of "
        "ours, so it was not checked. Nothing was changed. Check it by the number or the square "
        "code on it instead."
    ),
}
if set(_REFUSED) != set(PdfFault) - {PdfFault.DAMAGED}:
    raise TypeError("Whatever keeps a paper from being checked has to be told")


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of a paper's pages, and what the file says of itself."""

    pages: tuple[str, ...] = ()
    keywords: str = ""
    creator: str = ""
    producer: str = ""


def paper_words(content: bytes, file: str) -> PaperWords:
    """The words of a paper; none of what is no PDF that opens, which says nothing of ours.

    Raises :class:`InputError` for a PDF with a password, with more pages than a paper of ours has,
    or that takes too long to read.
    """
    if b"%PDF-" not in content[:1024]:
        return PaperWords()
    try:
        found = pdf_words(content, limits=OURS)
    except PdfError as error:
        if error.fault is PdfFault.DAMAGED:
            return PaperWords()
        limits = {"pages": OURS.pages, "seconds": round(OURS.seconds)}
        raise InputError(_REFUSED[error.fault], file=file, **limits) from error
    return PaperWords(found.pages, found.keywords, found.creator, found.producer)
