"""Two entries that are one here, of whom just one was erased once they were two again.

So it is where a merging was taken back, one of the two was erased, and a file is restored in which
they are still one. They are made two again first, or whoever was not erased would go as well.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from sqlalchemy import Connection

from sgdesk.data.erasing import ledger
from sgdesk.data.erasing.act import founding_entry
from sgdesk.data.erasing.ledger import Whom
from sgdesk.data.erasing.ways import PERSON
from sgdesk.data.file.store import OrganisationFile
from sgdesk.data.people.merged import MERGE_PEOPLE, Merging, Mergings, mergings
from sgdesk.data.undoing import take_back
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.people.keeping.erasing import Subject


def make_two_again(file: OrganisationFile, erased: Iterable[ledger.Erased]) -> bool:
    """Take back each merging of two of whom a log says that just one was erased; whether any was.

    One on which something later stands is left as it is.
    """
    with file.reading() as reader:
        wanted = to_part(reader, erased)
    today = file.clock().date()
    return sum(_take_back(file, each, today) for each in wanted) > 0


def _take_back(file: OrganisationFile, entry_id: int, today: date) -> bool:
    with suppress(RefusedError):
        with file.writing("undo", {"action": MERGE_PEOPLE}, undoes=entry_id) as writer:
            take_back(writer, entry_id, today)
        return True
    return False


def to_part(connection: Connection, erased: Iterable[ledger.Erased]) -> tuple[int, ...]:
    """The entries to take back, the newest first."""
    return tuple(number for number, _, _ in _halves(connection, erased))


def half_erased(connection: Connection, erased: Iterable[ledger.Erased]) -> frozenset[Whom]:
    """Whoever of the log stays in such a pair: nobody can say here what is theirs alone."""
    return frozenset(stays for _, stays, is_theirs in _halves(connection, erased) if is_theirs)


def _halves(
    connection: Connection, erased: Iterable[ledger.Erased]
) -> Iterator[tuple[int, Whom, bool]]:
    """Each entry with whoever stays, and whether it is they who were erased."""
    known = {each.whom for each in erased}
    found = mergings(connection)
    for number in sorted(found.lasting, reverse=True):
        each = found.lasting[number]
        stays = _whom(connection, each.stays, _added_by(connection, found, number, each))
        goes = _whom(connection, each.goes, each.added_by)
        theirs, others = (_is_in(known, whom) for whom in (stays, goes))
        if theirs is not others:
            yield number, stays, theirs


def _added_by(connection: Connection, found: Mergings, number: int, each: Merging) -> int:
    """The entry that had added whoever stays, who may have become one with another since."""
    later = (n for n, other in found.lasting.items() if n > number and other.goes == each.stays)
    again = min(later, default=None)
    if again is not None:
        return found.lasting[again].added_by
    return founding_entry(connection, (PERSON, each.stays))


def _whom(connection: Connection, row_id: int, entry_id: int) -> Whom:
    return Subject.PERSON, row_id, ledger.hash_of(connection, entry_id)


def _is_in(known: set[Whom], whom: Whom) -> bool:
    return whom in known or (Subject.IMPORT, 0, whom[2]) in known
