"""The numbers of one return as every file of it gives them, read by other readers."""

import csv
import io
import json
from html.parser import HTMLParser

import openpyxl
import pypdfium2

from sgdesk.domain.returns import ReturnDocument
from sgdesk.domain.tallies import Counts

Numbers = list[tuple[int, ...]]
"""Required, the six states in the order of the tables, and completed, a row a requirement."""

_JSON = ("required", "exempt", "in_date", "due_soon", "overdue", "new_starter", "not_done")


def of_document(document: ReturnDocument) -> Numbers:
    """What the window's model shows."""
    return [_row(each.counts) for each in document.requirements]


def _row(counts: Counts) -> tuple[int, ...]:
    return (*(int(getattr(counts, key)) for key in _JSON), counts.completed)


def of_json(content: bytes) -> Numbers:
    rows = json.loads(content)["requirements"]
    return [tuple(row[key] for key in (*_JSON, "completed")) for row in rows]


def of_csv(content: bytes) -> Numbers:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [
        tuple(int(row[key]) for key in (*_JSON, "completed"))
        for row in rows
        if row["section"] == "requirements"
    ]


def of_xlsx(content: bytes) -> Numbers:
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Summary"]
    found: Numbers = []
    for row in sheet.iter_rows(min_row=5, values_only=True):
        if row[0] is None or row[0] == "People":
            break
        found.append(tuple(int(str(cell)) for cell in row[2:10]))
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
    return [tuple(int(cell) for cell in (*row[:7], row[7].split()[0])) for row in rows]


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
            found.append(tuple(int(each) for each in (*before, words[place - 1])))
    return found


def everywhere(document: ReturnDocument, files: dict[str, bytes]) -> dict[str, Numbers]:
    """The numbers by where they stand."""
    return {
        "window": of_document(document),
        "json": of_json(files["summary.json"]),
        "csv": of_csv(files["summary.csv"]),
        "xlsx": of_xlsx(files["summary.xlsx"]),
        "html": of_html(files["summary.html"]),
        "pdf": of_pdf(files["summary.pdf"], len(document.requirements)),
    }
