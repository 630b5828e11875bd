"""Cells that hold a value and do not plainly say it: struck through, or a ditto."""

from dataclasses import dataclass
from typing import NamedTuple

from sgdesk.data.sheets import Cell, ErrorCell, StruckCell

STRUCK = "struck through"
AS_ABOVE = "as above"


@dataclass(frozen=True, slots=True)
class DittoCell(ErrorCell):
    """A ditto below a day: ``value`` is the cell above, ``text`` the ditto with what is above it.

    It is read by nobody but whoever asks whether the day above is meant.
    """

    value: Cell = None

    @property
    def is_unsaved(self) -> bool:
        """Whether it is a formula; a ditto is none."""
        return False


class Held(NamedTuple):
    """What stands in a doubtful cell, and the words for what makes it so."""

    value: Cell
    word: str


def held_in(cell: Cell) -> Held | None:
    """What stands in a doubtful cell; None of every other, and of what cannot be told."""
    if isinstance(cell, DittoCell):
        return Held(cell.value, AS_ABOVE)
    if isinstance(cell, StruckCell) and not cell.partly:
        return Held(cell.value, STRUCK)
    return None
