"""Which texts name nobody: vacancies, devices, numbers, labels, totals, groups, notes, headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.domain.names import FAMILY_TITLES, LEADING_WORDS, PARTICLES, TITLES
from sgdesk.domain.people.said import words
from sgdesk.domain.text import fold


class NobodyCode(StrEnum):
    """Why a cell of names names nobody."""

    BLANK = "blank"
    VACANCY = "vacancy"
    """A post that nobody holds, or a word for nothing: "Vacant", "TBC", "-"."""
    DEVICE = "device"
    """What a meeting shows in place of a name: "iPhone", "Guest"."""
    NUMBER = "number"
    """Telephone numbers, e-mail addresses, figures and dates."""
    LABEL = "label"
    """What stands beside a row of other things: "Date of course", "Provider", "Green = in date"."""
    TOTAL = "total"
    GROUP = "group"
    """Several people, or a role: "Sunday School Leaders", "Volunteers", "Treasurer"."""
    NOTE = "note"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Nobody:
    """Why a text is nobody, and whether that is certain."""

    why: NobodyCode
    sure: bool = True
    other: str = ""
    """A word that may be somebody's name for all that: "Bob" of "Bob's iPad"."""


_ENDS = " .:;*,–—-!?#_•·'\"“”"
_POST = r"(?:post|role|position|place|seat)"
_VACANT = re.compile(
    rf"(?:(?:this |the )?(?:\w+ )?{_POST} )?(?:is |currently |now |still )*"
    rf"(?:vacant|vacancy|vacancies|unfilled)(?: {_POST}s?| since .*| \d+)?"
    r"|(?:.* )?(?:to be|not yet|awaiting to be) (?:appointed|confirmed|announced|advised|decided"
    r"|recruited|filled|elected|agreed|arranged|named|found)(?: .*)?"
    r"|(?:\w+ )?(?:t\.?b\.?[acds]\.?)|(?:currently )?vacant .*|.* (?:vacant|vacancy)"
    r"|(?:there is |there's )?(?:nobody|no[- ]?one|none|no \w+)"
    r"(?: (?:is|has|been|at present|at the moment|at this time|currently|presently|now|yet|as yet"
    r"|so far|for now|in (?:post|role|place)|appointed|available|identified|found|else))+"
    r"|awaiting (?:appointment|replacement|new .*)|x+|a\.? ?n\.? ?other"
    r"|exampl[e](?: (?:name|person|row))?|(?:mr|mrs|miss|ms|mx)"
)
"""Its "exampl[e]" is in brackets so that "Example" stays a word that a plain name may have."""
_NUMBER = re.compile(
    r"[\W_]*(?:(?:tel|phone|mob|mobile|ext|no|nr)\b[\s.:]*)?(?=.*[\d*])[\d\s()+*./,%£:°–—-]+"
    r"(?:ext\.? ?\d+)?|\S+@\S+|(?:https?://|www\.)\S+"
)
_FAILED = re.compile(r"#(?:ref!|value!|name\?|div/0!|num!|null!|spill!)")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?,?"
_DAY = re.compile(
    r"(?:(?:mon|tues?|wed|wednes|thurs?|fri|sat|satur|sun)(?:day)?,? )?"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{2,4}})?|{_MONTH} \d{{2,4}}"
)
_COUNTED = (
    r"(?:trained|in date|out of date|people|staff|done|completed|overdue|attended|attending|"
    r"volunteers|trustees|members|up to date|due|required|booked)"
)
_TOTAL = re.compile(
    r"(?:grand |sub[ -]?|over ?all )?totals?(?:[ :=-]*[\d.,/%]+)?"
    rf"(?: (?:number|no|for|of|in|all|out|each|per|this|to date|so far|%|percent\w*|compliance|"
    rf"{_COUNTED})\b.*)?"
    r"|(?:average|mean|median|maximum|minimum|overall|percent\w*|per cent|proportion|tally)"
    r"(?: .*|[:=].*)?|(?:count|sum|max)(?: (?:of|in|trained|total|all).*|[:=].*)|count|sum"
    rf"|.*%.*|(?:the )?(?:number|no\.?|nos\.?|how many|#|num) (?:of )?(?:{_COUNTED}|still|left|"
    r"present|who|to)\b.*|\d+(?:[.,]\d+)? ?%.*|\d+ (?:of|out of|/) \d+.*"
    rf"|\d+ {_COUNTED}\b.*|\d+ ?x .*|[a-z][^:=]*[:=] ?[\d.,%/ ]{{1,8}}"
)
_WRITTEN_ON = re.compile(
    r"(?:last |list |sheet )?(?:updated?|printed|amended|revised|correct|as at|as of)\b.* \d.*"
)
_COLOUR = r"(?:red|amber|green|yellow|orange|blue|grey|white|black|pink|bold|italics?|shaded)"
_LABEL = re.compile(
    r".*[^=]=.+|(?:week|session|term|group|room|level|module|part|page|sheet|cohort|day|table|"
    r"unit|team|child|pupil|person|learner|delegate|year|class|stage|phase|area|zone|row|column|step|section|appendix|version|line|item|"
    r"form)s? ?(?:no\.? ?)?(?:\d+[a-z]?|[a-h]|one|two|three|four|five|i+)"
    rf"|{_COLOUR}[ :–-]+(?:is|means|in|out|due|over|shows?|expired|not|has|have|needs?|current|"
    r"valid|up|complete\w*|cells?)\b.*|(?:key|legend|notes?|n\.?b\.?|date|venue|provider|trainer|"
    r"course|title|updated?|location|time|cost|version|author|prepared by|compiled by|as at|"
    r"parish|church|organisation|charity|last updated|produced by|printed|term)\b ?[:–-] ?.*"
    r"|date (?:of|completed|attended|due|for)\b.*|(?:course|training|session) (?:date|provider|"
    r"venue|title|name|length|details|on)s?\b.*|valid (?:for|until|to|from)\b.*"
    r"|(?:spring|summer|autumn|winter|term|year|academic year|financial year)\b.*\d{4}.*"
    r"|\d+ ?(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|mins?|minutes)\b.*"
    r"|see (?:notes?|over|also|attached|list|comments?)\b.*|[*†‡#]+ ?(?:denotes|is|means|shows)\b.*"
    r"|(?:most recent|latest|earliest|oldest|newest|up to)\b.*"
    r"|last (?:trained|date|done|attended|completed|run|held|refreshed|renewed|checked)\b.*"
    r"|(?:next|last|previous) (?:review|update|training|course|session|meeting|due|renewal)\b.*"
    rf"|{_COLOUR} ?:.*|(?:prepared|compiled|provided|delivered|led|run|produced|approved) by\b.*"
    r"|(?:how often|frequency|renewal|refresher)s?\b(?: .*)?"
    r"|(?:(?:training|course|final|our) )?(?:deadlines?|cut[- ]?offs?|target dates?|validity"
    r"|today|remaining|planned)(?: (?:dates?|days?|period|for .*|to .*))?"
    r"|(?:(?:to be|must be|must) )?(?:due|done|do|completed?|required|needed) by\b.*"
    r"|(?:run|report|print(?:ed)?|download|export) dates?\b.*|dates? (?:run|printed|exported)\b.*"
)
_CALLER = re.compile(
    r"(?:call[- ]?in|dial[- ]?in|phone|zoom|teams|guest|user|participant|attendee"
    r"|host|unknown|(?:meeting|zoom) room|pixel|surface|caller)[ _-]*(?:user|caller|guest)?"
    r"[ _#-]*\(?[\dx*]*\)?"
    r"|.*\bnote ?-?taker\b.*|(?:otter|read|fireflies|fathom|krisp|tl)[.;](?:ai|dv|video)\b.*"
    r"|.*\b(?:meeting notes|ai companion)|breakout(?: room| group)?[ _#-]*\d*"
)
_MACHINE = re.compile(
    r"(?:laptop|desktop|win|pc|sm|moto)[- ][a-z]?-?(?=\w*\d)[\w()]+|moto [a-z]\b.*"
)
_MODEL = re.compile(r"(?=.*\d)[a-z\d]+(?:[-+/][a-z\d]+)*|\(?\d+\)?|\+")
_OWN = re.compile(
    r"(.+)['’]s (?:zoom|phone|mobile|tablet|computer|pc|device|screen|account)(?: meeting| room)?",
    re.IGNORECASE,
)
"""A device by a word that is one only behind its owner: "Ann's phone"."""
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$|s['’]$", re.IGNORECASE)
_YEARS = re.compile(r"[ \d/–-]*\d$")
_DIGIT_WORD = re.compile(r"\d+[-–/+]?\d*s?")


def key_of(text: str) -> str:
    """The text folded, without the marks round it."""
    return fold(text).strip(_ENDS)


def nobody(text: str, *, alone: bool = False) -> Nobody | None:
    """Why a text with nothing beside it names nobody; ``None`` where it may name somebody.

    ``alone`` says that the row holds nothing else. ``text`` is on one line.
    """
    if not text.strip():
        return Nobody(NobodyCode.BLANK)
    folded, key = fold(text), key_of(text)
    listed = _listed(folded, key)
    if listed is not None:
        return Nobody(listed, sure=key not in words.NAMES_FIRST or folded.endswith(":"))
    return _by_shape(folded, key) or _device(text) or _group(text, key, alone=alone)


def _listed(folded: str, key: str) -> NobodyCode | None:
    """What a text is by the lists of words and the marks alone."""
    if _FAILED.fullmatch(folded):
        return NobodyCode.NUMBER
    if not any(letter.isalnum() for letter in folded) and "@" not in folded:
        return NobodyCode.TOTAL if "%" in folded else NobodyCode.VACANCY
    lists = (
        (words.HEADINGS, NobodyCode.HEADING),
        (words.VACANT, NobodyCode.VACANCY),
        (words.DEVICE_ALONE, NobodyCode.DEVICE),
        (words.LABELS, NobodyCode.LABEL),
    )
    return next((code for phrases, code in lists if key in phrases or folded in phrases), None)


def _by_shape(folded: str, key: str) -> Nobody | None:
    """What a text is by how it is built."""
    shapes = (
        (_TOTAL, NobodyCode.TOTAL),
        (_NUMBER, NobodyCode.NUMBER),
        (_WRITTEN_ON, NobodyCode.NOTE),
        (_DAY, NobodyCode.NUMBER),
        (_VACANT, NobodyCode.VACANCY),
        (_CALLER, NobodyCode.DEVICE),
        (_MACHINE, NobodyCode.DEVICE),
        (_LABEL, NobodyCode.LABEL),
    )
    for pattern, code in shapes:
        if pattern.fullmatch(key) or pattern.fullmatch(folded):
            return Nobody(code)
    return None


def _device(text: str) -> Nobody | None:
    """A device, with at most one word beside it that may be its owner's name."""
    rest = without_device(text)
    if rest is None:
        return None
    if not rest:
        return Nobody(NobodyCode.DEVICE)
    others = [word for word in rest.split() if fold(word) not in words.MODIFIERS]
    if not others:
        return Nobody(NobodyCode.DEVICE)
    return Nobody(NobodyCode.DEVICE, sure=False, other=rest) if len(others) == 1 else None


def without_device(text: str) -> str | None:
    """What stands beside the words of a device; ``None`` where there is no device."""
    if found := _OWN.fullmatch(text):
        return found.group(1)
    given = text.split()
    keys = [key_of(word) for word in given]
    if words.DEVICES.isdisjoint(keys):
        return None
    left = [
        _POSSESSIVE.sub("", word.strip("()"))
        for word, key in zip(given, keys, strict=True)
        if key and key not in words.DEVICES | words.MODELS and not _MODEL.fullmatch(key)
    ]
    if keys[0] in words.DEVICES and len(left) > 1 and key_of(left[0]) in ("van", "di", "of", "du"):
        left = left[1:]
    return " ".join(left)


def _group(text: str, key: str, *, alone: bool) -> Nobody | None:
    """Several people, a place or a role, rather than one person with such a surname."""
    parts = _YEARS.sub("", key).replace("/", " ").replace(",", " ").split()
    if not parts:
        return None
    if ":" not in key and (_is_place(parts) or _is_head_of(parts) or _is_not_one(parts)):
        return Nobody(NobodyCode.GROUP)
    if len(parts) > 1 and _names_no_person(parts):
        return Nobody(NobodyCode.GROUP, sure=alone or len(parts) > 2)
    last, before = parts[-1], parts[:-1]
    is_title = bool(before) and (before[0].rstrip(".") in FAMILY_TITLES or len(before[0]) == 1)
    is_sentence = not words.NOTE_WORDS.isdisjoint(parts[1:] if parts[0] == "the" else parts)
    if is_title or is_sentence or not (_is_many(last) or _is_one(last)):
        return _one_of_many(text, parts)
    if not before:
        return Nobody(NobodyCode.GROUP, sure=alone or last not in words.NAMES_FIRST)
    return _group_behind(before, last) or _group_by_case(text, before)


def _is_not_one(parts: Sequence[str]) -> bool:
    """Whether the first word says that no one person is meant: "Various people"."""
    return len(parts) > 1 and parts[0] in words.NOT_ONE


def _one_of_many(text: str, parts: Sequence[str]) -> Nobody | None:
    """One of several without a name: "Volunteer A", "Student x"; "Cook A" may be one Cook."""
    if len(parts) != 2 or not (len(parts[1]) == 1 and parts[1].isalpha() and _is_one(parts[0])):
        return None
    may_be_name = parts[0] in words.ALSO_NAMES and not text.rstrip(_ENDS)[-1:].islower()
    return Nobody(NobodyCode.GROUP, sure=not may_be_name)


def _group_behind(before: Sequence[str], last: str) -> Nobody | None:
    """A role or a group by the words before it: "Kitchen team" is one, "Ann Steward" is none."""
    others = [word for word in before if not _is_modifier(word)]
    is_given = before[0] in words.KNOWN_GIVEN
    if not others:
        both = {before[0], last} <= words.ALSO_NAMES and not last.endswith("s")
        two = len(before) == 1 and (is_given or both)
        return None if two and _is_one(last) else Nobody(NobodyCode.GROUP, sure=not two)
    if _is_many(last) and last not in words.ALSO_NAMES and not is_given:
        return Nobody(NobodyCode.GROUP, sure=len(before) > len(others))
    return None


def _group_by_case(text: str, before: Sequence[str]) -> Nobody | None:
    """A role written as one: "Crèche helper" begins with a capital and ends without."""
    found = text.split()
    is_written_so = found[0][:1].isupper() and found[-1].islower()
    if not is_written_so or before[0] in words.KNOWN_GIVEN:
        return None
    return Nobody(NobodyCode.GROUP, sure=len(before) > 1)


def _is_head_of(parts: Sequence[str]) -> bool:
    """A role or a group by what it is of: "Head of Drama", "Friends of the Hall"."""
    if not 3 <= len(parts) <= 6 or parts[1] not in ("of", "for", "at", "in"):
        return False
    return _is_many(parts[0]) or _is_one(parts[0]) or parts[0] in ("head", "friends", "mothers")


def _names_no_person(parts: Sequence[str]) -> bool:
    """Whether no person is called so, though nothing else is certain: "The Samples", "St Luke"."""
    has_the = parts[0] == "the" and parts[1].rstrip(".") not in TITLES | LEADING_WORDS
    return has_the or (len(parts) == 2 and parts[0].rstrip(".") in ("st", "saint", "holy"))


def _is_place(parts: Sequence[str]) -> bool:
    """A church or a school by its saint: "St Mary's", "Saint Peter's Church"."""
    saint = parts[0].rstrip(".") in ("st", "ss", "saint", "saints", "all")
    return saint and len(parts) > 1 and re.search(r"s'$|'s$|^saints$|^souls$", parts[1]) is not None


def _is_many(word: str) -> bool:
    return word in words.GROUP_WORDS


def _is_one(word: str) -> bool:
    return word in words.SINGULAR_ROLES


def _is_modifier(word: str) -> bool:
    return (
        word in words.MODIFIERS
        or _is_many(word)
        or _is_one(word)
        or _DIGIT_WORD.fullmatch(word) is not None
    )


def note(text: str, *, alone: bool = False) -> Nobody | None:
    """A sentence, which no name is; asked once what stands beside a name has been taken off."""
    parts = [key for key in map(key_of, text.split()) if key]
    if parts[:1] in (["nb"], ["ps"]) and len(parts) > 1:
        return Nobody(NobodyCode.NOTE)
    if text[:1].islower() and parts[:1] and parts[0] in words.GOING_ON and len(parts) > 1:
        return Nobody(NobodyCode.NOTE, sure=False)
    strong = sum(part in words.NOTE_WORDS for part in parts) - (parts[:1] == ["the"])
    weak = sum(part in words.WEAK_NOTE_WORDS for part in parts)
    weak -= sum(word in ("A", "I", "A.", "I.") for word in text.split())
    is_long = (len(parts) > 9 or len(text) > 80) and not _is_long_name(text)
    is_closed = len(parts) > 3 and text.rstrip()[-1:] in ".!?"
    if is_long or is_closed or (strong > 0 and len(parts) > 2):
        return Nobody(NobodyCode.NOTE)
    if weak + strong >= 2 and len(parts) > 3:
        return Nobody(NobodyCode.NOTE)
    has_owner = any(map(_POSSESSIVE.search, text.split()[:-1])) and without_device(text) is None
    if (strong > 0 and len(parts) > 1) or has_owner:
        return Nobody(NobodyCode.NOTE, sure=False)
    return _of_a_sheet(parts, alone=alone)


_LONGEST_NAME = 16
_JOINING = PARTICLES | {"e", "y", "i", "dels", "der", "zum", "zur", "os", "as"}
"""What joins the parts of a long name: "dos Santos e Silva de Almeida"."""


def _is_long_name(text: str) -> bool:
    """Whether many words are those of one name: each with a capital, or one that joins them."""
    found = text.split()
    if not 2 <= len(found) <= _LONGEST_NAME or not found[-1][:1].isupper():
        return False
    capitals = [word for word in found if word[:1].isupper()]
    rest = (word for word in found if not word[:1].isupper())
    lettered = all(word.replace("-", "").replace("'", "").isalpha() for word in found)
    return lettered and len(capitals) > 1 and all(key_of(word) in _JOINING for word in rest)


def _of_a_sheet(parts: Sequence[str], *, alone: bool) -> Nobody | None:
    """Words of sheets and courses: "Safeguarding Training Matrix", "Confidential"."""
    telling = sum(part in words.NEVER_NAMES for part in parts)
    if not telling or (len(parts) > 1 and parts[0] in words.KNOWN_GIVEN | FAMILY_TITLES):
        return None
    return Nobody(NobodyCode.NOTE, sure=alone or telling > 1 or len(parts) == 1)


def figures(text: str) -> Nobody | None:
    """Words among figures, which are left once a person's number and day have been taken off."""
    if any(letter.isdigit() for letter in text):
        plain = [word for word in text.split() if word.isalpha()]
        return Nobody(NobodyCode.NOTE, sure=False, other=" ".join(plain))
    return None
