"""Telling who a row speaks of, and which course, without ever guessing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.domain.courses.course import Course
from sgdesk.domain.courses.course_names import course_key, course_keys
from sgdesk.domain.organisation.pack import Pack
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


@dataclass(frozen=True, slots=True)
class Known:
    """What tells one person from another."""

    id: int
    key: str
    reference: str | None
    email: str | None


class PeopleIndex:
    """Everybody who is known, those of this very import too, by what tells them apart."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_reference: dict[str, Known] = {}
        self._by_folded: dict[str, list[Known]] = defaultdict(list)
        self._by_key: dict[str, list[Known]] = defaultdict(list)
        for each in people:
            self.add(each)

    def add(self, person: Known) -> None:
        """Make somebody known."""
        if person.reference:
            self._by_reference[person.reference] = person
            self._by_folded[fold(person.reference)].append(person)
        self._by_key[person.key].append(person)

    def replace(self, before: Known, after: Known) -> None:
        """Know somebody by a reference or an e-mail that was blank before."""
        self._by_key[before.key].remove(before)
        if before.reference:
            del self._by_reference[before.reference]
            self._by_folded[fold(before.reference)].remove(before)
        self.add(after)

    def by_reference(self, reference: str | None) -> Known | None:
        """The bearer of the reference, or the only one whose own differs in case alone."""
        if not reference:
            return None
        if found := self._by_reference.get(reference):
            return found
        alike = self._by_folded.get(fold(reference), ())
        return alike[0] if len(alike) == 1 else None

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
        self._found: dict[str, int | None] = {}

    def find(self, text: str) -> int | None:
        """The course that a name means: the whole name first, then without its asides."""
        if text not in self._found:
            keys = course_keys(text)
            self._found[text] = next((self._ids[key] for key in keys if key in self._ids), None)
        return self._found[text]

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
