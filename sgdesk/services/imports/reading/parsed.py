"""What a sheet says, row by row, before anybody in it is looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from sgdesk.domain.names import PersonName
from sgdesk.domain.training.outcome import Outcome


class ProblemCode(StrEnum):
    """Why a row or a cell was refused or passed over."""

    NO_ROLE = "no_role"
    NO_NAME = "no_name"
    NO_GIVEN_NAME = "no_given_name"
    NO_FAMILY_NAME = "no_family_name"
    NOT_A_NAME = "not_a_name"
    SEVERAL_PEOPLE = "several_people"
    NO_COURSE = "no_course"
    NO_DATE = "no_date"
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    FUTURE_DATE = "future_date"
    OTHER_ORDER = "other_order"
    SEVERAL_DATES = "several_dates"
    UNKNOWN_OUTCOME = "unknown_outcome"
    UNKNOWN_KIND = "unknown_kind"
    ENDS_BEFORE_START = "ends_before_start"
    STARTS_AFTER_LEAVING = "starts_after_leaving"
    ERROR_CELL = "error_cell"
    NO_RESULT = "no_result"
    DAMAGED_LETTER = "damaged_letter"
    WORDS_ONLY = "words_only"
    NO_COMPLETION = "no_completion"
    DAY_NOT_KNOWN = "day_not_known"


REASONS: dict[ProblemCode, str] = {
    ProblemCode.NO_ROLE: "the row names no role",
    ProblemCode.NO_NAME: "the row names nobody",
    ProblemCode.NO_GIVEN_NAME: "there is no first name: fill it in",
    ProblemCode.NO_FAMILY_NAME: "there is no surname: fill it in",
    ProblemCode.NOT_A_NAME: "this is not a person's name",
    ProblemCode.SEVERAL_PEOPLE: "the cell names more than one person: give each a row",
    ProblemCode.NO_COURSE: "the row names no course",
    ProblemCode.NO_DATE: "there is no date",
    ProblemCode.NOT_A_DATE: "this is not a date",
    ProblemCode.IMPOSSIBLE_DATE: "there is no such day",
    ProblemCode.FUTURE_DATE: "the date lies ahead",
    ProblemCode.OTHER_ORDER: "the day and the month stand in another order than elsewhere",
    ProblemCode.SEVERAL_DATES: "the cell holds more than one date: give each a row",
    ProblemCode.UNKNOWN_OUTCOME: "this outcome is not known",
    ProblemCode.UNKNOWN_KIND: "this kind of person is not known",
    ProblemCode.ENDS_BEFORE_START: "the post ends before it starts",
    ProblemCode.STARTS_AFTER_LEAVING: "the post starts after the person left",
    ProblemCode.ERROR_CELL: "the spreadsheet shows an error here",
    ProblemCode.NO_RESULT: (
        "the file holds this formula without its result: open it in your spreadsheet program, "
        "save it there, and bring it in again"
    ),
    ProblemCode.DAMAGED_LETTER: (
        "a letter in this cell was damaged: type it again in the sheet, and bring it in again"
    ),
    ProblemCode.WORDS_ONLY: "words without a date are no completion",
    ProblemCode.NO_COMPLETION: "a date beside words of booking, expiry or failure is no completion",
    ProblemCode.DAY_NOT_KNOWN: "day not known: taken as the first of that month",
}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row or cell refused or passed over; ``row`` and ``column`` as the spreadsheet shows them.

    ``column`` is None where the whole row is meant, ``row`` where the whole sheet is.
    """

    row: int | None
    column: str | None
    value: str
    code: StrEnum
    reason: str


def problem(row: int | None, column: str | None, value: str, code: ProblemCode) -> RowProblem:
    """A problem with the plain English of its code."""
    return RowProblem(row, column, value, code, REASONS[code])


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A row of a sheet of roles; ``requirements`` are keys as typed, blank: those of the group."""

    row: int
    role: str
    group: str
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of a sheet of people: a person, and the one post that the row gives them, if any."""

    row: int
    name: PersonName
    reference: str
    email: str
    kind: str
    role: str
    role_start: date | None
    role_end: date | None
    started: date | None
    left: date | None


class ParsedTraining(NamedTuple):
    """A row of a sheet of training; who is meant is told by reference, name and e-mail."""

    row: int
    reference: str
    name: PersonName
    email: str
    course: str
    completed_on: date
    outcome: Outcome
    provider: str
    method: str
    certificate_number: str
    notes: str
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """One dated cell of a tracker; ``course`` the number of the course that heads its column."""

    column: str
    heading: str
    course: int
    completed_on: date
    note: str


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """A row of a tracker: a person with their roles and everything they completed."""

    row: int
    name: PersonName
    reference: str
    email: str
    roles: tuple[str, ...]
    role_start: date | None
    left: date | None
    completions: tuple[Completion, ...]


RowType = TypeVar("RowType", RoleRow, PersonRow, ParsedTraining)


@dataclass(frozen=True, slots=True)
class ParsedSheet(Generic[RowType]):
    """The rows that make sense, those refused, and the letters of the columns they came from.

    ``columns`` gives the letter for each field found; ``read`` counts every row that held
    something below the headings.
    """

    sheet: str
    columns: Mapping[str, str]
    read: int
    rows: tuple[RowType, ...]
    refused: tuple[RowProblem, ...]
    notes: tuple[RowProblem, ...]
    left_columns: tuple["LeftColumn", ...] = ()


@dataclass(frozen=True, slots=True)
class LeftColumn:
    """A column that nothing was taken from."""

    column: str
    heading: str


@dataclass(frozen=True, slots=True)
class ParsedTracker:
    """A tracker's people and what was refused, noted or left; ``courses`` by column letter."""

    sheet: str
    columns: Mapping[str, str]
    courses: Mapping[str, int]
    read: int
    rows: tuple[TrackerRow, ...]
    refused: tuple[RowProblem, ...]
    notes: tuple[RowProblem, ...]
    left_columns: tuple[LeftColumn, ...] = field(default=())
