"""What a number format shows of a value: more than it holds, less, or nothing at all.

A format is written as XLSX writes it (``dd/mm/yyyy;@``); that of an ODS document is put into the
same words first. Only what changes the meaning is told: words that the format adds, and a day, a
month or a year that it leaves out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from sgdesk.data.sheets.model import Cell, UnshownCell, cell_text
from sgdesk.domain.dates import MONTHS, weekday

BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "m/d/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    45: "mm:ss",
    47: "mm:ss.0",
}
"""The formats that every program knows by number, as far as they show more than a number."""
LONGEST = 255
"""More than a spreadsheet program allows; a longer one is passed over."""
_FIRST_DAY = date(1899, 12, 30)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skipped>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P)|(?P<general>General)|(?P<part>d+|m+|y+|e+|h+|s+)|(?P<end>;)"
    r"|(?P<number>[0#?.,%]+)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_QUIET = re.compile(r"[\s/.,:;()'\[\]_+&\-–—£$€%]*|(?:st|nd|rd|th|of|at|UTC)[\s,.]*", re.IGNORECASE)
"""Letters of a format that add nothing to a date or a number."""
_TIMES = frozenset("hs")


@dataclass(slots=True)
class _Section:
    """One part of a format: words before and after the value, and what of the value is shown."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    number: str = ""
    text: bool = False
    condition: tuple[str, float] | None = None
    empty: bool = True
    begins_run: bool = True

    def holds(self, number: float) -> bool:
        """Whether the section's own condition allows a number."""
        if self.condition is None:
            return True
        sign, other = self.condition
        return {
            "<": number < other,
            ">": number > other,
            "=": number == other,
            "<=": number <= other,
            ">=": number >= other,
            "<>": number != other,
        }[sign]

    def say(self, words: str) -> None:
        """Letters that stand in the cell whatever it holds."""
        runs = self.after if self.shows_value else self.before
        if self.begins_run or not runs:
            runs.append("")
        runs[-1] += words
        self.begins_run = False

    @property
    def shows_value(self) -> bool:
        """Whether anything of the value itself is shown."""
        return bool(self.parts or self.number or self.text)

    def around(self, shown: str, gap: str = " ") -> str:
        """What is shown of a value, between the words that the format adds."""
        words = (_told(self.before), shown, _told(self.after))
        return " ".join(gap.join(filter(None, words)).split())

    @property
    def adds(self) -> bool:
        """Whether the format adds words."""
        return bool(_told(self.before) or _told(self.after))


def _told(runs: Sequence[str]) -> str:
    return " ".join(run for run in runs if not _QUIET.fullmatch(run.strip()))


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    found = [_Section()]
    for token in _TOKEN.finditer(code):
        kind, section = token.lastgroup, found[-1]
        if kind == "end":
            found.append(_Section())
            continue
        if kind == "bracket":
            limit = _CONDITION.fullmatch(token["bracket"])
            if limit:
                section.condition = (limit[1], float(limit[2]))
            elif re.fullmatch("h+|m+|s+", token["bracket"], re.IGNORECASE):
                section.parts.append("h")
            continue
        section.empty = False
        section.begins_run = section.begins_run or kind in ("part", "number", "general", "text")
        if kind == "part":
            section.parts.append(token[0].lower())
        elif kind in ("number", "general"):
            section.number += token[0]
        elif kind == "text":
            section.text = True
        elif kind in ("quoted", "escaped", "other"):
            section.say(token[kind])
    return tuple(found)


def _parts_of(section: _Section) -> frozenset[str]:
    """What of a date is shown: some of d (day), m (month), y, w (weekday), h."""
    shown: set[str] = set()
    for place, part in enumerate(section.parts):
        before = section.parts[place - 1][0] if place else ""
        after = section.parts[place + 1][0] if place + 1 < len(section.parts) else ""
        if part[0] == "d":
            shown.add("d" if len(part) < 3 else "w")
        elif part[0] == "m" and len(part) < 3 and (before == "h" or after == "s"):
            continue
        else:
            shown.add({"e": "y", "s": "h"}.get(part[0], part[0]))
    return frozenset(shown)


@lru_cache(maxsize=4096)
def is_plain(code: str) -> bool:
    """Whether a format shows every value for what it is, so that nobody has to ask it."""
    if not code or len(code) > LONGEST or code in ("General", "@"):
        return True
    for section in _sections(code):
        parts = _parts_of(section)
        whole = not section.parts or {"d", "m", "y"} <= parts
        padded = re.fullmatch("0{2,}", section.number)
        hides = section.empty or not whole or not section.shows_value
        if hides or section.adds or padded or "%" in section.number:
            return False
    return True


def shown(value: Cell, code: str) -> Cell:
    """What stands in a cell that holds ``value`` and is shown by the format ``code``.

    The value itself where the format adds and hides nothing; else a text, with the month by its
    name so that no order of day and month has to be known; :class:`UnshownCell` where nothing
    is shown.
    """
    if value is None or isinstance(value, bool) or is_plain(code):
        return value
    sections = _sections(code)
    if isinstance(value, str):
        return _shown_text(value, sections)
    if isinstance(value, date):
        return _shown_day(value, _section_of(_serial(value), sections))
    if isinstance(value, int | float):
        return _shown_number(value, _section_of(value, sections))
    return value


@lru_cache(maxsize=512)
def hides_year(code: str) -> bool:
    """Whether a format shows the day and the month of a date, and not its year."""
    parts = _parts_of(_sections(code)[0]) if not is_plain(code) else frozenset()
    return {"d", "m"} <= parts and "y" not in parts


def _serial(day: date) -> float:
    whole = day.date() if isinstance(day, datetime) else day
    return float((whole - _FIRST_DAY).days)


def _section_of(number: float, sections: Sequence[_Section]) -> _Section:
    """The section of a format that shows a number."""
    numeric = sections[:3]
    if len(sections) > 1 and _for_text(sections[-1]):
        numeric = sections[:-1][:3]
    if any(each.condition for each in numeric):
        return next((each for each in numeric if each.holds(number)), numeric[-1])
    place = 0
    if number < 0 and len(numeric) > 1:
        place = 1
    elif number == 0 and len(numeric) > 2:
        place = 2
    return numeric[place]


def _for_text(section: _Section) -> bool:
    return section.text and not section.number and not section.parts


def _shown_text(value: str, sections: Sequence[_Section]) -> Cell:
    section = sections[-1] if len(sections) == 4 or sections[-1].text else None
    if section is None:
        return value
    if not section.text:
        words = section.around("")
        return words or UnshownCell(value)
    return section.around(value) if section.adds else value


def _shown_day(value: date, section: _Section) -> Cell:
    if not section.shows_value or section.text:
        return _words_alone(value, section)
    if section.number and not section.parts:
        return value
    parts = _parts_of(section)
    if {"d", "m"} <= parts and not section.adds:
        return value
    month, year = MONTHS[value.month - 1], f"{value.year:04}"
    pieces = [str(value.day) if "d" in parts else "", month if "m" in parts else ""]
    # A year that is not shown beside a day is known all the same: it is the value's own.
    pieces.append(year if "y" in parts or {"d", "m"} <= parts else "")
    said = " ".join(filter(None, pieces))
    if not said and "h" in parts:
        said = f"{value:%H:%M}" if isinstance(value, datetime) else "00:00"
    if not said and "w" in parts:
        said = weekday(value)
    return section.around(said) or _words_alone(value, section)


def _words_alone(value: Cell, section: _Section) -> Cell:
    """The words of a format that shows nothing of the value; without any it is unshown."""
    words = section.around("")
    return words or UnshownCell(cell_text(value))


def _shown_number(value: float, section: _Section) -> Cell:
    if not section.shows_value:
        # A nought that is shown as nothing is how many sheets say "nothing".
        return None if value == 0 and not section.around("") else _words_alone(value, section)
    said = cell_text(value)
    if "%" in section.number:
        said = f"{round(value * 100, 6):g}%"
    elif re.fullmatch("0{2,}", section.number) and isinstance(value, int) and value >= 0:
        said = said.zfill(len(section.number))
    elif section.parts or not section.adds:
        return value
    return section.around(said, gap="")
