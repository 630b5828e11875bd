"""Names taken out of what people typed, as far as the file knows them.

A name that nobody in the file bears cannot be found, so what is said of it is never more than
that names which we know were taken out; whoever sends a return reads its words again.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person
from sgdesk.domain.returns.ordinary_words import FUNCTION_WORDS, MONTHS, ORDINARY_WORDS

MASK = "[name left out]"
A_PERSON = "a person"
"""Who does something, where they hold no post that a return speaks of."""

LEAD, DEPUTY, TRUSTEE = "lead", "deputy", "trustee"

_FEWEST_DIGITS = 4
_SURE_TITLES = frozenset("mr mrs ms mx dr rev revd".split())
_TITLES = _SURE_TITLES | frozenset(
    """
    miss reverend father fr sister sr brother br imam rabbi pastor sheikh shaykh canon sir lady dame
    lord prof professor deacon bishop archdeacon auntie aunty aunt uncle granthi giani pandit
    maulana mufti hafiz ustadh elder captain major
    """.split()
)
_SURE_WITH_A_CAPITAL = frozenset(("miss", "reverend"))
_HYPHENS = ("-", "\u2010", "\u2011")
_ASCII_WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z]+(?![A-Za-z0-9_])")
_WITHIN_A_NAME = re.compile(r"(?:\s*[,.]?\s+|[-\u2010\u2011'\u2019\u02bc]|\.)\Z")
_BETWEEN_NAMES = re.compile(r"(?:[ \t\u00a0]+|[-\u2010\u2011])\Z")
_AFTER_A_TITLE = re.compile(r"\.?\s+\Z")
_PARTICLES = frozenset(
    "ap bin da de del della den der di du el ibn la le st saint van von y".split()
)
"""Within a name they are no name alone; at its beginning they can be (Al, Van)."""

_SAINTS = frozenset(("st", "saint"))
_AFTER_SAINT = re.compile(r"\b(?:St|Saint)\.?\s+\Z")
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?\Z", re.IGNORECASE)
_NUMBER_AFTER = re.compile(r"\s+\d")
_SENTENCE_STARTS = re.compile(
    r"(?:\A|[.!?:;\n\u2022]\s*|[\"\u201c\u2018(]\s*|[-\u2013\u2014]\s+)\Z"
)
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
_FIRST_ACCENT, _LAST_ACCENT = "\u0300", "\u036f"


@dataclass(frozen=True, slots=True)
class _Word:
    """A run of letters in a text, and what it is compared by."""

    start: int
    end: int
    folded: str
    has_capital: bool


class Masker:
    """Takes names, e-mail addresses and references of people out of text, and counts them.

    A name goes as a whole, by any word of it alone, and with its title, without regard to case and
    accents. A word that is an ordinary one too counts alone only as it is written (Grace, not
    grace), and after St it is a church's. After Mr, Mrs, Ms, Mx, Dr or Rev a word with a capital is
    a name, whoever's it is. A reference counts where it can hardly be anything else: with a letter
    and a figure, or four figures and more. ``posts`` are what a return calls those who hold one, by
    their names.
    """

    def __init__(
        self,
        names: Collection[str],
        addresses: Collection[str],
        references: Collection[str],
        posts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._exact = {each.strip() for each in references if _is_telling(each.strip())}
        self._addresses = {each.strip().casefold() for each in addresses if each.strip()}
        self._posts = posts
        self._named: dict[frozenset[str], str] | None = None
        self._names = tuple(names)
        self._whole: dict[str, set[tuple[str, ...]]] = {}
        self._alone: set[str] = set()
        self._with_saint: set[str] = set()
        for name in names:
            self._know(name)
        self.left_out = 0

    def _know(self, name: str) -> None:
        """Learn a name: the whole, from any word on (Sample, Ada), and what of it stands alone."""
        parts = name.split()
        plain = name.isascii() and all(map(str.isalpha, parts))
        words = tuple(name.casefold().split()) if plain else _folded_words(name)
        for first in range(len(words)):
            self._know_whole(words[first:] + words[:first])
        for part in () if plain else parts:
            self._know_whole(_folded_words(part))
        self._with_saint |= {after for word, after in pairwise(words) if word in _SAINTS}
        alone = {*words[:1]} - _TITLES | {*words[1:]} - _PARTICLES
        self._alone |= {each for each in alone if len(each) > 1}

    def _know_whole(self, words: tuple[str, ...]) -> None:
        if len(words) > 1:
            self._whole.setdefault(words[0], set()).add(words)

    def masked(self, text: str) -> str:
        """The text with each of them replaced by a note that a name was left out."""
        return self._replaced(text, lambda _: MASK, is_label=False)

    def masked_label(self, text: str) -> str:
        """The same of a title, where a capital says nothing: an ordinary word stays one."""
        return self._replaced(text, lambda _: MASK, is_label=True)

    def owner(self, text: str) -> str:
        """Who does something: by post where they hold one of ``posts``, else as a person."""
        return self._replaced(text, self._post_of, is_label=False)

    def _post_of(self, found: str) -> str:
        """The one post of everybody whom these words can mean."""
        if self._named is None:
            self._named = {frozenset(_folded_words(name)): A_PERSON for name in self._names}
            self._named |= {frozenset(_folded_words(n)): post for n, post in self._posts.items()}
        words = frozenset(_folded_words(found)) - _TITLES
        meant = {post for name, post in self._named.items() if words and words <= name}
        return meant.pop() if len(meant) == 1 else A_PERSON

    def _replaced(self, text: str, told: Callable[[str], str], *, is_label: bool) -> str:
        parts: list[str] = []
        reached = 0
        for start, end in self._spans(text, is_label=is_label):
            parts += (text[reached:start], told(text[start:end]))
            reached = end
            self.left_out += 1
        return "".join((*parts, text[reached:]))

    def _spans(self, text: str, *, is_label: bool) -> Iterator[tuple[int, int]]:
        """Where a name stands, in order and apart."""
        exact = self._exact_spans(text)
        marked = self._marked(text, is_label=is_label)
        names = [span for span in marked if not any(a < span[1] and span[0] < b for a, b in exact)]
        return iter(sorted((*exact, *names)))

    def _exact_spans(self, text: str) -> list[tuple[int, int]]:
        """The addresses in any case, and the references as they are written."""
        low = text.casefold()
        found = [
            *((each, re.IGNORECASE) for each in self._addresses if each in low),
            *((each, re.NOFLAG) for each in self._exact if each in text),
        ]
        spans = sorted(
            hit.span()
            for each, flags in found
            for hit in re.finditer(rf"(?<!\w){re.escape(each)}(?!\w)", text, flags)
        )
        return [span for at, span in enumerate(spans) if at == 0 or span[0] >= spans[at - 1][1]]

    def _marked(self, text: str, *, is_label: bool) -> list[tuple[int, int]]:
        words = tuple(_words(text))
        found = _Found(text, words, [False] * len(words), [False] * len(words))
        for at, word in enumerate(words):
            found.mark(at, at + self._length_at(text, words, at))
            if self._is_name_alone(text, word, is_label=is_label):
                found.mark(at, at + 1)
        for at in range(len(words) - 1):
            found.mark_with_title(at)
        return list(found.spans())

    def _length_at(self, text: str, words: Sequence[_Word], at: int) -> int:
        """How many words the longest whole name has that begins at a word; 0 where none does."""
        longest = 0
        for name in self._whole.get(words[at].folded, ()):
            here = words[at : at + len(name)]
            is_it = len(name) > longest and tuple(each.folded for each in here) == name
            if is_it and all(_WITHIN_A_NAME.match(text, a.end, b.start) for a, b in pairwise(here)):
                longest = len(name)
        return longest

    def _is_name_alone(self, text: str, word: _Word, *, is_label: bool) -> bool:
        if word.folded not in self._alone or self._is_of_a_saint(text, word):
            return False
        if word.folded not in ORDINARY_WORDS and word.folded not in _TITLES:
            return True
        if is_label or not word.has_capital:
            return False
        if word.folded in FUNCTION_WORDS:
            return not _sentence_starts(text, word.start)
        if word.folded in MONTHS:
            before = _NUMBER_BEFORE.search(text, 0, word.start)
            return not (before or _NUMBER_AFTER.match(text, word.end))
        return True

    def _is_of_a_saint(self, text: str, word: _Word) -> bool:
        """Whether it is a church's name (St Mary's) and nobody in the file is called so."""
        after = word.has_capital and _AFTER_SAINT.search(text, 0, word.start)
        return bool(after) and word.folded not in self._with_saint


@dataclass(frozen=True, slots=True)
class _Found:
    """Which words of a text are names, and which of them go on from the word before."""

    text: str
    words: Sequence[_Word]
    is_name: list[bool]
    goes_on: list[bool]

    def mark(self, start: int, end: int) -> None:
        """Words that are one name."""
        for at in range(start, end):
            self.is_name[at] = True
            self.goes_on[at] = self.goes_on[at] or at > start

    def mark_with_title(self, at: int) -> None:
        """Take a title in with the name after it, and a name that is one by its title alone."""
        word, name = self.words[at], self.words[at + 1]
        is_sure = word.folded in _SURE_TITLES
        if word.folded not in _TITLES or not (is_sure or word.has_capital):
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
        return word.has_capital and (is_initial or between in _HYPHENS)

    def spans(self) -> Iterator[tuple[int, int]]:
        """From the first to the last letter of each name, however many words it has."""
        span: tuple[int, int] | None = None
        for at, word in enumerate(self.words):
            if not self.is_name[at]:
                continue
            if span is not None and (
                self.goes_on[at] or _BETWEEN_NAMES.match(self.text, span[1], word.start)
            ):
                span = (span[0], word.end)
                continue
            if span is not None:
                yield span
            span = (word.start, word.end)
        if span is not None:
            yield span


def _sentence_starts(text: str, at: int) -> bool:
    return _SENTENCE_STARTS.search(text, 0, at) is not None


def _words(text: str) -> Iterator[_Word]:
    """The runs of letters in a text, with the marks that belong to them, but no part of a code."""
    plain = text.isascii()
    for start, end in map(re.Match.span, _ASCII_WORD.finditer(text)) if plain else _letters(text):
        yield _Word(start, end, _folded(text[start:end]), not text[start].islower())


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


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(each.folded for each in _words(text))


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """A word without case and accents."""
    parted = unicodedata.normalize("NFKD", word).casefold().translate(_PLAIN)
    return "".join(char for char in parted if not _FIRST_ACCENT <= char <= _LAST_ACCENT)


def _is_telling(reference: str) -> bool:
    digits = sum(char.isdigit() for char in reference)
    letters = any(char.isalpha() for char in reference)
    return digits >= _FEWEST_DIGITS or bool(digits and letters)


def masker_for(
    everyone: Sequence[Person],
    others: Iterable[str] = (),
    posts: Mapping[int, str] = MappingProxyType({}),
) -> Masker:
    """A masker that knows everybody in the file, leavers included, and ``others`` by name.

    ``posts`` are what a return calls people by, by their numbers; a trustee is one without it.
    """
    by_name = {each.name: TRUSTEE for each in everyone if each.kind is PersonKind.TRUSTEE}
    by_name |= {each.name: posts[each.id] for each in everyone if each.id in posts}
    return Masker(
        [*(each.name for each in everyone), *others],
        [each.email for each in everyone if each.email],
        [each.reference for each in everyone if each.reference],
        by_name,
    )
