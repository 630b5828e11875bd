"""Induction checklists and their lines: read, begun, gone through, finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.rows import columns_of, read_one, read_rows
from sgdesk.data.file.schema import induction, induction_item, person
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.people.induction import Induction, InductionLine


def read_inductions(connection: Connection, person_id: int) -> tuple[Induction, ...]:
    """One person's inductions that are not voided, the newest first."""
    query = (
        select(*columns_of(Induction, induction))
        .where(induction.c.person_id == person_id, induction.c.voided_on.is_(None))
        .order_by(induction.c.id.desc())
    )
    return read_rows(connection, query, Induction)


def read_begun(connection: Connection, day: date) -> frozenset[int]:
    """Who is with the organisation on the day with an induction begun and not finished by it."""
    query = (
        select(induction.c.person_id)
        .join(person, person.c.id == induction.c.person_id)
        .where(
            induction.c.voided_on.is_(None),
            induction.c.begun_on <= day,
            or_(induction.c.completed_on.is_(None), induction.c.completed_on > day),
            or_(person.c.left_on.is_(None), person.c.left_on >= day),
        )
    )
    return frozenset(connection.execute(query).scalars())


def read_induction(connection: Connection, induction_id: int) -> Induction:
    """One induction; raises ``NoResultFound`` for an id that the file does not have."""
    query = select(*columns_of(Induction, induction)).where(induction.c.id == induction_id)
    return read_one(connection, query, Induction)


def is_of_an_induction(connection: Connection, training_id: int) -> bool:
    """Whether a training record was made by completing an induction that stands."""
    query = select(induction.c.id).where(
        induction.c.training_id == training_id, induction.c.voided_on.is_(None)
    )
    return connection.execute(query).first() is not None


def read_lines(connection: Connection, induction_id: int) -> tuple[InductionLine, ...]:
    """The lines of one checklist, in order."""
    query = (
        select(*columns_of(InductionLine, induction_item))
        .where(induction_item.c.induction_id == induction_id)
        .order_by(induction_item.c.id)
    )
    return read_rows(connection, query, InductionLine)


@dataclass(frozen=True, slots=True)
class NewInduction:
    """An induction as it is begun."""

    person_id: int
    begun_on: date
    inducted_by: str
    edition: str


def add_induction(writer: Writer, new: NewInduction) -> int:
    """Begin an induction; return its id."""
    return writer.add(induction, new)


@dataclass(frozen=True, slots=True)
class NewInductionLine:
    """A line of a checklist as it is worded now."""

    induction_id: int
    item_key: str
    item_text: str
    source: str


def add_lines(writer: Writer, lines: Sequence[NewInductionLine]) -> range:
    """Add lines to a checklist; return their ids, which run without a gap."""
    return writer.add_many(induction_item, lines)


def tick_line(writer: Writer, line_id: int, done_on: date | None) -> None:
    """Note when a line was gone through; ``None`` takes the tick away."""
    writer.update(induction_item, line_id, done_on=done_on)


def finish_induction(
    writer: Writer,
    induction_id: int,
    completed_on: date,
    *,
    inducted_by: str,
    signed_on: date | None,
    training_id: int,
    edition: str,
) -> None:
    """Finish an induction by the training that it completed, on an edition of the guidance."""
    writer.update(
        induction,
        induction_id,
        completed_on=completed_on,
        inducted_by=inducted_by,
        signed_on=signed_on,
        training_id=training_id,
        edition=edition,
    )


def void_induction(writer: Writer, induction_id: int, on: date) -> None:
    """Strike an induction out."""
    writer.update(induction, induction_id, voided_on=on)
