"""Papers that are no certificate of training and are left where they are, known by their words."""

import re
from collections.abc import Sequence

from sgdesk.domain.left_where_it_is import Private, private_heading, private_words
from sgdesk.domain.people.keeping.kept_elsewhere import is_of_a_course

_OF_TRAINING = re.compile(
    r"\bhas (?:now )?(?:successfully |satisfactorily )?(?:completed|attended|passed|achieved|"
    r"participated)\b|\bcertificate of (?:completion|attendance|achievement|training|participation)"
    r"|\bcpd\b|\b(?:training|course|workshop|module|webinar) (?:certificate|title|name|date)\b|"
    r"\be-?learning\b|\bfor (?:completing|attending)\b|\bsuccessfully completed\b",
    re.IGNORECASE,
)


def _any(patterns: str) -> re.Pattern[str]:
    lines = patterns.strip().splitlines()
    return re.compile("|".join(f"(?:{each.strip()})" for each in lines), re.IGNORECASE)


_CHECK = tuple(
    map(
        _any,
        (
            r"\bdisclosure (?:and|&) barring service\b|\baccess ?ni\b|\bdisclosure scotland\b",
            r"\b(?:enhanced|standard|basic) (?:dbs |crb |criminal record |disclosure )*"
            r"(?:certificate|disclosure|check)\b|\bdbs certificate\b|\bpvg scheme\b",
            r"\bpolice records? of convictions\b|\bconvictions, cautions\b",
            r"\bbarred list\b|\bsection 142\b|\b(?:pova|poca) list\b",
            r"\bcriminal records? (?:certificate|check|bureau)\b|\bupdate service\b",
        ),
    )
)
_BESIDE_A_CHECK = tuple(
    map(
        _any,
        (
            r"\b00\d{10}\b",
            r"\bposition applied for\b|\bcounter-?signatory\b|\bregistered (?:person|body)\b",
            r"\bname of employer\b|\buse of certificate information\b",
            r"\bdate of birth\b",
        ),
    )
)
_ALONE: tuple[tuple[Private, re.Pattern[str]], ...] = (
    (
        Private.BIRTH,
        _any(r"""
            \bcertified copy of an entry\b
            \bbirth certificate\b|\bcertificate of birth\b
            \bregistration district\b.*\bbirth\b|\b(?:date and )?place of birth\b
        """),
    ),
    (
        Private.HEALTH,
        _any(r"""
            \bstatement of fitness for work\b|\bfit note\b|\bmed ?3\b
            \b(?:vaccin|immunis)\w+ (?:record|card|certificate|history|status)\b
            \bnhs (?:number|no)\b|\bmedical (?:certificate|report|records?|history)\b
            \bprescription\b|\bdiagnos\w+\b
            \b(?:occupational )?health (?:questionnaire|declaration)\b
        """),
    ),
    (
        Private.CONCERN,
        _any(r"""
            \b(?:concern|incident|allegation|accident|welfare)s? (?:form|report|record|log)\b
            \bcause for concern\b|\brecord of (?:a )?(?:safeguarding )?concern\b
            \breferral form\b|\bbody map\b|\blado referral\b
        """),
    ),
    (
        Private.CHILD,
        _any(r"""
            \b(?:parental )?consent (?:form|slip)\b|\bparental consent\b
            \bchild(?:ren)?'?s? (?:registration|details)\b
        """),
    ),
    (
        Private.OTHER,
        _any(r"""
            \bpassport\b|\bdriving licen[cs]e\b|\bbank statement\b|\butility bill\b|\bpayslip\b
            \b(?:baptism|christening|marriage|death|naturalisation) certificate\b
            \bcertificate of (?:baptism|christening|marriage|naturalisation)\b
            \bcertificate of (?:\S+ ){0,3}insurance\b|\binsurance certificate\b
            \bnational insurance (?:number|no)\b|\bresidence permit\b
        """),
    ),
)


_LONGEST_OF_A_CHILD = 60
_OF_NO_GROUP = r"^(?!.*\b(?:children|those|people|working|with|groups?)\b).*"
_CHILD = _any(rf"""
    {_OF_NO_GROUP}\b(?:age|aged)\W{{0,3}}(?:[1-9]|1[0-7])(?: ?(?:years?|yrs?))?\W*$
    ^\W*(?:[1-9]|1[0-7]) ?(?:years?|yrs?|y/o)(?: old)?\W*$
    \byear (?:[1-9]|1[0-3])\b.*\b(?:school|academy|primary|college|class|pupil)\b
    ^\W*(?:class|year|form) (?:[1-9]|1[0-3])[a-z]?\W*$
    \bpupil(?: name)?\s*:|\bname of (?:the )?(?:pupil|child)\b|\bchild'?s name\b
""")
"""Lines that say that a child is certified; "for those who work with ages 5-11" says no such."""


def private_paper(lines: Sequence[str]) -> Private | None:
    """What a paper is of that is left where it is; ``None`` for a certificate of training.

    Words about such things in a course ("DBS checks: e-learning") make no paper of them. A number
    of a criminal record check is enough by itself, whatever else stands on the paper.
    """
    of_training = any(_OF_TRAINING.search(each) for each in lines)
    if _is_of_a_check(lines, of_training=of_training):
        return Private.CRIMINAL_RECORD
    if any(len(each) < _LONGEST_OF_A_CHILD and _CHILD.search(each) for each in lines):
        return Private.CHILD
    if of_training:
        return None
    for kind, pattern in _ALONE:
        if any(_is_found(pattern, each) for each in lines):
            return kind
    return None


def _is_of_a_check(lines: Sequence[str], *, of_training: bool) -> bool:
    if any(_tells_number(each) for each in lines):
        return True
    if of_training:
        return False
    named = sum(any(_is_found(pattern, each) for each in lines) for pattern in _CHECK)
    beside = sum(any(pattern.search(each) for each in lines) for pattern in _BESIDE_A_CHECK)
    return named > 1 or (named > 0 and beside > 0) or (named > 0 and len(lines) < 4)


def _tells_number(line: str) -> bool:
    """Whether a line tells the number of a check, by itself: "DBS certificate 001234567890"."""
    has_number = re.search(r"\d{6,}", line.replace(" ", "")) is not None
    return has_number and private_words(line) is Private.CRIMINAL_RECORD


def _is_found(pattern: re.Pattern[str], line: str) -> bool:
    return any(not is_of_a_course(line, found) for found in pattern.finditer(line))


SHOWN = {
    Private.BIRTH: "a date of birth",
    Private.HEALTH: "something about somebody's health",
    Private.CRIMINAL_RECORD: "something of a criminal record check",
    Private.OTHER: "something that training does not need",
}
"""What may stand beside training, as a part of a sentence; each is a key of its translation."""


def private_name(stem: str) -> Private | None:
    """What a file holds by its name alone, without its ending: "Ann DBS", "birth certificate".

    Of the kinds that a name tells clearly; a photograph says nothing else.
    """
    words = re.sub(r"[_\-.]+", " ", stem)
    told = private_heading(words)
    if told not in (None, Private.OTHER, Private.NOT_KEPT):
        return told
    if any(_is_found(pattern, words) for pattern in _CHECK):
        return Private.CRIMINAL_RECORD
    for kind, pattern in _ALONE:
        if _is_found(pattern, words):
            return kind
    return None


def beside_training(lines: Sequence[str]) -> tuple[Private, ...]:
    """What stands on a certificate of training that the file would hold with it, to be told.

    Known by the words before a colon ("Date of birth: …"); nothing of it is read.
    """
    found = (private_heading(each.partition(":")[0]) for each in lines if ":" in each)
    return tuple(dict.fromkeys(each for each in found if each in SHOWN))
