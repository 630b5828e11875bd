"""Telling who each row of a sheet speaks of: COMMANDS, "Sheets", with what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from sgdesk.domain.names import PersonName
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.index import Known, PeopleIndex, Unmatched


class Named(Protocol):
    """A row that speaks of somebody; each part may be blank."""

    @property
    def row(self) -> int:
        """The number that the spreadsheet program shows."""

    @property
    def name(self) -> PersonName:
        """The name in its parts."""

    @property
    def reference(self) -> str:
        """The reference as it was typed."""

    @property
    def email(self) -> str:
        """The e-mail address as it was typed."""


def full_name(name: PersonName) -> str:
    """Given name and family name, in that order."""
    return f"{name.given} {name.family}".strip()


class Teller:
    """Tells people for the rows of one sheet.

    A sheet that gives one name two references, or two e-mails, speaks of two people. In a sheet
    of people (``of_people``) another reference or e-mail beside a known name is somebody else
    too; elsewhere a name that only one bears is enough.
    """

    def __init__(
        self, index: PeopleIndex, rows: Iterable[Named], *, of_people: bool = False
    ) -> None:
        self._index = index
        self._of_people = of_people
        self._apart = _told_apart(rows)

    def tell(self, row: Named) -> Known | Unmatched:
        """The person whom a row means, or why that cannot be told."""
        key = fold(full_name(row.name))
        if found := self._index.by_reference(row.reference):
            return found if not key or is_like(key, found.key) else Unmatched.OTHER_NAME
        if not key:
            return Unmatched.UNKNOWN_REFERENCE
        if key in self._apart and not (row.reference or row.email):
            return Unmatched.AMBIGUOUS
        by_name = self._index.by_name(key, row.email, row.reference)
        if by_name is Unmatched.AMBIGUOUS:
            others = all(self._is_other(row, each, key) for each in self._index.bearers(key))
            return Unmatched.OTHER_MARKS if others else by_name
        if isinstance(by_name, Known):
            return self._checked(row, by_name, key)
        return by_name

    def _checked(self, row: Named, known: Known, key: str) -> Known | Unmatched:
        """The one known by the name, unless the marks of the row speak against it."""
        if self._is_other(row, known, key):
            return Unmatched.OTHER_MARKS
        bare = not (known.reference or known.email)
        return Unmatched.AMBIGUOUS if bare and key in self._apart else known

    def _is_other(self, row: Named, known: Known, key: str) -> bool:
        other_reference = _differ(row.reference, known.reference)
        other_email = _differ(row.email, known.email)
        if key in self._apart:
            return other_reference or other_email
        same_email = bool(row.email and known.email) and not other_email
        return self._of_people and (other_email or (other_reference and not same_email))


def _differ(said: str, kept: str | None) -> bool:
    return bool(said and kept) and fold(said) != fold(kept or "")


def _told_apart(rows: Iterable[Named]) -> frozenset[str]:
    """The names that a sheet gives more than one reference, or without one more than one e-mail."""
    references: dict[str, set[str]] = defaultdict(set)
    emails: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if not (row.name.given or row.name.family):
            continue
        if row.reference:
            references[fold(full_name(row.name))].add(fold(row.reference))
        elif row.email:
            emails[fold(full_name(row.name))].add(fold(row.email))
    return frozenset(
        key for marks in (references, emails) for key, found in marks.items() if len(found) > 1
    )


def is_like(said: str, kept: str) -> bool:
    """Whether two folded full names can be one person's under one reference.

    They can where the first names agree (one may be an initial or a beginning of the other), or
    where one name says only some of the other's words: "Ann Marie Example" and "Ann Example".
    """
    first, second = said.split(), kept.split()
    if not first or not second or set(first) <= set(second) or set(second) <= set(first):
        return True
    short, long = sorted((first[0].rstrip("."), second[0].rstrip(".")), key=len)
    return long.startswith(short)
