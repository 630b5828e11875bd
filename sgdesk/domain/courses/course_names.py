"""Matching the names of courses as people write them (COMMANDS; CLARIFICATIONS)."""

import re
from functools import lru_cache

from sgdesk.domain.text import fold

_EMPTY_WORDS = frozenset({"safeguarding", "training", "course", "refresher"})
_NOT_WORDS = re.compile(r"[\W_]+")
_HOW_AND_WHEN = frozenset(
    "date dates done of on completed complete completion attended taken passed latest last most "
    "recent online virtual zoom teams e learning elearning face to in person classroom half full "
    "day days hour hours hrs update updates updated".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def course_key(text: str) -> str:
    """The form in which two spellings of one course are equal.

    Case, punctuation, line breaks, brackets and the words safeguarding, training, course and
    refresher do not matter; a name made of nothing but those words keeps them.
    """
    words = _NOT_WORDS.sub(" ", fold(text)).split()
    telling = [word for word in words if word not in _EMPTY_WORDS]
    return " ".join(telling or words)


_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4"}
_LEVELS = re.compile(r"\b(level|tier|stage|module|part|unit) (one|two|three|four)\b")


@lru_cache(maxsize=1 << 13)
def course_keys(text: str) -> tuple[str, ...]:
    """The keys to try in turn: the whole, then without words that tell nothing of the course.

    Such words say when or how it was done ("Level 1 (online)", "Level 2 date completed"). What
    else stands beside a level may name another course ("First Aid (Level 2)"), so it stays.
    "Level One" is tried as "Level 1" too.
    """
    whole = course_key(text)
    figures = _LEVELS.sub(lambda found: f"{found[1]} {_NUMBERS[found[2]]}", whole)
    keys = [whole, figures]
    for key in (whole, figures):
        words = (word for word in key.split() if not _YEAR.fullmatch(word))
        telling = " ".join(word for word in words if word not in _HOW_AND_WHEN)
        keys.append(telling or key)
    return tuple(dict.fromkeys(keys))
