"""Which field of a person or a record a heading names, and how headings are compared."""

import re
from collections.abc import Mapping

from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.headings.words import FIELDS, PAID, Field
from sgdesk.services.imports.reading.values import SheetKind

_NAME_WORDS = re.compile(r"\b(?:names?|surnames?)\b")
_OTHER_NAMES = re.compile(
    r"\b(?:manager|parent|contact|course|role|church|trainer|user|emergency|kin|referee|supervisor"
    r"|line|event|organisation|company|school|club|file|provider|mentor|next|child\w*|team|group"
    r"|carer|guardian|pupil|middle|maiden|birth|previous|former|spouse|husband|wife|partner"
    r"|mother|father|mum|dad|checked|seen|verified|witness\w*|assess\w*|completing|dsl|buyer|purchaser|payer)\b"
)
LONGEST_HEADING = 200


def heading_key(text: str) -> str:
    """A heading without case, blanks, underscores and other marks."""
    return re.sub(r"[\W_]+", "", fold(text))


def heading_keys(text: str) -> tuple[str, str]:
    """The whole heading's key, and the key without what stands in brackets and a last figure."""
    plain = re.sub(r"\([^()]*\)", " ", text)
    return heading_key(text), heading_key(plain)


RANKS: dict[SheetKind, dict[str, tuple[tuple[int, Field], ...]]] = {
    kind: {
        key: tuple((words.index(key), field) for field, words in synonyms.items() if key in words)
        for key in {key for words in synonyms.values() for key in words}
    }
    for kind, synonyms in FIELDS.items()
}
"""For each wording of a heading the fields that it can name, with how plain it is (0: plainest)."""
PREFIX = re.compile(
    r"^(?:(?:keys?|dates?|custom|(?:custom )?fields?|trainings?|courses?|qualifications?|modules?"
    r"|records?|completed|core|mandatory|compulsory|essential|compliance|cpd|e-?learning|learning|additional"
    r"|extra|details?|profile|data|info|volunteers?|staff|members?|team|person|people|safeguarding"
    r"|children'?s?|child|protection|of|and|&|our|no\.?|\d{1,2}) ?){1,4}"
    r"(?<![ \d])(?: ?\d{1,2})?\s*(?::|\s[-–—/|>»](?=\s)|[–—|>»→])\s*",
    re.IGNORECASE,
)
"""What stands before the heading that somebody gave a column, and says nothing of what it is of.

A program writes it there, or somebody who has many: "Key date: Level 1", "Training / Level 1".
"""


def fields_named(text: str, kind: SheetKind) -> tuple[tuple[int, Field], ...]:
    """The fields that a heading can name in such a sheet, with how plain the wording is.

    "Role 1" and "Role 2" are roles both.
    """
    ranks = RANKS[kind]
    for key in (*heading_keys(text), heading_key(PREFIX.sub("", text))):
        if key in ranks:
            return ranks[key]
    key = re.sub(r"\d+$", "", heading_key(text))
    numbered = tuple(each for each in ranks.get(key, ()) if each[1] in (Field.ROLE, Field.NOTES))
    return numbered or named_by_parts(text, ranks)


PARTS = re.compile(r"\s*(?:/|\bor\b|,|&|\band\b)\s*")


def named_by_parts(
    text: str, ranks: Mapping[str, tuple[tuple[int, Field], ...]]
) -> tuple[tuple[int, Field], ...]:
    """The fields of a heading that says one thing twice: "Surname/Family name"."""
    parts = [heading_key(part) for part in PARTS.split(fold(text))]
    if len(parts) < 2 or not all(parts):
        return ()
    said = [{field for _, field in ranks.get(key, ())} for key in parts]
    common = set.intersection(*said)
    return tuple((_BY_PARTS, field) for field in common)


_BY_PARTS = 1000
"""How plain the wording of such a heading is: less than any on a list."""


def is_known(text: str) -> bool:
    """Whether a text is a heading that some kind of sheet has."""
    if not text or len(text) > LONGEST_HEADING:
        return False
    if any(key in ranks for ranks in RANKS.values() for key in heading_keys(text)):
        return True
    return _COURSE_WORDS.match(fold(text)) is not None


_COURSE_WORDS = re.compile(
    r"[^\t;,|]*\b(?:level (?:\d|one|two|three)|l[1-4]|induction|safeguarding)\b[^\t;,|]*$"
)
"""Words by which a heading is a course's, whatever courses an organisation has."""


def says_who_is_paid(text: str) -> bool:
    """Whether a heading asks of people whether they are paid: "Paid?", "Paid staff (Y/N)"."""
    return any(key in PAID for key in heading_keys(text))


def says_known_as(text: str) -> bool:
    """Whether a heading is that of the name by which somebody is called: "Known as"."""
    return heading_key(text) in ("knownas", "preferredname", "preferredfirstname")


def words_notes(text: str) -> bool:
    """Whether a heading is that of a column of notes, which only a list of training has."""
    return any(field is Field.NOTES for _, field in fields_named(text, SheetKind.TRAINING))


def words_a_name(text: str) -> bool:
    """Whether a heading speaks of a name in words that no list has: "Name of youth helper"."""
    folded = fold(text)
    return bool(_NAME_WORDS.search(folded)) and not _OTHER_NAMES.search(folded)
