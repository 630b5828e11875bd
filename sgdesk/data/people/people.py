"""People, roles with what they call for over time, and posts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, or_, select

from sgdesk.data.file.schema import person, post, role, role_rule
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person, Post, Role


@dataclass(frozen=True, slots=True)
class RoleRuleRow:
    """What a role calls for from a day on; ``None`` is since always."""

    id: int
    role_id: int
    from_date: date | None
    group: str | None
    requirements: tuple[str, ...]


_PERSON = (
    person.c.id,
    person.c.reference,
    person.c.title,
    person.c.given_name,
    person.c.family_name,
    person.c.email,
    person.c.kind,
    person.c.started,
    person.c.left_on,
    person.c.notes,
    person.c.may_email,
    person.c.line_manager_id,
)


def read_people(connection: Connection) -> tuple[Person, ...]:
    """Everybody, leavers included, by family name."""
    order = (person.c.family_name, person.c.given_name, person.c.id)
    return _people(connection, select(*_PERSON).order_by(*order))


def read_person(connection: Connection, person_id: int) -> Person:
    """One person; raises ``NoResultFound`` for an id that the file does not have."""
    return _person(connection.execute(select(*_PERSON).where(person.c.id == person_id)).one())


def _people(connection: Connection, query: Select[*tuple[object, ...]]) -> tuple[Person, ...]:
    return tuple(_person(row) for row in connection.execute(query))


def _person(row: Sequence[object]) -> Person:
    columns = list(row)
    columns[6] = PersonKind(str(columns[6]))
    return Person(*columns)  # type: ignore[arg-type]


def read_posts(connection: Connection, person_id: int | None = None) -> tuple[Post, ...]:
    """The posts of one person or of everybody, in the order in which they began."""
    query = select(post.c.id, post.c.person_id, post.c.role_id, post.c.start, post.c.end)
    if person_id is not None:
        query = query.where(post.c.person_id == person_id)
    order = (post.c.person_id, post.c.start.nulls_first(), post.c.id)
    return tuple(Post(*row) for row in connection.execute(query.order_by(*order)))


def read_role_rules(connection: Connection) -> tuple[RoleRuleRow, ...]:
    """Every version of what every role calls for, from the first on."""
    query = select(
        role_rule.c.id,
        role_rule.c.role_id,
        role_rule.c.from_date,
        role_rule.c.group_key,
        role_rule.c.requirements,
    ).order_by(role_rule.c.role_id, role_rule.c.from_date.nulls_first())
    return tuple(
        RoleRuleRow(
            row.id,
            row.role_id,
            row.from_date,
            row.group_key,
            split_keys(row.requirements),
        )
        for row in connection.execute(query)
    )


def read_roles(connection: Connection, as_at: date) -> Mapping[int, Role]:
    """Every role with what it calls for on the day, by its id, in the order of names."""
    rules = {
        row.role_id: row
        for row in read_role_rules(connection)
        if row.from_date is None or row.from_date <= as_at
    }
    query = (
        select(role.c.id, role.c.name)
        .where(or_(role.c.withdrawn_on.is_(None), role.c.withdrawn_on > as_at))
        .order_by(role.c.name, role.c.id)
    )
    return {
        row.id: Role(
            row.id,
            row.name,
            rules[row.id].group if row.id in rules else None,
            rules[row.id].requirements if row.id in rules else (),
        )
        for row in connection.execute(query)
    }


def split_keys(text: str) -> tuple[str, ...]:
    """The requirement keys that a column holds, parted by blanks."""
    return tuple(text.split())


def join_keys(keys: Sequence[str]) -> str:
    """The column for requirement keys."""
    return " ".join(keys)


def role_keys(connection: Connection) -> Mapping[str, int]:
    """Every role's id by the folded form of its name."""
    return {
        row.match_key: row.id for row in connection.execute(select(role.c.match_key, role.c.id))
    }
