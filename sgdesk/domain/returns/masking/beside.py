"""Words beside a known name that belong to it: one known by half leaves no half behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sgdesk.domain.returns.masking.ordinary_words import GIVEN_NAMES, ORDINARY_WORDS, PLAIN_WORDS
from sgdesk.domain.returns.masking.trainer_names import PARTICLES
from sgdesk.domain.returns.masking.typed_words import (
    BETWEEN_NAMES,
    HYPHENS,
    SAINTS,
    TITLES,
    Found,
    Word,
    sentence_starts,
)

_WORDS_OF_ONE_LETTER = frozenset("ai")


@dataclass(frozen=True, slots=True)
class Beside:
    """What of the known names comes first, what last, and what stands by what."""

    first: set[str] = field(default_factory=set)
    last: set[str] = field(default_factory=set)
    with_particle: set[tuple[str, str]] = field(default_factory=set)
    initials: set[tuple[str, str]] = field(default_factory=set)

    def know(self, words: Sequence[str]) -> None:
        """Learn a name by its words, without case and accents."""
        self.first.update(word for word in words[:1] if word not in TITLES)
        self.last.update(word for word in words[1:] if word not in PARTICLES)
        self.with_particle.update(pair for pair in pairwise(words) if pair[0] in PARTICLES)
        self.initials.update((words[0], each[0]) for each in words[1:])

    def mark(self, found: Found, *, is_label: bool) -> None:
        """Take in with each name what belongs to it; in a title a capital says nothing."""
        for at in reversed(range(1, len(found.words))):
            if found.is_name[at] and not found.is_name[at - 1] and self._is_tied(found, at):
                found.mark(at - 1, at + 1)
            elif found.is_name[at] and not found.is_name[at - 1] and not is_label:
                self._mark_before(found, at)
        for at in range(1, len(found.words)):
            if not found.is_name[at - 1] or found.is_name[at]:
                continue
            if _is_hyphened(found, at, found.words[at]) or (
                not is_label and self._is_after(found, at)
            ):
                found.mark(at - 1, at + 1)

    def _is_tied(self, found: Found, at: int) -> bool:
        """Whether a hyphen or a particle (van der Sample) ties a word to the one after it."""
        pair = (found.words[at - 1].folded, found.words[at].folded)
        if pair in self.with_particle and BETWEEN_NAMES.match(found.between(at)):
            return True
        return _is_hyphened(found, at, found.words[at - 1])

    def _mark_before(self, found: Found, at: int) -> None:
        """A first name or an initial before a surname: of Ann Sample where only Ben is known."""
        word, name, between = found.words[at - 1], found.words[at], found.between(at)
        is_surname = name.folded in self.last or found.goes_on[at + 1 : at + 2] == [True]
        if not (is_surname and word.has_capital and found.has_a_capital_from(at)):
            return
        is_beside = BETWEEN_NAMES.match(between) is not None
        if len(word.folded) == 1:
            is_sure = between.strip() == "."
            is_one = is_sure or (is_beside and word.folded not in _WORDS_OF_ONE_LETTER)
        else:
            is_one = is_beside and not found.is_of_a_phrase(at, ORDINARY_WORDS)
            is_one = is_one and _can_be_a_name(found, word, name)
            is_one = is_one and not _is_an_ordinary_word(found, word, name)
        if is_one:
            found.mark(at - 1, at + 1)

    def _is_after(self, found: Found, at: int) -> bool:
        """Whether a word is the surname, or its initial, of whom the file knows by a first name."""
        name, word = found.words[at - 1], found.words[at]
        is_first = name.folded in self.first and name.has_capital and not found.goes_on[at - 1]
        if not (word.has_capital and is_first and BETWEEN_NAMES.match(found.between(at))):
            return False
        if len(word.folded) == 1:
            is_sure = word.folded not in _WORDS_OF_ONE_LETTER or found.text[word.end :][:1] == "."
            return is_sure and (name.folded, word.folded) in self.initials
        if not _can_be_a_name(found, word, name):
            return False
        starts = sentence_starts(found.text, name.start)
        return name.folded not in ORDINARY_WORDS or not (word.folded in ORDINARY_WORDS or starts)


def _is_hyphened(found: Found, at: int, word: Word) -> bool:
    return found.between(at) in HYPHENS and word.has_capital and word.folded not in PLAIN_WORDS


def _can_be_a_name(found: Found, word: Word, name: Word) -> bool:
    """Whether a word with a capital beside a name can be of it: no acronym, no word of the work."""
    if word.folded in PLAIN_WORDS or word.folded in TITLES or word.folded in SAINTS:
        return False
    written = found.text[word.start : word.end]
    if not written[0].isupper():  # a script without capitals
        return False
    return not written.isupper() or found.text[name.start : name.end].isupper()


def _is_an_ordinary_word(found: Found, word: Word, name: Word) -> bool:
    """Whether a word before a surname is none of the first names, as in Church Hall."""
    if word.folded not in ORDINARY_WORDS or word.folded in GIVEN_NAMES:
        return False
    return name.folded in ORDINARY_WORDS or sentence_starts(found.text, word.start)
