"""Telling who each row of a sheet speaks of, with what speaks against it; nothing is guessed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from enum import StrEnum

from sgdesk.domain.names import PersonName
from sgdesk.domain.people.said_names import Likeness, like
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.index import Known, PeopleIndex, Unmatched
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    Entry,
    QuestionKind,
    Where,
)

OTHER = "other"
ONE, TWO = "one", "two"
SAME = "same:"


class Twins(StrEnum):
    """What was said of a name that stands in several rows with nothing to tell them apart."""

    ONE = ONE
    TWO = TWO
    OPEN = "open"


def full_name(name: PersonName) -> str:
    """Given name and family name, in that order."""
    return f"{name.given} {name.family}".strip()


class Teller:
    """Tells people for the rows of one sheet.

    A sheet that gives one name two references, or two e-mails, speaks of two people. In a sheet
    of people (``of_people``) another reference or e-mail beside a known name is somebody else
    too; elsewhere a name that only one bears is enough. Where a row of a person is all there is
    of them (``one_row``), as in a tracker, a name that stands twice is asked about. With
    ``asks_address`` another e-mail beside a known name is a question there: people change theirs,
    and fathers and sons share a name.
    """

    def __init__(
        self,
        index: PeopleIndex,
        entries: Sequence[Entry],
        asking: Asking,
        *,
        of_people: bool = False,
        one_row: bool = False,
        asks_address: bool = False,
    ) -> None:
        self._index = index
        self._asking = asking
        self._of_people = of_people
        self._asks_address = asks_address
        self._apart = _told_apart(entries)
        self._twins = _twins(entries) if one_row else frozenset()
        self.by_row = bool(self._twins)
        """Whether rows that say the same of somebody may speak of several people."""

    def tell(self, entry: Entry) -> Known | Unmatched:
        """The person whom a row means, or why that cannot be told."""
        key = fold(full_name(entry.name))
        if found := self._index.by_reference(entry.reference):
            return self._by_reference(entry, found, key)
        if not key:
            return Unmatched.UNKNOWN_REFERENCE
        if entry.row in self._twins:
            twin = self._twin(entry, key)
            if twin is not Twins.ONE:
                return Unmatched.TWICE if twin is Twins.OPEN else self._second(entry, key)
        return self._by_name(entry, key)

    def _by_name(self, entry: Entry, key: str) -> Known | Unmatched:
        """Whoever bears the name, as far as the marks beside it allow."""
        if key in self._apart and not (entry.reference or entry.email):
            return Unmatched.AMBIGUOUS
        by_name = self._index.by_name(key, entry.email, entry.reference)
        if by_name is Unmatched.AMBIGUOUS:
            bearers = self._index.bearers(key)
            others = all(self._is_other(entry, each, key) for each in bearers)
            if bearers and all(self._moved(entry, each) for each in bearers):
                return self._by_other_address(entry, key)
            return Unmatched.OTHER_MARKS if others else by_name
        if isinstance(by_name, Known):
            checked = self._checked(entry, by_name, key)
            return self._by_other_address(entry, key) if self._moved(entry, checked) else checked
        return self._like(entry, key) if by_name is Unmatched.UNKNOWN else by_name

    def _moved(self, entry: Entry, known: Known | Unmatched) -> bool:
        """Whether the e-mail of a row is another than that of whoever was here under its name.

        A reference that is the same tells them all the same.
        """
        asks = self._asks_address and not self._of_people
        if not asks or not isinstance(known, Known) or known.id in self._added:
            return False
        same = bool(entry.reference) and fold(entry.reference) == fold(known.reference or "")
        return _differ(entry.email, known.email) and not same

    def _by_other_address(self, entry: Entry, key: str) -> Known | Unmatched:
        """Whoever was here under the name, or somebody else, as it is answered."""
        before = [each for each in self._index.bearers(key) if each.id not in self._added]
        said = full_name(entry.name)
        several = len(before) > 1
        keys = {f"{SAME}{key} {each.id}" if several else f"{SAME}{key}": each for each in before}
        choices = [Choice(each, f"{said}, {known.email}") for each, known in keys.items()]
        choices.append(Choice(OTHER, "Somebody else of that name"))
        asks = f"{said} has the e-mail {entry.email} in the sheet, and another one here. Who is it?"
        about = f"{said} {entry.email}"
        answer = self._asking.answer(QuestionKind.PERSON, about, name_cell(entry), asks, choices)
        if answer == OTHER:
            return Unmatched.OTHER_MARKS
        return keys.get(answer, Unmatched.OTHER_ADDRESS)

    def _by_reference(self, entry: Entry, found: Known, key: str) -> Known | Unmatched:
        """Whoever bears the reference: the family name has to agree, and the first name fit."""
        if not key or key == found.key or agrees(entry.name, found.name):
            return found
        asks = (
            f"Reference {entry.reference} is {full_name(found.name)}’s here. Is "
            f"{full_name(entry.name)} the same person?"
        )
        same = Choice(ONE, f"Yes, {full_name(found.name)}")
        about = f"{entry.reference} {full_name(entry.name)}"
        answer = self._asking.answer(QuestionKind.PERSON, about, name_cell(entry), asks, (same,))
        return found if answer == ONE else Unmatched.OTHER_NAME

    def _twin(self, entry: Entry, key: str) -> Twins:
        asks = f"{full_name(entry.name)} stands in more than one row. Are they one person?"
        choices = (Choice(ONE, "One person"), Choice(TWO, "Different people of one name"))
        answer = self._asking.answer(
            QuestionKind.PERSON, f"twice {key}", name_cell(entry), asks, choices
        )
        return Twins(answer) if answer != LEAVE else Twins.OPEN

    def _second(self, entry: Entry, key: str) -> Known | Unmatched:
        """One of several of a name: added beside the others of this sheet, never matched."""
        before = [each for each in self._index.bearers(key) if each.id not in self._added]
        return Unmatched.AMBIGUOUS if before else Unmatched.OTHER_MARKS

    @property
    def _added(self) -> Set[int]:
        return self._index.added

    def _like(self, entry: Entry, key: str) -> Known | Unmatched:
        """Somebody of a like name, where that was said; else the name is open, or new.

        Whoever has another reference is somebody else without a question.
        """
        alike = [
            each
            for each in self._index.alike(entry.name)
            if not _differ(entry.reference, each.reference)
        ]
        if not alike:
            return Unmatched.UNKNOWN
        said = full_name(entry.name)
        choices = [
            Choice(f"{SAME}{each.key}", f"The same as {full_name(each.name)}") for each in alike
        ]
        choices.append(Choice(OTHER, "Somebody else"))
        names = " or ".join(full_name(each.name) for each in alike)
        answer = self._asking.answer(
            QuestionKind.PERSON, said, name_cell(entry), f"Is {said} the same as {names}?", choices
        )
        if answer == OTHER:
            return Unmatched.UNKNOWN
        found = [each for each in alike if answer == f"{SAME}{each.key}"]
        return found[0] if len(found) == 1 else Unmatched.LIKE_ANOTHER

    def _checked(self, entry: Entry, known: Known, key: str) -> Known | Unmatched:
        """The one known by the name, unless the marks of the row speak against it."""
        if self._is_other(entry, known, key):
            return Unmatched.OTHER_MARKS
        bare = not (known.reference or known.email)
        return Unmatched.AMBIGUOUS if bare and key in self._apart else known

    def _is_other(self, entry: Entry, known: Known, key: str) -> bool:
        other_reference = _differ(entry.reference, known.reference)
        other_email = _differ(entry.email, known.email)
        if key in self._apart:
            return other_reference or other_email
        same_email = bool(entry.email and known.email) and not other_email
        return self._of_people and (other_email or (other_reference and not same_email))


def agrees(said: PersonName, kept: PersonName) -> bool:
    """Whether two names can be one person's under one reference.

    The family names have to agree but for their marks, and the first names may be each other's
    short form, initial or part.
    """
    if fold(said.family) != fold(kept.family):
        family = like(PersonName("", "x", said.family), PersonName("", "x", kept.family))
        if family not in (Likeness.SAME, Likeness.MARKS):
            return False
    return like(said, kept) not in (Likeness.NONE, Likeness.TYPO) or not said.given


def name_cell(entry: Entry) -> Where:
    """Where the name of a row stands."""
    named = ("family_name", "name", "given_name", "reference")
    column = next((entry.columns[name] for name in named if name in entry.columns), None)
    return Where(entry.row, column, full_name(entry.name) or entry.reference)


def _differ(said: str, kept: str | None) -> bool:
    return bool(said and kept) and fold(said) != fold(kept or "")


def _told_apart(entries: Sequence[Entry]) -> frozenset[str]:
    """The names that a sheet gives more than one reference, or without one more than one e-mail."""
    references: dict[str, set[str]] = defaultdict(set)
    emails: dict[str, set[str]] = defaultdict(set)
    said = {(id(each.name), each.reference, each.email): each for each in entries}
    for entry in said.values():
        if not (entry.reference or entry.email) or not (entry.name.given or entry.name.family):
            continue
        if entry.reference:
            references[fold(full_name(entry.name))].add(fold(entry.reference))
        else:
            emails[fold(full_name(entry.name))].add(fold(entry.email))
    return frozenset(
        key for marks in (references, emails) for key, found in marks.items() if len(found) > 1
    )


def _twins(entries: Iterable[Entry]) -> frozenset[int]:
    """Rows whose name stands elsewhere too, without a reference or e-mail of their own.

    Rows that go on with the person of the row above are that person's, and no second one's.
    """
    rows = [(entry, fold(full_name(entry.name))) for entry in entries]
    names = Counter(key for entry, key in rows if not entry.goes_on)
    marks = Counter(
        _marks(entry, key) for entry, key in rows if names[key] > 1 and not entry.goes_on
    )
    return frozenset(
        entry.row
        for entry, key in rows
        if key
        and names[key] > 1
        and (not (entry.reference or entry.email) or marks[_marks(entry, key)] > 1)
    )


def _marks(entry: Entry, key: str) -> tuple[str, str, str]:
    return (key, fold(entry.reference), fold(entry.email))
