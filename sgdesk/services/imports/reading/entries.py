"""From the rows of one table to entries: who, what is said of them, and what they completed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, GarbledCell, Row, cell_text, column_letter
from sgdesk.domain.addresses import email_of
from sgdesk.domain.datetext import DAY_NOT_KNOWN, DateKind, DateOrder, read_date
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.words_of_completion import Says, outcome_of, says
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.columns import Columns, Means
from sgdesk.services.imports.reading.completion_cell import (
    FIRST_DAY,
    CellCode,
    CellKind,
    CellSays,
    read_completion_cell,
)
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.durations import minutes_of
from sgdesk.services.imports.reading.headings import NAMES, Field, heading_key
from sgdesk.services.imports.reading.role_words import PeriodKind, leaving_said, part_roles
from sgdesk.services.imports.reading.rows import RowJudge, RowKind, RowSays
from sgdesk.services.imports.reading.sections import Section, SectionOf
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    Completion,
    Entry,
    ProblemCode,
    QuestionKind,
    RoleRow,
    RowProblem,
    SheetKind,
    Where,
    problem,
)

YES, NO = "yes", "no"
_DID_THEY = (Choice(YES, "Yes, completed"), Choice(NO, "No, not completed"))
_OUTCOMES = (
    Choice(Outcome.COMPLETED.value, "Completed"),
    Choice(Outcome.NOT_COMPLETED.value, "Not completed"),
    Choice(Outcome.BOOKED.value, "Booked"),
    Choice(Outcome.IN_PROGRESS.value, "Under way"),
)
_BLANK = "(blank)"
_LESS_THAN_HALF = "there for less than half"
_PASSED_OVER = frozenset(
    {
        ProblemCode.ERROR_CELL,
        ProblemCode.NO_RESULT,
        ProblemCode.NOT_A_DATE,
        ProblemCode.WORDS_ONLY,
        ProblemCode.NO_COMPLETION,
        ProblemCode.YES_WITHOUT_DATE,
        ProblemCode.LEFT_OUT,
        ProblemCode.NOT_BROUGHT_IN,
    }
)
"""What is noted rather than refused: a cell that never was a completion."""


@dataclass(slots=True)
class Found:
    """What has been found so far."""

    read: int = 0
    entries: list[Entry] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one table is read with: its columns, the order of its dates, the day, the questions."""

    columns: Columns
    order: DateOrder
    today: date
    asking: Asking
    known_roles: frozenset[str]


class EntryReader:
    """Reads the rows of one table, one after the other."""

    def __init__(self, reading: Reading, found: Found, section: Section) -> None:
        self._with = reading
        self._columns = reading.columns
        self._found = found
        self._section = section
        self._judge = RowJudge(reading.columns, reading.asking)
        self._letters = reading.columns.letters()
        self._fields = reading.columns.fields
        self._statuses = tuple(reading.columns.statuses.items())
        self._elsewhere = frozenset(self._alone_roles())
        self._private = tuple(
            each.index for each in reading.columns.columns if each.means is Means.PRIVATE
        )
        self._there = self._minutes_there()
        self._row = Row(0, ())
        self._refused: list[RowProblem] = []
        self._notes: list[RowProblem] = []

    def read(self, section_of: SectionOf | None) -> None:
        """Read every row below the headings into what was found."""
        shape = self._columns.shape
        for row in self._columns.table.body:
            self._row, self._refused, self._notes = row, [], []
            if shape is SheetKind.ROLES:
                self._read_role()
            else:
                self._read_person(section_of)
            self._found.refused += self._refused
            self._found.notes += self._notes

    # Cells

    def _cell(self, name: Field) -> Cell:
        return self._at(self._fields.get(name, -1))

    def _at(self, column: int) -> Cell:
        cells = self._row.cells
        return cells[column] if 0 <= column < len(cells) else None

    def _text(self, name: Field) -> str:
        """A field's text in one line; none of a cell that failed."""
        cell = self._at(self._fields.get(name, -1))
        if isinstance(cell, str):
            return " ".join(cell.split())
        return "" if cell is None or isinstance(cell, ErrorCell) else cell_text(cell)

    def _lines(self, column: int) -> str:
        cell = self._at(column)
        return "" if isinstance(cell, ErrorCell) else cell_text(cell)

    def _where(self, column: int) -> Where:
        return Where(self._row.number, column_letter(column), _told_of(self._at(column)))

    def _refuse(self, column: int | None, code: ProblemCode) -> None:
        self._refused.append(self._problem(column, code))

    def _note(self, column: int | None, code: ProblemCode) -> None:
        self._notes.append(self._problem(column, code))

    def _list(self, column: int, code: ProblemCode) -> None:
        """Note what never was a completion, refuse what may be one."""
        (self._note if code in _PASSED_OVER else self._refuse)(column, code)

    def _problem(self, column: int | None, code: ProblemCode) -> RowProblem:
        if column is None or column < 0:
            return problem(self._row.number, None, "", code)
        cell = self._at(column)
        if code is ProblemCode.ERROR_CELL and isinstance(cell, ErrorCell):
            code = ProblemCode.NO_RESULT if cell.is_unsaved else code
            code = ProblemCode.DAMAGED_LETTERS if isinstance(cell, GarbledCell) else code
        return problem(self._row.number, column_letter(column), _told_of(cell), code)

    # Rows

    def _read_role(self) -> None:
        role = self._text(Field.ROLE)
        self._found.read += 1
        if not role:
            failed = isinstance(self._cell(Field.ROLE), ErrorCell)
            code = ProblemCode.ERROR_CELL if failed else ProblemCode.NO_ROLE
            self._refuse(self._fields.get(Field.ROLE), code)
            return
        column = self._fields.get(Field.REQUIREMENTS, -1)
        keys = split_parts(self._lines(column), ";,")
        self._found.roles.append(
            RoleRow(self._row.number, self._letters, role, self._text(Field.GROUP), keys)
        )

    def _read_person(self, section_of: SectionOf | None) -> None:
        says_row = self._judge.judge(self._row)
        if says_row.kind is RowKind.BLANK:
            return
        if says_row.kind is not RowKind.PERSON:
            section = section_of(self._row) if section_of is not None else None
            if section is None:
                self._pass_over(says_row)
            else:
                self._section = self._section.then(section)
            return
        self._found.read += 1
        entry = self._entry(says_row)
        if entry is not None:
            self._found.entries.append(entry)

    def _pass_over(self, said: RowSays) -> None:
        """A row of nobody's: noted, or refused where it may hold what somebody completed."""
        code = said.code or ProblemCode.NO_NAME
        if said.kind is RowKind.PASSED_OVER or (said.kind is RowKind.NOBODY and not self._trains()):
            self._note(said.column, code)
            return
        holds = self._columns.shape is not SheetKind.TRACKER or self._trains()
        if holds or said.kind is RowKind.ASKED or code is ProblemCode.SEVERAL_PEOPLE:
            self._refuse(said.column, code)
            self._found.read += 1
        else:
            self._note(said.column, code)

    def _trains(self) -> bool:
        """Whether a row holds what somebody completed, whoever it is."""
        columns = [*self._columns.courses]
        if Field.COURSE in self._fields and self._text(Field.COURSE):
            columns += [each for each in [self._fields.get(Field.COMPLETED_ON)] if each is not None]
        return any(self._completes(column) for column in columns)

    def _completes(self, column: int) -> bool:
        says_cell = read_completion_cell(self._at(column), self._with.order, self._with.today)
        return says_cell.kind in (CellKind.DONE, CellKind.MONTH, CellKind.ASK)

    def _entry(self, said: RowSays) -> Entry | None:
        self._note_private()
        shape = self._columns.shape
        if shape is SheetKind.TRAINING:
            completions = self._listed()
            if completions is None:
                return None
        elif shape is SheetKind.TRACKER:
            completions = self._tracked()
        else:
            completions = ()
        entry = self._with_person(said, completions)
        if shape is SheetKind.PEOPLE and not self._holds_together(entry):
            return None
        self._note_failed()
        return entry

    def _with_person(self, said: RowSays, completions: tuple[Completion, ...]) -> Entry:
        fields = self._fields
        if said.aside:
            column = next((fields[name] for name in NAMES if name in fields), None)
            self._aside(column, said.aside)
        if not fields.keys() & _OF_A_PERSON:
            return Entry(
                self._row.number,
                self._letters,
                said.name,
                self._text(Field.REFERENCE),
                self._email(),
                said.aside,
                completions=completions,
            )
        roles = self._roles()
        return Entry(
            self._row.number,
            self._letters,
            said.name,
            self._text(Field.REFERENCE),
            self._email(),
            said.aside,
            self._text(Field.KIND),
            tuple(roles),
            self._day(Field.ROLE_START),
            self._day(Field.ROLE_END),
            self._day(Field.STARTED),
            self._day(Field.LEFT),
            completions,
            tuple(roles.values()),
        )

    def _aside(self, column: int | None, text: str) -> None:
        where = column_letter(column) if column is not None else None
        if private_words(text) is not None:
            self._notes.append(problem(self._row.number, where, "", ProblemCode.NOT_BROUGHT_IN))
        else:
            self._notes.append(problem(self._row.number, where, text, ProblemCode.ASIDE))

    def _email(self) -> str:
        if Field.EMAIL not in self._fields:
            return ""
        address, left = email_of(self._text(Field.EMAIL))
        if left:
            self._note(self._fields[Field.EMAIL], ProblemCode.NOT_AN_ADDRESS)
        return address

    def _roles(self) -> dict[str, str]:
        """The roles of the row, each with the letter of the column that it stands in first."""
        roles: dict[str, str] = {}
        for column in self._columns.many.get(Field.ROLE, ()):
            text = self._lines(column).strip()
            if text:
                for role in part_roles(text, self._with.known_roles, self._elsewhere):
                    roles.setdefault(role, column_letter(column))
        return roles

    def _alone_roles(self) -> Iterator[str]:
        """The roles that stand alone in a cell of the table, by which others are parted."""
        columns = self._columns.many.get(Field.ROLE, ())
        for row in self._columns.table.body:
            for column in columns:
                if column < len(row.cells) and isinstance(text := row.cells[column], str):
                    yield " ".join(text.split())

    def _day(self, name: Field) -> date | None:
        """A day on which somebody started or ended; what is none is listed, and the rest stands."""
        column = self._fields.get(name)
        if column is None:
            return None
        cell = self._at(column)
        if cell is None:
            return None
        if isinstance(cell, ErrorCell):
            self._note(column, ProblemCode.ERROR_CELL)
            return None
        reading = read_date(as_value(cell), self._with.order, self._with.today)
        if reading.value is not None:
            if reading.note.startswith(DAY_NOT_KNOWN):
                self._note(column, ProblemCode.DAY_NOT_KNOWN)
            return reading.value
        if reading.kind is not DateKind.NONE:
            self._refuse(column, _DATE_CODES[reading.kind])
            return None
        said = leaving_said(cell_text(cell), self._with.today)
        if said.kind is PeriodKind.NOT_KNOWN:
            self._note(column, ProblemCode.NOT_KNOWN_DAY)
        elif said.kind is not PeriodKind.NOTHING:
            self._refuse(column, ProblemCode.NOT_A_DATE)
        return said.day

    def _holds_together(self, entry: Entry) -> bool:
        """Whether a post neither ends before it starts nor starts after the person left."""
        if entry.role_start is None:
            return True
        if entry.role_end is not None and entry.role_end < entry.role_start:
            self._refuse(self._fields[Field.ROLE_END], ProblemCode.ENDS_BEFORE_START)
            return False
        if entry.left is not None and entry.left < entry.role_start:
            self._refuse(self._fields[Field.ROLE_START], ProblemCode.STARTS_AFTER_LEAVING)
            return False
        return True

    def _note_private(self) -> None:
        for column in self._private:
            if self._at(column) is not None:
                return

    def _note_failed(self) -> None:
        """Note the formulas that failed in fields which were taken for blank."""
        if ErrorCell not in map(type, self._row.cells):
            return
        told = {(each.row, each.column) for each in (*self._refused, *self._notes)}
        for column in self._fields.values():
            place = (self._row.number, column_letter(column))
            if isinstance(self._at(column), ErrorCell) and place not in told:
                self._note(column, ProblemCode.ERROR_CELL)

    # Completions

    def _tracked(self) -> tuple[Completion, ...]:
        """The completions of a tracker's row."""
        row_says = self._row_outcome() if self._statuses else Outcome.COMPLETED
        found = (self._tracked_cell(column, row_says) for column in self._columns.courses)
        return tuple(each for each in found if each is not None)

    def _tracked_cell(self, column: int, row_says: Outcome | None) -> Completion | None:
        """The completion in one cell; none, with a note or refusal, where there is none."""
        state_column = self._columns.states.get(column, -1)
        cell, state = self._at(column), self._lines(state_column) if state_column >= 0 else ""
        if cell is None:
            if state:
                self._note(state_column, _WITHOUT_DATE[says(state)])
            return None
        said = read_completion_cell(cell, self._with.order, self._with.today)
        if said.kind is CellKind.BLANK:
            return None
        if said.day is None or said.kind in (CellKind.LISTED, CellKind.NO, CellKind.NOT_YET):
            self._list(column, _code(said, cell))
            return None
        if said.kind is CellKind.ASK and not self._is_yes(column, said):
            return None
        if state and not self._state_is_yes(state_column, column, state):
            return None
        if row_says is not Outcome.COMPLETED:
            self._refuse(column, ProblemCode.SAID_NO if row_says else ProblemCode.ASKED_WORD)
            return None
        month = said.kind is CellKind.MONTH
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
        )

    def _is_yes(self, column: int, said: CellSays) -> bool:
        """Whether words that are not known were said to mean yes."""
        if private_words(said.word) is not None:
            self._refuse(column, ProblemCode.NOT_BROUGHT_IN)
            return False
        asks = f"“{said.word}” beside a date: did they complete the course?"
        where = self._where(column)
        answer = self._with.asking.answer(QuestionKind.WORD, said.word, where, asks, _DID_THEY)
        if answer == NO:
            self._note(column, ProblemCode.NO_COMPLETION)
        elif answer == LEAVE:
            self._refuse(column, ProblemCode.ASKED_WORD)
        return answer == YES

    def _state_is_yes(self, place: int, column: int, state: str) -> bool:
        """Whether the words beside a date say that it is the date of a completion."""
        verdict = says(state)
        if verdict in (Says.YES, Says.NOTHING):
            return True
        if verdict is not Says.UNKNOWN:
            self._note(column, ProblemCode.NO_COMPLETION)
            return False
        if private_words(state) is not None:
            self._refuse(place, ProblemCode.NOT_BROUGHT_IN)
            return False
        asks = f"“{state}” beside the date of a course: did they complete it?"
        where = self._where(place)
        answer = self._with.asking.answer(QuestionKind.WORD, state, where, asks, _DID_THEY)
        if answer == NO:
            self._note(column, ProblemCode.NO_COMPLETION)
        elif answer == LEAVE:
            self._refuse(place, ProblemCode.ASKED_WORD)
        return answer == YES

    def _row_outcome(self) -> Outcome | None:
        """What the columns of status say of a row; None where somebody has to be asked.

        Where two of them disagree, the one that says no stands.
        """
        found = [self._one_outcome(column, against) for column, against in self._statuses]
        if Outcome.NOT_COMPLETED in found:
            return Outcome.NOT_COMPLETED
        if None in found:
            return None
        open_still = (Outcome.BOOKED, Outcome.IN_PROGRESS)
        return next((each for each in open_still if each in found), Outcome.COMPLETED)

    def _one_outcome(self, column: int, against: bool) -> Outcome | None:
        cell = self._at(column)
        if isinstance(cell, ErrorCell):
            return None
        text = " ".join(cell_text(cell).split())
        if against:
            verdict = says(text)
            if not text or verdict in (Says.NO, Says.NOTHING):
                return Outcome.COMPLETED
            if verdict is Says.YES:
                return Outcome.NOT_COMPLETED
        elif not text:
            if heading_key(self._columns.table.text(column)) == Field.OUTCOME.value:
                return Outcome.COMPLETED
        elif (outcome := outcome_of(text)) is not None:
            return outcome
        if private_words(text) is not None:
            return None
        where = Where(self._row.number, column_letter(column), cell_text(cell))
        heading = self._columns.table.text(column)
        about = f"{heading}: {text or _BLANK}"
        asks = f"“{text or _BLANK}” under “{heading}”: what came of the course?"
        answer = self._with.asking.answer(QuestionKind.STATUS, about, where, asks, _OUTCOMES)
        return Outcome(answer) if answer != LEAVE else None

    def _listed(self) -> tuple[Completion, ...] | None:
        """The completion of a row of a list of training; None where the row is refused."""
        course = self._text(Field.COURSE) or self._section.course
        if not course:
            self._refuse_blank(Field.COURSE, ProblemCode.NO_COURSE)
        outcome = self._row_outcome() if self._statuses else Outcome.COMPLETED
        if outcome is None:
            column = self._first_unknown()
            failed = isinstance(self._at(column), ErrorCell)
            self._refuse(column, ProblemCode.ERROR_CELL if failed else ProblemCode.UNKNOWN_OUTCOME)
        if outcome is Outcome.COMPLETED and not self._was_there():
            return None
        day = self._completed_on(outcome)
        if day is None or not course or outcome is None or self._refused:
            return None
        notes = [self._lines(column) for column in self._columns.many.get(Field.NOTES, ())]
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
                self._text(Field.CERTIFICATE_NUMBER),
            ),
        )

    def _day_column(self) -> int:
        """Where the day of a row of a list stands: in its own cell, or above; then at the name."""
        column = self._fields.get(Field.COMPLETED_ON, -1)
        if self._at(column) is not None:
            return column
        return next((self._fields[name] for name in NAMES if name in self._fields), 0)

    def _minutes_there(self) -> dict[str, float]:
        """How long each name was there in all; whoever comes again stands in several rows."""
        column = self._columns.duration
        found: dict[str, float] = {}
        if column is None:
            return found
        place = next((self._fields[name] for name in NAMES if name in self._fields), -1)
        for row in self._columns.table.body:
            if 0 <= place < len(row.cells) and column < len(row.cells):
                name, minutes = cell_text(row.cells[place]), minutes_of(row.cells[column])
                found[name] = found.get(name, 0.0) + (minutes or 0.0)
        return found

    def _was_there(self) -> bool:
        """Whether somebody was there for half of a meeting at least, or it was said to count."""
        column = self._columns.duration
        if column is None:
            return True
        place = next((self._fields[name] for name in NAMES if name in self._fields), -1)
        there = self._there.get(cell_text(self._at(place)), 0.0)
        whole = self._section.minutes or max(self._there.values(), default=0.0)
        if there * 2 >= whole:
            return True
        answer = self._with.asking.answer(
            QuestionKind.WORD,
            _LESS_THAN_HALF,
            self._where(place),
            "There for less than half of the meeting: did they complete the course?",
            _DID_THEY,
        )
        if answer == NO:
            self._note(place, ProblemCode.NO_COMPLETION)
        elif answer == LEAVE:
            self._refuse(place, ProblemCode.ASKED_WORD)
        return answer == YES

    def _first_unknown(self) -> int:
        return next(
            column
            for column, against in self._statuses
            if self._one_outcome(column, against) is None
        )

    def _completed_on(self, outcome: Outcome | None) -> "_Day | None":
        """The day of a row of a list, and the words round it; refused or noted where it is none."""
        column = self._fields.get(Field.COMPLETED_ON)
        cell = self._at(column) if column is not None else None
        if column is None or cell is None:
            if self._section.day is not None:
                return _Day(self._section.day, "", month_only=False)
            self._refuse(column, ProblemCode.NO_DATE)
            return None
        said = read_completion_cell(cell, self._with.order, self._with.today)
        if outcome in (Outcome.BOOKED, Outcome.IN_PROGRESS):
            reading = read_date(as_value(cell), self._with.order, self._with.today)
            if reading.value is not None and reading.value >= FIRST_DAY:
                return _Day(reading.value, reading.note, month_only=False)
        if said.kind in (CellKind.NO, CellKind.NOT_YET) and said.day is not None:
            self._note(column, ProblemCode.NO_COMPLETION)
            return None
        if said.day is None or said.kind is CellKind.LISTED:
            code = _code(said, cell)
            self._refuse(column, ProblemCode.NOT_A_DATE if code in _NO_DATE else code)
            return None
        if said.kind is CellKind.ASK and outcome is Outcome.COMPLETED:
            if not self._is_yes(column, said):
                return None
        if said.kind is CellKind.MONTH:
            self._note(column, ProblemCode.DAY_NOT_KNOWN)
        return _Day(said.day, said.note, said.kind is CellKind.MONTH)

    def _kept_note(self, column: int, text: str) -> str:
        """The words to keep; those that are not kept here go, and only that is told."""
        if not text or private_words(text) is None:
            return text
        where = column_letter(column)
        self._notes.append(problem(self._row.number, where, "", ProblemCode.NOT_BROUGHT_IN))
        return ""

    def _refuse_blank(self, name: Field, code: ProblemCode) -> None:
        failed = isinstance(self._cell(name), ErrorCell)
        self._refuse(self._fields.get(name), ProblemCode.ERROR_CELL if failed else code)


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    note: str
    month_only: bool


_OF_A_PERSON = frozenset(
    {
        Field.KIND,
        Field.ROLE,
        Field.ROLE_START,
        Field.ROLE_END,
        Field.STARTED,
        Field.LEFT,
    }
)
_NO_DATE = frozenset(
    {ProblemCode.WORDS_ONLY, ProblemCode.NO_COMPLETION, ProblemCode.YES_WITHOUT_DATE}
)
_WITHOUT_DATE = {
    Says.YES: ProblemCode.YES_WITHOUT_DATE,
    Says.NO: ProblemCode.NO_COMPLETION,
    Says.NOT_YET: ProblemCode.NO_COMPLETION,
    Says.NOTHING: ProblemCode.WORDS_ONLY,
    Says.UNKNOWN: ProblemCode.WORDS_ONLY,
}
_DATE_CODES: Mapping[DateKind, ProblemCode] = {
    DateKind.IMPOSSIBLE: ProblemCode.IMPOSSIBLE_DATE,
    DateKind.FUTURE: ProblemCode.FUTURE_DATE,
    DateKind.OTHER_ORDER: ProblemCode.OTHER_ORDER,
    DateKind.SEVERAL: ProblemCode.SEVERAL_DATES,
}


_CELL_CODES: Mapping[CellCode, ProblemCode] = {
    CellCode.IMPOSSIBLE: ProblemCode.IMPOSSIBLE_DATE,
    CellCode.BEFORE_1950: ProblemCode.TOO_LONG_AGO,
    CellCode.AFTER_TODAY: ProblemCode.FUTURE_DATE,
    CellCode.OTHER_ORDER: ProblemCode.OTHER_ORDER,
    CellCode.SEVERAL_DATES: ProblemCode.SEVERAL_DATES,
    CellCode.YEAR_ALONE: ProblemCode.YEAR_ALONE,
    CellCode.NOT_READ: ProblemCode.NOT_READ,
    CellCode.NUMBER: ProblemCode.NOT_A_DATE,
    CellCode.ERROR: ProblemCode.ERROR_CELL,
    CellCode.NO_RESULT: ProblemCode.NO_RESULT,
    CellCode.GARBLED: ProblemCode.DAMAGED_LETTERS,
}


def _told_of(cell: Cell) -> str:
    """A cell's text as it may be told; nothing of what is left where it is."""
    text = cell_text(cell)
    return text if private_words(text) is None else ""


def _code(said: CellSays, cell: Cell) -> ProblemCode:
    """Why a cell of completions holds none."""
    if isinstance(cell, GarbledCell):
        return ProblemCode.DAMAGED_LETTERS
    if said.code is not None:
        return _CELL_CODES[said.code]
    if said.kind is CellKind.YES_WITHOUT_DATE:
        return ProblemCode.YES_WITHOUT_DATE
    return ProblemCode.WORDS_ONLY if said.day is None else ProblemCode.NO_COMPLETION


def split_parts(text: str, separators: Sequence[str]) -> tuple[str, ...]:
    """The parts of a cell that holds several things, tidied, each once and none empty."""
    for separator in separators:
        text = text.replace(separator, "\n")
    parts = (" ".join(part.split()) for part in text.split("\n"))
    return tuple(dict.fromkeys(part for part in parts if part))
