"""A file that lies in a paper: the same figures for a program (ISO 32000-2, 14.13)."""

import zlib
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

_SLASH = "#2F"
"""A slash within a name (ISO 32000-1, 7.3.5)."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file by its name, its media type, what it is in words, and its bytes."""

    name: str
    media_type: str
    description: str
    content: bytes


def write_attached(document: PDFDocument, files: tuple[Attached, ...]) -> None:
    """Put the files into the document, as what its own words were made from."""
    if not files:
        return
    # A tree of names is looked up by halves, so they stand in order (ISO 32000-1, 7.9.6).
    made = [
        (each.name, _file(document, each)) for each in sorted(files, key=lambda each: each.name)
    ]
    names = [part for name, reference in made for part in (PDFString(name), reference)]
    tree = PDFDictionary({"Names": PDFArray(names)})
    catalog = document.Catalog
    catalog.Names = PDFDictionary({"EmbeddedFiles": document.Reference(tree)})
    catalog.AF = PDFArray([reference for _, reference in made])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]


def _file(document: PDFDocument, file: Attached) -> PDFObjectReference:
    said = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": f"/{file.media_type.replace('/', _SLASH)}",
        "Filter": PDFName("FlateDecode"),
        "Params": PDFDictionary({"Size": len(file.content)}),
    }
    stream = PDFStream(PDFDictionary(said), zlib.compress(file.content, 9), filters=[])
    reference = document.Reference(stream)
    spec = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(file.name),
            "UF": PDFString(file.name),
            "Desc": PDFString(file.description),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": reference, "UF": reference}),
        }
    )
    made: PDFObjectReference = document.Reference(spec)
    return made
