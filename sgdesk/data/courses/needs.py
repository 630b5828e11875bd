"""Needs, gaps and barriers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import (
    need,
)


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A training need, a gap or a barrier, with its source and what was done."""

    id: int
    kind: str
    summary: str
    source: str
    raised_on: date
    person_id: int | None
    course_id: int | None
    done: str
    closed_on: date | None
    report_to_partnership: bool


def read_needs(connection: Connection) -> tuple[NeedRow, ...]:
    """Needs, gaps and barriers, the open ones first, then the newest."""
    columns = (need.c[name] for name in NeedRow.__dataclass_fields__)
    order = (need.c.closed_on.is_not(None), need.c.raised_on.desc(), need.c.id.desc())
    return tuple(NeedRow(*row) for row in connection.execute(select(*columns).order_by(*order)))
