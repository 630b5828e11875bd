"""Whether Section 11 of the Children Act 2004 names the organisation: a small church it does not.

The file keeps the value; what a person wrote before there was a choice stays as it was written.
"""

from enum import StrEnum


class Section11Duty(StrEnum):
    """What the organisation says of itself."""

    NOT_KNOWN = ""
    NAMED = "named"
    BY_AGREEMENT = "by_agreement"


DUTY_WORDS: dict[Section11Duty, str] = {
    Section11Duty.NOT_KNOWN: "Not known yet",
    Section11Duty.NAMED: "Section 11 names us",
    Section11Duty.BY_AGREEMENT: "Section 11 does not name us; sent by agreement",
}


def duty_words(kept: str) -> str:
    """What is kept as a person reads it; older words of their own stand as they are."""
    known = {each.value: words for each, words in DUTY_WORDS.items()}
    return known.get(kept.strip(), kept.strip())
