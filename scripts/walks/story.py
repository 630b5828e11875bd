"""What differs from one partnership to the next, and the people of every walk."""

from collections.abc import Callable
from dataclasses import dataclass, field

from scripts.walks.walking import Walk

LEAD, BACK, TRUSTEE, YOUNG, AWAY, NEW = range(1, 7)
"""The people of every walk, by the order in which they are added."""

NAMES = {
    LEAD: "Lena Sample",
    BACK: "Kofi Example",
    TRUSTEE: "Tilda Example",
    YOUNG: "Una Example",
    AWAY: "Milo Sample",
    NEW: "Ada Sample",
}


@dataclass(frozen=True, slots=True)
class Story:
    """What differs from one partnership to the next.

    ``roles`` are the lead's, a worker's, a trustee's and a young helper's; ``rules`` are the
    paragraphs by what they are about; ``course`` is the one that the organisation runs, and
    ``earlier`` what somebody did before they left.
    """

    name: str
    partnership: str
    short: str
    organisation: str
    kind: str
    roles: tuple[str, str, str, str]
    course: str
    earlier: str
    rules: dict[str, str]
    special: Callable[[Walk, "Story"], None]
    gate: Callable[[Walk, "Story"], None]
    answers: dict[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
