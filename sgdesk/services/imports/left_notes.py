"""Columns of notes that are left out, and can be kept in the notes of their people."""

from sgdesk.services.imports.importing import ImportReport
from sgdesk.services.imports.reading.columns import A_NOTE, Means
from sgdesk.services.imports.reading.headings.fields import words_notes
from sgdesk.services.imports.reading.values import SheetKind

_SHAPES = (SheetKind.PEOPLE, SheetKind.TRACKER)
"""A list of training keeps its notes with the training."""


def left_notes(report: ImportReport) -> dict[str, str]:
    """The heading of each such column by its letters; of a dry run, which keeps what was read."""
    tables = report.reading.tables if report.reading is not None else ()
    return {
        each.letter: each.heading
        for columns in tables
        if columns.shape in _SHAPES
        for each in columns.columns
        if each.means is Means.ASIDE and words_notes(each.heading)
    }


def as_notes(report: ImportReport) -> dict[str, str]:
    """What to say of the columns, by letter, so that they are kept."""
    return dict.fromkeys(left_notes(report), A_NOTE)
