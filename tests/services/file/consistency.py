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
"""A row a requirement: required, the six states, completed, percent, and ever completed.

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
    "Ever completed",
)
_SECTIONS = ("requirements",)
_GROUPED = ("by_role", "by_group")
_BY_KIND = ("by_kind",)


def of_window(columns: Sequence[Column[R]], rows: Sequence[R]) -> Numbers:
    """What the cells of a table of the window show."""
    model = RowsModel(columns, rows)
    places = {column.title: place for place, column in enumerate(model.columns)}
    shown = [
        [str(model.index(row, places[heading]).data()) for heading in _HEADINGS]
        for row in range(model.rowCount())
    ]
    return [
        (*(_number(cell) for cell in row[:-2]), _tenths(row[-2]), _number(row[-1])) for row in shown
    ]


def _number(cell: str) -> int:
    return int(cell.replace(",", ""))


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
    return (*counts, _tenths(str(row["percent"])), int(str(row["ever_completed"])))


def of_xlsx(content: bytes) -> Numbers:
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Summary"]
    found: Numbers = []
    for row in sheet.iter_rows(min_row=5, values_only=True):
        if row[0] is None or row[0] == "People":
            break
        *counts, _, percent, ever = row[2:13]
        share = round(percent * 1000) if isinstance(percent, (int, float)) else -1
        found.append((*(int(str(cell)) for cell in counts), share, int(str(ever))))
    return found


class _Tables(HTMLParser):
    def __init__(self, content: bytes, wanted: str) -> None:
        super().__init__()
        self.section = ""
        self.wanted = wanted
        self.rows: list[list[str]] = []
        self._cell = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the section and open cells."""
        if tag == "section":
            self.section = dict(attrs).get("aria-labelledby") or ""
        elif tag == "tr" and self.section == self.wanted:
            self.rows.append([])
        elif tag == "td" and self.section == self.wanted:
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        self._cell = self._cell and tag != "td"

    def handle_data(self, data: str) -> None:
        """Add to the open cell."""
        if self._cell:
            self.rows[-1][-1] += data


def of_html(content: bytes, section: str = "requirements") -> Numbers:
    rows = [row for row in _Tables(content, section).rows if len(row) > 1]  # else a note across
    return [
        (*(int(cell) for cell in (*row[:7], row[7].split()[0])), _tenths(row[8]), int(row[9]))
        for row in rows
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
            found.append((*counts, _tenths(words[place + 2]), int(words[place + 3])))
    return found


def everywhere(document: ReturnDocument, files: dict[str, bytes]) -> dict[str, Numbers]:
    """The numbers by where they stand; what nobody is asked for has no row where people read."""
    window = of_window(tables.requirement_columns(document), document.requirements)
    asked = sum(each.counts.required > 0 for each in document.requirements)
    return {
        "window": _asked(window),
        "json": _asked(of_json(files["summary.json"])),
        "csv": _asked(of_csv(files["summary.csv"])),
        "xlsx": of_xlsx(files["summary.xlsx"]),
        "html": of_html(files["summary.html"]),
        "pdf": of_pdf(files["summary.pdf"], asked),
    }


def _asked(rows: Numbers) -> Numbers:
    return [row for row in rows if row[0]]


def kinds_everywhere(files: dict[str, bytes]) -> dict[str, Numbers]:
    """The numbers by kind of person, by where they stand; the window has them in no table."""
    return {
        "json": of_json(files["summary.json"], _BY_KIND),
        "csv": of_csv(files["summary.csv"], _BY_KIND),
        "html": of_html(files["summary.html"], "by_kind"),
    }


def first_page_everywhere(files: dict[str, bytes]) -> dict[str, list[str]]:
    """The lines of the first page, by where they stand, with their white space made one."""
    made = json.loads(files["summary.json"])
    rows = csv.DictReader(io.StringIO(files["summary.csv"].decode("utf-8-sig"), newline=""))
    book = openpyxl.load_workbook(io.BytesIO(files["summary.xlsx"]), data_only=True)
    cells = [str(row[1]) for row in book["First page"].iter_rows(min_row=5, values_only=True)]
    lines = [line for row in made["first_page"] for line in row["lines"]] + made["notes"]
    page, paper = _words_of_html(files["summary.html"]), _words_of_pdf(files["summary.pdf"])
    return {
        "json": lines,
        "csv": [row["text"].removeprefix("'") for row in rows if row["section"] == "first_page"],
        "xlsx": cells[: len(lines)],
        "html": [line for line in lines if _spaced(line) in page],
        "pdf": [line for line in lines if _spaced(line) in paper],
    }


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _words_of_html(content: bytes) -> str:
    reader = _Words()
    reader.feed(content.decode())
    return _spaced(" ".join(reader.words))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep what is read aloud."""
        self.words.append(data)


def _words_of_pdf(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return _spaced(text)


def grouped_everywhere(document: ReturnDocument, files: dict[str, bytes]) -> dict[str, Numbers]:
    """The numbers by role, then by group, by where they stand."""
    columns = tables.grouped_columns("Row")
    return {
        "window": of_window(columns, (*document.by_role, *document.by_group)),
        "json": of_json(files["summary.json"], _GROUPED),
        "csv": of_csv(files["summary.csv"], _GROUPED),
    }
