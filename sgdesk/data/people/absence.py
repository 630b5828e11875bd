"""Times away and times as a lead elsewhere: read and written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.history import is_erased
from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import absence, history, lead_elsewhere, person, post
from sgdesk.data.file.unit_of_work import Writer, from_json
from sgdesk.data.people.people import read_people
from sgdesk.domain.people.person import Absence, LedElsewhere, Person


def read_absences(connection: Connection, person_id: int) -> tuple[Absence, ...]:
    """When one person had left and came back, the earliest first."""
    query = select(*columns_of(Absence, absence)).where(absence.c.person_id == person_id)
    return read_rows(connection, query.order_by(absence.c.last_day), Absence)


def read_every_absence(connection: Connection) -> Mapping[int, tuple[Absence, ...]]:
    """When people had left and came back, by their ids, the earliest of each first."""
    query = select(*columns_of(Absence, absence)).order_by(absence.c.person_id, absence.c.last_day)
    rows = groupby(read_rows(connection, query, Absence), key=attrgetter("person_id"))
    return {person: tuple(each) for person, each in rows}


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """Somebody left after ``last_day`` and was back on the day ``back_on``."""

    person_id: int
    last_day: date
    back_on: date


def add_absence(writer: Writer, new: NewAbsence) -> int:
    """Keep a time away; return its id."""
    return writer.add(absence, new)


def ends_before_leaving(
    connection: Connection, person_id: int, left: date
) -> Mapping[int, date | None] | None:
    """By the id of each post that noting the last day ended, the end that it had before.

    ``None`` where the history does not have that entry: they came into the file with the day.
    """
    query = select(history.c.changes).where(history.c.changes.contains(f'"{person.c.left_on.key}"'))
    for text in connection.execute(query.order_by(history.c.id.desc())).scalars():
        changed = [
            each for each in from_json(text) if each["op"] == "update" and not is_erased(each)
        ]
        noted = (
            each["after"]["left_on"]
            for each in changed
            if (each["table"], each["id"]) == (person.name, person_id)
            and "left_on" in each["after"]
        )
        if (last := next(noted, _NEVER_NOTED)) is _NEVER_NOTED:
            continue
        if last != left:
            return None
        return {
            each["id"]: each["before"]["end"]
            for each in changed
            if each["table"] == post.name and each["after"].get("end") == left
        }
    return None


_NEVER_NOTED = object()


def read_led_elsewhere(connection: Connection, person_id: int) -> tuple[LedElsewhere, ...]:
    """When one person was a lead in another organisation, struck out entries apart."""
    query = (
        select(*columns_of(LedElsewhere, lead_elsewhere))
        .where(lead_elsewhere.c.person_id == person_id, lead_elsewhere.c.voided_on.is_(None))
        .order_by(lead_elsewhere.c.start.nulls_first(), lead_elsewhere.c.id)
    )
    return read_rows(connection, query, LedElsewhere)


@dataclass(frozen=True, slots=True)
class NewLedElsewhere:
    """Somebody was a lead in another organisation, from when to when."""

    person_id: int
    start: date | None
    end: date | None
    organisation: str


def add_led_elsewhere(writer: Writer, new: NewLedElsewhere) -> int:
    """Keep a time as a lead elsewhere; return its id."""
    return writer.add(lead_elsewhere, new)


def void_led_elsewhere(writer: Writer, entry_id: int, on: date) -> None:
    """Strike out a time as a lead elsewhere that was entered by mistake."""
    writer.update(lead_elsewhere, entry_id, voided_on=on)


def gone_by(connection: Connection, person_ids: Sequence[int], day: date) -> tuple[Person, ...]:
    """Who of these people had left by the day and was not back."""
    away = select(absence.c.person_id).where(absence.c.last_day < day, absence.c.back_on > day)
    gone = or_(person.c.left_on < day, person.c.id.in_(away))
    return read_people(connection, person.c.id.in_(person_ids), gone)
