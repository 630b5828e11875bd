"""What Ctrl+K can find in the open file: people, courses, places, settings, actions."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction

from sgdesk.ui.context import Context
from sgdesk.ui.frame.finder import Find
from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.places import NOTHING, REMINDERS, Place, Wanted
from sgdesk.ui.text import tr


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
        ("history", tr("History: who changed what and when")),
        ("import", tr("Import a sheet")),
    )


def read_finds(context: Context) -> list[Find]:
    """People and courses; called on the file's worker."""
    from sgdesk.services.organisation import organisation_view
    from sgdesk.services.standing import everyone
    from sgdesk.services.training import course_choices

    finds = [
        Find(
            person.name,
            tr("person"),
            _leads_to(context, Place.PEOPLE, Wanted(person=person.id)),
        )
        for person in everyone(context.workspace)
    ]
    view = organisation_view(context.workspace)
    keys = {each.title: each.key for each in view.pack.requirements}
    keys |= {title: key for key, title in view.topics}
    for course in course_choices(context.workspace):
        key = next((keys[title] for title in course.requirements if title in keys), None)
        if key is not None:
            go = _leads_to(context, Place.PEOPLE, Wanted(requirement=key))
            finds.append(Find(course.title, tr("course"), go))
    return finds


def _leads_to(context: Context, place: Place, wanted: Wanted) -> Callable[[], None]:
    return lambda: context.navigate(place, wanted)
