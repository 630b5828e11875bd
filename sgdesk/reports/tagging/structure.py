"""The tree of a paper's elements, and how it is written into the file (ISO 32000-1, 14.7 and 14.8).

Whatever is drawn is either part of an element or an artifact: furniture, rules, watermarks. A
screen reader, a braille display and a word processor follow the tree, and know a heading from a
table cell by it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFPage,
    PDFString,
)
from reportlab.pdfbase.pdfdoc import format as formatted

HEADINGS = ("H1", "H2", "H3")
"""Kinds of headings, the highest first."""

LISTS = {"LI": "L"}
"""Elements that stand in one of another kind, which is made where the first of them comes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content: the page from 0, and its number on that page."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A heading, a paragraph, a cell: its PDF type, and what stands in it, in reading order.

    ``alternative`` is what is read out for a figure; ``attributes`` are PDF attributes by name,
    of ``owner`` (``Table`` or ``Layout``). ``called`` is what a heading is in the outline, where
    that is not its own words; blank where it is not in it.
    """

    kind: str
    alternative: str = ""
    owner: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: "list[Element | Mark]" = field(default_factory=list)
    called: str | None = None
    is_placed: bool = False
    """Whether it hangs in the tree: an element parted between pages is hung up once."""

    def add(self, kid: "Element") -> None:
        """Hang an element up at the end, if it does not hang yet; items of a list into a list."""
        if kid.is_placed:
            return
        kid.is_placed = True
        if kid.kind not in LISTS:
            self.kids.append(kid)
            return
        last = self.kids[-1] if self.kids else None
        if not isinstance(last, Element) or last.kind != LISTS[kid.kind]:
            last = Element(LISTS[kid.kind], is_placed=True)
            self.kids.append(last)
        last.kids.append(kid)


class Structure:
    """The elements of one file while it is drawn, and which of them each stretch belongs to."""

    def __init__(self) -> None:
        self.root = Element("Document", is_placed=True)
        self.page = 0
        self._open: list[Element] = [self.root]
        self._owners: dict[int, list[Element]] = {}

    @property
    def innermost(self) -> Element:
        """The element that is being drawn."""
        return self._open[-1]

    def open(self, element: Element) -> None:
        """From here on what is drawn belongs to this element."""
        self.innermost.add(element)
        self._open.append(element)

    def close(self) -> None:
        """What is drawn from here on belongs to the element around."""
        self._open.pop()

    def mark(self) -> int:
        """A new stretch of content of the innermost element; its number on the page."""
        owners = self._owners.setdefault(self.page, [])
        number = len(owners)
        owners.append(self.innermost)
        self.innermost.kids.append(Mark(self.page, number))
        return number

    def write(self, document: PDFDocument, pages: Sequence[PDFPage]) -> PDFDictionary:
        """Put the tree into the document; the dictionary of its root."""
        return _Writer(document, pages, self._owners).root(self.root)


class _Told(PDFObject):  # type: ignore[misc]  # untyped library
    """An object that is bytes already: there are thousands of elements."""

    def __init__(self) -> None:
        self.content = b""

    def format(self, _: PDFDocument) -> bytes:
        """The bytes of the object."""
        return self.content


class _Writer:
    """Makes PDF objects of the tree, parents before their kids."""

    def __init__(
        self,
        document: PDFDocument,
        pages: Sequence[PDFPage],
        owners: dict[int, list[Element]],
    ) -> None:
        self._document = document
        self._pages = [self._refer(page) for page in pages]
        self._owners = owners
        self._written: dict[int, bytes] = {}

    def root(self, element: Element) -> PDFDictionary:
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        made = self._element(element, self._refer(root))
        root["K"] = PDFArray([made])
        root["ParentTree"] = self._document.Reference(
            PDFDictionary({"Nums": PDFArray(list(self._parents()))})
        )
        root["ParentTreeNextKey"] = len(self._pages)
        return root

    def _refer(self, made: PDFObject) -> bytes:
        """How an object is referred to, as it stands in the file; it is registered by it."""
        name = self._document.Reference(made).name
        return b"%d %d R" % self._document.idToObjectNumberAndVersion[name]

    def _parents(self) -> Iterator[object]:
        """For each page its number, then the element of each stretch."""
        for page in range(len(self._pages)):
            made = _Told()
            owners = (self._written[id(each)] for each in self._owners.get(page, []))
            made.content = b"[ %s ]" % b" ".join(owners)
            yield page
            yield self._document.Reference(made)

    def _element(self, element: Element, parent: bytes) -> bytes:
        made = _Told()
        reference = self._written[id(element)] = self._refer(made)
        said = [b"/Type /StructElem /S /%s /P %s" % (element.kind.encode(), parent)]
        if element.alternative:
            said.append(b"/Alt " + formatted(PDFString(element.alternative), self._document))
        if element.attributes:
            attributes = PDFDictionary({"O": PDFName(element.owner), **element.attributes})
            said.append(b"/A " + formatted(attributes, self._document))
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if page is not None:
            said.append(b"/Pg " + self._pages[page])
        kids = [self._kid(kid, page, reference) for kid in element.kids]
        if kids:
            said.append(b"/K " + (kids[0] if len(kids) == 1 else b"[ %s ]" % b" ".join(kids)))
        made.content = b"<< %s >>" % b" ".join(said)
        return reference

    def _kid(self, kid: Element | Mark, page: int | None, parent: bytes) -> bytes:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if kid.page == page:
            return b"%d" % kid.number
        return b"<< /Type /MCR /Pg %s /MCID %d >>" % (self._pages[kid.page], kid.number)
