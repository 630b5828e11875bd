"""What was refused or passed over, as a sheet to work through."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from sgdesk.data.file.disk.files import write_file
from sgdesk.services.imports.reading.values import RowProblem
from sgdesk.services.imports.whereabouts import SheetPlaces

_HEADINGS = ("row", "column", "value", "reason")
_NAMED = ("row", "column", "person", "heading", "value", "reason")


def save_problems(
    path: Path, problems: Sequence[RowProblem], places: SheetPlaces | None = None
) -> Path:
    """Write the problems as CSV that a spreadsheet program opens without running anything in it.

    With the ``places`` of the sheet, whose each row is and the heading over each column.
    Raises :class:`~sgdesk.domain.errors.InputError` where the file cannot be written.
    """
    from sgdesk.reports.text.plain import guarded

    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEADINGS if places is None else _NAMED)
    for each in problems:
        row = "" if each.row is None else each.row
        where = places.of(each) if places is not None else None
        named = [guarded(where.person), guarded(where.heading)] if where is not None else []
        writer.writerow([row, each.column or "", *named, guarded(each.value), each.reason])
    return write_file(path, stream.getvalue().encode("utf-8-sig"))
