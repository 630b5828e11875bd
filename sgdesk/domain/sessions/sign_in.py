"""What stands on the sign-in sheet of a session."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SignInRow:
    """One person who is expected, with the role they come in."""

    name: str
    role: str = ""


_SPARE = 5
_ON_A_PAGE = 20


def spare_rows(expected: int) -> int:
    """How many free rows a sheet has: five, and for a few people as many as fill its page."""
    return max(_SPARE, _ON_A_PAGE - expected)


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """The sheet that goes round at a session; ``spare_rows`` are for those who just turn up.

    ``times`` and ``place`` are printed as they were typed, ``""`` where they are not known;
    ``spoken`` is the language where that is wanted on the sheet.
    """

    organisation: str
    course: str
    day: date
    rows: tuple[SignInRow, ...]
    times: str = ""
    place: str = ""
    trainers: tuple[str, ...] = ()
    spare_rows: int = _SPARE
    spoken: str = ""
