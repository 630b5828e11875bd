"""That a printed certificate was handed over: on which day, and to whom."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import DamagedError

KEPT_AS = "handed_over:"
"""Before the certificate's id, the key of the setting that keeps it."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """``to`` is blank where the person took it themselves."""

    day: date
    to: str = ""

    def text(self) -> str:
        """How it is kept."""
        return f"{self.day.isoformat()} {self.to}".strip()

    def words(self) -> str:
        """``3 December 2026, to Ann Sample``."""
        day = long_date(self.day)
        return f"{day}, to {self.to}" if self.to else day


def handed_from(text: str) -> HandedOver:
    """What is kept; raises :class:`DamagedError` for a text that the program would not keep."""
    day, _, to = text.partition(" ")
    try:
        return HandedOver(date.fromisoformat(day), to)
    except ValueError as error:
        raise DamagedError("to whom a certificate was handed is nothing that is kept") from error
