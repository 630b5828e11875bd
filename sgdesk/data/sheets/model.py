"""What a sheet is once it has been read: rows with their true numbers and plain cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple, Self

from sgdesk.domain.errors import InputError


class SheetError(InputError):
    """The spreadsheet cannot be used as it stands; nothing was changed."""


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A formula's failure as the spreadsheet program shows it, such as ``#N/A``.

    Where the file holds a formula without any result of it, the text is the formula: ``=A2+30``.
    """

    text: str

    @property
    def is_unsaved(self) -> bool:
        """Whether the formula's result was never saved, so that nobody can say what it is."""
        return self.text.startswith("=")

    def __str__(self) -> str:
        return self.text


DAMAGED = "\ufffd"
"""Stands for a letter whose bytes no longer say which one it was."""


@dataclass(frozen=True, slots=True)
class GarbledCell(ErrorCell):
    """A cell with a letter that was damaged on its way; ``text`` has U+FFFD in its place.

    It is read by nobody and listed, as every :class:`ErrorCell` is. The cells beside a damaged
    letter are garbled too where the row is no longer as wide as the others: the letter may have
    been what parted them.
    """

    @property
    def is_unsaved(self) -> bool:
        """Whether it is a formula; what is damaged is not taken for one."""
        return False


@dataclass(frozen=True, slots=True)
class UnshownCell(ErrorCell):
    """A cell whose value its sheet does not show: format ``;;;``, or white letters on white.

    ``text`` is what it holds. It is read by nobody and listed.
    """

    @property
    def is_unsaved(self) -> bool:
        """Whether it is a formula; a value that is not shown is none."""
        return False


@dataclass(frozen=True, slots=True)
class StruckCell(ErrorCell):
    """A cell that is struck through, in whole or (``partly``) in some of its letters.

    ``value`` is what stands in it; ``text`` the same as a person would read it out. It is read by
    nobody but whoever asks what the stroke means.
    """

    value: "Cell" = None
    partly: bool = False

    @property
    def is_unsaved(self) -> bool:
        """Whether it is a formula; what is struck through is none."""
        return False


class WorkedOutDay(date):
    """A day that a formula gives, such as ``=EDATE(B2,12)``; in all else it is that day.

    Whoever keeps the day keeps the plain one (:func:`as_plain`).
    """

    formula: str

    @classmethod
    def by(cls, formula: str, day: date) -> Self:
        """A day with the formula that gives it."""
        made = cls(day.year, day.month, day.day)
        made.formula = formula
        return made


class WorkedOutText(str):
    """A text that a formula gives, and in which a day may stand; in all else it is that text."""

    __slots__ = ("formula",)
    formula: str

    @classmethod
    def by(cls, formula: str, text: str) -> Self:
        """A text with the formula that gives it."""
        made = cls(text)
        made.formula = formula
        return made


Cell = str | int | float | bool | date | datetime | ErrorCell | None


class Row(NamedTuple):
    """One row that holds something; ``number`` is the one the spreadsheet program shows."""

    number: int
    cells: tuple[Cell, ...]


class Merged(NamedTuple):
    """Cells that are shown as one; ``row`` is a row's number, ``column`` its place in ``cells``."""

    row: int
    column: int
    height: int
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet (or a CSV file, whose name is then that of the file) without its blank rows.

    ``hidden_rows`` are numbers of rows, ``hidden_columns`` places in their cells: what the program
    does not show, of what holds something. Of merged cells the first alone holds the value.
    ``comments`` are the notes and comments that hang on cells, by row's number and place.
    ``yearless`` are the places of dates whose year the sheet does not show.
    ``beside`` names the worksheets of the same file that are hidden and hold something.
    ``text_boxes`` are shapes with words that lie over the cells, ``rules`` those that strike cells
    through or hide them where something holds; nobody looks at what either says.
    ``named_as_file`` says that nobody gave it a name of its own.
    """

    name: str
    rows: tuple[Row, ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    yearless: frozenset[tuple[int, int]] = frozenset()
    beside: tuple[str, ...] = ()
    named_as_file: bool = False
    text_boxes: int = 0
    rules: int = 0


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """What can be said of a worksheet before it is chosen; ``rows`` are counted from its first."""

    name: str
    rows: int
    columns: int
    empty: bool
    hidden: bool = False


UNSEEN = dict.fromkeys(
    [
        *(n for n in (*range(0x20), *range(0x7F, 0xA0)) if chr(n) not in "\t\n\r\x85"),
        *(0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
"""Control characters and marks of writing direction; joiners are letters' own and stay."""


def seen(text: str) -> str:
    """A text without what nobody can see in it, which would make two equal names differ."""
    return text if text.isprintable() else text.translate(UNSEEN)


@lru_cache(maxsize=1 << 10)
def column_letter(index: int) -> str:
    """The letters over a column: 0 is ``A``, 25 ``Z``, 26 ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The inverse of :func:`column_letter`: ``A`` is 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def formula_of(cell: Cell) -> str:
    """The formula that gives what a cell says, with ``=`` before it; empty where none does."""
    return cell.formula if isinstance(cell, WorkedOutDay | WorkedOutText) else ""


def as_plain(cell: Cell) -> Cell:
    """The same day or text without its formula."""
    if isinstance(cell, WorkedOutDay):
        return date(cell.year, cell.month, cell.day)
    return str(cell) if isinstance(cell, WorkedOutText) else cell


def cell_text(cell: Cell) -> str:
    """A cell's content as a person would read it out: dates as 12/03/2024, whole days only."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return str(cell)
