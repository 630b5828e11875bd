"""Telling who a row speaks of, and which course, without ever guessing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.import_answers import SAME, number_in
from sgdesk.domain.courses.course import Course
from sgdesk.domain.courses.course_names import course_key, course_keys
from sgdesk.domain.names import PersonName
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.people.said.likeness import (
    Likened,
    Likeness,
    compared,
    likened,
    likeness_keys,
)
from sgdesk.domain.text import fold


class Unmatched(StrEnum):
    """Why a row's person could not be told."""

    UNKNOWN = "unknown"
    UNKNOWN_REFERENCE = "unknown_reference"
    """Nobody has the reference, and the row gives no name."""
    AMBIGUOUS = "ambiguous"
    OTHER_NAME = "other_name"
    """The reference belongs to somebody of another name."""
    OTHER_MARKS = "other_marks"
    """Whoever is known by the name has another reference or e-mail, and is another person."""
    OTHER_ADDRESS = "other_address"
    """Whoever is known by the name has another e-mail, and nobody has said yet who is meant."""
    TWO_ADDRESSES = "two_addresses"
    """The name stands with several e-mails, and nobody has said yet whether they are the same."""
    LIKE_ANOTHER = "like_another"
    """Somebody of a like name is known, and nobody has said yet whether they are the same."""
    OTHER_REFERENCE = "other_reference"
    """The name was said to be that of somebody here, whose reference is another."""
    TWICE = "twice"
    """The name stands in several rows, and nobody has said yet whether they are the same."""


@dataclass(frozen=True, slots=True)
class Known:
    """What tells one person from another."""

    id: int
    key: str
    name: PersonName
    reference: str | None
    email: str | None


_RANKS = {each: place for place, each in enumerate(Likeness)}


class PeopleIndex:
    """Everybody who is known, those of this very import too, by what tells them apart."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_id: dict[int, Known] = {}
        self._by_reference: dict[str, Known] = {}
        self._by_folded: dict[str, list[Known]] = defaultdict(list)
        self._by_key: dict[str, list[Known]] = defaultdict(list)
        self._near: dict[str, list[Likened]] | None = None
        self._begun = False
        self._added: set[int] = set()
        self.changes = 0
        """How often somebody was made known, or known otherwise."""
        for each in people:
            self.add(each)
        self._begun = True

    @property
    def added(self) -> Set[int]:
        """Whoever was made known since the index was made; it grows with it."""
        return self._added

    def add(self, person: Known) -> None:
        """Make somebody known."""
        self.changes += 1
        self._by_id[person.id] = person
        if person.reference:
            self._by_reference[person.reference] = person
            self._by_folded[fold(person.reference)].append(person)
        if self._near is not None and not self._by_key.get(person.key):
            _hold(self._near, person.name)
        self._by_key[person.key].append(person)
        if self._begun:
            self._added.add(person.id)

    def alike(self, name: PersonName) -> tuple[Known, ...]:
        """Everybody whose name is like this one and may be the same person's, the likest first.

        Names that share a key are compared. Most imports never ask, so the keys are made when
        somebody does.
        """
        if self._near is None:
            self._near = {}
            for bearers in self._by_key.values():
                for name_of in dict.fromkeys(each.name for each in bearers):
                    _hold(self._near, name_of)
        mine = likened(name)
        near = {
            each.full: each for key in likeness_keys(name).asked for each in self._near.get(key, ())
        }
        ranked = sorted(
            (_RANKS[how], key)
            for key, each in near.items()
            if (how := compared(mine, each)) is not Likeness.NONE
        )
        return tuple(each for _, key in ranked for each in self._by_key.get(key, ()))

    def replace(self, before: Known, after: Known) -> None:
        """Know somebody by a reference or an e-mail that was blank before."""
        self.changes += 1
        self._by_id[after.id] = after
        self._by_key[before.key].remove(before)
        if before.reference:
            del self._by_reference[before.reference]
            self._by_folded[fold(before.reference)].remove(before)
        if after.reference:
            self._by_reference[after.reference] = after
            self._by_folded[fold(after.reference)].append(after)
        self._by_key[after.key].append(after)

    def by_reference(self, reference: str | None) -> Known | None:
        """The bearer of the reference, or the only one whose own differs in case alone."""
        if not reference:
            return None
        if found := self._by_reference.get(reference):
            return found
        alike = self._by_folded.get(fold(reference), ())
        return alike[0] if len(alike) == 1 else None

    def meant(self, answer: str) -> tuple[Known, ...]:
        """Whoever an answer about a name or a reference means; nobody where it names nobody."""
        number = number_in(answer)
        if number is not None:
            return (self._by_id[number],) if number in self._by_id else ()
        return self.bearers(answer.removeprefix(SAME)) if answer.startswith(SAME) else ()

    def bearers(self, key: str) -> tuple[Known, ...]:
        """Everybody of that full name."""
        return tuple(self._by_key.get(key, ()))

    def by_name(self, key: str, email: str, reference: str) -> Known | Unmatched:
        """By full name with e-mail, then by a name that only one bears.

        E-mail alone never tells anybody, since families share one. Beside a reference that
        nobody has, those who have none yet come before those who have another.
        """
        same = self.bearers(key)
        if email:
            with_email = [each for each in same if each.email and fold(each.email) == fold(email)]
            if len(with_email) == 1:
                return with_email[0]
        without = [each for each in same if not each.reference] if reference else []
        likely = without or same
        if len(likely) == 1:
            return likely[0]
        return Unmatched.AMBIGUOUS if same else Unmatched.UNKNOWN


def _hold(near: dict[str, list[Likened]], name: PersonName) -> None:
    """Keep a name under each of its keys."""
    parts = likened(name)
    for key in likeness_keys(name).held:
        near.setdefault(key, []).append(parts)


class CourseFinder:
    """Courses by any of the names that the pack and the organisation know them by.

    The names of a denomination that stands beside the partnership (C1 for Foundation) are known
    too, after the partnership's and the organisation's own.
    """

    def __init__(self, connection: Reader, pack: Pack, beside: Pack | None = None) -> None:
        rows = course_data.read_courses(connection)
        self._ids: dict[str, int] = _pack_names(beside, rows) if beside else {}
        own: dict[str, int] = {}
        for row in rows.values():
            if row.pack in (None, pack.id):
                own.setdefault(row.match_key, row.id)
        self._ids |= own | _pack_names(pack, rows)
        self._titles = {row.id: row.title for row in rows.values()}
        self._offered = tuple(
            dict.fromkeys(row.title for row in rows.values() if row.pack in (None, pack.id))
        )
        self._found: dict[str, int | None] = {}

    def find(self, text: str) -> int | None:
        """The course that a name means: the whole name first, then without its asides."""
        if text not in self._found:
            keys = course_keys(text)
            self._found[text] = next((self._ids[key] for key in keys if key in self._ids), None)
        return self._found[text]

    def add(self, course: int, title: str) -> None:
        """Know one more course, by its title."""
        self._ids[course_key(title)] = course
        self._titles[course] = title
        self._offered = (*self._offered, title)
        self._found.clear()

    def has(self, title: str) -> bool:
        """Whether a course bears the title, whoever's it is."""
        return course_key(title) in {course_key(each) for each in self._titles.values()}

    @property
    def titles(self) -> tuple[str, ...]:
        """The courses of the partnership and the organisation's own, by their titles."""
        return self._offered

    def title(self, course: int) -> str:
        """What the course is called here."""
        return self._titles[course]


def _pack_names(pack: Pack, rows: Mapping[int, Course]) -> dict[str, int]:
    """The pack's names; where a requirement has its own course, its key names that course.

    A course that the file does not have yet has no name.
    """
    ids = {row.key: row.id for row in rows.values() if row.pack == pack.id}
    names: dict[str, int] = {}
    for course in pack.courses:
        if course.key not in ids:
            continue
        for text in (course.key, course.title, *course.aliases):
            names.setdefault(course_key(text), ids[course.key])
    return names
