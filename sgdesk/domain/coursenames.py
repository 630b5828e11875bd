"""Matching the names of courses as people write them (COMMANDS; CLARIFICATIONS)."""

import re

from sgdesk.domain.text import fold

_EMPTY_WORDS = frozenset({"safeguarding", "training", "course", "refresher"})
_NOT_WORDS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")


def course_key(text: str) -> str:
    """The form in which two spellings of one course are equal.

    Case, punctuation, line breaks, brackets and the words safeguarding, training, course and
    refresher do not matter; a name made of nothing but those words keeps them.
    """
    words = _NOT_WORDS.sub(" ", fold(text)).split()
    telling = [word for word in words if word not in _EMPTY_WORDS]
    return " ".join(telling or words)


def course_keys(text: str) -> tuple[str, ...]:
    """The keys to try in turn: the whole, without and only what is in brackets, parts at "/"."""
    parts = [text, _BRACKETED.sub(" ", text), *_BRACKETED.findall(text), *text.split("/")]
    return tuple(dict.fromkeys(key for part in parts if (key := course_key(part))))
