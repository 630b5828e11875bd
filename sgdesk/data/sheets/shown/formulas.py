"""Which cells of a worksheet are worked out by a formula, and by which.

What a formula gives changes with the day or with another cell, so that a day which it gives is
none that somebody wrote down. A formula that names a day plainly, and nothing else, is as good as
the day itself: ``=DATE(2024,3,12)``, or a link to a certificate that is shown as its day.
"""

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.data.sheets.limits import AREA_CELLS
from sgdesk.data.sheets.model import (
    Cell,
    StruckCell,
    WorkedOutDay,
    WorkedOutText,
    column_index,
)

_TEXT = r'"[^"]*"'
_CONSTANT = re.compile(
    rf"=[\s+(]*(?:DATE\([\s\d]*[,;][\s\d]*[,;][\s\d]*\)|(?:DATE)?VALUE\(\s*{_TEXT}\s*\)"
    rf"|(?:HYPERLINK\(\s*{_TEXT}\s*[,;]\s*)?{_TEXT}\s*\)?|\d*)[\s)]*",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"^(?:of|oooc|msoxl):|_xl(?:fn|ws)\.")
_REFERENCE = re.compile(r"\[([^\[\]]*\.[^\[\]]*)\]")
"""How ODS writes cells: ``[.B2]``, ``[$Old.E1:.E2]``."""
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_FIGURES = b"0123456789"
_FIGURE = re.compile(r"\d")
_LONGEST = 80
_COLUMN_BITS, _NUMBER_BITS = 14, 20
_ROW_BITS = _COLUMN_BITS + _NUMBER_BITS
_LAST_COLUMN, _LAST_NUMBER = (1 << _COLUMN_BITS) - 1, (1 << _NUMBER_BITS) - 1
_IN_CELLS = re.compile(
    rb'r="([A-Z]{1,3})(\d{1,7})"[^<>]*>\s*<f(\s[^<>]*?)?(?:/>|>([^<]*)</f>)(<v>[^<0-9]+</v>)?'
)
"""Place, attributes, formula, and a result without any figure, in which no day can stand."""
_ANY = re.compile(rb"<f[\s/>]")
_SHARED = re.compile(rb'\bsi="(\d+)"')
_AREA = re.compile(r'\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ANY_FORMULA = "=…"


@dataclass(slots=True)
class Formulas:
    """The cells of one worksheet whose formula is more than a plain day, by row and column.

    Formulas that differ in figures alone are kept as the first of them: ``=EDATE(B2,12)`` stands
    for the one in each row.
    """

    _known: dict[bytes, int] = field(default_factory=dict)
    _told: list[str] = field(default_factory=list)
    _places: "array[int]" = field(default_factory=lambda: array("Q"))
    _areas: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    _shared: dict[bytes, int] = field(default_factory=dict)
    _columns: dict[bytes, int] = field(default_factory=dict)

    def look_through(self, data: bytes) -> bool:
        """Note the formulas in a piece of an XLSX worksheet; no cell is cut in two.

        Says whether these are all of them: one that is written as few programs do ("r='B2'", or a
        comment in it) has to be parsed.
        """
        places, columns, known = self._places, self._columns, self._known
        found = _IN_CELLS.findall(data)
        for letters, row, more, formula, wordy in found:
            if wordy and not more:
                continue
            number = known.get(formula.translate(None, _FIGURES)) if formula else None
            if more or number is None:
                number = self._number_of(more, formula)
            if number < 0:
                continue
            column = columns.get(letters)
            if column is None:
                column = columns[letters] = column_index(letters.decode())
            if more and b"ref=" in more and b"shared" not in more:
                self._note_area(more.decode("utf-8", "replace"), number)
            places.append((int(row) - 1 << _COLUMN_BITS | column) << _NUMBER_BITS | number)
        return len(found) == len(_ANY.findall(data)) and not any(b"'" in each[2] for each in found)

    def note(self, row: int, column: int, formula: str, rows: int = 1, columns: int = 1) -> None:
        """A block of cells, or one, is worked out by a formula as its document writes it."""
        number = self._number(formula.encode())
        if number < 0:
            return
        if rows * columns > 1:
            self._areas.append((row, column, row + rows - 1, column + columns - 1, number))
        else:
            self._places.append((row << _COLUMN_BITS | column) << _NUMBER_BITS | number)

    def note_parsed(self, row: int, column: int, more: dict[str, str], formula: str) -> None:
        """The formula of a cell of XLSX that was parsed: ``more`` are its attributes."""
        words = " ".join(f'{key}="{value}"' for key, value in more.items() if key in _TOLD)
        number = self._number_of(words.encode(), formula.encode())
        if number < 0 or column >> _COLUMN_BITS:
            return
        if "ref" in more and more.get("t") != "shared":
            self._note_area(words, number)
        self._places.append((row << _COLUMN_BITS | column) << _NUMBER_BITS | number)

    def _number_of(self, more: bytes, formula: bytes) -> int:
        """The number of a formula, or of the one that cells share; below 0 where it is a day."""
        shared = _SHARED.search(more) if more else None
        if not formula.strip():
            found = self._shared.get(shared[1]) if shared else None
            return self._number(_ANY_FORMULA.encode()) if found is None else found
        number = self._number(formula)
        if shared:
            self._shared[shared[1]] = number
        return number

    def _number(self, formula: bytes) -> int:
        key = formula.translate(None, _FIGURES)
        number = self._known.get(key)
        if number is None:
            told = as_written(formula.decode("utf-8", "replace"))
            number = -1 if is_constant(told) else len(self._told)
            if number >= 0:
                if number >> _NUMBER_BITS:
                    raise ValueError("there are more formulas than a workbook can have")
                self._told.append(told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…")
            self._known[key] = number
        return number

    def _note_area(self, more: str, number: int) -> None:
        """The cells that one formula fills together."""
        found = _AREA.search(more)
        if found:
            first, top, last, bottom = found.groups()
            area = (int(top) - 1, column_index(first), int(bottom) - 1, column_index(last), number)
            self._areas.append(area)

    def in_order(self, height: int, width: int) -> "array[int]":
        """Every place with the number of its formula, row by row, each packed into one number.

        ``height`` and ``width`` are how far the worksheet reaches. Raises ValueError where areas
        lie over each other without end, which no program writes.
        """
        packed = array("Q", self._places)
        for top, left, bottom, right, number in self._areas:
            rows, columns = range(top, min(bottom + 1, height)), range(left, min(right + 1, width))
            if len(packed) + len(rows) * len(columns) > 2 * AREA_CELLS:
                raise ValueError("formulas fill more cells than there can be")
            packed.extend(
                (row << _COLUMN_BITS | column) << _NUMBER_BITS | number
                for row in rows
                for column in columns
            )
        return array("Q", sorted(packed))

    def told(self, number: int) -> str:
        """A formula by its number."""
        return self._told[number]


_TOLD = ("t", "ref", "si")


class WorkedOut:
    """Says of days, and of texts with figures in them, by which formula they came about.

    Rows are asked in their order.
    """

    def __init__(self, formulas: Formulas, height: int, width: int) -> None:
        self._formulas = formulas
        self._places = formulas.in_order(height, width)
        self._at = 0
        self._days: dict[tuple[date, int], WorkedOutDay] = {}

    def marked(self, index: int, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The cells of a row, those that a formula gives with it."""
        start, below = self._at, index + 1 << _ROW_BITS
        if start == len(self._places) or self._places[start] >= below:
            return cells
        self._at = bisect_left(self._places, below, start)
        changed: list[Cell] | None = None
        for each in self._places[start : self._at]:
            column = each >> _NUMBER_BITS & _LAST_COLUMN
            cell = cells[column] if each >> _ROW_BITS == index and column < len(cells) else None
            new = self._marked(cell, each & _LAST_NUMBER)
            if new is not None:
                changed = list(cells) if changed is None else changed
                changed[column] = new
        return cells if changed is None else tuple(changed)

    def _marked(self, cell: Cell, number: int) -> Cell:
        """A day or a text with its formula; None of whatever else a cell holds."""
        if isinstance(cell, date):
            found = self._days.get((cell, number))
            if found is None:  # few days stand in a sheet, and each often
                found = WorkedOutDay.by(self._formulas.told(number), cell)
                self._days[cell, number] = found
            return found
        if isinstance(cell, str) and _FIGURE.search(cell):
            return WorkedOutText.by(self._formulas.told(number), cell)
        if isinstance(cell, StruckCell):  # whoever vouches for the stroke is asked for both
            within = self._marked(cell.value, number)
            return None if within is None else replace(cell, value=within)
        return None


def as_written(formula: str) -> str:
    """A formula as its program shows it, with ``=`` before it."""
    text = _FOREIGN.sub("", " ".join(formula.split()))
    for escaped, sign in _ESCAPED:
        text = text.replace(escaped, sign)
    text = _REFERENCE.sub(lambda found: found[1].lstrip(".").replace(":.", ":"), text)
    return text if text.startswith("=") else f"={text}"


def is_constant(formula: str) -> bool:
    """Whether a formula names a day or a text plainly, and nothing that could change it."""
    return _CONSTANT.fullmatch(formula) is not None
