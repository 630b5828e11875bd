"""What somebody typed, made fit for a file: on one line, and never a formula."""

import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Controls (Cc), halves of letters (Cs), and overrides of direction."""

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def one_line(text: str) -> str:
    """The text on one line; controls and overrides of direction become a blank.

    Joiners stay, since Indic and Persian names are written with them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_CONTROLS.sub(" ", text).split())


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    Full-width forms of the signs count too: some programs fold them before they look.
    """
    first = unicodedata.normalize("NFKC", text[:1])
    return f"'{text}" if first.startswith(_STARTS_FORMULA) else text
