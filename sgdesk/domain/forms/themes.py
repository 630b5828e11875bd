"""Words that come up again and again in free text, so that many answers can be read together."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_LEFT_OUT = re.compile(r"\[[^\]]*\]")
"""A note of ours in the place of a name."""

_SHORTEST = 4
_LEAST = 2
_MOST = 12

_COMMON = frozenset(
    """about after again also always another anything because been before being both could
    does doing done down each even every everything from have having here into itself just know
    learn learned like look make many more most much must need only other over people same
    should some something sooner still such than that their them then there these they thing
    things think this those through time under until very want well were what when where which
    while whom will with within without would your yours""".split()
)
"""Words that say nothing of what an answer is about."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A word, and in how many answers it comes up."""

    word: str
    answers: int


def themes(answers: Iterable[str]) -> tuple[Theme, ...]:
    """The words that at least two answers share, the commonest first, at most twelve.

    An answer counts once however often it says a word. Short and common English words are left
    out; nothing is guessed of what is meant.
    """
    count: Counter[str] = Counter()
    for answer in answers:
        count.update(words_of(answer))
    shared = [Theme(word, times) for word, times in count.items() if times >= _LEAST]
    return tuple(sorted(shared, key=lambda each: (-each.answers, each.word))[:_MOST])


def words_of(answer: str) -> frozenset[str]:
    """The words of one answer that may be themes, in small letters."""
    said = _LEFT_OUT.sub(" ", answer)
    found = (word.casefold() for word in _WORD.findall(said))
    return frozenset(word for word in found if len(word) >= _SHORTEST and word not in _COMMON)
