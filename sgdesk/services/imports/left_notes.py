"""Columns of notes that are left out, and can be kept in the notes of their people."""

from typing import TYPE_CHECKING

from sgdesk.services.imports.reading.columns import A_NOTE, Column, Means
from sgdesk.services.imports.reading.headings.fields import words_notes
from sgdesk.services.imports.reading.reader import SheetReading
from sgdesk.services.imports.reading.values import SheetKind

if TYPE_CHECKING:
    from sgdesk.services.imports.importing import ImportReport

_SHAPES = (SheetKind.PEOPLE, SheetKind.TRACKER)
"""A list of training keeps its notes with the training."""


def notes_columns(reading: SheetReading) -> tuple[Column, ...]:
    """Each such column of a sheet."""
    return tuple(
        each
        for columns in reading.tables
        if columns.shape in _SHAPES
        for each in columns.columns
        if each.means is Means.ASIDE and words_notes(each.heading)
    )


def left_notes(report: "ImportReport") -> dict[str, str]:
    """The heading of each such column by its letters; of a dry run, which keeps what was read."""
    found = notes_columns(report.reading) if report.reading is not None else ()
    return {each.letter: each.heading for each in found}


def as_notes(report: "ImportReport") -> dict[str, str]:
    """What to say of the columns, by letter, so that they are kept."""
    return dict.fromkeys(left_notes(report), A_NOTE)
