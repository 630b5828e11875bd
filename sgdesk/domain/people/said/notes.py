"""What a note about somebody may hold that has a place of its own here: a leave, training, a start.

Nothing is made of it by itself. A word too many costs a glance, one too few a leave or a course
that nobody ever enters.
"""

import re
from enum import StrEnum
from functools import lru_cache

from sgdesk.domain.text import fold

_LONGEST = 400
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_WHEN = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:\d{{1,2}} )?{_MONTH}(?: (?:20)?\d\d)?|20\d\d)"
)
_AWAY = re.compile(
    r"\b(?:maternity|paternity|parental|adoption|sick|compassionate|study|long|extended|unpaid)"
    r"(?: leave\b| break\b)|^\W*(?:on )?(?:maternity|paternity)\b(?! cover)|\bmat leave\b"
    r"|\bsabbatical\b|\bon leave\b|\blong[- ]term (?:sick|ill|absen)\w*"
    rf"|\b(?:away|abroad|off) (?:until|till|til|from|since) {_WHEN}|^\W*(?:away|abroad)\W*$"
)
_COURSE = (
    r"\b(?:levels?|l) ?[1-4]\b|\btraining\b|\bcourses?\b|\bprevent\b|\bsafeguarding\b"
    r"|\be-?learning\b|\binduction\b|\bfirst aid\b|\bworkshop\b|\brefresher\b"
)
_DONE = (
    r"\b(?:done|did|completed?|passed|attended|finished|took|certificate|cert|refreshed|same day)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|needs?|due|overdue|to do|booked|book|wants?|asked|no|pending|awaiting)\b"
)
_STARTED = re.compile(
    rf"\b(?:started|joined|began|appointed|here|with us|in post|since)\b(?: \w+){{0,2}} {_WHEN}"
)


class NoteTells(StrEnum):
    """What a note may hold that is entered elsewhere."""

    AWAY = "away"
    TRAINING = "training"
    START = "start"


@lru_cache(maxsize=1 << 12)
def tells_of(note: str) -> NoteTells | None:
    """What a note may tell that has its own place; None of any other note, and of long texts."""
    folded = fold(note)
    if len(folded) > _LONGEST:
        return None
    if _AWAY.search(folded):
        return NoteTells.AWAY
    speaks = re.search(_COURSE, folded) and re.search(rf"{_DONE}|\b{_WHEN}\b", folded)
    if speaks and not _NOT_DONE.search(folded):
        return NoteTells.TRAINING
    return NoteTells.START if _STARTED.search(folded) else None
