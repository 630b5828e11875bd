"""How many keys the grid takes, and how long that is: counted, so that nobody has to believe it.

A digit on a scale is one key, since the grid moves on by itself. A text takes a key a letter and
one Tab or Enter to move on. The day that the forms came back is typed once for all of them.
"""

from dataclasses import dataclass

DIGITS_A_MINUTE = 120
"""Two a second, read off a tick on paper."""

LETTERS_A_MINUTE = 200
"""Forty words a minute: somebody who types, but not for a living."""

SHORT_TEXT = 12
"""Letters of a short answer, such as "whom to call". Longer answers take longer."""

_DATE = len("27/3/25") + 1
"""The day and the Tab after it."""

_SAVE = 1
"""Ctrl+Enter counts as one."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys for a pile of forms: digits, and everything that is typed at the pace of text."""

    digits: int
    letters: int

    @property
    def total(self) -> int:
        """All keys together."""
        return self.digits + self.letters

    @property
    def minutes(self) -> float:
        """How long they take at the two paces."""
        return self.digits / DIGITS_A_MINUTE + self.letters / LETTERS_A_MINUTE


def keys_for_forms(
    forms: int, *, scales: int = 4, texts: int = 2, letters: int = SHORT_TEXT
) -> Keys:
    """The keys for so many forms with so many scales and texts of so many letters each."""
    return Keys(forms * scales, forms * texts * (letters + 1) + _DATE + _SAVE)
