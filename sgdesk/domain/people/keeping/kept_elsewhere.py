"""What belongs in a safeguarding file and not here: told from the words that are being typed.

This program keeps training. It has no box for a concern, an allegation or what a check of
somebody's record said, and says so kindly where somebody begins to type it into another box.
Nothing is refused, and nothing of it is kept: the text alone is looked at, while it is typed.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

_LOOKED_AT = 20_000
"""Letters of a text that are looked at: a hint is not worth waiting for."""


class KeptElsewhere(StrEnum):
    """What a text seems to tell of that is kept elsewhere."""

    CONCERN = "concern"
    """A concern, an allegation or a disclosure about somebody."""

    CHECK = "check"
    """A number or the content of a criminal record check; that one was done is nothing of it."""

    CRIME = "crime"
    """The police, a court, or a conviction."""

    CHILD = "child"
    """A child by name."""


_CONCERN = (
    r"allegations? (?:against|about|of|that|was|were|has|have|is|made|by|from|concerning)\b",
    r"\b(?:an|the|this|that|his|her|their|serious|historic|new) allegations?\b",
    r"\balleged(?:ly)?\b|\balleges\b|\baccus(?:ed|ation|es)\b",
    r"\bdisclos(?:ed|es|ing) (?:that|to|abuse|by|a|an|by)\b|\bmade an? disclosure\b",
    r"\bdisclosures? (?:from|by|about|was|were|made)\b|\ba child disclosed\b",
    r"\bconcerns? (?:about|regarding|over|raised|was|were|reported|that)\b",
    r"\b(?:have|has|had|raised|reported|some|serious) concerns?\b",
    r"\bsafeguarding (?:concern|incident|allegation|investigation|case) (?:about|involving|with|"
    r"against|concerning|re)\b",
    r"\b(?:referr(?:ed|al)|reported|sent|passed) (?:\w+ )?(?:to|by) (?:the )?(?:lado|mash|"
    r"social (?:care|services)|children['’]s (?:services|social care))\b",
    r"\blado (?:referral|meeting|outcome|case|investigat\w+)\b|\bstrategy (?:meeting|discussion)\b",
    r"\b(?:under|an|the) investigation\b|\bbeing investigated\b|\binvestigated for\b",
    r"\b(?:suspen[d]ed|dismissed|stood down|removed) (?:from|because|for|after|pending|while)\b",
    r"\b(?:was|been|is being|were) (?:abused|neglected|groomed|harmed|hurt|assaulted)\b",
    r"\binappropriate (?:behaviour|touch\w*|contact|messages?|relationship)\b",
    r"\bsafeguarding agreement\b|\bbehaviou?r contract\b",
)
_CHECK = (
    r"\b(?:dbs|crb|disclosure|certificate) ?(?:certificate|check|disclosure)? "
    r"?(?:no\.?|nos\.?|number|num|ref\.?|reference|#)(?=[\s:.#]*\d{6,})",
    r"\b(?:dbs|crb)\b[^.;\n]{0,30}\b\d{10,14}\b|\b00\d{10}\b",
    r"\b(?:dbs|crb) (?:certificate )?(?:number|no\.?|nos\.?)(?!\w)",
    r"\b(?:dbs|crb)\b[^.;\n]{0,40}\b(?:shows?|showed|came back with|flagged|content|"
    r"blemish\w*|positive|not clear|unclear|refused|caution\w*|convict\w*|disclos(?:ed|es))\b",
    r"\b(?:positive|blemished|unclear) (?:dbs|crb|disclosure)\b|\bon the barred list\b",
    r"\bbarred from working\b|\b(?:dbs|crb) (?:risk assessment|content|result)\b",
)
_CRIME = (
    r"\b(?:convicted|conviction|convictions|arrested|cautioned by|sex(?:ual)? offen\w+|"
    r"criminal record|criminal charge\w*|on bail|in prison|in custody|probation officer)\b",
    r"(?<!by )(?<!from )(?<!with )(?<!at )\bthe police\b(?! (?:cadets?|station|college|and crime))",
    r"\bpolice (?:were|was|are|have|called|informed|involved|involvement|investigat\w+|report\w*|"
    r"matter|enquir\w+|inquir\w+|interview\w*|caution\w*|checked|came)\b",
    r"\b(?:reported|told|called|referred|spoke|known|gone|went) (?:\w+ ){0,2}(?:to )?(?:the )?"
    r"police\b",
    r"\bcourt (?:case|order|hearing)\b|\bcharged with\b",
)
_CHILD = (
    r"\b(?:child|boy|girl|pupil|toddler|baby|young person|teenager|son|daughter|brother|sister)"
    r" (?:called|named|by the name of)\b",
    r"\b(?:child|boy|girl|pupil|young person)['’]s (?:full |first )?names?\b",
    r"\b(?:mother|father|mum|dad|parents?|carers?|guardians?|grandmother|grandfather) of "
    r"(?-i:[A-Z])\w+",
    r"\b(?:the|a|this|that) (?:child|boy|girl|pupil|young person),? (?-i:[A-Z])[a-zà-ÿ]+\b",
)
_TRAINING = (
    r"(?:course|training|trainings|module|workshop|webinar|e-?learning|session|seminar|certificate|"
    r"policy|procedures?|guidance|refresher|lesson|unit|level|induction|booklet|leaflet|form|forms)"
)
_PARTED = r"(?!(?:at|after|before|during|in|on|from|when|while|since|who|he|she|they)\b)"
"""Words that part what happened from where it happened: "concern about her at the training"."""
_COURSE_AFTER = re.compile(rf"^\W*(?:{_PARTED}[\w'’-]+\W+){{0,5}}?{_TRAINING}\b", re.IGNORECASE)
_COURSE_BEFORE = re.compile(
    rf"\b{_TRAINING}\b[\s,:–-]*(?:was |is )?(?:on|about|in|for|covers|covered|covering|called|:|"
    r"–|-|to handle|how to)\W*(?:[\w'’,&-]+\W+){0,6}$",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[.;!?\n]+(?:\s|$)|\n")
_ORDINARY = re.compile(
    r"disclosure (?:and|&) barring service|disclosure scotland|concerns? form|"
    r"whom? to tell|what to do (?:if|when)[^.;\n]*",
    re.IGNORECASE,
)


def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


_SOUGHT = {
    KeptElsewhere.CHECK: _compiled(_CHECK),
    KeptElsewhere.CRIME: _compiled(_CRIME),
    KeptElsewhere.CONCERN: _compiled(_CONCERN),
    KeptElsewhere.CHILD: _compiled(_CHILD),
}


def kept_elsewhere(text: str) -> KeptElsewhere | None:
    """What a text seems to tell of that belongs in the safeguarding file; ``None`` for ordinary.

    The names of courses are ordinary, whatever they are about ("Managing allegations", "the
    safeguarding concerns course"), and so is that a check was done ("DBS check done in May"); its
    number and what it said are not. It is a hint and may be wrong both ways.
    """
    return next(iter(all_kept_elsewhere(text)), None)


def all_kept_elsewhere(text: str) -> tuple[KeptElsewhere, ...]:
    """Everything of that kind which a text seems to tell of, the worst first."""
    found = set()
    for clause in _CLAUSES.split(text[:_LOOKED_AT]):
        found |= set(islice(_told_in(_ORDINARY.sub(" ", clause)), 1))
        if _is_told(KeptElsewhere.CONCERN, _ORDINARY.sub(" ", clause)):
            found.add(KeptElsewhere.CONCERN)
    return tuple(kind for kind in _WORST_FIRST if kind in found)


_WORST_FIRST = (
    KeptElsewhere.CONCERN,
    KeptElsewhere.CRIME,
    KeptElsewhere.CHECK,
    KeptElsewhere.CHILD,
)
if set(_WORST_FIRST) != set(KeptElsewhere):
    raise TypeError("Everything that is kept elsewhere has to have its place")


def _is_told(kind: KeptElsewhere, clause: str) -> bool:
    return any(not is_of_a_course(clause, each) for each in _SOUGHT[kind].finditer(clause))


def _told_in(clause: str) -> Iterator[KeptElsewhere]:
    for kind, pattern in _SOUGHT.items():
        for found in pattern.finditer(clause):
            if kind is KeptElsewhere.CHECK or not is_of_a_course(clause, found):
                yield kind


def is_of_a_course(clause: str, found: re.Match[str]) -> bool:
    """Whether words found stand in the name of a course, or say what a course was about."""
    return bool(
        _COURSE_AFTER.match(clause[found.end() :]) or _COURSE_BEFORE.search(clause[: found.start()])
    )
