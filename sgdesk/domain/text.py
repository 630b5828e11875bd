"""Comparing and reading what people typed: width, kinds of dash and apostrophe do not matter."""

import unicodedata
from functools import lru_cache

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The form in which two spellings of one name are equal; accents stay significant."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT).casefold()
    return " ".join(plain.split())


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
