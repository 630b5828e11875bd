"""A list as it stands on the screen, to be saved as a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

ListCell = str | int | date


@dataclass(frozen=True, slots=True)
class ShownList:
    """What it is called, its headings and rows in their order, and what is in it.

    ``about`` says how many there are and by what they were chosen, so that nobody takes a part
    for the whole.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[ListCell]]
    about: str = ""
