"""Training records: read, added, joined to a session, struck out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, exists, func, select

from sgdesk.data.file.rows import columns_of, read_rows, values_of
from sgdesk.data.file.schema import training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.record import MonthKnown, TrainingRecord, TrainingScope


def read_training(
    connection: Connection,
    *,
    person_id: int | None = None,
    training_id: int | None = None,
) -> tuple[TrainingRecord, ...]:
    """Training, the voided too: all of it, one person's, or one entry; the newest first."""
    query = select(*columns_of(TrainingRecord, training))
    if person_id is not None:
        query = query.where(training.c.person_id == person_id)
    if training_id is not None:
        query = query.where(training.c.id == training_id)
    query = query.order_by(training.c.completed_on.desc(), training.c.id.desc())
    return read_rows(connection, query, TrainingRecord)


def people_by_course(connection: Connection) -> Mapping[int, int]:
    """How many people completed each course; what was struck out does not count."""
    people = func.count(training.c.person_id.distinct())
    query = (
        select(training.c.course_id, people)
        .where(training.c.outcome == Outcome.COMPLETED, training.c.voided_on.is_(None))
        .group_by(training.c.course_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def read_month_known(
    connection: Connection, person_id: int | None = None
) -> tuple[MonthKnown, ...]:
    """What was completed in a month whose day is not known, of one person or of everybody.

    Not where the same course is recorded on that very day as well.
    """
    query = _month_known(of_one=person_id is not None)
    return read_rows(connection, query, MonthKnown, {"of_person": person_id})


@cache
def _month_known(*, of_one: bool) -> Select[Any]:
    exact = training.alias()
    counts = and_(training.c.outcome == Outcome.COMPLETED, training.c.voided_on.is_(None))
    same = and_(
        exact.c.person_id == training.c.person_id,
        exact.c.course_id == training.c.course_id,
        exact.c.completed_on == training.c.completed_on,
        exact.c.outcome == Outcome.COMPLETED,
        exact.c.voided_on.is_(None),
        exact.c.month_only.is_(False),
    )
    query = select(*columns_of(MonthKnown, training)).where(
        counts, training.c.month_only.is_(True), ~exists().where(same)
    )
    return query.where(training.c.person_id == bindparam("of_person")) if of_one else query


@dataclass(frozen=True, slots=True)
class NewTraining:
    """A record as it is added; what is not known is blank."""

    person_id: int
    course_id: int
    completed_on: date
    outcome: Outcome = Outcome.COMPLETED
    provider: str = ""
    method: str = ""
    trainer: str = ""
    hours: str = ""
    certificate_number: str = ""
    notes: str = ""
    session_id: int | None = None
    provider_expiry: date | None = None
    scope: TrainingScope = TrainingScope.NOT_RECORDED
    month_only: bool = False


def add_training(writer: Writer, records: Sequence[NewTraining]) -> range:
    """Add records; return their ids, which run without a gap."""
    return writer.add_many(training, records)


def join_session(writer: Writer, training_id: int, session_id: int) -> None:
    """Say that a record is of a session."""
    writer.update(training, training_id, session_id=session_id)


def say_as_held(writer: Writer, training_id: int, *, method: str, trainer: str, hours: str) -> None:
    """Say how a record's session was held, by whom, and how long it took."""
    writer.update(training, training_id, method=method, trainer=trainer, hours=hours)


def fill_record(writer: Writer, record: TrainingRecord, said: NewTraining) -> None:
    """Put into a record what it lacks; what stands in it stays, and so do its day and course.

    One that was booked or under way is completed by it.
    """
    words = {
        "provider": (record.provider, said.provider),
        "method": (record.method, said.method),
        "trainer": (record.trainer, said.trainer),
        "scope": (record.scope, said.scope),
        "hours": (record.hours, said.hours),
        "certificate_number": (record.certificate_number, said.certificate_number),
        "notes": (record.notes, said.notes),
        "provider_expiry": (record.provider_expiry, said.provider_expiry),
    }
    missing = {name: new for name, (kept, new) in words.items() if new and not kept}
    writer.update(training, record.id, outcome=said.outcome, **missing)


def set_day(writer: Writer, training_id: int, day: date) -> None:
    """Give a record whose month alone was known its day; the history keeps what stood there."""
    writer.update(training, training_id, completed_on=day, month_only=False)


@dataclass(frozen=True, slots=True)
class CorrectedTraining:
    """What a record is to say; whose it is, its outcome and its session stay."""

    course_id: int
    completed_on: date
    provider: str
    method: str
    trainer: str
    hours: str
    certificate_number: str
    notes: str
    provider_expiry: date | None
    scope: TrainingScope
    month_only: bool


def correct_record(writer: Writer, training_id: int, said: CorrectedTraining) -> None:
    """Let a record say this; the history keeps what stood there."""
    writer.update(training, training_id, **values_of(said))


def mark_void(writer: Writer, training_id: int, on: date, reason: str) -> None:
    """Mark a record as void; ``data.voiding`` does what follows from it."""
    writer.update(training, training_id, voided_on=on, void_reason=reason)


def take_out(writer: Writer, first: int, last: int) -> None:
    """Take out records that Undo takes back, by their ids."""
    writer.delete_range(training, first, last)
