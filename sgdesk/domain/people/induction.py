"""Somebody's induction and the lines of its checklist."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Induction:
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
class InductionLine:
    """One line of the checklist, as it was worded then, and the day it was gone through."""

    id: int
    induction_id: int
    item_key: str
    item_text: str
    source: str
    done_on: date | None
