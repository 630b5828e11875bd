"""What notes about somebody say that is entered elsewhere, and on which day they say it was."""

from sgdesk.domain.dates import month_end
from sgdesk.domain.datetext import is_month_alone, read_date
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.people.said.notes import NoteTells, tells_of
from sgdesk.services.imports.reading.cells.row_cells import RowCells
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.values import LEAVE, ProblemCode

_STARTS = frozenset({Field.STARTED, Field.ROLE_START})
_TELLING = {
    NoteTells.AWAY: ProblemCode.NOTE_OF_LEAVE,
    NoteTells.TRAINING: ProblemCode.NOTE_OF_TRAINING,
    NoteTells.START: ProblemCode.NOTE_OF_START,
}


class NotesSaid(RowCells):
    """Looks through the notes of a row; makes nothing of them by itself."""

    _notes_of_one: tuple[int, ...]
    """The columns in which notes about somebody may stand."""
    _worded_notes: frozenset[int]
    """Those of them that are called so."""

    def _tell_of_notes(self) -> None:
        """Note what notes about people may hold that is entered elsewhere: a leave, training."""
        if self._left_said is not None:
            return
        for column in self._notes_of_one:
            cell = self._at(column)
            if column not in self._worded_notes or not isinstance(cell, str):
                continue
            told = tells_of(cell) if private_words(cell) is None else None
            is_known = told is NoteTells.START and not _STARTS.isdisjoint(self._fields)
            if told is not None and not is_known:
                self._note(column, _TELLING[told])

    def _last_day_said(self, words: str) -> str:
        """The day that words of leaving name, to be confirmed; of a month alone its last one."""
        reading = read_date(words, self._with.order, self._with.today)
        if reading.value is None:
            return LEAVE
        day = month_end(reading.value) if is_month_alone(reading) else reading.value
        return day.isoformat() if day <= self._with.today else LEAVE
