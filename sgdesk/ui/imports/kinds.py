"""The kinds of sheets and their columns, in words."""

from collections.abc import Sequence

from sgdesk.services.imports import ImportReport, SheetKind, not_taken
from sgdesk.ui.text import tr, tr_count

_TITLES = {
    SheetKind.TRACKER: "Training tracker",
    SheetKind.PEOPLE: "People",
    SheetKind.TRAINING: "Training",
    SheetKind.ROLES: "Roles",
}
_ABOUT = {
    SheetKind.TRACKER: (
        "As most people keep it: a row for each person, a column for each course, the date in "
        "the cell."
    ),
    SheetKind.PEOPLE: (
        "A row for each person and role: given name and family name, and if you have them "
        "e-mail, role, role start, reference."
    ),
    SheetKind.TRAINING: (
        "A row for each thing completed: the name or reference, the course, the day completed."
    ),
    SheetKind.ROLES: "A row for each role: its name, and the group of your partnership.",
}
KINDS = tuple(_TITLES)
"""In the order in which they are offered."""


def kind_title(kind: SheetKind) -> str:
    """What a kind of sheet is called."""
    return tr(_TITLES[kind])


def kind_about(kind: SheetKind) -> str:
    """What such a sheet holds."""
    return tr(_ABOUT[kind])


def verb(kind: SheetKind, report: ImportReport) -> str:
    """The button that saves: "Bring in 143 completions for 38 people"."""
    n = report.added
    if not (n or report.people_added or report.roles_added):
        return _filled(report)
    if kind is SheetKind.ROLES or (not n and not report.people_added):
        return tr_count("Add 1 role", "Add {n} roles", report.roles_added or n)
    if kind is SheetKind.PEOPLE and n != report.people_added:
        return tr_count("Bring in 1 row of people", "Bring in {n} rows of people", n)
    if kind is SheetKind.PEOPLE or not n:
        return tr_count("Add 1 person", "Add {n} people", report.people_added)
    return tr("Bring in {what}", what=_completions(report))


def _filled(report: ImportReport) -> str:
    """Where nothing else is new than what was blank of people who were here."""
    if report.people_filled and report.people_left:
        return tr("Bring in e-mails and last days")
    if report.people_left:
        return tr_count("Bring in 1 last day", "Bring in {n} last days", report.people_left)
    return tr_count("Bring in 1 e-mail", "Bring in {n} e-mails", report.people_filled)


def _completions(report: ImportReport) -> str:
    completed = report.added - report.others
    said = [tr_count("{n} completion", "{n} completions", completed)] if completed else []
    if report.others:
        said.append(tr("{n} booked or not completed", n=report.others))
    people = tr_count("{n} person", "{n} people", report.trained)
    return tr("{what} for {people}", what=tr(" and ").join(said), people=people)


def left_out_words(report: ImportReport, *, done: bool = False) -> str:
    """How much is left out, or was; empty where nothing is."""
    left = not_taken(report)
    columns = sum(1 for each in left if each.row is None)
    cells = len(left) - columns
    said = []
    if columns:
        said.append(tr_count("{n} column", "{n} columns", columns))
    if cells:
        said.append(tr_count("{n} cell or row", "{n} cells or rows", cells))
    if not said:
        return ""
    what = tr(" and ").join(said)
    one = columns + cells == 1
    if done:
        return (
            tr("{what} was left out.", what=what) if one else tr("{what} were left out.", what=what)
        )
    return tr("{what} is left out.", what=what) if one else tr("{what} are left out.", what=what)


def unread_words(names: Sequence[str], *, done: bool = False) -> str:
    """Which other worksheets of the file are not read, or were not; empty where there is none."""
    if not names:
        return ""
    listed = ", ".join(tr("“{name}”", name=each) for each in names)
    if done:
        one = "The worksheet {names} of this file was not read. Bring it in next if it is wanted."
        many = "The worksheets {names} of this file were not read. Bring in next what is wanted."
    else:
        one = "The worksheet {names} is not read now: it can be chosen above."
        many = "The worksheets {names} are not read now: each can be chosen above."
    return tr_count(one, many, len(names), names=listed)


def withheld_words(n: int) -> str:
    """Rows that are in no file of those left out; empty where there is none."""
    if not n:
        return ""
    return tr_count(
        "1 row is not in it: somebody there may be a child. It stands in your own sheet.",
        "{n} rows are not in it: somebody there may be a child. They stand in your own sheet.",
        n,
    )


def summary(kind: SheetKind, report: ImportReport) -> str:
    """What would come of the import: what is left out first."""
    return " ".join(filter(None, (left_out_words(report), _comes(kind, report, done=False))))


def came_in(kind: SheetKind, report: ImportReport) -> str:
    """What came in."""
    return _comes(kind, report, done=True)


def _comes(kind: SheetKind, report: ImportReport, *, done: bool) -> str:
    of_people = kind in (SheetKind.TRACKER, SheetKind.TRAINING)
    if of_people:
        what = _completions(report) if report.added else tr("No completion")
    elif kind is SheetKind.ROLES:
        what = tr_count("{n} role", "{n} roles", report.added)
    else:
        what = tr_count("{n} row of people", "{n} rows of people", report.added)
    said = [tr("{what} came in", what=what) if done else tr("{what} would come in", what=what)]
    if of_people and report.people_added:
        said.append(tr_count("{n} person is new", "{n} people are new", report.people_added))
    if report.people_filled:
        one, many = "{n} who was here has an e-mail now", "{n} who were here have an e-mail now"
        said.append(tr_count(one, many, report.people_filled))
    if report.people_left:
        one, many = "{n} who was here has a last day now", "{n} who were here have a last day now"
        said.append(tr_count(one, many, report.people_left))
    if kind is not SheetKind.ROLES and report.roles_added:
        said.append(tr_count("{n} role is new", "{n} roles are new", report.roles_added))
    if report.courses_added:
        one, many = "{n} course is new", "{n} courses are new"
        said.append(tr_count(one, many, len(report.courses_added)))
    if report.already_present:
        one, many = "{n} was there already", "{n} were there already"
        said.append(tr_count(one, many, report.already_present))
    return ", ".join(said) + "."
