"""Who stands how: everybody's standing and the summary, as at any date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.courses import catalogue as courses
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import organisation
from sgdesk.data.people import people
from sgdesk.data.training.inputs import read_inputs
from sgdesk.data.training.reasons import read_reasons
from sgdesk.domain.courses.course import Course
from sgdesk.domain.organisation.organisation import Organisation
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.pathway import CourseIndex, denomination_intervals, rule_book
from sgdesk.domain.organisation.settings import PARTNERSHIP, Settings, settings_from
from sgdesk.domain.people.person import Person, Role
from sgdesk.domain.training.standing import Assessor, PersonStanding, RuleBook, lacks_role
from sgdesk.domain.training.tallies import RoleLabel, Summary, Tally
from sgdesk.domain.training.words import REASONS
from sgdesk.services.file.workspace import Workspace, all_denominations


@dataclass(frozen=True, slots=True)
class DayRules:
    """Everything that holds on one day: the pack, settings, roles and the rule book of them."""

    organisation: Organisation
    pack: Pack
    settings: Settings
    roles: Mapping[int, Role]
    topics: Mapping[str, str]
    courses: Mapping[int, Course]
    book: RuleBook
    denomination: Pack | None = None

    def titles(self) -> dict[str, str]:
        """The requirements in order, key to title, the organisation's own topics last."""
        asked = {each.key: each.title for each in self.pack.requirements}
        return asked | dict(self.topics)


@dataclass(frozen=True, slots=True)
class StandingReport:
    """Everybody in scope on a day, by name, with the state of all that is asked of them."""

    as_at: date
    rules: DayRules
    people: tuple[tuple[Person, PersonStanding], ...]
    no_role: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """The figures of a day with the rules that they were counted by."""

    as_at: date
    rules: DayRules
    summary: Summary


def rules_of_day(
    workspace: Workspace,
    connection: Reader,
    as_at: date,
    *,
    pack: Pack | None = None,
    wished: Mapping[str, str] | None = None,
) -> DayRules:
    """Read what holds on the day ``as_at``.

    To see what a change would do, another ``pack`` or stored settings that are ``wished`` for
    can take the place of the file's own.
    """
    about = organisation.read_organisation(connection)
    stored = organisation.read_settings(connection, as_at)
    pack = pack or workspace.pack_named(stored.get(PARTNERSHIP) or about.partnership)
    settings = settings_from({**stored, **(wished or {})})
    roles = people.read_roles(connection, as_at)
    topics = organisation.read_topics(connection)
    known = courses.read_courses(connection)
    denomination = all_denominations().packs.get(about.denomination or "")
    book = rule_book(
        pack,
        settings,
        roles,
        _catalogue(connection, pack, known, as_at),
        as_at,
        topics,
        denomination_intervals(denomination, settings),
    )
    return DayRules(about, pack, settings, roles, topics, known, book, denomination)


def _catalogue(
    connection: Reader, pack: Pack, rows: Mapping[int, Course], as_at: date
) -> CourseIndex:
    return CourseIndex(
        by_key={
            row.key: row.id for row in rows.values() if row.pack == pack.id and row.key is not None
        },
        equivalents=courses.read_equivalents(connection, as_at),
        satisfies=courses.read_satisfies(connection),
        every=tuple(rows),
    )


def standing_report(workspace: Workspace, as_at: date | None = None) -> StandingReport:
    """The standing of everyone in scope, and who has no role although they have not left."""
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, as_at or workspace.today())
        return report_of(connection, rules, people.read_people(connection))


def report_of(connection: Reader, rules: DayRules, everyone: Sequence[Person]) -> StandingReport:
    """The same from people who were read already."""
    day = rules.book.as_at
    found = dict(_sweep(connection, rules))
    return StandingReport(
        day,
        rules,
        tuple((person, found[person.id]) for person in everyone if person.id in found),
        tuple(person for person in everyone if lacks_role(found.get(person.id), person.left, day)),
    )


def _sweep(connection: Reader, rules: DayRules) -> Iterator[tuple[int, PersonStanding]]:
    inputs = read_inputs(connection, rules.book.as_at)
    for each in Assessor(rules.book).sweep(inputs):
        yield each.person_id, each


def summary_report(workspace: Workspace, as_at: date | None = None) -> SummaryReport:
    """The figures as at a day, from one pass over the people."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, day)
        return SummaryReport(day, rules, summarise(connection, rules))


def summarise(connection: Reader, rules: DayRules) -> Summary:
    """Count everybody by the rules of the day, without keeping them in memory."""
    tally = tally_for(connection, rules)
    assessor = Assessor(rules.book)
    no_role = 0
    for person in read_inputs(connection, rules.book.as_at):
        found = assessor.assess(person)
        if found is not None:
            tally.add(found)
        elif lacks_role(found, person.left, rules.book.as_at):
            no_role += 1
    return tally.summary(no_role)


def tally_for(connection: Reader, rules: DayRules) -> Tally:
    """An empty tally with the rows of the day's requirements, roles and groups."""
    reasons = read_reasons(connection, rules.book.as_at)
    return Tally(
        requirements=tuple(rules.titles()),
        roles={
            role.id: RoleLabel(role.name, role.group, rules.book.role_requirements[role.id])
            for role in rules.roles.values()
        },
        groups=tuple(group.key for group in rules.pack.groups),
        reasons_held={key: REASONS.get(code, code) for key, code in reasons.items()},
    )


def person_standing(
    workspace: Workspace, person_id: int, as_at: date | None = None
) -> PersonStanding | None:
    """The standing of one person, read by index; ``None`` where they are not in scope."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, day)
        person = next(read_inputs(connection, day, person_id))
        return Assessor(rules.book).assess(person)


def everyone(workspace: Workspace) -> tuple[Person, ...]:
    """Everybody in the file, leavers included, by name."""
    with workspace.file.reading() as connection:
        return people.read_people(connection)
