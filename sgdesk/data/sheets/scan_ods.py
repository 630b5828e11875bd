"""The worksheets of an ODS document, scanned for what calamine leaves out.

A cell or a row may stand for a million like it, so the extents are always counted first.
"""

from contextlib import suppress
from typing import IO
from zipfile import ZipFile

from sgdesk.data.sheets import hardened
from sgdesk.data.sheets.scan import Scan, TooFar

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
_CELLS = ("table-cell", "covered-table-cell")


def is_locked(archive: ZipFile) -> bool:
    """Whether the document says that its parts are encrypted."""
    if MANIFEST not in archive.namelist():
        return False
    found = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal found
        found = found or name == "encryption-data"

    with archive.open(MANIFEST) as source:
        hardened.parse(source, start)
    return found


def scan(source: IO[bytes]) -> dict[str, Scan]:
    """Every worksheet's error cells and extents, by its name."""
    reader = _TableReader()
    with suppress(TooFar):
        hardened.parse(source, reader.start, reader.end, reader.text)
    return reader.scans


class _TableReader:
    """Handlers that follow ``table``, ``table-row`` and ``table-cell`` with their repeats."""

    def __init__(self) -> None:
        self.scans: dict[str, Scan] = {}
        self._scan = Scan()
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._row_cells: list[tuple[int, int]] = []
        self._failed = False
        self._asides = 0
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self._columns = _count(attributes.get("table:number-columns-repeated"))
            self._failed = attributes.get("calcext:value-type") == "error"
            self._text = []
            formula = attributes.get("table:formula")
            if formula and not self._failed and "office:value-type" not in attributes:
                self._failed = True
                self._text = [f"={formula.partition('=')[2]}"]
            if "office:value-type" in attributes:
                self._row_cells.append((self._column, self._columns))
        elif name == "annotation":
            self._asides += 1
        elif name == "table-row":
            self._rows = _count(attributes.get("table:number-rows-repeated"))
            self._column, self._row_cells = 0, []
        elif name == "table":
            self._scan = self.scans.setdefault(attributes.get("table:name", ""), Scan())
            self._row = 0

    def text(self, characters: str) -> None:
        if self._failed and not self._asides:
            self._text.append(characters)

    def end(self, name: str) -> None:
        if name in _CELLS:
            if self._failed:
                self._scan.errors[self._row, self._column] = "".join(self._text).strip()
            self._failed = False
            self._column += self._columns
        elif name == "annotation":
            self._asides -= 1
        elif name == "table-row":
            for column, columns in self._row_cells:
                self._scan.add(self._row, column, self._rows, columns)
            self._row += self._rows


def _count(repeated: str | None) -> int:
    return int(repeated) if repeated and repeated.isdecimal() else 1
