"""The way in: a path, what it holds, and one of its worksheets."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sgdesk.data.sheets import delimited, limits, workbook
from sgdesk.data.sheets.model import Row, Sheet, SheetInfo
from sgdesk.data.sheets.separators import Knows

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Book(Protocol):
    """A spreadsheet file that has been opened."""

    def names(self) -> tuple[str, ...]:
        """Its worksheets, in their own order."""

    def hidden(self) -> tuple[str, ...]:
        """Those of its worksheets that are hidden."""

    def sheets(self) -> tuple[SheetInfo, ...]:
        """What each worksheet holds, empty and hidden ones among them."""

    def info(self, name: str) -> SheetInfo:
        """What one worksheet holds; no other is looked at."""

    def sheet(self, name: str) -> Sheet:
        """One worksheet by its name."""


@dataclass(frozen=True, slots=True)
class PlainBook:
    """A CSV file as a book of one sheet that bears the file's name."""

    name: str
    rows: tuple[Row, ...]

    def names(self) -> tuple[str, ...]:
        """The file's own name."""
        return (self.name,)

    def hidden(self) -> tuple[str, ...]:
        """None: the one sheet is there to be seen."""
        return ()

    def sheets(self) -> tuple[SheetInfo, ...]:
        """The one sheet."""
        last = self.rows[-1].number if self.rows else 0
        columns = max((len(row.cells) for row in self.rows), default=0)
        return (SheetInfo(self.name, last, columns, not self.rows),)

    def info(self, name: str) -> SheetInfo:
        """What the one sheet holds."""
        return self.sheets()[0]

    def sheet(self, name: str) -> Sheet:
        """The one sheet."""
        return Sheet(self.name, self.rows, named_as_file=True)


def open_book(path: Path, knows: Knows | None = None) -> Book:
    """Open a CSV file or a workbook by what is in it, whatever its name ends with.

    ``knows`` says whether a text is a heading that the reader knows, which tells what parts the
    cells of a CSV file; without it the most even cut is taken.

    Raises :class:`SheetError` for a file that is missing, too large, locked, damaged or of
    another kind.
    """
    limits.check_file(path)
    try:
        with path.open("rb") as source:
            first = source.read(8)
        if first.startswith((ZIP, EMPTY_ZIP)):
            return workbook.open_packed(path)
        if first == OLD_OFFICE:
            raise limits.old_kind(path)
        return PlainBook(path.stem, delimited.read_rows(path, knows))
    except OSError as error:
        raise limits.unreachable(path, error) from error


def open_text(text: str, name: str, knows: Knows | None = None) -> Book:
    """Cells that were copied, as a book of one sheet of this name; nothing of them is put on disk.

    Raises :class:`SheetError` as :func:`open_book` does of a CSV file.
    """
    return PlainBook(name, delimited.rows_of_text(text, name, knows))
