"""RULES.md in code: the state of every requirement for every person on any day.

This is the only place where a state is worked out. It takes columns that were read in one
ordered pass, asks no clock and opens no file, so that a screen, an export, a certificate and
the return cannot disagree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import DAY, add_days, add_months, earliest_start_due_by
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.states import State


class IntervalSource(StrEnum):
    """Whose rule an interval is."""

    PARTNERSHIP = "partnership"
    DENOMINATION = "denomination"
    ORGANISATION = "organisation"


class Force(StrEnum):
    """How strongly a document puts a refresh interval."""

    MUST = "must"
    RECOMMENDED = "recommended"


@dataclass(frozen=True, slots=True)
class PostSpan:
    """A post as the rules need it: which role, from when, until when (both included)."""

    role_id: int
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ExemptionSpan:
    """An agreed exemption from one requirement, from one day to its review date, included."""

    requirement: str
    start: date
    until: date


@dataclass(frozen=True, slots=True)
class PersonInput:
    """What the rules need of one person, read as at the day they are asked for.

    ``latest`` is the latest completion of each course, by the course's id, on or before that
    day, of training that is not voided and whose outcome is completed; ``first`` is the first
    completion of those courses that were done more than once.
    """

    person_id: int
    posts: Sequence[PostSpan]
    latest: Mapping[int, date]
    left: date | None = None
    exemptions: Sequence[ExemptionSpan] = ()
    first: Mapping[int, date] = field(default_factory=dict)
    kind: PersonKind = PersonKind.VOLUNTEER


@dataclass(frozen=True, slots=True)
class RequirementRule:
    """One requirement as it holds on the day: its courses, its interval and whose it is.

    ``slots`` are the courses that are all needed, each as the ids of the course and of what
    stands for it. ``renewed_by`` are the requirements of a higher level, empty where the
    organisation does not let a higher level renew (RULES, 4).
    """

    key: str
    slots: tuple[tuple[int, ...], ...]
    interval_months: int | None = None
    interval_source: IntervalSource | None = None
    force: Force | None = None
    allowance_days: int = 182
    renewed_by: tuple[str, ...] = ()
    renewed_by_any_event: bool = False


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule of one organisation as it holds on the day ``as_at``.

    ``role_requirements`` lists, for each role's id, the keys it calls for with the lower
    levels already in; ``event_courses`` are the ids of what counts as a safeguarding learning
    event where a pack lets leads be renewed by any (Harrow).
    """

    as_at: date
    window_days: int
    requirements: tuple[RequirementRule, ...]
    role_requirements: Mapping[int, tuple[str, ...]]
    event_courses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one requirement for one person on one day.

    ``last_completed`` is the day on which the requirement's own courses were done, and
    ``counts_from`` that day or a later one that renewed it; ``due`` is counted from the latter
    (RULES, 3 and 4). ``force`` is of the interval. ``missing`` are the ids of the courses that
    are still missing from a set that is begun (RULES, 6).
    """

    requirement: str
    state: State
    last_completed: date | None
    due: date | None
    interval_months: int | None
    interval_source: IntervalSource | None
    must_start_by: date | None = None
    counts_from: date | None = None
    force: Force | None = None
    missing: tuple[int, ...] = ()

    @property
    def was_renewed(self) -> bool:
        """Whether something later than its own courses keeps it up to date."""
        return self.counts_from is not None and self.counts_from != self.last_completed


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """Everything asked of one person who is in scope, and the roles that ask it."""

    person_id: int
    role_ids: tuple[int, ...]
    standings: tuple[Standing, ...]
    kind: PersonKind = PersonKind.VOLUNTEER


def lacks_role(found: PersonStanding | None, left: date | None, day: date) -> bool:
    """Whether somebody is out of scope on the day although they have not left: they hold no role.

    ``found`` is what the :class:`Assessor` says of them on that day.
    """
    return found is None and (left is None or left >= day)


class Assessor:
    """Judges one person after another by one rule book.

    What depends on the day alone (which requirements a set of roles calls for, from which
    date a completion still counts) is worked out once, so that 100,000 people are one sweep.
    """

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._rules = {rule.key: rule for rule in book.requirements}
        self._order = {rule.key: place for place, rule in enumerate(book.requirements)}
        self._judges = {rule.key: _Judge(rule, book) for rule in book.requirements}
        self._called_for: dict[tuple[int, ...], tuple[_Judge, ...]] = {}

    def assess(self, person: PersonInput) -> PersonStanding | None:
        """The standing of one person, or ``None`` where they are not in scope that day."""
        day = self._book.as_at
        if person.left is not None and day > person.left:
            return None
        active = [
            post
            for post in person.posts
            if (post.start is None or post.start <= day) and (post.end is None or post.end >= day)
        ]
        if not active:
            return None
        roles = (
            (active[0].role_id,)
            if len(active) == 1
            else tuple(dict.fromkeys(post.role_id for post in active))
        )
        judges = self._called_for.get(roles)
        if judges is None:
            judges = self._called_for[roles] = self._judges_for(roles)
        return PersonStanding(
            person.person_id,
            roles,
            tuple([judge.standing(person, active, self) for judge in judges]),
            person.kind,
        )

    def sweep(self, people: Iterable[PersonInput]) -> Iterator[PersonStanding]:
        """The standing of everyone in scope, in the order in which they come."""
        for person in people:
            found = self.assess(person)
            if found is not None:
                yield found

    def completed_on(self, key: str, latest: Mapping[int, date]) -> date | None:
        """When the requirement's own courses were all done: its oldest course's latest date."""
        judge = self._judges.get(key)
        return judge.own_date(latest) if judge else None

    def calls_for(self, role_id: int, key: str) -> bool:
        """Whether the role calls for the requirement on the day."""
        return key in self._book.role_requirements.get(role_id, ())

    def _judges_for(self, roles: tuple[int, ...]) -> tuple["_Judge", ...]:
        wanted = {key for role in roles for key in self._book.role_requirements.get(role, ())}
        known = sorted((key for key in wanted if key in self._order), key=self._order.__getitem__)
        return tuple(self._judges[key] for key in known)


class _Judge:
    """One requirement on one day, with the dates that divide its states worked out."""

    __slots__ = (
        "_book",
        "_counts_from",
        "_due_cache",
        "_in_date_from",
        "_never_cache",
        "rule",
    )

    def __init__(self, rule: RequirementRule, book: RuleBook) -> None:
        self.rule = rule
        self._book = book
        self._due_cache: dict[tuple[date, date], Standing] = {}
        self._never_cache: dict[tuple[date | None, tuple[int, ...]], Standing] = {}
        months = rule.interval_months
        self._counts_from = date.min
        self._in_date_from = date.min
        if months is not None:
            self._counts_from = earliest_start_due_by(book.as_at, months)
            soon_until = add_days(book.as_at, book.window_days + 1)
            self._in_date_from = earliest_start_due_by(soon_until, months)

    def standing(
        self, person: PersonInput, active: Sequence[PostSpan], assessor: Assessor
    ) -> Standing:
        """Try the states in the order of RULES.md."""
        last = self.own_date(person.latest)
        since = last if last is None else self._renewed(last, person, assessor)
        if person.exemptions and self._is_exempt(person.exemptions):
            return self._answer(State.EXEMPT, last, since, missing=self._missing(person.latest))
        if last is None or since is None:
            return self._never_done(person, active, assessor)
        found = self._due_cache.get((last, since))
        if found is None:
            answer = self._answer(self._state_after(since), last, since)
            found = self._due_cache[(last, since)] = answer
        return found

    def _missing(self, latest: Mapping[int, date]) -> tuple[int, ...]:
        """The courses that are not done of a set of which others are."""
        lacking = [slot for slot in self.rule.slots if not any(each in latest for each in slot)]
        if len(lacking) == len(self.rule.slots):
            return ()
        return tuple(slot[0] for slot in lacking if slot)

    def own_date(self, latest: Mapping[int, date]) -> date | None:
        """The oldest, over the courses all needed, of each course's latest completion."""
        oldest: date | None = None
        for slot in self.rule.slots:
            done = [latest[course] for course in slot if course in latest]
            if not done:
                return None
            newest = done[0] if len(done) == 1 else max(done)
            if oldest is None or newest < oldest:
                oldest = newest
        return oldest

    def _renewed(self, last: date, person: PersonInput, assessor: Assessor) -> date:
        """The date from which ``due`` counts: a later higher level or, for leads, any event."""
        for key in self.rule.renewed_by:
            higher = assessor.completed_on(key, person.latest)
            if higher is not None and higher > last:
                last = higher
        if self.rule.renewed_by_any_event:
            last = max(last, self._event_renewal(person, assessor) or last)
        return last

    def _event_renewal(self, person: PersonInput, assessor: Assessor) -> date | None:
        """The latest learning event after a lead had done every lead course, if they stayed on.

        A course done again is an event too; the courses' first completions are not.
        """
        lead_rules = [rule for rule in self._book.requirements if rule.renewed_by_any_event]
        dates = [assessor.completed_on(rule.key, person.latest) for rule in lead_rules]
        done = [date for date in dates if date is not None]
        if len(done) < len(dates) or not self._stayed_in_role(person.posts, max(done), assessor):
            return None
        all_done = max(_first_done(rule, person) for rule in lead_rules)
        events = (
            person.latest[each]
            for each in self._book.event_courses
            if each in person.latest and person.latest[each] > all_done
        )
        return max(events, default=None)

    def _stayed_in_role(self, posts: Sequence[PostSpan], since: date, assessor: Assessor) -> bool:
        """Whether a lead post has been held without a gap from ``since`` to the day asked."""
        leads = [
            post
            for post in posts
            if all(
                assessor.calls_for(post.role_id, rule.key)
                for rule in self._book.requirements
                if rule.renewed_by_any_event
            )
            and (post.end is None or post.end >= since)
            and (post.start is None or post.start <= self._book.as_at)
        ]
        leads.sort(key=lambda post: post.start or date.min)
        if not leads:
            return False
        held_to = leads[0].end
        for post in leads[1:]:
            if held_to is None:
                break
            if post.start is not None and post.start > held_to + DAY:
                return False
            held_to = None if post.end is None else max(held_to, post.end)
        return held_to is None or held_to >= self._book.as_at

    def _is_exempt(self, exemptions: Sequence[ExemptionSpan]) -> bool:
        day = self._book.as_at
        return any(
            each.requirement == self.rule.key and each.start <= day <= each.until
            for each in exemptions
        )

    def _state_after(self, last: date) -> State:
        if last >= self._in_date_from:
            return State.IN_DATE
        return State.DUE_SOON if last >= self._counts_from else State.OVERDUE

    def _never_done(
        self, person: PersonInput, active: Sequence[PostSpan], assessor: Assessor
    ) -> Standing:
        """New starter within the allowed days of the start of their run of posts, else not done."""
        missing = self._missing(person.latest)
        first = self._start_of_run(person.posts, active, assessor)
        found = self._never_cache.get((first, missing))
        if found is None:
            answer = self._answer_for_start(first, missing)
            found = self._never_cache[(first, missing)] = answer
        return found

    def _start_of_run(
        self, posts: Sequence[PostSpan], active: Sequence[PostSpan], assessor: Assessor
    ) -> date | None:
        """When the unbroken run of posts that call for it began; ``None`` where not known.

        Posts that touch or overlap are one run, so a trustee who is elected anew each year is no
        new starter (RULES, "States").
        """
        key = self.rule.key
        reached = min(
            (post.start or date.min for post in active if assessor.calls_for(post.role_id, key)),
            default=date.min,
        )
        earlier = [
            post for post in posts if post.end is not None and assessor.calls_for(post.role_id, key)
        ]
        for post in sorted(earlier, key=lambda each: each.end or date.max, reverse=True):
            if reached == date.min or (post.end or date.max) < reached - DAY:
                break
            reached = min(reached, post.start or date.min)
        return None if reached == date.min else reached

    def _answer_for_start(self, first: date | None, missing: tuple[int, ...]) -> Standing:
        if first is None:
            return self._answer(State.NOT_DONE, missing=missing)
        allowed_until = add_days(first, self.rule.allowance_days)
        state = State.NEW_STARTER if self._book.as_at <= allowed_until else State.NOT_DONE
        return self._answer(state, must_start_by=allowed_until, missing=missing)

    def _answer(
        self,
        state: State,
        last: date | None = None,
        since: date | None = None,
        *,
        must_start_by: date | None = None,
        missing: tuple[int, ...] = (),
    ) -> Standing:
        rule = self.rule
        months = rule.interval_months
        return Standing(
            requirement=rule.key,
            state=state,
            last_completed=last,
            due=None if since is None or months is None else add_months(since, months),
            interval_months=months,
            interval_source=rule.interval_source if months is not None else None,
            must_start_by=must_start_by,
            counts_from=since,
            force=rule.force if months is not None else None,
            missing=missing,
        )


def _first_done(rule: RequirementRule, person: PersonInput) -> date:
    """When all courses of a requirement that is done had been done for the first time."""
    return max(
        min(person.first.get(each, person.latest[each]) for each in slot if each in person.latest)
        for slot in rule.slots
    )
