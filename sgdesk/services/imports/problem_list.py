"""What was refused or passed over, as a sheet to work through."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from sgdesk.data.file.disk.files import write_file
from sgdesk.services.imports.reading.values import RowProblem

_HEADINGS = ("row", "column", "value", "reason")


def save_problems(path: Path, problems: Sequence[RowProblem]) -> Path:
    """Write the problems as CSV that a spreadsheet program opens without running anything in it.

    Raises :class:`~sgdesk.domain.errors.InputError` where the file cannot be written.
    """
    from sgdesk.reports.text.plain import guarded

    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for each in problems:
        row = "" if each.row is None else each.row
        writer.writerow([row, each.column or "", guarded(each.value), each.reason])
    return write_file(path, stream.getvalue().encode("utf-8-sig"))
