"""What the words beside a date say of completing a course, and no more than they say.

A phrase is judged as a whole by its known parts. Where one word of weight is not known, or where a
word of yes meets a word of no, the whole is not known: it never means yes and never means no.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from sgdesk.domain.clocktext import TIME_OF_DAY, is_certainly_a_time
from sgdesk.domain.text import fold, plain
from sgdesk.domain.training.completion.vocabulary import LONGEST_PHRASE, PHRASES, Sort
from sgdesk.domain.training.outcome import Outcome

DATE_STOOD = "¦"
"""Stands in the words of a cell where a date was taken out: no phrase reaches across it."""


LONGEST = 400
"""What is longer is a letter, and nobody reads yes or no from it."""


class Says(StrEnum):
    """What words say of completing."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"
    NOTHING = "nothing"
    """Where, how, when or with whom, or no words at all."""
    UNKNOWN = "unknown"
    """Neither yes nor no may be taken from them: somebody has to be asked."""


class _Token(NamedTuple):
    """A word or mark in small letters; ``sort`` where it is known without its neighbours."""

    text: str
    capital: bool = False
    sort: Sort | None = None


def says(words: str) -> Says:
    """What the words beside a date, alone in a course's cell or in a column of states say.

    ``words`` are as they were written (capitals tell names), with ``DATE_STOOD`` for dates.
    """
    return _verdict(_sorts(words)) if len(words) <= LONGEST else Says.UNKNOWN


def outcome_of(text: str) -> Outcome | None:
    """What a cell of a column of states says came of a course; None has to be asked.

    Grades, parts of a course, states of what is done already ("expired", "due"), exemptions and
    places are no outcomes, and neither is a blank cell.
    """
    if len(text) > LONGEST:
        return None
    found = _sorts(text)
    said = _verdict(found)
    if Sort.BY in found or fold(text) in _BEFORE_OR_AFTER:
        return None
    if said is Says.YES:
        return Outcome.COMPLETED
    if said is Says.NO:
        return None if {Sort.EXEMPT, Sort.GONE} & set(found) else Outcome.NOT_COMPLETED
    return _later_outcome(found) if said is Says.NOT_YET else None


def denies(words: str) -> bool:
    """Whether any of some words says no, not yet, or that what counted comes to its end.

    It is asked of titles and keys, whose other words nobody has to know.
    """
    return len(words) <= LONGEST and not _DENYING.isdisjoint(_sorts(words))


def inverted(heading: str) -> bool:
    """Whether a yes under a heading means that nobody completed: "No show", "Cancelled?"."""
    asked = re.sub(
        r"[(\[]?\b(?:y\s*/\s*n|yes\s*/\s*no)\b[)\]]?|[?:.]|(?<=\w) (?:at|on|date)\s*$",
        " ",
        fold(heading),
    )
    found = _sorts(asked)
    head = fold(asked)
    if head in _HEADS_ANOTHER_COLUMN or not any(map(str.isalpha, head)):
        return False
    return _verdict(found) is Says.NO and Sort.GONE not in found


def has_unread_figures(words: str) -> bool:
    """Whether figures stand in words that are no time, length, mark or number of a certificate.

    "Level 2" and its like are read as words; ``31sh``, ``12/0`` and a bare number are not, nor is a
    score without a word such as "passed" beside it: it could be a day and a month.
    """
    return any(
        token.sort is Sort.ASK if token.text == "score" else token.sort is None and _figured(token)
        for token in _with_marks_of_tests(_tokens(words))
    )


def _figured(token: _Token) -> bool:
    return any(map(str.isdigit, token.text))


_BEFORE_OR_AFTER = {"attending", "going"}
"""Booking sites leave these standing when the day is over, whoever came."""
_WEIGHTLESS = {
    Sort.NOTHING,
    Sort.WHEN,
    Sort.FILLER,
    Sort.BY,
    Sort.STOP,
    Sort.WITH_ANY,
    Sort.WITH_NO,
}
_LINKS = {Sort.FILLER, Sort.WITH_ANY}
_NOT_YET = {Sort.BOOKED, Sort.PROGRESS, Sort.WAITING, Sort.LATER, Sort.AHEAD}
_TURNED = {Sort.YES, Sort.DO, Sort.BOOKED, Sort.PROGRESS, Sort.WAITING}
"""What "not" and "to be" take back."""
_NO = {Sort.NO, Sort.EXEMPT, Sort.GONE}
_DENYING = frozenset(_NO | _NOT_YET)
_STOPS = {",", ".", DATE_STOOD}
_HEADS_ANOTHER_COLUMN = set("no n nil none nothing false holiday n/a na".split())
_MARKED = set("pass passed fail failed correct score scored mark marks result test quiz".split())
_BEFORE_NAMES = set("st saint holy mr mrs ms dr rev revd".split())
_WHEN = set(
    "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec easter christmas lent advent summer autumn winter spring "
    "tomorrow".split()
)
_TITLES = {"trainer", "tutor"}
_ABBREVIATED = {"cert", "certs", "exp", "apols"}
_LONGEST_NAME = 6

_TICKS, _CROSSES = "✓✔☑✅√🗸🗹", "✗✘☒❌❎✖🗙🗴"
_LENGTH = (
    r"(?:\d+(?:\.\d+)?½?|½)\s*-?\s*(?:h|hrs?|hours?|mins?|minutes?|days?)\b"
    r"(?:\s*\d+\s*(?:m|mins?|minutes?)\b)?(?:\s+(?:course|session|training)\b)?"
)
_LEVEL = (
    r"\b(?:level|l|c|room|part|module|mod|day|session|group|unit|tier|stage|step|week|term|grade)"
    r"\s*\d{1,2}\b(?:\s+of\s+\d{1,2}\b)?(?![/.:]\d)"
    r"|(?<![\w./:-])\d{1,2}\s*(?:months?|mths?|years?|yrs?|weeks?|wks?)\b"
    r"|(?<![\w./:-])(?:1st|2nd|3rd|[4-9]th)\s+(?:attempt|time|session|part|half|year|course|go)\b"
)
_NUMBER = r"\bcert(?:ificate)?s?\.?\s*(?:no|number|num|ref|id)\b[.:]?\s*#?\s*[a-z]*[\w/-]*\d[\w/-]*"
_INITIALS = r"(?<![^\W_])(?:[^\W\d_]\.){1,4}[^\W\d_]\b\.?|(?<![^\W_/])[^\W\d_]/[^\W\d_](?![^\W_/])"
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER})|(?P<tick>[{_TICKS}])|(?P<cross>[{_CROSSES}])"
    r"|(?P<percent>(?<![\w./])\d+(?:\.\d+)?\s*%)"
    r"|(?P<known>(?<![\w./:])(?:31:8|1:1|f2f|face2face|121|1/2\s*day|½\s*day)(?![\w/]|[:.]\d))"
    r"|(?P<score>(?<![\w./-])\d{1,3}\s*(?:/|out\s+of)\s*\d{1,3}(?![\w/]|[.-]\d))"
    rf"|(?P<length>(?<![\w./:½-]){_LENGTH})|(?P<level>{_LEVEL})"
    rf"|(?P<time>{TIME_OF_DAY})|(?P<initials>{_INITIALS})|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*(?![\w]*\d))|(?P<stop>\s-+\s|(?<=[\w)])\s*/\s*(?=[\w(]))"
    r"|(?P<junk>\w+)|(?P<mark>[^\w])",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def _tokens(words: str) -> tuple[_Token, ...]:
    composed = unicodedata.normalize("NFC", plain(words))
    tokens = tuple(_each_token(re.sub(r"(?<=[^\W\d_])_(?=[^\W\d_])", " ", composed)))
    return tuple(
        token
        for before, token in zip((_Token(""), *tokens), tokens, strict=False)
        if not (token.text == "." and before.text in _ABBREVIATED)
    )


def _each_token(text: str) -> Iterator[_Token]:
    shouted = text.upper() == text
    for match in _TOKEN.finditer(text):
        kind, small = match.lastgroup or "", match[0].casefold()
        if kind == "mark":
            yield from _mark(small)
        elif kind == "word":
            yield _Token(small, match[0][0].isupper() and not shouted)
        elif kind in {"initials", "junk"}:
            yield _Token(small.replace(".", ""))
        else:
            yield _figures(kind, small)


def _mark(mark: str) -> Iterator[_Token]:
    """A stop, a word written as a mark, or a mark that nobody can read; blanks are nothing."""
    if mark in "@&?.":
        yield _Token(mark)
    elif mark in '|,;:()[]{}"!•·…\n\r' or mark == DATE_STOOD:
        yield _Token(DATE_STOOD if mark == DATE_STOOD else ",")
    elif not mark.isspace() and mark not in "-'":
        yield _Token(mark, sort=Sort.ASK)


def _figures(kind: str, text: str) -> _Token:
    """Figures of a known kind, ticks and stops; figures that could be hours are not read."""
    if kind == "percent":
        value = float(text.rstrip("%").rstrip())
        return _Token("%", sort=Sort.YES if value == 100 else Sort.NO if value <= 50 else Sort.ASK)
    if kind in {"tick", "cross", "stop"}:
        return _Token({"tick": "✓", "cross": "✗", "stop": ","}[kind])
    if kind == "time" and not is_certainly_a_time(text):
        return _Token(text)
    if kind == "score":
        reached, most = map(int, re.findall(r"\d+", text))
        return _Token("score", sort=Sort.ASK) if reached <= most else _Token(text)
    sort = {"level": Sort.ASK, "time": Sort.WHEN, "length": Sort.WHEN}.get(kind, Sort.NOTHING)
    return _Token(text, sort=sort)


@lru_cache(maxsize=8192)
def _sorts(words: str) -> tuple[Sort, ...]:
    """What each phrase does, in order, once denial and the future have been worked out."""
    tokens = _with_marks_of_tests(_tokens(words))
    found: list[tuple[Sort, str]] = []
    place = 0
    while place < len(tokens):
        sort, length = _phrase(tokens, place)
        text = " ".join(token.text for token in tokens[place : place + length])
        place += length
        if sort is Sort.BY:
            sort, place = _by(tokens, place, text)
        found.append((sort, text))
    return tuple(_turned(found))


def _with_marks_of_tests(tokens: Sequence[_Token]) -> Sequence[_Token]:
    """Scores and percentages beside "passed" and its like are notes on it."""
    words = [token for token in tokens if token.text not in {",", "."}]
    noted = {
        id(token)
        for before, token, after in zip(
            [_Token(""), *words], words, [*words[1:], _Token("")], strict=False
        )
        if token.text in {"score", "%"}
        and token.sort is Sort.ASK
        and _MARKED & {before.text, after.text}
    }
    return [token._replace(sort=Sort.NOTHING) if id(token) in noted else token for token in tokens]


def _phrase(tokens: Sequence[_Token], place: int) -> tuple[Sort, int]:
    """The longest known phrase that starts at a place, and of how many words it is."""
    first = tokens[place]
    if first.sort is not None:
        return first.sort, 1
    if first.text in _STOPS:
        return Sort.STOP, 1
    for length in range(min(LONGEST_PHRASE, len(tokens) - place), 0, -1):
        key = tuple(token.text for token in tokens[place : place + length] if token.sort is None)
        if len(key) == length and key in PHRASES:
            return PHRASES[key], length
    return Sort.ASK, 1


def _by(tokens: Sequence[_Token], start: int, by: str) -> tuple[Sort, int]:
    """What "at", "with", "by" and "via" do, and where the name behind them ends.

    A name is of words with a capital and of places that are known; "by" before a day is a term.
    """
    start += by in _TITLES and start < len(tokens) and tokens[start].text == ","
    following = tokens[start].text if start < len(tokens) else ""
    if by == "by" and following == DATE_STOOD:
        return Sort.LATER, start
    if by == "by" and following in _WHEN:
        return Sort.ASK, start
    end, place, named = start, start, False
    while place < len(tokens) and place - start < _LONGEST_NAME:
        token, length = tokens[place], 1
        known = _is_known(tokens, place)
        before = tokens[place - 1].text
        if known:
            sort, length = _phrase(tokens, place)
            if sort not in {Sort.NOTHING, Sort.WHEN, Sort.FILLER}:
                break
            end = end if sort is Sort.FILLER else place + length
        elif token.capital or (before in _BEFORE_NAMES and token.text not in _STOPS):
            if len(token.text) > 1:  # an initial alone is no name: "with O"
                end, named = place + 1, True
        elif token.text not in _BEFORE_NAMES and not (
            token.text == "." and (before in _BEFORE_NAMES or len(before) == 1)
        ):
            break
        place += length
    if end == start:
        return Sort.ASK, start
    return (Sort.BY if named else Sort.NOTHING), end


def _is_known(tokens: Sequence[_Token], place: int) -> bool:
    token = tokens[place]
    if token.sort is not None:
        return True
    lengths = range(1, min(LONGEST_PHRASE, len(tokens) - place) + 1)
    texts = [token.text for token in tokens[place : place + LONGEST_PHRASE]]
    return any(tuple(texts[:length]) in PHRASES for length in lengths)


def _turned(found: Sequence[tuple[Sort, str]]) -> Iterator[Sort]:
    """Each sort, with "not" and "to be" put together with what they stand before."""
    place = 0
    while place < len(found):
        sort, text = found[place]
        place += 1
        if sort not in {Sort.NOT, Sort.NEVER, Sort.AHEAD}:
            yield Sort.ASK if sort is Sort.DO else sort
            continue
        while place < len(found) and found[place][0] in _LINKS:
            place += 1
        following = found[place][0] if place < len(found) else Sort.STOP
        if sort is Sort.AHEAD:
            place += following in _TURNED
            yield Sort.ASK if text == "to" and following not in _TURNED else Sort.AHEAD
        elif following in _TURNED:
            place += 1
            yield Sort.NO
        else:
            yield Sort.NO if sort is Sort.NEVER and following is Sort.STOP else Sort.ASK


def _verdict(sorts: Sequence[Sort]) -> Says:
    found = set(sorts)
    weighty = found - _WEIGHTLESS
    denied = weighty & (_NO | _NOT_YET)
    if Sort.ASK in found or (Sort.WITH_NO in found and not denied):
        return Says.UNKNOWN
    if not weighty:
        small_alone = found & _LINKS and not found & {Sort.NOTHING, Sort.BY}
        return Says.UNKNOWN if Sort.WITH_ANY in found or small_alone else Says.NOTHING
    if Sort.YES in found:
        return Says.UNKNOWN if denied else Says.YES
    return Says.NO if weighty & _NO else Says.NOT_YET


def _later_outcome(sorts: Sequence[Sort]) -> Outcome | None:
    """What is kept of something that is not done: booked, begun, or not done so far."""
    found = set(sorts) & _NOT_YET
    if Sort.LATER in found:
        return None
    if Sort.PROGRESS in found:
        return Outcome.IN_PROGRESS
    return Outcome.BOOKED if found == {Sort.BOOKED} else Outcome.NOT_COMPLETED
