"""How figures and lists are written wherever somebody reads them: the British way, in one place.

A file for a program has its numbers plain and takes nothing from here.
"""

from collections.abc import Sequence

NOBODY = "n/a"
"""In place of a percentage where nobody counts."""


def figure(number: int) -> str:
    """``12,345``: a count."""
    return f"{number:,}"


def share_text(percent: float | None) -> str:
    """``86.1%`` of a percentage that is worked out already, or that nobody counts."""
    return NOBODY if percent is None else f"{percent:.1f}%"


def mean_text(mean: float) -> str:
    """``4.2``: a mean of marks, which is worked out with one decimal."""
    return f"{mean:.1f}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 place``, ``1,200 places``: how many there are of something."""
    return f"{figure(number)} {one if number == 1 else many or f'{one}s'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """``one, two and three``; ``last`` joins the last of them."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def within_a_sentence(name: str) -> str:
    """A name after other words: "The safeguarding office" as "the safeguarding office"."""
    return f"the {name[4:]}" if name.startswith("The ") else name
