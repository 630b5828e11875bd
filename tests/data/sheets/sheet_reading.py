"""Worksheets of a file in one line, as the tests of both kinds of file read them."""

from pathlib import Path

from sgdesk.data.sheets import Sheet, SheetInfo, open_book


def list_sheets(path: Path) -> tuple[SheetInfo, ...]:
    """What a file says of its worksheets."""
    return open_book(path).sheets()


def read_sheet(path: Path, name: str | None = None) -> Sheet:
    """The worksheet of that name, by default the first."""
    book = open_book(path)
    return book.sheet(name or book.names()[0])
