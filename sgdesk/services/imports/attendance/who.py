"""Who the names of a list are, among everybody who is known; what was matched by hand before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.import_answers import (
    NUMBERED,
    SAME,
    address_question,
)
from sgdesk.data.people.people import read_people
from sgdesk.domain.names import PersonName, split_name
from sgdesk.domain.people.person import Person
from sgdesk.domain.people.said_names import Likeness, like
from sgdesk.domain.text import fold
from sgdesk.services.imports.attendance.rows import SaidRow
from sgdesk.services.imports.attendance.values import NEW, NOT_OURS, PERSON, Doubt
from sgdesk.services.imports.drafting.index import Known, PeopleIndex, Unmatched
from sgdesk.services.imports.drafting.matching import Teller, full_name
from sgdesk.services.imports.reading.asking import Asking, question_id
from sgdesk.services.imports.reading.values import LEAVE, Entry, QuestionKind


@dataclass(frozen=True, slots=True)
class Meant:
    """Who a name is: a person, somebody new, nobody of ours, or open with its doubt."""

    person: Person | None = None
    is_new: bool = False
    is_not_ours: bool = False
    doubt: Doubt | None = None
    alike: tuple[int, ...] = ()
    likely: int = 0
    """So many of those who are alike are told by more than a name that others bear, too."""
    by_hand: bool = False
    """Whether it was said of this list, now."""
    is_remembered: bool = False
    """Whether it was said of another list before."""


def name_question(said: str) -> str:
    """The key under which it is remembered who a name of a list is."""
    return question_id(QuestionKind.PERSON, said)


class Tells:
    """Tells who each row names: as it was said, by the name, or as it was remembered."""

    def __init__(
        self,
        connection: Reader,
        rows: Sequence[SaidRow],
        said: Mapping[str, str],
        kept: Mapping[str, str],
        trainers: Sequence[str],
    ) -> None:
        self._people = {each.id: each for each in read_people(connection)}
        self._index = PeopleIndex(
            Known(each.id, fold(each.name), _name_of(each), each.reference, each.email)
            for each in self._people.values()
        )
        entries = [entry_of(each) for each in rows if each.is_name]
        # Whom a name was matched with is remembered below, with what speaks against it.
        others = {
            key: each
            for key, each in kept.items()
            if each.startswith(NUMBERED) or not each.startswith(SAME)
        }
        self._asking = Asking(others)
        self._teller = Teller(self._index, entries, self._asking)
        self._said, self._kept = said, kept
        marks = {(_called(each), fold(each.email), fold(each.reference)) for each in rows}
        self._bearing = Counter(name for name, _, _ in marks)
        self._trainers = [split_name(each) for each in trainers]

    def person(self, person_id: int) -> Person:
        """Somebody by their id."""
        return self._people[person_id]

    def tell(self, key: str, row: SaidRow) -> Meant:
        """Who a row means; ``key`` is that of its line."""
        answer = self._said.get(key, "")
        if answer == NEW:
            return Meant(is_new=True, by_hand=True)
        if answer == NOT_OURS:
            return Meant(is_not_ours=True, by_hand=True)
        if answer.startswith(PERSON):
            found = self._people.get(int(answer.removeprefix(PERSON)))
            return Meant(found, by_hand=True) if found else Meant(doubt=Doubt.WHO)
        told = self._teller.tell(entry_of(row)) if row.is_name else Unmatched.UNKNOWN
        if isinstance(told, Known):
            return Meant(self._people[told.id])
        remembered = self._remembered(row) if told in _MAY_BE_REMEMBERED else None
        if remembered is not None:
            return Meant(remembered, is_remembered=True)
        unknown = Doubt.UNKNOWN if row.is_name else Doubt.WHO
        likely = self._likely(row)
        alike = tuple(dict.fromkeys((*likely, *self._sharing_a_word(row))))[:_LIKELY]
        return Meant(doubt=_DOUBTS.get(told, unknown), alike=alike, likely=len(likely))

    def is_address_of(self, person: Person, row: SaidRow) -> bool:
        """Whether the e-mail of a row is somebody's, or was until two entries became one."""
        if fold(person.email or "") == fold(row.email):
            return True
        answer = self._kept.get(address_question(_called(row), row.email), LEAVE)
        return any(each.id == person.id for each in self._index.meant(answer))

    def trains(self, row: SaidRow) -> bool:
        """Whether a row names somebody who trained at the session."""
        same = (Likeness.SAME, Likeness.MARKS)
        return row.is_name and any(like(row.name, each) in same for each in self._trainers)

    def _remembered(self, row: SaidRow) -> Person | None:
        """Whom the name was matched with by hand before, while one person bears that name.

        Where several lines of the list bear the name, or the address is another than the one that
        is kept and was never theirs, it may be somebody else, and nothing is remembered.
        """
        keys = (name_question(row.said), name_question(_called(row)))
        answer = next((self._kept[key] for key in keys if key in self._kept), LEAVE)
        if not answer.startswith(SAME) or self._bearing[_called(row)] > 1:
            return None
        bearers = self._index.bearers(answer.removeprefix(SAME))
        found = self._people[bearers[0].id] if len(bearers) == 1 else None
        if found is None or not (found.email and row.email):
            return found
        return found if self.is_address_of(found, row) else None

    def _likely(self, row: SaidRow) -> tuple[int, ...]:
        """Who it may well be: those of the name, of a like one, the one of a word or address."""
        key = fold(row.name.full) if row.is_name else ""
        found = [each.id for each in self._index.bearers(key)] if key else []
        if row.is_name:
            found += [each.id for each in self._index.alike(row.name)]
        else:
            found += [each[0] for each in self._by_words(row) if len(each) == 1]
        address = self._told_by.get(fold(row.email), ()) if row.email else ()
        return tuple(dict.fromkeys((*found, *address)))[:_LIKELY]

    def _sharing_a_word(self, row: SaidRow) -> list[int]:
        """Whoever bears a word of the name, as many others may."""
        return [number for each in self._by_words(row) for number in each]

    def _by_words(self, row: SaidRow) -> list[list[int]]:
        words = [_bare(word) for word in fold(row.said).split()]
        return [self._told_by[word] for word in words if word in self._told_by]

    @cached_property
    def _told_by(self) -> dict[str, list[int]]:
        """Everybody by the words that may mean them: first name, family name, address."""
        found: dict[str, list[int]] = {}
        for each in self._people.values():
            marks = (each.given_name, each.family_name, each.email or "")
            for mark in {fold(mark) for mark in marks} - {""}:
                found.setdefault(mark, []).append(each.id)
        return found


_MAY_BE_REMEMBERED = (Unmatched.UNKNOWN, Unmatched.LIKE_ANOTHER)
"""Names that are nobody's here for certain; of others the list itself says more."""
_LIKELY = 12
"""So many are offered before all others."""
_DOUBTS = {
    Unmatched.AMBIGUOUS: Doubt.SEVERAL,
    Unmatched.TWICE: Doubt.SEVERAL,
    Unmatched.TWO_ADDRESSES: Doubt.SEVERAL,
    Unmatched.OTHER_MARKS: Doubt.SEVERAL,
    Unmatched.LIKE_ANOTHER: Doubt.LIKE,
    Unmatched.OTHER_REFERENCE: Doubt.LIKE,
}


def entry_of(row: SaidRow) -> Entry:
    """A row as the teller of people takes it."""
    columns = {"name": row.column} if row.column else {}
    return Entry(row.row, columns, row.name, row.reference, row.email)


def _called(row: SaidRow) -> str:
    """The name of a row without its title and order, or the words as they stand."""
    return fold(full_name(row.name) if row.is_name else row.said)


def _bare(word: str) -> str:
    """A word without the ending of "Rob's" and the marks round it."""
    bare = word.strip(".,()'’")
    for end in ("'s", "’s"):
        bare = bare.removesuffix(end)
    return bare


def _name_of(each: Person) -> PersonName:
    return PersonName(each.title, each.given_name, each.family_name)
