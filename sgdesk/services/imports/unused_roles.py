"""Roles that a sheet brought beside a like one: one nobody holds, or one spelt otherwise."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.import_answers import keep_decisions
from sgdesk.data.people import people as people_data
from sgdesk.data.people.people import RoleName
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.person import Post, Role
from sgdesk.domain.text import fold
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.role_offers import GROUP, OURS, ranks_alike, role_spelling
from sgdesk.services.imports.drafting.roles import NOTHING
from sgdesk.services.imports.reading.asking import question_id
from sgdesk.services.imports.reading.values import Question, QuestionKind
from sgdesk.services.people.role_templates import role_templates

_SHORTEST, _INSIDE = 4, 6
"""Letters: of a word that two names have in common, and of one that stands in another."""
_OF_MANY = frozenset(
    {
        *("leader", "worker", "helper", "member", "volunteer", "assistant", "team", "group"),
        *("officer", "deputy", "lead", "coordinator", "manager", "staff", "head", "person"),
    }
)
"""Words in so many roles that they make no two of them alike."""


@dataclass(frozen=True, slots=True)
class UnusedTwin:
    """A role that a sheet brought, and a like one of the list's beginning that nobody ever held.

    With ``is_held`` the other is held, and its name is the same but for how it is spelt.
    """

    new: Role
    unused: Role
    is_held: bool = False


def new_role_names(questions: Collection[Question]) -> tuple[str, ...]:
    """The roles that an import brings, by what was answered of each."""
    return tuple(
        each.cells[0].value
        for each in questions
        if each.kind is QuestionKind.ROLE
        and (each.answer.startswith(GROUP) or each.answer == NOTHING)
    )


def unused_twins(workspace: Workspace, new: Collection[str]) -> tuple[UnusedTwin, ...]:
    """For each of the ``new`` roles the unused one that is likest, where one is like it."""
    wanted, today = {fold(name) for name in new}, workspace.today()
    begun_with = {fold(each.name) for template in role_templates() for each in template.roles}
    with workspace.file.reading() as connection:
        roles = people_data.read_roles(connection, today).values()
        posts = people_data.read_posts(connection)
    held = {post.role_id for post in posts}
    brought = [each for each in roles if fold(each.name) in wanted]
    spelt = tuple(_spelt_alike(brought, [each for each in roles if each.id in held], posts))
    paired = {each.id for twin in spelt for each in (twin.new, twin.unused)}
    unused = {
        each.id: each for each in roles if each.id not in held and fold(each.name) in begun_with
    }
    rest = [each for each in brought if each.id not in paired]
    return (*spelt, *_paired(rest, unused))


def _spelt_alike(
    new: Sequence[Role], held: Sequence[Role], posts: Iterable[Post]
) -> Iterator[UnusedTwin]:
    """Each new role with a held one of the same words, unless somebody holds the two."""
    holders: dict[int, set[int]] = {}
    for post in posts:
        holders.setdefault(post.role_id, set()).add(post.person_id)
    gone: set[int] = set()
    for role in new:
        spelling = role_spelling(role.name)
        for other in held:
            is_free = other.id not in gone and other.id != role.id
            shared = holders.get(role.id, set()) & holders.get(other.id, set())
            if is_free and spelling and role_spelling(other.name) == spelling and not shared:
                gone.add(role.id)
                yield UnusedTwin(role, other, is_held=True)
                break


def _paired(new: Collection[Role], unused: Mapping[int, Role]) -> Iterator[UnusedTwin]:
    """Each unused role goes with one new role at most."""
    free = dict(unused)
    for role in new:
        alike = [each for each in free.values() if each.id != role.id and _alike(role, each)]
        if alike:
            best = max(alike, key=lambda each: (each.group == role.group, -each.id))
            yield UnusedTwin(role, free.pop(best.id))


def _alike(one: Role, other: Role) -> bool:
    if not ranks_alike(one.name, other.name):
        return False
    first, second = _words(one.name), _words(other.name)
    return bool(first & second) or any(
        len(short) >= _INSIDE and short in long
        for words, others in ((first, second), (second, first))
        for short in words
        for long in others
    )


def _words(name: str) -> frozenset[str]:
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    words = (each.removesuffix("s") for each in letters.split())
    return frozenset(each for each in words if len(each) >= _SHORTEST) - _OF_MANY


def use_instead(workspace: Workspace, twin: UnusedTwin) -> Changes:
    """Give everybody in the new role the unused one, and put the new one away.

    The next sheet with the new role's name means the other. One action, undone as one. Raises
    :class:`~sgdesk.domain.errors.InputError` where somebody holds the unused role by now, or both
    roles.
    """
    details = {"role": twin.unused.name, "other": twin.new.name}
    with workspace.file.writing("use_role_instead", details) as writer:
        posts = people_data.read_posts(writer.connection)
        if twin.is_held:
            _check_apart(posts, twin)
        else:
            _check_unused(writer, twin.unused)
        for post in posts:
            if post.role_id == twin.new.id:
                people_data.move_post(writer, post.id, twin.unused.id)
        put_off_the_list(writer, twin.new, workspace.today())
        asked = question_id(QuestionKind.ROLE, twin.new.name)
        keep_decisions(writer, {asked: f"{OURS}{fold(twin.unused.name)}"})
    return changes_of(writer.touched)


def put_away(workspace: Workspace, role: Role) -> Changes:
    """Take a role that nobody ever held off the list. One action; the history keeps the role.

    Raises :class:`~sgdesk.domain.errors.InputError` where somebody holds it by now.
    """
    with workspace.file.writing("put_role_away", {"role": role.name}) as writer:
        _check_unused(writer, role)
        put_off_the_list(writer, role, workspace.today())
    return changes_of(writer.touched)


def _check_unused(writer: Writer, role: Role) -> None:
    if any(post.role_id == role.id for post in people_data.read_posts(writer.connection)):
        raise InputError(
            "Somebody holds or held the role {role}, so it stays. Nothing was saved.",
            role=role.name,
        )


def _check_apart(posts: Sequence[Post], twin: UnusedTwin) -> None:
    of_each = [
        {post.person_id for post in posts if post.role_id == role.id}
        for role in (twin.new, twin.unused)
    ]
    if of_each[0] & of_each[1]:
        raise InputError(
            "Somebody holds both {role} and {other} by now, so both stay. Nothing was saved.",
            role=twin.new.name,
            other=twin.unused.name,
        )


def put_off_the_list(writer: Writer, role: Role, today: date) -> None:
    """Its name is free from now on: a role of that name can be added again."""
    name = f"{role.name} (put away {long_date(today)}, {role.id})"
    people_data.withdraw_role(writer, role.id, RoleName(name, fold(name)), today)
