"""From a pack, the organisation's settings and its roles to the rules of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.domain.organisation.pack import Pack, PackKind, PackRequirement
from sgdesk.domain.organisation.settings import Settings
from sgdesk.domain.people.person import Role
from sgdesk.domain.training.standing import Force, IntervalSource, RequirementRule, RuleBook


@dataclass(frozen=True, slots=True)
class CourseIndex:
    """The file's course ids: the pack's by key, what stands for what, what satisfies what.

    ``others`` are the ids of all courses, for packs in which any learning event counts.
    """

    by_key: Mapping[str, int]
    equivalents: Mapping[int, Sequence[int]] = field(default_factory=dict)
    satisfies: Mapping[str, Sequence[int]] = field(default_factory=dict)
    every: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A refresh interval in months, ``None`` for none, whose rule it is, and how strongly put."""

    months: int | None
    source: IntervalSource | None
    force: Force | None = None


def interval_of(
    requirement: str,
    pack: Pack,
    settings: Settings,
    denomination: Mapping[str, int] | None = None,
) -> Interval:
    """The shortest interval that somebody sets (RULES, 5), and who sets it.

    The organisation may shorten what the partnership asks, never lengthen it. The generic
    pathway is nobody's document, so its intervals are the organisation's own to change.
    """
    asked = pack.requirement(requirement)
    months = asked.refresh_months if asked else None
    own = settings.intervals.get(requirement)
    if pack.kind is PackKind.GENERIC:
        chosen = Interval(own or months, IntervalSource.ORGANISATION)
    else:
        force = asked.force if asked else None
        chosen = Interval(months, IntervalSource.PARTNERSHIP, force)
        chosen = _shorter(chosen, own, IntervalSource.ORGANISATION)
    chosen = _shorter(chosen, (denomination or {}).get(requirement), IntervalSource.DENOMINATION)
    return chosen if chosen.months is not None else Interval(None, None)


def _shorter(chosen: Interval, months: int | None, source: IntervalSource) -> Interval:
    if months is None or (chosen.months is not None and chosen.months <= months):
        return chosen
    return Interval(months, source)


def higher_renews(pack: Pack, settings: Settings) -> bool:
    """Whether a higher level renews a lower one (RULES, 4): the file's word or the pack's."""
    return pack.higher_renews if settings.higher_renews is None else settings.higher_renews


def rule_book(
    pack: Pack,
    settings: Settings,
    roles: Mapping[int, Role],
    catalogue: CourseIndex,
    as_at: date,
    topics: Mapping[str, str] | None = None,
    denomination: Mapping[str, int] | None = None,
) -> RuleBook:
    """The rules of one day, ready for the :class:`~sgdesk.domain.training.standing.Assessor`."""
    renews = higher_renews(pack, settings)
    keys = (*(asked.key for asked in pack.requirements), *(topics or {}))
    intervals = {key: interval_of(key, pack, settings, denomination) for key in keys}
    rules = [
        RequirementRule(
            key=asked.key,
            slots=_slots(asked, catalogue),
            interval_months=intervals[asked.key].months,
            interval_source=intervals[asked.key].source,
            force=intervals[asked.key].force,
            allowance_days=(
                settings.induction_days if asked.is_induction else settings.allowance_days
            ),
            renewed_by=_higher(asked, pack) if renews else (),
            renewed_by_any_event=pack.lead_renewal is not None
            and asked.key in pack.lead_renewal.requirements,
        )
        for asked in pack.requirements
    ]
    for key in topics or {}:
        interval = intervals[key]
        slots = (tuple(catalogue.satisfies.get(key, ())),)
        rules.append(
            RequirementRule(
                key, slots, interval.months, interval.source, None, settings.allowance_days
            )
        )
    return RuleBook(
        as_at=as_at,
        window_days=settings.window_days,
        requirements=tuple(rules),
        role_requirements={
            role.id: pack.with_included(role.requirements) for role in roles.values()
        },
        event_courses=_events(pack, catalogue),
    )


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


def _events(pack: Pack, catalogue: CourseIndex) -> tuple[int, ...]:
    """What counts as a learning event for leads: every course but the induction's."""
    if pack.lead_renewal is None:
        return ()
    inductions = {
        course
        for each in pack.requirements
        if each.is_induction
        for slot in _slots(each, catalogue)
        for course in slot
    }
    return tuple(course for course in catalogue.every if course not in inductions)


def denomination_intervals(pack: Pack | None, settings: Settings) -> dict[str, int]:
    """The months that the denomination asks for, by the requirement it is set beside."""
    if pack is None:
        return {}
    levels = {
        requirement: pack.requirement(level)
        for requirement, level in settings.denomination_levels.items()
    }
    return {
        requirement: level.refresh_months
        for requirement, level in levels.items()
        if level is not None and level.refresh_months is not None
    }
