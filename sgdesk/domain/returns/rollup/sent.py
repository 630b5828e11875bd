"""What one organisation's return says, as far as it is added up with others: counts, no person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.training.counting.tallies import Counts


class Why(StrEnum):
    """Why a file that was sent is in no sum, the gravest first."""

    ALTERED = "altered"
    UNREADABLE = "unreadable"
    UNDECIDED = "undecided"
    DOUBLE = "double"
    OUT_OF_DATE = "out_of_date"
    AHEAD = "ahead"
    NOT_OPENED = "not_opened"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is in no sum: ``said`` is the sentence that says why."""

    file: str
    why: Why
    said: str
    organisation: str = ""


class NotCountedError(Exception):
    """Raised while a file is read: it is in no sum, for this reason."""

    def __init__(self, why: Why, said: str, organisation: str = "") -> None:
        super().__init__(said)
        self.why = why
        self.said = said
        self.organisation = organisation

    def left_out(self, file: str) -> LeftOut:
        """The same as a line of the picture."""
        return LeftOut(file, self.why, self.said, self.organisation)


@dataclass(frozen=True, slots=True)
class SentRequirement:
    """One requirement of one return; ``equivalent`` have it by a course counted as equal."""

    key: str
    title: str
    counts: Counts
    falls_due: int
    equivalent: int


@dataclass(frozen=True, slots=True)
class SentRules:
    """What the figures were counted by: only figures of equal rules are ever added up."""

    partnership: str
    document: str
    pack_version: str
    window_days: int
    induction_days: int
    allowance_days: int
    higher_renews: bool
    asked: tuple[tuple[str, str, int | None], ...]
    """Key, title and months of the interval of each requirement of the partnership."""

    allowed: tuple[tuple[str, int], ...]
    """Requirements for which somebody new has days of their own."""


@dataclass(frozen=True, slots=True)
class SentReturn:
    """One return that was read and whose figures add up.

    ``key`` is the public key that signed it, empty for a live return. ``address`` only tells two
    organisations of one name apart and is shown nowhere.
    """

    file: str
    organisation: str
    charity_number: str
    address: str
    partnership_name: str
    rules: SentRules
    as_at: date
    period_from: date | None
    people: int
    no_role: int
    requirements: tuple[SentRequirement, ...]
    own_topics: int
    workforce: tuple[tuple[str, int], ...]
    number: str = ""
    replaces: str = ""
    key: str = ""

    @property
    def is_signed(self) -> bool:
        """Whether it was made final, and its signature fits what it says."""
        return bool(self.number)
