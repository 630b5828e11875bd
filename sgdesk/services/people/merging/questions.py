"""What is asked of two entries of one person, and the rows that another replaces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.domain.training.merging import Twice
from sgdesk.services.people.merging.sides import Side, Titles

STAYS, GOES, BOTH, HERE = "stays", "goes", "both", "here"
KEEP, DROP = "keep", "drop"
OPEN = ""
"""No answer yet: nothing is offered, and somebody has to say."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question, in words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that differs in the two entries; ``answer`` is what was said, or is offered.

    Where nothing is offered it is ``OPEN`` until somebody says, and all stays as it is till then.
    """

    id: str
    about: str
    choices: tuple[Choice, ...]
    answer: str


@dataclass(slots=True)
class Rows:
    """The rows that another replaces, as they are found."""

    twice: list[Twice] = field(default_factory=list)
    posts: list[int] = field(default_factory=list)
    absences: list[int] = field(default_factory=list)
    bookings: list[tuple[int, int]] = field(default_factory=list)
    exemptions: list[int] = field(default_factory=list)
    reasons: list[int] = field(default_factory=list)
    inductions: list[int] = field(default_factory=list)
    cleared: list[int] = field(default_factory=list)
    ends: dict[int, tuple[date | None, date]] = field(default_factory=dict)


class Asking:
    """Two entries, what was answered of them, and what is gathered on the way.

    What is asked and what becomes of the rows is for those who build on it.
    """

    def __init__(self, stays: Side, goes: Side, titles: Titles, answers: Mapping[str, str]) -> None:
        self._stays = stays
        self._goes = goes
        self._titles = titles
        self._answers = answers
        self._rows = Rows()
        self._questions: list[Question] = []
        self._told: list[str] = []
        self._leads = GOES if goes.has_more_than(stays) else STAYS

    def _ask(self, key: str, about: str, choices: Sequence[Choice], offered: str) -> str:
        said = self._answers.get(key, offered)
        answer = said if said in {each.value for each in choices} else offered
        if len(choices) > 1:
            self._questions.append(Question(key, about, tuple(choices), answer))
        return answer
