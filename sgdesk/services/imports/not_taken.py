"""What a sheet says of people and training that does not come in: told at the end, and saved.

Whether a step refused a cell or passed over it makes no difference to whoever typed it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from sgdesk.domain.text import fold
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.importing import ImportReport
from sgdesk.services.imports.later_words import once_over
from sgdesk.services.imports.reading.values import (
    NOTES_THAT_TELL,
    ProblemCode,
    QuestionKind,
    RowProblem,
)

Cell = tuple[int | None, str | None]


class LeftCode(StrEnum):
    """Why a cell is told of that no step refused or noted."""

    LEFT_OPEN = "left_open"


_LEFT_OPEN = "the question about this is open, so nothing was made of it: answer the question"
_COLUMNS = frozenset({MatchCode.NOT_UNDERSTOOD, MatchCode.LEFT_NOTES})
_NOT_BROUGHT_IN = frozenset(
    {
        ProblemCode.WORDS_ONLY,
        ProblemCode.NO_COMPLETION,
        ProblemCode.NO_DAY_OF_IT,
        ProblemCode.YES_WITHOUT_DATE,
        ProblemCode.NOT_A_DATE,
        ProblemCode.ERROR_CELL,
        ProblemCode.NO_RESULT,
        ProblemCode.DAMAGED_LETTERS,
        ProblemCode.NOT_SHOWN,
        ProblemCode.STRUCK,
        ProblemCode.PARTLY_STRUCK,
        ProblemCode.END_NOT_READ,
        ProblemCode.NOT_AN_ADDRESS,
        ProblemCode.WITH_ITS_ROW,
        MatchCode.KEPT_AS_IT_WAS,
        MatchCode.HAS_LEFT,
    }
)
"""Codes of notes on cells whose words were meant to come in."""
_SAID_NO = frozenset({"-", "no", *(each.value for each in Outcome if each.value != "completed")})
"""Answers after which a cell stays out because somebody said so."""
_SAYS_NOTHING = frozenset(
    {"no", "n", "n/a", "na", "none", "nil", "not applicable", "not required", "0", "false"}
)
_AFTERWARDS: Mapping[str, str] = {
    MatchCode.UNKNOWN_COURSE: (
        "no course of this name is known: bring the sheet in again and say which it is"
    ),
    MatchCode.LEFT_NOTES: (
        "this column was left out: bring the sheet in again and press “Keep as notes” to have it"
    ),
    LeftCode.LEFT_OPEN: (
        "the question about this was left open: bring the sheet in again and answer it"
    ),
}
"""What is said once the questions are gone of what speaks of no answer before."""
_DAY_AFTERWARDS = (
    "this says yes and no date: add the date, or bring the sheet in again and give the day"
)


def not_taken(report: ImportReport) -> tuple[RowProblem, ...]:
    """What does not come in and should be looked at: first columns, then cells and rows.

    What was answered with "leave it out" or "no" is none of it, and neither is a cell that says
    by itself that there is nothing ("n/a").
    """
    columns = [each for each in report.notes if each.code in _COLUMNS]
    said_no = {
        (cell.row, cell.column)
        for question in report.questions
        if question.answer in _SAID_NO
        for cell in question.cells
    }
    told = said_no | {(each.row, each.column) for each in report.refused}
    missed = [each for each in report.notes if _is_missed(each)]
    cells = [*report.refused, *(each for each in missed if (each.row, each.column) not in told)]
    cells += dict.fromkeys(_left_open(report, cells, {each.column for each in columns}))
    return (*columns, *sorted(cells, key=_place))


def _is_missed(note: RowProblem) -> bool:
    if note.row is None or note.code not in _NOT_BROUGHT_IN:
        return False
    said = fold(note.value)
    return said not in _SAYS_NOTHING and (not said or any(map(str.isalnum, said)))


def _left_open(
    report: ImportReport, told: list[RowProblem], columns: set[str | None]
) -> Iterator[RowProblem]:
    """The cells of questions without an answer, where nothing in their row tells of them."""
    rows = {each.row for each in told}
    for question in report.questions:
        if question.answer or question.kind is QuestionKind.COLUMN:
            continue
        for cell in question.cells:
            if cell.row not in rows and cell.column not in columns:
                yield RowProblem(cell.row, cell.column, cell.value, LeftCode.LEFT_OPEN, _LEFT_OPEN)


def afterwards(report: ImportReport) -> tuple[RowProblem, ...]:
    """The same as it is said once everything is in, when no question can be answered there.

    Behind it stand the notes that may tell of a leave, of training or of a start: they are to be
    entered by hand.
    """
    days = {
        (cell.row, cell.column)
        for question in report.questions
        if question.kind is QuestionKind.DAY and not question.answer
        for cell in question.cells
    }
    telling = (each for each in report.notes if each.code in NOTES_THAT_TELL)
    left = dict.fromkeys((*not_taken(report), *telling))
    return tuple(_said_later(each, days) for each in left)


def _said_later(problem: RowProblem, days: set[Cell]) -> RowProblem:
    if (problem.row, problem.column) in days and problem.code == ProblemCode.YES_WITHOUT_DATE:
        return replace(problem, reason=_DAY_AFTERWARDS)
    if problem.code in _AFTERWARDS:
        return replace(problem, reason=_AFTERWARDS[problem.code])
    return once_over(problem)


def _place(problem: RowProblem) -> tuple[int, int, str]:
    column = problem.column or ""
    return (problem.row or 0, len(column), column)
