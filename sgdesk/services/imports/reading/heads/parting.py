"""Tables side by side below one row of headings: two columns of names are two tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sgdesk.services.imports.reading.headings.fields import (
    fields_named,
    heading_key,
    says_known_as,
)
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.headings.words import NAMES, Field
from sgdesk.services.imports.reading.heads.head import Head
from sgdesk.services.imports.reading.values import SheetKind


def parted(heads: Iterable[Head], vocabulary: Vocabulary) -> Iterator[Head]:
    """The heads with tables side by side parted: two columns of names are two tables."""
    for head in heads:
        starts = [0, *_starts(head, vocabulary)] if head.right is None else [0]
        ends = [*starts[1:], len(head.parts)]
        for start, end in zip(starts, ends, strict=True):
            last = start == starts[-1]
            yield replace(
                head,
                left=head.left + start,
                right=head.right if last else head.left + end,
                parts=head.parts[start:end],
            )


def _starts(head: Head, vocabulary: Vocabulary) -> list[int]:
    """Where further tables begin: before each column of names that begins another table.

    It does so where it says what the first says, or stands behind a column without heading, or
    where courses that came before it come again. With courses on both sides two columns of names
    are two tables too where the second says what people are ("Volunteers"), unless it may say who
    leads or helps the first; under other words ("Preferred surname") courses are asked about.
    """
    keys = [heading_key(" ".join(words)) for words in head.parts]
    groups = _name_groups(head, vocabulary)
    courses = [_courses_in(words, vocabulary) for words in head.parts]
    starts: list[int] = []
    begin = 0
    for before, group in pairwise(groups):
        between = range(before[-1] + 1, group[0])
        if not any(keys[column] for column in between):
            continue
        same = any(keys[column] in [keys[each] for each in groups[0]] for column in group)
        same = same or bool(
            _names_in(head, group, vocabulary) & _names_in(head, groups[0], vocabulary)
        )
        apart = not all(keys[column] for column in between)
        earlier = set().union(*courses[begin : group[0]])
        later = set().union(*courses[group[-1] + 1 :])
        own = all(_says_what_they_are(head.parts[column], vocabulary) for column in group)
        if same or (later and (apart or (earlier and own))) or earlier & later:
            begin = _beginning(keys, begin, before[-1], group[0])
            starts.append(begin)
    return starts


_OF_ANOTHER = frozenset({"leader", "helper", "staff"})
"""Headings of names that may be somebody else's: the leader of whoever the row is about."""
_NAMES_OF_USERS = frozenset({"username", "displayname"})
"""Headings of names beside which the name itself may stand in the same row."""


def _says_what_they_are(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a column of names is headed with what people are, each in a row of their own."""
    key = heading_key(" ".join(words))
    if key in _OF_ANOTHER:
        return False
    if any(vocabulary.says(text).weak and not says_known_as(text) for text in words):
        return True
    # "Name of worker" says it too; "Name of leader" may be whose the first are.
    named = {f for text in words for _, f in fields_named(text, SheetKind.PEOPLE)}
    is_strong = any(vocabulary.says(text).strong for text in words)
    of_another = key in _NAMES_OF_USERS or any(each in key for each in _OF_ANOTHER)
    return is_strong and Field.NAME in named and not of_another


def _names_in(head: Head, columns: Sequence[int], vocabulary: Vocabulary) -> set[Field]:
    """The fields of a name that columns are plainly headed with."""
    texts = [text for column in columns for text in head.parts[column]]
    strong = [text for text in texts if vocabulary.says(text).strong]
    strong = [text for text in strong if heading_key(text) not in _NAMES_OF_USERS]
    kind = SheetKind.PEOPLE
    return {f for text in strong for _, f in fields_named(text, kind) if f in NAMES}


def _courses_in(words: Sequence[str], vocabulary: Vocabulary) -> set[int]:
    found = (vocabulary.says(text).course for text in words)
    return {course for course in found if course is not None}


def _name_groups(head: Head, vocabulary: Vocabulary) -> list[list[int]]:
    """The columns of names, those that touch together."""
    groups: list[list[int]] = []
    for column, words in enumerate(head.parts):
        if not any(vocabulary.says(text).strong or vocabulary.says(text).weak for text in words):
            continue
        if groups and heading_key(words[-1]) == "who" and len(head.parts[column - 1]) > 1:
            continue  # Who gave or saw it: "Date" and "Who" below "Level 1".
        if groups and groups[-1][-1] == column - 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _beginning(keys: Sequence[str], first: int, names: int, again: int) -> int:
    """The first column of a table whose names stand in the column ``again``.

    A column without heading parts it from the table before; else it begins as that one began.
    """
    for column in range(again - 1, names, -1):
        if not keys[column]:
            return column + 1
    for column in range(names + 1, again):
        if keys[column] == keys[first]:
            return column
    return again
