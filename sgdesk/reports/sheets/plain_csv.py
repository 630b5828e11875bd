"""Rows as CSV that any spreadsheet opens: UTF-8 with its mark, quoted, and never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from sgdesk.reports.text.plain import guarded


def plain_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One table; nothing is written for what is not there."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_cell(each) for each in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int | float) else guarded(str(value))
