"""Trainers: their qualifications, train the trainer, what they observed first, days given."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from sgdesk.data.file.schema import trainer, trainer_day
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.trainers import (
    LeadRow,
    TrainerDayRow,
    TrainerRow,
    read_session_trainers,
    read_trainer_days,
    read_trainers,
)
from sgdesk.domain.dates import DAY, add_months
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.pack import PackItem
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace

__all__ = [
    "DayKind",
    "TrainerDetails",
    "TrainerPool",
    "TrainerRow",
    "TrainerView",
    "add_trainer",
    "change_trainer",
    "note_day",
    "strike_day",
    "trainer_pool",
    "withdraw_trainer",
]


class DayKind(StrEnum):
    """What a trainer gave a day for, beside the sessions themselves."""

    POOL_MEETING = "pool_meeting"
    PREPARING = "preparing"
    OBSERVING = "observing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TrainerDetails:
    """What is typed in about a trainer, one of ours (``person_id``) or from outside."""

    name: str
    person_id: int | None = None
    qualifications: str = ""
    trained_the_trainer_on: date | None = None
    observed_first_on: date | None = None
    notes: str = ""


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
"""The lines of the packs' lists that ask for it: Harrow, L172, and Sandwell 10.1, 10.3, 10.5."""

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

    row: TrainerRow
    sessions: int
    led: int
    co_delivered: int
    days_given: int
    days: tuple[TrainerDayRow, ...]
    missing: tuple[MissingLine, ...]


@dataclass(frozen=True, slots=True)
class TrainerPool:
    """All trainers who have not stopped, and what the pack asks of trainers."""

    trainers: tuple[TrainerView, ...]
    asked: tuple[PackItem, ...]


def add_trainer(workspace: Workspace, details: TrainerDetails) -> tuple[int, Changes]:
    """Add a trainer; return their id. Raises :class:`InputError` without a name."""
    values = _values(details)
    with workspace.file.writing("add_trainer", {"trainer": values["name"]}) as writer:
        number = writer.insert(trainer, **values)
    return number, changes_of(writer.touched)


def change_trainer(workspace: Workspace, trainer_id: int, details: TrainerDetails) -> Changes:
    """Correct what is kept about a trainer."""
    values = _values(details)
    with workspace.file.writing("change_trainer", {"trainer": values["name"]}) as writer:
        writer.update(trainer, trainer_id, **values)
    return changes_of(writer.touched)


def withdraw_trainer(workspace: Workspace, trainer_id: int, on: date | None) -> Changes:
    """Note that somebody stopped training on a day; ``None`` when they begin again."""
    with workspace.file.writing("withdraw_trainer", {"trainer": trainer_id}) as writer:
        writer.update(trainer, trainer_id, withdrawn_on=on)
    return changes_of(writer.touched)


def _values(details: TrainerDetails) -> dict[str, object]:
    if not details.name.strip():
        raise InputError("Enter the trainer's name. Nothing was saved.")
    return asdict(details) | {"name": details.name.strip()}


def note_day(
    workspace: Workspace, trainer_id: int, given_on: date, kind: DayKind, notes: str = ""
) -> Changes:
    """Note a day that a trainer gave beside the sessions."""
    with workspace.file.writing("note_trainer_day", {"trainer": trainer_id}) as writer:
        writer.insert(
            trainer_day, trainer_id=trainer_id, given_on=given_on, kind=kind, notes=notes.strip()
        )
    return changes_of(writer.touched)


def strike_day(workspace: Workspace, day_id: int) -> Changes:
    """Strike out a day that was noted by mistake."""
    with workspace.file.writing("strike_trainer_day", {"day": day_id}) as writer:
        writer.update(trainer_day, day_id, voided_on=workspace.today())
    return changes_of(writer.touched)


def trainer_pool(workspace: Workspace, as_at: date | None = None) -> TrainerPool:
    """Everybody who trains on the day, with the twelve months up to it."""
    day = as_at or workspace.today()
    since = add_months(day, -12) + DAY
    with workspace.file.reading() as connection:
        rows = read_trainers(connection).values()
        held = {
            row.id: row.held_on
            for row in session_data.read_sessions(connection)
            if row.cancelled_on is None and since <= row.held_on <= day
        }
        leads = read_session_trainers(connection)
        given = read_trainer_days(connection)
        asked = workspace.pack(connection).listed("trainers")
    there = [
        (lead, held[number], sum(each.place is not None for each in team))
        for number, team in leads.items()
        if number in held
        for lead in team
        if lead.place is not None
    ]
    days = [each for each in given if since <= each.given_on <= day]
    views = (
        _view(row, [each for each in there if each[0].trainer_id == row.id], days, asked)
        for row in rows
        if row.withdrawn_on is None or row.withdrawn_on > day
    )
    return TrainerPool(tuple(views), asked)


def _view(
    row: TrainerRow,
    there: list[tuple[LeadRow, date, int]],
    days: Iterable[TrainerDayRow],
    asked: Sequence[PackItem],
) -> TrainerView:
    own = tuple(each for each in days if each.trainer_id == row.id)
    given = {held_on for _, held_on, _ in there} | {each.given_on for each in own}
    together = sum(team > 1 for _, _, team in there)
    lacking = {
        Lack.SKILL: (not row.qualifications.strip(), 0),
        Lack.TRAIN_THE_TRAINER: (row.trained_the_trainer_on is None, 0),
        Lack.OBSERVED_FIRST: (row.observed_first_on is None, 0),
        Lack.ALONE: (together < len(there), len(there) - together),
        Lack.DAYS: (len(given) < DAYS_A_YEAR, len(given)),
    }
    sources = {item.ref: item.source or "" for item in reversed(asked)}
    return TrainerView(
        row,
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
