"""On which day a tick is: the one that stands over it, or the one that was given for all."""

from dataclasses import replace
from datetime import date

from sgdesk.data.sheets import cell_text
from sgdesk.domain.dates import day_words
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.asking import LEAVE_DAY_OUT, Asking, day_answered
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import (
    CellCode,
    CellKind,
    CellSays,
    read_completion_cell,
)
from sgdesk.services.imports.reading.cells.one_cell.of_which import NO, YES
from sgdesk.services.imports.reading.cells.row_cells import Reading
from sgdesk.services.imports.reading.cells.verdict_cells import VerdictCells
from sgdesk.services.imports.reading.rows import RowJudge, RowKind
from sgdesk.services.imports.reading.sections import Section
from sgdesk.services.imports.reading.values import LEAVE, Choice, ProblemCode, QuestionKind

_ON_THAT_DAY = (Choice(YES, "Yes, on that day"), Choice(NO, "No, leave them out"))
_TICKS = frozenset("yes y true tick x p 1 ✓ ✔ ☑ done attended present completed".split())
"""Words that say yes and no more: no note is kept of them."""


class TickCells(VerdictCells):
    """Gives ticks their day, or asks for it."""

    def __init__(self, reading: Reading, section: Section) -> None:
        super().__init__(reading, section)
        self._days: dict[int, frozenset[date]] = {}

    def _on_day_held(self, column: int, said: CellSays) -> CellSays | None:
        """A tick as a cell with the day that stands over it; any other cell as it is.

        Among cells with other days it is asked whether a tick is of that day: None, and listed,
        where nobody said that it is.
        """
        held = self._with.held.get(column) or self._day_beside(column, said)
        ticked = said.kind in (CellKind.YES_WITHOUT_DATE, CellKind.ASK) and said.day is None
        if held is None or not ticked:
            return said
        if held.kind not in (CellKind.DONE, CellKind.MONTH, CellKind.ASK) or held.day is None:
            ahead_or_gone = held.code in (CellCode.AFTER_TODAY, CellCode.BEFORE_1950)
            code = held.code if ahead_or_gone else CellCode.HEADING
            return replace(held, kind=CellKind.LISTED, day=None, code=code)
        if not self._days_of(column) <= {held.day} and not self._was_on_day_held(column, held):
            return None
        kind = CellKind.ASK if said.kind is CellKind.ASK else CellKind.DONE
        if kind is CellKind.DONE and held.month_alone:
            kind = CellKind.MONTH
        note = "" if fold(said.note) in _TICKS else said.note
        month, formula = held.month_alone, held.formula
        return CellSays(kind, held.day, note, said.word, None, month, formula=formula)

    def _was_on_day_held(self, place: int, held: CellSays) -> bool:
        """Whether it was said that a tick without a day of its own is of the day over it."""
        if held.day is None:
            return False
        heading = self._columns.heading(place)
        day = day_words(held.day, month_only=held.month_alone)
        day = f"in {day}" if held.month_alone else f"on {day}"
        where = self._where(place)
        asks = f"“{where.value}” stands under “{heading}” without a day of its own. Was it {day}?"
        about = f"{heading} {day}"
        answer = self._with.asking.answer(
            QuestionKind.WORD, about, where, asks, _ON_THAT_DAY, once=True
        )
        if answer != YES:
            left = answer != LEAVE
            self._refuse(place, ProblemCode.LEFT_OUT if left else ProblemCode.ASKED_WORD)
        return answer == YES

    def _day_beside(self, column: int, said: CellSays) -> CellSays | None:
        """The day of a tick that none stands over: that of its row, or the one given for all."""
        place = self._columns.row_day
        if place is None:
            return self._day_given(column, said)
        cell = self._at(place)
        if not cell_text(cell):
            return None
        return read_completion_cell(cell, self._with.order_of(place), self._with.today)

    def _day_given(self, column: int, said: CellSays) -> CellSays | None:
        """The day that was given for the ticks of a column in which no date stands at all."""
        if said.kind is not CellKind.YES_WITHOUT_DATE or self._days_of(column):
            return None
        heading = self._columns.heading(column)
        asks = (
            f"“{heading}” says yes, and no day stands in its column. If it was one day for all, "
            "which was it?"
        )
        where = self._where(column)
        answer = self._with.asking.answer(
            QuestionKind.DAY,
            heading,
            where,
            asks,
            LEAVE_DAY_OUT,
            once=True,
            latest=self._with.today,
        )
        day = day_answered(answer, self._with.today)
        return None if day is None else CellSays(CellKind.DONE, day)

    def _days_of(self, column: int) -> frozenset[date]:
        """The days that stand in a column in the rows of people; looked for once."""
        found = self._days.get(column)
        if found is None:
            found = self._days[column] = frozenset(self._look_for_days(column))
        return found

    def _look_for_days(self, column: int) -> set[date]:
        order, today = self._with.order_of(column), self._with.today
        judge = RowJudge(self._columns, Asking({}))
        days: set[date] = set()
        for row in self._columns.table.body:
            cell = row.cells[column] if column < len(row.cells) else None
            day = read_completion_cell(cell, order, today).day if cell is not None else None
            of_nobody = row.number in self._with.day_rows or day is None or day in days
            if day is not None and not of_nobody and judge.judge(row).kind not in _OF_NOBODY:
                days.add(day)
        return days


_OF_NOBODY = frozenset({RowKind.PASSED_OVER, RowKind.NOBODY, RowKind.BLANK})
