"""What stands in a column, and what a heading adds to the one beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, Row, cell_text
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.names import TITLES
from sgdesk.domain.people.kinds import kind_of
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, says

LOOKED_AT = 400
"""How many cells of a column are looked at to judge it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands in a column, as far as it was looked at."""

    filled: int
    dates: int
    words: int
    """Texts that are no dates."""
    verdicts: int
    """Texts that say yes, no or not yet."""
    values: tuple[Cell, ...]
    failed: bool
    """Whether formulas in it failed."""

    @property
    def holds_dates(self) -> bool:
        """Whether most of what tells anything is a date."""
        return self.dates > 0 and self.dates * 2 >= self.filled - self.verdicts


def profile_of(body: Iterable[Row], column: int) -> Profile:
    """What stands in a column, as far as :data:`LOOKED_AT` reaches."""
    values: list[Cell] = []
    failed = False
    for row in body:
        value = row.cells[column] if column < len(row.cells) else None
        failed = failed or isinstance(value, ErrorCell)
        if value is not None and not isinstance(value, ErrorCell):
            values.append(value)
            if len(values) == LOOKED_AT:
                break
    written = Counter(value for value in values if isinstance(value, str))
    texts = {text: times for text, times in written.items() if not _is_date(text)}
    dates = sum(isinstance(value, date) for value in values)
    dates += written.total() - sum(texts.values())
    told = (Says.YES, Says.NO, Says.NOT_YET)
    verdicts = sum(times for text, times in texts.items() if says(text) in told)
    verdicts += sum(isinstance(value, bool) for value in values)
    return Profile(len(values), dates, sum(texts.values()), verdicts, tuple(values), failed)


def _is_date(text: str) -> bool:
    return read_date(text, DateOrder.DMY, date.max).kind is not DateKind.NONE


def own_words(text: str, beside: Sequence[str]) -> str | None:
    """The words of a heading after those with which its neighbour begins; None without such."""
    own, others = fold(text).split(), fold(beside[-1]).split() if beside else []
    same = next(
        (n for n, (one, two) in enumerate(zip(own, others, strict=False)) if one != two),
        min(len(own), len(others)),
    )
    return " ".join(own[same:]) if same and own[same:] else None


def texts_of(profile: Profile) -> list[str]:
    """The texts of a column; of numbers the figures."""
    return [cell_text(value) for value in profile.values]


def whole_number(value: Cell) -> int | None:
    """A whole number, in figures or as text ("3."); None where a cell is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{1,5}\.?", value.strip()):
        return int(value.strip().rstrip("."))
    return None


def is_somebody(text: str) -> bool:
    """Whether a text is plainly the whole name of one person."""
    who = who_is(text)
    return who.kind is WhoKind.PERSON and who.sure and " " in text.strip()


def is_kind(text: str) -> bool:
    """Whether a text is a kind of person."""
    return kind_of(text) is not None


def is_title(text: str) -> bool:
    """Whether a text is made of titles alone: "Mrs", "Rev Dr"."""
    return all(word.strip(".,").casefold() in TITLES for word in fold(text).split())


def figure_of(value: Cell) -> float | None:
    """A score in figures: "85%", 0.85 of a cell of percentages as it stands; None without one."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    found = re.fullmatch(r"\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*", cell_text(value))
    return float(found.group(1)) if found else None
