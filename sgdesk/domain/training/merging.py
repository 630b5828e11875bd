"""What becomes of two entries of one person that are made one, decided down to the last row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.domain.people.person import KeptPerson
from sgdesk.domain.training.record import TrainingRecord


@dataclass(frozen=True, slots=True)
class Twice:
    """One training that stands in both entries: which record stays, and which is struck out."""

    stays: TrainingRecord
    goes: TrainingRecord


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of two entries of one person, decided down to the last row.

    ``kept`` and ``left`` are what the one entry says then. ``posts``, ``absences``, ``exemptions``
    and ``reasons`` are the ids of rows that say what another says already: they are taken out
    whole. ``inductions`` are struck out, ``cleared`` are reasons that another replaces,
    ``ends`` are posts that end on the last day; of two ``bookings`` the first stays.
    """

    stays: int
    goes: int
    kept: KeptPerson
    left: date | None
    twice: Sequence[Twice] = ()
    posts: Sequence[int] = ()
    absences: Sequence[int] = ()
    bookings: Sequence[tuple[int, int]] = ()
    exemptions: Sequence[int] = ()
    reasons: Sequence[int] = ()
    inductions: Sequence[int] = ()
    cleared: Sequence[int] = ()
    ends: Mapping[int, tuple[date | None, date]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    """Answers about imports, by the questions' ids, so that the other name is known."""
