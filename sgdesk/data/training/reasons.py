"""Reasons for not completing, and exemptions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    Connection,
    or_,
    select,
)

from sgdesk.data.file.schema import exemption, non_completion


def read_reasons(connection: Connection, as_at: date) -> Mapping[tuple[int, str], str]:
    """The reason held against a person and a requirement on the day, as its code."""
    query = (
        select(
            non_completion.c.person_id,
            non_completion.c.requirement,
            non_completion.c.reason,
        )
        .where(
            non_completion.c.noted_on <= as_at,
            or_(
                non_completion.c.cleared_on.is_(None),
                non_completion.c.cleared_on > as_at,
            ),
        )
        .order_by(non_completion.c.noted_on, non_completion.c.id)
    )
    return {(row.person_id, row.requirement): row.reason for row in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """An agreed exemption, until its review day or until it was ended."""

    id: int
    requirement: str
    reason: str
    agreed_by: str
    start: date
    review_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason for not completing, as its code, until it was cleared."""

    id: int
    requirement: str
    reason: str
    detail: str
    noted_on: date
    cleared_on: date | None


def read_exemptions(connection: Connection, person_id: int) -> tuple[ExemptionRow, ...]:
    """One person's exemptions, the newest first."""
    columns = [exemption.c[name] for name in ExemptionRow.__dataclass_fields__]
    query = select(*columns).where(exemption.c.person_id == person_id)
    rows = connection.execute(query.order_by(exemption.c.start.desc()))
    return tuple(ExemptionRow(*row) for row in rows)


def read_person_reasons(connection: Connection, person_id: int) -> tuple[ReasonRow, ...]:
    """One person's reasons for not completing, the newest first."""
    columns = [non_completion.c[name] for name in ReasonRow.__dataclass_fields__]
    query = select(*columns).where(non_completion.c.person_id == person_id)
    rows = connection.execute(query.order_by(non_completion.c.id.desc()))
    return tuple(ReasonRow(*row) for row in rows)
