"""A paper read back page by page: which piece of its structure lies where, with its words."""

from collections.abc import Iterator
from ctypes import c_ushort
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, PdfObject

_HEADINGS = {"H1", "H2", "H3"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch hangs in the tree: the elements around it, each with its number."""

    path: tuple[tuple[str, int], ...]

    def of(self, kind: str) -> int | None:
        """The number of the innermost element of a kind around it."""
        return next((number for each, number in reversed(self.path) if each == kind), None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, a figure or a row of a table, as far as it lies on one page."""

    kind: str
    number: int
    table: int | None
    words: str
    top: float
    foot: float
    lines: int
    is_column_heading: bool

    @property
    def height(self) -> float:
        """From its top to its foot, in points."""
        return self.top - self.foot

    @property
    def is_heading(self) -> bool:
        """Whether it heads what comes after it."""
        return self.kind in _HEADINGS


def pages_of(pdf: bytes) -> list[list[Piece]]:
    """The pieces of every page in reading order; furniture of the page is none."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    shown = pypdfium2.PdfDocument(pdf)
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    places = dict(_places(reader.root_object["/StructTreeRoot"]["/K"], (), numbers, None))  # type: ignore[index]
    return [list(_pieces(page, at, places)) for at, page in enumerate(shown)]


def _places(
    element: PdfObject, path: tuple[tuple[str, int], ...], pages: dict[int, int], page: int | None
) -> Iterator[tuple[tuple[int, int], Place]]:
    """Every stretch, by page and number, with its place; the elements count from where they lie."""
    for at, raw in enumerate(element if isinstance(element, ArrayObject) else [element]):
        part = raw.get_object()
        if isinstance(part, NumberObject):
            assert page is not None
            yield (page, int(part)), Place(path)
        elif isinstance(part, DictionaryObject) and part.get("/Type") == "/MCR":
            yield (pages[part.raw_get("/Pg").idnum], int(str(part["/MCID"]))), Place(path)
        elif isinstance(part, DictionaryObject):
            own = pages[part.raw_get("/Pg").idnum] if "/Pg" in part else None
            number = raw.idnum if hasattr(raw, "idnum") else at
            scope = str(part.get("/A", {}).get("/Scope", ""))[1:]
            kind = f"{str(part['/S'])[1:]} {scope}".strip()
            further = (*path, (kind, number))
            yield from _places(part.get("/K", ArrayObject()), further, pages, own)


@dataclass(frozen=True, slots=True)
class _Stretch:
    place: Place
    words: str
    top: float
    foot: float


def _pieces(
    page: pypdfium2.PdfPage, at: int, places: dict[tuple[int, int], Place]
) -> Iterator[Piece]:
    stretches = list(_stretches(page, at, places))
    for (kind, number), found in groupby(stretches, key=lambda each: _whole(each.place)):
        parts = list(found)
        feet = {round(each.foot) for each in parts}
        yield Piece(
            kind,
            number,
            parts[0].place.of("Table"),
            " ".join(" ".join(each.words for each in parts).split()),
            max(each.top for each in parts),
            min(each.foot for each in parts),
            len(feet),
            any(each.place.of("TH Column") is not None for each in parts),
        )


def _whole(place: Place) -> tuple[str, int]:
    """What is looked at as one: the row of a table, or the paragraph."""
    return next((each for each in place.path if each[0] == "TR"), place.path[-1])


def _stretches(
    page: pypdfium2.PdfPage, at: int, places: dict[tuple[int, int], Place]
) -> Iterator[_Stretch]:
    text = page.get_textpage()
    for each in page.get_objects():
        mark = pdfium.FPDFPageObj_GetMarkedContentID(each.raw)
        place = places.get((at, mark))
        if place is None:
            continue
        _, foot, _, top = each.get_bounds()
        words = _words(each, text) if each.type == pdfium.FPDF_PAGEOBJ_TEXT else ""
        yield _Stretch(place, words, top, foot)


def _words(each: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(each.raw, text.raw, None, 0)
    held = (c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(each.raw, text.raw, held, length)
    return bytes(held)[: max(length - 2, 0)].decode("utf-16-le", "replace")
