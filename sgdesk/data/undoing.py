"""Taking an entry of the history back, with the rules of what is never simply taken out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from sgdesk.data.certificates.register import (
    certificates_of_people,
    issued_for_training,
    revoke_certificate,
)
from sgdesk.data.file import history
from sgdesk.data.file.history import TakeBack
from sgdesk.data.file.schema import certificate, person, return_document, return_file, training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.training.records import take_out
from sgdesk.data.voiding import void_training
from sgdesk.domain.errors import RefusedError

TAKEN_BACK = "Taken back"
"""The reason that stands with what Undo leaves in the file, void or revoked."""


def take_back(writer: Writer, entry_id: int, today: date) -> None:
    """Take one entry back as of ``today``, and note the taking back.

    Certificates that were issued are revoked instead of taken out, training on which one was
    issued is voided, and a return that was made final stays. Raises :class:`RefusedError` where
    something later stands on the entry.
    """

    def revoke(writer: Writer, first: int, last: int) -> None:
        for number in range(first, last + 1):
            revoke_certificate(writer, number, today, TAKEN_BACK)

    def void_or_take_out(writer: Writer, first: int, last: int) -> None:
        for number in issued_for_training(writer.connection, first, last):
            if number > first:
                take_out(writer, first, number - 1)
            void_training(writer, number, today, TAKEN_BACK)
            first = number + 1
        if first <= last:
            take_out(writer, first, last)

    ways: dict[str, TakeBack] = {
        certificate.name: revoke,
        training.name: void_or_take_out,
        return_document.name: _keep_return,
        return_file.name: _keep_return,
    }
    history.reverse(writer, entry_id, ways, _issued_to_whom_it_added)


def _keep_return(*_: object) -> None:
    raise RefusedError(
        "A return that was made final is not undone; make a new one that replaces it. "
        "Nothing was changed."
    )


def _issued_to_whom_it_added(
    connection: Connection, changes: Sequence[Mapping[str, Any]]
) -> RefusedError | None:
    """The certificates of people whom the entry added, where it is they that keep it."""
    added = [
        range(each["first"], each["last"] + 1)
        for each in changes
        if each["op"] == "insert" and each["table"] == person.name
    ]
    found = certificates_of_people(connection, added)
    if not found:
        return None
    return RefusedError(
        "This can no longer be undone, because it added {person}, to whom certificate {number} was "
        "issued ({count} in all), and a certificate's person stays on file. Nothing was changed. "
        "Enter the day they left on the person's page, and void there what was not so.",
        person=found[0].person_name,
        number=found[0].number,
        count=len(found),
    )
