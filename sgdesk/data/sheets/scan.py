"""What calamine leaves out of a worksheet: error cells, what is hidden, how far it reaches."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.sheets.limits import AREA_CELLS, HEADING_ROWS, ROWS, TEXT_CHARACTERS, VALUES
from sgdesk.data.sheets.model import Merged, column_letter
from sgdesk.data.sheets.shown.formulas import Formulas
from sgdesk.data.sheets.shown.styles import Look

Place = tuple[int, int]
"""Row and column, both counted from 0."""


_LOOKED_AT_EVERY = 4096
"""Cells between two looks at how much it is by now."""


_COLUMN_BITS, _LOOK_BITS = 14, 20
"""How a place and the number of a look are packed into one whole number."""


class TooFar(Exception):
    """More than can be held was found: there is no need to read on."""


@dataclass(slots=True)
class Scan:
    """One worksheet's error cells, what it hides and merges, and the rectangle of its values.

    ``texts`` are those whose tabs and line breaks calamine leaves out. ``hidden_rows`` are rows'
    numbers, ``hidden_columns`` the first and last place of each run.
    """

    errors: dict[Place, str] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    comments: dict[Place, str] = field(default_factory=dict)
    zero_day: date | None = None
    looks: dict[Look, int] = field(default_factory=dict)
    looked: "array[int]" = field(default_factory=lambda: array("Q"))
    formulas: Formulas = field(default_factory=Formulas)
    rules: int = 0
    """How many rules strike cells through, or hide what they say, where something holds."""
    text_boxes: int = 0
    values: int = 0
    filled_rows: int = 0
    characters: int = 0
    first_row: int = -1
    last_row: int = -1
    first_column: int = -1
    last_column: int = -1

    def look_at(self, row: int, column: int, look: Look) -> None:
        """A cell looks otherwise than it says; as many as the cells of a sheet can be noted."""
        number = self.looks.setdefault(look, len(self.looks))
        if column >> _COLUMN_BITS or number >> _LOOK_BITS:
            raise ValueError("a cell stands where no cell can be, or looks like no other")
        self.looked.append((row << _COLUMN_BITS | column) << _LOOK_BITS | number)

    def looked_at(self) -> Iterator[tuple[int, int, Look]]:
        """Row, column and look of every such cell, in the order of the rows."""
        looks = list(self.looks)
        for packed in sorted(self.looked):
            place = packed >> _LOOK_BITS
            look = looks[packed & (1 << _LOOK_BITS) - 1]
            yield place >> _COLUMN_BITS, place & (1 << _COLUMN_BITS) - 1, look

    def add(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """A cell (or a block of like cells) at this place holds a value.

        Raises :class:`TooFar` once it is more than can be held.
        """
        if not self.values:
            self.first_row, self.first_column = row, column
        self.values += rows * columns
        self.first_row = min(self.first_row, row)
        self.first_column = min(self.first_column, column)
        self.last_row = max(self.last_row, row + rows - 1)
        self.last_column = max(self.last_column, column + columns - 1)
        if self.values % _LOOKED_AT_EVERY < rows * columns and self.too_far:
            raise TooFar

    def fill(self, rows: int) -> None:
        """That many rows hold something; raises :class:`TooFar` as :meth:`add` does."""
        self.filled_rows += rows
        if self.filled_rows > ROWS + HEADING_ROWS:
            raise TooFar

    @property
    def too_many(self) -> bool:
        """Whether more cells hold something than can be held."""
        return self.values > VALUES

    @property
    def too_far(self) -> bool:
        """Whether it is more than can be held, for whichever reason."""
        return self.too_many or self.reaches_too_far

    @property
    def reaches_too_far(self) -> bool:
        """Whether the rectangle, or the text in it, is more than can be held."""
        rows = self.last_row - self.first_row + 1
        columns = self.last_column - self.first_column + 1
        return rows * columns > AREA_CELLS or self.characters > TEXT_CHARACTERS

    @property
    def corner(self) -> str:
        """The last cell of the rectangle as the spreadsheet program names it."""
        return f"{column_letter(self.last_column)}{self.last_row + 1}"
