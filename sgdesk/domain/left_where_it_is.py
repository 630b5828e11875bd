"""What a sheet holds that is left where it is: checks, births, health, concerns, children.

It is recognised, counted and told ("column H, DBS number, was not brought in"), and none of its
cells is kept: in no note, no remembered decision and no file of what was left over.
"""

import re
from enum import StrEnum
from functools import lru_cache

from sgdesk.domain.people.keeping.kept_elsewhere import (
    KeptElsewhere,
    all_kept_elsewhere,
    is_of_a_course,
)
from sgdesk.domain.text import fold


class Private(StrEnum):
    """What kind of thing is left where it is; the values are stable."""

    CRIMINAL_RECORD = "criminal_record"
    """Numbers, dates and results of criminal record checks, and convictions."""
    CONCERN = "concern"
    """Allegations, referrals, concerns, incidents."""
    CHILD = "child"
    """Anything about a child."""
    HEALTH = "health"
    BIRTH = "birth"
    """Dates of birth and ages."""
    OTHER = "other"
    """What no training record needs: national insurance, passport, bank, ethnicity, religion."""
    NOT_KEPT = "not_kept"
    """Not special, and not kept here: home addresses, telephone numbers, next of kin."""


def _compiled(patterns: str) -> re.Pattern[str]:
    """Patterns on lines of their own, any of which may be found."""
    return re.compile("|".join(f"(?:{each.strip()})" for each in patterns.strip().splitlines()))


_OF_A_CHECK = r"(?:dbs|crb|pvg|access ?ni|disclosure scotland)"
_A_CHILD = r"(?:child|pupil|young person|boy|girl|toddler|baby|son|daughter|beaver|cub|brownie)"
_OF_A_CHILD = (
    r"(?:name|names|dob|details|age|surname|forename|class|address|year|school|birthday|notes)"
)
_HEADINGS: tuple[tuple[Private, re.Pattern[str]], ...] = (
    (
        Private.CRIMINAL_RECORD,
        _compiled(rf"""
            \b{_OF_A_CHECK}(?:s|'s)?\b
            \bdisclosure (?:and barring|number|no|nos|num|ref|reference|certificate|date|expiry)\b
            \bdisclosure (?:level|type|result|status|check|checked|seen|issued?|cert)\b
            ^(?:enhanced |basic |standard )?disclosures?$|\bbarred list\b|\bbarring\b
            \bupdate service\b|\bcriminal\b|\bconvictions?\b|\bcautions\b
            \bpolice (?:check|record)|\bconfidential declaration\b|\bself[- ]declaration\b
            \bdeclaration of offences\b|\boffences?\b|\bisa (?:reg|number|check)\w*\b
            \bprohibition (?:check|order)\b|\b(?:list 99|s128|section 128)\b
        """),
    ),
    (
        Private.CONCERN,
        _compiled(r"""
            \ballegations?\b|\blado\b|\bmash\b
            \b(?:safeguarding|welfare) (?:concern|case|incident|issue|referral)s?\b
            ^(?:any )?concerns?(?: (?:raised|about|log|ref|date|reported|no|details|notes).*)?$
            ^(?:any )?incidents?(?: (?:date|log|ref|details|no|number).*)?$
            \bdisclosures? (?:by|from|about|made)\b|\bdisciplinary\b|\bunder investigation\b
            ^investigations?$|\bsuspended\b|^complaints?(?: .*)?$|\breferred to (?:dbs|social)\b
            ^referrals?(?: (?:date|to|made|ref).*)?$|\bsafeguarding agreement\b
        """),
    ),
    (
        Private.CHILD,
        _compiled(rf"""
            \b{_A_CHILD}'?s? (?:full |first |last )?{_OF_A_CHILD}\b
            \bnames? of (?:the |your )?(?:child|children|pupil|young person)\b
            ^(?:child|children|child(?:ren)?'s|pupils?|sons?|daughters?|kids?|baby|siblings?)$
            \bchildren'?s? (?:full |first )?(?:name|names|details|ages?|dobs?)\b
            \bchild(?:ren)? (?:in|at) (?:the )?(?:club|group|school|setting|church)\b
            \b(?:parent|mother|father|mum|dad|carer|guardian)s?(?:/ ?(?:carer|guardian)s?)? of\b
            \bunder[- ]?(?:18|16|eighteen|sixteen)(?:'?s)?\b|\bu18\b|\blooked[- ]after child
            \bparent(?:al)?(?:/ ?(?:carer|guardian))? (?:name|consent|contact|phone|email|mobile)\b
            \b(?:school|academic) year(?: group)?$|^year group$|\bown children\b
        """),
    ),
    (
        Private.BIRTH,
        _compiled(r"""
            \bd\.?\s?o\.?\s?b\b|\b(?:date|day|year|place|month) of birth\b
            \bbirth ?(?:date|day|year)\b|^born(?: on)?$|^birth$
            ^age(?: \(.*\)| in years| at .*| now| on .*)?$|^aged$|^bday$
            ^dyddiad geni$|^oed(?:ran)?$
        """),
    ),
    (
        Private.HEALTH,
        _compiled(r"""
            \bmedical\b|\bmedications?\b|\bmedicines?\b|\ballerg(?:y|ies|ic)\b
            \bdisabilit(?:y|ies)\b|\bdisabled\b
            \bhealth\b(?! ?care| visit| staff| and| &)|\billness(?:es)?\b|\bdietary\b
            \bdietry\b|\bspecial needs\b|^conditions?$|\bimpairments?\b
            \bsend? (?:needs|status|details)\b
            \baccess(?:ibility)? (?:needs|requirements?)\b|\bvaccin\w+\b
            \bblood (?:group|type)\b|\breasonable adjustments?\b|\bpregnan\w+\b
            \b(?:gp|doctor)(?:'s)? (?:name|details|phone|surgery|address)\b
            \bnhs (?:no|number)\b|\bimmunis\w+\b|\bepilep\w+\b|\basthma\b
            \bsick(?:ness)? (?:days?|record|leave|absence)\b|\bfit note\b|\binhalers?\b
        """),
    ),
    (
        Private.OTHER,
        _compiled(r"""
            \bnational insurance\b|\bn ?i(?: (?:no|num|number))?$|\bni (?:no|num|number)\b
            \bnino\b|\bpassport\b|\bdriving licen[cs]e\b|\bvisa\b|\bright to work\b
            \bnationality\b|\bimmigration\b|^bank(?: (?:details|account|name).*)?$|\bsort code\b
            \baccount (?:no|num|number|name)\b|\biban\b|\bsalar(?:y|ies)\b
            \bpay(?: rate|roll details)?$|\btax code\b|\bethnic\w*\b|^race(?: .*)?$
            \breligi(?:on|ous belief)s?\b|^faith$|\bsexual (?:orientation|identity)\b
            ^sexuality$|\bmarital status\b|\btrade union\b|\bpolitical\b|\bgender(?: identity)?$
            ^sex$|\bbiometric\b|\bpasswords?\b
        """),
    ),
    (
        Private.NOT_KEPT,
        _compiled(r"""
            ^(?:home |postal |full |street |permanent |current )?address(?:es)?(?: ?(?:line )?\d)?$
            \bhome address\b|\bpost ?codes?\b|\bzip\b
            ^(?:town|city|county|street|house (?:no|name))$|\b(?:tele)?phones?\b|\bmobiles?\b
            ^tel\b.*|\blandline\b|\bwhats ?app\b
            \bcontact (?:no|num|number|details|tel|telephone)s?\b
            \bemergency (?:contact|number|no|name|phone|tel|details)\b
            \bnext of kin\b
            ^nok$|\bvehicle\b|\bcar reg\w*\b|\bnumber ?plate\b|\bpronouns\b
            \bphoto(?:graph)?(?: consent)?$|^ice$
            ^(?:rhif )?ffôn(?: symudol)?$|^(?:rhif )?ffon(?: symudol)?$|^cyfeiriad(?: cartref)?$
            ^cod post$
        """),
    ),
)

_COURSE = re.compile(
    r"\b(?:training|course|courses|awareness|aware|level|lvl|module|workshop|webinar|e-?learning|"
    r"induction|seminar|briefing|management|managing|handling|responding|recording|reporting|"
    r"recognising|recognizing|dealing|raising|making|understanding|working|supporting|administ\w+|"
    r"promoting|preventing|prevention|protection|exploitation|abuse|first aid|first aider|policy|"
    r"policies|procedures?|refresher|essentials?|basics?|foundation|introduction|intro|hygiene|"
    r"health (?:and|&) safety|health & safety|h&s|mental health|literacy|equality|diversity|"
    r"confidentiality|safer recruitment|champions?|wellbeing|lone|manual|good practice|theology|"
    r"study|cse|fgm|prevent|l[1-4]|on (?:the )?child)\b"
)
"""Words by which a heading is the name of something learnt, whatever it is about."""
_NEVER_A_COURSE = re.compile(
    rf"\b(?:{_OF_A_CHECK}|disclosure|certificate|cert|medical|birth)\b.*\b(?:no|nos|number|num|ref|"
    r"reference|expiry|expires|result|issued?|clear|seen|due|renewal)\b"
)
_OF_A_RUN = re.compile(
    r"(?:(?:date|day|month) )?(?:(?:of )?(?:certificate|cert|check|issued?|issue|expiry|expires|"
    r"renewal|result|results|number|no|nos|num|ref|reference|date|dates|seen|seen by|checked|"
    r"checked by|verified|verified by|status|outcome|clear|due|type|received|applied|sent|renew|"
    r"review|disclosure|valid until|valid to|id checked|workforce|returned|next|last|level|on|by)"
    r" ?)+"
)
"""A heading that says nothing by itself, and belongs to the column on its left."""
_AGE_OF_OTHERS = re.compile(r"\bage (?:group|range)s?\b|\bages? (?:worked|taught|of children)\b")
_E_MAIL = re.compile(r"\be-?mail\b")


def _plain(text: str) -> str:
    """A heading as the patterns read it: folded, on one line, without points and marks."""
    words = fold(text).replace("_", " ").replace(".", " ").replace("#", " no ")
    words = re.sub(r"[?:*!]+", " ", words)
    return " ".join(re.sub(r"\bd o b\b", "dob", words).split())


@lru_cache(maxsize=4096)
def private_heading(text: str, *, is_course: bool = False, beside: str = "") -> Private | None:
    """What a column holds that is left where it is, by its heading; ``None`` for any other.

    ``is_course`` says that the heading names a course that is known: then it is one. ``beside`` is
    the heading of the private column on its left, where there is one: what says nothing by itself
    ("Certificate number", "Expiry") belongs to it.
    """
    heading = _plain(text)
    if not heading or (is_course and not _NEVER_A_COURSE.search(heading)):
        return None
    if beside and _OF_A_RUN.fullmatch(heading):
        left = private_heading(beside)
        if left in _HAS_RUNS:
            return left
    if _AGE_OF_OTHERS.search(heading) or _E_MAIL.search(heading):
        return None
    if _COURSE.search(heading) and not _NEVER_A_COURSE.search(heading):
        return None
    return next((kind for kind, pattern in _HEADINGS if pattern.search(heading)), None)


_HAS_RUNS = frozenset({Private.CRIMINAL_RECORD, Private.OTHER, Private.CONCERN})

_WORDS: tuple[tuple[Private, re.Pattern[str]], ...] = (
    (
        Private.CONCERN,
        _compiled(r"""
            \ballegations?\b|\bcomplaints? (?:upheld|made|pending|against|about)\b|\bmarac\b
            \blado\b|\bsuspended\b|\bstruck off\b|\bbanned\b|\bbarred\b|\bdisciplin\w+
            \b(?:verbal|written|final) warning\b|\b(?:ex[- ])?offender\b|\bconvict\w+
            \bcaution(?:s|ed)?\b|\brisk assess\w+|\bunder investigation\b|\barrest\w*
            \bdv\b|\b(?:abuse|dv|violence) (?:survivor|victim)\b|\bsurvivor of\b|\bmash\b
            \bnot (?:to be alone )?with (?:children|u\d+s?|under)\b|\bsafeguarding agreement\b
        """),
    ),
    (
        Private.OTHER,
        _compiled(r"""
            \basylum\b|\brefugee\b|\bimmigration\b|\bno recourse\b
        """),
    ),
    (
        Private.CRIMINAL_RECORD,
        _compiled(rf"""
            \b{_OF_A_CHECK}(?:s|'s)?\b|\bbarred list\b|\bupdate service\b|\bpolice check\w*
            \b00\d{{10}}\b|\bdisclosure (?:no|number|certificate|cert)\b
        """),
    ),
    (
        Private.BIRTH,
        _compiled(r"""
            \bd\.?\s?o\.?\s?b\b|\bdate of birth\b|\bborn (?:on |in )?(?:\d|[a-z]{3,9} \d)
            \baged? (?:is )?\d{1,3}\b|\b\d{1,3} ?(?:yrs?|years?)[ -]old\b|\b\d{1,3} y/o\b
            \bbirthday\b
        """),
    ),
    (
        Private.HEALTH,
        _compiled(r"""
            \b(?:asthma\w*|diabet\w+|epilep\w+|allerg(?:y|ies|ic)|medications?)\b
            \bmedical (?:conditions?|reasons?|app\w*|leave|grounds|issues?|exempt\w*|problems?)\b
            \b(?:disab(?:led|ility|ilities)|pregnan\w+|chemotherapy|cancer|depress(?:ed|ion))\b
            \banorexi[ac]\b|\bbulimi[ac]\b|\bself[- ]harm\w*|\boverdose\b|\bbreakdown\b
            \bdementia\b(?! friend)|\b(?:anxiety|autis(?:m|tic)|adhd|dyslexi[ac]|bipolar)\b
            \b(?:an|having|had|her|his) (?:\w+ )?(?:operation|surgery)\b
            \b(?:in|to|from) hospital\b|\bhospitalised\b|\bhospital (?:app\w*|admission|stay)\b
            \b(?:epipen|inhaler|seizures?|heart (?:attack|condition|problem)s?|deaf|a stroke)\b
            \bmental health\b(?! (?:first|aware|champion))
            \b(?:wheelchair|hearing loss|miscarriage)\b
            \bstressed\b|\b(?:with|of|to|related) stress\b|\bstress leave\b
        """),
    ),
    (
        Private.OTHER,
        _compiled(r"""
            \b[a-ceghj-prtw-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b|\bnational insurance\b
            \bpassport\b|\bsort code\b|\bbank (?:details|account)\b|\bsexual orientation\b
            \bethnic\w*\b|\b(?:my|his|her|their) religion\b
        """),
    ),
)
_ELSEWHERE = {
    KeptElsewhere.CONCERN: Private.CONCERN,
    KeptElsewhere.CRIME: Private.CRIMINAL_RECORD,
    KeptElsewhere.CHECK: Private.CRIMINAL_RECORD,
    KeptElsewhere.CHILD: Private.CHILD,
}
_BY_THEMSELVES = re.compile(
    r"\b(?:dbs|crb|disclosure|certificate)\b[^.;\n]{0,30}\d{6,}|\b00\d{10}\b|\bd\.?o\.?b\b.{0,4}\d"
)
"""What is private even beside the name of a course."""


@lru_cache(maxsize=1 << 13)
def private_words(text: str) -> Private | None:
    """What a cell tells of that is left where it is, by its own words; ``None`` for any other.

    A cell that holds any of it is left out whole. Courses about such things are ordinary
    ("DBS awareness training", "epilepsy course").
    """
    said = fold(text)
    told = next(iter(all_kept_elsewhere(text)), None)
    if told is not None:
        return _ELSEWHERE[told]
    return next((kind for kind, pattern in _WORDS if _is_told(said, pattern)), None)


def _is_told(said: str, pattern: re.Pattern[str]) -> bool:
    return any(
        not is_of_a_course(said, found) or _BY_THEMSELVES.search(said) is not None
        for found in pattern.finditer(said)
    )


COLUMN_LEFT = "Column {column}, {heading}, was not brought in: {why}"
"""The sentence for a column; the template is the key of its translation."""
CELL_LEFT = "The note in {place} was not brought in: {why}"
"""The sentence for a cell, without a word of what stands in it."""

WHY: dict[Private, str] = {
    Private.CRIMINAL_RECORD: "records of criminal record checks are left where they are.",
    Private.CONCERN: "concerns and allegations belong in your safeguarding file.",
    Private.CHILD: "nothing about a child is kept here.",
    Private.HEALTH: "nothing about anybody's health is kept here.",
    Private.BIRTH: "dates of birth and ages are not kept here.",
    Private.OTHER: "a training record does not need it.",
    Private.NOT_KEPT: "addresses and telephone numbers are not kept here.",
}
"""Why each kind is left, as the second half of a sentence; each is a key of its translation."""
if set(WHY) != set(Private):
    raise TypeError("Everything that is left where it is has to say why")


def column_left(column: str, heading: str, kind: Private) -> str:
    """The sentence for a column that was left: "Column H, DBS number, was not brought in: …"."""
    shown = " ".join(heading.split()) or "without a heading"
    return COLUMN_LEFT.format(column=column, heading=shown, why=WHY[kind])


def cell_left(place: str, kind: Private) -> str:
    """The sentence for a note that was left, by its place alone: "The note in F12 was not …"."""
    return CELL_LEFT.format(place=place, why=WHY[kind])
