"""Trainers, the sessions they train in and the days they gave: read and written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows, values_of
from sgdesk.data.file.schema import session_trainer, trainer, trainer_day
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.names import filed
from sgdesk.domain.sessions.trainer import (
    DayKind,
    SessionTrainer,
    Trainer,
    TrainerDay,
    TrainerDetails,
)


def read_trainers(connection: Connection) -> Mapping[int, Trainer]:
    """Every trainer by id, in the order of names, those who stopped too."""
    query = select(*columns_of(Trainer, trainer)).order_by(trainer.c.id)
    found = read_rows(connection, query, Trainer)
    return {each.id: each for each in sorted(found, key=lambda each: filed(each.name))}


def add_trainer(writer: Writer, details: TrainerDetails) -> int:
    """Add a trainer; return their id."""
    return writer.add(trainer, details)


def change_trainer(writer: Writer, trainer_id: int, details: TrainerDetails) -> None:
    """Correct what is kept about a trainer."""
    writer.update(trainer, trainer_id, **values_of(details))


def withdraw_trainer(writer: Writer, trainer_id: int, on: date | None) -> None:
    """Note that somebody stopped training on a day; ``None`` when they begin again."""
    writer.update(trainer, trainer_id, withdrawn_on=on)


def read_session_trainers(connection: Connection) -> Mapping[int, tuple[SessionTrainer, ...]]:
    """The trainers of each session that ever had any, the lead first, by the session's id."""
    order = (session_trainer.c.session_id, session_trainer.c.place, session_trainer.c.id)
    query = select(*columns_of(SessionTrainer, session_trainer)).order_by(*order)
    found: dict[int, tuple[SessionTrainer, ...]] = {}
    for each in read_rows(connection, query, SessionTrainer):
        found[each.session_id] = (*found.get(each.session_id, ()), each)
    return found


@dataclass(frozen=True, slots=True)
class NewSessionTrainer:
    """A trainer as they are put into a session: place 1 leads."""

    session_id: int
    trainer_id: int
    place: int


def add_session_trainer(writer: Writer, new: NewSessionTrainer) -> int:
    """Put a trainer into a session; return the row's id."""
    return writer.add(session_trainer, new)


def set_place(writer: Writer, session_trainer_id: int, place: int | None) -> None:
    """Give a trainer of a session another place in it; ``None`` takes them out."""
    writer.update(session_trainer, session_trainer_id, place=place)


def read_trainer_days(connection: Connection) -> tuple[TrainerDay, ...]:
    """The days given that were not struck out, the newest first."""
    query = select(*columns_of(TrainerDay, trainer_day)).where(trainer_day.c.voided_on.is_(None))
    order = (trainer_day.c.given_on.desc(), trainer_day.c.id.desc())
    return read_rows(connection, query.order_by(*order), TrainerDay)


@dataclass(frozen=True, slots=True)
class NewTrainerDay:
    """A day given, as it is added."""

    trainer_id: int
    given_on: date
    kind: DayKind
    notes: str


def add_trainer_day(writer: Writer, new: NewTrainerDay) -> int:
    """Note a day that a trainer gave; return its id."""
    return writer.add(trainer_day, new)


def void_trainer_day(writer: Writer, day_id: int, on: date) -> None:
    """Mark a day given as void."""
    writer.update(trainer_day, day_id, voided_on=on)
