"""Workers who are not ours, and what their employers confirmed of them."""

from dataclasses import replace
from datetime import date

from sgdesk.data.people import outside as outside_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.outside import OutsideDetails, OutsideWorker
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def outside_workers(
    workspace: Workspace, as_at: date | None = None, *, ended_too: bool = False
) -> tuple[OutsideWorker, ...]:
    """Who works with us and is not ours on the day, by name; ``ended_too`` with the others."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        found = outside_data.read_outside(connection)
    return tuple(each for each in found if ended_too or each.is_here(day))


def add_outside_worker(workspace: Workspace, details: OutsideDetails) -> Changes:
    """Add a worker whom somebody else employs (Worcestershire 3; Harrow, Section 11).

    Raises :class:`InputError` without a name, for a confirmation that lies ahead or whose day is
    missing, and for a day to ask again that does not follow it.
    """
    kept = _checked(workspace, details)
    with workspace.file.writing("add_outside_worker", {"worker": kept.name}) as writer:
        outside_data.add_outside(writer, kept)
    return changes_of(writer.touched)


def change_outside_worker(workspace: Workspace, worker_id: int, details: OutsideDetails) -> Changes:
    """Correct what is kept, or note what was confirmed anew; raises as adding does."""
    kept = _checked(workspace, details)
    with workspace.file.writing("change_outside_worker", {"worker": kept.name}) as writer:
        outside_data.change_outside(writer, worker_id, kept)
    return changes_of(writer.touched)


def end_outside_worker(workspace: Workspace, worker_id: int, last_day: date) -> Changes:
    """Note the last day that somebody is with us; Undo takes it back."""
    with workspace.file.writing("end_outside_worker", said := {"worker": ""}) as writer:
        found = outside_data.read_outside_worker(writer.connection, worker_id)
        said["worker"] = found.name
        outside_data.end_outside(writer, worker_id, last_day)
    return changes_of(writer.touched)


def _checked(workspace: Workspace, details: OutsideDetails) -> OutsideDetails:
    kept = replace(
        details,
        name=details.name.strip(),
        work=details.work.strip(),
        employer=details.employer.strip(),
        confirmed=details.confirmed.strip(),
        notes=details.notes.strip(),
    )
    if not kept.name:
        raise InputError("Enter a name. Nothing was saved.")
    if kept.confirmed and kept.confirmed_on is None:
        raise InputError("Say on which day it was confirmed. Nothing was saved.")
    if kept.confirmed_on is not None and kept.confirmed_on > workspace.today():
        raise InputError("It was confirmed today or in the past. Nothing was saved.")
    confirmed_on, review_on = kept.confirmed_on, kept.review_on
    if confirmed_on is not None and review_on is not None and review_on <= confirmed_on:
        raise InputError("The day to ask again follows the confirmation. Nothing was saved.")
    return kept
