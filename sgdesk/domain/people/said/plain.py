"""Names of which nothing has to be looked at twice: most of a sheet, told at once."""

import re
import unicodedata

from sgdesk.domain.names import LEADING_WORDS, PARTICLES, SUFFIXES, TITLES
from sgdesk.domain.people.said import nobody, words

_WORD = r"(?:[^\W\d_]['’])?[^\W\d_]{2,}(?:['’-][^\W\d_]{2,})?"
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD}){{1,2}}|{_WORD}, {_WORD}(?: {_WORD})?")
_BETWEEN = re.compile(r"[ ,'’-]+")


def _telling_words() -> frozenset[str]:
    """Every word by which a cell might be told to be anything but a plain name."""
    lists = [each for each in vars(words).values() if isinstance(each, frozenset)]
    found = {word for each in lists for phrase in each for word in phrase.split()}
    found -= words.KNOWN_GIVEN - words.ALSO_NAMES - words.MODIFIERS - words.GROUP_WORDS
    found |= TITLES | LEADING_WORDS | PARTICLES | SUFFIXES
    for pattern in (each for each in vars(nobody).values() if isinstance(each, re.Pattern)):
        found |= set(re.findall(r"[a-z]{2,}", pattern.pattern))
    found |= {"and", "or", "und", "aka", "née", "formerly", "percentage", "percentages"}
    found = {word for word in found if len(word) > 1}
    return frozenset(found | {f"{word}s" for word in found} | {f"{word}d" for word in found})


_TELLING = _telling_words()


_FAMILIES = words.ALSO_NAMES - words.SINGULAR_ROLES - words.GROUP_WORDS - words.AFTER_NAMES
_FAMILIES -= {
    word
    for phrase in words.STATUS | words.TRAILING_STATUS | words.DENIES
    for word in phrase.split()
}
"""Words that are a family name for certain where one other word stands with them."""


def is_plain_name(text: str) -> bool:
    """Whether a text is two or three words without any mark, and none that tells of anything else.

    It is a short way to what a longer look says as well, and never another answer.
    """
    if not _PLAIN.fullmatch(text) or not unicodedata.is_normalized("NFKC", text):
        return False
    if any(map(str.isupper, text.split())) and not text.isupper():
        return False
    if is_written_as_a_sentence(text):
        return False
    found = _BETWEEN.split(text.casefold())
    if _TELLING.isdisjoint(found):
        return True
    family, given = (found[0], found[1]) if "," in text else (found[-1], found[0])
    return len(found) == 2 and given not in _TELLING and family in _FAMILIES


def is_written_as_a_sentence(text: str) -> bool:
    """Whether words begin with a capital and end without one: "Waiting list", "Fire brigade".

    A last word with a capital inside is none of a sentence's: "al-Example".
    """
    found = text.replace(",", " ").split()
    return len(found) > 1 and found[0][:1].isupper() and found[-1].islower()
