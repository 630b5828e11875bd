"""Headings that speak of people: whether they are still ours, what they do, whether they came."""

import re

from sgdesk.domain.people.said.words import SINGULAR_ROLES
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.heading_words import SIGNED
from sgdesk.services.imports.reading.headings import heading_key, speaks_of_status

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


def is_of_a_role(text: str) -> bool:
    """Whether a heading is what one person does and no more: below "Lead" may stand since when."""
    return fold(text).strip(" .:?") in SINGULAR_ROLES


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
