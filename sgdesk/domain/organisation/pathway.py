"""From a pack, the organisation's settings and its roles to the rules of one day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.domain.organisation.pack import Pack, PackKind, PackRequirement
from sgdesk.domain.organisation.settings import Settings
from sgdesk.domain.people.person import Role
from sgdesk.domain.text import fold
from sgdesk.domain.training.renewal import LeadPatience
from sgdesk.domain.training.rule_book import (
    DenominationInterval,
    Force,
    IntervalSource,
    RequirementRule,
    RuleBook,
)


@dataclass(frozen=True, slots=True)
class CourseIndex:
    """The file's course ids: the pack's by key, what stands for what, what satisfies what.

    ``learning`` are the ids of what is safeguarding learning by itself: courses of other packs,
    and those of the organisation's own that it has marked so; ``no_learning`` are those of which
    it said that they are none.
    """

    by_key: Mapping[str, int]
    equivalents: Mapping[int, Sequence[int]] = field(default_factory=dict)
    satisfies: Mapping[str, Sequence[int]] = field(default_factory=dict)
    learning: Sequence[int] = ()
    no_learning: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A refresh interval in months, ``None`` for none, whose rule it is, and how strongly put."""

    months: int | None
    source: IntervalSource | None
    force: Force | None = None


def interval_of(requirement: str, pack: Pack, settings: Settings) -> Interval:
    """The interval of the partnership or of the organisation (RULES, 5), and whose it is.

    The organisation may shorten what the partnership asks, never lengthen it, unless the document
    itself allows it or only recommends. The generic pathway is nobody's document, so its
    intervals are the organisation's own to change.
    """
    asked = pack.requirement(requirement)
    months = asked.refresh_months if asked else None
    own = settings.intervals.get(requirement)
    if pack.kind is PackKind.GENERIC:
        months = own or months
        return Interval(months, IntervalSource.ORGANISATION) if months else Interval(None, None)
    if own is not None and _is_own_choice(own, months, pack, requirement):
        return Interval(own, IntervalSource.ORGANISATION)
    if asked is None or months is None:
        return Interval(None, None)
    return Interval(months, IntervalSource.PARTNERSHIP, asked.force)


def _is_own_choice(own: int, months: int | None, pack: Pack, requirement: str) -> bool:
    if months is None or own < months:
        return True
    return own > months and may_lengthen(pack, requirement)


def may_lengthen(pack: Pack, requirement: str) -> bool:
    """Whether an organisation may refresh less often than its document says (RULES, 5).

    It may where the document only recommends, or names a statute beside its own interval.
    """
    asked = pack.requirement(requirement)
    if asked is None or asked.refresh_months is None or pack.kind is PackKind.GENERIC:
        return True
    return asked.force is Force.RECOMMENDED or asked.allows_statutory


def higher_renews(pack: Pack, settings: Settings) -> bool:
    """Whether a higher level renews a lower one (RULES, 4): the file's word or the pack's."""
    return pack.higher_renews if settings.higher_renews is None else settings.higher_renews


def is_on_one_clock(pack: Pack, requirement: str) -> bool:
    """Whether any later safeguarding learning keeps a requirement up to date (RULES, 4: Harrow).

    A later, higher level is such learning, so that a setting on higher levels changes nothing.
    """
    return pack.one_clock is not None and requirement in pack.one_clock.requirements


def leaves_higher_levels_open(pack: Pack) -> bool:
    """Whether it is the organisation's to decide that a higher level renews a lower one (RULES, 4).

    It is where the pack has levels of which its document does not say it, and no one clock does.
    """
    ranks = {each.rank for each in pack.requirements if each.rank and not each.is_induction}
    lower = (
        each
        for each in pack.requirements
        if each.rank and not each.is_induction and each.rank < max(ranks)
    )
    return pack.higher_renews_source is None and any(
        not is_on_one_clock(pack, each.key) for each in lower
    )


def rule_book(
    pack: Pack,
    settings: Settings,
    roles: Mapping[int, Role],
    catalogue: CourseIndex,
    as_at: date,
    topics: Mapping[str, str] | None = None,
    denomination: Pack | None = None,
) -> RuleBook:
    """The rules of one day, ready for the :class:`~sgdesk.domain.training.standing.Assessor`."""
    beside = denomination_intervals(denomination, settings)
    rules = [
        *(_rule(asked, pack, settings, catalogue) for asked in pack.requirements),
        *(_topic_rule(key, pack, settings, catalogue) for key in topics or {}),
    ]
    return RuleBook(
        as_at=as_at,
        window_days=settings.window_days,
        requirements=tuple(replace(each, denomination=beside.get(each.key)) for each in rules),
        role_requirements={
            role.id: pack.with_included(role.requirements) for role in roles.values()
        },
        learning_courses=_learning(pack, rules, catalogue),
        lead_roles=frozenset(role.id for role in roles.values() if is_lead_role(pack, role)),
        patience=LeadPatience(settings.lead_gap_months, settings.lead_touch_months),
        not_with_children=frozenset(
            role.id for role in roles.values() if role.with_children is False
        ),
        role_exemptions={role.id: frozenset(role.exempt) for role in roles.values() if role.exempt},
        highest_level_only=denomination is not None and denomination.applies_to_highest_only,
    )


def _rule(
    asked: PackRequirement, pack: Pack, settings: Settings, catalogue: CourseIndex
) -> RequirementRule:
    interval = interval_of(asked.key, pack, settings)
    leads, one_clock = pack.lead_renewal, is_on_one_clock(pack, asked.key)
    return RequirementRule(
        key=asked.key,
        slots=_slots(asked, catalogue),
        interval_months=interval.months,
        interval_source=interval.source,
        force=interval.force,
        allowance_days=settings.allowed_days(asked.key, is_induction=asked.is_induction),
        renewed_by=_higher(asked, pack) if one_clock or higher_renews(pack, settings) else (),
        one_clock=one_clock,
        repeat_after_gap=leads is not None and asked.key in leads.requirements,
    )


def _topic_rule(
    key: str, pack: Pack, settings: Settings, catalogue: CourseIndex
) -> RequirementRule:
    interval = interval_of(key, pack, settings)
    return RequirementRule(
        key=key,
        slots=(tuple(catalogue.satisfies.get(key, ())),),
        interval_months=interval.months,
        interval_source=interval.source,
        allowance_days=settings.allowed_days(key, is_induction=False),
    )


def exempt_by_name(pack: Pack, role: str, requirements: Sequence[str]) -> tuple[str, ...]:
    """What whoever holds a role of that name is exempt from (Sandwell 4.1: childminders)."""
    asked = pack.with_included(tuple(requirements))
    return tuple(
        each.requirement
        for each in pack.role_exemptions
        if each.requirement in asked
        and fold(role) in {fold(name) for name in (each.title, *each.aliases)}
    )


def is_lead_role(pack: Pack, role: Role) -> bool:
    """Whether who holds the role is a safeguarding lead (RULES, 4).

    The role is in the pack's group of leads, or calls for every course that the pack marks as a
    lead's.
    """
    group = pack.group(role.group) if role.group else None
    if group is not None and group.is_lead_group:
        return True
    if pack.lead_renewal is None:
        return False
    return set(pack.lead_renewal.requirements) <= set(pack.with_included(role.requirements))


def unasked_of_lead(pack: Pack, asked: Collection[str]) -> tuple[str, ...]:
    """What the pack's leads are asked for and somebody who is asked for ``asked`` is not.

    Of several groups of leads, the one that they come nearest to. Nothing where a pack has none.
    """
    groups = (pack.with_included(each.requirements) for each in pack.groups if each.is_lead_group)
    lacking = (tuple(key for key in keys if key not in asked) for keys in groups)
    return min(lacking, key=len, default=())


def _slots(asked: PackRequirement, catalogue: CourseIndex) -> tuple[tuple[int, ...], ...]:
    """One slot for each course needed; one that the file does not have yet stays unmet."""
    whole = tuple(catalogue.satisfies.get(asked.key, ()))
    own = [catalogue.by_key.get(key) for key in asked.courses]
    return tuple(
        whole if course is None else (course, *catalogue.equivalents.get(course, ()), *whole)
        for course in own
    )


def _higher(asked: PackRequirement, pack: Pack) -> tuple[str, ...]:
    if asked.rank is None or asked.is_induction:
        return ()
    return tuple(
        each.key for each in pack.requirements if each.rank is not None and each.rank > asked.rank
    )


def _learning(
    pack: Pack, rules: Sequence[RequirementRule], catalogue: CourseIndex
) -> tuple[int, ...]:
    """What is safeguarding learning where one clock counts from any of it (RULES, 4).

    The pack's courses and events, what meets a requirement other than induction, and what the
    organisation has marked so; never an induction, nor what it marked as none.
    """
    if pack.one_clock is None:
        return ()
    inductions = {each.key for each in pack.requirements if each.is_induction}
    meets = _courses_of(each for each in rules if each.key not in inductions)
    inducts = _courses_of(each for each in rules if each.key in inductions) - meets
    events = {
        catalogue.by_key[each.key]
        for each in pack.courses
        if each.is_learning_event and each.key in catalogue.by_key
    }
    found = events | meets | set(catalogue.learning)
    return tuple(sorted(found - inducts - set(catalogue.no_learning)))


def _courses_of(rules: Iterable[RequirementRule]) -> set[int]:
    return {course for rule in rules for slot in rule.slots for course in slot}


def denomination_intervals(
    denomination: Pack | None, settings: Settings
) -> dict[str, DenominationInterval]:
    """What the denomination asks for, by the requirement that it is set beside."""
    if denomination is None:
        return {}
    levels = {
        requirement: denomination.requirement(level)
        for requirement, level in settings.denomination_levels.items()
    }
    return {
        requirement: DenominationInterval(level.refresh_months, level.force, level.rank or 0)
        for requirement, level in levels.items()
        if level is not None and level.refresh_months is not None
    }
