"""What a heading can say where an organisation reads a sheet: its courses beside all headings."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sgdesk.domain.left_where_it_is import private_heading
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.headings.dates import parts_of, without_dates
from sgdesk.services.imports.reading.headings.fields import (
    LONGEST_HEADING,
    PARTS,
    PREFIX,
    RANKS,
    heading_key,
    heading_keys,
    named_by_parts,
    words_a_name,
)
from sgdesk.services.imports.reading.headings.speaking import (
    INTERVAL,
    is_aside,
    is_done,
    is_expiry,
    speaks_of_status,
)
from sgdesk.services.imports.reading.headings.words import NAMES, SIGNED, WEAK_NAMES, Field
from sgdesk.services.imports.reading.values import SheetKind

_DATE_FORM = re.compile(r"\(?\b[dm]{1,2}\W[dm]{1,3}\W(?:yy){1,2}\b\)?", re.IGNORECASE)
_STATE_WORDS = re.compile(
    r"\b(?:status|state|outcome|result|completion|date of|date|completed|complete|attended|done"
    r"|attendance"
    r"|passed|y ?/ ?n|yes ?/ ?no)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(r"#(?:n/a|n/d|name\?|ref!|value!|num!|null!|div/0!|spill!|calc!)")
"""What a formula that failed shows in a file of text: "#NAME?" heads no column of names."""


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
    tables = [RANKS[SheetKind.ROLES]] if of_roles else list(RANKS.values())
    fields = {f for ranks in tables for key in keys for _, f in ranks.get(key, ())}
    fields |= {f for ranks in tables for _, f in named_by_parts(text, ranks)}
    heads = {Field.ROLE} if of_roles else set(NAMES)
    names = bool(fields & heads)
    said = {*keys, *map(heading_key, PARTS.split(folded))}
    of_names = (
        key for key in said if any(f in heads for ranks in tables for _, f in ranks.get(key, ()))
    )
    weak = names and not of_roles and all(key in WEAK_NAMES for key in of_names)
    return HeadingSays(
        text,
        None,
        is_expiry(text),
        is_done(text),
        is_aside(text),
        speaks_of_status(text),
        (names and not weak) or words_a_name(text),
        weak,
        bool(fields) or not SIGNED.isdisjoint(keys),
    )


@lru_cache(maxsize=1 << 14)
def _courses_in(text: str) -> tuple[str, ...]:
    """The texts of a heading that may name its course, in the order in which they are tried."""
    plain = _YEARS.sub(" ", _DATE_FORM.sub(" ", PREFIX.sub("", text)))
    bare = re.sub(r"[\s\-–—:(/?]+$", "", _STATE_WORDS.sub(" ", plain).strip()).strip()
    dateless = without_dates(bare)
    spelt = _LEVEL.sub(r"Level \1", _SAFEGUARDING.sub(" ", dateless)).strip()
    return tuple(dict.fromkeys((text, *(each for each in (bare, dateless, spelt) if each))))


_YEARS = re.compile(rf"[(\[]?\s*(?:{INTERVAL.pattern})\s*[)\]]?", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:l|lvl|lev|lefel)\.? ?([1-4])\b", re.IGNORECASE)
_SAFEGUARDING = re.compile(r"\b(?:s\.?g\.?|s/g|safeg\.?|s'?guarding)(?=[\s:-])", re.IGNORECASE)
"""How people shorten "Level 1" and "safeguarding" in headings."""
