"""In which order a sheet's dates stand; where that is in doubt the person is asked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, Row, Sheet, SheetError, WorkedOutDay, column_letter
from sgdesk.domain.datetext import DateOrder, Evidence, Value, names_month_first, order_evidence
from sgdesk.services.imports.reading.cells.one_cell.cell_figures import (
    YearStands,
    without_times,
    year_stands,
)
from sgdesk.services.imports.reading.texts import column_texts


class DateOrderInDoubt(SheetError):
    """The dates can't be read in one order beyond doubt; nothing was taken in.

    ``examples`` are dates of the column as the sheet writes them, for the question.
    """

    def __init__(self, template: str, examples: tuple[str, ...], **values: object) -> None:
        super().__init__(template, **values)
        self.examples = examples


def settle_order(
    sheet: Sheet,
    rows: Sequence[Row],
    dated: Iterable[int],
    headings: Sequence[str],
    order: DateOrder | None,
) -> DateOrder:
    """The order that was asked for, or day first where no column of dates speaks against it.

    Times of day are left out, whose figures could pass for a month and a day: "9.30".

    A column speaks against it when one of its dates can only be month first, or when every one
    could be either and the rest of the sheet, or its own heading, is month first.
    """
    if order is not None:
        return order
    columns = set(dated)
    evidence = {
        column: order_evidence(map(without_times, column_texts(rows, column))) for column in columns
    }
    for column in sorted(columns):
        if evidence[column] in (Evidence.MONTH_FIRST, Evidence.BOTH):
            raise _doubt(sheet, rows, column, headings)
    if Evidence.EITHER in evidence.values():
        _refuse_month_first_elsewhere(sheet, rows, evidence, headings)
    return DateOrder.DMY


_LEAST_PLAIN = 2
_PLAIN = {Evidence.DAY_FIRST: DateOrder.DMY, Evidence.MONTH_FIRST: DateOrder.MDY}


def orders_of_their_own(
    rows: Sequence[Row], dated: Iterable[int], order: DateOrder
) -> dict[int, DateOrder]:
    """The columns whose dates can only stand in one order, where not all stand in the same.

    One date that is out of order is a slip and turns no column; two are needed, and half of all
    that are written in figures. Where somebody said that all dates are ISO, no column has another.
    """
    if order is DateOrder.ISO:
        return {}
    found = {column: _plain_order(rows, column) for column in set(dated)}
    own = {c: each for c, each in found.items() if each is not None}
    return own if len(set(own.values())) > 1 else {}


def _plain_order(rows: Sequence[Row], column: int) -> DateOrder | None:
    """The only order in which the dates of a column can be read, where enough of them say so."""
    told: Counter[Evidence] = Counter()
    for text, times in column_texts(rows, column).items():
        told[order_evidence((without_times(text),))] += times
    plain = {each: told[each] for each in _PLAIN if told[each]}
    number, written = sum(plain.values()), told.total() - told[Evidence.NONE]
    if number < _LEAST_PLAIN or number * 2 < written or len(plain) > 1:
        return None
    return _PLAIN[next(iter(plain))]


def years_in_doubt(rows: Sequence[Row], dated: Iterable[int], today: date) -> frozenset[int]:
    """The columns in whose dates of three pairs of figures the year may stand first.

    One date that lies in the last years only so ("24-02-01") puts the others in doubt, unless
    another can only have it last.
    """
    found: set[int] = set()
    for column in set(dated):
        texts = column_texts(rows, column)
        stands = {year_stands(text, today) for text in texts if "-" in text}
        if YearStands.LIKELY_FIRST in stands and YearStands.LAST not in stands:
            found.add(column)
    return frozenset(found)


def _refuse_month_first_elsewhere(
    sheet: Sheet, rows: Sequence[Row], evidence: dict[int, Evidence], headings: Sequence[str]
) -> None:
    """Raise where dates that could be either stand in a sheet that looks American."""
    width = max((len(row.cells) for row in rows), default=0)
    american = any(map(names_month_first, headings)) or any(
        order_evidence(column_texts(rows, column)) in (Evidence.MONTH_FIRST, Evidence.BOTH)
        for column in range(width)
        if column not in evidence
    )
    if american:
        column = min(c for c, found in evidence.items() if found == Evidence.EITHER)
        raise _doubt(sheet, rows, column, headings)


def as_value(cell: Cell) -> Value:
    """A cell as a date could be read from it; an error cell is nothing."""
    if isinstance(cell, WorkedOutDay):
        return date(cell.year, cell.month, cell.day)
    return None if isinstance(cell, ErrorCell) else cell


_EXAMPLES = 3


def _examples(rows: Iterable[Row], column: int) -> tuple[str, ...]:
    """Dates that could be read in either order, or else in one order alone."""
    texts = column_texts(rows, column)
    either = [text for text in texts if order_evidence((text,)) is Evidence.EITHER]
    one = [
        text for text in texts if order_evidence((text,)) not in (Evidence.EITHER, Evidence.NONE)
    ]
    return tuple((either or one)[:_EXAMPLES])


def _doubt(
    sheet: Sheet, rows: Sequence[Row], column: int, headings: Sequence[str]
) -> DateOrderInDoubt:
    return DateOrderInDoubt(
        "In column {column} ({heading}) of {sheet} it is not certain whether the day or the month "
        "comes first: say so with --dates dmy, --dates mdy or --dates iso. Nothing was taken in.",
        _examples(rows, column),
        column=column_letter(column),
        heading=" ".join(headings[column].split()) if column < len(headings) else "",
        sheet=sheet.name,
    )
