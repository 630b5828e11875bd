"""People's spreadsheets, read safely: rows with true numbers, cells with plain values."""

from sgdesk.data.sheets.model import (
    Cell,
    ErrorCell,
    GarbledCell,
    Merged,
    Row,
    Sheet,
    SheetError,
    SheetInfo,
    StruckCell,
    UnshownCell,
    cell_text,
    column_letter,
)
from sgdesk.data.sheets.reader import Book, open_book, open_text
from sgdesk.data.sheets.separators import Knows

__all__ = [
    "Book",
    "Cell",
    "ErrorCell",
    "GarbledCell",
    "Knows",
    "Merged",
    "Row",
    "Sheet",
    "SheetError",
    "SheetInfo",
    "StruckCell",
    "UnshownCell",
    "cell_text",
    "column_letter",
    "open_book",
    "open_text",
]
