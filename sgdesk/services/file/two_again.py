"""Two who are one in a file, although just one of them was erased since: they are two again."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from sgdesk.data.erasing.ledger import Erased
from sgdesk.data.erasing.parting import to_part
from sgdesk.data.file.store import OrganisationFile
from sgdesk.data.people.merged import MERGE_PEOPLE
from sgdesk.data.undoing import take_back
from sgdesk.domain.errors import RefusedError


def make_two_again(file: OrganisationFile, erased: Iterable[Erased]) -> bool:
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
