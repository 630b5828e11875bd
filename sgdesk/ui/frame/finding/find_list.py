"""What Ctrl+K can find in the open file: people, courses, places, settings, actions."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction

from sgdesk.ui.context import Context
from sgdesk.ui.frame.finding.finder import Find
from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.places import NOTHING, REMINDERS, Place, Wanted
from sgdesk.ui.text import tr
from sgdesk.ui.words import apart_words


def fixed_finds(
    context: Context, entries: Iterable[PlaceEntry], actions: Iterable[QAction]
) -> list[Find]:
    """Places, sections of Set-up and actions: known without reading the file."""
    finds = [
        Find(entry.title, tr("place"), _leads_to(context, entry.place, NOTHING))
        for entry in entries
    ]
    finds += [
        Find(text, tr("setting"), _leads_to(context, Place.SETUP, Wanted(action=key)))
        for key, text in _sections()
    ]
    remind = _leads_to(context, Place.TODAY, Wanted(action=REMINDERS))
    finds.append(Find(tr("Reminders of due days …"), tr("action"), remind))
    online = _leads_to(context, Place.EVALUATION, Wanted(action="type-in"))
    finds.append(Find(tr("Answers from Microsoft or Google Forms …"), tr("action"), online))
    finds += [
        Find(text, tr("place"), _leads_to(context, Place.SESSIONS, Wanted(action=key)))
        for key, text in (
            ("courses", tr("Catalogue of courses")),
            ("trainers", tr("Trainers")),
            ("needs", tr("Needs and gaps")),
        )
    ]
    return finds + [
        Find(action.text().replace("&", ""), tr("action"), action.trigger)
        for action in actions
        if action.isEnabled()
    ]


def _sections() -> Sequence[tuple[str, str]]:
    """The sections of Set-up by the names that its page answers to."""
    return (
        ("organisation", tr("Organisation, contact and logo")),
        ("partnership", tr("Partnership and its rules")),
        ("roles", tr("Roles and what each calls for")),
        ("settings", tr("Settings of our own: intervals, allowed days, due soon")),
        ("safety", tr("Safety: backups and restoring")),
        ("privacy", tr("Privacy: how long people are kept, erasing, requests, handover")),
        ("history", tr("History: who changed what and when")),
        ("import", tr("Import a sheet")),
    )


def read_finds(context: Context) -> list[Find]:
    """People and courses; called on the file's worker."""
    from sgdesk.services.training.recording import course_choices
    from sgdesk.services.views.find_people import find_people

    finds = [
        Find(
            each.person.name,
            tr("person"),
            _leads_to(context, Place.PEOPLE, Wanted(person=each.person.id)),
            apart_words(each.person) if each.has_namesake else "",
            " ".join((*each.person.roles, each.person.reference, each.person.email)),
        )
        for each in find_people(context.workspace, context.as_at)
    ]
    finds += [
        Find(
            course.title, tr("course"), _leads_to(context, Place.SESSIONS, Wanted(course=course.id))
        )
        for course in course_choices(context.workspace)
    ]
    return finds


def _leads_to(context: Context, place: Place, wanted: Wanted) -> Callable[[], None]:
    return lambda: context.navigate(place, wanted)
