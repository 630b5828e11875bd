"""Answers on a scale as online forms give them, read as 1 to 5 where that is certain.

Figures, "4 - Good", "4/5", stars, per cent, and the words of the scales that form programs offer.
A word whose place hangs on a scale that nobody can see is handed back to be asked about.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sgdesk.domain.forms.form import HIGHEST, LOWEST
from sgdesk.domain.text import fold, plain

PER_CENT = 100


@dataclass(frozen=True, slots=True)
class MarkSaid:
    """One answer: a figure (``out_of`` where it says of how many) or a word, folded; or both.

    With neither it says nothing, as "n/a" does. ``unread`` has figures that are no mark.
    """

    figure: int | None = None
    out_of: int | None = None
    word: str = ""
    unread: bool = False


_NO_ANSWER = frozenset(
    """n/a|na|n.a|n / a|n-a|not applicable|no answer|no response|not answered|unanswered|no reply|
prefer not to say|rather not say|i'd rather not say|blank|left blank|no comment|no comments|null|
not given""".replace("\n", "").split("|")
)
_NOTHING = _NO_ANSWER | {"", "-", "--", ".", "n.a.", "none"}
"""What says nothing on a scale."""


def says_nothing(answer: str) -> bool:
    """Whether words say no more than that there is no answer: "N/A", "-", "prefer not to say".

    "None" and "Nothing" are answers to a question in words ("What should change?").
    """
    text = " ".join(fold(plain(answer)).split()).strip(" '\"*.()[]")
    is_written = any(letter.isalnum() for letter in text)
    has_picture = any(unicodedata.category(letter) == "So" for letter in text)
    return not (is_written or has_picture) or text in _NO_ANSWER


_COUNTED = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_FIGURE = r"(?P<figure>\d{1,3})(?:\.0+)?"
_OUT_OF = r"(?:\s*(?P<cent>%|per ?cent\b)|\s*(?:/|out of)\s*(?P<of>\d{1,3}))?(?:\s*stars?\b)?"
_FIRST = re.compile(rf"{_FIGURE}{_OUT_OF}(?:\s*[-:=.,)(]+\s*|\s+|$)(?P<word>.*)")
_LAST = re.compile(rf"(?P<word>[^\d]+?)\s*[-:=(]\s*{_FIGURE}{_OUT_OF}\s*\)?")
_STARS = re.compile(r"([★⭐]+)([☆]*)")
_PROPER = frozenset({HIGHEST, 10, PER_CENT})


def read_mark(answer: str | int | float) -> MarkSaid:
    """What one cell says on a scale; a share of one (0.8, as a cell of per cent) is per cent."""
    if isinstance(answer, int | float):
        return _number(answer)
    text = " ".join(fold(plain(answer)).split()).strip(" '\"")
    text = _COUNTED.get(text, text)
    if text.strip(" *") in _NOTHING:
        return MarkSaid()
    if stars := _STARS.fullmatch(text.replace("\ufe0f", "").replace(" ", "")):
        return MarkSaid(len(stars[1]), len(stars[1] + stars[2]) if stars[2] else None)
    found = _FIRST.fullmatch(text) or _LAST.fullmatch(text)
    if found is None:
        has_figure = any(letter.isdigit() for letter in text)
        return MarkSaid(unread=True) if has_figure else MarkSaid(word=_tidy(text))
    return _of_figure(found)


def _number(answer: int | float) -> MarkSaid:
    if isinstance(answer, float) and 0 < answer < 1:
        return MarkSaid(round(answer * PER_CENT), PER_CENT)
    if answer != int(answer) or not 0 <= answer <= PER_CENT:
        return MarkSaid(unread=True)
    return MarkSaid(int(answer))


def _of_figure(found: re.Match[str]) -> MarkSaid:
    out_of = PER_CENT if found["cent"] else int(found["of"]) if found["of"] else None
    word, figure = _tidy(found["word"]), int(found["figure"])
    is_mark = out_of is None or (out_of in _PROPER and figure <= out_of)
    if not is_mark or any(letter.isdigit() for letter in word):
        return MarkSaid(unread=True)
    return MarkSaid(figure, out_of, word)


def _tidy(text: str) -> str:
    return " ".join(text.strip(" .!:;,()*-").split())


def in_fifths(per_cent: int) -> int:
    """A figure of a hundred as 1 to 5, fifth by fifth: 81 to 100 per cent is 5."""
    return max(LOWEST, min(HIGHEST, -(-per_cent * HIGHEST // PER_CENT)))


def turned(mark: int) -> int:
    """The mark on a scale that runs the other way."""
    return LOWEST + HIGHEST - mark


def _places(text: str) -> tuple[frozenset[str], ...]:
    """The words of a scale from its top to its bottom, each place on a line of its own."""
    return tuple(
        frozenset(word.strip() for word in line.split("|")) for line in text.strip().splitlines()
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """A scale of words, from 5 down to 1; ``shown_by``: the word without which it may be another.

    "Very good" is the top of one scale and the second place of the one that begins with
    "excellent"; agreeing has but one.
    """

    places: tuple[frozenset[str], ...]
    shown_by: frozenset[str] = frozenset()

    def mark(self, word: str) -> int | None:
        """The mark of a word, ``None`` for one that is not on it."""
        found = (at for at, place in enumerate(self.places) if word in place)
        at = next(found, None)
        return None if at is None else HIGHEST - at


_SCALES = (
    _Scale(
        _places("""
            strongly agree|completely agree|totally agree|agree strongly
            agree|somewhat agree|tend to agree|mostly agree
            neither agree nor disagree|neither agree or disagree|neither|neutral|undecided
            disagree|somewhat disagree|tend to disagree|mostly disagree
            strongly disagree|completely disagree|totally disagree|disagree strongly
        """)
    ),
    _Scale(
        _places("""
            very satisfied|completely satisfied|extremely satisfied
            satisfied|somewhat satisfied|fairly satisfied
            neither satisfied nor dissatisfied|neither satisfied or dissatisfied|neutral|neither
            dissatisfied|somewhat dissatisfied|fairly dissatisfied|unsatisfied
            very dissatisfied|completely dissatisfied|extremely dissatisfied|very unsatisfied
        """)
    ),
    _Scale(
        _places("""
            always|all the time
            often|very often|usually|most of the time
            sometimes|occasionally
            rarely|seldom|hardly ever
            never|not yet
        """)
    ),
    _Scale(
        _places("""
            excellent|outstanding
            very good
            good
            fair|average|satisfactory
            poor
        """),
        frozenset({"excellent", "outstanding"}),
    ),
    _Scale(
        _places("""
            very good
            good
            fair|average|satisfactory|ok|okay|acceptable|neither good nor poor|neutral
            poor|bad
            very poor|very bad
        """),
        frozenset({"very poor", "very bad", "neither good nor poor"}),
    ),
    _Scale(
        _places("""
            extremely
            very
            moderately|somewhat|fairly|quite
            slightly|not very|not so|a little
            not at all
        """),
        frozenset({"extremely"}),
    ),
    _Scale(
        _places("""
            a great deal
            a lot|quite a lot
            a moderate amount|some|somewhat
            a little|very little
            none at all|nothing|nothing at all|none|not at all
        """),
        frozenset({"a great deal"}),
    ),
)
_HOW = re.compile(
    r"(extremely|very|moderately|somewhat|fairly|quite|slightly|not very|not so|not at all)"
    r" (?:\w+|well informed|to me)"
)


def without_adjective(word: str) -> str:
    """How much of something, without what: "very useful" is "very"; "very good" stays."""
    if any(scale.mark(word) for scale in _SCALES):
        return word
    found = _HOW.fullmatch(word)
    return found[1] if found else word


def marks_of(words: Collection[str], ends: tuple[str, str] = ("", "")) -> Mapping[str, int]:
    """The marks of the words of one column, as far as they are certain.

    ``ends`` are the ends of the question's own scale, whose words are 1 and 5. A word is certain
    where the whole column stands on one scale that shows itself.
    """
    own = {fold(word): mark for word, mark in zip(ends, (LOWEST, HIGHEST), strict=True) if word}
    said = {word: without_adjective(word) for word in words}
    plain_words = frozenset(said.values()) - own.keys()
    fitting = [scale for scale in _SCALES if all(scale.mark(word) for word in plain_words)]
    shown = [each for each in fitting if not each.shown_by or each.shown_by & plain_words]
    found: dict[str, int] = {}
    for word, bare in said.items():
        marks = {mark for scale in shown if (mark := scale.mark(bare)) is not None}
        if len(marks) == 1 and not (bare in own and own[bare] not in marks):
            found[word] = marks.pop()
        elif bare in own and not (plain_words and shown):
            found[word] = own[bare]
    return found


def likely_mark(word: str) -> int | None:
    """The mark that a word most likely has, for a guess that is asked about."""
    bare = without_adjective(word)
    marks = [mark for scale in _SCALES if (mark := scale.mark(bare)) is not None]
    return max(marks, default=None)


def fits(figure: int, word: str) -> bool | None:
    """Whether a figure of 1 to 5 and the word beside it agree; ``None``: the word says nothing."""
    bare = without_adjective(word)
    marks = {mark for scale in _SCALES if (mark := scale.mark(bare)) is not None}
    middle = (LOWEST + HIGHEST) // 2
    if not marks or (figure == middle and middle in marks):
        return None
    if all(turned(mark) == figure and mark != figure for mark in marks):
        return False
    sides = {mark > middle for mark in marks if mark != middle}
    return None if figure == middle or len(sides) != 1 else sides == {figure > middle}
