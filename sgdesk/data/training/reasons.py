"""Reasons for not completing, and exemptions: read, added, ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import exemption, non_completion, training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.training.exemption import Exemption, NonCompletion
from sgdesk.domain.training.outcome import Outcome


def read_reasons(connection: Connection, as_at: date) -> Mapping[tuple[int, str], str]:
    """The reason held against a person and a requirement on the day, as its code.

    Reasons that are held against one course are no reasons of a requirement.
    """
    query = (
        select(
            non_completion.c.person_id,
            non_completion.c.requirement,
            non_completion.c.reason,
        )
        .where(_holds(as_at), non_completion.c.course_id.is_(None))
        .order_by(non_completion.c.noted_on, non_completion.c.id)
    )
    return {(row.person_id, row.requirement): row.reason for row in connection.execute(query)}


def _holds(as_at: date) -> ColumnElement[bool]:
    cleared_on = non_completion.c.cleared_on
    return and_(non_completion.c.noted_on <= as_at, or_(cleared_on.is_(None), cleared_on > as_at))


def read_course_reasons(connection: Connection, as_at: date) -> Mapping[tuple[int, int], str]:
    """The reason held against a person and a course on the day, as its code.

    Not where the person has completed the course since: then nothing is to be explained.
    """
    done_since = exists().where(
        training.c.person_id == non_completion.c.person_id,
        training.c.course_id == non_completion.c.course_id,
        training.c.completed_on.between(non_completion.c.noted_on, as_at),
        training.c.outcome == Outcome.COMPLETED,
        training.c.voided_on.is_(None),
    )
    query = (
        select(
            non_completion.c.person_id,
            non_completion.c.course_id,
            non_completion.c.reason,
        )
        .where(_holds(as_at), non_completion.c.course_id.is_not(None), ~done_since)
        .order_by(non_completion.c.noted_on, non_completion.c.id)
    )
    return {(row.person_id, row.course_id): row.reason for row in connection.execute(query)}


def read_exemptions(connection: Connection, person_id: int) -> tuple[Exemption, ...]:
    """One person's exemptions, the newest first."""
    query = (
        select(*columns_of(Exemption, exemption))
        .where(exemption.c.person_id == person_id)
        .order_by(exemption.c.start.desc())
    )
    return read_rows(connection, query, Exemption)


def read_all_exemptions(connection: Connection) -> tuple[Exemption, ...]:
    """Everybody's exemptions, in the order in which they were agreed."""
    query = select(*columns_of(Exemption, exemption)).order_by(exemption.c.id)
    return read_rows(connection, query, Exemption)


def read_all_reasons(connection: Connection) -> tuple[NonCompletion, ...]:
    """Everybody's reasons against a requirement, in the order in which they were noted."""
    query = (
        select(*columns_of(NonCompletion, non_completion))
        .where(non_completion.c.course_id.is_(None))
        .order_by(non_completion.c.id)
    )
    return read_rows(connection, query, NonCompletion)


def read_person_reasons(connection: Connection, person_id: int) -> tuple[NonCompletion, ...]:
    """One person's reasons for not completing, of courses too, the newest first."""
    query = (
        select(*columns_of(NonCompletion, non_completion))
        .where(non_completion.c.person_id == person_id)
        .order_by(non_completion.c.id.desc())
    )
    return read_rows(connection, query, NonCompletion)


@dataclass(frozen=True, slots=True)
class NewExemption:
    """An exemption as it is agreed."""

    person_id: int
    requirement: str
    reason: str
    agreed_by: str
    start: date
    review_on: date


def add_exemption(writer: Writer, agreed: NewExemption) -> int:
    """Add an exemption; return its id."""
    return writer.add(exemption, agreed)


def end_exemption(writer: Writer, exemption_id: int, last_day: date) -> None:
    """End an exemption; ``last_day`` is the last day that it covers."""
    writer.update(exemption, exemption_id, ended_on=last_day)


@dataclass(frozen=True, slots=True)
class NewNonCompletion:
    """A reason for not completing as it is noted; of a course, ``requirement`` is empty."""

    person_id: int
    requirement: str
    reason: str
    detail: str
    noted_on: date
    course_id: int | None = None


def add_reason(writer: Writer, noted: NewNonCompletion) -> int:
    """Add a reason for not completing; return its id."""
    return writer.add(non_completion, noted)


def clear_reason(writer: Writer, reason_id: int, on: date) -> None:
    """Say that a reason no longer holds from a day on."""
    writer.update(non_completion, reason_id, cleared_on=on)
