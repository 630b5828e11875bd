"""What Ctrl+K can find in the open file: people, courses, places, settings, actions."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QAction

from sgdesk.ui.context import Context
from sgdesk.ui.frame.finding.finder import Find
from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.places import (
    FILE_LOCK,
    FINAL_RETURNS,
    LEAD,
    NOTHING,
    REMINDERS,
    SLIPS,
    Place,
    Wanted,
)
from sgdesk.ui.text import tr
from sgdesk.ui.words import apart_words


def fixed_finds(
    context: Context, entries: Iterable[PlaceEntry], actions: Iterable[QAction]
) -> list[Find]:
    """Places, sections of Set-up and actions: known without reading the file."""
    finds = [
        Find(
            entry.title,
            tr("place"),
            _leads_to(context, entry.place, NOTHING),
            more=_other_words(entry.place),
        )
        for entry in entries
    ]
    finds += [
        Find(
            text,
            tr("setting"),
            _leads_to(context, Place.SETUP, Wanted(action=key)),
            more=_other_words(key),
        )
        for key, text in _sections()
    ]
    secret = _leads_to(context, Place.SETUP, Wanted(action=FILE_LOCK))
    words = tr("password, set, change, recovery sheet, encrypt, lock, secret")
    finds.append(Find(tr("Passphrase of the file …"), tr("setting"), secret, more=words))
    remind = _leads_to(context, Place.TODAY, Wanted(action=REMINDERS))
    finds.append(Find(tr("Reminders of due days …"), tr("action"), remind))
    online = _leads_to(context, Place.EVALUATION, Wanted(action="type-in"))
    finds.append(Find(tr("Answers from Microsoft or Google Forms …"), tr("action"), online))
    finds += _jobs_elsewhere(context)
    finds += _jobs_with_a_person(context)
    finds += [
        Find(text, tr("place"), _leads_to(context, Place.SESSIONS, Wanted(action=key)), more=more)
        for key, text, more in (
            ("courses", tr("Catalogue of courses"), ""),
            ("trainers", tr("Trainers"), ""),
            ("needs", tr("Needs and gaps"), tr("training needs, training plan, quality report")),
        )
    ]
    return finds + [
        Find(name, tr("action"), action.trigger, more=_words_of_action(name))
        for action in actions
        if action.isEnabled() and (name := action.text().replace("&", ""))
    ]


def _jobs_elsewhere(context: Context) -> list[Find]:
    """What stands on some page under a name of its own, and how to begin it there."""

    def leads(place: Place, action: str, hint: str = "") -> Callable[[], None]:
        def go() -> None:
            context.navigate(place, Wanted(action=action))
            if hint:
                context.say(hint)

        return go

    observe = tr("Choose the course, then More, “Observe …”.")
    cost = tr("Choose the session, then “Change the session”: what it cost is noted at its foot.")
    return [
        Find(text, tr("action"), go, more=more)
        for text, go, more in (
            (
                tr("Lead and deputy for safeguarding: who they are"),
                leads(Place.SETUP, LEAD),
                tr("safeguarding lead, officer, DSL, coordinator"),
            ),
            (
                tr("Compare two returns"),
                leads(Place.RETURN, FINAL_RETURNS),
                tr("difference, last year, changed since"),
            ),
            (
                tr("Cost of a session"),
                leads(Place.SESSIONS, "sessions", cost),
                tr("costs, money, pounds, paid, fee, trainers, venue, room, refreshments"),
            ),
            (
                tr("Dip sample of line managers"),
                leads(Place.EVALUATION, "dip"),
                tr("ring, telephone, managers’ view"),
            ),
            (
                tr("Observation of a course"),
                leads(Place.SESSIONS, "courses", observe),
                tr("observe, watch a trainer, quality"),
            ),
            (
                tr("Quality report and training plan"),
                leads(Place.SESSIONS, "needs"),
                tr("print, quality, training needs"),
            ),
        )
    ]


def _jobs_with_a_person(context: Context) -> list[Find]:
    """What begins on somebody's own page or over the list of people, and how to begin it there."""

    def leads(hint: str) -> Callable[[], None]:
        def go() -> None:
            context.navigate(Place.PEOPLE, NOTHING)
            context.say(hint)

        return go

    merge = tr("Open one of the two, then choose More, “The same person as …”.")
    leaves = tr("Open whoever leaves, then choose More, “Leaves …”.")
    erase = tr("Open whoever it is, then choose More, “Erase …”.")
    finish = tr("Tick those whose sheets came back, then choose More, “Finish induction”.")
    slips = _leads_to(context, Place.PEOPLE, Wanted(action=SLIPS))
    return [
        Find(
            tr("The same person as … (two entries of one person)"),
            tr("action"),
            leads(merge),
            more=tr("duplicate, double, twice, merge, join"),
        ),
        Find(
            tr("Leaves … (somebody’s last day)"),
            tr("action"),
            leads(leaves),
            more=tr("leaver, left, resigned, stopped, gone"),
        ),
        Find(
            tr("Erase somebody …"),
            tr("action"),
            leads(erase),
            more=tr("delete, remove, forget, right to erasure, everything held"),
        ),
        Find(
            tr("Finish inductions … (their papers are back)"),
            tr("action"),
            leads(finish),
            more=tr("complete, signed, checklist, sheets, several"),
        ),
        Find(
            tr("Leaders’ slips …"),
            tr("action"),
            slips,
            more=tr("print, who may start, teams, classes"),
        ),
    ]


def _other_words(key: str) -> str:
    """What people call a place or a section of Set-up who do not know its name."""
    return {
        Place.TODAY: tr("to do, overdue, out of date, over the last year, reminders, start"),
        Place.PEOPLE: tr(
            "leaders’ slips, who may start, overdue, out of date, matrix, season, helpers"
        ),
        Place.SESSIONS: tr("evening, sittings, booking, sign-in sheet, tick in, attendance"),
        Place.CERTIFICATES: tr("print, handed over, check a number, revoke"),
        Place.EVALUATION: tr("feedback, forms, impact"),
        Place.RETURN: tr("send to the partnership, report, summary, Section 11, annual, figures"),
        "safety": tr("password, stick, copy of the file, lost"),
        "privacy": tr("hand over, successor, GDPR, delete somebody, data protection"),
        "history": tr("mistake, yesterday, take back, log, audit, undo"),
        "import": tr("spreadsheet, Excel, bring in, tracker"),
        "organisation": tr("address, e-mail, telephone, logo, church, name"),
        "settings": tr("how often, years, refresh, rule"),
        "partnership": tr("council, borough, county, board, rule, document"),
    }.get(key, "")


def _words_of_action(name: str) -> str:
    """The same of what the menus do."""
    return {
        tr("Larger text"): tr("bigger letters, size, zoom, font"),
        tr("Smaller text"): tr("size, zoom, font"),
        tr("Text as usual"): tr("size, zoom, font"),
        tr("Strong contrast"): tr("black and white, colours, eyes"),
        tr("Dark"): tr("colours, night"),
        tr("Show me round"): tr("tour, help, beginner"),
        tr("Guide to this page"): tr("help, manual"),
        tr("Import a sheet …"): tr("spreadsheet, Excel, bring in, tracker"),
    }.get(name, "")


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
