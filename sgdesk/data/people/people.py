"""People, posts, and roles with what they call for over time: read and written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select

from sgdesk.data.file.rows import columns_of, read_one, read_rows, values_of
from sgdesk.data.file.schema import person, post, role, role_rule
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import KeptPerson, Person, Post, Role, RoleRule, RoleTraits

_PERSON = columns_of(Person, person, left=person.c.left_on)

# What every service asks is made once: to make it takes longer than to ask it.
_RULES = select(*columns_of(RoleRule, role_rule, group=role_rule.c.group_key)).order_by(
    role_rule.c.role_id, role_rule.c.from_date.nulls_first()
)
_ROLES = (
    select(role.c.id, role.c.name, role.c.with_children, role.c.recruits)
    .where(or_(role.c.withdrawn_on.is_(None), role.c.withdrawn_on > bindparam("as_at")))
    .order_by(role.c.name, role.c.id)
)


def read_people(connection: Connection, *where: ColumnElement[bool]) -> tuple[Person, ...]:
    """Everybody, leavers included, in the order of names (``Person.filed_by``).

    With ``where`` it is those of whom all of that is so.
    """
    query = select(*_PERSON).where(*where).order_by(person.c.id)
    found = read_rows(connection, query, Person)
    return tuple(sorted(found, key=attrgetter("filed_by")))


_FEW = 500
"""Up to how many people are asked for by id; of more everybody is read, and the others left."""


def read_these(connection: Connection, person_ids: Collection[int]) -> tuple[Person, ...]:
    """These people, in the order of names; nobody else is read where they are few."""
    if len(person_ids) <= _FEW:
        return read_people(connection, person.c.id.in_(person_ids))
    return tuple(each for each in read_people(connection) if each.id in person_ids)


def read_name_keys(connection: Connection) -> tuple[tuple[int, str], ...]:
    """The id and folded name of everybody, leavers included: quick however many there are."""
    rows = connection.execute(select(person.c.id, person.c.match_key))
    return tuple((row.id, row.match_key) for row in rows)


def read_namesakes(connection: Connection, person_id: int) -> frozenset[int]:
    """Everybody of somebody's name, folded, themselves included; read by index."""
    name = select(person.c.match_key).where(person.c.id == person_id).scalar_subquery()
    return frozenset(connection.scalars(select(person.c.id).where(person.c.match_key == name)))


def read_person(connection: Connection, person_id: int) -> Person:
    """One person; raises ``NoResultFound`` for an id that the file does not have."""
    return read_one(connection, select(*_PERSON).where(person.c.id == person_id), Person)


def are_there(connection: Connection, person_ids: Collection[int]) -> bool:
    """Whether the file has all of these people."""
    query = select(func.count()).select_from(person).where(person.c.id.in_(person_ids))
    return connection.execute(query).scalar_one() == len(set(person_ids))


def add_person(writer: Writer, kept: KeptPerson) -> int:
    """Add somebody; return their id."""
    return writer.add(person, kept)


def change_person(writer: Writer, person_id: int, kept: KeptPerson) -> None:
    """Keep this in the place of what was kept."""
    writer.update(person, person_id, **values_of(kept))


def set_kind(writer: Writer, person_id: int, kind: PersonKind) -> None:
    """Let somebody belong to the organisation this way."""
    writer.update(person, person_id, kind=kind)


def set_left(writer: Writer, person_id: int, left_on: date | None) -> None:
    """Note somebody's last day; ``None`` where they are here."""
    writer.update(person, person_id, left_on=left_on)


def read_posts(connection: Connection, person_id: int | None = None) -> tuple[Post, ...]:
    """The posts of one person or of everybody, in the order in which they began."""
    query = select(*columns_of(Post, post))
    if person_id is not None:
        query = query.where(post.c.person_id == person_id)
    query = query.order_by(post.c.person_id, post.c.start.nulls_first(), post.c.id)
    return read_rows(connection, query, Post)


def read_post(connection: Connection, post_id: int) -> Post:
    """One post; raises :class:`RefusedError` for one that is no longer there."""
    found = read_rows(connection, select(*columns_of(Post, post)).where(post.c.id == post_id), Post)
    if not found:
        raise RefusedError("This role is no longer there. Nothing was changed.")
    return found[0]


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post as it is given; a blank start is "always", a blank end is "still"."""

    person_id: int
    role_id: int
    start: date | None
    end: date | None = None


def add_post(writer: Writer, new: NewPost) -> int:
    """Give somebody a post; return its id."""
    return writer.add(post, new)


def set_post_days(writer: Writer, post_id: int, start: date | None, end: date | None) -> None:
    """Correct the first and the last day of a post, or end it."""
    writer.update(post, post_id, start=start, end=end)


def take_out_post(writer: Writer, post_id: int) -> None:
    """Take out a post that was entered by mistake; the history keeps it whole."""
    writer.delete_range(post, post_id, post_id)


def move_post(writer: Writer, post_id: int, role_id: int) -> None:
    """Let a post be one of another role."""
    writer.update(post, post_id, role_id=role_id)


def read_role_rules(connection: Connection) -> tuple[RoleRule, ...]:
    """Every version of what every role calls for, from the first on."""
    return read_rows(connection, _RULES, RoleRule, requirements=split_keys, exempt=split_keys)


def read_roles(connection: Connection, as_at: date) -> Mapping[int, Role]:
    """Every role with what it calls for on the day, by its id, in the order of names."""
    rules = {
        rule.role_id: rule
        for rule in read_role_rules(connection)
        if rule.from_date is None or rule.from_date <= as_at
    }
    return {
        row.id: Role(
            row.id,
            row.name,
            rules[row.id].group if row.id in rules else None,
            rules[row.id].requirements if row.id in rules else (),
            row.with_children,
            row.recruits,
            rules[row.id].exempt if row.id in rules else (),
        )
        for row in connection.execute(_ROLES, {"as_at": as_at})
    }


def split_keys(text: str) -> tuple[str, ...]:
    """The requirement keys that a column holds, parted by blanks."""
    return tuple(text.split())


def join_keys(keys: Sequence[str]) -> str:
    """The column for requirement keys."""
    return " ".join(keys)


def role_name(connection: Connection, role_id: int) -> str:
    """What a role is called, one that is off the list too."""
    return str(connection.execute(select(role.c.name).where(role.c.id == role_id)).scalar_one())


def role_keys(connection: Connection) -> Mapping[str, int]:
    """Every role's id by the folded form of its name."""
    query = select(role.c.match_key, role.c.id)
    return {row.match_key: row.id for row in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class RoleName:
    """The name of a role, and the folded name that it is found by."""

    name: str
    match_key: str


def add_role(writer: Writer, name: RoleName) -> int:
    """Add a role that calls for nothing yet; return its id."""
    return writer.add(role, name)


def rename_role(writer: Writer, role_id: int, name: RoleName) -> None:
    """Give a role another name."""
    writer.update(role, role_id, **values_of(name))


def withdraw_role(writer: Writer, role_id: int, name: RoleName, on: date) -> None:
    """Take a role off the list from a day on; its new name leaves the old one free."""
    writer.update(role, role_id, **values_of(name), withdrawn_on=on)


def set_role_traits(writer: Writer, role_id: int, traits: RoleTraits) -> None:
    """Say whether a role works with children, and whether it takes part in recruiting."""
    writer.update(role, role_id, **values_of(traits))


@dataclass(frozen=True, slots=True)
class _NewRoleRule:
    role_id: int
    from_date: date | None
    group_key: str | None
    requirements: str
    reason: str
    exempt: str


def set_role_rule(
    writer: Writer,
    role_id: int,
    from_date: date | None,
    *,
    group: str | None,
    requirements: Sequence[str],
    exempt: Sequence[str] = (),
    reason: str = "",
) -> None:
    """Let a role call for something from a day on, in the place of what that day had already."""
    asked, excused = join_keys(requirements), join_keys(exempt)
    new = _NewRoleRule(role_id, from_date, group, asked, reason, excused)
    rules = read_role_rules(writer.connection)
    of_the_day = (
        each.id for each in rules if (each.role_id, each.from_date) == (role_id, from_date)
    )
    known = next(of_the_day, None)
    if known is None:
        writer.add(role_rule, new)
    else:
        writer.update(role_rule, known, **values_of(new))
