"""A sheet in the making, and the truth about each thing that stands in it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

TODAY = date(2026, 3, 31)
"""The day on which every made sheet is brought in."""


class Fault(NamedTuple):
    """A cell in which the spreadsheet shows an error."""

    text: str


class Serial(NamedTuple):
    """A number that the sheet shows as a date, such as the 0 of a link to a blank cell."""

    number: float
    text: str


class Look(NamedTuple):
    """How a workbook shows a cell: its true day behind a format, a stroke, a comment, a formula."""

    day: date | None = None
    code: str = "dd/mm/yyyy"
    struck: bool = False
    comment: str = ""
    formula: str = ""


Value = str | int | float | bool | date | datetime | Fault | Serial | None
Spot = tuple[int, int]
"""Row and column, both from 0."""


class Saying(StrEnum):
    """How sure a careful person is of what a cell says, with nobody to ask."""

    SAYS = "says"
    """Certain: it comes in, or is told of."""
    MAY = "may"
    """True, but whoever asks first is right too."""
    EITHER = "either"
    """Two words of which one says yes and one no more than a booking: each reading is right."""
    ASKS = "asks"
    """Nobody can know without asking: it never comes in, and is asked or listed."""
    NO = "no"
    """Certainly no completion: never one in the file."""


class Claim(NamedTuple):
    """That somebody completed a course on a day, and where the sheet says so.

    ``cells`` are those of the course and the day, ``who`` those of the name.
    """

    saying: Saying
    person: str
    course: str
    day: date | None
    cells: tuple[Spot, ...]
    who: tuple[Spot, ...]


class PostClaim(NamedTuple):
    """That somebody holds a role."""

    saying: Saying
    person: str
    role: str
    cells: tuple[Spot, ...]


class PersonClaim(NamedTuple):
    """That a row is about a person, who comes in or is told of."""

    person: str
    cells: tuple[Spot, ...]


class RoleClaim(NamedTuple):
    """That a role calls for these requirements."""

    role: str
    requirements: frozenset[str]
    cells: tuple[Spot, ...]


class Known(NamedTuple):
    """Somebody who is in the organisation file before the sheet is brought in."""

    given: str
    family: str


@dataclass(frozen=True, slots=True)
class Form:
    """How a sheet is written: a workbook, or text with a separator and an encoding.

    Where ``bare`` is said nothing is quoted, as people write such files by hand.
    """

    workbook: bool = False
    separator: str = ","
    encoding: str = "utf-8"
    quoted: bool = False
    bare: bool = False


ODD = "\ue000"
"""Stands in a cell for one byte that the encoding of its file lacks."""


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet with its truth; whoever is not in ``may_be`` is nobody.

    ``rows`` are what the sheet shows; ``looks`` say how a workbook comes to show some of it, and
    ``merged`` which cells are one, whose value each of them shows in ``rows``.
    ``emails`` are the addresses that each has, ``secrets`` what may stand nowhere afterwards, and
    ``told`` the cells that have to be spoken of whatever comes in. Of ``namesakes`` the address
    is part of who they are.
    """

    layout: str
    seed: int
    kind: str
    rows: tuple[tuple[Value, ...], ...]
    form: Form
    claims: tuple[Claim, ...]
    posts: tuple[PostClaim, ...]
    people: tuple[PersonClaim, ...]
    may_be: Mapping[str, int]
    emails: Mapping[str, str]
    secrets: tuple[str, ...]
    told: tuple[Spot, ...]
    namesakes: frozenset[str]
    known: tuple[Known, ...]
    roles: tuple[RoleClaim, ...]
    looks: Mapping[Spot, Look]
    merged: tuple[tuple[Spot, Spot], ...]


@dataclass(slots=True)
class Canvas:
    """Cells put down one by one, each with what it claims."""

    cells: dict[Spot, Value] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    posts: list[PostClaim] = field(default_factory=list)
    people: list[PersonClaim] = field(default_factory=list)
    may_be: dict[str, int] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    secrets: list[str] = field(default_factory=list)
    told: list[Spot] = field(default_factory=list)
    namesakes: set[str] = field(default_factory=set)
    known: list[Known] = field(default_factory=list)
    roles: list[RoleClaim] = field(default_factory=list)
    form: Form | None = None
    looks: dict[Spot, Look] = field(default_factory=dict)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value) -> None:
        """Write one cell; a blank stays one."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def line(self, row: int, *values: Value, column: int = 0) -> None:
        """Write cells side by side."""
        for place, value in enumerate(values):
            self.put(row, column + place, value)

    def allow(self, person: str) -> None:
        """Say that somebody of this name may be in the file afterwards, once."""
        self.may_be.setdefault(person, 1)

    def height(self) -> int:
        """The number of rows so far."""
        return max((row for row, _ in self.cells), default=-1) + 1

    def width(self) -> int:
        """The number of columns so far."""
        return max((column for _, column in self.cells), default=-1) + 1

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """All of it, row by row."""
        width = range(self.width())
        return tuple(
            tuple(self.cells.get((row, column)) for column in width) for row in range(self.height())
        )


_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"})


def key_of(*parts: str) -> str:
    """The form in which two writings of one name are equal."""
    text = unicodedata.normalize("NFKC", " ".join(parts)).translate(_PLAIN).casefold()
    return " ".join(text.split())
