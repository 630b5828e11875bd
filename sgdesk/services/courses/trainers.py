"""Trainers: their qualifications, train the trainer, what they observed first, days given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions import trainers as trainer_data
from sgdesk.data.sessions.trainers import (
    NewTrainerDay,
    read_session_trainers,
    read_trainer_days,
    read_trainers,
)
from sgdesk.domain.dates import DAY, add_months
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.pack import PackItem
from sgdesk.domain.sessions.trainer import (
    DayKind,
    SessionTrainer,
    Trainer,
    TrainerDay,
    TrainerDetails,
    who_trains,
)
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


class Lack(StrEnum):
    """What may be missing of a trainer."""

    SKILL = "skill"
    TRAIN_THE_TRAINER = "train_the_trainer"
    OBSERVED_FIRST = "observed_first"
    ALONE = "alone"
    DAYS = "days"


_ASKED_BY = {
    Lack.SKILL: "HAR-06",
    Lack.TRAIN_THE_TRAINER: "SAN-15",
    Lack.OBSERVED_FIRST: "SAN-16",
    Lack.ALONE: "SAN-16",
    Lack.DAYS: "SAN-17",
}
"""The lines of the packs' lists that ask for it: Harrow's, and Sandwell 10.1, 10.3, 10.5."""

DAYS_A_YEAR = 5
"""Sandwell 10.5: released for at least five days a year."""


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Something that the pack asks of a trainer and that is not there, with its paragraph.

    ``count`` are the sessions given alone, or the days given; nought for the others.
    """

    lack: Lack
    source: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class TrainerView:
    """A trainer and the twelve months up to a day: sessions, with others, and days given.

    ``days_given`` counts each day once, whatever was done on it. ``missing`` is what the pack
    asks for and is not there: where no document asks, nothing is missing.
    """

    trainer: Trainer
    sessions: int
    led: int
    co_delivered: int
    days_given: int
    days: tuple[TrainerDay, ...]
    missing: tuple[MissingLine, ...]


@dataclass(frozen=True, slots=True)
class TrainerPool:
    """All trainers who have not stopped, and what the pack asks of trainers."""

    trainers: tuple[TrainerView, ...]
    asked: tuple[PackItem, ...]


def add_trainer(workspace: Workspace, details: TrainerDetails) -> tuple[int, Changes]:
    """Add a trainer; return their id. Raises :class:`InputError` without a name."""
    checked = _checked(details)
    with workspace.file.writing("add_trainer", {"trainer": checked.name}) as writer:
        number = trainer_data.add_trainer(writer, checked)
    return number, changes_of(writer.touched)


def change_trainer(workspace: Workspace, trainer_id: int, details: TrainerDetails) -> Changes:
    """Correct what is kept about a trainer."""
    checked = _checked(details)
    with workspace.file.writing("change_trainer", {"trainer": checked.name}) as writer:
        trainer_data.change_trainer(writer, trainer_id, checked)
    return changes_of(writer.touched)


def withdraw_trainer(workspace: Workspace, trainer_id: int, on: date | None) -> Changes:
    """Note that somebody stopped training on a day; ``None`` when they begin again."""
    with workspace.file.writing("withdraw_trainer", {"trainer": trainer_id}) as writer:
        trainer_data.withdraw_trainer(writer, trainer_id, on)
    return changes_of(writer.touched)


def _checked(details: TrainerDetails) -> TrainerDetails:
    if not details.name.strip():
        raise InputError("Enter the trainer's name. Nothing was saved.")
    return replace(details, name=details.name.strip())


def note_day(
    workspace: Workspace, trainer_id: int, given_on: date, kind: DayKind, notes: str = ""
) -> Changes:
    """Note a day that a trainer gave beside the sessions."""
    with workspace.file.writing("note_trainer_day", {"trainer": trainer_id}) as writer:
        given = NewTrainerDay(trainer_id, given_on, kind, notes.strip())
        trainer_data.add_trainer_day(writer, given)
    return changes_of(writer.touched)


def strike_day(workspace: Workspace, day_id: int) -> Changes:
    """Strike out a day that was noted by mistake."""
    with workspace.file.writing("strike_trainer_day", {"day": day_id}) as writer:
        trainer_data.void_trainer_day(writer, day_id, workspace.today())
    return changes_of(writer.touched)


def trainer_pool(workspace: Workspace, as_at: date | None = None) -> TrainerPool:
    """Everybody who trains on the day, with the twelve months up to it."""
    day = as_at or workspace.today()
    since = add_months(day, -12) + DAY
    with workspace.file.reading() as connection:
        trainers = read_trainers(connection).values()
        held = {
            row.id: row.held_on
            for row in session_data.read_sessions(connection)
            if row.cancelled_on is None and since <= row.held_on <= day
        }
        leads = read_session_trainers(connection)
        given = read_trainer_days(connection)
        asked = workspace.pack(connection).listed("trainers")
    there = [
        (lead, held[number], len(who_trains(team)))
        for number, team in leads.items()
        if number in held
        for lead in team
        if lead.place is not None
    ]
    days = [each for each in given if since <= each.given_on <= day]
    views = (
        _view(trainer, [each for each in there if each[0].trainer_id == trainer.id], days, asked)
        for trainer in trainers
        if trainer.withdrawn_on is None or trainer.withdrawn_on > day
    )
    return TrainerPool(tuple(views), asked)


def _view(
    trainer: Trainer,
    there: list[tuple[SessionTrainer, date, int]],
    days: Iterable[TrainerDay],
    asked: Sequence[PackItem],
) -> TrainerView:
    own = tuple(each for each in days if each.trainer_id == trainer.id)
    given = {held_on for _, held_on, _ in there} | {each.given_on for each in own}
    together = sum(team > 1 for _, _, team in there)
    lacking = {
        Lack.SKILL: (not trainer.qualifications.strip(), 0),
        Lack.TRAIN_THE_TRAINER: (trainer.trained_the_trainer_on is None, 0),
        Lack.OBSERVED_FIRST: (trainer.observed_first_on is None, 0),
        Lack.ALONE: (together < len(there), len(there) - together),
        Lack.DAYS: (len(given) < DAYS_A_YEAR, len(given)),
    }
    sources = {item.ref: item.source or "" for item in reversed(asked)}
    return TrainerView(
        trainer,
        len(there),
        sum(lead.place == 1 for lead, _, _ in there),
        together,
        len(given),
        own,
        tuple(
            MissingLine(lack, sources[_ASKED_BY[lack]], count)
            for lack, (is_missing, count) in lacking.items()
            if is_missing and _ASKED_BY[lack] in sources
        ),
    )
