"""A slip for each leader: who of their team has done what is asked, and who not yet.

A team are those with one line manager, those who hold one role, or just those who are named. A
slip says no more than a leader needs: no dates of training, no reasons, no addresses.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.managers import read_managers
from sgdesk.domain.dates import short_date
from sgdesk.domain.names import in_order
from sgdesk.domain.organisation.bound_paper import BoundPaper
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.person import Person
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


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a team: ``missing`` is what they have not done yet, ``late`` what is over."""

    name: str
    roles: tuple[str, ...]
    missing: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    is_asked: bool = True

    @property
    def is_ready(self) -> bool:
        """Whether everything that is asked of them is done, or they are exempt from it."""
        return self.is_asked and not self.missing and not self.late


@dataclass(frozen=True, slots=True)
class Team:
    """A slip's worth of people; ``leader`` is who gets it, or what the team is called."""

    leader: str
    members: tuple[Member, ...]


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
        found = [
            _team(moment, leader.name, people[leader.id])
            for leader in moment.everyone
            if leader.id in people and not _has_left(leader, moment.as_at)
        ]
    return tuple(each for each in found if each.members)


def without_leader(workspace: Workspace) -> tuple[WithoutLeader, ...]:
    """Who stands on no slip of a line manager, by the leader who left; who has none comes last.

    Nobody does where there are no line managers at all. Who leads others is missed by no leader.
    """
    with snapshot(workspace) as moment:
        managers = read_managers(moment.reader)
        known = {each.id: each for each in moment.everyone}
        on_list = {person.id for person, _ in moment.report.people}
        on_list |= {person.id for person in moment.report.no_role}
        led: dict[int | None, list[str]] = defaultdict(list)
        for person in moment.everyone:
            manager = managers.get(person.id)
            if person.id not in on_list or (manager is None and person.id in managers.values()):
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
    """The team of everybody who holds a role, role by role."""
    with snapshot(workspace) as moment:
        held: dict[int, list[int]] = defaultdict(list)
        for person, found in moment.report.people:
            for role in found.role_ids:
                held[role].append(person.id)
        roles = sorted(
            (each for each in moment.rules.roles.values() if each.id in held),
            key=lambda each: in_order(each.name),
        )
        return tuple(_team(moment, each.name, held[each.id]) for each in roles)


def team_of(workspace: Workspace, name: str, person_ids: Collection[int]) -> Team:
    """A team of just these people, under a name."""
    with snapshot(workspace) as moment:
        return _team(moment, " ".join(name.split()), person_ids)


def _team(moment: Snapshot, leader: str, person_ids: Collection[int]) -> Team:
    wanted = set(person_ids)
    here = {person.id: found for person, found in moment.report.people}
    without_role = {person.id for person in moment.report.no_role}
    titles = {key: shortest_title(title) for key, title in moment.rules.titles().items()}
    members = (
        _member(moment, titles, person, here.get(person.id))
        for person in moment.everyone
        if person.id in wanted and (person.id in here or person.id in without_role)
    )
    return Team(leader, tuple(members))


def _member(
    moment: Snapshot, titles: Mapping[str, str], person: Person, found: PersonStanding | None
) -> Member:
    """``titles`` are the short ones of the requirements, by their keys."""
    if found is None:
        return Member(person.name, (), is_asked=False)
    roles = tuple(
        moment.rules.roles[each].name for each in found.role_ids if each in moment.rules.roles
    )
    missing = tuple(
        _missing_words(titles[each.requirement], each)
        for each in found.standings
        if each.state in NEVER_DONE_STATES
    )
    late = tuple(
        titles[each.requirement] for each in found.standings if each.state in TO_DO_AGAIN_STATES
    )
    return Member(person.name, roles, missing, late, bool(found.standings))


def _missing_words(title: str, standing: Standing) -> str:
    has_time = STATES[standing.state].wants is Wants.TRAINING_IN_TIME
    if has_time and standing.must_start_by is not None:
        return f"{title} (by {short_date(standing.must_start_by)})"
    return title


def slip(team: Team, organisation: str, ask: str, day: date) -> PlainPaper:
    """The paper for one leader."""
    ready = [each for each in team.members if each.is_ready]
    unasked = [each for each in team.members if not each.is_asked]
    late = [each for each in team.members if each.is_asked and each.late and not each.missing]
    new = [each for each in team.members if each.missing]
    whom = f"Ask {ask}" if ask else "Ask whoever looks after safeguarding training"
    is_one_role = all(each.roles == (team.leader,) for each in team.members)
    parts = (
        ("May start: all that is asked is done", ("Name", "Role"), _rows(ready)),
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
    )
    return PlainPaper(
        organisation=organisation,
        about="Leader’s slip",
        title=f"{team.leader}: {len(ready)} of {len(team.members)} may start",
        lead=(
            "By the training that is noted, on this day. It says nothing about checks of records. "
            f"{whom} before anybody starts who stands under “Not yet”."
        ),
        as_at=day,
        sections=tuple(
            Section(
                f"{title} ({len(rows)})",
                headings=_without_role(headings) if is_one_role else headings,
                rows=tuple(map(_without_role, rows) if is_one_role else rows),
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
    return [(each, (each.name, ", ".join(each.roles))) for each in members]


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
