"""What somebody typed, made fit for a file: on one line, and never a formula."""

import unicodedata

_DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def one_line(text: str) -> str:
    """The text on one line; controls and overrides of direction become a blank.

    Joiners stay, since Indic and Persian names are written with them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(" " if _is_control(each) else each for each in text).split())


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    Full-width forms of the signs count too: some programs fold them before they look.
    """
    first = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if first.startswith(_STARTS_FORMULA) else text


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _DIRECTION_OVERRIDES
