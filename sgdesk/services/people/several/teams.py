"""A slip for each leader: who of their team has done what is asked, and who not yet.

A team are those with one line manager, those who hold one role or begin in it later, or just those
who are named. A slip says no more than a leader needs: no dates of training, no reasons, no
addresses.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.managers import read_managers
from sgdesk.data.people.people import read_posts
from sgdesk.domain.dates import add_months, short_date
from sgdesk.domain.figures import within_a_sentence
from sgdesk.domain.names import in_order
from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.namesakes import numbers_of_alike
from sgdesk.domain.people.person import Person, Post
from sgdesk.domain.training.standing import PersonStanding, Standing
from sgdesk.domain.training.states import (
    NEVER_DONE_STATES,
    STATES,
    TO_DO_AGAIN_STATES,
    Wants,
)
from sgdesk.domain.training.titles import shortest_title
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import Snapshot, snapshot
from sgdesk.services.training.standing import DayRules

_MONTHS_AHEAD = 12
"""Posts that begin later than that are nobody's to ask about yet."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a team: ``missing`` is what they have not done yet, ``late`` what is over.

    ``begins`` is a day ahead, and they are told as they stand on it; ``None`` for today. Two of
    one name and role have a number each, as on the sign-in sheet.
    """

    name: str
    roles: tuple[str, ...]
    missing: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    is_asked: bool = True
    begins: date | None = None
    number: int | None = None

    @property
    def called(self) -> str:
        """Their name, and from when they are here where that lies ahead."""
        name = f"{self.name} ({self.number})" if self.number else self.name
        return f"{name}, from {short_date(self.begins)}" if self.begins else name

    @property
    def may_go_on(self) -> bool:
        """Whether they are here and did all of it once, or nothing is asked of them."""
        return not self.is_asked or (not self.missing and self.begins is None)

    @property
    def is_ready(self) -> bool:
        """Whether everything that is asked of them is done, or they are exempt from it."""
        return self.is_asked and not self.missing and not self.late


@dataclass(frozen=True, slots=True)
class FarAhead:
    """Somebody who begins only after the year that is looked at, and is asked for nothing yet."""

    name: str
    role: str
    begins: date


@dataclass(frozen=True, slots=True)
class Team:
    """A slip's worth of people; ``leader`` is who gets it, or what the team is called.

    ``later`` are those of it of whom no more is told than that they begin in over a year.
    """

    leader: str
    members: tuple[Member, ...]
    later: tuple[FarAhead, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody to tell of."""
        return not (self.members or self.later)


@dataclass(frozen=True, slots=True)
class WithoutLeader:
    """People on no leader's slip: theirs left on a day, or they never had one (``leader`` empty).

    ``names`` are in the order of the list of people.
    """

    names: tuple[str, ...]
    leader: str = ""
    left: date | None = None


def teams_of_managers(workspace: Workspace) -> tuple[Team, ...]:
    """The team of everybody who is somebody's line manager, by the leader's name."""
    with snapshot(workspace) as moment:
        managers = read_managers(moment.reader)
        people: dict[int, list[int]] = defaultdict(list)
        for person_id, manager in managers.items():
            people[manager].append(person_id)
        known = _Known(moment)
        found = [
            known.team(leader.name, people[leader.id])
            for leader in moment.everyone
            if leader.id in people and not _has_left(leader, moment.as_at)
        ]
    return tuple(each for each in found if not each.is_empty)


def without_leader(workspace: Workspace) -> tuple[WithoutLeader, ...]:
    """Who stands on no slip of a line manager, by the leader who left; who has none comes last.

    Nobody does where there are no line managers at all. Who leads others is missed by no leader.
    """
    with snapshot(workspace) as moment:
        managers = read_managers(moment.reader)
        known = {each.id: each for each in moment.everyone}
        stands = _Known(moment)
        led: dict[int | None, list[str]] = defaultdict(list)
        for person in moment.everyone:
            manager = managers.get(person.id)
            if not stands.of(person.id) or (manager is None and person.id in managers.values()):
                continue
            if manager is None or _has_left(known[manager], moment.as_at):
                led[manager].append(person.name)
    unled = tuple(led.pop(None, ())) if managers else ()
    gone = (
        WithoutLeader(tuple(led[each.id]), each.name, each.left)
        for each in known.values()
        if each.id in led
    )
    return (*gone, *([WithoutLeader(unled)] if unled else []))


def _has_left(person: Person, day: date) -> bool:
    return person.left is not None and person.left < day


def teams_of_roles(workspace: Workspace) -> tuple[Team, ...]:
    """The team of everybody who holds a role or begins in it later, role by role."""
    with snapshot(workspace) as moment:
        known = _Known(moment)
        roles = sorted(moment.rules.roles.values(), key=lambda each: in_order(each.name))
        found = [known.team_of_role(each.name, each.id) for each in roles]
    return tuple(each for each in found if not each.is_empty)


def team_of(workspace: Workspace, name: str, person_ids: Collection[int]) -> Team:
    """A team of just these people, under a name."""
    with snapshot(workspace) as moment:
        return _Known(moment).team(" ".join(name.split()), person_ids)


@dataclass(frozen=True, slots=True)
class _Stand:
    """How somebody stands on a day, by its rules; ``begins`` where that day lies ahead."""

    found: PersonStanding
    rules: DayRules
    begins: date | None = None


class _Known:
    """How everybody stands today, and those who begin later on the day on which they do.

    A slip is read before a season begins: whoever holds no role yet is asked for what the role
    asks that they begin in, and by the rules of that day.
    """

    def __init__(self, moment: Snapshot) -> None:
        self._moment = moment
        self._here = {
            person.id: _Stand(found, moment.rules) for person, found in moment.report.people
        }
        posts = read_posts(moment.reader)
        self._last = add_months(moment.as_at, _MONTHS_AHEAD)
        self._later = _later(moment, posts, self._last)
        self._posts: dict[int, list[Post]] = defaultdict(list)
        for each in posts:
            self._posts[each.person_id].append(each)
        self._without_role = {person.id for person in moment.report.no_role}

    def team(self, leader: str, person_ids: Collection[int]) -> Team:
        """A team of these people, without those who are not here and begin in nothing later."""
        wanted = set(person_ids)
        those = [person for person in self._moment.everyone if person.id in wanted]
        found = [(person, stand) for person in those for stand in self.of(person.id)]
        later = [
            each for person in those if not self.of(person.id) for each in self._far_ahead(person)
        ]
        return Team(leader, _members(found), tuple(later))

    def of(self, person_id: int) -> Sequence[_Stand | None]:
        """Their one stand; ``None`` where they have no role at all, and nothing if not here."""
        if person_id in self._here:
            return (self._here[person_id],)
        if person_id in self._later:
            return self._later[person_id][:1]
        return (None,) if person_id in self._without_role else ()

    def team_of_role(self, name: str, role: int) -> Team:
        """Those who hold a role, and those who begin in it later."""
        found = [
            (person, stand)
            for person in self._moment.everyone
            for stand in self._in_role(person.id, role)
        ]
        told = {person.id for person, _ in found}
        later = [
            each
            for person in self._moment.everyone
            if person.id not in told
            for each in self._far_ahead(person, role)
        ]
        return Team(name, _members(found), tuple(later))

    def _far_ahead(self, person: Person, role: int | None = None) -> Iterator[FarAhead]:
        """The first post of somebody, of one role or any, that begins after the year ahead."""
        posts = [
            (each.start, each.role_id)
            for each in self._posts[person.id]
            if each.start is not None and each.start > self._last and role in (None, each.role_id)
        ]
        for start, held in sorted(posts)[:1]:
            yield FarAhead(person.name, self._moment.rules.roles[held].name, start)

    def _in_role(self, person_id: int, role: int) -> Sequence[_Stand]:
        here = self._here.get(person_id)
        stands = (*([here] if here else ()), *self._later.get(person_id, ()))
        return [each for each in stands if role in each.found.role_ids][:1]


def _later(moment: Snapshot, posts: Iterable[Post], last: date) -> Mapping[int, Sequence[_Stand]]:
    """By person, how they stand on each day up to ``last`` on which a post of theirs begins."""
    begins: dict[date, set[int]] = defaultdict(set)
    for post in posts:
        if post.start is not None and moment.as_at < post.start <= last:
            begins[post.start].add(post.person_id)
    stands: dict[int, list[_Stand]] = defaultdict(list)
    for day, people in sorted(begins.items()):
        then = Snapshot(moment.workspace, moment.reader, day)
        for person, found in then.report.people:
            if person.id in people:
                stands[person.id].append(_Stand(found, then.rules, day))
    return stands


def _members(found: Sequence[tuple[Person, _Stand | None]]) -> tuple[Member, ...]:
    """What is told of each; two of one name and role are numbered."""
    made = [_member(person, stand) for person, stand in found]
    numbers = numbers_of_alike(
        [
            (person.id, each.name, ", ".join(each.roles))
            for (person, _), each in zip(found, made, strict=True)
        ]
    )
    return tuple(
        replace(each, number=numbers.get(person.id))
        for (person, _), each in zip(found, made, strict=True)
    )


def _member(person: Person, stand: _Stand | None) -> Member:
    if stand is None:
        return Member(person.name, (), is_asked=False)
    found, rules = stand.found, stand.rules
    titles = {key: shortest_title(title) for key, title in rules.titles().items()}
    roles = tuple(rules.roles[each].name for each in found.role_ids if each in rules.roles)
    missing = tuple(
        _missing_words(titles[each.requirement], each)
        for each in found.standings
        if each.state in NEVER_DONE_STATES
    )
    late = tuple(
        titles[each.requirement] for each in found.standings if each.state in TO_DO_AGAIN_STATES
    )
    return Member(person.name, roles, missing, late, bool(found.standings), stand.begins)


def _missing_words(title: str, standing: Standing) -> str:
    has_time = STATES[standing.state].wants is Wants.TRAINING_IN_TIME
    if has_time and standing.must_start_by is not None:
        return f"{title} (by {short_date(standing.must_start_by)})"
    return title


_SHARES = (0.32, 0.28, 0.4)
"""How wide the columns of a slip are, so that its tables stand under each other."""


def slip(team: Team, organisation: str, ask: str, day: date) -> PlainPaper:
    """The paper for one leader."""
    ready = [each for each in team.members if each.is_ready]
    unasked = [each for each in team.members if not each.is_asked]
    late = [each for each in team.members if each.late and each.may_go_on]
    new = [each for each in team.members if not (each.is_ready or each.may_go_on)]
    begins_later = any(each.begins for each in team.members)
    later = "Whoever begins later is told for their first day. " if begins_later else ""
    whom = (
        f"Ask {within_a_sentence(ask)}" if ask else "Ask whoever looks after safeguarding training"
    )
    warned = f" {whom} before anybody starts who stands under “Not yet”." if new else ""
    is_one_role = all(each.roles == (team.leader,) for each in team.members)
    parts = (
        ("May start: nothing is left to do", ("Name", "Role"), _rows(ready)),
        (
            "Not yet: something is still to be done",
            ("Name", "Role", "Still to do"),
            [(*row, ", ".join((*who.missing, *who.late))) for who, row in _with_rows(new)],
        ),
        (
            "Here already, with training that is to be done again",
            ("Name", "Role", "To do again"),
            [(*row, ", ".join(who.late)) for who, row in _with_rows(late)],
        ),
        ("Nothing is asked of their role yet", ("Name", "Role"), _rows(unasked)),
        (
            "Begins in over a year, and is not looked at yet",
            ("Name", "Role", "Begins on"),
            [(each.name, each.role, short_date(each.begins)) for each in team.later],
        ),
    )
    return PlainPaper(
        organisation=organisation,
        about="Leader’s slip",
        title=f"{team.leader}: {len(ready)} of {len(team.members)} may start",
        lead=(
            f"By the training that is noted, on this day. {later}It says nothing about checks of "
            f"records.{warned}"
        ),
        as_at=day,
        sections=tuple(
            Section(
                f"{title} ({len(rows)})",
                headings=_without_role(headings) if is_one_role else headings,
                rows=tuple(map(_without_role, rows) if is_one_role else rows),
                shares=() if is_one_role else _SHARES[: len(headings)],
            )
            for title, headings, rows in parts
            if rows
        ),
        personal=True,
    )


def _without_role(cells: tuple[str, ...]) -> tuple[str, ...]:
    """What stands beside the role, where the role of each is what the slip is called."""
    return (*cells[:1], *cells[2:])


def _with_rows(members: Iterable[Member]) -> list[tuple[Member, tuple[str, str]]]:
    return [(each, (each.called, ", ".join(each.roles))) for each in members]


def _rows(members: Iterable[Member]) -> list[tuple[str, ...]]:
    return [row for _, row in _with_rows(members)]


def slips_pdf(workspace: Workspace, teams: Sequence[Team]) -> BoundPaper:
    """The slips of these teams in one PDF, a sheet for each; there is at least one."""
    from sgdesk.reports.layout.plain_paper import plain_bound

    day = workspace.today()
    with workspace.file.reading() as connection:
        about = read_organisation(connection)
    made = [slip(each, about.name, about.contact_name, day) for each in teams]
    return plain_bound(made, made[0].about if len(made) == 1 else "Leaders’ slips")
