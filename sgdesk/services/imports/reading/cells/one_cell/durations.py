"""How long somebody was in a meeting, as the reports of meetings write it."""

import re

from sgdesk.data.sheets import Cell

_WORDS = re.compile(
    r"(?:(?P<h>\d+)\s*h(?:rs?|ours?)?\b\.?)?\s*(?:(?P<m>\d+)\s*m(?:ins?|inutes?)?\b\.?)?"
    r"\s*(?:(?P<s>\d+)\s*s(?:ecs?|econds?)?\b\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2}))?")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d+)?")


def minutes_of(cell: Cell) -> float | None:
    """A duration in minutes: "1h 27m 4s", "1:27:04", or a number of minutes; None if it is none."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell).strip()
    if _NUMBER.fullmatch(text):
        return float(text)
    found = _WORDS.fullmatch(text) or _CLOCK.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(found[key] or 0) for key in "hms")
    return hours * 60 + minutes + seconds / 60
