"""Whether what stands under "Signature" is somebody's hand: initials, their name, or a mark."""

import re
from datetime import date

from sgdesk.domain.clocktext import TIME_OF_DAY, is_certainly_a_time
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import outcome_of
from sgdesk.domain.training.outcome import Outcome

_MARK = re.compile(r"[/\\|*+•●○x]{1,3}|\(?(?:e-?)?(?:signed|sgd|signature)\)?\.?")
"""What is put there in place of a name, or written where a sheet of paper was typed out."""
_TIME = re.compile(TIME_OF_DAY, re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TITLES = frozenset("mr mrs miss ms mx dr rev revd fr sr br imam".split())
_MOST_INITIALS = 4


def is_ink(text: str, name: str) -> bool:
    """Whether ``text`` beside ``name`` says that they signed, and when at most.

    Any other word ("sorry ill", "sent daughter", "left early") may say that they did not.
    """
    folded = fold(text).strip()
    is_time = _TIME.fullmatch(folded) is not None and is_certainly_a_time(folded)
    is_day = read_date(text, DateOrder.DMY, date.max).kind is DateKind.DATE
    if _MARK.fullmatch(folded) or is_time or is_day or outcome_of(text) is Outcome.COMPLETED:
        return True
    parts = [fold(each) for each in _WORD.findall(name)]
    said = [fold(each) for each in _WORD.findall(text)]
    is_plain = not re.search(r"[^\w\s.,'’/-]|\d", text)
    return bool(parts and said) and is_plain and (_initials(said, parts) or _name(said, parts))


def _initials(said: list[str], parts: list[str]) -> bool:
    """Whether letters are initials of a name, perhaps with one more that it leaves out."""
    letters = "".join(said)
    if len(letters) > _MOST_INITIALS or (len(said) > 1 and any(len(each) > 1 for each in said)):
        return False
    starts = {part[0] for part in parts}
    return letters[0] in starts and letters[-1] in starts and len(letters) <= len(parts) + 1


def _name(said: list[str], parts: list[str]) -> bool:
    """Whether words are a name or its parts, some of them shortened or initials."""
    words = [each for each in said if each not in _TITLES]
    in_full = any(len(each) > 1 and each in parts for each in words)
    return in_full and all(_is_of(each, parts) for each in words)


def _is_of(word: str, parts: list[str]) -> bool:
    return any(part.startswith(word) for part in parts)
