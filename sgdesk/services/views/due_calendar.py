"""Due days of returns, reviews and renewals as a calendar file; names on request alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sgdesk.data.file.disk.files import write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import reminders as reminder_data
from sgdesk.data.people.reviews import read_reviews
from sgdesk.domain.people.keeping.review import REVIEW_TITLES
from sgdesk.services.courses.catalogue import catalogue
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.reminders import due_days
from sgdesk.services.training.standing import standing_report
from sgdesk.services.views.agenda import agenda

Event = tuple[str, date, str, str]
"""What tells it from others, the day, the title, the details."""


def due_calendar_file(workspace: Workspace, *, with_names: bool = False) -> bytes:
    """Every due day from today on as events of a whole day, whose ids stay the same.

    One event for each person and requirement: once it was renewed, the same event has moved to
    its new day. A title says no more than that something is due, since a calendar is shown to
    whoever looks at the screen; ``with_names`` adds in the details whose it is.
    """
    from sgdesk.reports.calendar.events import DueEvent, due_calendar

    with workspace.file.reading() as connection:
        mark = reminder_data.file_mark(connection)
        edition = reminder_data.file_edition(connection)
        organisation = read_organisation(connection).name
    return due_calendar(
        [
            DueEvent(
                f"{name}-{mark}@sgdesk",
                day,
                title,
                "\n".join(filter(None, (details, organisation))),
                edition,
            )
            for name, day, title, details in _events(workspace, with_names=with_names)
        ],
        workspace.file.clock(),
    )


def save_due_calendar(workspace: Workspace, path: Path, *, with_names: bool = False) -> Path:
    """Write the calendar file; raises :class:`InputError` where it cannot be written."""
    return write_file(path, due_calendar_file(workspace, with_names=with_names))


def _events(workspace: Workspace, *, with_names: bool) -> Iterator[Event]:
    today = workspace.today()
    yield from _return_due(workspace)
    for each in catalogue(workspace).courses:
        if each.review_due is not None and each.review_due >= today and each.withdrawn_on is None:
            yield f"course-{each.id}", each.review_due, "Course review due", each.title
    yield from _people_due(workspace, today, with_names=with_names)


def _return_due(workspace: Workspace) -> Iterator[Event]:
    due = agenda(workspace).return_due
    if due is not None:
        yield "return", due, "Return due", ""


def _people_due(workspace: Workspace, today: date, *, with_names: bool) -> Iterator[Event]:
    report = standing_report(workspace)
    with workspace.file.reading() as connection:
        dues = [each for each in due_days(report, read_reviews(connection)) if each.day >= today]
    names = {person.id: person.name for person, _ in report.people}
    reviews = frozenset(REVIEW_TITLES)
    for each in sorted(dues, key=lambda due: (due.day, due.subject, due.person_id)):
        title = "Review due" if each.subject in reviews else "Training due"
        details = f"{each.title}: {names[each.person_id]}" if with_names else each.title
        yield f"due-{each.person_id}-{each.subject}", each.day, title, details
