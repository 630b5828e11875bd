"""The numbers of one return as every file of it gives them, read by other readers."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import TypeVar

import openpyxl
import pypdfium2

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.ui.returns import tables
from sgdesk.ui.widgets import Column, RowsModel

R = TypeVar("R")
Numbers = list[tuple[int, ...]]
"""A row a requirement: required, the six states in the order of the tables, completed, percent.

The percentage is in tenths, and -1 where nobody counts.
"""

_JSON = ("required", "exempt", "in_date", "due_soon", "overdue", "new_starter", "not_done")


_HEADINGS = (
    "Required",
    "Exempt",
    "In date",
    "Due soon",
    "Overdue",
    "New starter",
    "Not done",
    "Completed",
    "Percent",
)
_SECTIONS = ("requirements",)
_GROUPED = ("by_role", "by_group")


def of_window(columns: Sequence[Column[R]], rows: Sequence[R]) -> Numbers:
    """What the cells of a table of the window show."""
    model = RowsModel(columns, rows)
    places = {column.title: place for place, column in enumerate(model.columns)}
    shown = [
        [str(model.index(row, places[heading]).data()) for heading in _HEADINGS]
        for row in range(model.rowCount())
    ]
    return [(*(int(cell.replace(",", "")) for cell in row[:-1]), _tenths(row[-1])) for row in shown]


def _tenths(text: str) -> int:
    """``94.4%`` as 944, "n/a" and nothing as -1."""
    plain = text.replace("\xa0", " ").removesuffix("%").strip()
    return -1 if plain in ("", "n/a", "None") else round(float(plain) * 10)


def of_json(content: bytes, sections: Sequence[str] = _SECTIONS) -> Numbers:
    found = json.loads(content)
    return [_plain(row) for section in sections for row in found[section]]


def of_csv(content: bytes, sections: Sequence[str] = _SECTIONS) -> Numbers:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [_plain(row) for each in sections for row in rows if row["section"] == each]


def _plain(row: Mapping[str, object]) -> tuple[int, ...]:
    counts = (int(str(row[key])) for key in (*_JSON, "completed"))
    return (*counts, _tenths(str(row["percent"])))


def of_xlsx(content: bytes) -> Numbers:
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Summary"]
    found: Numbers = []
    for row in sheet.iter_rows(min_row=5, values_only=True):
        if row[0] is None or row[0] == "People":
            break
        *counts, _, percent = row[2:12]
        share = round(percent * 1000) if isinstance(percent, (int, float)) else -1
        found.append((*(int(str(cell)) for cell in counts), share))
    return found


class _Tables(HTMLParser):
    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.section = ""
        self.rows: list[list[str]] = []
        self._cell = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the section and open cells."""
        if tag == "section":
            self.section = dict(attrs).get("aria-labelledby") or ""
        elif tag == "tr" and self.section == "requirements":
            self.rows.append([])
        elif tag == "td" and self.section == "requirements":
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        self._cell = self._cell and tag != "td"

    def handle_data(self, data: str) -> None:
        """Add to the open cell."""
        if self._cell:
            self.rows[-1][-1] += data


def of_html(content: bytes) -> Numbers:
    rows = [row for row in _Tables(content).rows if row]
    return [
        (*(int(cell) for cell in (*row[:7], row[7].split()[0])), _tenths(row[8])) for row in rows
    ]


def of_pdf(content: bytes, requirements: int) -> Numbers:
    """The rows that end in "n of N" and a percentage, as many as there are requirements."""
    pdf = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    words = text[text.index("By requirement") :].replace("\xa0", " ").split()
    found: Numbers = []
    for place, word in enumerate(words):
        if len(found) == requirements:
            break
        before = words[place - 8 : place - 1]
        if word == "of" and len(before) == 7 and all(each.isdecimal() for each in before):
            counts = (int(each) for each in (*before, words[place - 1]))
            found.append((*counts, _tenths(words[place + 2])))
    return found


def everywhere(document: ReturnDocument, files: dict[str, bytes]) -> dict[str, Numbers]:
    """The numbers by where they stand."""
    return {
        "window": of_window(tables.requirement_columns(document), document.requirements),
        "json": of_json(files["summary.json"]),
        "csv": of_csv(files["summary.csv"]),
        "xlsx": of_xlsx(files["summary.xlsx"]),
        "html": of_html(files["summary.html"]),
        "pdf": of_pdf(files["summary.pdf"], len(document.requirements)),
    }


def grouped_everywhere(document: ReturnDocument, files: dict[str, bytes]) -> dict[str, Numbers]:
    """The numbers by role, then by group, by where they stand."""
    columns = tables.grouped_columns("Row")
    return {
        "window": of_window(columns, (*document.by_role, *document.by_group)),
        "json": of_json(files["summary.json"], _GROUPED),
        "csv": of_csv(files["summary.csv"], _GROUPED),
    }
