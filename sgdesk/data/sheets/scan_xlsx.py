"""The worksheets of an XLSX workbook, scanned for what calamine leaves out.

A quick look over the bytes settles nearly every sheet; only one with error cells, one that
seems to reach very far, or with a formula whose result was not saved, is parsed as XML.
"""

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import IO
from zipfile import ZipFile

from sgdesk.data.sheets import hardened
from sgdesk.data.sheets.limits import AREA_CELLS, TEXT_CHARACTERS, VALUES
from sgdesk.data.sheets.model import column_index
from sgdesk.data.sheets.scan import Place, Scan, TooFar

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
CHUNK = 1 << 23
OVERLAP = 64
_FAR_ROW = re.compile(rb'r="[A-Z]{0,3}(\d{6,7})"')
_FAR_COLUMN = re.compile(rb'r="([A-Z]{2,3})\d')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ERROR_MARKS = (b't="e"', b"t='e'")
_UNSAVED = re.compile(
    rb"(?:</f>|<f(?:\s[^<>]*)?/>)\s*(?:</c>|<v\s*/>|<v>\s*</v>)"  # a formula, and no value
)
_UNPLACED_MARKS = (b"<c>", b":c>", b":c ")
_FORBIDDEN_MARKS = (b"<!DOCTYPE", b"<!ENTITY")
_ENTITY = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#[0-9x])[^;<&\s]{0,40};")
"""One that XML itself does not know."""


def parts(archive: ZipFile) -> dict[str, str]:
    """Each worksheet's name and the entry that holds it."""
    targets: dict[str, str] = {}
    found: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/")
            targets[attributes.get("Id", "")] = _entry(target)

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            identity = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            found[attributes.get("name", "")] = targets.get(identity, "")

    with archive.open(RELATIONS) as source:
        hardened.parse(source, relation)
    with archive.open(WORKBOOK) as source:
        hardened.parse(source, sheet)
    return found


def _entry(target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join("xl", target))


def scan(archive: ZipFile, entry: str) -> Scan:
    """A worksheet's error cells; exact extents only where the quick look leaves a doubt."""
    with archive.open(entry) as source:
        doubtful = _doubtful(source, _longest_string(archive))
    if isinstance(doubtful, Scan):
        return doubtful
    return scan_exactly(archive, entry) if doubtful else Scan()


def _longest_string(archive: ZipFile) -> int:
    """The size in bytes of the longest shared string with its mark-up; 0 where none is shared.

    Raises :class:`~sgdesk.data.sheets.hardened.ForbiddenXML` where strings are made of entities:
    calamine passes over them, and a name would come in without its letters.
    """
    if STRINGS not in archive.namelist():
        return 0
    longest = run = 0
    with archive.open(STRINGS) as source:
        tail = b""
        while chunk := source.read(CHUNK):
            _refuse_entities(tail + chunk)
            tail = chunk[-OVERLAP:]
            first, *others = chunk.split(b"</si>")
            longest = max(longest, run + len(first), *map(len, others))
            run = len(others[-1]) if others else run + len(first)
    return longest


def _refuse_entities(data: bytes) -> None:
    if any(mark in data for mark in _FORBIDDEN_MARKS) or _ENTITY.search(data) or b"\0" in data:
        raise hardened.ForbiddenXML("an entity stands in a shared string")


def _doubtful(source: IO[bytes], longest: int) -> bool | Scan:
    """Whether the bytes show a cell to be looked at, or might reach beyond what can be held.

    Where they hold far more values than can be, there is no need to look at any.
    """
    rows, columns, strings, cells = 100_000, 26, 0, 0
    doubtful = False
    for data in _pieces(source):
        cells += data.count(b"<v>") + data.count(b"<is>")
        if cells > VALUES:
            return Scan(values=cells)
        doubtful = doubtful or _is_odd(data)
        rows = max([rows, *map(int, set(_FAR_ROW.findall(data)))])
        columns = max([columns, *map(_columns_up_to, set(_FAR_COLUMN.findall(data)))])
        strings += data.count(b't="s"')
    return doubtful or rows * columns > AREA_CELLS or strings * longest > TEXT_CHARACTERS


def _is_odd(data: bytes) -> bool:
    """Whether something stands there that has to be parsed as XML to be understood."""
    if any(mark in data for mark in (*_ERROR_MARKS, *_FORBIDDEN_MARKS, b"\0")):
        return True
    if b"&" in data and _ENTITY.search(data):
        return True
    if b"<f" in data and _UNSAVED.search(data):
        return True
    return data.count(b"<c r=") < data.count(b"<c ") or any(m in data for m in _UNPLACED_MARKS)


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    """The bytes piece by piece, no cell cut in two unless it is larger than a piece."""
    tail = b""
    while chunk := source.read(CHUNK):
        data = tail + chunk
        cut = data.rfind(b"<c")
        if cut <= 0:
            cut = max(len(data) - OVERLAP, 0)
        yield data[:cut]
        tail = data[cut:]
    yield tail


def _columns_up_to(letters: bytes) -> int:
    return column_index(letters.decode()) + 1


def scan_exactly(archive: ZipFile, entry: str) -> Scan:
    """Parse a worksheet for each cell that holds a value."""
    reader = _CellReader(_string_lengths(archive))
    with archive.open(entry) as source, suppress(TooFar):
        hardened.parse(source, reader.start, reader.end, reader.text)
    return reader.scan


def _string_lengths(archive: ZipFile) -> list[int]:
    """How many characters each shared string has."""
    lengths: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            lengths.append(0)

    def text(characters: str) -> None:
        if lengths:
            lengths[-1] += len(characters)

    if STRINGS in archive.namelist():
        with archive.open(STRINGS) as source:
            hardened.parse(source, start, text=text)
    return lengths


class _CellReader:
    """Handlers that follow rows, cells, formulas and values.

    A cell without a place follows its fellow.
    """

    def __init__(self, strings: list[int]) -> None:
        self.scan = Scan()
        self._strings = strings
        self._row = self._column = -1
        self._kind = ""
        self._value: list[str] | None = None
        self._formula: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._place(attributes.get("r", ""))
            self._kind = attributes.get("t", "")
            self._formula = None
        elif name == "f":
            self._formula, self._value = "=", []
        elif name in ("v", "is"):
            self._value = []
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1

    def _place(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found:
            self._column, self._row = column_index(found[1]), int(found[2]) - 1
        else:
            self._column += 1

    def text(self, characters: str) -> None:
        if self._value is not None:
            self._value.append(characters)

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        if name not in ("f", "v", "is") or self._value is None:
            return
        value, self._value = "".join(self._value), None
        if name == "f":
            self._formula = f"={value}"
        elif value:
            self._formula = None
            self._hold(value)

    def _end_cell(self) -> None:
        """A formula without a value was never worked out; as text (``str``) it came to nothing."""
        if self._formula is not None and self._kind != "str":
            self.scan.add(self._row, self._column)
            self.scan.errors[self._here] = self._formula

    def _hold(self, value: str) -> None:
        self.scan.add(self._row, self._column)
        if self._kind == "e":
            self.scan.errors[self._here] = value
        elif self._kind == "s" and value.isdecimal() and int(value) < len(self._strings):
            self.scan.characters += self._strings[int(value)]

    @property
    def _here(self) -> Place:
        return (self._row, self._column)
