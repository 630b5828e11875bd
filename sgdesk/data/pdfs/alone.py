"""One page of a PDF by itself: what it draws, and nothing of the pages beside it."""

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from sgdesk.data.pdfs.words import SECONDS, PdfError, PdfFault, opened

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject, PdfObject, StreamObject

_OF_A_PAGE = frozenset(
    {
        "/Type",
        "/Parent",
        "/Contents",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/UserUnit",
        "/Annots",
    }
)
"""What a page is drawn from. Links, actions, articles, threads and what other programs noted about
it lead to other pages or tell of them."""

_NOT_DRAWN = (
    "/PieceInfo",
    "/LastModified",
    "/Metadata",
    "/StructParent",
    "/StructParents",
    "/OPI",
    "/Ref",
    "/OC",
    "/Alternates",
    "/AF",
)
"""What a drawing or a picture on a page says of itself and is not drawn."""

_NAMED = ("/XObject", "/Pattern", "/ExtGState", "/Properties", "/Font")
"""What pages have in common by names of which each draws some: scanners put all pictures of a file
into one such list."""

_OF_A_NOTE = ("/Rect", "/F", "/AS")
_NOT_STAMPED = frozenset({"/Link", "/Popup"})
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]*)")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")


def page_alone(content: bytes, page: int) -> bytes:
    """One page of a PDF as a file of its own, with nothing of the other pages in it.

    What the page draws is kept, and so is what was filled in or stamped upon it, as it looks.
    Pages count from 0. Raises :class:`PdfError` where the file cannot be read.
    """
    from pypdf import PdfWriter

    reader = opened(content)
    try:
        alone = reader.pages[page]
        _leave_itself(alone)
        writer = PdfWriter()
        writer.add_page(alone)
        written = BytesIO()
        writer.write(written)
    except Exception as error:
        raise PdfError(PdfFault.DAMAGED) from error
    return written.getvalue()


def pages_alone(
    content: bytes, count: int, clock: Callable[[], float] = time.monotonic
) -> Iterator[bytes]:
    """The first pages of a PDF, each as :func:`page_alone` gives it, within the seconds of one.

    Each is taken out of the file as it was opened anew, since taking one changes what others share.
    """
    until = clock() + SECONDS
    for page in range(count):
        if clock() > until:
            raise PdfError(PdfFault.TOO_LONG)
        yield page_alone(content, page)


def page_mark(content: bytes) -> str:
    """What tells a page that was kept by itself from others, however the file was written.

    It is a digest of what the first page draws; another version of the library that writes such
    files may write the same page in other bytes. Raises :class:`PdfError`.
    """
    reader = opened(content)
    try:
        page = reader.pages[0]
        drawn = page.get_contents()
        digest = hashlib.sha256(drawn.get_data() if drawn is not None else b"")
        for each in _taken_in(page, set()):
            digest.update(hashlib.sha256(each).digest())
    except Exception as error:
        raise PdfError(PdfFault.DAMAGED) from error
    return digest.hexdigest()


def _taken_in(holder: "DictionaryObject", seen: set[int]) -> Iterator[bytes]:
    """Every drawing and picture that a page takes in, by the order of their names."""
    from pypdf.generic import DictionaryObject, StreamObject

    resources = _inside(holder, "/Resources")
    listed = _list_of(resources, "/XObject") if isinstance(resources, DictionaryObject) else {}
    for _, each in sorted(listed.items()):
        drawing = each.get_object()
        if not isinstance(drawing, StreamObject) or id(drawing) in seen:
            continue
        seen.add(id(drawing))
        is_form = drawing.get("/Subtype") == "/Form"
        yield drawing.get_data() if is_form else drawing._data
        yield from _taken_in(drawing, seen)


def _leave_itself(page: "PageObject") -> None:
    from pypdf.generic import DictionaryObject

    for key in [each for each in page if each not in _OF_A_PAGE]:
        del page[key]
    _stamp_notes(page)
    drawn = page.get_contents()
    names = _names_in(drawn.get_data() if drawn is not None else b"")
    resources = _inside(page, "/Resources")
    if isinstance(resources, DictionaryObject):
        _leave_named(resources, names, set())


def _stamp_notes(page: "PageObject") -> None:
    """Fields that were filled in and notes become what they look like, and lead nowhere."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    notes = _inside(page, "/Annots")
    page.pop(NameObject("/Annots"), None)
    stamped = ArrayObject()
    for each in notes if isinstance(notes, ArrayObject) else ():
        note = each.get_object()
        looks = _inside(note, "/AP") if isinstance(note, DictionaryObject) else None
        if not isinstance(looks, DictionaryObject) or "/N" not in looks:
            continue
        if note.get("/Subtype") not in _NOT_STAMPED:
            stamped.append(_stamp(note, looks))
    if stamped:
        page[NameObject("/Annots")] = stamped


def _stamp(note: "DictionaryObject", looks: "DictionaryObject") -> "DictionaryObject":
    from pypdf.generic import DictionaryObject, NameObject

    made = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Stamp"),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): looks.raw_get("/N")}),
        }
    )
    for key in _OF_A_NOTE:
        if key in note:
            made[NameObject(key)] = note.raw_get(key)
    for drawing in _drawings_of(looks.raw_get("/N").get_object()):
        _leave_drawing(drawing, set())
    return made


def _drawings_of(look: "PdfObject | None") -> "Iterator[StreamObject]":
    """The drawing of a note, or one for each state that it can be in."""
    from pypdf.generic import DictionaryObject, StreamObject

    if isinstance(look, StreamObject):
        yield look
    elif isinstance(look, DictionaryObject):
        for each in look.values():
            if isinstance(each.get_object(), StreamObject):
                yield each.get_object()


def _leave_named(resources: "DictionaryObject", names: set[str], seen: set[int]) -> None:
    """Leave only what is drawn of a list that may serve many pages.

    A drawing without a list of its own draws from this one, so its names are wanted as well.
    """
    from pypdf.generic import StreamObject

    taken: set[str] = set()
    drawings = _list_of(resources, "/XObject")
    while wanted := [each for each in drawings if each in names and each not in taken]:
        taken.update(wanted)
        for each in wanted:
            drawing = drawings[each].get_object()
            if isinstance(drawing, StreamObject):
                names |= _leave_drawing(drawing, seen)
    for kind in _NAMED:
        listed = _list_of(resources, kind)
        for each in [each for each in listed if each not in names]:
            del listed[each]
    for pattern in _list_of(resources, "/Pattern").values():
        if isinstance(pattern.get_object(), StreamObject):
            _leave_drawing(pattern.get_object(), seen)
    resources.pop("/Properties", None)


def _leave_drawing(drawing: "StreamObject", seen: set[int]) -> set[str]:
    """Leave of a drawing or a picture what is drawn; the names that it may take from elsewhere."""
    from pypdf.generic import DictionaryObject

    if id(drawing) in seen:
        return set()
    seen.add(id(drawing))
    for key in _NOT_DRAWN:
        drawing.pop(key, None)
    if drawing.get("/Subtype") == "/Image":
        return set()
    names = _names_in(drawing.get_data())
    resources = _inside(drawing, "/Resources")
    if isinstance(resources, DictionaryObject):
        _leave_named(resources, set(names), seen)
    return names


def _list_of(resources: "DictionaryObject", kind: str) -> "DictionaryObject":
    from pypdf.generic import DictionaryObject

    found = _inside(resources, kind)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _inside(holder: "DictionaryObject", key: str) -> "PdfObject | None":
    found = holder.get(key)
    return found.get_object() if found is not None else None


def _names_in(drawing: bytes) -> set[str]:
    """Every name in a drawing, as the lists of its page spell it."""
    said = (_CODED.sub(_plain, each) for each in _NAME.findall(drawing))
    return {f"/{each.decode(code)}" for each in said for code in _codes(each)}


def _codes(name: bytes) -> tuple[str, ...]:
    """A name that is no UTF-8 is read letter by letter."""
    try:
        name.decode()
    except UnicodeDecodeError:
        return ("latin-1",)
    return ("utf-8", "latin-1")


def _plain(coded: re.Match[bytes]) -> bytes:
    return bytes([int(coded[1], 16)])
