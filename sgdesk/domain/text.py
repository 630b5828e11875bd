"""Comparing what people typed: case, width, kinds of apostrophe and blanks do not matter."""

import unicodedata

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
)


def fold(text: str) -> str:
    """The form in which two spellings of one name are equal; accents stay significant."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT).casefold()
    return " ".join(plain.split())
