"""Induction checklists and their items."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import induction, induction_item


@dataclass(frozen=True, slots=True)
class InductionRow:
    """One person's induction: when it began and ended, by whom, on which edition."""

    id: int
    person_id: int
    begun_on: date | None
    completed_on: date | None
    inducted_by: str
    edition: str
    signed_on: date | None
    training_id: int | None
    voided_on: date | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of the checklist, as it was worded then, and the day it was gone through."""

    id: int
    induction_id: int
    item_key: str
    item_text: str
    source: str
    done_on: date | None


def read_inductions(connection: Connection, person_id: int) -> tuple[InductionRow, ...]:
    """One person's inductions that are not voided, the newest first."""
    columns = [induction.c[name] for name in InductionRow.__dataclass_fields__]
    query = (
        select(*columns)
        .where(induction.c.person_id == person_id, induction.c.voided_on.is_(None))
        .order_by(induction.c.id.desc())
    )
    return tuple(InductionRow(*row) for row in connection.execute(query))


def read_induction(connection: Connection, induction_id: int) -> InductionRow:
    """One induction; raises ``NoResultFound`` for an id that the file does not have."""
    columns = [induction.c[name] for name in InductionRow.__dataclass_fields__]
    query = select(*columns).where(induction.c.id == induction_id)
    return InductionRow(*connection.execute(query).one())


def read_items(connection: Connection, induction_id: int) -> tuple[ItemRow, ...]:
    """The lines of one checklist, in order."""
    columns = [induction_item.c[name] for name in ItemRow.__dataclass_fields__]
    query = select(*columns).where(induction_item.c.induction_id == induction_id)
    return tuple(ItemRow(*row) for row in connection.execute(query.order_by(induction_item.c.id)))
