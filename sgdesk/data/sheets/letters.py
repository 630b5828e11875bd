"""Which encoding makes sense of the letters of a text, where each byte is a letter of its own.

Windows, old Macs and DOS wrote the letters beyond ASCII with different bytes. Read as another's,
"Seán" becomes "Se‡n" and "Renée" "RenŽe": a sign stands within a word, or a capital after a small
letter, which nobody writes. One encoding that leaves nothing like it, where the others do, is the
file's; where that settles nothing, the letters are damaged, and none of them is guessed.
"""

import re
from functools import lru_cache

WINDOWS, MAC, DOS = "cp1252", "mac_roman", "cp850"
NO_LETTER = b"\x81"
"""A byte that Windows-1252 leaves open."""
_TOKEN = re.compile(rb"(?<![A-Za-z\x80-\xff])[A-Za-z]*+[\x80-\xff][A-Za-z\x80-\xff]*")
_QUOTES = frozenset("’‘´`ʼ\xa0\xad")
_BESIDE_A_WORD = frozenset("†‡*•·™®©°²³¹½¼¾ªº…“”„«»‹›¿¡")
_MONEY = frozenset("€£¥")
_SIGNS = frozenset("ªºµƒˆ")
"""Signs that count as letters and stand in no name."""
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöü")
_RARE = frozenset("ùûìîïåãõ")
"""Letters of few names, with whose bytes the other encoding writes those of many."""
_ALONE = frozenset("Óà")
"""What is a word by itself: "Seán Ó Sampla"."""
_LONGEST = 100
"""No word that somebody wrote is longer."""
_A_WORD = 3
"""So many letters on both sides of a dash may be words of their own."""
_MOST_TOKENS = 20_000
"""So many different words are looked at; no sheet of people has more that tell anything."""


def encoding_of(data: bytes) -> str | None:
    """The only encoding that makes sense of every letter; None where that is none, or several.

    Windows-1252 is the first: where it makes sense of all, no other is tried.
    """
    tokens = frozenset(_TOKEN.findall(data))
    if len(tokens) > _MOST_TOKENS:
        return None
    if _all_make_sense(tokens, WINDOWS):
        return WINDOWS
    found = [each for each in (MAC, DOS) if _all_make_sense(tokens, each)]
    return found[0] if len(found) == 1 else None


def without_doubtful(data: bytes) -> bytes:
    """The bytes with no letter in place of those that make no sense in Windows-1252."""
    return _TOKEN.sub(_spoiled, data)


def _spoiled(found: re.Match[bytes]) -> bytes:
    token = found[0]
    return token if _makes_sense(token, WINDOWS) else re.sub(rb"[\x80-\xff]", NO_LETTER, token)


def _all_make_sense(tokens: frozenset[bytes], encoding: str) -> bool:
    return all(_makes_sense(token, encoding) for token in tokens)


@lru_cache(maxsize=1 << 12)
def _makes_sense(token: bytes, encoding: str) -> bool:
    """Whether letters and signs stand in a word as somebody could have written them."""
    if len(token) > _LONGEST:
        return False
    try:
        text = token.decode(encoding)
    except UnicodeDecodeError:
        return False
    fits = _fits if encoding == WINDOWS else _fits_for_certain
    return all(fits(text, place) for place, each in enumerate(text) if not each.isascii())


def _fits(text: str, place: int) -> bool:
    """Whether a letter or sign may stand where it does; a byte of ASCII ends the text."""
    each, before, after = text[place], text[:place][-1:], text[place + 1 : place + 2]
    if each.isalpha() and each not in _SIGNS:
        return _letter_fits(text, each, before, after)
    within = before.isalpha() and after.isalpha()
    if not within:
        beside = before.isalpha() or after.isalpha()
        return each not in _MONEY or not before.isalpha() if _is_common(each) else not beside
    if each == "…":
        return min(place, len(text) - place - 1) >= _A_WORD
    if each in "–—":
        between_vowels = before in _VOWELS and after in _VOWELS
        return (after.isupper() and place > 1) or (each == "–" and not between_vowels)
    return each in _QUOTES


def _fits_for_certain(text: str, place: int) -> bool:
    """The same of an encoding that is taken in place of another: only as names are written."""
    each, before, after = text[place], text[:place][-1:], text[place + 1 : place + 2]
    if each in _RARE or (each.islower() and after.isupper()):
        return False
    if each == "ñ":
        return before.casefold() in _VOWELS and after.casefold() in _VOWELS
    if each == "ú" and not after:
        return False  # DOS wrote it as Windows writes the pound: "paid£10"
    if each == "ó" and min(place, len(text) - place - 1) >= _A_WORD:
        return False  # a dash of Windows between two words stands so, too
    return _fits(text, place)


def _is_common(each: str) -> bool:
    return each in _QUOTES or each in _BESIDE_A_WORD or each in _MONEY or each in "–—"


def _letter_fits(text: str, each: str, before: str, after: str) -> bool:
    if len(text) == 1:
        return each in _ALONE
    if each.isupper():
        return not before.isalpha() or _is_shouted(text)
    if each == "ç" and after.isalpha() and after.casefold() not in _VOWELS:
        return False
    return not (before.isupper() and after.isupper())


def _is_shouted(text: str) -> bool:
    """Whether a word is in capitals throughout."""
    return not any(map(str.islower, text))
