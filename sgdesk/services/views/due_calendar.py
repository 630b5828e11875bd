"""Due days of returns, reviews and renewals as a calendar file: counts, and names on request."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sgdesk.data.file.files import write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import reminders as reminder_data
from sgdesk.data.people.reviews import read_reviews
from sgdesk.domain.people.reminders import Due
from sgdesk.services.courses.catalogue import catalogue
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.reminders import due_days
from sgdesk.services.training.standing import standing_report
from sgdesk.services.views.agenda import agenda

Event = tuple[str, date, str, str]
"""What tells it from others, the day, the title, the details."""


def due_calendar_file(workspace: Workspace, *, with_names: bool = False) -> bytes:
    """Every due day from today on as events of a whole day, whose ids stay the same.

    Renewals and reviews are counted, a line for each day and thing; ``with_names`` lists whose
    they are. Reviews of courses and the next return name nobody.
    """
    from sgdesk.reports.calendar.events import DueEvent, due_calendar

    with workspace.file.reading() as connection:
        mark = reminder_data.file_mark(connection)
        organisation = read_organisation(connection).name
    return due_calendar(
        [
            DueEvent(f"{name}-{day:%Y%m%d}-{mark}@sgdesk", day, title, details or organisation)
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
            yield f"course-{each.id}", each.review_due, f"Review the course {each.title}", ""
    yield from _people_due(workspace, today, with_names=with_names)


def _return_due(workspace: Workspace) -> Iterator[Event]:
    due = agenda(workspace).return_due
    if due is not None:
        yield "return", due, "Safeguarding training: the next return is due", ""


def _people_due(workspace: Workspace, today: date, *, with_names: bool) -> Iterator[Event]:
    report = standing_report(workspace)
    with workspace.file.reading() as connection:
        dues = list(due_days(report, read_reviews(connection)))
    names = {person.id: person.name for person, _ in report.people}
    for (day, subject), found in _by_day(each for each in dues if each.day >= today):
        count = len(found)
        people = "1 person" if count == 1 else f"{count} people"
        listed = ", ".join(sorted(names[each.person_id] for each in found))
        yield subject, day, f"{found[0].title}: due for {people}", listed if with_names else ""


def _by_day(dues: Iterable[Due]) -> list[tuple[tuple[date, str], list[Due]]]:
    groups: defaultdict[tuple[date, str], list[Due]] = defaultdict(list)
    for each in dues:
        groups[each.day, each.subject].append(each)
    return sorted(groups.items())
