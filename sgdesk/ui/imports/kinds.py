"""The kinds of sheets and their columns, in words."""

from sgdesk.services.imports import Field, ImportReport, SheetKind
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
_FIELDS = {
    Field.ROLE: "Role",
    Field.GROUP: "Group",
    Field.REQUIREMENTS: "What the role calls for",
    Field.REFERENCE: "Reference of the person",
    Field.TITLE: "Title (Mr, Rev, Dr …)",
    Field.GIVEN_NAME: "Given name",
    Field.FAMILY_NAME: "Family name",
    Field.NAME: "Full name",
    Field.EMAIL: "E-mail",
    Field.KIND: "Staff, volunteer, trustee …",
    Field.ROLE_START: "Start in the role",
    Field.ROLE_END: "End in the role",
    Field.STARTED: "Joined on",
    Field.LEFT: "Left on",
    Field.COURSE: "Course",
    Field.COMPLETED_ON: "Day completed",
    Field.OUTCOME: "Outcome",
    Field.PROVIDER: "Who ran it",
    Field.METHOD: "How it was taught",
    Field.CERTIFICATE_NUMBER: "Certificate number",
    Field.NOTES: "Notes",
}

KINDS = tuple(_TITLES)
"""In the order in which they are offered."""


def kind_title(kind: SheetKind) -> str:
    """What a kind of sheet is called."""
    return tr(_TITLES[kind])


def kind_about(kind: SheetKind) -> str:
    """What such a sheet holds."""
    return tr(_ABOUT[kind])


def field_title(field: Field) -> str:
    """What a column can be taken as."""
    return tr(_FIELDS[field])


def verb(kind: SheetKind, report: ImportReport) -> str:
    """The button that saves: "Import 143 completions"."""
    n = report.added
    if kind is SheetKind.ROLES:
        return tr_count("Import 1 role", "Import {n} roles", n)
    if kind is SheetKind.PEOPLE and n != report.people_added:
        return tr_count("Import 1 row", "Import {n} rows", n)
    if kind is SheetKind.PEOPLE or not n:
        return tr_count("Import 1 person", "Import {n} people", report.people_added)
    return tr_count("Import 1 completion", "Import {n} completions", n)


def summary(kind: SheetKind, report: ImportReport) -> str:
    """What would come of the import, in one line."""
    of_people = kind in (SheetKind.TRACKER, SheetKind.TRAINING)
    words = {
        SheetKind.ROLES: ("{n} role", "{n} roles"),
        SheetKind.PEOPLE: ("{n} row of people", "{n} rows of people"),
    }.get(kind, ("{n} completion", "{n} completions"))
    said = [tr("{what} would be added", what=tr_count(*words, report.added))]
    if of_people and report.people_added:
        said.append(tr_count("{n} person is new", "{n} people are new", report.people_added))
    if kind is not SheetKind.ROLES and report.roles_added:
        said.append(tr_count("{n} role is new", "{n} roles are new", report.roles_added))
    if report.already_present:
        one, many = "{n} is there already", "{n} are there already"
        said.append(tr_count(one, many, report.already_present))
    if report.refused:
        said.append(tr_count("{n} is refused", "{n} are refused", len(report.refused)))
    return ", ".join(said) + "."
