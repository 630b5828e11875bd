"""Certificates that say otherwise than what is kept now: a corrected name, day or course."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.data.certificates import register as certificate_data
from sgdesk.data.file.store import Reader
from sgdesk.domain.certificates.certificate import CertificateContent, CompletedTraining
from sgdesk.domain.certificates.wording import length_words, without_notes
from sgdesk.services.certificates.content import completed_training
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SaysOtherwise:
    """A standing certificate and what it says that the file no longer does.

    Each is what the certificate says, ``None`` where it agrees. ``others`` says that its trainer,
    hours, method or provider differ.
    """

    certificate_id: int
    number: str
    training_id: int
    name: str | None = None
    course: str | None = None
    day: date | None = None
    others: bool = False


def certificates_otherwise(workspace: Workspace, person_id: int) -> Mapping[int, SaysOtherwise]:
    """One person's certificates that say otherwise than the file today, by their training."""
    with workspace.file.reading() as connection:
        return otherwise_in(connection, workspace.today(), person_id)


def otherwise_in(connection: Reader, as_at: date, person_id: int) -> Mapping[int, SaysOtherwise]:
    """One person's certificates that stand and say otherwise than the file, by their training."""
    standing = {
        each.training_id: each
        for each in certificate_data.read_register(connection, person_id)
        if each.revoked_on is None
    }
    if not standing:
        return {}
    found: dict[int, SaysOtherwise] = {}
    for row in completed_training(connection, as_at, person_id):
        kept = standing.get(row.training_id)
        if kept is not None:
            said = _compared(kept.id, kept.content, row)
            if said.name or said.course or said.day or said.others:
                found[row.training_id] = said
    return found


def _compared(number: int, said: CertificateContent, row: CompletedTraining) -> SaysOtherwise:
    """What was frozen beside what the training says; what it leaves open says nothing else."""
    course = without_notes(row.course_title)
    others = (
        (row.trainer, said.trainer),
        (row.provider, said.provider),
        (without_notes(row.method), said.method),
        (length_words(row.hours), length_words(said.duration_hours)),
    )
    return SaysOtherwise(
        number,
        said.number,
        row.training_id,
        said.person_name if said.person_name != row.person_name else None,
        said.course_title if said.course_title != course else None,
        said.completed_on if said.completed_on != row.completed_on else None,
        any(now and now != then for now, then in others),
    )
