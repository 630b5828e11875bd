"""What one row says of completions: in a column for each course, or in cells of its own."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import compress

from sgdesk.data.sheets import ErrorCell, cell_text, column_letter, formula_of
from sgdesk.domain.datetext import read_date
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.reading.cells.one_cell.cell_figures import YearStands, year_stands
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import (
    FIRST_DAY,
    CellCode,
    CellKind,
    CellSays,
    commented,
    read_completion_cell,
)
from sgdesk.services.imports.reading.cells.one_cell.exchanged import as_meant, asked_order
from sgdesk.services.imports.reading.cells.one_cell.worked_out import (
    as_worked_out,
    in_a_year_not_shown,
)
from sgdesk.services.imports.reading.cells.remarks import may_say_no
from sgdesk.services.imports.reading.cells.row_cells import Reading, code_of
from sgdesk.services.imports.reading.cells.ticks import TickCells
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.words import NAMES, Field
from sgdesk.services.imports.reading.sections import Section
from sgdesk.services.imports.reading.values import (
    Completion,
    ProblemCode,
)

_WHO = frozenset({*NAMES, Field.TITLE, Field.REFERENCE, Field.EMAIL})
"""What says who somebody is, and nothing of what they completed."""
_PLAIN_NO = frozenset({"no", "n", "false"})
_NO_DATE = frozenset(
    {ProblemCode.WORDS_ONLY, ProblemCode.NO_COMPLETION, ProblemCode.YES_WITHOUT_DATE}
)
_WITH_COMMENT = frozenset({CellKind.DONE, CellKind.MONTH, CellKind.ASK})
_LATE = re.compile(r"\blate\b|\bdeadline\b", re.IGNORECASE)
"""What is kept of a yes in a column of states."""
_FIGURE = re.compile(r"[1-6](?:\.0)?")
_OF_LEVELS = re.compile(r"\blevels?\b")
_NO_SCORE = ProblemCode.NO_SCORE
_WITHOUT_DATE = {
    Says.YES: ProblemCode.YES_WITHOUT_DATE,
    Says.NO: ProblemCode.NO_COMPLETION,
    Says.NOT_YET: ProblemCode.NO_COMPLETION,
    Says.NOTHING: ProblemCode.WORDS_ONLY,
    Says.UNKNOWN: ProblemCode.WORDS_ONLY,
}


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    note: str
    month_only: bool


class CompletionCells(TickCells):
    """Reads the cells of a row that speak of what somebody completed."""

    def __init__(self, reading: Reading, section: Section) -> None:
        super().__init__(reading, section)
        self._who = {self._fields[name] for name in _WHO if name in self._fields}
        if any(self._is_signed(column) for column in reading.columns.statuses):
            self._who = set()  # initials are a yes beside one name, and none beside another
        self._commented = frozenset(row for row, _ in (*reading.comments, *reading.yearless))
        self._answered: dict[int, bool] = {}
        self._lists: dict[tuple[object, ...], tuple[Completion, ...]] = {}
        self._listed_in = section
        width = reading.columns.table.right
        self._beside = tuple(place not in self._who for place in range(width))
        self._lasts = reading.columns.duration is not None

    def _trains(self) -> bool:
        """Whether a row holds what somebody completed, whoever it is."""
        columns = [*self._columns.courses]
        if Field.COURSE in self._fields and self._text(Field.COURSE):
            columns += [each for each in [self._fields.get(Field.COMPLETED_ON)] if each is not None]
        return any(self._completes(column) for column in columns)

    def _completes(self, column: int) -> bool:
        said = self._said(column)
        has_day = column in self._with.held or self._columns.row_day is not None
        ticked = said.kind is CellKind.YES_WITHOUT_DATE and has_day
        return ticked or said.kind in _WITH_COMMENT

    def _said(self, column: int) -> CellSays:
        """What a cell says of a completion."""
        said = read_completion_cell(self._at(column), self._with.order_of(column), self._with.today)
        if column in self._with.years_in_doubt and said.day is not None:
            either = year_stands(cell_text(self._at(column)), self._with.today)
            if either is YearStands.EITHER:
                return CellSays(CellKind.LISTED, code=CellCode.YEAR_FIRST_OR_LAST)
        return said

    def _heeding(self, column: int, said: CellSays) -> CellSays:
        """The same with the comment on the cell: its note, or words that are asked about.

        That a comment is there which says what is not kept here is told with those not read.
        """
        if column in self._with.exchanged:
            heading, where = self._columns.heading(column), self._where(column)
            said = as_meant(said, self._at(column), heading, where, self._with.asking)
            if said.day is not None and said.day > self._with.today:
                said = CellSays(CellKind.LISTED, code=CellCode.AFTER_TODAY)
        said = self._in_its_order(column, said)
        if said.formula and said.may_be_done:
            heading, where = self._columns.heading(column), self._where(column)
            said = as_worked_out(said, heading, where, self._with.asking)
        if (self._row.number, column) in self._with.yearless and said.may_be_done:
            heading, where = self._columns.heading(column), self._where(column)
            said = in_a_year_not_shown(said, heading, where, self._with.asking)
        comment, place = self._comment(column), (self._row.number, column)
        if not comment and column in self._with.comments_over:
            over = self._with.comments_over[column]
            comment, place = over.value, (over.row or 0, column)
        if not comment or said.day is None or said.kind not in _WITH_COMMENT:
            return said
        if private_words(comment) is not None:
            return commented(said, comment) if may_say_no(comment) else said
        self.heeded.add(place)
        return commented(said, comment)

    def _in_its_order(self, column: int, said: CellSays) -> CellSays:
        """A day of a column whose dates plainly stand in another order than was said for all.

        It is asked once for the column which of the two holds; until then its days are listed.
        """
        own, base = self._with.order_of(column), self._with.order
        cell = self._at(column)
        if own is base or said.day is None or not isinstance(cell, str):
            return said
        other = read_completion_cell(cell, base, self._with.today)
        if other == said:
            return said
        heading, where = self._columns.heading(column), self._where(column)
        answer = asked_order(own, heading, where, self._with.asking)
        if answer is None:
            return CellSays(CellKind.LISTED, code=CellCode.OTHER_ORDER)
        return said if answer is own else other

    def _tracked(self) -> tuple[Completion, ...]:
        """The completions of a tracker's row."""
        row_says = self._row_outcome()
        self._denied = frozenset()
        if row_says is Outcome.COMPLETED and self._may_speak and self._trains():
            row_says = self._speaks_against()
        found: list[Completion] = []
        for column in self._columns.courses:
            done = self._tracked_cell(column, row_says)
            if done is not None:
                found.append(done)
            elif self._at(self._columns.ends.get(column, -1)) is not None:
                self._note(self._columns.ends[column], ProblemCode.END_NOT_READ)
        return tuple(found)

    def _tracked_cell(self, column: int, row_says: Outcome | None) -> Completion | None:
        """The completion in one cell; none, with a note or refusal, where there is none."""
        cell = self._at(column)
        if cell is None:
            return self._state_alone(column, row_says)
        said = self._said(column)
        if said.kind is CellKind.BLANK:
            return None
        on_day = self._on_day_held(column, said)
        if on_day is None:
            return None
        said = self._heeding(column, on_day)
        if said.day is None or said.kind in (CellKind.LISTED, CellKind.NO, CellKind.NOT_YET):
            self._list(column, code_of(said, cell), said.why)
            return None
        if not self._is_completed(column, said, row_says):
            return None
        month = said.month_alone
        if month:
            self._note(column, ProblemCode.DAY_NOT_KNOWN)
        return Completion(
            column_letter(column),
            self._columns.heading(column),
            self._columns.courses[column],
            said.day,
            Outcome.COMPLETED,
            self._kept_note(column, said.note),
            month,
            provider_expiry=self._end_of(column, said.day),
        )

    def _end_of(self, column: int, day: date) -> date | None:
        """The end of a certificate beside the day of its course; what is none of it is noted."""
        place = self._columns.ends.get(column, -1)
        cell = self._at(place)
        if cell is None:
            return None
        reading = read_date(as_value(cell), self._with.order_of(place), date.max)
        # What the sheet works out is no day that stands on a certificate.
        is_worked_out = bool(formula_of(cell))
        if reading.value is None or reading.note or reading.value < day or is_worked_out:
            self._note(place, ProblemCode.END_NOT_READ)
            return None
        return reading.value

    def _state_alone(self, column: int, row_says: Outcome | None) -> Completion | None:
        """What the words beside a blank day say: asked where a day stands over them, or noted."""
        place = self._columns.states.get(column, -1)
        state = self._lines(place)
        if not state:
            return None
        held = self._with.held.get(column)
        if held is None or held.day is None or says(state) is not Says.YES:
            self._note(place, _WITHOUT_DATE[says(state)])
            return None
        is_held = self._was_on_day_held(place, held) and column not in self._denied
        if not is_held or row_says is not Outcome.COMPLETED:
            return None
        return Completion(
            column_letter(place),
            self._columns.heading(column),
            self._columns.courses[column],
            held.day,
            Outcome.COMPLETED,
            month_only=held.month_alone,
            provider_expiry=self._end_of(column, held.day),
        )

    def _is_completed(self, column: int, said: CellSays, row_says: Outcome | None) -> bool:
        """Whether a day is one of a completion, by the words in its cell, beside it, in its row."""
        if said.kind is CellKind.ASK and not self._is_yes(column, said):
            return False
        place = self._columns.states.get(column, -1)
        if isinstance(self._at(place), ErrorCell):
            self._refuse(place, ProblemCode.ERROR_CELL)
            return False
        state = self._lines(place)
        if state and not self._state_is_yes(place, column, state):
            return False
        if not state and self._is_answered_elsewhere(place) and not self._blank_is_yes(column):
            return False
        if row_says is not Outcome.COMPLETED:
            code = self._why_not() if row_says else self._why_open()
            self._refuse(column, code, self._open_word if code is ProblemCode.ASKED_WORD else "")
        elif column in self._denied:
            self._refuse(column, ProblemCode.SAID_NO)
            return False
        return row_says is Outcome.COMPLETED

    def _is_answered_elsewhere(self, place: int) -> bool:
        """Whether other rows answer with yes or no beside their day, so that a blank is neither."""
        found = self._answered.get(place)
        if found is None:
            cells = (row.cells[place : place + 1] for row in self._columns.table.body)
            texts = (cell_text(cell) for row in cells for cell in row if place >= 0)
            found = any(says(text) is Says.YES or fold(text) in _PLAIN_NO for text in texts)
            self._answered[place] = found
        return found

    def _why_not(self) -> ProblemCode:
        """Who said that a row was not completed: its own words, or whoever was asked of them."""
        is_answered = self._row.number in self._answered_no
        return ProblemCode.ANSWERED_NO if is_answered else ProblemCode.SAID_NO

    def _why_open(self) -> ProblemCode:
        """Why it is open whether a row of a tracker was completed."""
        asked = any(self._one_outcome(*each) is None for each in self._statuses)
        lacks = not asked and self._reached() == [None]
        return _NO_SCORE if lacks else ProblemCode.ASKED_WORD

    def _listed(self) -> tuple[Completion, ...] | None:
        """The completion of a row of a list of training; None where the row is refused.

        It is worked out once for all rows of a section that say the same beside who it is. What is
        refused, noted or asked is each row's own, and so are a comment and how long somebody was
        there; where they signed, who they are belongs to it.
        """
        is_of_its_own = self._lasts or self._row.number in self._commented
        if is_of_its_own or self._words_for_marks():
            return self._listed_anew()
        if self._section is not self._listed_in:
            self._lists, self._listed_in = {}, self._section
        cells = self._row.cells
        beside = self._beside
        if len(cells) != len(beside):
            beside = tuple(place not in self._who for place in range(len(cells)))
        said = tuple(compress(cells, beside))
        key = (len(cells), said, tuple(map(type, said)))
        known = self._lists.get(key)
        if known is not None:
            return known
        asked = self._with.asking.times
        found = self._listed_anew()
        told = self._refused or self._notes or self._with.asking.times != asked
        if found is not None and not told:
            self._lists[key] = found
        return found

    def _listed_anew(self) -> tuple[Completion, ...] | None:
        course = self._course_said() or self._section.course
        if not course:
            is_asked = self._section.asked
            self._refuse_blank(
                Field.COURSE, ProblemCode.WHICH_COURSE if is_asked else ProblemCode.NO_COURSE
            )
        outcome = self._row_outcome()
        if outcome is None:
            column = self._first_unknown()
            failed = isinstance(self._at(column), ErrorCell)
            code = ProblemCode.UNKNOWN_OUTCOME if column in self._columns.statuses else _NO_SCORE
            self._refuse(column, ProblemCode.ERROR_CELL if failed else code)
        if outcome is Outcome.COMPLETED and self._may_speak:
            outcome = self._speaks_against()
            if outcome is None:
                of_course = self._fields.get(Field.COURSE)
                self._refuse(of_course, ProblemCode.ASKED_WORD, self._open_word)
        if outcome is Outcome.COMPLETED and not self._was_there():
            return None
        day = self._completed_on(outcome)
        if day is None or not course or outcome is None or self._refused:
            return None
        notes = [self._lines(column) for column in self._columns.many.get(Field.NOTES, ())]
        notes += [text for each, _ in self._statuses if _LATE.search(text := self._lines(each))]
        column = self._day_column()
        words = "; ".join(filter(None, [*notes, day.note]))
        return (
            Completion(
                column_letter(column),
                course,
                None,
                day.day,
                outcome,
                self._kept_note(self._fields.get(Field.NOTES, column), words),
                day.month_only,
                self._text(Field.PROVIDER),
                self._text(Field.METHOD),
                self._number(),
                self._end_of(self._fields.get(Field.COMPLETED_ON, -1), day.day),
            ),
        )

    def _course_said(self) -> str:
        """The course that a cell names; below "Level" a figure alone is that level."""
        text = self._text(Field.COURSE)
        if text and _FIGURE.fullmatch(text):
            heading = self._columns.heading(self._fields[Field.COURSE])
            if _OF_LEVELS.search(fold(heading)):
                return f"Level {text.removesuffix('.0')}"
        return text

    def _number(self) -> str:
        """The number of a certificate of training; that of a criminal record check is none."""
        text = self._text(Field.CERTIFICATE_NUMBER)
        if text and private_words(text) is not None:
            self._note(self._fields[Field.CERTIFICATE_NUMBER], ProblemCode.NOT_BROUGHT_IN)
            return ""
        return text

    def _day_column(self) -> int:
        """Where the day of a row of a list stands: in its own cell, or above; then at the name."""
        column = self._fields.get(Field.COMPLETED_ON, -1)
        if self._at(column) is not None:
            return column
        return next((self._fields[name] for name in NAMES if name in self._fields), 0)

    def _completed_on(self, outcome: Outcome | None) -> "_Day | None":
        """The day of a row of a list, and the words round it; refused or noted where it is none."""
        column = self._fields.get(Field.COMPLETED_ON)
        cell = self._at(column) if column is not None else None
        if column is None or cell is None:
            if self._section.day is not None:
                return _Day(self._section.day, "", month_only=False)
            self._refuse(column, ProblemCode.NO_DATE)
            return None
        if outcome in (Outcome.BOOKED, Outcome.IN_PROGRESS) and not formula_of(cell):
            reading = read_date(as_value(cell), self._with.order_of(column), self._with.today)
            if reading.value is not None and reading.value >= FIRST_DAY:
                return _Day(reading.value, reading.note, month_only=False)
        said = self._heeding(column, self._said(column))
        if self._is_no_day(column, said):
            return None
        asks = said.kind is CellKind.ASK and outcome is Outcome.COMPLETED
        if said.day is None or (asks and not self._is_yes(column, said)):
            return None
        if said.month_alone:
            self._note(column, ProblemCode.DAY_NOT_KNOWN)
        return _Day(said.day, said.note, said.month_alone)

    def _is_no_day(self, column: int, said: CellSays) -> bool:
        """Whether a cell of a list holds no day of a completion; it is noted or refused then."""
        if said.kind in (CellKind.NO, CellKind.NOT_YET) and said.day is not None:
            self._note(column, ProblemCode.NO_COMPLETION)
            return True
        if said.day is None or said.kind is CellKind.LISTED:
            code = code_of(said, self._at(column))
            self._refuse(column, ProblemCode.NOT_A_DATE if code in _NO_DATE else code, said.why)
            return True
        return False
