"""Names taken out of what people typed, so that counts only stays counts only."""

import re
from collections.abc import Collection, Iterable, Sequence

from sgdesk.domain.people.person import Person

MASK = "[name left out]"
_FEWEST_DIGITS = 4


class Masker:
    """Takes full names, e-mail addresses and references of people out of text, and counts them.

    A name of one word counts only as it is written (Grace, not grace). A reference counts where
    it can hardly be anything else: with a letter and a figure, or four figures and more.
    """

    def __init__(
        self, names: Collection[str], addresses: Collection[str], references: Collection[str]
    ) -> None:
        self._any_case = {
            _spaced(each).casefold()
            for each in (*(name for name in names if " " in name.strip()), *addresses)
            if each.strip()
        }
        self._as_written = {name.strip() for name in names if name.strip() and " " not in name}
        self._as_written |= {each.strip() for each in references if _is_telling(each.strip())}
        self.left_out = 0

    def masked(self, text: str) -> str:
        """The text with each of them replaced by a note that a name was left out."""
        folded = _spaced(text).casefold()
        found = [each for each in self._any_case if each in folded]
        text = self._replaced(text, found, re.IGNORECASE)
        return self._replaced(text, [each for each in self._as_written if each in text], 0)

    def _replaced(self, text: str, found: list[str], flags: int) -> str:
        if not found:
            return text
        longest_first = sorted(found, key=len, reverse=True)
        inner = "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first)
        text, count = re.subn(rf"(?<!\w)(?:{inner})(?!\w)", MASK, text, flags=flags)
        self.left_out += count
        return text


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _is_telling(reference: str) -> bool:
    digits = sum(char.isdigit() for char in reference)
    letters = any(char.isalpha() for char in reference)
    return digits >= _FEWEST_DIGITS or bool(digits and letters)


def masker_for(everyone: Sequence[Person], others: Iterable[str] = ()) -> Masker:
    """A masker that knows everybody in the file, leavers included, and ``others`` by name."""
    turned_round = (
        f"{each.family_name}, {each.given_name}" for each in everyone if each.family_name
    )
    return Masker(
        [*(each.name for each in everyone), *turned_round, *others],
        [each.email for each in everyone if each.email],
        [each.reference for each in everyone if each.reference],
    )
