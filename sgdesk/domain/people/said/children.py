"""Words that say that somebody is below 18: beside a name, in a cell, in a note, over names."""

import re
from functools import lru_cache

from sgdesk.domain.text import fold

_YOUNG = re.compile(
    r"^\W*1[0-7]\W*$|\b(?:u|under)[- ]?1[0-8]s?\b|\bage[d]?:? ?1[0-7]\b"
    r"|\b1[0-7] ?(?:yrs?|years?|y/o)\b|\by(?:ea)?r ?(?:[7-9]|1[0-3])\b",
    re.IGNORECASE,
)
"""An age below 18, or a year of school, beside a name."""
_CHILDREN = (
    r"yls?|(?:under|u)[- ]?1[0-8](?:'?s)?"
    r"|children|child|minors?|teenagers?|teens|pupils?|juniors?|kids"
    r"|(?:young|junior|teen(?:age)?|child) (?:helpers?|leaders?|volunteers?|members?|people"
    r"|persons?|assistants?|musicians?|stewards?|coaches|servers?)"
    r"|youth (?:helpers?|volunteers?|members?|people|musicians?|stewards?|servers?)"
)
"""Youth leaders, coaches and workers are the adults of the young."""
_ONE_OF_A_GROUP = r"beaver|cub|brownie|rainbow|squirrel|scout|girl guide|player|swimmer|gymnast"
"""One child of a group, as a kind of person; "Cubs" may be the section that somebody leads."""
_LINE_OF_CHILDREN = re.compile(
    rf"(?:our |all |the |list of )?(?:{_CHILDREN}|(?:young|junior) (?:section|side|squad)s?"
    rf"|(?:{_CHILDREN}|{_ONE_OF_A_GROUP})['’]?s? (?:(?:full|first|last) )?(?:sur|fore)?names?)"
    rf"(?:[\s:,–-]*\(?(?:{_CHILDREN}|aged? .*|under .*|1\d ?[-–] ?1\d)\)?)*[\s:]*"
)
_SAID_OF_ONE = re.compile(
    rf"\W*(?:(?:is |still )?(?:{_CHILDREN}|{_ONE_OF_A_GROUP})|young|1[0-7] ?[-–] ?1[0-8])"
    r"(?:\W+1[0-7](?: ?[-–] ?1[0-8])?)?\W*"
)
_AGED = re.compile(
    r"\bage[d]?:? ?1[0-7]\b(?! ?(?:[-–+/]|to ))|\b1[0-7] ?(?:(?:yrs?|years?)[ -]?olds?|y/o)\b"
    r"|^(?:is |still |only )*(?:u|under)[- ]?1[0-8]\b(?!'?s)"
)
"""An age below 18 in a note about somebody; "aged 11-14" and "under 16s" are those they help."""
_LONGEST_LINE = 60
_LONGEST_WORD = 24


def is_of_children(line: str) -> bool:
    """Whether a line that stands alone says that those below it are children."""
    return len(line) <= _LONGEST_LINE and _LINE_OF_CHILDREN.fullmatch(fold(line)) is not None


def may_be_young(aside: str) -> bool:
    """Whether an age below 18, a year of school, or a word for a child stands beside a name."""
    if _YOUNG.search(aside) is not None:
        return True
    return any(_SAID_OF_ONE.fullmatch(fold(each)) for each in aside.split("; "))


@lru_cache(maxsize=1 << 12)
def says_child(text: str) -> bool:
    """Whether a word for a child is all that stands in a cell."""
    return len(text) <= _LONGEST_WORD and _SAID_OF_ONE.fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 12)
def tells_young_age(note: str) -> bool:
    """Whether a note about somebody gives an age below 18."""
    return _AGED.search(fold(note)) is not None
