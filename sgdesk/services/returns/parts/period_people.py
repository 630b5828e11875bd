"""People of a period: who came, who went, when they were inducted, and how old training is."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from sgdesk.data.people.absence import read_every_absence
from sgdesk.data.people.people import read_posts
from sgdesk.data.returns.facts import read_first_completions
from sgdesk.domain.dates import DAY, add_months
from sgdesk.domain.people.person import Post
from sgdesk.domain.returns.answers import AHEAD_MONTHS
from sgdesk.domain.returns.parts import PeopleFlow, RoleUse
from sgdesk.domain.training.states import COMPLETED_STATES
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import DayRules, StandingReport

_OLD_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Ages:
    """Of one requirement: who falls due within a year, is over three years, was renewed."""

    falls_due: int = 0
    over_3_years: int = 0
    renewed: int = 0


NO_AGES = Ages()


def ages_of(report: StandingReport) -> Mapping[str, Ages]:
    """The ages of what is completed, by requirement; a refresh makes three years of no matter."""
    day = report.as_at
    by, old = add_months(day, AHEAD_MONTHS), add_months(day, -_OLD_MONTHS)
    due: Counter[str] = Counter()
    over: Counter[str] = Counter()
    renewed: Counter[str] = Counter()
    for _, found in report.people:
        for each in found.standings:
            if each.state not in COMPLETED_STATES:
                continue
            renewed[each.requirement] += each.was_renewed
            since = each.counts_from or each.last_completed
            if each.due is not None:
                due[each.requirement] += day <= each.due <= by
            elif since is not None:
                over[each.requirement] += since < old
    return {key: Ages(due[key], over[key], renewed[key]) for key in renewed}


def due_days(report: StandingReport) -> Mapping[str, list[date]]:
    """The days on which what :attr:`Ages.falls_due` counts is due, by requirement."""
    day, by = report.as_at, add_months(report.as_at, AHEAD_MONTHS)
    days: dict[str, list[date]] = defaultdict(list)
    for _, found in report.people:
        for each in found.standings:
            due = each.due
            if due is not None and day <= due <= by and each.state in COMPLETED_STATES:
                days[each.requirement].append(due)
    return days


def role_use(report: StandingReport) -> RoleUse:
    """The roles that people hold, and how many of them call for training that there is.

    A role can still name what another partnership asked; that calls for nothing now.
    """
    held = {role for _, found in report.people for role in found.role_ids}
    asks, known = report.rules.book.role_requirements, report.rules.titles().keys()
    return RoleUse(
        len(held),
        sum(not known.isdisjoint(asks.get(role, ())) for role in held),
        sum(not found.standings for _, found in report.people),
    )


def flow_of(moment: Snapshot, start: date) -> PeopleFlow:
    """Who came and went from ``start`` to the day of the moment, and their induction."""
    report = moment.report
    inducted = _Inductions(moment)
    no_role = {person.id for person in report.no_role}
    here = {person.id: found for person, found in report.people}
    left_on = {person.id: person.left for person in moment.everyone}
    flow = PeopleFlow(under_18=sum(person.under_18 for person, _ in report.people))
    absences = read_every_absence(moment.reader)
    for number, each in groupby(read_posts(moment.reader), key=attrgetter("person_id")):
        posts = tuple(each)
        back = [x for x in absences.get(number, ()) if start <= x.back_on <= report.as_at]
        went = sum(x.last_day >= start for x in back)
        flow = replace(flow, left=flow.left + went, came_back=flow.came_back + len(back))
        if number in here:
            flow = _with_somebody_here(flow, posts, start, inducted, is_back=bool(back))
        elif number not in no_role:
            last = _last_day(posts, left_on.get(number), start, report.as_at)
            if last is not None:
                flow = _with_a_leaver(flow, posts, last, inducted)
    return flow


def _with_somebody_here(
    flow: PeopleFlow,
    posts: Sequence[Post],
    start: date,
    inducted: "_Inductions",
    *,
    is_back: bool,
) -> PeopleFlow:
    """Whoever had helped before the period is no joiner: they came back, to a role if no more."""
    day = inducted.day
    run = _start_of_run(posts, day)
    if run is None:
        return replace(flow, start_not_known=flow.start_not_known + 1)
    first = min(post.start or date.min for post in posts)
    if first < start:
        to_a_role = run >= start and not is_back
        return replace(flow, came_back=flow.came_back + to_a_role)
    flow = replace(flow, joined=flow.joined + 1)
    if not inducted.is_asked(posts, day):
        return flow
    done = inducted.first_done(posts[0].person_id)
    if done is None:
        return replace(flow, not_inducted=flow.not_inducted + 1)
    if done <= first:
        return replace(flow, inducted_before=flow.inducted_before + 1)
    return replace(flow, inducted_later=flow.inducted_later + 1)


def _with_a_leaver(
    flow: PeopleFlow, posts: Sequence[Post], last: date, inducted: "_Inductions"
) -> PeopleFlow:
    flow = replace(flow, left=flow.left + 1)
    done = inducted.first_done(posts[0].person_id)
    if not inducted.is_asked(posts, last) or (done is not None and done <= last):
        return flow
    return replace(flow, left_without=flow.left_without + 1)


def _start_of_run(posts: Sequence[Post], day: date) -> date | None:
    """When the unbroken run of posts up to the day began; ``None`` where that is not known."""
    reached = min(post.start or date.min for post in posts if post.active_on(day))
    earlier = [post for post in posts if post.end is not None and post.end < day]
    for post in sorted(earlier, key=lambda each: each.end or date.max, reverse=True):
        if reached == date.min or (post.end or date.max) < reached - DAY:
            break
        reached = min(reached, post.start or date.min)
    return None if reached == date.min else reached


def _last_day(posts: Sequence[Post], left: date | None, start: date, day: date) -> date | None:
    """The last day on which somebody who has left was here, where it lies in the period."""
    begun = [post for post in posts if post.start is None or post.start <= day]
    ends = [min(each for each in (post.end, left, day) if each is not None) for post in begun]
    last = max(ends, default=None)
    return last if last is not None and last >= start else None


class _Inductions:
    """When each person had done what the partnership calls induction for the first time."""

    def __init__(self, moment: Snapshot) -> None:
        rules = moment.rules
        self.day = moment.as_at
        self._keys = _induction_keys(rules)
        self._asks = rules.book.role_requirements
        self._slots = tuple(
            slot
            for rule in rules.book.requirements
            if rule.key in self._keys
            for slot in rule.slots
        )
        courses = {course for slot in self._slots for course in slot}
        self._first = read_first_completions(moment.reader, courses, self.day)

    def is_asked(self, posts: Sequence[Post], day: date) -> bool:
        """Whether a post that was held on the day calls for an induction."""
        return any(
            post.active_on(day) and bool(self._keys & {*self._asks.get(post.role_id, ())})
            for post in posts
        )

    def first_done(self, person: int) -> date | None:
        """The first day on which all courses of it had been done."""
        done = self._first.get(person, {})
        days = [
            min(done[each] for each in slot if each in done)
            for slot in self._slots
            if not done.keys().isdisjoint(slot)
        ]
        return max(days) if days and len(days) == len(self._slots) else None


def _induction_keys(rules: DayRules) -> frozenset[str]:
    return frozenset(each.key for each in rules.pack.requirements if each.is_induction)
