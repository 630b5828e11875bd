"""What a sheet of answers says, as frozen values: its rows, what became of each, what is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.forms.form import FormKind, FormQuestion
from sgdesk.domain.forms.online.headings import Part
from sgdesk.domain.left_where_it_is import Private
from sgdesk.services.imports.reading.values import Question, RowProblem

LEFT_OUT = "-"
ADDED = "+"
"""Before the key of a question of words, where a column is added to its answers."""


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """One column: its place and heading, and what it is taken as.

    ``taken_as`` is the key of one of our questions, such a key behind "+" (added to its words), a
    :class:`Part`, "-" where it is left out, or blank while it is open. ``sure`` says that it has
    the question's own wording. ``question`` is the id under which it is said otherwise, blank for
    what is left where it is; ``guess`` is what it may be, never taken by itself. ``is_second`` says
    that it was said to be what another column is already, so that it is open still.
    """

    index: int
    letter: str
    heading: str
    taken_as: str
    sure: bool
    question: str
    guess: str = ""
    examples: tuple[str, ...] = ()
    private: Private | None = None
    is_second: bool = False

    @property
    def asks(self) -> str:
        """The key of the question that it answers or adds to; blank for any other column."""
        is_part = self.taken_as in frozenset(Part) or self.taken_as == LEFT_OUT
        return "" if is_part else self.taken_as.removeprefix(ADDED)


class RowFate(StrEnum):
    """What becomes of one row of answers."""

    COMES = "comes"
    ALREADY = "already"
    """It is here as it stands there."""
    ASKED = "asked"
    """A question that nobody has answered keeps it out."""
    REFUSED = "refused"
    PASSED = "passed"
    """It holds no answer, or another answer of the same person counts."""


class AnswerCode(StrEnum):
    """Why a row or a cell of answers stays out."""

    BEFORE_THE_TRAINING = "before_the_training"
    AFTER_TODAY = "after_today"
    NOT_OPEN_YET = "not_open_yet"
    NO_DAY = "no_day"
    OTHER_SESSION = "other_session"
    WHICH_DAY = "which_day"
    WHICH_COURSE = "which_course"
    WHICH_SESSION = "which_session"
    NO_ANSWER = "no_answer"
    NOT_THIS_ONE = "not_this_one"
    WHOSE = "whose"
    NOT_HERE = "not_here"
    NAMELESS = "nameless"
    HEADING_AGAIN = "heading_again"
    OPEN_ROW = "open_row"
    OPEN_ANSWER = "open_answer"
    TWICE = "twice"
    DIFFERS = "differs"
    ALIKE = "alike"
    NOT_A_MARK = "not_a_mark"
    TOO_LONG = "too_long"
    ERROR_CELL = "error_cell"
    STRUCK = "struck"
    UNSHOWN = "unshown"
    MAY_BE_A_CHILD = "may_be_a_child"
    PRIVATE = "private"
    PRIVATE_COLUMN = "private_column"
    LEFT_COLUMN = "left_column"
    OPEN_COLUMN = "open_column"
    ALREADY_IN = "already_in"


REASONS: dict[AnswerCode, str] = {
    AnswerCode.BEFORE_THE_TRAINING: "it was sent off before the day of the training",
    AnswerCode.AFTER_TODAY: "it was sent off after today",
    AnswerCode.NOT_OPEN_YET: "this form cannot be filled in yet on that day",
    AnswerCode.NO_DAY: "the day on which it was sent off could not be read",
    AnswerCode.OTHER_SESSION: "it is about another course or another day",
    AnswerCode.WHICH_DAY: "the day of the course could not be read: correct it",
    AnswerCode.WHICH_COURSE: "it is not known which course or day it is about: answer the question",
    AnswerCode.WHICH_SESSION: "it may be about another session: answer the question",
    AnswerCode.NO_ANSWER: "nothing was answered in this row",
    AnswerCode.NOT_THIS_ONE: "the same person answered more than once: the other answer counts",
    AnswerCode.WHOSE: "it is not certain whose form this is: answer the question",
    AnswerCode.NOT_HERE: "left out, as you said",
    AnswerCode.NAMELESS: "it does not say who answered: answer the question",
    AnswerCode.HEADING_AGAIN: "the headings again",
    AnswerCode.OPEN_ROW: "something of it is not understood yet: answer the questions",
    AnswerCode.OPEN_ANSWER: "it is not known how to read this: answer the question",
    AnswerCode.TWICE: "the same person answered more than once: answer the question",
    AnswerCode.DIFFERS: "this form is in already, with other answers: answer the question",
    AnswerCode.ALIKE: "it may be here already, without a name: answer the question",
    AnswerCode.NOT_A_MARK: "this is no mark on the scale: the answer was left out",
    AnswerCode.TOO_LONG: "the answer has more than 4,000 letters: shorten it",
    AnswerCode.ERROR_CELL: "the spreadsheet shows an error here",
    AnswerCode.STRUCK: "this is struck through, and was left out",
    AnswerCode.UNSHOWN: "the sheet does not show this: it was left out",
    AnswerCode.MAY_BE_A_CHILD: "this may describe a child or family: answer the question",
    AnswerCode.PRIVATE: "this is not kept here, and was not brought in",
    AnswerCode.PRIVATE_COLUMN: "a column that is not kept here, and was not brought in",
    AnswerCode.LEFT_COLUMN: "the column was left out",
    AnswerCode.OPEN_COLUMN: "it is not known what this column asks: nothing of it comes in",
    AnswerCode.ALREADY_IN: "this form is in already",
}
if set(REASONS) != set(AnswerCode):
    raise TypeError("Whatever keeps an answer out has to say why")


def left(row: int | None, column: str | None, value: str, code: AnswerCode) -> RowProblem:
    """A row or cell that stays out, with the plain English of its code."""
    return RowProblem(row, column, value, code, REASONS[code])


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of answers: whose form it is as far as that is known, and what becomes of it.

    ``said`` is the name or e-mail as the sheet has it; ``whose`` is the name here. Both are blank
    where nobody is named, and ``form_id`` is None. The answers to an ``anonymous`` form are kept
    apart from the name, and are not to be shown beside it.
    """

    number: int
    said: str
    whose: str
    form_id: int | None
    received_on: date | None
    answers: Mapping[str, int | str]
    fate: RowFate
    why: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class AnswersDraft:
    """Everything that was read for one session and kind of form; nothing is written yet.

    ``left_out`` is refused or open, ``notes`` was passed over; both have their places.
    ``marked`` are forms that are noted as in because all of the nameless answers came.
    """

    kind: FormKind
    asks: tuple[FormQuestion, ...]
    columns: tuple[AnswerColumn, ...]
    rows: tuple[AnswerRow, ...]
    questions: tuple[Question, ...]
    left_out: tuple[RowProblem, ...]
    notes: tuple[RowProblem, ...]
    marked: tuple[int, ...] = ()
    has_times: bool = False

    def count(self, fate: RowFate) -> int:
        """How many rows fare so."""
        return sum(row.fate is fate for row in self.rows)

    @property
    def open_columns(self) -> tuple[AnswerColumn, ...]:
        """The columns with data of which it is not known what they ask."""
        return tuple(each for each in self.columns if not each.taken_as)
