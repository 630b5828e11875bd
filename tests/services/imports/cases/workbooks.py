"""Workbooks as people keep them, made for one case, and what an import says of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from .trying import Came

Value = str | int | date | None
DAY = date(2024, 6, 4)
TRACKER = ("Name", "Role", "Level 1", "Level 2")


def workbook(
    folder: Path,
    *rows: Sequence[Value],
    formats: Mapping[str, str] | None = None,
    struck: Sequence[str] = (),
    comments: Mapping[str, str] | None = None,
    merged: Sequence[str] = (),
    hidden: Sequence[int] = (),
) -> Path:
    """A workbook of these rows; every date is shown day first unless ``formats`` says otherwise."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, date):
                cell.number_format = (formats or {}).get(cell.coordinate, "dd/mm/yyyy")
    for place in struck:
        sheet[place].font = Font(strike=True)
    for place, text in (comments or {}).items():
        sheet[place].comment = Comment(text, "Jan Clerk")
    for area in merged:
        sheet.merge_cells(area)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    path = folder / "kept.xlsx"
    book.save(path)
    return path


def asked(came: Came) -> dict[str, list[tuple[int | None, str | None]]]:
    """The cells of every question, by its key."""
    return {each.id: [(c.row, c.column) for c in each.cells] for each in came.report.questions}


def listed(came: Came) -> set[tuple[int | None, str | None, str]]:
    """Everything refused or noted: row, column and code."""
    found = (*came.report.refused, *came.report.notes)
    return {(each.row, each.column, each.code.value) for each in found}
