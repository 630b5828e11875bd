"""Courses that meet a requirement by a decision: which, whose they are, and for how many people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sgdesk.data.courses.catalogue import read_equivalents, read_satisfies
from sgdesk.domain.returns.document import Equivalent
from sgdesk.domain.training.rule_book import PersonInput, RequirementRule
from sgdesk.domain.training.states import LEFT_OUT_STATES
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import inputs_of, recognised_courses


@dataclass(frozen=True, slots=True)
class Equivalents:
    """What stands in for what on a day, by requirement, and who has the requirement by it."""

    courses: Mapping[str, tuple[Equivalent, ...]] = field(default_factory=dict)
    people: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def of(self, requirement: str) -> tuple[Equivalent, ...]:
        """The courses that are counted for a requirement beside those of its document."""
        return self.courses.get(requirement, ())

    def people_of(self, requirement: str) -> frozenset[int]:
        """Whose day for a requirement is that of such a course, by their number in the file."""
        return self.people.get(requirement, frozenset())


def equivalents_of(moment: Snapshot) -> Equivalents:
    """Every decision that holds on the day of the moment, those that nobody uses yet too.

    Somebody who did the partnership's own course later than the other has it by their own.
    """
    theirs = _courses_of_the_document(moment)
    others = {
        rule.key: found
        for rule in moment.rules.book.requirements
        if (found := _others(rule, theirs))
    }
    if not others:
        return Equivalents()
    used: dict[str, Counter[int]] = {key: Counter() for key in others}
    people: dict[str, set[int]] = {key: set() for key in others}
    for person, key, courses in _used(moment, others, theirs):
        used[key].update(courses)
        people[key].add(person)
    return Equivalents(
        {
            key: tuple(_equivalent(moment, each, used[key][each]) for each in found)
            for key, found in others.items()
        },
        {key: frozenset(found) for key, found in people.items()},
    )


def _courses_of_the_document(moment: Snapshot) -> frozenset[int]:
    pack = moment.rules.pack
    needed = {key for each in pack.requirements for key in each.courses}
    return frozenset(
        row.id for row in moment.rules.courses.values() if row.pack == pack.id and row.key in needed
    )


def _others(rule: RequirementRule, theirs: frozenset[int]) -> tuple[int, ...]:
    found = (course for slot in rule.slots for course in slot[_own(slot, theirs) :])
    return tuple(dict.fromkeys(found))


def _own(slot: Sequence[int], theirs: frozenset[int]) -> int:
    """How many courses of a slot are the document's own: its first, where the file has it."""
    return int(bool(slot) and slot[0] in theirs)


def _used(
    moment: Snapshot, others: Mapping[str, tuple[int, ...]], theirs: frozenset[int]
) -> Iterable[tuple[int, str, frozenset[int]]]:
    """Everybody who has a requirement by another course, with the courses that decide it."""
    book = moment.rules.book
    rules = {rule.key: rule for rule in book.requirements if rule.key in others}
    found = {standing.person_id: standing for _, standing in moment.report.people}
    for person in inputs_of(moment.reader, book):
        standing = found.get(person.person_id)
        for each in standing.standings if standing else ():
            rule = rules.get(each.requirement)
            if rule is None or each.last_completed is None or each.state in LEFT_OUT_STATES:
                continue
            courses = _deciding(rule, person, theirs)
            if courses:
                yield person.person_id, rule.key, courses


def _deciding(rule: RequirementRule, person: PersonInput, theirs: frozenset[int]) -> frozenset[int]:
    """The latest course of each slot, where it is not the document's own; that wins a tie."""
    latest = (
        max((each for each in slot if each in person.latest), key=person.latest.__getitem__)
        for slot in rule.slots
        if not person.latest.keys().isdisjoint(slot)
    )
    own = {slot[0] for slot in rule.slots if _own(slot, theirs)}
    return frozenset(latest) - own


def _equivalent(moment: Snapshot, course_id: int, people: int) -> Equivalent:
    rules = moment.rules
    row = rules.courses[course_id]
    pack = moment.workspace.pack_of_course(row.pack) if row.pack else None
    whose = pack.short_name if pack else (row.pack or "our own course")
    recognised = course_id in recognised_courses(rules.denomination, rules.courses)
    ours = not recognised or course_id in _decided_by_us(moment)
    by = "" if ours or rules.denomination is None else rules.denomination.short_name
    return Equivalent(row.title, whose, people, by)


def _decided_by_us(moment: Snapshot) -> frozenset[int]:
    kept = (
        *read_equivalents(moment.reader, moment.as_at).values(),
        *read_satisfies(moment.reader, moment.rules.pack.id).values(),
    )
    return frozenset(course for courses in kept for course in courses)
