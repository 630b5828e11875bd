"""Which people the matrix shows: one frozen filter, its chips, and taking one of them off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.text import search_words
from sgdesk.domain.training.states import NEEDS_TRAINING_NOW, State
from sgdesk.services.views.overview import Matrix
from sgdesk.ui.people.matrix.lines import MatrixLine, column_title, kind_word
from sgdesk.ui.places import Wanted
from sgdesk.ui.text import tr
from sgdesk.ui.words import month_name, state_word


class Listed(StrEnum):
    """Which part of the file is listed."""

    PRESENT = "present"
    NO_ROLE = "no_role"
    LEAVERS = "leavers"


@dataclass(frozen=True, slots=True)
class Filter:
    """Everything that is asked of a row; what is left out is open.

    ``people`` with ``label`` is a list that came from elsewhere, leavers included.
    """

    text: str = ""
    states: frozenset[State] = frozenset()
    requirement: str | None = None
    role: str | None = None
    group: str | None = None
    kind: PersonKind | None = None
    listed: Listed = Listed.PRESENT
    people: frozenset[int] | None = None
    label: str = ""
    month: date | None = None
    under_18: bool = False

    def without(self, key: str) -> "Filter":
        """The filter with the chip ``key`` taken off."""
        open_again = Filter()
        fields = {"people": ("people", "label", "month")}.get(key, (key,))
        return replace(self, **{name: getattr(open_again, name) for name in fields})

    def choose(self, lines: Iterable[MatrixLine]) -> list[MatrixLine]:
        """The lines that answer to it, in the order they came in."""
        if self.people is not None:
            lines = (line for line in lines if line.id in self.people)
        elif self.listed is Listed.PRESENT:
            lines = (line for line in lines if not line.has_left)
        elif self.listed is Listed.LEAVERS:
            lines = (line for line in lines if line.has_left)
        else:
            lines = (line for line in lines if line.lacks_role)
        if self.role is not None:
            lines = (line for line in lines if self.role in line.row.roles)
        if self.group is not None:
            lines = (line for line in lines if self.group in line.row.groups)
        if self.kind is not None:
            lines = (line for line in lines if line.row.person.kind is self.kind)
        if self.under_18:
            lines = (line for line in lines if line.row.person.under_18)
        if self.states or self.requirement is not None or self._asks_month:
            lines = (line for line in lines if self._has_cell(line))
        for word in search_words(self.text):
            lines = _with_word(lines, word)
        return list(lines)

    @property
    def _asks_month(self) -> bool:
        return self.month is not None and self.people is None

    def _has_cell(self, line: MatrixLine) -> bool:
        """Whether one cell answers to requirement, state and month together."""
        cells = line.cells
        if self.requirement is not None:
            cells = (line.row.cells.get(self.requirement),)
        states, month = self.states, self.month if self._asks_month else None
        for cell in cells:
            if cell is None or (states and cell.state not in states):
                continue
            due = cell.falls_due
            if month is None or (due is not None and due.replace(day=1) == month):
                return True
        return False


def _with_word(lines: Iterable[MatrixLine], word: str) -> Iterator[MatrixLine]:
    return (line for line in lines if word in line.words)


def filter_from(wanted: Wanted) -> Filter | None:
    """The filter that the way here asks for, or ``None`` where the page stays as it was."""
    asked = (
        wanted.people,
        wanted.requirement,
        wanted.state,
        wanted.role,
        wanted.group,
        wanted.month,
        wanted.kind,
    )
    if wanted.person is not None or all(each is None for each in asked):
        return None
    return Filter(
        states=frozenset() if wanted.state is None else frozenset({wanted.state}),
        requirement=wanted.requirement,
        role=wanted.role,
        group=wanted.group,
        people=wanted.people,
        label=wanted.label,
        month=wanted.month,
        kind=wanted.kind,
        listed=Listed.LEAVERS if wanted.leavers else Listed.PRESENT,
    )


def states_words(states: frozenset[State]) -> str:
    """The states of a filter in words."""
    if states == NEEDS_TRAINING_NOW:
        return tr("Needs training now")
    return ", ".join(state_word(state) for state in State if state in states)


def listed_words(listed: Listed) -> str:
    """Which part of the file is listed, in words."""
    return {
        Listed.PRESENT: tr("Everybody here now"),
        Listed.NO_ROLE: tr("No role"),
        Listed.LEAVERS: tr("Leavers"),
    }[listed]


def chips(filter_: Filter, matrix: Matrix) -> Iterator[tuple[str, str]]:
    """The filters that are on, each a key and its words."""
    if filter_.people is not None or filter_.month is not None:
        due = filter_.month and tr("due in {month}", month=month_name(filter_.month))
        yield "people", _sentence(filter_.label or due or tr("chosen people"))
    if filter_.states:
        yield "states", states_words(filter_.states)
    if filter_.requirement is not None:
        title = dict(matrix.columns).get(filter_.requirement, filter_.requirement)
        yield "requirement", column_title(title)
    if filter_.role is not None:
        yield "role", filter_.role
    if filter_.group is not None:
        yield "group", dict(matrix.groups).get(filter_.group, filter_.group)
    if filter_.kind is not None:
        yield "kind", kind_word(filter_.kind)
    if filter_.under_18:
        yield "under_18", tr("Under 18")
    if filter_.listed is not Listed.PRESENT and filter_.people is None:
        yield "listed", listed_words(filter_.listed)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
