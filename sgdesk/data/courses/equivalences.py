"""What the organisation decided of its courses: what stands for what, what counts for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import course_equivalence, course_satisfies
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.courses.course import Equivalence


def read_equivalences(connection: Connection) -> tuple[Equivalence, ...]:
    """Every decision on equivalence, the withdrawn ones too, the newest first."""
    query = select(*columns_of(Equivalence, course_equivalence))
    return read_rows(connection, query.order_by(course_equivalence.c.id.desc()), Equivalence)


@dataclass(frozen=True, slots=True)
class NewEquivalence:
    """A decision as it is added."""

    course_id: int
    stands_for_id: int
    decided_by: str
    decided_on: date
    reason: str


def add_equivalence(writer: Writer, decision: NewEquivalence) -> int:
    """Let one course stand for another; return the decision's id."""
    return writer.add(course_equivalence, decision)


def withdraw_equivalence(writer: Writer, equivalence_id: int, on: date) -> None:
    """Withdraw a decision from a day on."""
    writer.update(course_equivalence, equivalence_id, withdrawn_on=on)


@dataclass(frozen=True, slots=True)
class _CountsTowards:
    course_id: int
    requirement: str
    pack: str | None


def count_towards(writer: Writer, course_id: int, requirements: Mapping[str, str | None]) -> None:
    """Say that a course meets these requirements, by their keys.

    Each with the pack that it is of, ``None`` for a topic of the organisation's own.
    """
    rows = [_CountsTowards(course_id, key, pack) for key, pack in requirements.items()]
    writer.add_many(course_satisfies, rows)
