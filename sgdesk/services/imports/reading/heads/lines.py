"""Lines over headings that are a key, a rule or a sentence: titles, and no headings of columns."""

import re

from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.around.words_over import (
    explains_colours,
    rules_what_to_do,
    speaks_against,
)
from sgdesk.services.imports.reading.headings.speaking import is_expiry

_KEY = re.compile(
    r"\w.*=\s*\S|^\W*(?:colou?r )?(?:key|legend)\b(?! (?:dates?|skills?|holders?|stage))"
)
"""What explains codes: "B = booked", "Key to the colours"."""
_ENDS_A_SENTENCE = re.compile(r"!\W*$|(?:\s\S+){3}\.\W*$|\S{3}[.!?] +\S+ +\S+ +\S+")
_ASKS = re.compile(
    r"^\W*(?:please|pls|note:|n\.?b\.?\b|remember|do not|don'?t|last updated|updated)\b"
)


def is_line(text: str) -> bool:
    """Whether words over headings are a line of their own, and head no columns.

    A sentence that speaks against dates is none: it stays with the columns that it stands over,
    which are asked about. What a key says of dates is looked at with the titles.
    """
    folded = fold(text)
    if _KEY.search(folded) or explains_colours(text) or rules_what_to_do(text):
        return True
    is_sentence = _ENDS_A_SENTENCE.search(folded) or _ASKS.search(folded)
    return is_sentence is not None and not (is_expiry(text) or speaks_against(text))
