"""How the cells of a workbook look, as far as it changes what they say."""

from dataclasses import dataclass

from sgdesk.data.sheets.model import Cell, ErrorCell, StruckCell, UnshownCell, cell_text
from sgdesk.data.sheets.shown.formats import is_plain, shown


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: its number format, a stroke through it, letters that nobody can see."""

    format: str = ""
    struck: bool = False
    unseen: bool = False
    partly: bool = False
    """Whether some letters of the text are struck through, and not all."""

    @property
    def is_plain(self) -> bool:
        """Whether a cell that looks like this says what it holds."""
        return not (self.struck or self.unseen or self.partly) and is_plain(self.format)


def as_shown(value: Cell, look: Look) -> Cell:
    """What a cell says that holds ``value`` and looks like this."""
    if value is None or isinstance(value, ErrorCell):
        return value
    seen = shown(value, look.format)
    if seen is None or isinstance(seen, ErrorCell):
        return seen
    if look.unseen:
        return UnshownCell(cell_text(seen))
    if look.struck or look.partly:
        return StruckCell(cell_text(seen), seen, look.partly and not look.struck)
    return seen
