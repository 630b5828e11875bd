"""Attendance at our own sessions, counted by course and by role, with its money."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.training.counting.tallies import percent


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One course or role: places offered (``None``: no limit), booked, came, stayed away.

    Places are a session's and not a role's, so they are counted by course alone.
    """

    label: str
    sessions: int
    places: int | None
    came: int
    away: int

    @property
    def expected(self) -> int:
        """Everybody who was ticked in as having come or stayed away."""
        return self.came + self.away

    @property
    def rate(self) -> float | None:
        """Came of expected in per cent; ``None`` where nobody was expected."""
        return percent(self.came, self.expected)


@dataclass(frozen=True, slots=True)
class AttendanceReport:
    """The sessions held in a period (both days included), as ticked in by ``as_at``.

    Rows by role overlap: somebody with two roles counts in both. Amounts are in pence;
    ``charges`` is what non-attendance was charged (Sandwell 7.2).
    """

    organisation: str
    start: date
    end: date
    as_at: date
    by_course: tuple[AttendanceRow, ...]
    by_role: tuple[AttendanceRow, ...]
    absences: tuple[tuple[str, int], ...]
    sessions: int
    cancelled: int
    cost: int
    income: int
    charges: int
