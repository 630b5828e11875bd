"""Comparing what people typed: case, width, kinds of apostrophe and blanks do not matter."""

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
