"""Made sheets as files: workbooks, and text in several encodings."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from .canvas import ODD, Fault, Form, Look, Made, Serial, Spot, Value


def write(made: Made, folder: Path) -> Path:
    """Write a sheet under a name that says which it is."""
    ending = "xlsx" if made.form.workbook else "csv"
    path = folder / f"{made.layout}-{made.seed}.{ending}"
    if any(look.formula for look in made.looks.values()):
        _write_workbook(made.rows, path, made.looks)
        return path
    if made.looks or made.merged:
        _write_looks(made, path)
        return path
    return write_rows(made.rows, made.form, path)


def _write_looks(made: Made, path: Path) -> None:
    """A workbook with formats, strokes, comments and merged cells of its own."""
    book = Workbook()
    page = book.worksheets[0]
    below = {spot for area in made.merged for spot in _spots(area)[1:]}
    for row, cells in enumerate(made.rows):
        for column, value in enumerate(cells):
            look = made.looks.get((row, column), Look())
            if (row, column) in below or (value is None and look.day is None):
                continue
            cell = page.cell(row + 1, column + 1)
            held = value if look.day is None else look.day
            cell.value = held.text if isinstance(held, Fault | Serial) else held
            if isinstance(held, date):
                timed = isinstance(held, datetime)
                cell.number_format = "dd/mm/yyyy hh:mm" if timed else look.code
            if look.struck:
                cell.font = Font(strike=True)
            if look.comment:
                cell.comment = Comment(look.comment, "Jan Clerk")
    for (top, left), (bottom, right) in made.merged:
        page.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    book.save(path)


def _spots(area: tuple[Spot, Spot]) -> list[Spot]:
    (top, left), (bottom, right) = area
    return [(row, c) for row in range(top, bottom + 1) for c in range(left, right + 1)]


def write_rows(rows: tuple[tuple[Value, ...], ...], form: Form, path: Path) -> Path:
    """Write cells as a file of that form."""
    if form.workbook:
        _write_workbook(rows, path)
    else:
        path.write_bytes(_as_bytes(rows, form))
    return path


def _write_workbook(
    rows: tuple[tuple[Value, ...], ...], path: Path, looks: Mapping[Spot, Look] | None = None
) -> None:
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        page = book.add_worksheet("Training")
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        times = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                look = (looks or {}).get((row, column), Look())
                if look.formula and isinstance(value, date):
                    serial = (value - date(1899, 12, 30)).days
                    page.write_formula(row, column, look.formula, days, serial)
                elif isinstance(value, Fault):
                    page.write_formula(row, column, "=NA()", None, value.text)
                elif isinstance(value, Serial):
                    page.write_number(row, column, value.number, days)
                elif isinstance(value, datetime):
                    page.write_datetime(row, column, value, times)
                elif isinstance(value, date):
                    page.write_datetime(row, column, value, days)
                elif isinstance(value, str):
                    page.write_string(row, column, value)
                elif value is not None:
                    page.write(row, column, value)


class _AllQuoted(csv.excel):
    """Every cell in quotation marks."""

    quoting = csv.QUOTE_ALL


def _as_bytes(rows: tuple[tuple[Value, ...], ...], form: Form) -> bytes:
    stream = io.StringIO(newline="")
    if form.bare:
        lines = (form.separator.join(as_text(value) for value in row) for row in rows)
        stream.write("".join(f"{line}\r\n" for line in lines))
    else:
        dialect = _AllQuoted if form.quoted else csv.excel
        writer = csv.writer(stream, dialect, delimiter=form.separator)
        writer.writerows([as_text(value) for value in row] for row in rows)
    return stream.getvalue().encode(form.encoding).replace(ODD.encode("utf-8"), b"\x92")


def as_text(value: Value) -> str:
    """A cell as a file of text holds it, as British spreadsheet programs write them."""
    if value is None:
        return ""
    if isinstance(value, Fault | Serial):
        return value.text
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).upper() if isinstance(value, bool) else str(value)
