"""Two returns side by side: how many moved from one state to another, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State


class Cause(StrEnum):
    """Why somebody counts elsewhere in the later return than in the earlier one."""

    JOINED = "joined"
    LEFT = "left"
    GONE = "gone"
    ASKED = "asked"
    NO_LONGER_ASKED = "no_longer_asked"
    COMPLETED = "completed"
    RENEWED = "renewed"
    NEARLY_DUE = "nearly_due"
    LAPSED = "lapsed"
    ALLOWANCE_ENDED = "allowance_ended"
    EXEMPTED = "exempted"
    EXEMPTION_ENDED = "exemption_ended"
    RULE_CHANGED = "rule_changed"
    CORRECTED = "corrected"


CAUSE_WORDS: Mapping[Cause, str] = {
    Cause.JOINED: "joined, or came back",
    Cause.LEFT: "left, or holds no role any more",
    Cause.GONE: "is no longer in the file: erased, or taken out again",
    Cause.ASKED: "asked for it now: another role, or a role that calls for more",
    Cause.NO_LONGER_ASKED: "no longer asked for it",
    Cause.COMPLETED: "completed it for the first time",
    Cause.RENEWED: "renewed it",
    Cause.NEARLY_DUE: "came near the due day",
    Cause.LAPSED: "passed the due day",
    Cause.ALLOWANCE_ENDED: "had the allowed days run out",
    Cause.EXEMPTED: "was exempted",
    Cause.EXEMPTION_ENDED: "is no longer exempt",
    Cause.RULE_CHANGED: "counts differently because a rule changed",
    Cause.CORRECTED: "was corrected or entered afterwards, for a day before the earlier return",
}


@dataclass(frozen=True, slots=True)
class Held:
    """How one person stands with one requirement in one return.

    ``counts_from`` is the day of their own training or of what renewed it since.
    """

    state: State
    counts_from: date | None = None
    due: date | None = None


Standings = Mapping[int, Mapping[str, Held]]
"""Everybody in scope by their number in the file, with what is asked of them by its key."""


@dataclass(frozen=True, slots=True)
class KeptStates:
    """One return as it can be compared; ``number`` is empty for live figures.

    ``rules`` are the day's settings by name, ``intervals`` the months by requirement.
    """

    number: str
    as_at: date
    titles: Mapping[str, str]
    rules: Mapping[str, str]
    intervals: Mapping[str, int | None]
    people: Standings = field(repr=False)

    @property
    def window_days(self) -> int:
        """How long before the due day something is due soon."""
        return int(self.rules["window_days"])


@dataclass(frozen=True, slots=True)
class Moved:
    """So many people of one requirement went from one state to another for one cause.

    ``None`` is not counted at all: not asked, not in scope. ``who`` are they by their number in
    the file, for the screen alone.
    """

    requirement: str
    before: State | None
    after: State | None
    cause: Cause
    people: int
    who: frozenset[int] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """One requirement in both returns with everything that moved between them."""

    key: str
    title: str
    before: Counts
    after: Counts
    moves: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that was one thing and became another, both as they are kept."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The earlier and the later return, what moved in each requirement, which rules changed."""

    earlier: KeptStates
    later: KeptStates
    requirements: tuple[RequirementChange, ...]
    rules: tuple[RuleChange, ...]

    @property
    def asked(self) -> tuple[RequirementChange, ...]:
        """What anybody was asked for in either of the two."""
        return tuple(
            each for each in self.requirements if each.before.required or each.after.required
        )


def compare(
    one: KeptStates, other: KeptStates, gone_people: Collection[int] = frozenset()
) -> Comparison:
    """Compare two returns, the one for the earlier day first.

    ``gone_people`` are not in the file any more: why they do not count is no matter of roles.
    """
    earlier, later = (one, other) if one.as_at <= other.as_at else (other, one)
    moves = _moves(earlier, later, gone_people)
    gone = {key: title for key, title in earlier.titles.items() if key not in later.titles}
    titles = {**later.titles, **gone}
    return Comparison(
        earlier,
        later,
        tuple(
            RequirementChange(
                key,
                title,
                counts_in(earlier, key),
                counts_in(later, key),
                tuple(each for each in moves if each.requirement == key),
            )
            for key, title in titles.items()
        ),
        tuple(_rule_changes(earlier, later)),
    )


def counts_in(kept: KeptStates, key: str) -> Counts:
    """The counts of one requirement in a return that was kept."""
    counts = Counts()
    for asked in kept.people.values():
        if key in asked:
            counts.add(asked[key].state)
    return counts


def _moves(
    earlier: KeptStates, later: KeptStates, gone_people: Collection[int]
) -> tuple[Moved, ...]:
    found: dict[tuple[str, State | None, State | None, Cause], set[int]] = defaultdict(set)
    for person in {**earlier.people, **later.people}:
        before, after = earlier.people.get(person), later.people.get(person)
        for key in {**(before or {}), **(after or {})}:
            was, now = (before or {}).get(key), (after or {}).get(key)
            if was is not None and now is not None and was.state is now.state:
                continue
            cause = _came_or_went(before is None, after is None, was, now)
            if cause is None and was is not None and now is not None:
                cause = _Why(earlier, later, key).cause(was, now)
            if cause is Cause.LEFT and person in gone_people:
                cause = Cause.GONE
            if cause is not None:
                found[key, _state(was), _state(now), cause].add(person)
    order = list(Cause)
    rows = (Moved(*move, len(people), frozenset(people)) for move, people in found.items())
    return tuple(sorted(rows, key=lambda row: (order.index(row.cause), -row.people)))


def _state(held: Held | None) -> State | None:
    return None if held is None else held.state


def _came_or_went(is_new: bool, is_gone: bool, was: Held | None, now: Held | None) -> Cause | None:
    if was is None:
        return Cause.JOINED if is_new else Cause.ASKED
    if now is None:
        return Cause.LEFT if is_gone else Cause.NO_LONGER_ASKED
    return None


class _Why:
    """Finds the cause for somebody whom both returns ask for the same."""

    def __init__(self, earlier: KeptStates, later: KeptStates, key: str) -> None:
        self._earlier = earlier
        self._later = later
        self._rules_differ = earlier.rules != later.rules or earlier.intervals.get(
            key
        ) != later.intervals.get(key)

    def cause(self, was: Held, now: Held) -> Cause:
        if now.state is State.EXEMPT:
            return Cause.EXEMPTED
        if was.state is State.EXEMPT:
            return Cause.EXEMPTION_ENDED
        if was.counts_from != now.counts_from:
            return self._by_training(was, now)
        return self._by_time(was, now)

    def _by_training(self, was: Held, now: Held) -> Cause:
        last = now.counts_from
        is_later = last is not None and last > self._earlier.as_at
        if not is_later:
            return Cause.RULE_CHANGED if self._rules_differ else Cause.CORRECTED
        return Cause.COMPLETED if was.counts_from is None else Cause.RENEWED

    def _by_time(self, was: Held, now: Held) -> Cause:
        time = self._later.as_at > self._earlier.as_at and was.due == now.due
        if time and now.state is State.OVERDUE:
            return Cause.LAPSED
        if time and now.state is State.DUE_SOON and self._is_near(was.due):
            return Cause.NEARLY_DUE
        if time and (was.state, now.state) == (State.NEW_STARTER, State.NOT_DONE):
            return Cause.RULE_CHANGED if self._allowance_shrank() else Cause.ALLOWANCE_ENDED
        return Cause.RULE_CHANGED if self._rules_differ else Cause.CORRECTED

    def _is_near(self, due: date | None) -> bool:
        """Whether it would be due soon by the earlier return's window too."""
        days = timedelta(days=self._earlier.window_days)
        return due is not None and due - days <= self._later.as_at

    def _allowance_shrank(self) -> bool:
        names = ("induction_days", "allowance_days")
        before, after = self._earlier.rules, self._later.rules
        return any(int(after[name]) < int(before[name]) for name in names)


def _rule_changes(earlier: KeptStates, later: KeptStates) -> Iterator[RuleChange]:
    for name, value in later.rules.items():
        if earlier.rules.get(name, "") != value:
            yield RuleChange(name, earlier.rules.get(name, ""), value)
    for key in later.intervals:
        was, now = earlier.intervals.get(key), later.intervals[key]
        if key in earlier.intervals and was != now:
            yield RuleChange(f"interval:{key}", _months(was), _months(now))


def _months(months: int | None) -> str:
    return "" if months is None else str(months)


def kept_states_dict(kept: KeptStates) -> dict[str, Any]:
    """The states as they are kept in the file, with people by number and without their names."""
    return {
        "number": kept.number,
        "as_at": kept.as_at.isoformat(),
        "titles": dict(kept.titles),
        "rules": dict(kept.rules),
        "intervals": dict(kept.intervals),
        "people": {
            str(person): {
                key: [held.state.value, _iso(held.counts_from), _iso(held.due)]
                for key, held in asked.items()
            }
            for person, asked in kept.people.items()
        },
    }


def kept_states_from(values: Mapping[str, Any]) -> KeptStates:
    """The states that :func:`kept_states_dict` kept."""
    return KeptStates(
        values["number"],
        date.fromisoformat(values["as_at"]),
        values["titles"],
        values["rules"],
        values["intervals"],
        {
            int(person): {
                key: Held(State(state), _day(last), _day(due))
                for key, (state, last, due) in asked.items()
            }
            for person, asked in values["people"].items()
        },
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def by_cause(moves: Iterable[Moved]) -> tuple[Moved, ...]:
    """The moves of one requirement put together by why, whatever state they led to."""
    found: dict[Cause, Moved] = {}
    for each in moves:
        known = found.get(each.cause)
        people = each.people + (known.people if known else 0)
        who = each.who | (known.who if known else frozenset())
        found[each.cause] = replace(known or each, people=people, who=who)
    return tuple(found.values())


def moved_words(move: Moved) -> str:
    """``2 people renewed it``."""
    people = "1 person" if move.people == 1 else f"{move.people} people"
    return f"{people} {_in_number(CAUSE_WORDS[move.cause], move.people)}"


def _in_number(words: str, people: int) -> str:
    """The words of a cause for one person or for several."""
    if people == 1:
        return words
    for one, many in (("is no", "are no"), ("was ", "were "), ("holds no", "hold no")):
        words = words.replace(one, many)
    return words.replace("counts differently", "count differently")
