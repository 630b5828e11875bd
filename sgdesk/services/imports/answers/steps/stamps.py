"""When an answer was sent off, and its answers as one text."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sgdesk.data.sheets import Cell, ErrorCell, cell_text
from sgdesk.domain.datetext import DateKind, DateOrder, Evidence, order_evidence, read_date
from sgdesk.domain.text import plain
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, Where


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """A day and the second of it; the second is 0 where no time of day stands there."""

    day: date
    second: int = 0


_TIME = re.compile(
    r"[\sT,]+(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?:z|gmt|utc|bst|[+-]\d{1,2}(?::?\d{2})?|gmt[+-]\d{1,2})?\s*$",
    re.IGNORECASE,
)


def read_stamp(cell: Cell, order: DateOrder) -> Stamp | None:
    """When a form was sent off; ``None`` where the cell holds no day."""
    if isinstance(cell, datetime):
        return Stamp(cell.date(), cell.hour * 3600 + cell.minute * 60 + cell.second)
    if isinstance(cell, date):
        return Stamp(cell)
    if cell is None or isinstance(cell, ErrorCell | bool | int | float):
        return None
    text = plain(" ".join(cell.split()))
    found = _TIME.search(text)
    said = read_date(text[: found.start()] if found else text, order, date.max)
    if said.kind is not DateKind.DATE or said.value is None or said.note:
        return None
    return Stamp(said.value, _second(found) if found else 0)


def _second(found: re.Match[str]) -> int:
    hour = int(found["h"])
    half = (found["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 3600 + int(found["m"]) * 60 + int(found["s"] or 0)


def settle_stamps(
    cells: Sequence[tuple[int, Cell]],
    column: str,
    about: str,
    span: tuple[date, date],
    asking: Asking,
) -> Mapping[int, Stamp | None]:
    """The stamps of a column by row, in the one order of day and month that is possible.

    ``span`` is from the day of the training to today: where only one order lets every day lie in
    it, it is that one. Where both do and they differ, it is asked, and open ones have none.
    """
    days = [text for _, cell in cells if (text := _day_text(cell))]
    told = order_evidence(days)
    if told is Evidence.MONTH_FIRST:
        return _read(cells, DateOrder.MDY)
    if told is not Evidence.EITHER:
        return _read(cells, DateOrder.DMY)
    ways = {order: _read(cells, order) for order in (DateOrder.DMY, DateOrder.MDY)}
    possible = [order for order, found in ways.items() if _lie_in(found, span)]
    if len(possible) == 1:
        return ways[possible[0]]
    if ways[DateOrder.DMY] == ways[DateOrder.MDY]:
        return ways[DateOrder.DMY]
    first = next((row, cell) for row, cell in cells if _day_text(cell))
    answer = asking.answer(
        QuestionKind.READING,
        about,
        Where(first[0], column, cell_text(first[1])),
        f"In “{cell_text(first[1])}”, which comes first, the day or the month?",
        (Choice(DateOrder.DMY, "The day"), Choice(DateOrder.MDY, "The month")),
        DateOrder.DMY,
    )
    return ways[DateOrder(answer)] if answer != LEAVE else {row: None for row, _ in cells}


def _day_text(cell: Cell) -> str:
    """The day of a cell of words, without the time behind it."""
    if not isinstance(cell, str):
        return ""
    return _TIME.sub("", plain(" ".join(cell.split())))


def _read(cells: Sequence[tuple[int, Cell]], order: DateOrder) -> dict[int, Stamp | None]:
    return {row: read_stamp(cell, order) for row, cell in cells}


def _lie_in(found: Mapping[int, Stamp | None], span: tuple[date, date]) -> bool:
    return all(each is None or span[0] <= each.day <= span[1] for each in found.values())


def content_of(answers: Mapping[str, int | str]) -> str:
    """The answers as one text, alike for alike answers."""
    return json.dumps(dict(answers), ensure_ascii=False, sort_keys=True)
