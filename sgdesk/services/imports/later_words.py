"""What is said of something left out once the import is over, when its questions are gone."""

from dataclasses import replace

from sgdesk.services.imports.reading.values import RowProblem

_TO_DO = (": answer the question", ": say ")
_AGAIN = ": bring the sheet in again and "


def once_over(problem: RowProblem) -> RowProblem:
    """What stayed out, with what can be done about it once the import is over.

    Nothing is left to answer then, so whoever would have to bring the sheet in again is told so.
    """
    return replace(problem, reason=said_later(problem.reason))


def said_later(reason: str) -> str:
    """A reason that asks for an answer, as it is said once the import is over."""
    for to_do in _TO_DO:
        reason = reason.replace(to_do, f"{_AGAIN}{to_do.removeprefix(': ')}")
    return reason
