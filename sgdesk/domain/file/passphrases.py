"""What opens a file, and how hard a passphrase is to guess, said plainly: length first."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

_SHORT, _LONG = 12, 18
_LEAST_LETTERS = 6
"""Different letters; with fewer it is one thing again and again."""

_TOO_COMMON = ("password", "passphrase", "safeguarding", "qwerty", "letmein", "12345", "abcdef")


@dataclass(frozen=True, slots=True)
class Secret:
    """What a person gives to open a file: a passphrase, or the code of the recovery sheet."""

    words: str = field(repr=False)
    is_recovery_code: bool = False


@dataclass(frozen=True, slots=True)
class StillNamed:
    """An old file in clear that has further names, such as in a snapshot, and so was not removed.

    ``names`` says how many; ``device`` and ``inode`` tell which file it is wherever one is found.
    """

    device: int
    inode: int
    names: int


class Strength(StrEnum):
    """How long somebody with a copy of the file would have to guess, roughly."""

    NONE = "none"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


SENTENCES = {
    Strength.NONE: (
        "Four words that have nothing to do with each other are easy to remember and hard to guess."
    ),
    Strength.WEAK: (
        "Easy to guess for a computer. Take four words that have nothing to do with each other."
    ),
    Strength.FAIR: "Fair. One word more makes it far harder to guess.",
    Strength.STRONG: "Good: long enough that guessing it is hopeless.",
}
"""What is said of each; it is advice, and any words may be set."""


def strength(words: str) -> Strength:
    """How hard a passphrase is to guess, by its length without what is repeated or well known."""
    plain = unicodedata.normalize("NFC", words).strip().casefold()
    if not plain:
        return Strength.NONE
    for common in _TOO_COMMON:
        plain = plain.replace(common, common[:1])
    news = len(plain) if len(set(plain)) >= _LEAST_LETTERS else 0
    if news < _SHORT:
        return Strength.WEAK
    return Strength.STRONG if news >= _LONG else Strength.FAIR
