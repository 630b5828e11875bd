"""Lists of who came to a session, or who is booked on it: looked at, answered, brought in."""

from sgdesk.services.imports.attendance.applying import BroughtIn, bring_in_list
from sgdesk.services.imports.attendance.drafting import draft_list
from sgdesk.services.imports.attendance.values import (
    BLANK,
    DOUBTS,
    NEW,
    NOT_OURS,
    PERSON,
    Doubt,
    Effect,
    ListDraft,
    ListLine,
    ListOf,
    ListWish,
    Other,
    UnreadColumn,
    Verdict,
    Whose,
)

__all__ = [
    "BLANK",
    "DOUBTS",
    "NEW",
    "NOT_OURS",
    "PERSON",
    "BroughtIn",
    "Doubt",
    "Effect",
    "ListDraft",
    "ListLine",
    "ListOf",
    "ListWish",
    "Other",
    "UnreadColumn",
    "Verdict",
    "Whose",
    "bring_in_list",
    "draft_list",
]
