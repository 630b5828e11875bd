"""What a heading can say, and how what people put over columns is compared."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sgdesk.domain.left_where_it_is import private_heading
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.heading_dates import parts_of, without_dates
from sgdesk.services.imports.reading.heading_words import (
    FIELDS,
    NAMES,
    SIGNED,
    WEAK_NAMES,
    Field,
)
from sgdesk.services.imports.reading.values import SheetKind

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
_INTERVAL = re.compile(
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
_DATE_FORM = re.compile(r"\(?\b[dm]{1,2}\W[dm]{1,3}\W(?:yy){1,2}\b\)?", re.IGNORECASE)
_STATE_WORDS = re.compile(
    r"\b(?:status|state|outcome|result|completion|date of|date|completed|complete|attended|done"
    r"|attendance"
    r"|passed|y ?/ ?n|yes ?/ ?no)\b",
    re.IGNORECASE,
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
_NAME_WORDS = re.compile(r"\b(?:names?|surnames?)\b")
_OTHER_NAMES = re.compile(
    r"\b(?:manager|parent|contact|course|role|church|trainer|user|emergency|kin|referee|supervisor"
    r"|line|event|organisation|company|school|club|file|provider|mentor|next|child\w*|team|group"
    r"|carer|guardian|pupil|middle|maiden|birth|previous|former|spouse|husband|wife|partner"
    r"|mother|father|mum|dad|checked|seen|verified|witness\w*|assess\w*|completing|dsl|buyer|purchaser|payer)\b"
)
LONGEST_HEADING = 200
_FAILED = re.compile(r"#(?:n/a|n/d|name\?|ref!|value!|num!|null!|div/0!|spill!|calc!)")
"""What a formula that failed shows in a file of text: "#NAME?" heads no column of names."""


def heading_key(text: str) -> str:
    """A heading without case, blanks, underscores and other marks."""
    return re.sub(r"[\W_]+", "", fold(text))


def heading_keys(text: str) -> tuple[str, str]:
    """The whole heading's key, and the key without what stands in brackets and a last figure."""
    plain = re.sub(r"\([^()]*\)", " ", text)
    return heading_key(text), heading_key(plain)


_RANKS: dict[SheetKind, dict[str, tuple[tuple[int, Field], ...]]] = {
    kind: {
        key: tuple((words.index(key), field) for field, words in synonyms.items() if key in words)
        for key in {key for words in synonyms.values() for key in words}
    }
    for kind, synonyms in FIELDS.items()
}
"""For each wording of a heading the fields that it can name, with how plain it is (0: plainest)."""


@dataclass(frozen=True, slots=True)
class HeadingSays:
    """What one text would say over a column, before anything below it is looked at."""

    text: str
    course: int | None
    expiry: bool
    done: bool
    """Whether it says no more than that something was done, or when."""
    aside: bool
    """Whether it speaks of a completion beside it: certificate, score, venue."""
    status: bool
    strong: bool
    """Whether it heads a column of names and hardly ever stands below a heading."""
    weak: bool
    known: bool
    """Whether it is a heading that some kind of sheet has."""
    private: bool = False
    """Whether it speaks of what is not kept here, and is left where it is."""

    @property
    def telling(self) -> bool:
        """Whether a column under it would be understood."""
        said = self.known or self.strong or self.private
        return said or self.course is not None or self.expiry or self.done


CourseOf = Callable[[str], int | None]
"""The number of the course that a heading names, None where it names none."""


class Vocabulary:
    """The headings known, with the courses of one organisation; what was asked is remembered."""

    def __init__(
        self,
        kind: SheetKind,
        course_of: CourseOf,
        today: date = date.max,
        sheet_name: str = "",
    ) -> None:
        self.kind = kind
        self.sheet_name = sheet_name
        self.course_of = course_of
        self.today = today
        self._said: dict[str, HeadingSays] = {}
        self._heard: dict[str, HeadingSays] = {}

    def says(self, text: str) -> HeadingSays:
        """What a text says as a heading."""
        found = self._said.get(text)
        if found is None:
            found = self._said[text] = self._judge(text)
        return found

    def heard(self, text: str) -> HeadingSays:
        """The same of a cell's text as it stands, however its words are parted."""
        found = self._heard.get(text)
        if found is None:
            found = self._heard[text] = self.says(" ".join(text.split()))
        return found

    def _judge(self, text: str) -> HeadingSays:
        said = _said_anywhere(text, self.kind is SheetKind.ROLES)
        if said is None:
            return HeadingSays(text, None, False, False, False, False, False, False, False)
        course = self.course(text)
        private = private_heading(text, is_course=course is not None) is not None
        told = course is not None or private
        return replace(said, course=course, private=private) if told else said

    def course(self, text: str) -> int | None:
        """The course of a heading, which may say how its dates are written or that it is a state.

        A heading that speaks of expiry, or names a field of a person, is none.
        """
        courses = map(self.course_of, _courses_in(text))
        return next((course for course in courses if course is not None), None)

    def course_named(self, line: str) -> str:
        """The part of a title, or of the name of a worksheet, that names a course; or nothing."""
        parts = parts_of(without_dates(line)) if len(line) <= LONGEST_HEADING else ()
        return next((part for part in parts if self.course(part) is not None), "")


@lru_cache(maxsize=1 << 14)
def _said_anywhere(text: str, of_roles: bool) -> HeadingSays | None:
    """What a text says as a heading, whatever courses there are; None of what heads nothing."""
    if not text or len(text) > LONGEST_HEADING or _FAILED.fullmatch(text.strip().casefold()):
        return None
    folded, keys = fold(text), heading_keys(text)
    tables = [_RANKS[SheetKind.ROLES]] if of_roles else list(_RANKS.values())
    fields = {f for ranks in tables for key in keys for _, f in ranks.get(key, ())}
    fields |= {f for ranks in tables for _, f in _named_by_parts(text, ranks)}
    heads = {Field.ROLE} if of_roles else set(NAMES)
    names = bool(fields & heads)
    said = {*keys, *map(heading_key, _PARTS.split(folded))}
    of_names = (
        key for key in said if any(f in heads for ranks in tables for _, f in ranks.get(key, ()))
    )
    weak = names and not of_roles and all(key in WEAK_NAMES for key in of_names)
    return HeadingSays(
        text,
        None,
        is_expiry(text),
        is_done(text),
        _ASIDE.fullmatch(folded) is not None,
        speaks_of_status(text),
        (names and not weak) or words_a_name(text),
        weak,
        bool(fields) or not SIGNED.isdisjoint(keys),
    )


@lru_cache(maxsize=1 << 14)
def _courses_in(text: str) -> tuple[str, ...]:
    """The texts of a heading that may name its course, in the order in which they are tried."""
    plain = _YEARS.sub(" ", _DATE_FORM.sub(" ", _PREFIX.sub("", text)))
    bare = re.sub(r"[\s\-–—:(/?]+$", "", _STATE_WORDS.sub(" ", plain).strip()).strip()
    dateless = without_dates(bare)
    spelt = _LEVEL.sub(r"Level \1", _SAFEGUARDING.sub(" ", dateless)).strip()
    return tuple(dict.fromkeys((text, *(each for each in (bare, dateless, spelt) if each))))


_YEARS = re.compile(rf"[(\[]?\s*(?:{_INTERVAL.pattern})\s*[)\]]?", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:(?:keys?|dates?|custom|(?:custom )?fields?|trainings?|courses?|qualifications?|modules?"
    r"|records?|completed|core|mandatory|compulsory|essential|compliance|cpd|e-?learning|learning|additional"
    r"|extra|details?|profile|data|info|volunteers?|staff|members?|team|person|people|safeguarding"
    r"|children'?s?|child|protection|of|and|&|our|no\.?|\d{1,2}) ?){1,4}"
    r"(?<![ \d])(?: ?\d{1,2})?\s*(?::|\s[-–—/|>»](?=\s)|[–—|>»→])\s*",
    re.IGNORECASE,
)
"""What stands before the heading that somebody gave a column, and says nothing of what it is of.

A program writes it there, or somebody who has many: "Key date: Level 1", "Training / Level 1".
"""
_LEVEL = re.compile(r"\b(?:l|lvl|lev|lefel)\.? ?([1-4])\b", re.IGNORECASE)
_SAFEGUARDING = re.compile(r"\b(?:s\.?g\.?|s/g|safeg\.?|s'?guarding)(?=[\s:-])", re.IGNORECASE)
"""How people shorten "Level 1" and "safeguarding" in headings."""


def fields_named(text: str, kind: SheetKind) -> tuple[tuple[int, Field], ...]:
    """The fields that a heading can name in such a sheet, with how plain the wording is.

    "Role 1" and "Role 2" are roles both.
    """
    ranks = _RANKS[kind]
    for key in (*heading_keys(text), heading_key(_PREFIX.sub("", text))):
        if key in ranks:
            return ranks[key]
    key = re.sub(r"\d+$", "", heading_key(text))
    numbered = tuple(each for each in ranks.get(key, ()) if each[1] in (Field.ROLE, Field.NOTES))
    return numbered or _named_by_parts(text, ranks)


_PARTS = re.compile(r"\s*(?:/|\bor\b|,|&|\band\b)\s*")


def _named_by_parts(
    text: str, ranks: Mapping[str, tuple[tuple[int, Field], ...]]
) -> tuple[tuple[int, Field], ...]:
    """The fields of a heading that says one thing twice: "Surname/Family name"."""
    parts = [heading_key(part) for part in _PARTS.split(fold(text))]
    if len(parts) < 2 or not all(parts):
        return ()
    said = [{field for _, field in ranks.get(key, ())} for key in parts]
    common = set.intersection(*said)
    return tuple((_BY_PARTS, field) for field in common)


_BY_PARTS = 1000
"""How plain the wording of such a heading is: less than any on a list."""


def is_known(text: str) -> bool:
    """Whether a text is a heading that some kind of sheet has."""
    if not text or len(text) > LONGEST_HEADING:
        return False
    if any(key in ranks for ranks in _RANKS.values() for key in heading_keys(text)):
        return True
    return _COURSE_WORDS.match(fold(text)) is not None


_COURSE_WORDS = re.compile(
    r"[^\t;,|]*\b(?:level (?:\d|one|two|three)|l[1-4]|induction|safeguarding)\b[^\t;,|]*$"
)
"""Words by which a heading is a course's, whatever courses an organisation has."""


def is_expiry(text: str) -> bool:
    """Whether a heading speaks of expiry, renewal, "due" or "valid until"."""
    return _EXPIRY.search(_INTERVAL.sub(" ", fold(text))) is not None


def without_interval(text: str) -> str:
    """A heading without how often its course is due: "Level 1 (renew every 3 years)"."""
    return _INTERVAL.sub(" ", fold(text))


_RENEWED = re.compile(r"(?<!\bbe )\brenewed(?: on| date)?\W*$")


def says_when_renewed(text: str) -> bool:
    """Whether a heading is that of a day that may be its end or a completion: "Renewed"."""
    return _RENEWED.search(fold(text)) is not None


def says_known_as(text: str) -> bool:
    """Whether a heading is that of the name by which somebody is called: "Known as"."""
    return heading_key(text) in ("knownas", "preferredname", "preferredfirstname")


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


def words_notes(text: str) -> bool:
    """Whether a heading is that of a column of notes, which only a list of training has."""
    return any(field is Field.NOTES for _, field in fields_named(text, SheetKind.TRAINING))


def speaks_of_duration(text: str) -> bool:
    """Whether a heading speaks of how long somebody was there."""
    return _DURATION.search(fold(text)) is not None


def is_aside(text: str) -> bool:
    """Whether a heading below a course speaks of its certificate, score, venue and the like."""
    return _ASIDE.fullmatch(fold(text)) is not None


def words_a_name(text: str) -> bool:
    """Whether a heading speaks of a name in words that no list has: "Name of youth helper"."""
    folded = fold(text)
    return bool(_NAME_WORDS.search(folded)) and not _OTHER_NAMES.search(folded)
