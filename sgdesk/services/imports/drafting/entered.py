"""Notes about people of which the leave, the training or the start is entered by now."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.training.reasons import read_exemptions
from sgdesk.domain.datetext import DateOrder, FoundDate, find_dates
from sgdesk.domain.text import plain
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.drafting.draft import ImportDraft
from sgdesk.services.imports.reading.values import NOTES_THAT_TELL, Entry, ProblemCode, RowProblem


def watched_rows(notes: Iterable[RowProblem]) -> frozenset[int]:
    """The rows of notes that tell of a leave, of training or of a start."""
    return frozenset(each.row for each in notes if each.row and each.code in NOTES_THAT_TELL)


def still_to_tell(
    draft: ImportDraft, connection: Reader, notes: Iterable[RowProblem], order: DateOrder
) -> Iterator[RowProblem]:
    """The notes but for those of which what they tell is entered already.

    A leave is entered where one goes on; training where each day of the note has a completion
    besides the row's own; a start where one is kept, on the days of the note if it has any.
    ``order`` is that of day and month.
    """
    entered = _Entered(draft, connection, order)
    for each in notes:
        whose = draft.whose_row.get(each.row or 0) if each.code in NOTES_THAT_TELL else None
        if whose is None or not entered.holds(each, *whose):
            yield each


class _Entered:
    """What is entered of the people of such rows, gone through once."""

    def __init__(self, draft: ImportDraft, connection: Reader, order: DateOrder) -> None:
        self._draft, self._connection, self._order = draft, connection, order
        people = {person for person, _ in draft.whose_row.values()}
        self._done: dict[int, list[date]] = defaultdict(list)
        self._begun: dict[int, list[date]] = defaultdict(list)
        if not people:
            return
        for (who, _, day), (_, outcome) in draft.present.items():
            if who in people and outcome is Outcome.COMPLETED:
                self._done[who].append(day)
        for (who, _), posts in draft.posts.items():
            if who in people:
                self._begun[who] += [each.start for each in posts if each.start is not None]

    def holds(self, note: RowProblem, person: int, entry: Entry) -> bool:
        """Whether what a note of a person tells is entered."""
        if note.code is ProblemCode.NOTE_OF_LEAVE:
            exempt = read_exemptions(self._connection, person)
            return any(each.is_leave_on(self._draft.today) for each in exempt)
        days = find_dates(plain(note.value), self._order)
        if note.code is ProblemCode.NOTE_OF_START:
            started = self._draft.details[person].started
            begun = [*self._begun[person], *([started] if started else [])]
            return bool(begun) and all(_is_among(each, begun) for each in days)
        own = Counter(each.completed_on for each in entry.completions)
        besides = Counter(self._done[person]) - own
        return bool(days) and all(_is_among(each, besides) for each in days)


def _is_among(said: FoundDate, kept: Collection[date]) -> bool:
    day = said.day
    if not isinstance(day, date):
        return False
    if said.month_alone:
        return any((each.year, each.month) == (day.year, day.month) for each in kept)
    return day in kept
