"""The words of a PDF from somebody else's hands, read within limits; one page of it by itself."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 50
SECONDS = 10.0
_LARGEST_PAGE = 4 * 1024 * 1024
"""Bytes of a page's own drawing; a certificate has some thousands."""
_MOST_LETTERS = 100_000


class PdfFault(StrEnum):
    """Why the words of a PDF could not be read."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    """It opens with a password alone."""
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LONG = "too_long"
    """Reading it took longer, or a page of it is larger, than a certificate's can be."""


class PdfError(Exception):
    """A PDF could not be read; it says why, and nothing of what stands in it."""

    def __init__(self, fault: PdfFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class PdfWords:
    """The words of each page, and what the file says of itself."""

    pages: tuple[str, ...]
    keywords: str = ""
    creator: str = ""


def pdf_words(content: bytes, clock: Callable[[], float] = time.monotonic) -> PdfWords:
    """The words of every page; a page that is a picture has none.

    Raises :class:`PdfError` for a file that is damaged, locked, of more than ``MOST_PAGES``
    pages, or that takes longer than ``SECONDS`` by ``clock``.
    """
    until = clock() + SECONDS
    reader = _opened(content)
    try:
        pages = tuple(_words_of(page, until, clock) for page in reader.pages)
        about = reader.metadata
    except PdfError:
        raise
    except Exception as error:
        raise PdfError(PdfFault.DAMAGED) from error
    if about is None:
        return PdfWords(pages)
    return PdfWords(pages, str(about.get("/Keywords", "")), str(about.creator or ""))


def _opened(content: bytes) -> "PdfReader":
    from pypdf import PdfReader

    # What it says of a broken file may be words of that file, and goes nowhere.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PdfError(PdfFault.LOCKED)
        count = len(reader.pages)
    except PdfError:
        raise
    except Exception as error:
        raise PdfError(PdfFault.DAMAGED) from error
    if not count:
        raise PdfError(PdfFault.DAMAGED)
    if count > MOST_PAGES:
        raise PdfError(PdfFault.TOO_MANY_PAGES)
    return reader


def _words_of(page: "PageObject", until: float, clock: Callable[[], float]) -> str:
    def look_at_the_clock(*_: object) -> None:
        if clock() > until:
            raise PdfError(PdfFault.TOO_LONG)

    look_at_the_clock()
    drawing = page.get_contents()
    if drawing is not None and len(drawing.get_data()) > _LARGEST_PAGE:
        raise PdfError(PdfFault.TOO_LONG)
    words = page.extract_text(visitor_operand_before=look_at_the_clock)
    return words[:_MOST_LETTERS]


def page_alone(content: bytes, page: int) -> bytes:
    """One page of a PDF as a file of its own, the same bytes each time.

    Pages count from 0. Raises :class:`PdfError` where the file cannot be read.
    """
    from pypdf import PdfWriter

    reader = _opened(content)
    try:
        writer = PdfWriter()
        writer.add_page(reader.pages[page])
        written = BytesIO()
        writer.write(written)
    except Exception as error:
        raise PdfError(PdfFault.DAMAGED) from error
    return written.getvalue()
