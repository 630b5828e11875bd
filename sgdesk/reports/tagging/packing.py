"""The file with its small objects packed together (ISO 32000-1, 7.5.7 and 7.5.8).

The structure of a paper is thousands of small objects; packed, they take a fifth of the room.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFName,
    PDFStream,
)
from reportlab.pdfbase.pdfdoc import format as formatted

_AT_LEAST = (1, 5)
"""The version of PDF that has object streams."""

_IN_ONE = 400
_WIDTHS = (1, 4, 2)
"""Bytes of the three figures of an entry: its kind, where it lies, and its place there."""

_UP = b"\x02"
_UNDONE_BY = {"Predictor": 12, "Columns": sum(_WIDTHS)}


@dataclass(slots=True)
class _Places:
    """Where each object lies, by its number."""

    entries: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def at(self, number: int, offset: int) -> None:
        self.entries[number] = (1, offset, 0)

    def within(self, number: int, stream: int, place: int) -> None:
        self.entries[number] = (2, stream, place)

    def as_bytes(self) -> bytes:
        """The entries from 0, which is free, to the highest number."""
        free = (0, 0, 65535)
        every = (self.entries.get(number, free) for number in range(max(self.entries) + 1))
        rows = (
            b"".join(
                figure.to_bytes(width, "big") for figure, width in zip(entry, _WIDTHS, strict=True)
            )
            for entry in every
        )
        return b"".join(_less_the_one_above(rows))


def _less_the_one_above(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Each row as its difference from the one before it, which packs to a fifth (PNG's "Up")."""
    above = bytes(sum(_WIDTHS))
    for row in rows:
        yield _UP + bytes((here - over) % 256 for here, over in zip(row, above, strict=True))
        above = row


def packed(document: PDFDocument) -> bytes:
    """What ``PDFDocument.format`` gives, with every object that is no stream in object streams."""
    document.encrypt.prepare(document)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    out = PDFFile(max(document._pdfVersion, _AT_LEAST))
    document.__accum__ = out
    places = _Places()
    loose: list[tuple[int, bytes]] = []
    for number, content in _objects(document):
        if content.endswith(b"endstream\n"):
            places.at(number, out.add(_indirect(number, content)))
        else:
            loose.append((number, content.strip()))
    last = len(document.numberToId)
    for start in range(0, len(loose), _IN_ONE):
        group = loose[start : start + _IN_ONE]
        last += 1
        for place, (number, _) in enumerate(group):
            places.within(number, last, place)
        places.at(last, out.add(_indirect(last, formatted(_bundle(group), document, toplevel=1))))
    del document.__accum__
    last += 1
    start = out.offset
    places.at(last, start)
    out.add(_indirect(last, formatted(_table(document, places, last + 1), document, toplevel=1)))
    out.add(f"startxref\n{start}\n%%EOF\n")
    whole: bytes = out.format(document)
    return whole


def _objects(document: PDFDocument) -> Iterator[tuple[int, bytes]]:
    """Each object's number and bytes; writing one may add further ones at the end."""
    number = 1
    while name := document.numberToId.get(number):
        yield number, formatted(document.idToObject[name], document, toplevel=1)
        number += 1


def _indirect(number: int, content: bytes) -> bytes:
    end = b"" if content.endswith(b"\n") else b"\n"
    return b"%d 0 obj\n" % number + content + end + b"endobj\n"


def _bundle(group: Sequence[tuple[int, bytes]]) -> PDFStream:
    """An object stream: each number with where its object begins, then the objects."""
    heads: list[str] = []
    offset = 0
    for number, content in group:
        heads.append(f"{number} {offset}")
        offset += len(content) + 1
    head = " ".join(heads).encode() + b"\n"
    body = b"\n".join(content for _, content in group)
    said = {"Type": PDFName("ObjStm"), "N": len(group), "First": len(head)}
    return _deflated(head + body, said)


def _table(document: PDFDocument, places: _Places, size: int) -> PDFStream:
    """The cross-reference stream, which says what a trailer says too."""
    said = {
        "Type": PDFName("XRef"),
        "Size": size,
        "W": PDFArray(list(_WIDTHS)),
        "DecodeParms": PDFDictionary(dict(_UNDONE_BY)),
        "Root": document.Reference(document.Catalog),
        "Info": document.Reference(document.info),
        "ID": document.ID(),
    }
    return _deflated(places.as_bytes(), said)


def _deflated(content: bytes, said: dict[str, object]) -> PDFStream:
    dictionary = PDFDictionary({**said, "Filter": PDFName("FlateDecode")})
    return PDFStream(dictionary, zlib.compress(content, 9), filters=[])
