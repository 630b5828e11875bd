"""Why somebody did not come to a session, as the reason for a gap (RULES, States)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.training.rule_book import RequirementRule, RuleBook


@dataclass(frozen=True, slots=True)
class Missed:
    """A session of a course that somebody was ticked as not having come to, and why, in words."""

    person_id: int
    course_id: int
    held_on: date
    reason: str


def reasons_for_gaps(
    missed: Iterable[Missed], latest: Mapping[tuple[int, int], date], book: RuleBook
) -> Mapping[tuple[int, str], str]:
    """The reasons by person and requirement: of several that of the latest session.

    A session speaks for each requirement that its course counts towards. ``latest`` is when each
    person and course was last completed: what was done on the day or later settles the reason.
    """
    found: dict[tuple[int, str], str] = {}
    for each in sorted(missed, key=lambda one: one.held_on):
        for rule in book.requirements:
            slots = [slot for slot in rule.slots if each.course_id in slot]
            if slots and not _is_settled(each, rule, slots, latest, book):
                found[each.person_id, rule.key] = each.reason
    return found


def _is_settled(
    each: Missed,
    rule: RequirementRule,
    slots: Sequence[Sequence[int]],
    latest: Mapping[tuple[int, int], date],
    book: RuleBook,
) -> bool:
    settles = {course for slot in slots for course in slot}
    was_done = any((each.person_id, course) in latest for course in settles)
    if was_done:
        settles.update(_renewing(rule, book))
    days = (latest.get((each.person_id, course)) for course in settles)
    return any(day is not None and day >= each.held_on for day in days)


def _renewing(rule: RequirementRule, book: RuleBook) -> Iterator[int]:
    """The courses that keep a requirement up to date once it was done (RULES, 4)."""
    if rule.one_clock:
        yield from book.learning_courses
        return
    for higher in book.requirements:
        if higher.key in rule.renewed_by:
            yield from (course for slot in higher.slots for course in slot)
