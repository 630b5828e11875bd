"""Who stands how: everybody's standing and the summary, as at any date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sgdesk.data.courses import catalogue as courses
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import organisation
from sgdesk.data.people import people
from sgdesk.data.training.inputs import read_inputs
from sgdesk.domain.names import in_order
from sgdesk.domain.organisation.organisation import Organisation
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.pathway import CourseIndex, rule_book
from sgdesk.domain.organisation.settings import INTERVAL_PREFIX, Settings, settings_from
from sgdesk.domain.people.person import Person, Role
from sgdesk.domain.training.counting.tallies import RoleLabel, Summary, Tally
from sgdesk.domain.training.rule_book import PersonInput, RuleBook
from sgdesk.domain.training.standing import Assessor, PersonStanding, lacks_role
from sgdesk.services.file.workspace import Workspace

if TYPE_CHECKING:
    from sgdesk.domain.courses.course import Course


@dataclass(frozen=True, slots=True)
class DayRules:
    """Everything that holds on one day: the pack, settings, roles and the rule book of them."""

    organisation: Organisation
    pack: Pack
    settings: Settings
    roles: Mapping[int, Role]
    topics: Mapping[str, str]
    courses: "Mapping[int, Course]"
    book: RuleBook
    denomination: Pack | None = None
    interval_reasons: Mapping[str, str] = field(default_factory=dict)
    """Why an interval of the organisation's own is longer than the document's, by requirement."""

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
    later: Mapping[int, date] = field(default_factory=dict)
    """Those of ``no_role`` who begin only after the day, by id: on which day."""


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
    stands_for: Mapping[int, str] | None = None,
    stored: Mapping[str, str] | None = None,
) -> DayRules:
    """Read what holds on the day ``as_at``; ``stored`` are its settings where they were read.

    To see what a change would do, another ``pack`` or stored settings that are ``wished`` for
    can take the place of the file's own, and courses stand for courses of the pack, by its keys.
    """
    about = organisation.read_organisation(connection)
    if stored is None:
        stored = organisation.read_settings(connection, as_at)
    pack = pack or workspace.pack_in(about, stored)
    settings = settings_from({**stored, **(wished or {})})
    roles = people.read_roles(connection, as_at)
    topics = organisation.read_topics(connection)
    known = courses.read_courses(connection)
    denomination = workspace.denomination_in(about, stored)
    catalogue = _catalogue(workspace, connection, pack, known, as_at)
    catalogue = _with_wishes(catalogue, stands_for or {})
    catalogue = _with_recognised(catalogue, denomination, known)
    book = rule_book(pack, settings, roles, catalogue, as_at, topics, denomination)
    said = organisation.read_setting_reasons(connection, as_at) if settings.intervals else {}
    reasons = {
        key.removeprefix(INTERVAL_PREFIX): reason
        for key, reason in said.items()
        if key.startswith(INTERVAL_PREFIX)
    }
    return DayRules(about, pack, settings, roles, topics, known, book, denomination, reasons)


def _catalogue(
    workspace: Workspace, connection: Reader, pack: Pack, rows: "Mapping[int, Course]", as_at: date
) -> CourseIndex:
    return CourseIndex(
        by_key={
            row.key: row.id for row in rows.values() if row.pack == pack.id and row.key is not None
        },
        equivalents=courses.read_equivalents(connection, as_at),
        satisfies=courses.read_satisfies(connection, pack.id),
        learning=tuple(row.id for row in rows.values() if _is_learning(workspace, row)),
        no_learning=tuple(row.id for row in rows.values() if row.is_safeguarding is False),
    )


def _with_wishes(catalogue: CourseIndex, stands_for: Mapping[int, str]) -> CourseIndex:
    """The same with courses that stand for others; those not in the file yet get ids below zero."""
    by_key, equivalents = dict(catalogue.by_key), dict(catalogue.equivalents)
    for course_id, key in stands_for.items():
        number = by_key.setdefault(key, -1 - len(by_key))
        equivalents[number] = (*equivalents.get(number, ()), course_id)
    return replace(catalogue, by_key=by_key, equivalents=equivalents)


def recognised_courses(
    denomination: Pack | None, rows: "Mapping[int, Course]"
) -> Mapping[int, int]:
    """Courses of other bodies that the denomination lets stand for one of its own: id to id."""
    ids = {(row.pack, row.key): row.id for row in rows.values()}
    found: dict[int, int] = {}
    for each in denomination.recognises if denomination else ():
        theirs = ids.get((each.pack, each.their_course))
        ours = ids.get((denomination.id, each.our_course)) if denomination else None
        if theirs is not None and ours is not None:
            found[theirs] = ours
    return found


def _with_recognised(
    catalogue: CourseIndex, denomination: Pack | None, rows: "Mapping[int, Course]"
) -> CourseIndex:
    """The same where what a denomination recognises counts wherever its own course does."""
    recognised = recognised_courses(denomination, rows)
    if not recognised:
        return catalogue

    def more(counts: Sequence[int]) -> tuple[int, ...]:
        return (*counts, *(theirs for theirs, ours in recognised.items() if ours in counts))

    return replace(
        catalogue,
        equivalents={key: more(counts) for key, counts in catalogue.equivalents.items()},
        satisfies={key: more(counts) for key, counts in catalogue.satisfies.items()},
    )


def _is_learning(workspace: Workspace, row: "Course") -> bool:
    """Whether a course is safeguarding learning by itself: by our word, or as a pack's event."""
    if row.is_safeguarding is not None or row.pack is None:
        return row.is_safeguarding is True
    pack = workspace.pack_of_course(row.pack)
    known = pack.course(row.key or "") if pack else None
    return known is not None and known.is_learning_event


def inputs_of(
    connection: Reader, book: RuleBook, person_id: int | None = None
) -> Iterator[PersonInput]:
    """What the rules of the day need of everybody, or of one person."""
    return read_inputs(connection, book.as_at, person_id, every_day_of=book.every_day_of)


def standing_report(workspace: Workspace, as_at: date | None = None) -> StandingReport:
    """The standing of everyone in scope, and who has no role although they have not left."""
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, as_at or workspace.today())
        return report_of(connection, rules, people.read_people(connection))


def report_of(connection: Reader, rules: DayRules, everyone: Sequence[Person]) -> StandingReport:
    """The same from people who were read already."""
    day = rules.book.as_at
    assessor = Assessor(rules.book)
    found: dict[int, PersonStanding] = {}
    lacking: set[int] = set()
    later: dict[int, date] = {}
    for person in inputs_of(connection, rules.book):
        standing = assessor.assess(person)
        if standing is not None:
            found[person.person_id] = standing
        elif lacks_role(standing, person, day):
            lacking.add(person.person_id)
            if person.begins is not None and person.is_not_here_yet(day):
                later[person.person_id] = person.begins
    return StandingReport(
        day,
        rules,
        tuple((person, found[person.id]) for person in everyone if person.id in found),
        tuple(person for person in everyone if person.id in lacking),
        later,
    )


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
    for person in inputs_of(connection, rules.book):
        found = assessor.assess(person)
        if found is not None:
            tally.add(found)
        elif lacks_role(found, person, rules.book.as_at):
            no_role += 1
    return tally.summary(no_role)


def tally_for(connection: Reader, rules: DayRules) -> Tally:
    """An empty tally with the rows of the day's requirements, roles and groups."""
    from sgdesk.services.training.gaps import reasons_held

    return Tally(
        requirements=tuple(rules.titles()),
        roles={
            role.id: RoleLabel(role.name, role.group, rules.book.role_requirements[role.id])
            for role in sorted(rules.roles.values(), key=lambda role: in_order(role.name))
        },
        groups=tuple(group.key for group in rules.pack.groups),
        reasons_held=reasons_held(connection, rules.book),
    )


def person_standing(
    workspace: Workspace, person_id: int, as_at: date | None = None
) -> PersonStanding | None:
    """The standing of one person, read by index; ``None`` where they are not in scope."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, day)
        person = next(inputs_of(connection, rules.book, person_id))
        return Assessor(rules.book).assess(person)


def everyone(workspace: Workspace) -> tuple[Person, ...]:
    """Everybody in the file, leavers included, by name."""
    with workspace.file.reading() as connection:
        return people.read_people(connection)
