"""What a column can be taken as, in words and in groups."""

from collections.abc import Iterable, Iterator

from sgdesk.services.imports import Field, SheetKind
from sgdesk.ui.text import tr

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
_OTHERWISE = {
    "note": "A note about the person",
    "date_beside": "The dates of the course beside it",
    "date_of_row": "The day of all that is ticked in its row",
    "standing": "Whether they are still with you",
    "ends": "When the certificate runs out",
    "score": "What they scored",
}
"""What is neither a field nor a course; the last three are found, and not to be chosen."""
_ASKED = {
    SheetKind.TRACKER: ("note", "date_beside", "date_of_row"),
    SheetKind.PEOPLE: ("note",),
}
_PERSON, _ROLE, _TRAINING = "About the person", "About the role", "About the training"
_GROUPS = {
    **dict.fromkeys((Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.TITLE), _PERSON),
    **dict.fromkeys((Field.EMAIL, Field.REFERENCE, Field.KIND), _PERSON),
    **dict.fromkeys((Field.STARTED, Field.LEFT), _PERSON),
    **dict.fromkeys((Field.ROLE, Field.ROLE_START, Field.ROLE_END), _ROLE),
    **dict.fromkeys((Field.GROUP, Field.REQUIREMENTS), _ROLE),
    **dict.fromkeys((Field.COURSE, Field.COMPLETED_ON, Field.OUTCOME), _TRAINING),
    **dict.fromkeys((Field.PROVIDER, Field.METHOD, Field.CERTIFICATE_NUMBER), _TRAINING),
    Field.NOTES: _TRAINING,
}
"""In the order in which they are offered."""
_BY_KEY = {each.value: each for each in Field}

if set(_FIELDS) != set(Field) or set(_GROUPS) != set(Field):
    raise TypeError("Every field of a sheet has to have its words and its group")


def column_title(key: str) -> str:
    """What a column can be taken as, by the key that is kept; a course by its own title."""
    if key in _BY_KEY:
        return tr(_FIELDS[_BY_KEY[key]])
    return tr(_OTHERWISE[key]) if key in _OTHERWISE else key


def other_keys(kind: SheetKind) -> tuple[str, ...]:
    """What a column of such a sheet can be besides a field and a course."""
    return _ASKED.get(kind, ())


def in_groups(keys: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Keys under the titles of their groups: courses first, as most columns hold one.

    What is left out is in no group and comes last.
    """
    offered = list(keys)
    left = [each for each in offered if each in ("", "-")]
    other = [each for each in _OTHERWISE if each in offered]
    fields = [each for each in offered if each in _BY_KEY]
    known = {*left, *other, *fields}
    courses = [each for each in offered if each not in known]
    order = {field.value: place for place, field in enumerate(_GROUPS)}
    parts = [(tr("A course"), courses)]
    for title in (_PERSON, _ROLE, _TRAINING):
        inside = [each for each in fields if _GROUPS[_BY_KEY[each]] == title]
        parts.append((tr(title), sorted(inside, key=lambda each: order[each])))
    parts += [(tr("Something else"), other), ("", left)]
    return (part for part in parts if part[1])
