"""One to three rows of headings, read as one from the top down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sgdesk.data.sheets import Cell, ErrorCell, Row, cell_text
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.around.words_over import speaks_against
from sgdesk.services.imports.reading.headings.speaking import (
    is_state,
)
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.heads.lines import is_line

MOST_ROWS_ABOVE = MOST_ROWS_BELOW = 2
_NOT_A_HEADING = re.compile(r"\d{1,4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]|@|\d{6}")
_ANSWERS = frozenset(("no", "yes", "n", "y"))
"""Words that stand under headings far more often than they head anything ("No" for number)."""


@dataclass(frozen=True, slots=True)
class Head:
    """Rows of headings, by their places, and the columns that they span."""

    first: int
    last: int
    left: int
    right: int | None
    parts: tuple[tuple[str, ...], ...]

    @property
    def headed(self) -> frozenset[int]:
        """The columns that have words over them."""
        return frozenset(self.left + n for n, words in enumerate(self.parts) if words)


def is_wordy(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell can be a heading: words, and no date or address that names no course."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    return _NOT_A_HEADING.search(cell) is None or vocabulary.says(spoken(cell)).telling


def spoken(cell: Cell) -> str:
    """A cell as the words of a heading; a formula that failed says none."""
    return "" if isinstance(cell, ErrorCell) else " ".join(cell_text(cell).split())


def window(
    rows: Sequence[Row], place: int, vocabulary: Vocabulary, before: Sequence[Head] = ()
) -> Head:
    """The rows of headings round a row, read as one."""
    last = place
    while last - place < MOST_ROWS_BELOW and _follows(rows, last):
        if not _is_lower(rows[last + 1], rows[place], vocabulary):
            break
        last += 1
    first = place
    free = before[-1].last + 1 if before else 0
    while place - first < MOST_ROWS_ABOVE and first > free and _follows(rows, first - 1):
        if not _is_upper(rows[first - 1], rows[first : last + 1], vocabulary):
            break
        first -= 1
    return Head(first, last, 0, None, _parts(rows[first : last + 1], vocabulary))


def _follows(rows: Sequence[Row], place: int) -> bool:
    """Whether the next row that holds something is the very next of the sheet."""
    return place + 1 < len(rows) and rows[place + 1].number == rows[place].number + 1


def _is_lower(row: Row, over: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row below headings is one itself: heading words alone, one of a course's column."""
    if not all(isinstance(cell, str) for cell in row.cells if cell is not None):
        return False
    texts = [(column, spoken(cell)) for column, cell in enumerate(row.cells) if cell is not None]
    said = [(column, vocabulary.says(text), text) for column, text in texts]
    about = [
        column
        for column, says, text in said
        if says.course is not None or says.done or says.expiry or is_state(text)
    ]
    plain = [each for each, says, _ in said if says.telling or says.aside or each in about]
    bare = sum(_at(over, column) is None for column, _ in texts)
    if not texts or any(_NOT_A_HEADING.search(text) or "=" in text for _, text in texts):
        return False
    # "Date booked" below a course is a heading just as "Date attended" below the next.
    against = [c for c, _, text in said if _is_no_below_a_course(text, _at(over, c), vocabulary)]
    about += [each for each in against if each not in about]
    plain += [each for each in against if each not in plain]
    names = {c for c, cell in enumerate(over.cells) if vocabulary.says(spoken(cell)).strong}
    names = names or {c for c, cell in enumerate(over.cells) if vocabulary.says(spoken(cell)).weak}
    if any(column in names and not (says.known or says.strong) for column, says, _ in said):
        return False
    if len(texts) > 1 and all(says.strong for _, says, _ in said):
        return all(_is_blank_or_weak(_at(over, column), vocabulary) for column, _ in texts)
    if len(about) > 1 and len(plain) * 2 == len(texts):
        return True
    return len(plain) * 2 > len(texts) and (bool(about) or bare == len(texts) == len(plain))


def _is_no_below_a_course(text: str, over: Cell, vocabulary: Vocabulary) -> bool:
    """Whether words below the heading of a course say that its dates are of nothing done."""
    says_when = "date" in fold(text) or len(text.split()) == 1
    return says_when and vocabulary.says(spoken(over)).course is not None and speaks_against(text)


def _is_blank_or_weak(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether the parts of a name can stand below a cell: nothing, or a "Volunteer" over both."""
    return cell is None or vocabulary.says(spoken(cell)).weak


def _is_upper(row: Row, below: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether a row above headings adds to them: it names what stands blank or bare below."""
    if not all(isinstance(cell, str) for cell in row.cells if cell is not None):
        return False
    if not all(is_wordy(cell, vocabulary) for cell in row.cells):
        return False
    lower = _parts(below, vocabulary)
    if all(is_line(spoken(cell)) for cell in row.cells if cell is not None):
        return False
    if _is_title(row, lower, vocabulary):
        return False
    width = max(len(row.cells), len(lower))
    last, carried = "", 0
    for column in range(width):
        last = spoken(_at(row, column)) or last
        own = spoken(_at(row, column))
        under = lower[column] if column < len(lower) else ()
        says = vocabulary.says(last)
        if under and _is_bare(under[-1], vocabulary):
            carried += says.course is not None
        elif not under and own and fold(own) not in _ANSWERS:
            carried += says.course is not None or says.known or says.strong
    return carried > 0


def _is_title(row: Row, lower: Sequence[Sequence[str]], vocabulary: Vocabulary) -> bool:
    """Whether a row holds one line alone, over the names: "Level 1, 12 March 2024"."""
    filled = [column for column, cell in enumerate(row.cells) if cell is not None]
    if len(filled) != 1 or filled[0] >= len(lower):
        return False
    return any(vocabulary.says(text).strong for text in lower[filled[0]])


def _is_bare(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading tells nothing without the one above it: "Date", "Expires", "Cert no"."""
    says = vocabulary.says(text)
    if says.course is not None:
        return False
    return says.done or says.expiry or says.aside or is_state(text)


def _at(row: Row, column: int) -> Cell:
    return row.cells[column] if column < len(row.cells) else None


def _parts(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    """For each column its words from the top down.

    An upper heading is carried over the blanks to its right that have bare words below: a merged
    cell, and a course written once over "Done" and "Expires", both look like this.
    """
    width = max((len(row.cells) for row in rows), default=0)
    columns: list[tuple[str, ...]] = [()] * width
    for row in reversed(rows):
        last = ""
        for column in range(width):
            own = spoken(_at(row, column))
            last = own or last
            below = columns[column]
            carried = last if below and not own and _is_bare(below[0], vocabulary) else own
            if carried and not (below and fold(below[0]) == fold(carried)):
                columns[column] = (carried, *below)
    return tuple(columns)
