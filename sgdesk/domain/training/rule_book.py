"""What the rules of standing are given: a person's dates, and every rule of one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.renewal import LeadPatience, Span


class IntervalSource(StrEnum):
    """Whose rule an interval is."""

    PARTNERSHIP = "partnership"
    DENOMINATION = "denomination"
    ORGANISATION = "organisation"


class Force(StrEnum):
    """How strongly a document puts a refresh interval."""

    MUST = "must"
    RECOMMENDED = "recommended"


@dataclass(frozen=True, slots=True)
class PostSpan:
    """A post as the rules need it: which role, from when, until when (both included)."""

    role_id: int
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class ExemptionSpan:
    """An agreed exemption from one requirement, from one day to its review date, included."""

    requirement: str
    start: date
    until: date


@dataclass(frozen=True, slots=True)
class AbsenceSpan:
    """Somebody left after ``last_day`` and was back on the day ``back_on``."""

    last_day: date
    back_on: date


@dataclass(frozen=True, slots=True)
class PersonInput:
    """What the rules need of one person, read as at the day they are asked for.

    ``latest`` is the latest completion of each course, by the course's id, on or before that
    day, of training that is not voided and whose outcome is completed. ``left`` is the last day of
    somebody who has not come back, ``absences`` are the times of those who did.
    ``begins`` is their first day with us where that is known: the one that they were given
    themselves, or else the first of their posts where none of these is without a start.
    ``led_elsewhere`` is when they were a lead in another organisation, ``learning`` every day of
    safeguarding learning where the rules of the day ask for it.
    """

    person_id: int
    posts: Sequence[PostSpan]
    latest: Mapping[int, date]
    left: date | None = None
    exemptions: Sequence[ExemptionSpan] = ()
    kind: PersonKind = PersonKind.VOLUNTEER
    absences: Sequence[AbsenceSpan] = ()
    led_elsewhere: Sequence[Span] = ()
    learning: Sequence[date] = ()
    begins: date | None = None

    def is_not_here_yet(self, day: date) -> bool:
        """Whether they begin only after the day, and hold no role on it for that."""
        has_begun = any(each.start is None or each.start <= day for each in self.posts)
        return not has_begun and self.begins is not None and self.begins > day

    def is_away(self, day: date) -> bool:
        """Whether they had left by the day, and were not back."""
        if self.left is not None and day > self.left:
            return True
        return bool(self.absences) and any(
            each.last_day < day < each.back_on for each in self.absences
        )


@dataclass(frozen=True, slots=True)
class DenominationInterval:
    """The months that a denomination sets beside a requirement, and the rank of its level."""

    months: int
    force: Force | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class RequirementRule:
    """One requirement as it holds on the day: its courses, its interval and whose it is.

    ``slots`` are the courses that are all needed, each as the ids of the course and of what
    stands for it. ``renewed_by`` are the requirements of a higher level, empty where the
    organisation does not let a higher level renew. ``one_clock`` counts it from the latest
    safeguarding learning of any kind, a higher level among it; ``repeat_after_gap`` asks leads to
    do it again itself after a gap (RULES, 4).
    """

    key: str
    slots: tuple[tuple[int, ...], ...]
    interval_months: int | None = None
    interval_source: IntervalSource | None = None
    force: Force | None = None
    allowance_days: int = 182
    renewed_by: tuple[str, ...] = ()
    one_clock: bool = False
    repeat_after_gap: bool = False
    denomination: DenominationInterval | None = None


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule of one organisation as it holds on the day ``as_at``.

    ``role_requirements`` lists, for each role's id, the keys it calls for with the lower
    levels already in, and ``role_exemptions`` those from which the role itself is exempt.
    ``learning_courses`` are the ids of what is safeguarding learning where a pack has one clock
    for all of it; ``lead_roles`` the roles of leads; ``not_with_children`` those of which it was
    said that they do not work with children, for whom such a clock is the organisation's own.
    """

    as_at: date
    window_days: int
    requirements: tuple[RequirementRule, ...]
    role_requirements: Mapping[int, tuple[str, ...]]
    learning_courses: tuple[int, ...] = ()
    lead_roles: frozenset[int] = frozenset()
    patience: LeadPatience = field(default_factory=LeadPatience)
    not_with_children: frozenset[int] = frozenset()
    role_exemptions: Mapping[int, frozenset[str]] = field(default_factory=dict)
    highest_level_only: bool = False

    @property
    def every_day_of(self) -> tuple[int, ...]:
        """The courses of which every day has to be known, not the latest alone."""
        return self.learning_courses if self.patience.touch is not None else ()


def for_everybody(rule: RequirementRule, book: RuleBook) -> RequirementRule:
    """The rule as it holds for everybody of whom it is asked: what stands in a table of them.

    A denomination's interval that holds for a person's highest level alone is not in it.
    """
    return rule if book.highest_level_only else with_denomination(rule)


def shorter_at_the_highest(rule: RequirementRule, book: RuleBook) -> int | None:
    """The denomination's months where it is a person's highest level, if they are fewer."""
    if not book.highest_level_only:
        return None
    theirs = with_denomination(rule).interval_months
    return None if theirs == rule.interval_months else theirs


def with_denomination(rule: RequirementRule) -> RequirementRule:
    """The rule by the denomination's interval, where that is the shorter one."""
    theirs, months = rule.denomination, rule.interval_months
    if theirs is None or (months is not None and months <= theirs.months):
        return rule
    return replace(
        rule,
        interval_months=theirs.months,
        interval_source=IntervalSource.DENOMINATION,
        force=theirs.force,
    )
