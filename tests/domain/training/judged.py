"""Somebody judged on one day by a few rules, for tests of the states."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sgdesk.domain.training.renewal import Span
from sgdesk.domain.training.rule_book import (
    AbsenceSpan,
    ExemptionSpan,
    IntervalSource,
    PersonInput,
    PostSpan,
    RequirementRule,
    RuleBook,
)
from sgdesk.domain.training.standing import Assessor, PersonStanding, Standing

D = date(2026, 3, 31)
DAY = timedelta(days=1)
ROLE, OTHER_ROLE = 1, 2
COURSE, SECOND, HIGHER, EVENT = 10, 11, 20, 30
RULE = RequirementRule("level2", ((COURSE,),), 36, IntervalSource.PARTNERSHIP)
OPEN_POST = PostSpan(ROLE, None, None)


def judge(
    *posts: PostSpan,
    rules: tuple[RequirementRule, ...] = (RULE,),
    latest: Mapping[int, date] | None = None,
    left: date | None = None,
    exemptions: tuple[ExemptionSpan, ...] = (),
    as_at: date = D,
    asked: Mapping[int, tuple[str, ...]] | None = None,
    absences: tuple[AbsenceSpan, ...] = (),
    elsewhere: tuple[Span, ...] = (),
    learning: tuple[date, ...] = (),
    **also: Any,
) -> PersonStanding | None:
    book = RuleBook(
        as_at,
        90,
        rules,
        asked or {ROLE: tuple(rule.key for rule in rules), OTHER_ROLE: ()},
        learning_courses=(COURSE, HIGHER, EVENT),
        **also,
    )
    seen = {course: day for course, day in (latest or {}).items() if day <= as_at}
    person = PersonInput(
        7,
        posts,
        seen,
        left,
        exemptions,
        absences=absences,
        led_elsewhere=elsewhere,
        learning=learning,
    )
    return Assessor(book).assess(person)


def standing(*posts: PostSpan, **given: object) -> Standing:
    found = judge(*(posts or (OPEN_POST,)), **given)  # type: ignore[arg-type]
    assert found is not None
    return found.standings[0]
