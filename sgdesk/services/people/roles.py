"""The roles of the organisation and what each calls for, from which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.people import people as people_data
from sgdesk.data.people.people import RoleName
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.pathway import exempt_by_name
from sgdesk.domain.people.person import Role, RoleRule, RoleTraits
from sgdesk.domain.text import fold
from sgdesk.domain.training.rule_book import RuleBook
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.effects import Effect, effect_of
from sgdesk.services.training.standing import DayRules, rules_of_day


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role, what it calls for with the lower levels in, and how many hold it.

    ``asks_nothing`` where it has not been said yet what it calls for, or where nothing of it is
    known to the pack that the organisation follows now. ``is_first`` where it never called for
    anything, so that what is said now is its first rule.
    """

    role: Role
    requirements: tuple[str, ...]
    holders: int
    asks_nothing: bool = False
    is_first: bool = False


def roles_view(workspace: Workspace, as_at: date | None = None) -> tuple[RoleView, ...]:
    """Every role in the order of names."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        pack = workspace.pack_on(connection, day)
        known = {each.key for each in pack.requirements}
        known |= organisation_data.read_topics(connection).keys()
        roles = people_data.read_roles(connection, day)
        ever = {
            each.role_id for each in people_data.read_role_rules(connection) if each.requirements
        }
        holders: dict[int, set[int]] = {}
        for post in people_data.read_posts(connection):
            if post.active_on(day):
                holders.setdefault(post.role_id, set()).add(post.person_id)
    return tuple(
        RoleView(
            each,
            pack.with_included(each.requirements),
            len(holders.get(each.id, ())),
            known.isdisjoint(each.requirements),
            each.id not in ever,
        )
        for each in roles.values()
    )


def add_role(
    workspace: Workspace,
    name: str,
    group: str | None,
    requirements: Sequence[str] | None = None,
    traits: RoleTraits | None = None,
    exempt: Sequence[str] | None = None,
) -> tuple[int, Changes]:
    """Add a role; what it calls for holds since always.

    Without ``requirements`` it calls for those of its group, and without ``exempt`` it is exempt
    from what the document exempts a role of its name from; without ``traits`` nothing is said
    of working with children and of recruiting. Raises :class:`InputError` for a
    blank or known name, an unknown group, or an unknown requirement.
    """
    with workspace.file.writing("add_role", {"role": name.strip()}) as writer:
        pack = workspace.pack(writer.connection)
        number = insert_role(writer, pack, name, group, requirements, exempt)
        if traits is not None:
            people_data.set_role_traits(writer, number, traits)
    return number, changes_of(writer.touched)


def insert_role(
    writer: Writer,
    pack: Pack,
    name: str,
    group: str | None,
    requirements: Sequence[str] | None,
    exempt: Sequence[str] | None = None,
) -> int:
    """Add a role within an action that is under way; see :func:`add_role`."""
    if not name.strip():
        raise InputError("Enter a name for the role. Nothing was saved.")
    wish = RoleName(name.strip(), fold(name))
    if wish.match_key in people_data.role_keys(writer.connection):
        raise InputError(
            "There is a role called {name} already. Nothing was saved.",
            name=wish.name,
        )
    wanted = check_requirements(writer.connection, pack, group, requirements)
    number = people_data.add_role(writer, wish)
    excused = exempt_by_name(pack, wish.name, wanted) if exempt is None else tuple(exempt)
    people_data.set_role_rule(
        writer, number, None, group=group, requirements=wanted, exempt=excused
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
    traits: RoleTraits | None = None,
    exempt: Sequence[str] | None = None,
) -> Changes:
    """Let a role call for something else from a day on; before it, the old rule stays.

    ``from_date`` ``None`` corrects what held since always. ``exempt`` are those of its
    requirements from which the role itself is exempt, ``None`` where that stays as it is.
    ``traits``, where they are given, hold for all time; a change of them alone leaves the rules as
    they are.
    """
    with workspace.file.writing("change_role", {"role": role_id}) as writer:
        excused = None if exempt is None else tuple(exempt)
        wish = RoleWish(role_id, group, tuple(requirements), excused)
        if not _held_already(writer.connection, wish, from_date):
            keep_role_rule(writer, workspace.pack(writer.connection), wish, from_date, reason)
        if traits is not None:
            people_data.set_role_traits(writer, role_id, traits)
    return changes_of(writer.touched)


def _held_already(connection: Reader, wish: "RoleWish", from_date: date | None) -> bool:
    """Whether the role calls for just that on the day from which it is wished for."""
    holds = [
        each
        for each in people_data.read_role_rules(connection)
        if each.role_id == wish.role_id
        and (each.from_date is None or (from_date is not None and each.from_date <= from_date))
    ]
    last = holds[-1] if holds else None
    if last is None:
        return False
    exempt = last.exempt if wish.exempt is None else wish.exempt
    wished = (wish.group, wish.requirements, exempt)
    return (last.group, last.requirements, last.exempt) == wished


def offers_recruiting(pack: Pack, group: str | None) -> bool:
    """Whether the document's own words count recruiting to a group (Sandwell 4.1, 5 and 6).

    It is what the tick of a role in the group begins with, and no more: a person may take it off.
    """
    found = pack.group(group) if group else None
    return found is not None and "recruit" in found.audience.casefold()


@dataclass(frozen=True, slots=True)
class RoleWish:
    """What a role is to call for, and the group that it belongs to.

    ``exempt`` is what it is exempt from; ``None`` keeps of that what it still calls for.
    """

    role_id: int
    group: str | None
    requirements: tuple[str, ...]
    exempt: tuple[str, ...] | None = None


def change_roles(
    workspace: Workspace, wishes: Sequence[RoleWish], from_date: date | None, reason: str = ""
) -> Changes:
    """Let several roles call for something else from a day on, as one action."""
    with workspace.file.writing("change_roles", {"roles": len(wishes)}) as writer:
        pack = workspace.pack(writer.connection)
        for each in wishes:
            keep_role_rule(writer, pack, each, from_date, reason)
    return changes_of(writer.touched)


def keep_role_rule(
    writer: Writer, pack: Pack, wish: RoleWish, from_date: date | None, reason: str = ""
) -> None:
    """Change one role within an action that is under way; see :func:`change_role`."""
    wanted = check_requirements(writer.connection, pack, wish.group, wish.requirements)
    asked = pack.with_included(wanted)
    kept = _exempt_on(writer.connection, wish.role_id, from_date)
    exempt = kept if wish.exempt is None else wish.exempt
    people_data.set_role_rule(
        writer,
        wish.role_id,
        from_date,
        group=wish.group,
        requirements=wanted,
        exempt=tuple(each for each in exempt if each in asked),
        reason=reason.strip(),
    )


def _exempt_on(connection: Reader, role_id: int, day: date | None) -> tuple[str, ...]:
    """What the role was exempt from on the day, or at first."""
    rules = [each for each in people_data.read_role_rules(connection) if each.role_id == role_id]
    held = [
        each
        for each in rules
        if each.from_date is None or (day is not None and each.from_date <= day)
    ]
    return held[-1].exempt if held else ()


def rename_role(workspace: Workspace, role_id: int, name: str) -> Changes:
    """Give a role another name; posts and history stay with it."""
    if not name.strip():
        raise InputError("Enter a name for the role. Nothing was saved.")
    with workspace.file.writing("rename_role", {"role": name.strip()}) as writer:
        known = people_data.role_keys(writer.connection)
        if known.get(fold(name), role_id) != role_id:
            raise InputError(
                "There is a role called {name} already. Nothing was saved. Where the two are one, "
                "choose “Use another role instead”.",
                name=name.strip(),
            )
        people_data.rename_role(writer, role_id, RoleName(name.strip(), fold(name)))
    return changes_of(writer.touched)


def preview_role(
    workspace: Workspace,
    role_id: int,
    requirements: Sequence[str],
    as_at: date | None = None,
    exempt: Sequence[str] | None = None,
) -> Effect:
    """Whom the change would turn overdue or not done on the day, before it is saved."""
    excused = {} if exempt is None else {role_id: exempt}
    return preview_roles(workspace, {role_id: requirements}, as_at, excused)


def preview_roles(
    workspace: Workspace,
    wished: Mapping[int, Sequence[str]],
    as_at: date | None = None,
    exempt: Mapping[int, Sequence[str]] | None = None,
) -> Effect:
    """What the requirements ``wished`` for by role would do to people on the day.

    ``exempt`` are, by role, those from which it would be exempt where that changes too.
    """
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, day)
        return effect_of(connection, rules.book, with_roles(rules, wished, exempt))


def with_roles(
    rules: DayRules,
    wished: Mapping[int, Sequence[str]],
    exempt: Mapping[int, Sequence[str]] | None = None,
) -> RuleBook:
    """The rule book of a day with other requirements, and exemptions, for some roles."""
    changed = {each: rules.pack.with_included(tuple(keys)) for each, keys in wished.items()}
    excused = {each: frozenset(keys) for each, keys in (exempt or {}).items()}
    return replace(
        rules.book,
        role_requirements={**rules.book.role_requirements, **changed},
        role_exemptions={**rules.book.role_exemptions, **excused},
    )


def role_rules(workspace: Workspace, role_id: int) -> tuple[RoleRule, ...]:
    """Everything that a role has called for, from the first on."""
    with workspace.file.reading() as connection:
        rules = people_data.read_role_rules(connection)
    return tuple(each for each in rules if each.role_id == role_id)


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role to be added with the group that it belongs to."""

    name: str
    group: str | None


def add_roles(workspace: Workspace, roles: Sequence[NewRole]) -> Changes:
    """Add several roles as one action; each calls for what its group calls for.

    Raises :class:`InputError` as :func:`add_role` does; then none of them is added.
    """
    with workspace.file.writing("add_roles", {"roles": len(roles)}) as writer:
        pack = workspace.pack(writer.connection)
        for each in roles:
            insert_role(writer, pack, each.name, each.group, None)
    return changes_of(writer.touched)
