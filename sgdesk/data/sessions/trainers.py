"""Trainers and the days they gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import (
    session_trainer,
    trainer,
    trainer_day,
)


@dataclass(frozen=True, slots=True)
class TrainerRow:
    """Somebody who trains, one of ours (``person_id``) or from outside."""

    id: int
    name: str
    person_id: int | None
    qualifications: str
    trained_the_trainer_on: date | None
    observed_first_on: date | None
    notes: str
    withdrawn_on: date | None


_TRAINER = tuple(trainer.c[name] for name in TrainerRow.__dataclass_fields__)


def read_trainers(connection: Connection) -> Mapping[int, TrainerRow]:
    """Every trainer by id, in the order of names, those who stopped too."""
    query = select(*_TRAINER).order_by(trainer.c.name, trainer.c.id)
    return {row.id: TrainerRow(*row) for row in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A trainer in a session: place 1 leads, the others deliver with them, ``None`` no longer."""

    id: int
    session_id: int
    trainer_id: int
    place: int | None


def read_session_trainers(connection: Connection) -> Mapping[int, tuple[LeadRow, ...]]:
    """The trainers of each session that ever had any, the lead first, by the session's id."""
    columns = (session_trainer.c[name] for name in LeadRow.__dataclass_fields__)
    order = (session_trainer.c.session_id, session_trainer.c.place, session_trainer.c.id)
    found: dict[int, tuple[LeadRow, ...]] = {}
    for row in connection.execute(select(*columns).order_by(*order)):
        found[row.session_id] = (*found.get(row.session_id, ()), LeadRow(*row))
    return found


@dataclass(frozen=True, slots=True)
class TrainerDayRow:
    """A day that a trainer gave beside the sessions."""

    id: int
    trainer_id: int
    given_on: date
    kind: str
    notes: str


def read_trainer_days(connection: Connection) -> tuple[TrainerDayRow, ...]:
    """The days given that were not struck out, the newest first."""
    columns = (trainer_day.c[name] for name in TrainerDayRow.__dataclass_fields__)
    query = select(*columns).where(trainer_day.c.voided_on.is_(None))
    order = (trainer_day.c.given_on.desc(), trainer_day.c.id.desc())
    return tuple(TrainerDayRow(*row) for row in connection.execute(query.order_by(*order)))
