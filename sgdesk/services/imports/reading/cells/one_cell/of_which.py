"""Which of several courses of a row words beside them speak of, as somebody answers it."""

from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.values import Choice, QuestionKind, Where

YES, NO = "yes", "no"
_OF_THE_ROW, _NOT_OF = "in the row", "not "
"""How it is kept what was asked, and of which course the words were said to say no."""
_OF_ALL = (
    Choice(YES, "No, all of their training stands"),
    Choice(NO, "Yes, of all: none was completed"),
)


class OfWhich:
    """The courses of a tracker by their headings; an answer names one of them, all or none."""

    def __init__(self, columns: Columns) -> None:
        titles: dict[str, str] = {}
        self._columns: dict[str, frozenset[int]] = {}
        for column in columns.courses:
            heading = columns.heading(column)
            key = f"{_NOT_OF}{fold(heading)}"
            titles.setdefault(key, heading)
            self._columns[key] = self._columns.get(key, frozenset()) | {column}
        one_by_one = (Choice(key, f"{title}: not completed") for key, title in titles.items())
        self._choices = (*_OF_ALL, *one_by_one)

    @property
    def is_one(self) -> bool:
        """Whether there is no choice of courses."""
        return len(self._columns) < 2

    def answer(self, asking: Asking, where: Where, text: str, stands: str) -> str:
        """What was answered of words that stand somewhere in a row."""
        asks = f"“{text}” {stands}: does it speak of a course that was not completed?"
        about = f"{_OF_THE_ROW} {text}"
        return asking.answer(QuestionKind.WORD, about, where, asks, self._choices)

    def columns_of(self, answer: str) -> frozenset[int]:
        """The columns of the course that an answer names; none for all other answers."""
        return self._columns.get(answer, frozenset())
