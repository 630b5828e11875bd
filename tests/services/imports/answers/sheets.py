"""Sheets as Microsoft Forms and Google Forms write them."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from pathlib import Path

from openpyxl import Workbook

EVALUATION = (
    "How satisfied are you with the course?",
    "How relevant was it to what you do here?",
    "How much did you know before?",
    "How much do you know now?",
    "What have you learned?",
    "What will you do with it?",
)
"""Our own wording of the end-of-course form."""

SENT = datetime(2025, 12, 1, 19, 41, 22)


def microsoft(path: Path, asked: Sequence[str], *rows: Sequence[object]) -> Path:
    """A workbook of Microsoft Forms; a row is e-mail, name, and the answers."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append(["ID", "Start time", "Completion time", "Email", "Name", *asked])
    for number, row in enumerate(rows, start=1):
        begun = SENT.replace(minute=number % 60)
        sheet.append([number, begun, begun.replace(second=59), *row])
    book.save(path)
    return path


def google(path: Path, headings: Sequence[str], *rows: Sequence[str]) -> Path:
    """A CSV file of Google Forms."""
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(["Timestamp", *headings])
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
