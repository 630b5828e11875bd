"""Counts and percentages over many standings: the figures of the screen and of the return."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.domain.training.states import COMPLETED_STATES, OUTSTANDING_STATES, State, check_fields

NO_REASON = "no reason recorded"


def percent(completed: int, counted: int) -> float | None:
    """``completed`` of ``counted`` with one decimal, half up; ``None`` where nobody counts."""
    if counted <= 0:
        return None
    return (2000 * completed + counted) // (2 * counted) / 10


@dataclass(slots=True)
class Counts:
    """How many people are in each state of one requirement.

    ``required = exempt + in_date + due_soon + overdue + new_starter + not_done`` holds always.
    """

    exempt: int = 0
    in_date: int = 0
    due_soon: int = 0
    overdue: int = 0
    new_starter: int = 0
    not_done: int = 0

    @property
    def required(self) -> int:
        """Everyone whom an active post asks for it."""
        return self._of(State)

    @property
    def completed(self) -> int:
        """In date or due soon."""
        return self._of(COMPLETED_STATES)

    @property
    def ever_completed(self) -> int:
        """Completed at some time, in date or not, of those who are not exempt (Sandwell 5.2)."""
        return self.completed + self.overdue

    @property
    def outstanding(self) -> int:
        """Asked for and not completed: overdue, new starter or not done."""
        return self._of(OUTSTANDING_STATES)

    @property
    def percent(self) -> float | None:
        """Completed of those required and not exempt; ``None`` where nobody is."""
        return percent(self.completed, self.required - self.exempt)

    def add(self, state: State, people: int = 1) -> None:
        """Count ``people`` more in ``state``."""
        setattr(self, state.value, getattr(self, state.value) + people)

    def _of(self, states: Iterable[State]) -> int:
        return sum(getattr(self, state.value) for state in states)


check_fields(Counts, "Counts")


@dataclass(frozen=True, slots=True)
class CountsRow:
    """Counts of one requirement, for everyone or for one role or group."""

    requirement: str
    counts: Counts
    label: str = ""


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many people have not completed a requirement for one reason."""

    requirement: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one day.

    ``people`` are those in scope and ``no_role`` those who have neither left nor an active
    post. The rows of ``by_role`` and of ``by_group`` overlap: somebody with two roles counts
    in both, and once in ``requirements`` and in ``by_kind``.
    """

    people: int
    no_role: int
    requirements: tuple[CountsRow, ...]
    by_role: tuple[CountsRow, ...]
    by_group: tuple[CountsRow, ...]
    reasons: tuple[ReasonCount, ...]
    by_kind: tuple[CountsRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleLabel:
    """What a role is called, its group, and what it calls for on the day."""

    name: str
    group: str | None
    requirements: tuple[str, ...]


Pattern = tuple[PersonKind, tuple[int, ...], tuple[tuple[str, State], ...]]
"""What people have to share to be counted together: kind, roles, and the state of each thing."""


@dataclass(slots=True)
class Tally:
    """Adds people up one at a time, so that a sweep need not be kept in memory.

    ``roles`` and ``groups`` give the order of the rows; a person belongs to the row of a role
    (or its group) and a requirement where they hold the role and it calls for the requirement.
    """

    requirements: Sequence[str]
    roles: Mapping[int, RoleLabel]
    groups: Sequence[str] = ()
    reasons_held: Mapping[tuple[int, str], str] = field(default_factory=dict)
    people: int = 0
    _total: dict[str, Counts] = field(default_factory=dict)
    _by_role: dict[tuple[int, str], Counts] = field(default_factory=dict)
    _by_group: dict[tuple[str, str], Counts] = field(default_factory=dict)
    _by_kind: dict[tuple[PersonKind, str], Counts] = field(default_factory=dict)
    _reasons: dict[tuple[str, str], int] = field(default_factory=dict)
    _patterns: dict[Pattern, int] = field(default_factory=dict)

    def add(self, person: PersonStanding) -> None:
        """Count one person in scope.

        People alike in kind, roles and states are counted as a pattern first; the tables are
        drawn from the patterns at the end.
        """
        self.people += 1
        states = tuple([(each.requirement, each.state) for each in person.standings])
        pattern = (person.kind, person.role_ids, states)
        self._patterns[pattern] = self._patterns.get(pattern, 0) + 1
        if self.reasons_held:
            self._hold_reasons(person)

    def _hold_reasons(self, person: PersonStanding) -> None:
        for each in person.standings:
            reason = self.reasons_held.get((person.person_id, each.requirement))
            if reason is not None and each.state in OUTSTANDING_STATES:
                key = (each.requirement, reason)
                self._reasons[key] = self._reasons.get(key, 0) + 1

    def summary(self, no_role: int) -> Summary:
        """Draw up the tables; ``no_role`` is counted where the people are read."""
        for (kind, roles, states), people in self._patterns.items():
            self._count_pattern(roles, states, people)
            for requirement, state in states:
                self._by_kind.setdefault((kind, requirement), Counts()).add(state, people)
        self._patterns.clear()
        keys = list(self.requirements)
        return Summary(
            people=self.people,
            no_role=no_role,
            requirements=tuple(CountsRow(key, self._total.get(key) or Counts()) for key in keys),
            by_role=tuple(
                CountsRow(key, counts, label.name)
                for role_id, label in self.roles.items()
                for key in keys
                if (counts := self._by_role.get((role_id, key))) is not None
            ),
            by_group=tuple(
                CountsRow(key, counts, group)
                for group in self.groups
                for key in keys
                if (counts := self._by_group.get((group, key))) is not None
            ),
            reasons=tuple(self._reason_rows(keys)),
            by_kind=tuple(
                CountsRow(key, counts, kind.value)
                for kind in PersonKind
                for key in keys
                if (counts := self._by_kind.get((kind, key))) is not None
            ),
        )

    def _count_pattern(
        self, roles: tuple[int, ...], states: tuple[tuple[str, State], ...], people: int
    ) -> None:
        for requirement, state in states:
            self._total.setdefault(requirement, Counts()).add(state, people)
            callers = [
                role
                for role in roles
                if role in self.roles and requirement in self.roles[role].requirements
            ]
            for role in callers:
                self._by_role.setdefault((role, requirement), Counts()).add(state, people)
            for group in {self.roles[role].group for role in callers} - {None}:
                row = self._by_group.setdefault((str(group), requirement), Counts())
                row.add(state, people)

    def _reason_rows(self, keys: Iterable[str]) -> Iterable[ReasonCount]:
        for key in keys:
            given = {
                reason: count for (held, reason), count in self._reasons.items() if held == key
            }
            total = self._total.get(key)
            silent = (total.outstanding if total else 0) - sum(given.values())
            for reason in sorted(given):
                yield ReasonCount(key, reason, given[reason])
            if silent > 0:
                yield ReasonCount(key, NO_REASON, silent)
