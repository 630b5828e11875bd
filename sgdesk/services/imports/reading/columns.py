"""What a column of a table means, as the steps of reading hand it on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sgdesk.data.sheets import column_letter
from sgdesk.domain.left_where_it_is import Private
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.tables import Table
from sgdesk.services.imports.reading.values import SheetKind

LEFT_OUT = "-"
"""The wish that a column be left out."""
A_NOTE = "note"
"""The wish that a column hold a note about the person."""
DATE_BESIDE = "date_beside"
DATE_OF_ROW = "date_of_row"
"""The wish that a column hold the dates of the course beside it."""
MANY = frozenset({Field.ROLE, Field.NOTES})
"""Fields that several columns can hold."""
Wish = str | tuple[str, int]
"""What a person said of a column: a field's name, one of the three above, or a course."""


class Means(StrEnum):
    """What a column is."""

    FIELD = "field"
    COURSE = "course"
    STATE = "state"
    """Words that say what came of the course beside them."""
    STATUS = "status"
    """Words that say what came of the whole row."""
    STANDING = "standing"
    """Words that say whether somebody is still one of us."""
    EXPIRY = "expiry"
    ENDS = "ends"
    """The day that stands on a certificate as its end, beside the date of its course."""
    SCORE = "score"
    """What somebody reached in the test of the course, beside what was needed."""
    ASIDE = "aside"
    DURATION = "duration"
    """How long somebody was there."""
    NOTE = "note"
    """Words about the person that are kept in their notes."""
    ROW_DAY = "row_day"
    """The day of all that is ticked in its row, as somebody said."""
    ROW_NUMBER = "row_number"
    PRIVATE = "private"
    LEFT_OUT = "left_out"
    UNKNOWN = "unknown"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place and heading, what it means, and for which field or course."""

    index: int
    heading: str
    means: Means
    field: Field | None = None
    course: int | None = None
    private: Private | None = None

    @property
    def letter(self) -> str:
        """The letters over it in a spreadsheet program."""
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table; ``shape`` is the kind of sheet that they make.

    ``fields`` gives the column of each field (the first, where there are several), ``many`` all
    columns of those that can have several; ``courses`` the course of each column of completions;
    ``states`` for such a column the one beside it that says what came of it; ``statuses`` the
    columns that speak of the whole row, with whether their yes means no.
    """

    table: Table
    shape: SheetKind
    columns: tuple[Column, ...]
    fields: Mapping[Field, int]
    many: Mapping[Field, tuple[int, ...]]
    courses: Mapping[int, int] = field(default_factory=dict)
    states: Mapping[int, int] = field(default_factory=dict)
    statuses: Mapping[int, bool] = field(default_factory=dict)
    ends: Mapping[int, int] = field(default_factory=dict)
    """For a column of completions the one beside it with the ends of their certificates."""
    score: tuple[int, int] | None = None
    """The columns of what was reached in a test and of what was needed."""
    halves_names: bool = False
    """Whether the rest of the names may stand in the next column, of which it is asked."""

    @property
    def duration(self) -> int | None:
        """The column that says how long somebody was there, if there is one."""
        found = (each.index for each in self.columns if each.means is Means.DURATION)
        return next(found, None)

    @property
    def row_day(self) -> int | None:
        """The column with the day of all that is ticked in its row, if somebody said that."""
        return next((each.index for each in self.columns if each.means is Means.ROW_DAY), None)

    def letters(self) -> dict[str, str]:
        """The letter of each field's column."""
        return {name.value: column_letter(column) for name, column in self.fields.items()}

    def heading(self, column: int) -> str:
        """The words over a column; over the date of a course those of the course."""
        text = self.table.text(column)
        return text or self.table.text(self.states.get(column, column))
