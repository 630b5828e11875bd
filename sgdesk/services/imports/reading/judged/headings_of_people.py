"""Headings that speak of people: whether they are still ours, what they do, whether they came."""

import re

from sgdesk.domain.people.said.words import SINGULAR_ROLES
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.headings.fields import heading_key
from sgdesk.services.imports.reading.headings.speaking import speaks_of_status
from sgdesk.services.imports.reading.headings.words import PEOPLE, SIGNED, Field

_IF_CURRENT = frozenset(
    "active isactive stillactive current iscurrent activeyn activeyesno activeinactive"
    " currentvolunteer activevolunteer activemember currentmember stillhere stillwithus"
    " stillvolunteering stillserving stillinvolved stillinpost stillamember currentlyserving"
    " currentlyactive currentlyvolunteering currentlyinpost inpost serving".split()
)
_IF_GONE = frozenset(
    "leaver leavers isleaver leaveryn leaveryesno hasleft haveleft inactive isinactive gone"
    " former formervolunteer formermember exvolunteer exmember retired hasretired resigned"
    " hasresigned steppeddown nolongeractive nolongerhere nolongervolunteering nolongerwithus"
    " nolongerinvolved notreturning archived isarchived lapsed deceased"
    " archivedon archivedat datearchived archiveddate deleted deletedat deletedon datedeleted"
    " deactivated deactivatedon deactivatedat datedeactivated resignedon dateresigned".split()
)
_OF_PEOPLE = frozenset(
    "memberstatus membershipstatus volunteerstatus staffstatus employmentstatus personstatus"
    " volunteeringstatus currentstatus peoplestatus workerstatus helperstatus".split()
)

_KINDS = PEOPLE[Field.KIND] + tuple(
    f"{of}{what}"
    for of in "contact record constituent member membership relationship people supporter".split()
    for what in ("type", "types", "category", "kind", "class", "group")
)
_ALSO_KINDS = frozenset(
    (*_KINDS, "relationship", "relationshiptous", "relationtous", "constituent")
)


def says_what_kind(text: str) -> bool:
    """Whether a heading says what somebody is to the organisation: "Type", "Contact type"."""
    return heading_key(text) in _ALSO_KINDS


def is_of_a_role(text: str) -> bool:
    """Whether a heading is what one person does and no more: below "Lead" may stand since when."""
    return fold(text).strip(" .:?") in SINGULAR_ROLES


def is_of_workers(text: str) -> bool:
    """Whether a heading says what those below it do, one or many: "Teacher", "Ustadhs"."""
    return all(map(_is_of_a_worker, re.split(r"\s*(?:/|&|\bor\b|\band\b)\s*", fold(text))))


def _is_of_a_worker(text: str) -> bool:
    said = text.strip(" .:?")
    many = {said, said.removesuffix("s"), said.removesuffix("es")}
    return not _OTHERS_THAN_WORKERS & many and bool(SINGULAR_ROLES & many or _WORKERS & many)


_WORKERS = frozenset("ustadha ustad ustaad ustaadh ustadhah maulana shaykh sheikh alim apa".split())
_OTHERS_THAN_WORKERS = frozenset(
    "assistant carer contractor deputy guest manager parent grandparent mentor supervisor teenager"
    " youngster toddler adult visitor sponsor referee applicant candidate facilitator trainer"
    " speaker presenter inspector auditor councillor lead champion cover relief reserve locum"
    " representative rep share officer".split()
)
"""Who stands beside a name and is none of those whose training it is: "Manager", "Parent"."""


def speaks_of_the_taught(text: str) -> bool:
    """Whether a heading is of those whom somebody teaches or leads: "Pupil", "Player no."."""
    return _TAUGHT.search(fold(text)) is not None


_TAUGHT = re.compile(
    r"\b(?:pupils?|child(?:ren)?|kids?|players?|swimmers?|gymnasts?|cubs?|scouts?|brownies?|students?"
    r"|beavers?|juniors?|young|youth|parents?|dob|birth\w*)\b"
)


def is_status(text: str) -> bool:
    """Whether a heading says "Status" or the like and not of what."""
    return heading_key(text) in ("status", "state", "standing", "statws")


def asks_if_current(text: str) -> bool:
    """Whether a heading asks whether somebody is still one of us: "Active?"."""
    return heading_key(text) in _IF_CURRENT


def asks_if_gone(text: str) -> bool:
    """Whether a heading asks whether somebody left, and a yes below it says so: "Leaver?"."""
    return heading_key(text) in _IF_GONE


def speaks_of_standing(text: str) -> bool:
    """Whether a heading is that of how people stand, and not of what came of a course."""
    return asks_if_current(text) or asks_if_gone(text) or heading_key(text) in _OF_PEOPLE


def speaks_of_coming(text: str) -> bool:
    """Whether a heading says who came or signed, as in a register."""
    return heading_key(text) in SIGNED or speaks_of_status(text)


_JOINED = re.compile(
    r"(?:first )?join(?:ed|ing)?(?: (?:time|date|at|on|time and date|date and time))?|time joined"
    r"|check(?:ed)?[ -]?in (?:date|time|at|date and time)|(?:date|time) (?:of )?check(?:ed)?[ -]?in"
    r"|sign(?:ed)?[ -]in (?:time|date|at)|start time|scanned at"
)


def says_when_joined(text: str) -> bool:
    """Whether a heading says when somebody joined a meeting or was checked in."""
    return _JOINED.fullmatch(fold(text).strip(" .:?")) is not None
