"""Roles and role periods as sheets word them: cells with several roles, "present", "Leaver: No"."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from sgdesk.domain.text import fold

_SOFT = re.compile(r"\s*(?:[,&+/;|•·\n]|\band\b)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?\s*$|\s+[-–—]\s+[^;/,&|\n]+$|\s*[*†]+$")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–•·*])\s*")
MOST_PIECES = 8
"""A role is told by its name where that has no more commas and the like in it than this."""
_PLACE_MARK = "\ue000"


def part_roles(
    text: str, known: Collection[str], elsewhere: Collection[str] = ()
) -> tuple[str, ...]:
    """The roles of one cell, as they are written, each once.

    It is parted at ``; / , &``, "and" or a line break, there and only there where each part is a
    known role (``known``) or stands alone elsewhere in the sheet (``elsewhere``); else it is one
    role. What stands in brackets or behind a dash stays with its role and parts nothing.
    """
    whole = _tidy(text)
    listed = frozenset(map(_key, known)) - {""}
    if not whole or _key(whole) in listed:
        return (whole,) if whole else ()
    parts = _made_of(_pieces(text), _told(listed, elsewhere).__contains__)
    distinct: dict[str, str] = {}
    for part in parts or [whole]:
        distinct.setdefault(_key(part) + _aside(part), part)
    return tuple(distinct.values())


def _told(listed: frozenset[str], elsewhere: Collection[str]) -> frozenset[str]:
    """The keys of the roles that are told: known, or alone elsewhere and not several themselves."""
    single = {_key(each) for each in elsewhere if not _SOFT.search(_ASIDE.sub("", each))}
    told = listed | (single - {""})
    joined = {
        _key(each)
        for each in elsewhere
        if not re.search(r"[;\n|]", each) and _made_of(_pieces(each), told.__contains__) is None
    }
    return told | (joined - {""})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between two places where a cell might be parted, and the sign before it."""

    sign: str
    text: str


def _pieces(text: str) -> list[_Piece]:
    """A cell at every place where it might be parted; brackets are whole."""
    brackets: list[str] = []

    def keep(found: re.Match[str]) -> str:
        brackets.append(found.group())
        return f"{_PLACE_MARK}{len(brackets) - 1}{_PLACE_MARK}"

    def back(part: str) -> str:
        return re.sub(
            f"{_PLACE_MARK}(\\d+){_PLACE_MARK}", lambda found: brackets[int(found.group(1))], part
        )

    hidden = re.sub(r"[(\[][^()\[\]]*[)\]]", keep, text.replace(_PLACE_MARK, ""))
    pieces, end, sign = [], 0, ""
    for found in _SOFT.finditer(hidden):
        pieces.append(_Piece(sign, back(hidden[end : found.start()])))
        sign, end = found.group(), found.end()
    pieces.append(_Piece(sign, back(hidden[end:])))
    return pieces


def _made_of(pieces: Sequence[_Piece], is_told: Callable[[str], bool]) -> list[str] | None:
    """The roles that make up all pieces, the longest first; ``None`` where there are none such.

    Worked out from the end, so that a cell of many pieces costs no more than their number.
    """
    rests: list[list[str] | None] = [None] * len(pieces) + [[]]
    for start in range(len(pieces) - 1, -1, -1):
        for end in range(min(len(pieces), start + MOST_PIECES), start, -1):
            rest = rests[end]
            if rest is None or (start == 0 and end == len(pieces) > 1):
                continue
            part = _joined(pieces[start:end])
            if not part and end == start + 1:
                rests[start] = rest
            elif is_told(_key(part)):
                rests[start] = [part, *rest]
            if rests[start] is not None:
                break
    return rests[0] or None


def _joined(pieces: Sequence[_Piece]) -> str:
    first, *others = pieces
    return _tidy(first.text + "".join(each.sign + each.text for each in others))


def _tidy(text: str) -> str:
    """A role on one line without numbering and stray separators at its ends."""
    line = " ".join(_NUMBERING.sub("", text).split())
    return line.strip(" ;,/&+|")


def _key(role: str) -> str:
    """What two spellings of one role agree in: without brackets and marks."""
    plain = fold(_ASIDE.sub("", role)).replace("-", " ")
    return " ".join(plain.strip(" .:").split())


def _aside(role: str) -> str:
    found = _ASIDE.search(role)
    return fold(found.group()) if found else ""


class PeriodKind(StrEnum):
    """What a cell of a role's start or end, or of leaving, says in words."""

    NOTHING = "nothing"
    """Nobody left, nothing ended: "No", "present", "ongoing", "n/a", "-"."""
    NOT_KNOWN = "not_known"
    """There is a day that nobody knows: "unknown". A start stands without; an end is asked."""
    DAY = "day"
    """A day in words that is certain: "today"."""
    ASK = "ask"
    """Somebody left or something ended, and it is not said when: "Yes", "left"."""
    OTHER = "other"
    """Anything else: a date, or words for whoever reads dates."""


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """What a cell says of a period; ``note`` are its own words where they are kept."""

    kind: PeriodKind
    day: date | None = None
    note: str = ""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in text.split("|"))


_NOTHING = _phrases("""
    no | n | none | nil | false | not | never | not left | no end | no end date | still here |
    still in post | still in role | still volunteering | still active | still serving | still |
    here | present | current | currently | currently active | ongoing | on-going | on going |
    continuing | continues | to date | to present | to the present | till date | until now | now
    | n/a | na | not applicable | not yet | open | open ended | open-ended | active | in post |
    in role | serving | permanent | indefinite | no leaving date | has not left | not a leaver |
    0 | not leaving | remains | staying | existing | employed | in place |
    continuous | blank
""")
_NOT_KNOWN = _phrases("""
    unknown | not known | don't know | dont know | do not know | dk | unsure | not sure | not
    certain | uncertain | tbc | tba | to be confirmed | to check | check | to be checked | to
    find out | no record | not recorded | date unknown | unknown date | start unknown | can't
    remember | cannot remember | always | since always | forever | many years | many years ago |
    years ago | long time | a long time | long ago | ages ago | pre records | pre-records | not
    available | not stated | lost | before records began | various | several years | long
    standing | long-standing | longstanding
""")
_LEFT = _phrases("""
    yes | y | true | left | leaver | gone | ended | finished | resigned | retired | stepped down
    | stood down | has left | no longer | no longer here | no longer volunteers | ex | former |
    moved | moved away | moved on | deceased | died | dismissed | transferred | ✓ | ✔ | ☑ |
    1 | inactive | not active | x | ✗ | ✘ | archived | expired | closed | past |
    previous | left us |
    leaving |
    on leave | maternity leave | on maternity leave | sabbatical | away | paused | suspended |
    dormant | on hold | no longer active | no longer in post | not current
""")


def leaving_said(text: str, today: date) -> PeriodSaid:
    """What a cell of a start, an end or of leaving says in words; dates are ``OTHER``.

    ``NOTHING`` is no end; ``NOT_KNOWN`` a day that is not known, with a note; ``ASK`` has to be
    asked about, since somebody seems to have left and the day is missing.
    """
    shown = " ".join(text.split())
    key = fold(shown).strip(" .:;!()*")
    if not key or not any(each.isalnum() or each in "✓✔☑✗✘?" for each in key):
        return PeriodSaid(PeriodKind.NOTHING)
    if set(key) == {"?"} or key in _NOT_KNOWN:
        return PeriodSaid(PeriodKind.NOT_KNOWN, note=shown)
    if key in _NOTHING:
        return PeriodSaid(PeriodKind.NOTHING)
    if key == "today":
        return PeriodSaid(PeriodKind.DAY, today)
    if key in _LEFT:
        return PeriodSaid(PeriodKind.ASK, note=shown)
    return PeriodSaid(PeriodKind.OTHER, note=shown)


_PAST_ROLE = re.compile(
    r"(?:the )?(?:former|ex|previous(?:ly)?|past|was|used to be)\b.*"
    r"|.*\b(?:resigned|st(?:ood|epped) down|no longer)\b.*"
    r"|.*\((?:former|past|ex|left|retired)\b.*|.*\b(?:until|till|left|ended)(?: in)?"
    r"(?: \w+)? (?P<year>(?:19|20)\d\d)\W*"
)
"""A role that somebody had: "Former trustee", "Trustee (until 2023)"; "Retired clergy" serve."""


@lru_cache(maxsize=1 << 10)
def is_past_role(text: str, today: date) -> bool:
    """Whether words under a heading of roles say that somebody has that role no more."""
    found = _PAST_ROLE.fullmatch(fold(text))
    if found is None:
        return False
    return found["year"] is None or int(found["year"]) <= today.year
