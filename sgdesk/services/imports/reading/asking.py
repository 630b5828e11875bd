"""Questions as the steps of reading meet them, each asked once for all cells like it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.judged.new_courses import CourseMaker, new_course_said
from sgdesk.services.imports.reading.looked import Looked
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    Question,
    QuestionKind,
    SheetKind,
    Where,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sheet is read with: the kind, and all that was answered before.

    ``columns`` are wishes by letter: the name of a field, of a course, "note", "date_beside", or
    "" or "-" for a column that is left out. ``course_titles`` are offered
    where a column is not understood.
    """

    kind: SheetKind
    today: date
    course_of: CourseOf
    order: DateOrder | None = None
    roles: Collection[str] = ()
    course_titles: Sequence[str] = ()
    partnership: str = ""
    """What the partnership is called in short, whose requirements are called ``requirements``."""
    requirements: Sequence[str] = ()
    asked_of: Mapping[str, str] = field(default_factory=dict)
    """By the title of a course whose training it is part of, in words."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """By the name of a level what its group is asked for, as a sentence."""
    columns: Mapping[str, str] | None = None
    looked: Looked = field(default_factory=Looked)
    """What was found of the sheet before, where it is read again."""
    maker: CourseMaker | None = None
    """Adds courses that are not here yet; without one none can be added."""


LEAVE_DAY_OUT = (Choice("-", "Leave them out"),)
"""What can be answered to a question for a day, besides a day."""


def day_answered(answer: str, today: date) -> date | None:
    """The day of an answer; None of any other, and of a day to come."""
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        return None
    return day if date(1950, 1, 1) <= day <= today else None


def question_id(kind: QuestionKind, about: str) -> str:
    """The key under which an answer is kept: what it is about, and nothing of one sheet."""
    return f"{kind.value}:{fold(about)}"


@dataclass(slots=True)
class _Open:
    kind: QuestionKind
    asks: str
    choices: tuple[Choice, ...]
    guess: str
    once: bool
    latest: date | None
    maker: CourseMaker | None
    cells: list[Where] = field(default_factory=list)


class Asking:
    """The answers that stand, and every question that was met on the way."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._open: dict[str, _Open] = {}
        self.times = 0
        """How many times anything was asked; what asks nothing depends on no answer."""

    def answer(
        self,
        kind: QuestionKind,
        about: str,
        where: Where,
        asks: str,
        choices: Sequence[Choice],
        guess: str = LEAVE,
        *,
        once: bool = False,
        latest: date | None = None,
        maker: CourseMaker | None = None,
    ) -> str:
        """The answer to a question, ``LEAVE`` where there is none that it offers.

        Up to ``latest`` a question for a day is answered with one as well, with a ``maker`` one
        for a course with a new one. With ``once`` the
        answer holds for this sheet alone. The cell is gathered under the question either way, so
        that an answer can be changed.
        """
        self.times += 1
        key = question_id(kind, about)
        found = self._open.get(key)
        if found is None:
            found = self._open[key] = _Open(kind, asks, tuple(choices), guess, once, latest, maker)
        if found.cells[-1:] != [where]:
            found.cells.append(where)
        return self._answer_of(key, found)

    def said_before(self, kind: QuestionKind, about: str) -> str:
        """What was answered to such a question, whatever it offered; blank where nothing was."""
        return self._answers.get(question_id(kind, about), LEAVE)

    def _answer_of(self, key: str, asked: _Open) -> str:
        said = self._answers.get(key, LEAVE)
        if asked.latest is not None and day_answered(said, asked.latest) is not None:
            return said
        new = new_course_said(said) if asked.maker is not None else None
        if new is not None and asked.maker is not None and asked.maker.may_make(new):
            return said
        return said if any(choice.key == said for choice in asked.choices) else LEAVE

    def questions(self) -> tuple[Question, ...]:
        """Every question met, in the order of their first cells, with the answer that stands."""
        return tuple(
            Question(
                key,
                each.kind,
                tuple(each.cells),
                each.asks,
                each.choices,
                self._answer_of(key, each),
                each.guess,
                each.once,
                each.latest,
                tuple(each.maker.counts_for) if each.maker is not None else (),
            )
            for key, each in self._open.items()
        )
