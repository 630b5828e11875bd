"""Headings and titles without the dates in them, and in the parts that may name a course."""

import re

from sgdesk.domain.datetext import DateOrder, find_dates
from sgdesk.domain.text import plain

ENDS = " .:;-–—"
"""Marks at the ends of what a heading says that say nothing."""


def parts_of(title: str) -> tuple[str, ...]:
    """A title and the parts of it that may name a course: "Level 1, St Example's Hall"."""
    parts = re.split(r"\s*[,;|•·:()]\s*|\s+[–—-]\s+|\s+(?:at|on|in|with|by|held)\s+", title)
    tidy = (" ".join(part.split()).strip(ENDS + ",") for part in (title, *parts))
    found = [part for part in tidy if part]
    bare = (" ".join(_OF_A_LIST.sub(" ", part).split()).strip(ENDS + ",") for part in found)
    return tuple(dict.fromkeys([*found, *filter(None, bare)]))


_OF_A_LIST = re.compile(
    r"\b(?:attendance|attendees|register|list|sheet|sign(?:ing)?[ -]?in|record|session|evening"
    r"|meeting|who came)\b",
    re.IGNORECASE,
)
"""What a title says of the list, and not of the course."""


def without_dates(text: str) -> str:
    """A text without the dates in it, and without the marks and weekdays that went with them.

    The number of a level is no day: "Level 2 March 2024" is a course in a month.
    """
    written = hide_levels(plain(text))
    found = find_dates(written, DateOrder.DMY)
    for each in reversed(found):
        written = f"{written[: each.start]} {written[each.end :]}"
    if found:
        written = _WEEKDAY.sub(" ", written)
        written = re.sub(r"[(\[]\s*[)\]]", " ", written)
        written = _MORE_DAYS.sub("", written.rstrip(" )]"))
    return " ".join(show_levels(written).split()).strip(ENDS + ",(/")


def hide_levels(text: str) -> str:
    """The text with the numbers of levels as marks that no date reaches over."""
    return _LEVEL.sub(lambda found: f"{found[1]}{chr(_HIDDEN + int(found[2]))}", text)


def show_levels(text: str) -> str:
    """The text with the numbers of levels as they were."""
    return re.sub(
        f"[{chr(_HIDDEN)}-{chr(_HIDDEN + 9)}]", lambda found: str(ord(found[0]) - _HIDDEN), text
    )


_MORE_DAYS = re.compile(r"(?:(?<!\w)\d{1,2}(?:st|nd|rd|th)?\s*(?:[&+/,–-]|and|to)?\s*)+$")
"""The first of several days: "12 &" of "Level 1 12 & 19 March 2024"."""
_HIDDEN = 0xE100
_LEVEL = re.compile(
    r"\b((?:level|lvl|l|tier|stage|module|part|unit|step|group)\.?\s*)(\d)(?![\d/.])", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE
)


_OTHER_DAY = re.compile(
    r"\b(?:up ?dated?|amended|revised|as (?:at|of)|correct|checked|reviewed|printed|produced|since"
    r"|from|version|by|before|after|until|till|starting|w/?c|week (?:commencing|of)|born"
    r"|deadline|due|expir\w*|next)\b",
    re.IGNORECASE,
)


def speaks_of_another_day(text: str) -> bool:
    """Whether a line with a date speaks of when it was written, or of a term: "updated 12/3/24"."""
    return _OTHER_DAY.search(text) is not None
