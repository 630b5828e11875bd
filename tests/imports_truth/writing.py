"""Made sheets as files: workbooks, and text in several encodings."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from .canvas import ODD, Fault, Form, Made, Serial, Value


def write(made: Made, folder: Path) -> Path:
    """Write a sheet under a name that says which it is."""
    ending = "xlsx" if made.form.workbook else "csv"
    path = folder / f"{made.layout}-{made.seed}.{ending}"
    return write_rows(made.rows, made.form, path)


def write_rows(rows: tuple[tuple[Value, ...], ...], form: Form, path: Path) -> Path:
    """Write cells as a file of that form."""
    if form.workbook:
        _write_workbook(rows, path)
    else:
        path.write_bytes(_as_bytes(rows, form))
    return path


def _write_workbook(rows: tuple[tuple[Value, ...], ...], path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        page = book.add_worksheet("Training")
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        times = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, Fault):
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
