"""Comparing and reading what people typed: width, kinds of dash and apostrophe do not matter.

And showing it in one line, whatever stands in it.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)


_UNSEEN = frozenset({"Cc", "Zl", "Zp"})
"""Control characters, and ends of lines and paragraphs. Half a letter is told by who keeps it."""

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of the letters that follow, so that a name reads as another."""


def is_one_line(text: str) -> bool:
    """Whether a text can be shown in one line as it is."""
    return text.isprintable() or not any(map(_is_unseen, text))


def in_one_line(text: str) -> str:
    """A text with a mark in place of each letter that breaks a line or steers a screen."""
    if is_one_line(text):
        return text
    return "".join("�" if _is_unseen(letter) else letter for letter in text)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSEEN or letter in _TURNING


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The form in which two spellings of one name are equal; accents stay significant."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT).casefold()
    return " ".join(plain.split())


_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ə": "e"}
)
"""Letters that Unicode does not take apart into a plain one and a mark."""

_KEPT_MARK = 9
"""The class of the sign that joins two letters of an Indic script: it is no accent."""


def plain_letters(text: str) -> str:
    """``text`` folded and without accents, to look names up and sort them: "Żółć" is "zolc"."""
    folded = fold(text)
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFD", folded)
    bare = (each for each in apart if unicodedata.combining(each) in {0, _KEPT_MARK})
    return unicodedata.normalize("NFC", "".join(bare)).translate(_PLAIN_LETTERS)


def words_in(*texts: str) -> frozenset[str]:
    """The words of texts, folded, whatever stands between them: "Sample, Ann" has two."""
    return frozenset(word for text in texts for word in _BETWEEN.split(fold(text)) if word)


_BETWEEN = re.compile(r"[\s,;.()\[\]/]+")


def search_words(typed: str) -> tuple[str, ...]:
    """What somebody looks for, word by word, as :func:`plain_letters`."""
    return tuple(plain_letters(typed).split())


def holds_all(words: Iterable[str], said: str) -> bool:
    """Whether each of the words stands in ``said``, which is in plain letters already.

    The one way in which a box looks for something: accents, capitals and the order do not matter.
    """
    return all(word in said for word in words)


_SIGNS = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣", "-") | {"⁄": "/", "∕": "/"} | dict.fromkeys("’‘ʼ`´", "'")
)


def plain(text: str) -> str:
    """A text without invisible marks, with common figures, blanks, dashes and apostrophes.

    Letters and case stay as they were written; a half or a raised figure stays what it is.
    """
    if text.isascii():
        return text.replace("`", "'")
    seen = (c for c in text if unicodedata.category(c) != "Cf" and c not in "\ufe0e\ufe0f")
    return "".join(map(_common, seen))


def _common(character: str) -> str:
    if character.isascii() or unicodedata.category(character) == "No":
        return character.translate(_SIGNS)
    common = unicodedata.normalize("NFKC", character)
    return (common if len(common) == 1 else character).translate(_SIGNS)
