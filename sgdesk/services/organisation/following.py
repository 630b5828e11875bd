"""Following another partnership: whom it turns, and where roles and courses find their place."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.courses.catalogue import add_pack_courses, read_courses
from sgdesk.data.courses.equivalences import NewEquivalence, add_equivalence
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.organisation.organisation import keep_setting
from sgdesk.data.people import people as people_data
from sgdesk.data.training.records import people_by_course
from sgdesk.domain.courses.course import Course
from sgdesk.domain.courses.course_names import course_key
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.settings import PARTNERSHIP
from sgdesk.domain.people.person import Role
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.safety.backing_up import back_up_before
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.carrying import Carried, ask_again, carry_over, what_carries
from sgdesk.services.people.role_templates import level_of, suggested_group
from sgdesk.services.people.roles import RoleWish, check_requirements, keep_role_rule, with_roles
from sgdesk.services.training.effects import Effect, effect_of
from sgdesk.services.training.standing import DayRules, rules_of_day

_FIRST_LEVEL = 1
"""The level of who is asked for an induction alone, as everybody is who meets children at all."""


@dataclass(frozen=True, slots=True)
class RoleToMove:
    """A role that calls for something of the pack that is left, and what fits in the other.

    Every such role is asked about, even where both packs have a group or a requirement of the
    same key: what that asks for is another thing. ``suggested`` is the key of the new pack's group
    of the same level: our suggestion.
    """

    id: int
    name: str
    before: str
    suggested: str | None


@dataclass(frozen=True, slots=True)
class CourseToPlace:
    """A course that people did and that the other pack does not have (RULES, 7).

    ``met`` are the titles of what it meets now; ``suggested`` is the key of the course of the new
    pack that it can stand for: our suggestion, never the document's rule.
    """

    id: int
    title: str
    people: int
    met: tuple[str, ...]
    suggested: str | None


@dataclass(frozen=True, slots=True)
class Placing:
    """What is said of roles and courses as another pack is followed.

    ``groups`` are the groups of the new pack for roles, by their ids, which then call for what
    those ask for; ``stands_for`` are the keys of its courses that courses of the file stand for.
    """

    groups: Mapping[int, str] = field(default_factory=dict)
    stands_for: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartnershipEffect:
    """What following another pack does: to people, and what has to find its place in it."""

    pack: Pack
    effect: Effect
    roles: tuple[RoleToMove, ...]
    courses: tuple[CourseToPlace, ...]
    carried: Carried


def choose_partnership(
    workspace: Workspace, key: str, placing: Placing | None = None, decided_by: str = ""
) -> Changes:
    """Follow another pack from today; the days before keep the pack of their time.

    Its courses are added to the catalogue, nothing is taken away. A role without a place there
    calls for nothing of it; exemptions and reasons go over to what is the same there, and what was
    decided of a requirement is asked again. ``decided_by`` says who let the
    courses of ``placing`` stand for others. Raises :class:`InputError` for a group or a course
    that the pack does not have.
    """
    placing = placing or Placing()
    pack, today = workspace.pack_named(key), workspace.today()
    back_up_before(workspace)
    with workspace.file.writing("choose_partnership", {"partnership": pack.name}) as writer:
        left = workspace.pack(writer.connection)
        if not organisation_data.setting_history(writer.connection, PARTNERSHIP):
            keep_setting(writer, PARTNERSHIP, left.id, None)
        keep_setting(writer, PARTNERSHIP, pack.id, today)
        organisation_data.follow_partnership(writer, pack.id)
        add_pack_courses(writer, pack)
        for wish in _wishes(writer.connection, left, pack, placing):
            keep_role_rule(writer, pack, wish, today)
        _let_stand(writer, pack, placing.stands_for, decided_by, today)
        ask_again(writer, left, pack, today)
        carry_over(workspace, writer, left, pack)
    return changes_of(writer.touched)


def _wishes(connection: Reader, left: Pack, pack: Pack, placing: Placing) -> tuple[RoleWish, ...]:
    """What each role is to call for; one without a place there keeps the topics of ours alone."""
    wishes = []
    for role in _roles_of(connection, left, placing.groups):
        group = placing.groups.get(role.id)
        asked = check_requirements(connection, pack, group, None) if group else ()
        topics = tuple(each for each in role.requirements if left.requirement(each) is None)
        wishes.append(RoleWish(role.id, group, (*asked, *topics)))
    return tuple(wishes)


def _roles_of(connection: Reader, left: Pack, placed: Collection[int] = ()) -> tuple[Role, ...]:
    """The roles that call for something of the pack that is left, are in a group of it, or
    were ``placed`` in the other by hand.
    """
    roles = people_data.read_roles(connection, date.max)
    return tuple(
        role
        for role in roles.values()
        if role.id in placed
        or role.group is not None
        or any(left.requirement(key) for key in role.requirements)
    )


def _let_stand(
    writer: Writer, pack: Pack, stands_for: Mapping[int, str], decided_by: str, today: date
) -> None:
    ids = {
        row.key: row.id for row in read_courses(writer.connection).values() if row.pack == pack.id
    }
    reason = f"As {pack.short_name} was followed"
    for course_id, key in stands_for.items():
        if key not in ids:
            raise InputError(
                "{pack} has no course {course}. Nothing was saved.", pack=pack.name, course=key
            )
        add_equivalence(
            writer, NewEquivalence(course_id, ids[key], decided_by.strip(), today, reason)
        )


def preview_partnership(
    workspace: Workspace, key: str, as_at: date | None = None, placing: Placing | None = None
) -> PartnershipEffect:
    """What :func:`choose_partnership` would change on the day, before it is chosen."""
    placing = placing or Placing()
    day = as_at or workspace.today()
    pack = workspace.pack_named(key)
    with workspace.file.reading() as connection:
        before = rules_of_day(workspace, connection, day)
        after = rules_of_day(workspace, connection, day, pack=pack, stands_for=placing.stands_for)
        wishes = _wishes(connection, before.pack, pack, placing)
        wished = {each.role_id: each.requirements for each in wishes}
        effect = effect_of(connection, before.book, with_roles(after, wished))
        courses = _to_place(connection, before, pack)
        roles = [_to_move(role, before.pack, pack) for role in _roles_of(connection, before.pack)]
        carried = what_carries(connection, before.pack, pack, day)
    return PartnershipEffect(pack, effect, tuple(roles), courses, carried)


def _to_move(role: Role, before: Pack, pack: Pack) -> RoleToMove:
    group = before.group(role.group) if role.group else None
    level = level_of(before, role.group)
    if level is None:
        asked = (before.requirement(key) for key in before.with_included(role.requirements))
        level = max((each.rank or 0 for each in asked if each is not None), default=0)
    fits = suggested_group(pack, max(level, _FIRST_LEVEL), role.name)
    return RoleToMove(role.id, role.name, group.title if group else "", fits.key if fits else None)


def _to_place(connection: Reader, before: DayRules, pack: Pack) -> tuple[CourseToPlace, ...]:
    """The courses that people did and that meet something now, the most people first.

    One course of a set that is needed together is suggested for nothing but its own name.
    """
    met: dict[int, list[str]] = {}
    alone: dict[int, list[str]] = {}
    for rule in before.book.requirements:
        for course_id in {each for slot in rule.slots for each in slot}:
            met.setdefault(course_id, []).append(rule.key)
            if all(course_id in slot for slot in rule.slots):
                alone.setdefault(course_id, []).append(rule.key)
    done = people_by_course(connection)
    titles = before.titles()
    found = [
        CourseToPlace(
            row.id,
            row.title,
            done[row.id],
            tuple(titles[each] for each in met[row.id]),
            _suggested_course(row, alone.get(row.id, []), before.pack, pack),
        )
        for row in before.courses.values()
        if row.id in done and row.id in met and row.pack != pack.id
    ]
    return tuple(sorted(found, key=lambda each: (-each.people, each.title)))


def _suggested_course(row: Course, met: list[str], before: Pack, pack: Pack) -> str | None:
    """The new pack's course of the same name, or the one for the same induction or level.

    One course of a set is never suggested for all of it: half of a level is no level.
    """
    named = {
        course_key(name): each.key for each in pack.courses for name in (*each.aliases, each.title)
    }
    if row.match_key in named:
        return named[row.match_key]
    for key in met:
        asked = before.requirement(key)
        same = (
            each
            for each in pack.requirements
            if asked is not None
            and len(asked.courses) == 1
            and len(each.courses) == 1
            and each.is_induction == asked.is_induction
            and (asked.is_induction or (each.rank is not None and each.rank == asked.rank))
        )
        fits = next(same, None)
        if fits is not None:
            return fits.courses[0]
    return None
