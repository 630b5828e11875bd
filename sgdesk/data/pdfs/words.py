"""The words of a PDF from somebody else's hands, read within limits."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject

MOST_PAGES = 50
SECONDS = 10.0
_LARGEST_PAGE = 4 * 1024 * 1024
"""Bytes of a page's own drawing, with what it takes in; a certificate has some thousands."""
_MOST_LETTERS = 100_000
"""Of a page, and of one text on it, which the clock cannot break off."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many pages a PDF may have, and how long reading all of them may take."""

    pages: int
    seconds: float


RECEIVED = Limits(MOST_PAGES, SECONDS)
"""Of a certificate that somebody received."""
OURS = Limits(500, 30.0)
"""Of a paper that may be ours: certificates of everybody are printed in one."""


class PdfFault(StrEnum):
    """Why the words of a PDF could not be read."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    """It opens with a password alone."""
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LONG = "too_long"
    """Reading it took longer, or a page of it is larger, than such a paper's can be."""


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
    producer: str = ""


def pdf_words(
    content: bytes, clock: Callable[[], float] = time.monotonic, limits: Limits = RECEIVED
) -> PdfWords:
    """The words of every page; a page that is a picture has none.

    Raises :class:`PdfError` for a file that is damaged, locked, of more pages than the ``limits``
    allow, or that takes longer than they do by ``clock``.
    """
    until = clock() + limits.seconds
    reader = opened(content, limits.pages)
    try:
        pages = tuple(_words_of(page, until, clock) for page in reader.pages)
        about = reader.metadata
    except PdfError:
        raise
    except Exception as error:
        raise PdfError(PdfFault.DAMAGED) from error
    if about is None:
        return PdfWords(pages)
    maker = (str(about.creator or ""), str(about.producer or ""))
    return PdfWords(pages, str(about.get("/Keywords", "")), *maker)


def opened(content: bytes, most_pages: int = MOST_PAGES) -> "PdfReader":
    """A reader of a PDF that says nothing of it; raises :class:`PdfError`."""
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
    if count > most_pages:
        raise PdfError(PdfFault.TOO_MANY_PAGES)
    return reader


def _words_of(page: "PageObject", until: float, clock: Callable[[], float]) -> str:
    def look_at_the_clock(_: object = None, operands: object = (), *__: object) -> None:
        if clock() > until or _longest(operands) > _MOST_LETTERS:
            raise PdfError(PdfFault.TOO_LONG)

    look_at_the_clock()
    size = 0
    for drawing in _drawings(page):
        size += len(drawing)
        if size > _LARGEST_PAGE:
            raise PdfError(PdfFault.TOO_LONG)
        look_at_the_clock()
    words = page.extract_text(visitor_operand_before=look_at_the_clock)
    return words[:_MOST_LETTERS]


def _longest(operands: object) -> int:
    """The length of the longest text that one step of a drawing sets."""
    if not isinstance(operands, list):
        return 0
    return max((len(each) for each in operands if isinstance(each, str | bytes)), default=0)


def _drawings(page: "PageObject") -> Iterator[bytes]:
    """What a page draws, and each drawing that it or these take in; pictures have no words."""
    from pypdf.generic import DictionaryObject

    content = page.get_contents()
    if content is not None:
        yield content.get_data()
    found = page.get("/Resources")
    resources = found.get_object() if found is not None else None
    if isinstance(resources, DictionaryObject):
        yield from _taken_in(resources, set())


def _taken_in(resources: "DictionaryObject", seen: set[int]) -> Iterator[bytes]:
    from pypdf.generic import DictionaryObject, StreamObject

    waiting = [resources]
    while waiting:
        named = waiting.pop().get("/XObject", DictionaryObject()).get_object()
        for each in named.values() if isinstance(named, DictionaryObject) else ():
            drawing = each.get_object()
            is_form = isinstance(drawing, StreamObject) and drawing.get("/Subtype") == "/Form"
            if not is_form or id(drawing) in seen:
                continue
            seen.add(id(drawing))
            yield drawing.get_data()
            inner = drawing.get("/Resources", DictionaryObject()).get_object()
            if isinstance(inner, DictionaryObject):
                waiting.append(inner)
