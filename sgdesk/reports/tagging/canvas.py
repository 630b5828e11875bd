"""A canvas that tells in the file what it draws; on any other canvas the same calls draw alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFPage,
    PDFStream,
    PDFtrue,
)
from reportlab.pdfgen.canvas import Canvas

from sgdesk.reports.tagging.about import CREATOR, LANGUAGE, PRODUCER, About, Info
from sgdesk.reports.tagging.attached import Attached, write_attached
from sgdesk.reports.tagging.outline import LONG, Place, write_outline
from sgdesk.reports.tagging.packing import packed
from sgdesk.reports.tagging.structure import Element, Structure

_ARTIFACT = "/Artifact BMC"


class TaggedCanvas(Canvas):  # type: ignore[misc]  # untyped library
    """A canvas with the structure of what is drawn on it, written at the end.

    Nothing that is seen differs by it. ``repeats`` is for a paper whose pages have most of their
    lines in common: each is set once.
    """

    def __init__(
        self,
        *args: Any,
        about: About,
        attached: Sequence[Attached] = (),
        repeats: bool = False,
        **options: Any,
    ) -> None:
        self.lines_set: dict[int, tuple[object, str]] | None = {} if repeats else None
        """What draws a piece of a line, with the piece, by its identity."""
        self.structure = Structure()
        self.is_apart = False
        """Whether an artifact is being drawn: nothing in it is part of the structure."""
        self.unprinted: dict[str, None] = {}
        """Words of the page with a letter that no shipped font has."""
        self._about = about
        self._attached = tuple(attached)
        self._parts: list[Place] = []
        super().__init__(*args, **{**options, "invariant": 1, "lang": LANGUAGE})
        self.setViewerPreference("DisplayDocTitle", "true")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End the page, and say under which number its stretches are looked up."""
        super().showPage()
        pages = self._written_pages()
        page = pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(pages) - 1
        page.Tabs = PDFName("S")
        self.structure.page = len(pages)

    def save(self) -> None:
        """Write the structure and what the file says of itself, then the file."""
        if self._code:
            self.showPage()
        document = self._doc
        document.info = Info(self._about)
        catalog = document.Catalog
        pages = self._written_pages()
        catalog.StructTreeRoot = self.structure.write(document, pages)
        if len(pages) > LONG:
            write_outline(self, self._parts, pages)
        write_attached(document, self._attached)
        catalog.MarkInfo = PDFDictionary({"Marked": PDFtrue})
        catalog.Metadata = self._metadata()
        document.format = partial(packed, document)
        super().save()

    def name_part(self, words: str, level: int, top: float) -> None:
        """Say that a part begins here; ``level`` counts from 0, ``top`` is as high as the page is
        shown from, in points over where the canvas is.
        """
        if words and not self.is_apart:
            height = self.absolutePosition(0, top)[1]
            self._parts.append(Place(words, level, self.structure.page, height))

    def _written_pages(self) -> list[PDFPage]:
        pages: list[PDFPage] = self._doc.Pages.pages
        return pages

    def _metadata(self) -> PDFStream:
        """The title, the language and the maker once more, as XMP (ISO 16684-1)."""
        about = self._about
        words = {
            "title": about.whole_title,
            "author": about.organisation,
            "subject": about.subject,
            "keywords": about.keywords,
            "maker": CREATOR,
            "producer": PRODUCER,
            "language": LANGUAGE,
        }
        said = {name: escape(text) for name, text in words.items()}
        return PDFStream(
            PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
            _XMP.format(**said, dated=_dated(about)).encode("utf-8"),
            filters=[],
        )


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
{dated}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def _dated(about: About) -> str:
    """The paper's day, twice as the information dictionary has it; nothing for a paper without."""
    if about.day is None:
        return ""
    moment = f"{about.day.isoformat()}T00:00:00Z"
    return "".join(f"<xmp:{name}>{moment}</xmp:{name}>\n" for name in ("CreateDate", "ModifyDate"))


def name_part(canvas: Canvas, words: str, level: int, top: float) -> None:
    """On a canvas that tells, say that a part begins here; see ``TaggedCanvas.name_part``."""
    if isinstance(canvas, TaggedCanvas):
        canvas.name_part(words, level, top)


@contextmanager
def tagged(canvas: Canvas, element: Element, *, holds_content: bool = True) -> Iterator[None]:
    """What is drawn within is this element's; with ``holds_content`` itself, not its kids alone."""
    structure = _structure(canvas)
    if structure is None:
        yield
        return
    structure.open(element)
    if holds_content:
        canvas.addLiteral(f"/{element.kind} <</MCID {structure.mark()}>> BDC")
    yield
    if holds_content:
        canvas.addLiteral("EMC")
    structure.close()


@contextmanager
def artifact(canvas: Canvas) -> Iterator[None]:
    """What is drawn within is no part of what the paper says: a rule, a frame, a repeated head."""
    if _structure(canvas) is None:
        yield
        return
    canvas.is_apart = True
    canvas.addLiteral(_ARTIFACT)
    yield
    canvas.addLiteral("EMC")
    canvas.is_apart = False


@contextmanager
def figure(canvas: Canvas, alternative: str, box: tuple[float, float]) -> Iterator[None]:
    """A picture or a chart of a size in points from where the canvas is, and what is read for it.

    Without words it is an artifact: what it shows is said beside it.
    """
    if not alternative:
        with artifact(canvas):
            yield
        return
    left, foot = canvas.absolutePosition(0, 0)
    right, top = canvas.absolutePosition(*box)
    corners = [round(each, 2) for each in (left, foot, right, top)]
    attributes = {"BBox": PDFArray(corners), "Placement": PDFName("Block")}
    with tagged(canvas, Element("Figure", alternative, "Layout", attributes)):
        yield


def _structure(canvas: Canvas) -> Structure | None:
    """Where the elements of a canvas are kept; ``None`` for one that tells nothing."""
    if isinstance(canvas, TaggedCanvas) and not canvas.is_apart:
        return canvas.structure
    return None
