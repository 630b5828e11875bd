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
    WorkedOutDay,
    WorkedOutText,
    as_plain,
    cell_text,
    column_letter,
    formula_of,
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
    "WorkedOutDay",
    "WorkedOutText",
    "as_plain",
    "cell_text",
    "column_letter",
    "formula_of",
    "open_book",
    "open_text",
]
