"""RULES.md in code: the state of every requirement for every person on any day.

This is the only place where a state is worked out. It takes columns that were read in one
ordered pass, asks no clock and opens no file, so that a screen, an export, a certificate and
the return cannot disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.domain.dates import DAY, add_days, add_months, earliest_start_due_by
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.renewal import has_to_repeat, latest_learning
from sgdesk.domain.training.rule_book import (
    ExemptionSpan,
    Force,
    IntervalSource,
    PersonInput,
    PostSpan,
    RequirementRule,
    RuleBook,
    with_denomination,
)
from sgdesk.domain.training.states import State


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one requirement for one person on one day.

    ``last_completed`` is the day on which the requirement's own courses were done, and
    ``counts_from`` that day or a later one that renewed it; ``due`` is counted from the latter
    (RULES, 3 and 4). ``force`` is of the interval. ``missing`` are the ids of the courses that
    are still missing from a set that is begun (RULES, 6), ``to_repeat`` those of a set that was
    done which have to be done again for it to be in date: the others are recent enough.
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
    to_repeat: tuple[int, ...] = ()

    @property
    def falls_due(self) -> date | None:
        """By when it is to be done: again, or by a new starter for the first time."""
        return self.must_start_by if self.due is None else self.due

    @property
    def has_to_be_repeated(self) -> bool:
        """Whether it was done, and nothing but doing it again itself keeps it up to date."""
        return self.last_completed is not None and self.counts_from is None

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


def lacks_role(found: PersonStanding | None, person: PersonInput, day: date) -> bool:
    """Whether somebody is out of scope on the day although they are not away: they hold no role.

    So are those who begin only later (RULES, "Who counts"), of whom that is said. ``found`` is
    what the :class:`Assessor` says of them on that day.
    """
    return found is None and not person.is_away(day)


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
        self._beside = {
            rule.key: _Judge(with_denomination(rule), book)
            for rule in book.requirements
            if rule.denomination is not None
        }
        self._called_for: dict[tuple[int, ...], tuple[_Judge, ...]] = {}

    def assess(self, person: PersonInput) -> PersonStanding | None:
        """The standing of one person, or ``None`` where they are not in scope that day."""
        day = self._book.as_at
        if person.is_away(day):
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
        beside = self._set_beside(known)
        return tuple((self._beside if key in beside else self._judges)[key] for key in known)

    def _set_beside(self, wanted: Sequence[str]) -> set[str]:
        """For which of these the denomination's interval counts: all, or the highest (RULES, 5)."""
        ranks = {
            key: rule.denomination.rank
            for key in wanted
            if (rule := self._rules[key]).denomination is not None
        }
        highest = max(ranks.values(), default=0)
        every = not self._book.highest_level_only
        return {key for key, rank in ranks.items() if every or rank == highest}


_Done = tuple[date, date | None, date | None, tuple[int, ...]]
"""When it was done, from when that counts, since when it is to be done again, and what of a set."""


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
        self._due_cache: dict[_Done, Standing] = {}
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
        repeat = self._due_again(last, person, active) if self.rule.repeat_after_gap else None
        since = None if last is None or repeat else self._renewed(last, person, assessor)
        ours = self.rule.one_clock and self._is_our_choice(active, assessor)
        may_be_exempt = person.exemptions or self._book.role_exemptions
        if may_be_exempt and self._is_exempt(person.exemptions, active, assessor):
            answer = self._answer(State.EXEMPT, last, since, missing=self._missing(person.latest))
        elif last is None:
            answer = self._never_done(person, active, assessor)
        else:
            answer = self._done((last, since, repeat, self._behind(last, person.latest)))
        return _as_our_choice(answer) if ours else answer

    def _done(self, done: _Done) -> Standing:
        found = self._due_cache.get(done)
        if found is not None:
            return found
        last, since, repeat, behind = done
        if since is None:
            state = State.DUE_SOON if repeat == self._book.as_at else State.OVERDUE
            answer = replace(self._answer(state, last), due=repeat)
        else:
            answer = self._answer(self._state_after(since), last, since)
            if behind and answer.state is not State.IN_DATE:
                answer = replace(answer, to_repeat=behind)
        self._due_cache[done] = answer
        return answer

    def _behind(self, last: date, latest: Mapping[int, date]) -> tuple[int, ...]:
        """Of a set of several courses those that keep it from being in date."""
        if len(self.rule.slots) < 2 or last >= self._in_date_from:
            return ()
        return tuple(
            slot[0]
            for slot in self.rule.slots
            if max(latest[each] for each in slot if each in latest) < self._in_date_from
        )

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
        """The date from which ``due`` counts: a later higher level, or any learning (Harrow)."""
        if self.rule.one_clock:
            return max(last, latest_learning(person.latest, self._book.learning_courses) or last)
        for key in self.rule.renewed_by:
            higher = assessor.completed_on(key, person.latest)
            if higher is not None and higher > last:
                last = higher
        return last

    def _due_again(
        self, last: date | None, person: PersonInput, active: Sequence[PostSpan]
    ) -> date | None:
        """From which day a lead has to do it again itself, after a gap; ``None`` where not."""
        leads = self._book.lead_roles
        if last is None or not any(post.role_id in leads for post in active):
            return None
        held = [(post.start, post.end) for post in person.posts if post.role_id in leads]
        return has_to_repeat(
            last,
            [*held, *person.led_elsewhere],
            person.learning,
            self._book.as_at,
            self._book.patience,
        )

    def _is_our_choice(self, active: Sequence[PostSpan], assessor: Assessor) -> bool:
        """Whether the interval is the organisation's own for these roles (Harrow's one clock
        speaks of practitioners who work with children).
        """
        aside = self._book.not_with_children
        return bool(aside) and all(
            post.role_id in aside
            for post in active
            if assessor.calls_for(post.role_id, self.rule.key)
        )

    def _is_exempt(
        self,
        exemptions: Sequence[ExemptionSpan],
        active: Sequence[PostSpan],
        assessor: Assessor,
    ) -> bool:
        """By an exemption of the person's, or because each role that calls for it is exempt."""
        day, key = self._book.as_at, self.rule.key
        if any(each.requirement == key and each.start <= day <= each.until for each in exemptions):
            return True
        roles = self._book.role_exemptions
        return bool(roles) and all(
            key in roles.get(post.role_id, ())
            for post in active
            if assessor.calls_for(post.role_id, key)
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


def _as_our_choice(answer: Standing) -> Standing:
    """The same with the interval as the organisation's own."""
    if answer.interval_source is not IntervalSource.PARTNERSHIP:
        return answer
    return replace(answer, interval_source=IntervalSource.ORGANISATION, force=None)
