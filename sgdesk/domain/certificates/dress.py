"""How certificates are printed: the design, the paper, the colour, and what is on the back.

None of it is frozen with a certificate. What was certified, the words and the logo, never changes;
how it is dressed is chosen when it is printed, and the file says how, so that checking draws it the
same way.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.domain.errors import DamagedError
from sgdesk.domain.organisation.settings import (
    CERTIFICATE_COLOUR,
    CERTIFICATE_DESIGN,
    CERTIFICATE_OUTCOMES,
    CERTIFICATE_PAPER,
)


class Design(StrEnum):
    """The look of the page."""

    FRAMED = "framed"
    PLAIN = "plain"
    """A line for a border: little ink, and good on a copier."""


class PaperSize(StrEnum):
    """The sheet, on its side."""

    A4 = "a4"
    A5 = "a5"


HOUSE_COLOUR = "#1d5c63"
"""Where the organisation chose none."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LEAST_CONTRAST = 4.5
"""To white paper, as text has to have it (WCAG 2.2, 1.4.3)."""

_DRAWN_AS = 6
"""Counts up whenever certificates are drawn otherwise: papers of one number can be compared."""

_MARK = re.compile(rf"printed as {_DRAWN_AS} (\w+) (\w+) ([0-9a-f]{{6}}) (front|back)")


@dataclass(frozen=True, slots=True)
class Dress:
    """How certificates are printed; ``colour`` is ``#rrggbb``, ``outcomes`` go on the back."""

    design: Design = Design.FRAMED
    paper: PaperSize = PaperSize.A4
    colour: str = HOUSE_COLOUR
    outcomes: bool = False

    @property
    def printed_colour(self) -> str:
        """The colour, as much darker as it has to be to be read on white paper."""
        return readable(self.colour)

    def mark(self) -> str:
        """What the file says of it; see :func:`dress_of`."""
        sides = "back" if self.outcomes else "front"
        colour = self.printed_colour.removeprefix("#")
        return f"printed as {_DRAWN_AS} {self.design} {self.paper} {colour} {sides}"

    def stored(self) -> Mapping[str, str]:
        """The same as settings of the organisation file."""
        return {
            CERTIFICATE_DESIGN: str(self.design),
            CERTIFICATE_PAPER: str(self.paper),
            CERTIFICATE_COLOUR: "" if self.colour == HOUSE_COLOUR else self.colour,
            CERTIFICATE_OUTCOMES: "yes" if self.outcomes else "no",
        }


def dress_of(keywords: str) -> Dress | None:
    """How a file says that it was printed; ``None`` where it was drawn in another way than ours."""
    found = _MARK.search(keywords)
    if found is None:
        return None
    design, paper, colour, sides = found.groups()
    try:
        return Dress(Design(design), PaperSize(paper), f"#{colour}", sides == "back")
    except ValueError:
        return None


def dress_from(stored: Mapping[str, str]) -> Dress:
    """The dress that the stored settings and, for the rest, the usual ones make.

    Raises :class:`DamagedError` for a value that the program would not have stored.
    """
    usual = Dress()
    kept = {**usual.stored(), **stored}
    colour = kept[CERTIFICATE_COLOUR] or HOUSE_COLOUR
    if not is_colour(colour) or kept[CERTIFICATE_OUTCOMES] not in ("yes", "no"):
        raise DamagedError("how certificates are printed is nothing that the program saves")
    try:
        design, paper = Design(kept[CERTIFICATE_DESIGN]), PaperSize(kept[CERTIFICATE_PAPER])
    except ValueError as error:
        raise DamagedError("how certificates are printed is nothing we save") from error
    return Dress(design, paper, colour, kept[CERTIFICATE_OUTCOMES] == "yes")


def is_colour(text: str) -> bool:
    """Whether a text is a colour as it is kept: ``#`` and six small letters and figures."""
    return _COLOUR.fullmatch(text) is not None


def readable(colour: str) -> str:
    """The colour, made darker step by step until it is read on white paper; mostly as it is."""
    parts = _parts(colour)
    while _contrast(parts) < _LEAST_CONTRAST:
        parts = (parts[0] * 97 // 100, parts[1] * 97 // 100, parts[2] * 97 // 100)
    return "#{:02x}{:02x}{:02x}".format(*parts)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _contrast(parts: tuple[int, int, int]) -> float:
    """To white: between 1 for white itself and 21 for black."""
    red, green, blue = (_light(each / 255) for each in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _light(part: float) -> float:
    low: float = part / 12.92
    high: float = ((part + 0.055) / 1.055) ** 2.4
    return low if part <= 0.04045 else high
