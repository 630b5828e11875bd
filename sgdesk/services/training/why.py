"""Why a requirement stands as it does: what is missing, by whose rule, and what makes it right."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sgdesk.domain.organisation.pack import Pack, PackKind, cited
from sgdesk.domain.organisation.settings import (
    ALLOWANCE_DAYS,
    ALLOWANCE_PREFIX,
    INDUCTION_DAYS,
    INTERVAL_PREFIX,
)
from sgdesk.domain.training.rule_book import IntervalSource, RequirementRule
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import WANTS_TRAINING
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import DayRules
from sgdesk.services.training.undecided import open_decisions


@dataclass(frozen=True, slots=True)
class RequirementFacts:
    """What is known of one requirement on a day, whoever is asked for it.

    ``courses`` are the titles of those that are all needed, each with what may take its place
    where the organisation says so; one that nothing meets is empty. ``document`` is who asks for it
    and where, empty where nobody's document does; ``denomination`` the same of a shorter interval.
    """

    title: str
    courses: tuple[str, ...]
    document: str = ""
    denomination: str = ""
    allowance_days: int = 0
    refresh_is_open: bool = False
    allowance_is_open: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Why one requirement stands as it does for somebody: the three answers.

    ``missing`` are the courses without which it is not done, ``to_do`` those that put it right or
    keep it so. ``roles`` are those of theirs that call for it.
    """

    standing: Standing
    facts: RequirementFacts
    roles: tuple[str, ...]
    missing: tuple[str, ...]
    to_do: tuple[str, ...]

    @property
    def needed(self) -> int:
        """How many courses it takes."""
        return len(self.facts.courses)

    @property
    def done(self) -> int:
        """How many of them are done."""
        return self.needed - len(self.missing)

    @property
    def is_begun(self) -> bool:
        """Whether some courses of a set are done and others are missing."""
        return 0 < self.done < self.needed

    @property
    def nothing_meets_it(self) -> bool:
        """Whether it can never be done, since no course is set to meet it."""
        return not any(self.facts.courses)

    @property
    def whose(self) -> str:
        """Who states its interval and where; empty where the organisation set it."""
        if self.standing.interval_source is IntervalSource.ORGANISATION:
            return ""
        if self.standing.interval_source is IntervalSource.DENOMINATION:
            return self.facts.denomination
        return self.facts.document


@dataclass(frozen=True, slots=True)
class Reasons:
    """Answers for everybody on one day what :class:`Why` says; made once for a page."""

    requirements: Mapping[str, RequirementFacts] = field(default_factory=dict)
    courses: Mapping[int, str] = field(default_factory=dict)
    roles: Mapping[str, Collection[str]] = field(default_factory=dict)
    """What each role calls for, by its name."""

    def why(self, standing: Standing, roles: Sequence[str] = ()) -> Why:
        """The answers for one standing of somebody who holds these roles."""
        facts = self.requirements[standing.requirement]
        missing = tuple(self.courses[each] for each in standing.missing)
        if not missing and standing.last_completed is None:
            missing = facts.courses
        asks = tuple(each for each in roles if standing.requirement in self.roles.get(each, ()))
        return Why(standing, facts, asks, missing, self._to_do(standing, facts, missing))

    def _to_do(
        self, standing: Standing, facts: RequirementFacts, missing: tuple[str, ...]
    ) -> tuple[str, ...]:
        if standing.state not in WANTS_TRAINING:
            return ()
        again = tuple(self.courses[each] for each in standing.to_repeat)
        return tuple(each for each in missing or again or facts.courses if each)


def reasons_in(moment: Snapshot) -> Reasons:
    """Why things stand as they do in a moment that is open already."""
    return reasons_of(moment.rules, open_decisions(moment))


def reasons_of(rules: DayRules, undecided: Collection[str]) -> Reasons:
    """The same from the rules of a day, and the settings that nobody has decided."""
    titles = rules.titles()
    return Reasons(
        requirements={
            rule.key: _facts(rule, titles[rule.key], rules, undecided)
            for rule in rules.book.requirements
        },
        courses={number: course.title for number, course in rules.courses.items()},
        roles={role.name: rules.book.role_requirements[role.id] for role in rules.roles.values()},
    )


def _facts(
    rule: RequirementRule, title: str, rules: DayRules, undecided: Collection[str]
) -> RequirementFacts:
    return RequirementFacts(
        title=title,
        courses=_courses(rule, rules),
        document=_document(rule.key, rules.pack),
        denomination=_denomination(rule.key, rules),
        allowance_days=rule.allowance_days,
        refresh_is_open=f"{INTERVAL_PREFIX}{rule.key}" in undecided,
        allowance_is_open=_allowance_is_open(rule.key, rules, undecided),
    )


def _courses(rule: RequirementRule, rules: DayRules) -> tuple[str, ...]:
    """A course of the pack by its own title; of a topic whatever the organisation lets meet it."""
    asked = rules.pack.requirement(rule.key)
    if asked is None:
        meet = [rules.courses[each].title for slot in rule.slots for each in slot]
        return (" / ".join(meet),)
    known = (rules.pack.course(key) for key in asked.courses)
    return tuple(
        rules.courses[slot[0]].title if slot else course.title if course else ""
        for slot, course in zip(rule.slots, known, strict=True)
    )


def _document(key: str, pack: Pack) -> str:
    asked = pack.requirement(key)
    if asked is None or pack.kind is PackKind.GENERIC:
        return ""
    return cited(pack.short_name, asked.source)


def _denomination(key: str, rules: DayRules) -> str:
    body = rules.denomination
    if body is None:
        return ""
    level = body.requirement(rules.settings.denomination_levels.get(key, ""))
    return cited(body.short_name, level.source if level else None)


def _allowance_is_open(key: str, rules: DayRules, undecided: Collection[str]) -> bool:
    """Whether nobody has decided how many days somebody new has for it."""
    if key in rules.settings.allowances:
        return False
    asked = rules.pack.requirement(key)
    usual = INDUCTION_DAYS if asked is not None and asked.is_induction else ALLOWANCE_DAYS
    return f"{ALLOWANCE_PREFIX}{key}" in undecided or usual in undecided
