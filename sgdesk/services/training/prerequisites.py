"""Who did a course before what has to come first (Sandwell 8.2): a warning, never a bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.domain.courses.course import Course
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.training.prerequisite import Prerequisite, missing_first
from sgdesk.services.training.standing import DayRules, inputs_of


@dataclass(frozen=True, slots=True)
class Warned:
    """Somebody who lacks, on the day of a course, what has to come before it."""

    person_id: int
    name: str
    missing_first: tuple[str, ...]


def prerequisites(rules: DayRules, course: Course, scope: str = "") -> tuple[Prerequisite, ...]:
    """What comes before a course, each with all that counts for it, one's own courses too.

    ``scope`` is that of the training (``single``, ``multi``) where it is not the course's own. A
    pack that asks for single-agency training before multi-agency training asks it of every
    multi-agency course.
    """
    asked = rules.pack.course(course.key or "") if course.pack == rules.pack.id else None
    if asked is not None and asked.needs_first:
        keys: Iterable[str] = asked.needs_first
    elif (scope or course.scope) == "multi":
        keys = _before_multi_agency(rules.pack)
    else:
        return ()
    found = (_prerequisite(rules, key) for key in keys)
    return tuple(each for each in found if each is not None and course.id not in each.courses)


def _before_multi_agency(pack: Pack) -> tuple[str, ...]:
    """The single-agency courses that a document asks for before any multi-agency training."""
    if not pack.listed("order"):
        return ()
    return tuple(dict.fromkeys(key for each in pack.courses for key in each.needs_first))


def _prerequisite(rules: DayRules, key: str) -> Prerequisite | None:
    """The course of that key with what stands for it, and what meets its requirement."""
    named = [row for row in rules.courses.values() if (row.pack, row.key) == (rules.pack.id, key)]
    if not named:
        return None
    first = named[0]
    slots = (slot for rule in rules.book.requirements for slot in rule.slots if first.id in slot)
    counts = dict.fromkeys((first.id, *(course for slot in slots for course in slot)))
    return Prerequisite(first.title, tuple(counts))


def warnings(
    connection: Reader,
    rules: DayRules,
    course_id: int,
    person_ids: Sequence[int],
    on: date,
    scope: str = "",
) -> tuple[Warned, ...]:
    """Who of these people lacks on the day ``on`` what comes before the course.

    ``rules`` are those of that day.
    """
    first = prerequisites(rules, rules.courses[course_id], scope)
    if not first:
        return ()
    found = []
    for person_id in person_ids:
        person = next(inputs_of(connection, rules.book, person_id))
        if missing := missing_first(first, person.latest, on):
            name = people_data.read_person(connection, person_id).name
            found.append(Warned(person_id, name, missing))
    return tuple(found)
