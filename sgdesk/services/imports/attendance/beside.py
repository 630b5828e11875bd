"""What stands beside a name in a list of who came: a part of the evening, tickets, an age."""

import re
from collections.abc import Mapping

from sgdesk.domain.people.said.children import may_be_young
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.attendance.values import Doubt

_OF_PART = re.compile(
    r"\b(?:left|leav(?:e|es|ing)|went|gone) (?:home )?(?:early|before|after|half|part)"
    r"|\bearly (?:leav\w+|exit|departure|finish)"
    r"|\bpart(?:ial(?:ly)?|ly)? (?:attend\w*|present|only)"
    r"|\b(?:came|arriv\w+|join\w+|was|were) (?:\w+ )?late\b|^late(?:comers?| arrival)?\b"
)
"""Headings under which a yes says that somebody was not there for all of it."""
_PART = re.compile(
    r"\b(?:left|leaving|went|gone)\b(?! (?:a |her |his |their |my |us |it )\w+)"
    r"|\bhad to (?:go|leave)\b"
    r"|\blate(?:comer)?\b|\bearly\b|\bstayed\b|\bpart(?:ly|ial\w*)?\b|\b(?:first|second) half\b"
    r"|\bhalf (?:of|way|only|the|an hour)\b|\b(?:only|just) (?:came|came for|there|for|stayed)\b"
    r"|\b\d+ ?(?:m|mins?|minutes?)\b|\bmissed\b"
)
"""Words that may say that somebody was not there for all of it."""
_PLACES = re.compile(
    r"(?:ticket )?(?:quantity|qty)|(?:number|no\.?|how many|#) (?:of )?(?:tickets?|places|people"
    r"|guests|seats|attendees)|tickets|places|seats|guests|party size"
)
_KIND_OF_TICKET = re.compile(
    r"(?:ticket|admission|pass|booking)(?: (?:type|name|class|kind|category|tier))?|tier|item"
)
_NO_PLACE = re.compile(
    r"\blive ?stream\w*|\bstream\w*|\bonline\b|\bvirtual\w*|\bremote\w*|\brecord(?:ing|ed)\b"
    r"|\bdonat\w+|\badd[- ]?ons?\b|\bparking\b|\blunch\b|\bmeals?\b|\bmerch\w*|\bcr[eè]che\b"
    r"|\bcancel\w*|\brefund\w*"
)
_OF_A_CHILD = re.compile(
    r"\bchild(?:ren)?'?s?\b|\bkids?\b|\bjuniors?\b|\binfants?\b|\btoddlers?\b|\byouth\b|\bteen\w*"
    r"|\bunder[- ]?1?\d\b|\bu1?\d\b|\bpupils?\b|\bages? \d"
)
_AGE = re.compile(r"\W*(?:aged?:? ?)?(?:\d|1[0-7])(?: ?(?:yrs?|years?|y/?o)(?: old)?)?\W*")


_FORM_TIME = re.compile(
    r"(?:completion|submission|response) (?:time|date)|timestamp|submitted(?: (?:at|on))?"
    r"|(?:time|date) (?:of submission|submitted)"
)
_FORM_BEGUN = "start time"


def times_of_a_form(headings: Mapping[int, str]) -> tuple[int, ...]:
    """The columns in which an online form says when it was filled in, the end of it first.

    Such a time is not the day of a session.
    """
    ends = [each for each, text in headings.items() if _FORM_TIME.fullmatch(text.strip(" :.?"))]
    begun = [each for each, text in headings.items() if text.strip(" :.?") == _FORM_BEGUN]
    return (*ends, *begun) if ends else ()


def heads_part(heading: str) -> bool:
    """Whether a yes under a heading says that somebody came late or left early."""
    return _OF_PART.search(fold(heading)) is not None


def says_part(text: str, *, under: bool = False) -> bool:
    """Whether words may say that somebody was there for a part alone.

    ``under`` a heading that asks so, all that is not no says it.
    """
    if under:
        return says(text) is not Says.NO and any(map(str.isalnum, text)) and fold(text) != "0"
    return _PART.search(fold(text)) is not None


def heads_places(heading: str) -> bool:
    """Whether a heading is that of how many places were booked in one line."""
    return _PLACES.fullmatch(fold(heading).strip(" :?.")) is not None


def heads_tickets(heading: str) -> bool:
    """Whether a heading is that of the kind of ticket."""
    return _KIND_OF_TICKET.fullmatch(fold(heading).strip(" :?.")) is not None


def doubt_of_places(text: str) -> Doubt | None:
    """The doubt about a number of places that is not one; a blank says nothing."""
    number = re.fullmatch(r"\W*(\d+)(?:\.0+)?\W*", text)
    return None if number is None or int(number.group(1)) == 1 else Doubt.QUANTITY


def doubt_of_ticket(text: str) -> Doubt | None:
    """The doubt about a kind of ticket: a waiting list, a child's, none that is a place."""
    folded = fold(text)
    if "wait" in folded:
        return Doubt.WAITING
    if _OF_A_CHILD.search(folded) or may_be_young(text):
        return Doubt.CHILD
    return Doubt.TICKET if _NO_PLACE.search(folded) else None


def is_young_beside(aside: str) -> bool:
    """Whether an age below 18 stands beside a name, of however few years."""
    return may_be_young(aside) or any(_AGE.fullmatch(fold(each)) for each in aside.split(";"))


_CLOCK = re.compile(r"(?:^|[\st])(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap])?\.?(?:m\b)?\.?$")


def clock_in(text: str) -> int | None:
    """The minute of the day at the end of a cell that says when somebody came: "8.15pm"."""
    found = _CLOCK.search(fold(text))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if found[2] is None and half is None:
        return None
    if half == "p":
        hour = hour % 12 + 12
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def latest_to_come(starts_at: str, ends_at: str) -> int | None:
    """Half of a session, in minutes of its day; None where its hours are not kept."""
    begins, ends = clock_in(starts_at), clock_in(ends_at)
    return None if begins is None or ends is None or ends <= begins else (begins + ends) // 2
