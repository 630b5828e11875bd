"""The year ahead: which course is needed by whom, by which day, worked out from the standing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import DAY, add_months
from sgdesk.domain.people.namesakes import called_apart
from sgdesk.domain.training.rule_book import Force, PersonInput, RequirementRule, RuleBook
from sgdesk.domain.training.standing import PersonStanding, Standing
from sgdesk.domain.training.states import LEFT_OUT_STATES, STATES, State

MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class NeededTraining:
    """One place on a course that one person needs, by a day; ``state`` is how they stand now.

    ``is_advice`` where the interval is only recommended.
    """

    person_id: int
    course_id: int
    requirement: str
    by: date
    state: State
    is_advice: bool = False


@dataclass(frozen=True, slots=True)
class PlanPerson:
    """Who needs a place, by which day, and how they stand on the day of the plan.

    ``apart`` tells them from others of the name, and is empty where there are none.
    """

    person_id: int
    name: str
    by: date
    state: State
    is_advice: bool = False
    apart: str = ""

    @property
    def called(self) -> str:
        """The name, with what tells two of one name apart."""
        return called_apart(self.name, self.apart)

    @property
    def state_words(self) -> str:
        """``Overdue``, and that the interval is recommended where no document says more."""
        word = STATES[self.state].word
        return f"{word}, recommended" if self.is_advice else word


@dataclass(frozen=True, slots=True)
class PlanMonth:
    """The places of one course in one month, given by its first day.

    ``offered`` are the free and taken places of the sessions planned in it; ``None`` where a
    session has no limit.
    """

    month: date
    people: tuple[PlanPerson, ...]
    sessions: int = 0
    offered: int | None = 0


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One course over the year; ``requirements`` are the titles of what it is needed for."""

    course_id: int
    course: str
    is_own: bool
    requirements: tuple[str, ...]
    months: tuple[PlanMonth, ...]

    @property
    def places(self) -> int:
        """How many places are needed in all."""
        return sum(len(month.people) for month in self.months)


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """The plan of the twelve months from the month of ``as_at`` on.

    ``partnership`` is empty where no partnership's document is followed.
    """

    organisation: str
    partnership: str
    as_at: date
    months: tuple[date, ...]
    rows: tuple[PlanRow, ...]

    @property
    def places(self) -> int:
        """How many places are needed in all."""
        return sum(row.places for row in self.rows)

    @property
    def whose_standards(self) -> str:
        """``the standards of Harrow``, or that they are the organisation's own."""
        return f"the standards of {self.partnership}" if self.partnership else "our own standards"


def months_ahead(as_at: date) -> tuple[date, ...]:
    """The first days of the twelve months of the plan."""
    first = as_at.replace(day=1)
    return tuple(add_months(first, ahead) for ahead in range(MONTHS_AHEAD))


def places_needed(
    person: PersonInput, found: PersonStanding, book: RuleBook
) -> tuple[NeededTraining, ...]:
    """The places that one person needs before the plan ends, each course once at a time.

    What is overdue or was never done is needed now (a new starter's by the last allowed day);
    what falls due, by its due day, and again an interval later where that is still in the year.
    A level that a higher one renews in time asks for no place of its own. Nobody needs a place
    for a day after they left, nor while they are exempt.
    """
    rules = {rule.key: rule for rule in book.requirements}
    last = add_months(book.as_at.replace(day=1), MONTHS_AHEAD) - DAY
    end = min(last, person.left) if person.left else last
    wanted = [
        each
        for standing in found.standings
        if standing.state not in LEFT_OUT_STATES
        for each in _for_one(person, standing, rules[standing.requirement], book, end)
    ]
    kept = [each for each in wanted if not _renewed(each, wanted, found, rules)]
    return tuple(_once(kept))


def _for_one(
    person: PersonInput, standing: Standing, rule: RequirementRule, book: RuleBook, end: date
) -> Iterator[NeededTraining]:
    for slot in filter(None, rule.slots):
        by = _first_day(person, standing, slot, rule.interval_months, book.as_at)
        while by is not None and by <= end:
            advised = standing.force is Force.RECOMMENDED
            yield NeededTraining(person.person_id, slot[0], rule.key, by, standing.state, advised)
            again = rule.interval_months
            by = add_months(by, again) if again else None


def _first_day(
    person: PersonInput,
    standing: Standing,
    slot: Sequence[int],
    interval: int | None,
    as_at: date,
) -> date | None:
    """The day by which one course of a set is needed; ``None`` for one that never falls due.

    The set may fall due later than the course, where a higher level has renewed it.
    """
    done = [person.latest[course] for course in slot if course in person.latest]
    if not done:
        return max(standing.must_start_by or as_at, as_at)
    if interval is None:
        return None
    return max(add_months(max(done), interval), standing.due or as_at, as_at)


def _renewed(
    each: NeededTraining,
    wanted: Iterable[NeededTraining],
    found: PersonStanding,
    rules: dict[str, RequirementRule],
) -> bool:
    """Whether a place for a higher level, needed no later, renews this one (RULES, 4).

    It renews none that has to be done again itself, as a lead's who came back.
    """
    higher = rules[each.requirement].renewed_by
    done = {standing.requirement for standing in found.standings if standing.counts_from}
    return each.requirement in done and any(
        other.requirement in higher and other.by <= each.by for other in wanted
    )


def _once(wanted: Iterable[NeededTraining]) -> Iterator[NeededTraining]:
    """One place where two requirements call for the same course in the same month."""
    seen: set[tuple[int, date]] = set()
    for each in sorted(wanted, key=lambda need: (need.by, need.requirement)):
        key = (each.course_id, each.by.replace(day=1))
        if key not in seen:
            seen.add(key)
            yield each
