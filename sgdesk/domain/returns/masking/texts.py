"""Names taken out of what people typed, as far as the file knows them.

A name that nobody in the file bears cannot be found, so what is said of it is never more than
that names which we know were taken out; whoever sends a return reads its words again.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person
from sgdesk.domain.returns.masking.beside import Beside
from sgdesk.domain.returns.masking.ordinary_words import FUNCTION_WORDS, MONTHS, ORDINARY_WORDS
from sgdesk.domain.returns.masking.trainer_names import PARTICLES, names_in_entry
from sgdesk.domain.returns.masking.typed_words import (
    SAINTS,
    TITLES,
    Found,
    Word,
    folded_words,
    sentence_starts,
    words_of,
)

MASK = "[name left out]"
A_PERSON = "a person"
"""Who does something, where they hold no post that a return speaks of."""

LEAD, DEPUTY, TRUSTEE = "lead", "deputy", "trustee"

_FEWEST_DIGITS = 4
_WITHIN_A_NAME = re.compile(r"(?:\s*[,.]?\s+|[-\u2010\u2011'\u2019\u02bc]|\.)\Z")
_AFTER_SAINT = re.compile(r"\b(?:St|Saint)\.?\s+\Z")
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?\Z", re.IGNORECASE)
_NUMBER_AFTER = re.compile(r"\s+\d")


class Masker:
    """Takes names, e-mail addresses and references of people out of text, and counts them.

    A name goes as a whole, by any word of it alone, and with its title, without regard to case and
    accents. A word that is an ordinary one too counts alone only as it is written (Grace, not
    grace), and after St it is a church's. After Mr, Mrs, Ms, Mx, Dr or Rev a word with a capital is
    a name, whoever's it is; so is one with a capital beside a name that is known by half, a first
    name before a surname and the other way round, and one that a hyphen ties to a name. A reference
    counts where it can hardly be anything else: with a letter and a figure, or four figures and
    more. ``posts`` are what a return calls those who hold one, by their names; ``trainers`` are
    entered as the organisation likes, and only what is a person's name in that is one.
    """

    def __init__(
        self,
        names: Collection[str],
        addresses: Collection[str],
        references: Collection[str],
        posts: Mapping[str, str] = MappingProxyType({}),
        trainers: Iterable[str] = (),
    ) -> None:
        self._exact = {each.strip() for each in references if _is_telling(each.strip())}
        self._addresses = {each.strip().casefold() for each in addresses if each.strip()}
        self._posts = posts
        self._named: dict[frozenset[str], str] | None = None
        entered = [each for entry in trainers for each in names_in_entry(entry)]
        self._names = (*names, *(each.name for each in entered))
        self._whole: dict[str, set[tuple[str, ...]]] = {}
        self._alone: set[str] = set()
        self._with_saint: set[str] = set()
        self._beside = Beside()
        for name in self._names:
            self._know(name)
        surely = frozenset(word for name in names for word in folded_words(name))
        self._with_capitals = {
            word for each in entered if each.with_capitals for word in folded_words(each.name)
        } - surely
        self.left_out = 0

    def _know(self, name: str) -> None:
        """Learn a name: the whole, from any word on (Sample, Ada), and what of it stands alone."""
        parts = name.split()
        plain = name.isascii() and all(map(str.isalpha, parts))
        words = tuple(name.casefold().split()) if plain else folded_words(name)
        for first in range(len(words)):
            self._know_whole(words[first:] + words[:first])
        for part in () if plain else parts:
            self._know_whole(folded_words(part))
        self._with_saint |= {after for word, after in pairwise(words) if word in SAINTS}
        alone = {*words[:1]} - TITLES | {*words[1:]} - PARTICLES
        self._alone |= {each for each in alone if len(each) > 1}
        self._beside.know(words)

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
            self._named = {frozenset(folded_words(name)): A_PERSON for name in self._names}
            self._named |= {frozenset(folded_words(n)): post for n, post in self._posts.items()}
        words = frozenset(folded_words(found)) - TITLES
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
        words = tuple(words_of(text))
        found = Found(text, words, [False] * len(words), [False] * len(words))
        for at, word in enumerate(words):
            found.mark(at, at + self._length_at(text, words, at))
            if self._is_name_alone(text, word, is_label=is_label):
                found.mark(at, at + 1)
        self._beside.mark(found, is_label=is_label)
        for at in range(len(words) - 1):
            found.mark_with_title(at)
        return list(found.spans())

    def _length_at(self, text: str, words: Sequence[Word], at: int) -> int:
        """How many words the longest whole name has that begins at a word; 0 where none does."""
        longest = 0
        for name in self._whole.get(words[at].folded, ()):
            here = words[at : at + len(name)]
            is_it = len(name) > longest and tuple(each.folded for each in here) == name
            if is_it and all(_WITHIN_A_NAME.match(text, a.end, b.start) for a, b in pairwise(here)):
                longest = len(name)
        return longest

    def _is_name_alone(self, text: str, word: Word, *, is_label: bool) -> bool:
        if word.folded not in self._alone or self._is_of_a_saint(text, word):
            return False
        is_common = word.folded in ORDINARY_WORDS or word.folded in self._with_capitals
        if not is_common and word.folded not in TITLES:
            return True
        if is_label or not word.has_capital:
            return False
        if word.folded in FUNCTION_WORDS:
            return not sentence_starts(text, word.start)
        if word.folded in MONTHS:
            before = _NUMBER_BEFORE.search(text, 0, word.start)
            return not (before or _NUMBER_AFTER.match(text, word.end))
        return True

    def _is_of_a_saint(self, text: str, word: Word) -> bool:
        """Whether it is a church's name (St Mary's) and nobody in the file is called so."""
        after = word.has_capital and _AFTER_SAINT.search(text, 0, word.start)
        return bool(after) and word.folded not in self._with_saint


def _is_telling(reference: str) -> bool:
    digits = sum(char.isdigit() for char in reference)
    letters = any(char.isalpha() for char in reference)
    return digits >= _FEWEST_DIGITS or bool(digits and letters)


def masker_for(
    everyone: Sequence[Person],
    others: Iterable[str] = (),
    posts: Mapping[int, str] = MappingProxyType({}),
    trainers: Iterable[str] = (),
) -> Masker:
    """A masker that knows everybody in the file, leavers included, and ``others`` by name.

    ``trainers`` are as they were entered, a person or not.
    ``posts`` are what a return calls people by, by their numbers; a trustee is one without it.
    """
    by_name = {each.name: TRUSTEE for each in everyone if each.kind is PersonKind.TRUSTEE}
    by_name |= {each.name: posts[each.id] for each in everyone if each.id in posts}
    return Masker(
        [*(each.name for each in everyone), *others],
        [each.email for each in everyone if each.email],
        [each.reference for each in everyone if each.reference],
        by_name,
        trainers,
    )
