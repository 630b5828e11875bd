"""What the commands print: plain tables, CSV and JSON."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence

from sgdesk.domain.text import in_one_line


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def print_rows(headings: Sequence[str], rows: Iterable[Sequence[object]], form: str) -> None:
    """Rows as CSV, or as a table with columns wide enough for what stands in them."""
    texts = [[_text(value) for value in row] for row in rows]
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([list(headings), *([_guarded(cell) for cell in row] for row in texts)])
        return
    texts = [[in_one_line(cell) for cell in row] for row in texts]
    widths = [max(len(row[place]) for row in [headings, *texts]) for place in range(len(headings))]
    for row in [headings, ["-" * width for width in widths], *texts]:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r＝＋－＠") and cell[:1] else cell
