"""What a pictured part of a return says, whichever file says it: its words, columns and rows."""

from dataclasses import dataclass

from sgdesk.reports.text.plain import one_line

LEAST_SCALE = 4
"""A column of one person never looks like one of everybody."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, and a column of the drawing with a bar for each of its ``numbers``.

    ``label`` is for programs and ``words`` for people; ``under`` are the short lines that stand
    under the column, and ``said`` has a sentence for each number.
    """

    label: str
    words: str
    under: tuple[str, ...]
    numbers: tuple[int, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing under its title with its rows; ``requirement`` is the key where it is of one."""

    title: str
    rows: tuple[Row, ...]
    requirement: str = ""

    @property
    def highest(self) -> int:
        """Its largest number."""
        return max(number for row in self.rows for number in row.numbers)

    @property
    def said(self) -> str:
        """Every number in words: what is read out for the drawing."""
        sentences = (each for row in self.rows for each in row.said)
        return f"{one_line(self.title)}. {'; '.join(sentences)}."


@dataclass(frozen=True, slots=True)
class Pictured:
    """A part of the return: ``how`` it was counted, its drawings on one scale, and their table.

    ``headings`` are of the table: whose drawing, which row, and a column for each of the
    ``numbers`` keys by which programs know the figures. ``fills`` are the words of solid and of
    striped bars, empty where there is one fill alone; ``is_striped`` says for each number which.
    """

    key: str
    sheet: str
    title: str
    how: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    headings: tuple[str, ...]
    numbers: tuple[str, ...]
    is_striped: tuple[bool, ...] = (False,)
    fills: tuple[str, ...] = ()

    @property
    def scale(self) -> int:
        """The number that is as high as a column can be."""
        return max([LEAST_SCALE, *(each.highest for each in self.drawings)])

    @property
    def lines_under(self) -> int:
        """How many lines stand under the column that has most of them."""
        return max((len(row.under) for each in self.drawings for row in each.rows), default=0)
