"""The roles of the organisation and what each calls for, from which day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data import organisation as organisation_data
from sgdesk.data import people as people_data
from sgdesk.data import training as training_data
from sgdesk.data.schema import role, role_rule
from sgdesk.data.store import Reader
from sgdesk.data.unit_of_work import Writer
from sgdesk.domain.errors import InputError
from sgdesk.domain.partnership import Pack
from sgdesk.domain.people import Role
from sgdesk.domain.standing import Assessor, State
from sgdesk.domain.text import fold
from sgdesk.services.results import Changes, changes_of
from sgdesk.services.standing import rules_of_day
from sgdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role, what it calls for today with the lower levels in, and how many hold it."""

    role: Role
    requirements: tuple[str, ...]
    holders: int


@dataclass(frozen=True, slots=True)
class RoleEffect:
    """Whom a change would turn: names of those who would become overdue or not done."""

    turned: tuple[str, ...]
    asked_anew: int
    no_longer_asked: int


def roles_view(workspace: Workspace, as_at: date | None = None) -> tuple[RoleView, ...]:
    """Every role in the order of names."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
        roles = people_data.read_roles(connection, day)
        holders: dict[int, set[int]] = {}
        for post in people_data.read_posts(connection):
            if post.active_on(day):
                holders.setdefault(post.role_id, set()).add(post.person_id)
    return tuple(
        RoleView(each, pack.with_included(each.requirements), len(holders.get(each.id, ())))
        for each in roles.values()
    )


def add_role(
    workspace: Workspace,
    name: str,
    group: str | None,
    requirements: Sequence[str] | None = None,
) -> tuple[int, Changes]:
    """Add a role; what it calls for holds since always.

    Without ``requirements`` it calls for those of its group. Raises :class:`InputError` for a
    blank or known name, an unknown group, or an unknown requirement.
    """
    with workspace.file.writing("add_role", {"role": name.strip()}) as writer:
        number = insert_role(writer, workspace.pack(writer.connection), name, group, requirements)
    return number, changes_of(writer.touched)


def insert_role(
    writer: Writer,
    pack: Pack,
    name: str,
    group: str | None,
    requirements: Sequence[str] | None,
) -> int:
    """Add a role within a deed that is under way; see :func:`add_role`."""
    if not name.strip():
        raise InputError("Enter a name for the role. Nothing was saved.")
    key = fold(name)
    if key in people_data.role_keys(writer.connection):
        raise InputError(
            "There is a role called {name} already. Nothing was saved.",
            name=name.strip(),
        )
    wanted = check_requirements(writer.connection, pack, group, requirements)
    number = writer.insert(role, name=name.strip(), match_key=key)
    writer.insert(
        role_rule,
        role_id=number,
        from_date=None,
        group_key=group,
        requirements=people_data.join_keys(wanted),
    )
    return number


def check_requirements(
    connection: Reader,
    pack: Pack,
    group: str | None,
    requirements: Sequence[str] | None,
) -> tuple[str, ...]:
    """What a role calls for, checked against the pack and the organisation's topics."""
    chosen = pack.group(group) if group else None
    if group and chosen is None:
        raise InputError(
            "{pack} has no group {group}. Nothing was saved.",
            pack=pack.name,
            group=group,
        )
    if requirements is None:
        return chosen.requirements if chosen else ()
    topics = organisation_data.read_topics(connection)
    for key in requirements:
        if pack.requirement(key) is None and key not in topics:
            raise InputError(
                "{key} is not something {pack} asks for, nor a topic of your own. "
                "Nothing was saved.",
                key=key,
                pack=pack.name,
            )
    return tuple(dict.fromkeys(requirements))


def change_role(
    workspace: Workspace,
    role_id: int,
    *,
    group: str | None,
    requirements: Sequence[str],
    from_date: date | None,
    reason: str = "",
) -> Changes:
    """Let a role call for something else from a day on; before it, the old rule stays.

    ``from_date`` ``None`` corrects what held since always.
    """
    with workspace.file.writing("change_role", {"role": role_id}) as writer:
        pack = workspace.pack(writer.connection)
        wanted = check_requirements(writer.connection, pack, group, requirements)
        values = {
            "group_key": group,
            "requirements": people_data.join_keys(wanted),
            "reason": reason.strip(),
        }
        same_day = next(
            (
                row.id
                for row in people_data.read_role_rules(writer.connection)
                if row.role_id == role_id and row.from_date == from_date
            ),
            None,
        )
        if same_day is None:
            writer.insert(role_rule, role_id=role_id, from_date=from_date, **values)
        else:
            writer.update(role_rule, same_day, **values)
    return changes_of(writer.touched)


def rename_role(workspace: Workspace, role_id: int, name: str) -> Changes:
    """Give a role another name; posts and history stay with it."""
    if not name.strip():
        raise InputError("Enter a name for the role. Nothing was saved.")
    with workspace.file.writing("rename_role", {"role": name.strip()}) as writer:
        known = people_data.role_keys(writer.connection)
        if known.get(fold(name), role_id) != role_id:
            raise InputError(
                "There is a role called {name} already. Nothing was saved.",
                name=name.strip(),
            )
        writer.update(role, role_id, name=name.strip(), match_key=fold(name))
    return changes_of(writer.touched)


_TURNED = {State.OVERDUE, State.NOT_DONE}


def preview_role(
    workspace: Workspace,
    role_id: int,
    requirements: Sequence[str],
    as_at: date | None = None,
) -> RoleEffect:
    """Whom the change would turn overdue or not done on the day, before it is saved."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, day)
        names = {each.id: each.name for each in people_data.read_people(connection)}
        inputs = tuple(training_data.read_inputs(connection, day))
    changed = {
        **rules.book.role_requirements,
        role_id: rules.pack.with_included(tuple(requirements)),
    }
    before = Assessor(rules.book)
    after = Assessor(replace(rules.book, role_requirements=changed))
    turned: list[str] = []
    anew = dropped = 0
    for person in inputs:
        old, new = before.assess(person), after.assess(person)
        if old is None or new is None:
            continue
        had = {each.requirement: each.state for each in old.standings}
        has = {each.requirement: each.state for each in new.standings}
        anew += len(has.keys() - had.keys())
        dropped += len(had.keys() - has.keys())
        if any(has[key] in _TURNED and had.get(key) not in _TURNED for key in has):
            turned.append(names[person.person_id])
    return RoleEffect(tuple(sorted(turned)), anew, dropped)
