"""Words that say how somebody stands with an organisation: with us, gone, or not known."""

from enum import StrEnum

from sgdesk.domain.text import fold


class Membership(StrEnum):
    """What a word in a column about people says."""

    CURRENT = "current"
    GONE = "gone"
    """Gone, or away: whether they are still one of us has to be asked."""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in text.split("|"))


_CURRENT = _phrases("""
    active | current | currently active | present | in post | in role | serving | permanent |
    regular | employed | engaged | live | here | with us | new | new starter | new volunteer |
    starter | joined | member | full member | approved | appointed | confirmed | volunteering |
    working | existing | on probation | probation | probationary | acting | interim | temporary |
    temp | casual | bank | part time | full time | part-time | full-time | staff | volunteer |
    paid | unpaid | trustee | contractor | student | weithredol
""")
_GONE = _phrases("""
    left | leaver | leaving | gone | inactive | not active | no longer active | lapsed | past |
    former | ex | ex member | ex-member | previous | retired | resigned | stepped down | stood
    down | ended | finished | archived | dormant | moved | moved away | moved on | deceased | died
    | dismissed | on leave | leave | maternity | maternity leave | on maternity leave | sabbatical
    | on sabbatical | away | paused | on hold | long term sick | sick leave | not current | no
    longer here | no longer with us | withdrawn | terminated | expired | closed | has left |
    paternity leave | parental leave | career break | not returning | non active | in-active
""")
_ONLY_OF_PEOPLE = _phrases("""
    active | current | left | leaver | gone | inactive | not active | lapsed | former | ex |
    retired | resigned | stepped down | on leave | maternity leave | dormant | archived | moved
    away | deceased | in post | in role | serving | leaving | sabbatical | on sabbatical | new
    starter | no longer here | past | has left | in-active | on hold | on maternity leave
""")


def membership_of(text: str) -> Membership | None:
    """What a cell says of somebody's standing; a blank one says current, None is not known."""
    said = fold(text).strip(" .:;!()*")
    if not said or said in _CURRENT:
        return Membership.CURRENT
    return Membership.GONE if said in _GONE else None


_OF_A_COURSE_TOO = _phrases("""
    approved | confirmed | joined | live | engaged | new | acting | interim | temporary |
    with us | working | existing | appointed | present | here
""")
"""Of those who are current alone: whoever may be gone is asked about as a person."""


_GONE_OR_OF_A_COURSE = _phrases("""
    expired | archived | lapsed | closed | ended | finished | withdrawn | terminated | on hold |
    paused | past
""")
_ACTIVE = _phrases("active | current | currently active | not active | inactive")
_CERTAINLY_OF_PEOPLE = _GONE - _GONE_OR_OF_A_COURSE - _ACTIVE - _phrases("away | previous | moved")


def may_be_a_course_gone(text: str) -> bool:
    """Whether a word of somebody who is gone may as well be of a course: "Expired", "Archived"."""
    return fold(text).strip(" .:;!()*") in _GONE_OR_OF_A_COURSE


def is_certainly_of_people(text: str) -> bool:
    """Whether a word says of somebody that they went, and could be said of no course: "Left"."""
    return fold(text).strip(" .:;!()*") in _CERTAINLY_OF_PEOPLE


def is_active(text: str) -> bool:
    """Whether a word says active or not: in a list of courses of them just as well as of people."""
    return fold(text).strip(" .:;!()*") in _ACTIVE


def may_be_of_a_course(text: str) -> bool:
    """Whether a word of somebody's standing may as well be of a course: "Approved"."""
    return fold(text).strip(" .:;!()*") in _OF_A_COURSE_TOO


def is_of_people(text: str) -> bool:
    """Whether a word speaks of how somebody stands, and not of what came of a course."""
    return fold(text).strip(" .:;!()*") in _ONLY_OF_PEOPLE
