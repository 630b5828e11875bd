"""Bringing the answers of online forms (Microsoft Forms, Google Forms) in as forms of a session."""

from sgdesk.services.imports.answers.bringing_in import (
    AnswersCameIn,
    AnswersWish,
    bring_in_answers,
    questions_to_copy,
    read_answers,
)
from sgdesk.services.imports.answers.steps.columns import column_choices
from sgdesk.services.imports.answers.values import (
    LEFT_OUT,
    AnswerColumn,
    AnswerRow,
    AnswersDraft,
    RowFate,
)
from sgdesk.services.imports.later_words import once_over

__all__ = [
    "LEFT_OUT",
    "AnswerColumn",
    "AnswerRow",
    "AnswersCameIn",
    "AnswersDraft",
    "AnswersWish",
    "RowFate",
    "bring_in_answers",
    "column_choices",
    "once_over",
    "questions_to_copy",
    "read_answers",
]
