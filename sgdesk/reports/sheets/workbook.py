"""A workbook of plain tables, each with its chart under it; what people wrote stays text.

A chart that would be parted between two printed pages has a sheet of its own after the table.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from sgdesk.domain.dates import long_date
from sgdesk.reports.sheets.worksheet import (
    FIRST_ROW,
    HEADING_ROW,
    PrintPage,
    formats_of,
    set_up_print,
)

_DECIMAL = {"valign": "top", "bottom": 1, "bottom_color": "#C4CBD0", "num_format": "0.0"}

Cell = str | int | float | date | None


SHADES = ("#FFFFFF", "#DFE4E6", "#A9B4B9", "#6A777E", "#2B363C")
"""From 1 to 5, apart on a grey print."""

_DARK = frozenset(SHADES[3:])
"""Shades on which a figure is white."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table: text columns first, the last ``numbers`` columns hold figures."""

    name: str
    how: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    numbers: int = 0
    chart: "Chart | None" = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart under a table, in shades that print in grey.

    ``across`` draws the last row over the headings of ``columns``; otherwise each row is a bar
    that is stacked from the columns, labelled by the column ``labels``.
    """

    columns: tuple[int, int]
    labels: int = 0
    across: bool = False
    shades: tuple[str, ...] = SHADES


def make_book(title: str, whose: str, as_at: date, sheets: Iterable[TableSheet]) -> bytes:
    """The bytes of the workbook, a worksheet for each table; equal tables give equal bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = f"As at {long_date(as_at)}"
    created = datetime.combine(as_at, time(), UTC)
    book.set_properties({"title": f"{title}. {day}", "created": created})
    formats = formats_of(book) | {"decimal": book.add_format(dict(_DECIMAL))}
    for sheet in sheets:
        page = PrintPage(book.add_worksheet(sheet.name), formats, sheet.widths)
        lines = ((f"{title}: {sheet.name.lower()}", "title"), (whose, "bold"), (sheet.how, "quiet"))
        page.set_up(lines, (title, day))
        page.headings(sheet.headings, len(sheet.rows), numbers=sheet.numbers)
        for place, cells in enumerate(sheet.rows, FIRST_ROW):
            _write_row(page, place, cells)
        if sheet.chart and sheet.rows:
            _draw(book, page, sheet, sheet.chart, (title, day))
    book.close()
    return out.getvalue()


def _draw(
    book: xlsxwriter.Workbook,
    page: PrintPage,
    sheet: TableSheet,
    wanted: Chart,
    called: tuple[str, str],
) -> None:
    """Put the chart under the table, as wide as a printed page, or on a page of its own."""
    high = 300 if wanted.across else 120 + 26 * len(sheet.rows)
    chart = _chart(book, sheet, wanted)
    if page.height_to(_last_row(sheet) + 2) + high * _POINTS <= page.page_height:
        chart.set_size({"width": 900, "height": high})
        page.sheet.insert_chart(_last_row(sheet) + 2, 0, chart)
        return
    alone = book.add_chartsheet(f"{sheet.name}, drawn")
    chart.set_title({"name": f"{called[0]}: {sheet.name.lower()}", "overlay": False})
    alone.set_chart(chart)
    set_up_print(alone, called)


_POINTS = 0.75
"""In a pixel of a chart's size."""


def _chart(book: xlsxwriter.Workbook, sheet: TableSheet, wanted: Chart) -> Any:
    """The chart; its figures are measured from nought, or a bar would be longer than its part."""
    plain: dict[str, Any] = {"major_gridlines": {"visible": False}}
    from_nought = {**plain, "min": 0}
    if wanted.across:
        chart = book.add_chart({"type": "column"})
        chart.add_series(_columns(sheet, wanted))
        chart.set_legend({"none": True})
        chart.set_x_axis(plain)
        chart.set_y_axis(from_nought)
    else:
        chart = book.add_chart({"type": "bar", "subtype": "stacked"})
        first, until = wanted.columns
        for column, shade in zip(range(first, until + 1), wanted.shades, strict=True):
            chart.add_series(_stretch(sheet, wanted.labels, column, shade))
        chart.set_legend({"position": "top"})
        chart.set_x_axis(from_nought)
        chart.set_y_axis({"reverse": True, **plain})
    return chart


def _last_row(sheet: TableSheet) -> int:
    return FIRST_ROW + len(sheet.rows) - 1


def _columns(sheet: TableSheet, wanted: Chart) -> dict[str, Any]:
    """The last row as columns over the headings."""
    (first, until), last = wanted.columns, _last_row(sheet)
    return {
        "name": [sheet.name, last, 0],
        "categories": [sheet.name, HEADING_ROW, first, HEADING_ROW, until],
        "values": [sheet.name, last, first, last, until],
        "fill": {"color": SHADES[-2]},
        "data_labels": {"value": True},
        "gap": 60,
    }


def _stretch(sheet: TableSheet, labels: int, column: int, shade: str) -> dict[str, Any]:
    """One column as a stretch of every row's bar, its figure in it where it is not nought."""
    last = _last_row(sheet)
    return {
        "name": [sheet.name, HEADING_ROW, column],
        "categories": [sheet.name, FIRST_ROW, labels, last, labels],
        "values": [sheet.name, FIRST_ROW, column, last, column],
        "fill": {"color": shade},
        "border": {"color": "#56646C"},
        "data_labels": {
            "value": True,
            "num_format": "0;;",
            "font": {"color": "#FFFFFF" if shade in _DARK else "#1F2A30"},
        },
        "gap": 60,
    }


def _write_row(page: PrintPage, row: int, cells: Sequence[Cell]) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, str):
            page.put(row, column, value)
        elif isinstance(value, date):
            moment = datetime.combine(value, time())
            page.sheet.write_datetime(row, column, moment, page.formats["date"])
        elif value is not None:
            form = "decimal" if isinstance(value, float) else "number"
            page.sheet.write_number(row, column, value, page.formats[form])
        else:
            page.sheet.write_blank(row, column, None, page.formats["text"])
    page.make_room(row, [each if isinstance(each, str) else "" for each in cells])
