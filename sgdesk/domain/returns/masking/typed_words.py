"""The words of what somebody typed, and which of them have been found to be a name."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SURE_TITLES = frozenset("mr mrs ms mx dr rev revd".split())
TITLES = _SURE_TITLES | frozenset(
    """
    miss reverend father fr sister sr brother br imam rabbi pastor sheikh shaykh canon sir lady dame
    lord prof professor deacon bishop archdeacon auntie aunty aunt uncle granthi giani pandit
    maulana mufti hafiz ustadh elder captain major
    """.split()
)
_SURE_WITH_A_CAPITAL = frozenset(("miss", "reverend"))
HYPHENS = ("-", "\u2010", "\u2011")
_ASCII_WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z]+(?![A-Za-z0-9_])")
BETWEEN_NAMES = re.compile(r"(?:[ \t\u00a0]+|[-\u2010\u2011])\Z")
_AFTER_A_TITLE = re.compile(r"\.?\s+\Z")
SAINTS = frozenset(("st", "saint"))
_SENTENCE_STARTS = re.compile(
    r"(?:\A|[.!?:;\n\u2022]\s*|[\"\u201c\u2018(]\s*|[-\u2013\u2014]\s+)\Z"
)
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
_FIRST_ACCENT, _LAST_ACCENT = "\u0300", "\u036f"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters in a text, and what it is compared by."""

    start: int
    end: int
    folded: str
    has_capital: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Which words of a text are names, and which of them go on from the word before."""

    text: str
    words: Sequence[Word]
    is_name: list[bool]
    goes_on: list[bool]

    def mark(self, start: int, end: int) -> None:
        """Words that are one name."""
        for at in range(start, end):
            self.is_name[at] = True
            self.goes_on[at] = self.goes_on[at] or at > start

    def between(self, at: int) -> str:
        """What stands between a word and the one before."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def has_a_capital_from(self, at: int) -> bool:
        """Whether the name that begins at a word has a capital somewhere (van der Sample)."""
        if self.words[at].has_capital:
            return True
        return self.goes_on[at + 1 : at + 2] == [True] and self.has_a_capital_from(at + 1)

    def is_of_a_phrase(self, at: int, ordinary: Collection[str]) -> bool:
        """Whether an ordinary word goes on with a capital, as in Example Harbour Boxing Club."""
        if self.words[at].folded not in ordinary or at + 1 == len(self.words):
            return False
        after = self.words[at + 1]
        return not self.is_name[at + 1] and after.has_capital and self.between(at + 1) == " "

    def mark_with_title(self, at: int) -> None:
        """Take a title in with the name after it, and a name that is one by its title alone."""
        word, name = self.words[at], self.words[at + 1]
        is_sure = word.folded in _SURE_TITLES
        if word.folded not in TITLES or not (is_sure or word.has_capital):
            return
        if not _AFTER_A_TITLE.match(self.text, word.end, name.start):
            return
        is_told = (is_sure or word.folded in _SURE_WITH_A_CAPITAL) and name.has_capital
        if not (self.is_name[at + 1] or is_told):
            return
        end = at + 2
        while end < len(self.words) and self._goes_on_at(end):
            end += 1
        self.mark(at, end)

    def _goes_on_at(self, at: int) -> bool:
        """Whether a name goes on with a word: after an initial, or over a hyphen."""
        before, word = self.words[at - 1], self.words[at]
        between = self.text[before.end : word.start]
        is_initial = before.end - before.start == 1 and between.strip() in ("", ".")
        return word.has_capital and (is_initial or between in HYPHENS)

    def spans(self) -> Iterator[tuple[int, int]]:
        """From the first to the last letter of each name, however many words it has."""
        span: tuple[int, int] | None = None
        for at, word in enumerate(self.words):
            if not self.is_name[at]:
                continue
            if span is not None and (
                self.goes_on[at] or BETWEEN_NAMES.match(self.text, span[1], word.start)
            ):
                span = (span[0], word.end)
                continue
            if span is not None:
                yield span
            span = (word.start, word.end)
        if span is not None:
            yield span


def sentence_starts(text: str, at: int) -> bool:
    """Whether a sentence, a line or something in quotes begins at a place."""
    return _SENTENCE_STARTS.search(text, 0, at) is not None


def words_of(text: str) -> Iterator[Word]:
    """The runs of letters in a text, with the marks that belong to them, but no part of a code."""
    plain = text.isascii()
    for start, end in map(re.Match.span, _ASCII_WORD.finditer(text)) if plain else _letters(text):
        yield Word(start, end, _folded(text[start:end]), not text[start].islower())


def _letters(text: str) -> Iterator[tuple[int, int]]:
    start = None
    for at, char in enumerate((*text, " ")):
        if start is None:
            start = at if char.isalpha() else None
        elif not (char.isalpha() or unicodedata.category(char).startswith("M")):
            before = text[start - 1] if start else " "
            if not (_is_of_a_code(before) or _is_of_a_code(char)):
                yield start, at
            start = None


def _is_of_a_code(char: str) -> bool:
    return char == "_" or char.isdigit()


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents."""
    return tuple(each.folded for each in words_of(text))


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """A word without case and accents."""
    parted = unicodedata.normalize("NFKD", word).casefold().translate(_PLAIN)
    return "".join(char for char in parted if not _FIRST_ACCENT <= char <= _LAST_ACCENT)
