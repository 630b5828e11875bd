"""What an import would write: rows with their ids, gathered first and then saved at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial

from sgdesk.data.courses.catalogue import read_satisfies
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.imports import ImportedTraining, next_ids, read_present, settle_training
from sgdesk.data.organisation.kinds_unsaid import read_unsaid
from sgdesk.data.people import people as people_data
from sgdesk.data.people.bulk import (
    ImportedDetails,
    ImportedPerson,
    ImportedPost,
    ImportedRole,
    ImportedRoleRule,
    fill_person,
    fill_post,
    fill_role_rule,
)
from sgdesk.domain.names import PersonName
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.pathway import exempt_by_name
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person, Role, end_by
from sgdesk.domain.text import fold
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.drafting.asked_of import asked_of, levels_of_groups
from sgdesk.services.imports.drafting.gathered import NewRows
from sgdesk.services.imports.drafting.index import CourseFinder, Known, PeopleIndex
from sgdesk.services.imports.drafting.match_codes import MatchCode, told
from sgdesk.services.imports.drafting.new_courses import NewCourses
from sgdesk.services.imports.drafting.role_offers import RoleOffers
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import Choice, Entry, RowProblem


class EntryKind(StrEnum):
    """What became of one training of one person."""

    ADDED = "added"
    THERE = "there"
    OTHERWISE = "otherwise"
    """It is there, with another outcome."""


_OPEN = frozenset({Outcome.BOOKED, Outcome.IN_PROGRESS})
"""Outcomes that wait for another."""


@dataclass(frozen=True, slots=True)
class Addition:
    """One line of what an import would add: who or what, with the day and words of its cell.

    ``row`` is the one the spreadsheet program shows.
    """

    row: int
    who: str
    what: str
    day: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that is kept or about to be."""

    id: int
    start: date | None
    end: date | None


@dataclass(slots=True)
class ImportDraft:
    """The file as it is known, and what would be added to it.

    Ids are given out in order from the highest of each table on, as the writer does it.
    """

    pack: Pack
    today: date
    topics: Mapping[str, str]
    courses: CourseFinder
    index: PeopleIndex
    roles: dict[str, int]
    posts: dict[tuple[int, int], list[HeldPost]]
    present: dict[tuple[int, int, date], tuple[int, Outcome]]
    details: dict[int, ImportedDetails]
    rules: dict[int, int]
    new: NewRows
    new_courses: NewCourses
    role_offers: RoleOffers
    asking: Asking
    holders: frozenset[int]
    """Everybody who held a post before."""
    inductions: frozenset[int] = frozenset()
    """The courses that are an induction."""
    updates: list[Callable[[Writer], None]] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)
    added: int = 0
    others: int = 0
    """How much of it is training that is booked, under way or not completed."""
    already_present: int = 0
    changed: int = 0
    additions: list[Addition] | None = None
    """What would be added, line by line; kept only where somebody wants to look at it."""
    trained: set[int] = field(default_factory=set)
    """Whose training is added, or settled."""
    role_names: dict[str, str] = field(default_factory=dict)
    """Each known role's name as it is written, by its key."""
    role_choices: dict[int, tuple[Choice, ...]] = field(default_factory=dict)
    """What a new role may be, by how many roles there were to choose from."""
    filled: set[int] = field(default_factory=set)
    """Whoever was here without an e-mail and has one by a sheet of training."""
    left: set[int] = field(default_factory=set)
    """Whoever was here without a last day and has one by a sheet of training."""
    new_people: list[int] = field(default_factory=list)
    kinds_assumed: set[int] = field(default_factory=set)
    """Those of them who are volunteers because nothing says what they are."""
    kinds_unsaid: set[int] = field(default_factory=set)
    """The same of everybody, those who were here before too."""
    asked_of: Mapping[str, str] = field(init=False)
    """By the title of a course whose training it is part of, in words."""
    levels: Mapping[str, str] = field(init=False)
    """By the name of a level what its group is asked for, as a sentence."""
    watched: frozenset[int] = frozenset()
    """Rows of which it matters later whose they are."""
    whose_row: dict[int, tuple[int, Entry]] = field(default_factory=dict)
    """Each of these with its person, where that is told."""
    taken: set[tuple[int, str]] = field(default_factory=set)
    """The row and column of each day that comes in or is there already; kept as ``additions``."""

    def __post_init__(self) -> None:
        self.asked_of = asked_of(self.pack)
        self.levels = levels_of_groups(self.pack)

    def refuse(self, row: int | None, column: str | None, value: str, code: MatchCode) -> None:
        """List a row or cell that is not brought in."""
        self.refused.append(told(row, column, value, code))

    def note(self, row: int | None, column: str | None, value: str, code: MatchCode) -> None:
        """List what was passed over or should be looked at."""
        self.notes.append(told(row, column, value, code))

    def tell_whose(self, entry: Entry, person_id: int) -> None:
        """Keep whose a row is, where that matters later."""
        if entry.row in self.watched:
            self.whose_row[entry.row] = person_id, entry

    def show(self, row: int, who: str, what: str, day: date | None, note: str = "") -> None:
        """Keep a line of what would be added, where somebody wants to look at it."""
        if self.additions is not None:
            self.additions.append(Addition(row, who, what, day, note))

    def add_person(
        self,
        name: PersonName,
        *,
        reference: str = "",
        email: str = "",
        kind: PersonKind = PersonKind.VOLUNTEER,
        started: date | None = None,
        left_on: date | None = None,
        notes: str = "",
    ) -> Known:
        """Add somebody who is not known yet."""
        key = fold(f"{name.given} {name.family}")
        details = ImportedDetails(reference or None, email or None, kind, started, left_on, notes)
        number = self.new.people.add(
            ImportedPerson(
                details.reference,
                name.title,
                name.given,
                name.family,
                key,
                details.email,
                kind,
                started,
                left_on,
                notes,
            )
        )
        self.changed += 1
        self.new_people.append(number)
        self.details[number] = details
        known = Known(number, key, name, details.reference, details.email)
        self.index.add(known)
        return known

    def fill_person(self, person_id: int, details: ImportedDetails) -> None:
        """Put down what is known of somebody once blanks are filled, saved already or not.

        With a last day the posts that ran on end on it.
        """
        if details.left_on is not None and details.left_on != self.details[person_id].left_on:
            self._end_posts(person_id, details.left_on)
        self.details[person_id] = details
        self.changed += 1
        if person_id not in self.new.people:
            self.updates.append(partial(fill_person, person_id=person_id, details=details))
            return
        self.new.people[person_id] = replace(
            self.new.people[person_id],
            reference=details.reference,
            email=details.email,
            kind=details.kind or PersonKind.VOLUNTEER,
            started=details.started,
            left_on=details.left_on,
            notes=details.notes,
        )

    def assume_volunteer(self, person_id: int) -> None:
        """Note of somebody new that nothing says how they belong."""
        self.kinds_assumed.add(person_id)
        self.kinds_unsaid.add(person_id)

    def say_kind(self, person_id: int, kind: PersonKind) -> None:
        """Take how somebody belongs who was a volunteer only since nothing said it."""
        self.kinds_assumed.discard(person_id)
        self.kinds_unsaid.discard(person_id)
        self.fill_person(person_id, replace(self.details[person_id], kind=kind))

    def roles_of(self, person_id: int) -> str:
        """The roles that somebody holds or is about to, in words; blank without one."""
        names = {number: self.role_names.get(key, "") for key, number in self.roles.items()}
        held = (
            names.get(role, "")
            for (person, role), posts in self.posts.items()
            if person == person_id
            and any(each.end is None or each.end >= self.today for each in posts)
        )
        return ", ".join(filter(None, held))

    def _end_posts(self, person_id: int, left: date) -> None:
        for who, posts in self.posts.items():
            for place, held in enumerate(posts if who[0] == person_id else ()):
                end = end_by(held.start, held.end, left)
                if end != held.end:
                    self.fill_post(held.id, held.start, end)
                    posts[place] = replace(held, end=end)

    def add_role(self, name: str, group: str | None, requirements: tuple[str, ...]) -> None:
        """Add a role and what it calls for, since always."""
        key = fold(name)
        number = self.new.roles.add(ImportedRole(name.strip(), key))
        exempt = people_data.join_keys(exempt_by_name(self.pack, name, requirements))
        rule = ImportedRoleRule(number, group, people_data.join_keys(requirements), exempt=exempt)
        self.roles[key] = number
        self.role_names[key] = name.strip()
        self.rules[number] = self.new.rules.add(rule)
        self.role_offers.learn(Role(number, name.strip(), group, requirements))
        self.changed += 1

    def map_role(self, role_id: int, group: str | None, requirements: tuple[str, ...]) -> None:
        """Say what a role calls for that called for nothing yet."""
        number, keys = self.rules[role_id], people_data.join_keys(requirements)
        self.changed += 1
        if number in self.new.rules:
            rule = self.new.rules[number]
            self.new.rules[number] = replace(rule, group_key=group, requirements=keys)
        else:
            filled = partial(fill_role_rule, rule_id=number, group_key=group, requirements=keys)
            self.updates.append(filled)

    def add_post(
        self, person_id: int, role_id: int, start: date | None, end: date | None = None
    ) -> None:
        """Give somebody a post; of somebody who left it ends on the last day, where it ran on."""
        left = self.details[person_id].left_on
        end = end if left is None else end_by(start, end, left)
        number = self.new.posts.add(ImportedPost(person_id, role_id, start, end))
        self.changed += 1
        self.posts.setdefault((person_id, role_id), []).append(HeldPost(number, start, end))

    def fill_post(self, post_id: int, start: date | None, end: date | None) -> None:
        """Put down the days of a post once blank ones are filled, saved already or not."""
        self.changed += 1
        if post_id in self.new.posts:
            self.new.posts[post_id] = replace(self.new.posts[post_id], start=start, end=end)
        else:
            self.updates.append(partial(fill_post, post_id=post_id, start=start, end=end))

    def add_training(self, row: ImportedTraining) -> EntryKind:
        """Add training unless the same person's same course on the same day is kept.

        What was booked or under way there takes the outcome of the sheet, with what else the
        sheet says of it; any other outcome stays as it was.
        """
        same = row[:3]  # who, which course and on which day
        kept = self.present.get(same)
        if kept is None:
            number = self.new.training.add(row)
        elif kept[1] in _OPEN and row.outcome not in _OPEN:
            number = kept[0]
            self._settle(number, row)
        else:
            self.already_present += 1
            return EntryKind.THERE if kept[1] == row.outcome else EntryKind.OTHERWISE
        self.present[same] = (number, row.outcome)
        self.trained.add(row.person_id)
        self.changed += 1
        self.added += 1
        self.others += row.outcome is not Outcome.COMPLETED
        return EntryKind.ADDED

    def _settle(self, number: int, said: ImportedTraining) -> None:
        if number not in self.new.training:
            settled = partial(
                settle_training,
                training_id=number,
                outcome=said.outcome,
                provider=said.provider,
                method=said.method,
                certificate_number=said.certificate_number,
                notes=said.notes,
                provider_expiry=said.provider_expiry,
            )
            self.updates.append(settled)
            return
        row = self.new.training[number]
        self.new.training[number] = said._replace(
            provider=said.provider or row.provider,
            method=said.method or row.method,
            certificate_number=said.certificate_number or row.certificate_number,
            notes=said.notes or row.notes,
            provider_expiry=said.provider_expiry or row.provider_expiry,
        )

    def save(self, writer: Writer) -> None:
        """Write everything: new rows first, then what is filled in of those that were there."""
        self.new_courses.save(writer)
        self.new.save(writer)
        for update in self.updates:
            update(writer)


def begin_draft(
    connection: Reader,
    packs: tuple[Pack, Pack | None],
    today: date,
    topics: Mapping[str, str],
    asking: Asking,
) -> ImportDraft:
    """Read what an import is compared with.

    ``packs`` are the partnership's and the one that stands beside it.
    """
    pack, beside = packs
    people = people_data.read_people(connection)
    courses = CourseFinder(connection, pack, beside)
    roles = people_data.read_roles(connection, today)
    posts: dict[tuple[int, int], list[HeldPost]] = {}
    for each in people_data.read_posts(connection):
        held = HeldPost(each.id, each.start, each.end)
        posts.setdefault((each.person_id, each.role_id), []).append(held)
    return ImportDraft(
        pack=pack,
        today=today,
        topics=topics,
        courses=courses,
        new_courses=NewCourses(courses, pack, topics, next_ids(connection).course),
        index=PeopleIndex(
            Known(each.id, fold(each.name), _name_of(each), each.reference, each.email)
            for each in people
        ),
        roles=dict(people_data.role_keys(connection)),
        role_names={fold(each.name): each.name for each in roles.values()},
        role_offers=RoleOffers(roles.values(), pack),
        details={each.id: _details(each) for each in people},
        rules={
            each.role_id: each.id
            for each in people_data.read_role_rules(connection)
            if each.from_date is None
        },
        posts=posts,
        present=read_present(connection),
        new=NewRows(connection),
        asking=asking,
        inductions=_inductions(connection, pack, courses),
        kinds_unsaid=set(read_unsaid(connection)),
        holders=frozenset(person for person, _ in posts),
    )


def _inductions(connection: Reader, pack: Pack, courses: CourseFinder) -> frozenset[int]:
    """Those that the pack names for its induction, and what the organisation lets count as one."""
    asked = [each for each in pack.requirements if each.is_induction]
    named = (courses.find(key) for each in asked for key in each.courses)
    said = read_satisfies(connection, pack.id)
    own = (course for each in asked for course in said.get(each.key, ()))
    return frozenset(course for course in (*named, *own) if course is not None)


def _details(each: Person) -> ImportedDetails:
    return ImportedDetails(
        each.reference, each.email, each.kind, each.started, each.left, each.notes
    )


def _name_of(each: Person) -> PersonName:
    return PersonName(each.title, each.given_name, each.family_name)
