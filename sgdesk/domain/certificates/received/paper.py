"""What the words of one certificate say: proposals, each with the line that it stood in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sgdesk.domain.certificates.received.days import SaidDays, said_days
from sgdesk.domain.certificates.received.not_done import line_of_no
from sgdesk.domain.datetext import DateOrder, find_dates
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.domain.text import in_one_line, plain

_LONGEST_LINE = 300
_MOST_LINES = 400
_NAME_WORDS = 6
_COURSE_WORDS = 16


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was read, and the line it stood in."""

    text: str
    stood: str


@dataclass(frozen=True, slots=True)
class PaperSays:
    """What one paper says.

    ``names`` and ``courses`` stand where a certificate says whose and of what it is, the likeliest
    first; ``lines`` are those in which nobody signs or teaches, and ``titles`` those that may be
    the name of a course though nothing says so. ``says_no`` is the line that speaks of a booking
    or of not passing.
    """

    lines: tuple[str, ...]
    names: tuple[Said, ...]
    courses: tuple[Said, ...]
    titles: tuple[str, ...]
    days: SaidDays
    provider: Said | None = None
    number: Said | None = None
    hours: Said | None = None
    says_no: str = ""


def read_paper(text: str) -> PaperSays:
    """Read the words of one certificate, as they came out of its file."""
    lines = tidy_lines(text)
    return PaperSays(
        lines=tuple(each for place, each in enumerate(lines) if not _signs(lines, place)),
        names=_once(_names(lines)),
        courses=_once(_courses(lines)),
        titles=tuple(dict.fromkeys(filter(_may_be_course, lines))),
        days=said_days(lines),
        provider=_after(_PROVIDER, lines),
        number=_number(lines),
        hours=_hours(lines),
        says_no=line_of_no(lines),
    )


def tidy_lines(text: str) -> tuple[str, ...]:
    """The lines that hold something, with common signs and single blanks, none too long."""
    found = (" ".join(in_one_line(plain(each)).split()) for each in text.splitlines())
    kept = [each[:_LONGEST_LINE] for each in found if each]
    return tuple(kept[:_MOST_LINES])


# Whose it is.

_TO_WHOM = re.compile(
    r"\b(?:certif(?:y|ies) that|(?:awarded|presented|granted|issued|given) to"
    r"|name of (?:the )?(?:learner|participant|delegate|candidate|attendee|student|trainee)"
    r"|(?:learner|participant|delegate|candidate|attendee|student|trainee|recipient)(?:'s)?"
    r"(?: full)?(?: name)?\s*[:-]"
    r"|congratulations,?)\s*[:-]?\s*(?P<rest>.*)$"
    r"|^(?:full |learner |participant |delegate |candidate |attendee |student |your )?name"
    r"\s*[:-]?\s*(?P<named>.*)$"
    r"|^(?:learner|participant|delegate|candidate|attendee|student|trainee|recipient)$",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\s*\b(?:has|have|had|successfully|satisfactorily|attended|completed|participated|passed"
    r"|achieved|undertook|undertaken|for (?:completing|attending|the|having|their|successfully)"
    r"|who|of|on|in|was|is)\b.*$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:(?:who )?has|have|successfully|attended|completed|participated|passed|achieved"
    r"|for (?:completing|attending|having|successfully))\b",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r"[^\W\d_][^\s\d_]+")
_SAID_FIRST = re.compile(
    r"^(?P<name>.{3,60}?)\s+(?:has|have|successfully|attended|completed|participated)\b",
    re.IGNORECASE,
)
_SIGNATORY = re.compile(
    r"\b(?:trainer|tutor|instructor|facilitator|assessor|verifier|presenter|lecturer|teacher"
    r"|sign(?:ed|ature)|director|chief executive|ceo|manager|principal|head of|chair(?:man|woman"
    r"|person)?|on behalf of|delivered by|presented by|issued by|provided by|led by|officer"
    r"|co-?ordinator|adviser|advisor|authorised|secretary|president|founder|trustee"
    r"|minister|vicar|rector|imam|pastor|bishop|registrar|patron|treasurer)\b",
    re.IGNORECASE,
)


def _signs(lines: Sequence[str], place: int) -> bool:
    """Whether a line names who teaches or signs: it says so itself, or the one below it does."""
    if _TO_WHOM.search(lines[place]):
        return False
    below = lines[place + 1] if place + 1 < len(lines) else ""
    short = len(below.split()) <= _NAME_WORDS and not _TO_WHOM.search(below)
    own = _SIGNATORY.search(lines[place]) is not None
    above = lines[place - 1] if place else ""
    under = above.rstrip(":").strip()
    told_above = _SIGNATORY.fullmatch(under) is not None
    return own or told_above or (short and _SIGNATORY.search(below) is not None)


def _names(lines: Sequence[str]) -> Iterator[Said]:
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        found = _TO_WHOM.search(line)
        if found is not None:
            rest = _DID.sub("", found["rest"] or found["named"] or "").strip(" :,.-")
            said = rest or _DID.sub("", below).strip(" :,.-")
            if is_name(said):
                yield Said(said, line if rest else f"{line} {below}")
            elif not rest and is_name(both := _over_each_other(lines[place + 1 : place + 3])):
                yield Said(both, f"{line} {both}")
        elif (first := _SAID_FIRST.match(line)) and is_name(first["name"]):
            yield Said(first["name"].strip(" ,:"), line)
        elif _DOES.match(below) and is_name(line.strip(" ,:")):
            yield Said(line.strip(" ,:"), line)


def _over_each_other(lines: Sequence[str]) -> str:
    """A first name and the surname below it as one name; empty where either is more."""
    return " ".join(lines) if all(map(_ONE_WORD.fullmatch, lines)) else ""


def is_name(text: str) -> bool:
    """Whether a text can be one person's name: two words or more and nothing else."""
    words = text.split()
    if not 2 <= len(words) <= _NAME_WORDS or any(map(str.isdigit, text)):
        return False
    if _TELLS_COURSE.search(text):
        return False
    who = who_is(text)
    return who.kind is WhoKind.PERSON and who.name is not None and " " in who.name.full


# Of what it is.

_OF_COURSE = re.compile(
    r"^(?:name of (?:the )?(?:course|training|module|programme|session|workshop|event)"
    r"|(?:course|training|module|programme|program|qualification|session|workshop|event|subject"
    r"|unit|title|award)(?: title| name| attended| completed)?)\s*(?::|-\s|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_HAS_DONE = re.compile(
    r"\b(?:completed|completing|completion of|completed the|attended|attending|attendance (?:at|on)"
    r"|participated in|participation in|passed|achieved|undertaken|undertook|trained in"
    r"|(?:training|course) (?:in|on|entitled|called|titled))\b\s*[:-]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_FILLING = re.compile(
    r"^(?:(?:the|a|an|our|your|this|following|online|on-line|e-?learning|virtual|half[- ]day"
    r"|full[- ]day|one[- ]day|course|training|module|session|workshop|programme|webinar|in|on"
    r"|entitled|called|titled|of|certified|accredited|cpd)\b[\s:,-]*)+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:\b(?:on|dated|held|delivered|provided|run|presented|at|with|by|for a total|from|and has"
    r"|which|valid)\b(?=\s+(?:\d|the\s+\d|[A-Z]|our|us|by|on|until|an? score)).*"
    r"|\bon\b\s*$|[.;]\s*$)",
)
_NOT_COURSE = re.compile(
    r"^(?:certificate|awarded|presented|this (?:is|certificate)|certif|date|issued|valid|expir|"
    r"signed|name\b|page\b|trainer|www\.|https?:|registered|company|tel\b|e-?mail|completed on|"
    r"cpd\b|hours?\b|duration\b|ref\b|\d[\d.,]*\s*(?:hours?|hrs?)\b|"
    r"of (?:completion|attendance|achievement))",
    re.IGNORECASE,
)


def _courses(lines: Sequence[str]) -> Iterator[Said]:
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        found = _OF_COURSE.match(line) or _HAS_DONE.search(line)
        if found is None:
            continue
        rest = _named(found["rest"])
        if rest and _may_be_course(rest):
            yield Said(rest, line)
        elif (
            not rest
            and not find_dates(line, DateOrder.DMY)
            and (under := _named(below))
            and _may_be_course(under)
        ):
            yield Said(under, f"{line} {below}")


_TELLS_COURSE = re.compile(
    r"\bsafeguard\w*\s+(?:and |of |in |the )*(?:child|adult|young|vulnerable|people|level|l\d|aware"
    r"|basic|essential|foundation|refresh|induction|introduc|training|everyone|lead)"
    r"|\b(?:introduction to|basic|foundation|advanced|designated) safeguard\w*"
    r"|\b(?:child|adult|public) protection\b|\b(?:level|lvl|tier|stage) ?\w{1,5}$"
    r"|\b(?:level|lvl|tier|stage) ?(?:\d|one|two|three|four)\b|\bawareness\b|\binduction\b"
    r"|\b(?:first aid|fire safety|food (?:hygiene|safety)|manual handling|prevent duty|health and"
    r" safety|safer recruitment|data protection|mental health|domestic abuse)\b",
    re.IGNORECASE,
)


def courses_alone(says: PaperSays) -> tuple[Said, ...]:
    """Lines that hold the name of a course and nothing else, though nothing says so.

    What a certificate is of can stand by itself under whose it is; whoever teaches and the
    provider's own name ("Example Safeguarding") are none, and neither is a sentence.
    """
    found = (each for each in says.titles if each in says.lines and _TELLS_COURSE.search(each))
    return tuple(Said(each, each) for each in found if not _SENTENCE.search(each))


_SENTENCE = re.compile(
    r"[.!?]$|\b(?:is|was|are|were|has|have|will|this|your|you|our|we|ltd|limited|certificate|"
    r"partnership|academy|services?|cio|plc|llp|certif\w+)\b|@|www\.",
    re.IGNORECASE,
)


def _named(text: str) -> str:
    """The name of a course without the words that lead to it and those that follow it."""
    bare = _CUT.sub("", text.strip(" :,.'\"“”")).strip(" :,.-'\"“”")
    without = _FILLING.sub("", bare).strip(" :,.-'\"“”")
    return bare if without and bare.casefold() == without.casefold() else without


def _may_be_course(text: str) -> bool:
    words = text.split()
    letters = re.search(r"[^\W\d_]{2,}", text) is not None
    fits = 2 <= len(words) <= _COURSE_WORDS or re.fullmatch(r"L\d|[A-Z]\d", text) is not None
    return letters and fits and not _NOT_COURSE.match(text) and not find_dates(text, DateOrder.DMY)


_LEVEL = re.compile(
    r"(?:(?:level|lvl|tier|stage|module|part|unit|group|l|c|course|training|award|certificate)\b"
    r"\W*)*(?:[lc]?\d|one|two|three|four|i{1,3})?\W*(?:(?:course|training|award)\W*)*",
    re.IGNORECASE,
)
_SAFEGUARDING = re.compile(
    r"\bsafeguard\w*|\b(?:child|adult|public) protection\b|\bworking together\b|\bdiogelu\b"
    r"|\bchild abuse\b",
    re.IGNORECASE,
)


def is_level_alone(text: str) -> bool:
    """Whether the name of a course is a level and nothing else: "Level 2", "L2 training"."""
    return _LEVEL.fullmatch(text.strip()) is not None


def speaks_of_safeguarding(text: str) -> bool:
    """Whether a paper speaks of safeguarding anywhere."""
    return _SAFEGUARDING.search(text) is not None


# The rest of it.

_PROVIDER = re.compile(
    r"\b(?:(?:training |course )?provider|(?:provided|delivered|organised|hosted|run|issued) by"
    r"|awarding (?:body|organisation)|organisation)\s*[:-]?\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:certificate|cert|credential|award)\.?\s*(?:no|nos|number|num|nr|id|ref(?:erence)?|code"
    r"|#)\b\.?\s*[:#.-]?\s*(?P<rest>[A-Z0-9][A-Z0-9/_-]{2,40})(?!\w)",
    re.IGNORECASE,
)
_NUMBER_ABOVE = re.compile(
    r"^(?:certificate|cert|credential)\.?\s*(?:no|number|id|ref(?:erence)?|code)\b\.?\s*:?$",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<![\d:.,])(?P<n>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:cpd |learning |guided |contact |training )*"
    r"(?:hours?|hrs?)\b|\b(?:cpd )?(?:hours|hrs)\s*[:-]\s*(?P<m>\d{1,2}(?:[.,]\d{1,2})?)\b"
    r"|\b(?:duration|cpd hours|cpd)\s*[:-]\s*(?P<k>\d{1,2}(?:[.,]\d{1,2})?)(?:\s*h)?\b",
    re.IGNORECASE,
)


def _after(pattern: re.Pattern[str], lines: Sequence[str]) -> Said | None:
    for line in lines:
        found = pattern.search(line)
        if found is not None and re.search(r"[^\W\d_]{2,}", found["rest"]):
            said = re.split(r"\s+(?:on|at|date|valid)\s+\d|\s{2,}|\s+\|", found["rest"])[0]
            return Said(said.strip(" :,.-")[:120], line)
    return None


def _number(lines: Sequence[str]) -> Said | None:
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        found = _NUMBER.search(line)
        if found is not None and any(map(str.isdigit, found["rest"])):
            return Said(found["rest"], line)
        is_below = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9/_-]{2,40}", below)
        if _NUMBER_ABOVE.match(line) and is_below and any(map(str.isdigit, below)):
            return Said(below, f"{line} {below}")
    return None


def _hours(lines: Sequence[str]) -> Said | None:
    for line in lines:
        found = _HOURS.search(line)
        if found is not None:
            return Said((found["n"] or found["m"] or found["k"]).replace(",", "."), line)
    return None


def _once(found: Iterator[Said]) -> tuple[Said, ...]:
    """Each text once, however it is written."""
    kept: dict[str, Said] = {}
    for each in found:
        kept.setdefault(each.text.casefold(), each)
    return tuple(kept.values())
