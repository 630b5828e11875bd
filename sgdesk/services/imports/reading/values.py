"""What a sheet says, as the steps of reading hand it on: entries, completions, questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sgdesk.domain.names import PersonName
from sgdesk.domain.training.outcome import Outcome


class SheetKind(StrEnum):
    """What a sheet holds."""

    ROLES = "roles"
    PEOPLE = "people"
    TRAINING = "training"
    TRACKER = "tracker"


class ProblemCode(StrEnum):
    """Why a row or a cell was refused or passed over."""

    NO_ROLE = "no_role"
    NO_NAME = "no_name"
    NO_GIVEN_NAME = "no_given_name"
    NO_FAMILY_NAME = "no_family_name"
    HALF_A_NAME = "half_a_name"
    NOT_A_NAME = "not_a_name"
    VACANCY = "vacancy"
    LABEL_ROW = "label_row"
    TOTAL_ROW = "total_row"
    HEADING_ROW = "heading_row"
    OUTSIDE = "outside"
    SEVERAL_PEOPLE = "several_people"
    NO_COURSE = "no_course"
    WHICH_COURSE = "which_course"
    NO_DATE = "no_date"
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    FUTURE_DATE = "future_date"
    TOO_LONG_AGO = "too_long_ago"
    OTHER_ORDER = "other_order"
    SEVERAL_DATES = "several_dates"
    NOT_READ = "not_read"
    YEAR_ALONE = "year_alone"
    UNKNOWN_OUTCOME = "unknown_outcome"
    ENDS_BEFORE_START = "ends_before_start"
    STARTS_AFTER_LEAVING = "starts_after_leaving"
    STARTED_AFTER_LEFT = "started_after_left"
    ERROR_CELL = "error_cell"
    NO_RESULT = "no_result"
    DAMAGED_LETTERS = "damaged_letters"
    WORDS_ONLY = "words_only"
    NO_COMPLETION = "no_completion"
    ANSWERED_NO = "answered_no"
    NO_DAY_OF_IT = "no_day_of_it"
    YES_WITHOUT_DATE = "yes_without_date"
    BLANK_BESIDE = "blank_beside"
    DAY_NOT_KNOWN = "day_not_known"
    LAST_DAY_NOT_KNOWN = "last_day_not_known"
    ASKED_WORD = "asked_word"
    ASKED_NAME = "asked_name"
    NOT_AN_ADDRESS = "not_an_address"
    NOT_KNOWN_DAY = "not_known_day"
    ASIDE = "aside"
    TAKEN_OFF = "taken_off"
    LEFT_OUT = "left_out"
    NOT_BROUGHT_IN = "not_brought_in"
    SAID_NO = "said_no"
    BELOW_A_LINE = "below_a_line"
    MAY_BE_A_CHILD = "may_be_a_child"
    MAY_HAVE_LEFT = "may_have_left"
    MAY_NOT_BE_ACTIVE = "may_not_be_active"
    MAY_BE_NO_WORKER = "may_be_no_worker"
    OF_THEM_OR_COURSE = "of_them_or_course"
    WITH_ITS_ROW = "with_its_row"
    NOT_SHOWN = "not_shown"
    STRUCK = "struck"
    PARTLY_STRUCK = "partly_struck"
    NAME_STRUCK = "name_struck"
    AS_ABOVE = "as_above"
    COMMENT = "comment"
    COMMENT_NOT_KEPT = "comment_not_kept"
    YEAR_NOT_SHOWN = "year_not_shown"
    YEAR_ASKED = "year_asked"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMN = "hidden_column"
    HIDDEN_SHEET = "hidden_sheet"
    TEXT_BOXES = "text_boxes"
    RULES = "rules"
    WRONG_WEEKDAY = "wrong_weekday"
    TWO_FIGURES = "two_figures"
    MAY_BE_EXCHANGED = "may_be_exchanged"
    WORKED_OUT = "worked_out"
    YEAR_FIRST_OR_LAST = "year_first_or_last"
    END_NOT_READ = "end_not_read"
    NO_SCORE = "no_score"
    HEADING_DAY = "heading_day"
    SHIFTED = "shifted"
    NOTE_OF_LEAVE = "note_of_leave"
    NOTE_OF_TRAINING = "note_of_training"
    NOTE_OF_START = "note_of_start"


REASONS: dict[ProblemCode, str] = {
    ProblemCode.NO_ROLE: "the row names no role",
    ProblemCode.NO_NAME: "the row names nobody",
    ProblemCode.NO_GIVEN_NAME: "there is no first name: fill it in, or say that this is all of it",
    ProblemCode.NO_FAMILY_NAME: "there is no surname: fill it in, or say that this is all of it",
    ProblemCode.HALF_A_NAME: (
        "the rest of this name may stand in the next column: say what that column holds"
    ),
    ProblemCode.NOT_A_NAME: "this is not a person's name",
    ProblemCode.VACANCY: "nobody holds this yet",
    ProblemCode.LABEL_ROW: "a line about the sheet, not about a person",
    ProblemCode.TOTAL_ROW: "a line of totals",
    ProblemCode.HEADING_ROW: "the headings again",
    ProblemCode.OUTSIDE: "this stands outside the table",
    ProblemCode.SEVERAL_PEOPLE: "the cell names more than one person: give each a row",
    ProblemCode.NO_COURSE: "the row names no course",
    ProblemCode.WHICH_COURSE: "it is not certain which course this day is of: answer the question",
    ProblemCode.NO_DATE: "there is no date",
    ProblemCode.NOT_A_DATE: "this is not a date",
    ProblemCode.IMPOSSIBLE_DATE: "there is no such day",
    ProblemCode.FUTURE_DATE: "the date lies ahead",
    ProblemCode.TOO_LONG_AGO: "the date lies before 1950: correct it",
    ProblemCode.OTHER_ORDER: "the day and the month stand in another order than elsewhere",
    ProblemCode.SEVERAL_DATES: "the cell holds more than one date: give each a row",
    ProblemCode.NOT_READ: "this could not be read as a date: correct it",
    ProblemCode.YEAR_ALONE: "a year alone is no day: add the day, or the month",
    ProblemCode.UNKNOWN_OUTCOME: "it is not known whether this means completed",
    ProblemCode.ENDS_BEFORE_START: "the role ends before it starts",
    ProblemCode.STARTS_AFTER_LEAVING: "the role starts after the person left",
    ProblemCode.STARTED_AFTER_LEFT: "they left before they started: correct one of the two days",
    ProblemCode.ERROR_CELL: "the spreadsheet shows an error here",
    ProblemCode.NO_RESULT: (
        "the file holds this formula without its result: open it in your spreadsheet program, "
        "save it there, and bring it in again"
    ),
    ProblemCode.DAMAGED_LETTERS: "a letter in this cell is damaged: type it again",
    ProblemCode.WORDS_ONLY: "words without a date are no completion",
    ProblemCode.NO_COMPLETION: (
        "the words here say booked, ended or not completed, so it is no completion"
    ),
    ProblemCode.ANSWERED_NO: "you answered that it was not completed",
    ProblemCode.NO_DAY_OF_IT: (
        "this date is a limit or an end (“before”, “since … overdue”, “until”), not the day on "
        "which it was done: add that day"
    ),
    ProblemCode.YES_WITHOUT_DATE: "this says yes and no date: add the date",
    ProblemCode.BLANK_BESIDE: (
        "nothing stands beside this date where others say yes or no: answer the question"
    ),
    ProblemCode.DAY_NOT_KNOWN: "day not known: taken as the first of that month",
    ProblemCode.LAST_DAY_NOT_KNOWN: "day not known: taken as the last of that month",
    ProblemCode.ASKED_WORD: "it is not known what these words say: answer the question, or mend it",
    ProblemCode.ASKED_NAME: "it is not certain that this is a person: answer the question",
    ProblemCode.NOT_AN_ADDRESS: "this is no e-mail address, or more than one: it was left out",
    ProblemCode.NOT_KNOWN_DAY: "the day was taken as not known",
    ProblemCode.ASIDE: "taken off the name; the notes of somebody new keep it",
    ProblemCode.TAKEN_OFF: "taken off the name, and not kept",
    ProblemCode.LEFT_OUT: "left out, as you said",
    ProblemCode.NOT_BROUGHT_IN: "this is not kept here, and was not brought in",
    ProblemCode.BELOW_A_LINE: (
        "a line above, or the name of the sheet, may speak against this: answer the question"
    ),
    ProblemCode.MAY_BE_A_CHILD: (
        "the sheet, or the role that it gives them, says that they are younger than 18: answer the "
        "question, or add them by hand"
    ),
    ProblemCode.MAY_HAVE_LEFT: (
        "the sheet says that they left, or are away: answer the question, or add the day"
    ),
    ProblemCode.MAY_NOT_BE_ACTIVE: (
        "words beside them may say that they are not with you, or stand here twice: answer the "
        "question"
    ),
    ProblemCode.MAY_BE_NO_WORKER: (
        "it is not known whether they work or volunteer for you: answer the question"
    ),
    ProblemCode.OF_THEM_OR_COURSE: (
        "this may be said of them or of the course: answer the question, or say which it is"
    ),
    ProblemCode.SAID_NO: "another column of this row says that it was not completed",
    ProblemCode.WITH_ITS_ROW: "left out with the rest of its row: mend the row",
    ProblemCode.NOT_SHOWN: (
        "the sheet does not show what this cell holds, so it was not read: show it, or clear it"
    ),
    ProblemCode.STRUCK: "this is struck through, and was left out",
    ProblemCode.PARTLY_STRUCK: (
        "part of this cell is struck through, so it was not read: leave in it only what holds"
    ),
    ProblemCode.NAME_STRUCK: (
        "the name is struck through: answer the question, or add the day on which they left"
    ),
    ProblemCode.AS_ABOVE: "taken as the cell above",
    ProblemCode.COMMENT: "a comment on this cell was not read",
    ProblemCode.COMMENT_NOT_KEPT: (
        "a comment on this cell was not brought in: what it says is not kept here"
    ),
    ProblemCode.YEAR_NOT_SHOWN: (
        "the sheet does not show the years of these dates: they were read as it holds them"
    ),
    ProblemCode.YEAR_ASKED: (
        "the sheet does not show the year of this date: answer the question, or show the year"
    ),
    ProblemCode.HIDDEN_ROWS: "hidden in the sheet, and read all the same",
    ProblemCode.HIDDEN_COLUMN: "this column is hidden in the sheet, and was read all the same",
    ProblemCode.HIDDEN_SHEET: "this worksheet is hidden, and was not read",
    ProblemCode.TEXT_BOXES: "on the sheet, over its cells: what they say was not read",
    ProblemCode.RULES: (
        "of the sheet, which strike cells through or hide what they say where something holds: "
        "the cells were read as if there were none"
    ),
    ProblemCode.WRONG_WEEKDAY: "the day of the week and the date do not agree: correct one of them",
    ProblemCode.TWO_FIGURES: (
        "a year of two figures is read as 20.., which lies ahead: write it with four figures"
    ),
    ProblemCode.MAY_BE_EXCHANGED: (
        "a program may have exchanged day and month in this column: answer the question"
    ),
    ProblemCode.WORKED_OUT: (
        "a formula of the sheet works this day out: answer the question, or type the day"
    ),
    ProblemCode.YEAR_FIRST_OR_LAST: (
        "the year may stand first or last: write it with four figures"
    ),
    ProblemCode.END_NOT_READ: (
        "no completion stands beside this end of a certificate, it is no day after it, or a "
        "formula works it out: it was not brought in"
    ),
    ProblemCode.HEADING_DAY: (
        "this says yes, and the day over it could not be read as one day: add the date"
    ),
    ProblemCode.SHIFTED: (
        "the cells of this row may stand under the wrong headings, as there are more of them than "
        "headings, or a day stands where a role belongs: put a cell with a comma in it into "
        "quotation marks, give each column a heading, or move the cells to their places"
    ),
    ProblemCode.NOTE_OF_LEAVE: (
        "this may say that they are away, and nothing was made of it: note the leave on their page"
    ),
    ProblemCode.NOTE_OF_TRAINING: (
        "this may tell of training, and no completion was made of it: record it on their page"
    ),
    ProblemCode.NOTE_OF_START: (
        "this may say when they began, and no day was made of it: note it on their page"
    ),
    ProblemCode.NO_SCORE: "there is no score to hold against the pass mark: fill it in",
}


NOTES_THAT_TELL = frozenset(
    {ProblemCode.NOTE_OF_LEAVE, ProblemCode.NOTE_OF_TRAINING, ProblemCode.NOTE_OF_START}
)
"""Codes of notes about people that hold what has its own place here."""

WHY_LEFT_OUT = "Why it was left out"
"""Heads the column that we add to a sheet of those left out; nothing is taken from it."""


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


class Where(NamedTuple):
    """A cell as the spreadsheet shows it."""

    row: int | None
    column: str | None
    value: str


class QuestionKind(StrEnum):
    """What a question is about."""

    COLUMN = "column"
    WORD = "word"
    STATUS = "status"
    NAME = "name"
    PERSON = "person"
    COURSE = "course"
    ROLE = "role"
    FORM = "form"
    """Which question a column of an online form's answers is about."""
    READING = "reading"
    """How such a column is read: which end of its scale is the best, day or month first."""
    MARK = "mark"
    """Which mark a word on a scale is."""
    ANSWERER = "answerer"
    """Who answered a form, or which of several answers counts."""
    DAY = "day"
    """On which day something was: answered with a date (2024-03-12)."""
    PAPER = "paper"
    """Whether a certificate from a file is kept here: told by the digest of its file, unnamed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be given; ``key`` is what a decision keeps, ``about`` tells more of it."""

    key: str
    label: str
    about: str = ""


LEAVE = ""
"""The answer of whoever does not answer: the cells stay out and are listed."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the sheet leaves open, asked once for all cells like it.

    ``id`` is the key under which an answer is kept; ``answer`` the one that stands, ``LEAVE``
    where there is none; ``guess`` what is likely, shown and never taken by itself.
    """

    id: str
    kind: QuestionKind
    cells: tuple[Where, ...]
    asks: str
    choices: tuple[Choice, ...]
    answer: str = LEAVE
    guess: str = LEAVE
    once: bool = False
    """Whether an answer holds for this sheet alone, and is not remembered for the next."""
    latest: date | None = None
    """Of a question for a day the last one that answers it."""
    counts_for: tuple[Choice, ...] = ()
    """Where a new course answers it as well, what that can count for."""


class RoleRow(NamedTuple):
    """A row of a sheet of roles; ``requirements`` are keys as typed, blank: those of the group."""

    row: int
    columns: Mapping[str, str]
    role: str
    group: str
    requirements: tuple[str, ...]


class Completion(NamedTuple):
    """One completion of a row; ``column`` is where its day stands.

    ``course`` is the number of the course that heads the column; in a list, where a cell names
    the course, it is None and ``heading`` holds that cell's text.
    """

    column: str
    heading: str
    course: int | None
    completed_on: date
    outcome: Outcome
    note: str = ""
    month_only: bool = False
    provider: str = ""
    method: str = ""
    certificate_number: str = ""
    provider_expiry: date | None = None
    """The end that the sheet gives for the certificate; no state is worked out from it."""


class Entry(NamedTuple):
    """What one row says of one person; ``columns`` gives the letter for each field of its table.

    ``roles`` may be several; ``aside`` is what was taken off the name.
    """

    row: int
    columns: Mapping[str, str]
    name: PersonName
    reference: str = ""
    email: str = ""
    aside: str = ""
    kind: str = ""
    roles: tuple[str, ...] = ()
    role_start: date | None = None
    role_end: date | None = None
    started: date | None = None
    left: date | None = None
    completions: tuple[Completion, ...] = ()
    role_columns: tuple[str, ...] = ()
    """The letters of the column of each role."""
    notes: str = ""
    """What is kept in the notes of the person: what stood beside the name, columns of notes."""
    goes_on: bool = False
    """Whether the row goes on with the person of the row above, whose name is merged over both."""

    def column_of_role(self, role: str) -> str | None:
        """Where a role of the row stands; the first column of roles where that is not known."""
        found = dict(zip(self.roles, self.role_columns, strict=False))
        return found.get(role, self.columns.get("role"))
