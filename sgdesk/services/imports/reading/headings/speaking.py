"""What a heading speaks of besides a field: an end, status, a score, how long, who did not come."""

import re

from sgdesk.domain.text import fold

_EXPIRY = re.compile(
    r"\bexp\b|\bexpir\w*|\brenew\w*|\bdue\b|\bvalid\b|\buntil\b|\blapse\w*"
    r"|\bnext\b(?! (?:steps?|actions?|of kin|contact)\b)"
    r"|\brefresh(?:er)?\s+(?:by|date|on|needed|required|due)\b|\boverdue\b|\bdays\s+(?:left|to)\b"
    r"|\bin date\b|\breminder\b|\bretrain(?:ing)?\s+(?:by|due|date)\b|\bre-?do\b|\bagain\b"
    r"|\bneeds?\s+(?:doing|redoing|refreshing|renewing|updating)\b|\bupdate\s+(?:by|due|needed)\b"
    r"|\breviews?\s+(?:date|by|due|on)\b|\btill?\b|\bup to\b"
    r"|(?<!\S)(?!(?:transferr?ed|moved|referred|reports?|reporting|assigned|allocated|attached|linked"
    r"|sent|lent|given|issued|belongs|relat\w+|known|married|parent|carer|responsible|accountable"
    r"|changed|gone|deputy|assistant|mentor|pa|e-?mailed|posted)\s+to$)\S+\s+to$"
    r"|\bends?\b(?=.*\bcert)|\bruns?\s+out\b|\bout of date\b"
)
INTERVAL = re.compile(
    r"\b(?:(?:is |are )?valid(?: for)?|lasts?(?: for)?|(?:(?:to be|is|are) )?(?:renew|refresh"
    r"|repeat|update)(?:ed|d)? every|expires after|every)"
    r" (?:\d+|two|three|four|five|other)?[ -]?(?:yrs?|years?|months?|mths?)\b"
    r"|\b(?:renew |refresh )?(?:\d|two|three)[ -]?yearly\b"
    r"|\((?:\d|two|three) (?:yrs?|years?)\)"
)
"""How often a course is due, which says nothing of the dates below it: "valid for 3 years"."""
_DONE = re.compile(
    r"(?:date\s*)?(?:of\s+)?(?:done|completed?|completion|attended|attendance|taken|passed|trained"
    r"|training|last\s+done|undertaken|achieved|date|course|when|awarded|finished|actual)?"
    r"(?:\s+(?:on|date|dd mm yyyy|dd mm yy))?"
)
_STATE = re.compile(r"status|state|outcome|result|attended|completed?|done|y n|yes no|passed|pass")
_ASIDE = re.compile(
    r"(?:cert(?:ificate)?s?|notes?|comments?|provider|method|level|booked|score|hours?|grade"
    r"|online|venue|trainer|type|delivered|by whom|where|duration|evidence|seen|signed)\b.*"
)
_STATUS_HEADING = re.compile(
    r"\b(?:status|attend\w*|book(?:ed|ing)s?|result|outcome|cancel\w*|present|no[ -]?shows?"
    r"|absen\w*|refunded"
    r"|check(?:ed)?[ -]?in|signed in|turned up|showed up|withdr\w*|apolog\w*|dna|registered"
    r"|registration|did (?:they|he|she|you)|finish(?:ed)?)\b"
    r"|^i (?:hereby )?(?:confirm|declare|certify)\b|^(?:was |were )?here\W*$"
)
_OF_A_NUMBER = re.compile(
    r"\b(?:book(?:ing)?|order|ticket|regist(?:ration|ered)?|confirmation|check[ -]?in|attend\w*)"
    r"\W*(?:ref(?:erence)?|no|number|num|id|code|#)(?:\W*(?:no|number|num|id|code))?\W*"
)
"""Headings of what a booking is numbered with, which says nothing of who came."""
_WHY_NOT = re.compile(
    r"\breasons?\b.*\b(?:absen\w*|not|non|no|miss\w*|cancel\w*|apolog\w*|did ?n[o']t)\b"
    r"|\b(?:absence|apolog\w*|cancellation|non[- ]attendance) reasons?\b|^why .*\b(?:not|absent)\b"
    r"|^(?:transferred|moved|deferred) to\b"
)
"""Headings under which only those who did not come have words."""
_HEADS_OF_NO = re.compile(
    r"(?:did ?n[o']t|not (?:attend|complet|finish|pass|present|come|done)|fail|unable|missed|never)"
    r"\w*\b(?!.*\b(?:why|reason|date|required)\b)"
)
_OPEN_OR_VOID = re.compile(
    r"(?:still |is it |training )?(?:outstanding|void(?:ed)?|rejected|revoked|superseded)"
    r"|(?:still )?needs? (?:to )?(?:be )?(?:re-?(?:take|sit|peat)\w*|doing|to do it)"
    r"|re-?(?:take|sit) (?:needed|required)|not counted"
)
"""Headings under which a yes may be of the completion in its row: it is asked about."""
_DAY_OF = re.compile(
    r"\b(?:date|day|when)\b.*\b(?:attend|complet|train|pass|cours|event|session|taken|done|achiev)"
    r"|\b(?:attend|complet|train|pass|cours|event|session|taken|done|achiev)\w*\b.*\b(?:date|day)\b"
    r"|\b(?:date|day|when)\b.*\b(?:did|took|did \w+ (?:do|take))(?: it| this| that)?\W*$"
)
_OTHER_DAY = re.compile(
    r"\b(?:book|order|regist|enrol|sign|start|join|birth|left|leav|due|next|cancel|invit|print|issue"
    r"|sent|appl|request|pay|paid|plan|hope|want|intend)\w*"
)
_DURATION = re.compile(
    r"\bduration\b|\btime in (?:meeting|session)\b|\bminutes\b|\battendance time\b"
)


def is_expiry(text: str) -> bool:
    """Whether a heading speaks of expiry, renewal, "due" or "valid until"."""
    return _EXPIRY.search(INTERVAL.sub(" ", fold(text))) is not None


def without_interval(text: str) -> str:
    """A heading without how often its course is due: "Level 1 (renew every 3 years)"."""
    return INTERVAL.sub(" ", fold(text))


_RENEWED = re.compile(r"(?<!\bbe )\brenewed(?: on| date)?\W*$")


def says_when_renewed(text: str) -> bool:
    """Whether a heading is that of a day that may be its end or a completion: "Renewed"."""
    return _RENEWED.search(fold(text)) is not None


def speaks_of_reminding(text: str) -> bool:
    """Whether a heading is that of days on which somebody was reminded or chased."""
    return re.search(r"\bremind|\bchas(?:ed|ing)\b", fold(text)) is not None


_ENDS_OF_PAPER = re.compile(
    r"\bexp\b|\bexpir\w*|\bvalid (?:until|to|till?|thru|for)\b|\bruns? out\b|\blapses\b"
    r"|\bcert\w* ends?\b|\bends?\b(?=.*\bcert)"
)


def says_when_it_ends(text: str) -> bool:
    """Whether a heading speaks of the end of a certificate, and not of when to do it again."""
    return _ENDS_OF_PAPER.search(fold(text)) is not None


def without_expiry(text: str) -> str:
    """What a heading says beside its words of expiry: the course of "Level 1 expiry date"."""
    bare = _DONE_WORDS.sub(" ", _EXPIRY.sub(" ", fold(text)))
    return " ".join(re.sub(r"[^\w\s]", " ", bare).split())


_DONE_WORDS = re.compile(r"\b(?:date|on|of|by|until|is|certificate|cert|end|ends|day)\b")


def is_score(text: str) -> bool:
    """Whether a heading is that of what somebody reached in a test."""
    return _SCORE.fullmatch(fold(text).strip(" .:?%()")) is not None


def is_pass_mark(text: str) -> bool:
    """Whether a heading is that of what has to be reached in a test."""
    return _PASS_MARK.fullmatch(fold(text).strip(" .:?%()")) is not None


_SCORE = re.compile(
    r"(?:(?:test|quiz|final|course|your|exam|assessment|their|total|best|highest|module) )?"
    r"(?:scores?|marks?|percentage|points)(?: ?\(?%\)?| achieved| obtained| reached)?"
)
_PASS_MARK = re.compile(
    r"(?:pass(?:ing)?|required|needed|minimum|min)[ -]?(?:mark|score|rate|percentage|grade)"
    r"|(?:mark|score) (?:needed|required|to pass)|needed to pass|to pass"
)


def is_done(text: str) -> bool:
    """Whether a heading says no more than that, or when, something was done."""
    words = re.sub(r"[^\w\s]", " ", fold(text)).strip()
    return bool(words) and _DONE.fullmatch(" ".join(words.split())) is not None


def is_state(text: str) -> bool:
    """Whether a heading below a course says that its words tell what came of it."""
    words = re.sub(r"[^\w\s]", " ", fold(text)).strip()
    return _STATE.fullmatch(" ".join(words.split())) is not None


def speaks_of_status(text: str) -> bool:
    """Whether a heading speaks of status, attendance, booking, result or cancelling."""
    folded = fold(text)
    return _STATUS_HEADING.search(folded) is not None and not _OF_A_NUMBER.fullmatch(folded)


def says_of_no(text: str) -> bool:
    """Whether a heading itself says no to a course: "Did not come", "Failed"."""
    return _HEADS_OF_NO.match(fold(text)) is not None


def asks_if_open(text: str) -> bool:
    """Whether a heading asks whether a course is to be done, done again or struck out."""
    return _OPEN_OR_VOID.fullmatch(fold(text).strip(" ?.:")) is not None


def says_why_not(text: str) -> bool:
    """Whether a heading is one under which only those who did not come have words."""
    return _WHY_NOT.search(fold(text)) is not None


def words_a_completion_day(text: str) -> bool:
    """Whether a heading speaks of the day of a course in words that no list has."""
    folded = fold(text)
    return bool(_DAY_OF.search(folded)) and not _OTHER_DAY.search(folded) and not is_expiry(text)


def speaks_of_duration(text: str) -> bool:
    """Whether a heading speaks of how long somebody was there."""
    return _DURATION.search(fold(text)) is not None


def is_aside(text: str) -> bool:
    """Whether a heading below a course speaks of its certificate, score, venue and the like."""
    return _ASIDE.fullmatch(fold(text)) is not None
