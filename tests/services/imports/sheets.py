"""Sheets for tests, written as rows of cells."""

from collections.abc import Sequence
from datetime import date

from sgdesk.data.sheets import Cell, Row, Sheet

TODAY = date(2026, 11, 23)


def sheet(*rows: Sequence[Cell], first: int = 1) -> Sheet:
    """A sheet whose rows are numbered from ``first``; an empty row is blank, and counts."""
    numbered = (Row(number, tuple(cells)) for number, cells in enumerate(rows, start=first))
    return Sheet("People", tuple(row for row in numbered if any(c is not None for c in row.cells)))
