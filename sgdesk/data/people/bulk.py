"""People, posts and roles as a sheet brings them in: many at once, and blanks filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.rows import values_of
from sgdesk.data.file.schema import person, post, role, role_rule
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.people.kinds import PersonKind


@dataclass(frozen=True, slots=True)
class ImportedRole:
    """A role that was not known; ``match_key`` is the folded form of its name."""

    name: str
    match_key: str


@dataclass(frozen=True, slots=True)
class ImportedRoleRule:
    """What a role calls for, since always where there is no day; keys are parted by blanks."""

    role_id: int
    group_key: str | None
    requirements: str
    from_date: date | None = None
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Somebody who was not known; ``match_key`` is the folded form of the full name."""

    reference: str | None
    title: str
    given_name: str
    family_name: str
    match_key: str
    email: str | None = None
    kind: PersonKind = PersonKind.VOLUNTEER
    started: date | None = None
    left_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPost:
    """One person holding one role; a blank start is "always", a blank end is "still"."""

    person_id: int
    role_id: int
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ImportedDetails:
    """What a sheet can say of somebody beside the name."""

    reference: str | None
    email: str | None
    kind: PersonKind | None
    started: date | None
    left_on: date | None
    notes: str = ""


def add_imported_roles(
    writer: Writer, roles: Sequence[ImportedRole], rules: Sequence[ImportedRoleRule]
) -> None:
    """Add roles, then what they call for."""
    writer.add_many(role, roles)
    writer.add_many(role_rule, rules)


def add_imported_people(writer: Writer, people: Sequence[ImportedPerson]) -> range:
    """Add people; return their ids, which run without a gap."""
    return writer.add_many(person, people)


def add_imported_posts(writer: Writer, posts: Sequence[ImportedPost]) -> range:
    """Add posts; return their ids, which run without a gap."""
    return writer.add_many(post, posts)


def fill_person(writer: Writer, person_id: int, details: ImportedDetails) -> None:
    """Put down what is known of somebody once the blanks are filled."""
    writer.update(person, person_id, **values_of(details))


def fill_role_rule(writer: Writer, rule_id: int, group_key: str | None, requirements: str) -> None:
    """Say what a role calls for that called for nothing yet."""
    writer.update(role_rule, rule_id, group_key=group_key, requirements=requirements)


def fill_post(writer: Writer, post_id: int, start: date | None, end: date | None) -> None:
    """Put down the days of a post once the blank ones are filled."""
    writer.update(post, post_id, start=start, end=end)
