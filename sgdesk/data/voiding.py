"""Striking training out with all that follows from it: the one way there is."""

from datetime import date

from sgdesk.data.certificates.register import revoke_certificates_of
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms.writing import void_forms_of
from sgdesk.data.training.records import mark_void


def void_training(writer: Writer, training_id: int, on: date, reason: str) -> None:
    """Strike a record out: its forms are void with it, and its certificate is revoked.

    The rows stay; they say on which day and why. It is the same whether a person asked for it, a
    session was ticked in again, or Undo took an entry back on which a certificate stands.
    """
    mark_void(writer, training_id, on, reason)
    void_forms_of(writer, training_id, on)
    revoke_certificates_of(writer, training_id, on, reason)
