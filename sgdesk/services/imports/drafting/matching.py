"""Telling who each row of a sheet speaks of, with what speaks against it; nothing is guessed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from enum import StrEnum

from sgdesk.data.organisation.import_answers import SAME, number_in, numbered
from sgdesk.domain.names import PersonName
from sgdesk.domain.people.namesakes import Alike, called_apart, name_key, words_apart
from sgdesk.domain.people.said_names import Likeness, like
from sgdesk.domain.text import fold, words_in
from sgdesk.services.imports.drafting.index import Known, PeopleIndex, Unmatched
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    Entry,
    QuestionKind,
    Where,
)

_PERSON = QuestionKind.PERSON

OTHER = "other"
ONE, TWO = "one", "two"


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

    A sheet that gives one name two references speaks of two people; whether two e-mails are two
    people's is asked. In a sheet of people (``of_people``) another reference beside a known name is
    somebody else too; elsewhere a name that only one bears is enough. Where a row of a person is
    all there is of them (``one_row``), as in a tracker, a name that stands twice is asked about.
    With ``asks_address`` another e-mail beside a name that is kept here is a question: people
    change theirs, and fathers and sons share a name. ``set_aside`` are the words of refused rows.
    ``roles_of`` says the roles of somebody: they tell two of one name apart.
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
        set_aside: Sequence[Set[str]] = (),
        roles_of: Callable[[int], str] = lambda _: "",
    ) -> None:
        self._index = index
        self._roles_of = roles_of
        self._asking = asking
        self._of_people = of_people
        self._asks_address = asks_address
        self._apart = set(_by_two_references(entries))
        self._by_references = frozenset(self._apart)
        self._addresses = _several_addresses(entries)
        self._one: set[str] = set()
        self._twins = _twins(entries, set_aside) if one_row else frozenset()
        self.by_row = bool(self._twins)
        """Whether rows that say the same of somebody may speak of several people."""

    def tell(self, entry: Entry) -> Known | Unmatched:
        """The person whom a row means, or why that cannot be told."""
        key = fold(full_name(entry.name))
        if found := self._index.by_reference(entry.reference) or self._merged(entry.reference):
            return self._by_reference(entry, found, key)
        if not key:
            return Unmatched.UNKNOWN_REFERENCE
        if key in self._addresses and not (entry.reference and key in self._by_references):
            if known := self._by_kept_address(entry, key):
                return known
            if self._by_addresses(entry, key) is Twins.OPEN:
                return Unmatched.TWO_ADDRESSES
        elif entry.row in self._twins:
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
            if self._moved(entry, by_name):
                return self._by_other_address(entry, key)
            return self._checked(entry, by_name, key)
        return self._like(entry, key) if by_name is Unmatched.UNKNOWN else by_name

    def _moved(self, entry: Entry, known: Known) -> bool:
        """Whether the e-mail of a row is another than that of whoever was here under its name.

        A reference that is the same tells them all the same, and in a sheet of people, or of
        people who are told by theirs, another one tells them apart.
        """
        if not (self._asks_address and _differ(entry.email, known.email)):
            return False
        if known.id in self._added or self._is_settled(known):
            return False
        apart = self._of_people or known.key in self._by_references
        same = bool(entry.reference) and fold(entry.reference) == fold(known.reference or "")
        return not same and not (apart and _differ(entry.reference, known.reference))

    def _is_settled(self, known: Known) -> bool:
        """Whether it was said whose an e-mail here is, beside others in the sheet."""
        said = known.key in self._one or known.key in self._apart - self._by_references
        addresses = self._addresses.get(known.key, ()) if said else ()
        return fold(known.email or "") in map(fold, addresses)

    def _by_kept_address(self, entry: Entry, key: str) -> Known | None:
        """The only one who was here before with the name and the e-mail of a row."""
        before = [each for each in self._index.bearers(key) if each.id not in self._added]
        address = fold(entry.email)
        same = [each for each in before if address and fold(each.email or "") == address]
        return same[0] if len(same) == 1 else None

    def _by_addresses(self, entry: Entry, key: str) -> Twins:
        """Whether a name that stands with several e-mails is one person's, as it is answered."""
        said = full_name(entry.name)
        addresses = " and with ".join(self._addresses[key])
        asks = f"{said} stands with {addresses}. Are they the same person?"
        choices = (Choice(ONE, "The same person"), Choice(TWO, "Two people"))
        cell = name_cell(entry)
        cell = cell._replace(value=f"{said}, {entry.email}" if entry.email else said)
        answer = self._asking.answer(QuestionKind.PERSON, f"e-mails {key}", cell, asks, choices)
        if answer == ONE:
            self._one.add(key)
        elif answer == TWO:
            self._apart.add(key)
        return Twins(answer) if answer != LEAVE else Twins.OPEN

    def _by_other_address(self, entry: Entry, key: str) -> Known | Unmatched:
        """Whoever was here under the name, or somebody else, as it is answered."""
        before = [each for each in self._index.bearers(key) if each.id not in self._added]
        said = full_name(entry.name)
        theirs = self._left_for(f"{said} {entry.email}")
        if theirs is not None and theirs in before:
            return theirs
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
        """Whoever bears the reference: the family name has to agree, and the first name fit.

        A name that was said to be theirs is.
        """
        if not key or key == found.key or agrees(entry.name, found.name):
            return found
        said = full_name(entry.name)
        if found in (self._left_for(f"{entry.reference} {said}"), *self._said_to_be(said)):
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

        Whoever has another reference is somebody else without a question, unless it was said of
        the name whose it is, which may be like no other: that of somebody before they married.
        """
        alike = [
            each
            for each in self._index.alike(entry.name)
            if not _differ(entry.reference, each.reference)
        ]
        said = full_name(entry.name)
        named = [each for each in self._said_to_be(said) if each not in alike]
        if not alike and len(named) == 1 and _differ(entry.reference, named[0].reference):
            return self._by_other_reference(entry, named[0])
        alike += named
        if not alike:
            return Unmatched.UNKNOWN
        names = self._named_apart(alike)
        keys = self._keys_apart(alike, number_in(self._asking.said_before(_PERSON, said)))
        choices = [Choice(keys[each.id], f"The same as {names[each.id]}") for each in alike]
        choices.append(Choice(OTHER, "Somebody else"))
        asks = f"Is {said} the same as {' or '.join(names.values())}?"
        answer = self._asking.answer(_PERSON, said, name_cell(entry), asks, choices)
        if answer == OTHER:
            return Unmatched.UNKNOWN
        found = [each for each in alike if answer == keys[each.id]]
        return found[0] if len(found) == 1 else Unmatched.LIKE_ANOTHER

    def _named_apart(self, people: Sequence[Known]) -> dict[int, str]:
        """The names of these, by id; two of one name with what tells them apart."""
        names = {each.id: full_name(each.name) for each in people}
        often = Counter(map(name_key, names.values()))
        apart = words_apart(
            [
                Alike(
                    each.id,
                    names[each.id],
                    (self._roles_of(each.id), each.reference or "", each.email or ""),
                )
                for each in people
                if often[name_key(names[each.id])] > 1
            ]
        )
        return {number: called_apart(name, apart.get(number, "")) for number, name in names.items()}

    def _keys_apart(self, people: Sequence[Known], by_number: int | None) -> dict[int, str]:
        """The answers that mean these, by id: by name, and by number where two have one name.

        Whoever was meant ``by_number`` before still is.
        """
        often = Counter(each.key for each in people)
        return {
            each.id: numbered(each.id, full_name(each.name))
            if often[each.key] > 1 or each.id == by_number
            else f"{SAME}{each.key}"
            for each in people
        }

    def _said_to_be(self, said: str) -> tuple[Known, ...]:
        """Whoever was said to be meant by a name, as where two entries became one."""
        return self._index.meant(self._asking.said_before(QuestionKind.PERSON, said))

    def _merged(self, reference: str) -> Known | None:
        """Whoever had a reference until two entries became one, where no one has it now."""
        return self._left_for(f"reference {reference}") if reference else None

    def _left_for(self, about: str) -> Known | None:
        """Whoever is meant by the answer that was left about this where two entries became one."""
        answer = self._asking.said_before(QuestionKind.PERSON, about)
        found = self._index.meant(answer) if number_in(answer) is not None else ()
        return found[0] if found else None

    def _by_other_reference(self, entry: Entry, known: Known) -> Known | Unmatched:
        """Whoever was said to be meant by a name, where another reference stands beside it."""
        said, kept = full_name(entry.name), full_name(known.name)
        asks = (
            f"{said} has the reference {entry.reference} in the sheet, and is {kept} here, with "
            "another one. Are they the same person?"
        )
        choices = (Choice(ONE, f"Yes, {kept}"), Choice(OTHER, "Somebody else"))
        about = f"{entry.reference} {said}"
        answer = self._asking.answer(QuestionKind.PERSON, about, name_cell(entry), asks, choices)
        if answer == OTHER:
            return Unmatched.UNKNOWN
        return known if answer == ONE else Unmatched.OTHER_REFERENCE

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
        if key in self._one:
            return False
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


def _distinct(entries: Iterable[Entry]) -> Iterable[Entry]:
    """One entry for all that say the same of a person, as a long list does on many rows."""
    return {(id(each.name), each.reference, each.email): each for each in entries}.values()


def _by_two_references(entries: Iterable[Entry]) -> frozenset[str]:
    """The names that a sheet gives more than one reference."""
    references: dict[str, set[str]] = defaultdict(set)
    for entry in _distinct(entries):
        if entry.reference and (entry.name.given or entry.name.family):
            references[fold(full_name(entry.name))].add(fold(entry.reference))
    return frozenset(key for key, found in references.items() if len(found) > 1)


def _several_addresses(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """The names that a sheet gives more than one e-mail, with these as they stand.

    E-mails beside one reference are one person's.
    """
    rows: dict[str, dict[str, tuple[str, set[str]]]] = defaultdict(dict)
    for entry in _distinct(entries):
        if entry.email and (entry.name.given or entry.name.family):
            said = rows[fold(full_name(entry.name))]
            marks = said.setdefault(fold(entry.email), (entry.email, set()))[1]
            marks.add(fold(entry.reference))
    return {
        key: tuple(each[0] for each in said.values())
        for key, said in rows.items()
        if len(said) > 1 and _may_be_two([marks for _, marks in said.values()])
    }


def _may_be_two(marks: Sequence[Set[str]]) -> bool:
    """Whether no reference settles whose several e-mails are: one for all, or one for each."""
    return any("" in each for each in marks)


def _twins(entries: Iterable[Entry], set_aside: Sequence[Set[str]]) -> frozenset[int]:
    """Rows whose name stands elsewhere too, without a reference or e-mail of their own.

    Elsewhere is also a row that was refused, whose words are ``set_aside``.

    Rows that go on with the person of the row above are that person's, and no second one's.
    """
    rows = [(entry, fold(full_name(entry.name))) for entry in entries]
    names = Counter(key for entry, key in rows if not entry.goes_on)
    names.update(_among(set_aside, set(names)))
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


def _among(rows: Sequence[Set[str]], names: Set[str]) -> Iterator[str]:
    """The names of which all words stand in one of these rows."""
    holding: dict[str, list[Set[str]]] = {}
    for row in rows:
        for word in row:
            holding.setdefault(word, []).append(row)
    for name in names:
        words = words_in(name)
        if words and any(words <= row for row in holding.get(next(iter(words)), ())):
            yield name


def _marks(entry: Entry, key: str) -> tuple[str, str, str]:
    return (key, fold(entry.reference), fold(entry.email))
