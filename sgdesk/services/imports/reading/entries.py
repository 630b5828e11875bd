"""From the rows of one table to entries: who, what is said of them, and what they completed."""

from sgdesk.data.sheets import ErrorCell, Row
from sgdesk.domain.people.said.asides import part
from sgdesk.domain.people.said.children import is_of_children
from sgdesk.domain.people.said.nobody import NobodyCode, nobody
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.around.said_of_all import says_of_all
from sgdesk.services.imports.reading.cells.completion_cells import CompletionCells
from sgdesk.services.imports.reading.cells.people.coming_in import ComingIn
from sgdesk.services.imports.reading.cells.people.person_cells import PersonCells
from sgdesk.services.imports.reading.cells.row_cells import (
    Found,
    Reading,
    split_parts,
)
from sgdesk.services.imports.reading.columns import Means
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.plain_rows import PLAIN, PlainRows
from sgdesk.services.imports.reading.rows import RowJudge, RowKind, RowSays
from sgdesk.services.imports.reading.sections import Section, SectionOf, may_be_line
from sgdesk.services.imports.reading.texts import kinds_of
from sgdesk.services.imports.reading.values import (
    Entry,
    ProblemCode,
    RoleRow,
    SheetKind,
)

_NO_ROLES = {
    NobodyCode.VACANCY: ProblemCode.VACANCY,
    NobodyCode.TOTAL: ProblemCode.TOTAL_ROW,
}


class EntryReader(ComingIn, PersonCells, CompletionCells):
    """Reads the rows of one table, one after the other."""

    def __init__(self, reading: Reading, found: Found, section: Section) -> None:
        CompletionCells.__init__(self, reading, section)
        self._look_for_standing()
        self._note_columns = tuple(
            each.index for each in reading.columns.columns if each.means is Means.NOTE
        )
        self._parted = {}
        self._elsewhere = frozenset(self._alone_roles())
        body = reading.columns.table.body
        kinds = kinds_of(body)
        self._may_fail = any(issubclass(each, ErrorCell) for each in kinds)
        self._are_plain = kinds <= PLAIN
        self._speaks_around = bool(reading.around.lines or reading.around.marks)
        self._found = found
        self._judge = RowJudge(reading.columns, reading.asking)

    def read(self, section_of: SectionOf | None) -> None:
        """Read every row below the headings into what was found."""
        shape = self._columns.shape
        for row in self._columns.table.above[-1:]:
            # A title over tables side by side is asked about for each of them.
            if not (self._with.around.place and self._line_of(row) in self._with.around.lines):
                self._heed(row)
        found, plain = self._found, self._plain_rows(section_of)
        for row in self._columns.table.body:
            if plain and not self._under and (said := plain.entry(row)) is not None:
                found.read += 1
                found.entries.append(said)
                continue
            before = (len(found.entries), self._with.asking.times)
            self._turn_to(row)
            if shape is SheetKind.ROLES:
                self._read_role()
            else:
                self._read_person(section_of)
            if self._refused:
                found.refused += self._refused
            if self._notes:
                found.notes += self._notes
            if plain and self._said_so_plainly(*before):
                plain.keep(row, found.entries[-1])

    def _plain_rows(self, section_of: SectionOf | None) -> PlainRows | None:
        """What rows that say nothing new are told by; None where a row may say more than its cells.

        That is so of trackers, of lists with lines between their rows that name a course or a day,
        and where anything else hangs on single rows: comments, strokes, signatures.
        """
        reading, columns = self._with, self._columns
        is_list = columns.shape is SheetKind.TRAINING and section_of is None
        is_list = is_list and {Field.COURSE, Field.COMPLETED_ON} <= self._fields.keys()
        may_say_more = reading.comments_over or reading.held or self._speaks_around or self._lasts
        if not (is_list and self._who and self._are_plain) or may_say_more or reading.hangs_on_rows:
            return None
        return PlainRows(columns, self._who, self._judge)

    def _said_so_plainly(self, entries: int, asked: int) -> bool:
        """Whether the row brought an entry, and nothing was asked, refused or noted of it."""
        is_said = len(self._found.entries) > entries and self._with.asking.times == asked
        return is_said and not (self._refused or self._notes or self._words_for_marks())

    def _read_role(self) -> None:
        role = self._text(Field.ROLE)
        self._found.read += 1
        if self._is_shifted():
            return
        if not role:
            failed = isinstance(self._cell(Field.ROLE), ErrorCell)
            code = ProblemCode.ERROR_CELL if failed else ProblemCode.NO_ROLE
            self._refuse(self._fields.get(Field.ROLE), code)
            return
        if (no_role := self._is_no_role(role)) is not None:
            self._note(self._fields.get(Field.ROLE), no_role)
            return
        column = self._fields.get(Field.REQUIREMENTS, -1)
        keys = split_parts(self._lines(column), ";,")
        self._found.roles.append(
            RoleRow(self._row.number, self._letters, role, self._text(Field.GROUP), keys)
        )

    def _is_no_role(self, role: str) -> ProblemCode | None:
        """Why a line of a sheet of roles names none: a vacancy, a total, a heading; None of one."""
        told = nobody(role)
        if told is not None and told.why in _NO_ROLES:
            return _NO_ROLES[told.why]
        heading = fold(self._columns.heading(self._fields[Field.ROLE]))
        if fold(part(role).core) == heading:
            return ProblemCode.HEADING_ROW
        return ProblemCode.LABEL_ROW if role.endswith(":") and self._line_of(self._row) else None

    def _read_person(self, section_of: SectionOf | None) -> None:
        line = self._line_of(self._row) if len(self._columns.columns) > 1 else ""
        if line and says_of_all(line):
            self._under = line
            place = next(c for c, cell in enumerate(self._row.cells) if cell is not None)
            self._note(max(place, self._columns.table.left), ProblemCode.LABEL_ROW)
            return
        says_row = self._judge.judge(self._row)
        if says_row.kind is RowKind.BLANK:
            return
        if says_row.kind is not RowKind.PERSON:
            self._heed(self._row)
            is_line = section_of is not None and may_be_line(says_row)
            section = section_of(self._row) if section_of and is_line else None
            if section is None:
                self._pass_over(says_row)
            else:
                self._section = self._section.then(section)
            return
        self._found.read += 1
        if self._is_shifted() or not self._around_allows() or not self._comes_in(says_row):
            return
        entry = self._entry(says_row)
        if entry is not None:
            goes_on = self._row.number in self._with.rows_of_one
            self._found.entries.append(entry._replace(goes_on=True) if goes_on else entry)

    def _is_shifted(self) -> bool:
        """Whether the cells of a row may stand under the wrong headings, which is refused."""
        if self._row.number not in self._with.shifted:
            return False
        last = max(place for place, cell in enumerate(self._row.cells) if cell is not None)
        self._refuse(last, ProblemCode.SHIFTED)
        return True

    def _around_allows(self) -> bool:
        """Whether no title, name of the worksheet or key speaks against a row, or it stands.

        Each is asked about once, for this sheet alone.
        """
        if not self._speaks_around:
            return True
        around = self._with.around
        cells = [cell for cell in self._row.cells if isinstance(cell, str)] if around.marks else []
        marked = (line for mark, line in around.marks if any(mark in cell for cell in cells))
        for line in (*around.lines, *marked):
            if line == self._under:
                continue
            of_children = is_of_children(line)
            code = ProblemCode.MAY_BE_A_CHILD if of_children else ProblemCode.BELOW_A_LINE
            whom = f"those in columns {around.place}" if around.place else "these"
            how = "as adults" if of_children else "all the same"
            asks = f"“{line}” stands with {whom}. Bring them in {how}?"
            about = f"with {line} {around.place}".rstrip()
            if not self._stands(about, asks, code, once=True):
                return False
        return True

    def _heed(self, row: Row) -> None:
        """Heed a line that stands alone: "LEAVERS", "Did not attend:"; another one ends it."""
        line = self._line_of(row)
        if line:
            self._under = line if says_of_all(line) else ""

    def _line_of(self, row: Row) -> str:
        """The words of a row in which nothing else stands; none of any other."""
        table = self._columns.table
        cells = row.cells[table.left : table.right]
        if len(cells) - cells.count(None) != 1:
            return ""
        only = next(cell for cell in cells if cell is not None)
        return " ".join(only.split()) if isinstance(only, str) else ""

    def _pass_over(self, said: RowSays) -> None:
        """A row of nobody's: noted, or refused where it may hold what somebody completed."""
        code = said.code or ProblemCode.NO_NAME
        if self._row.number in self._with.day_rows:
            self._note(said.column, ProblemCode.LABEL_ROW)
            return
        if said.kind is RowKind.PASSED_OVER or (said.kind is RowKind.NOBODY and not self._trains()):
            self._note(said.column, code)
            return
        holds = self._columns.shape is not SheetKind.TRACKER or self._trains()
        if holds or said.kind is RowKind.ASKED or code is ProblemCode.SEVERAL_PEOPLE:
            self._refuse(said.column, code)
            self._found.read += 1
        else:
            self._note(said.column, code)

    def _entry(self, said: RowSays) -> Entry | None:
        shape = self._columns.shape
        if shape is SheetKind.TRAINING:
            completions = self._listed()
            if completions is None:
                self._note_roles_left()
                return None
        elif shape is SheetKind.TRACKER:
            completions = self._tracked()
        else:
            completions = ()
        entry = self._with_person(said, completions)
        is_checked = shape is SheetKind.PEOPLE or self._left_said is not None
        if is_checked and not self._holds_together(entry):
            return None
        self._note_failed()
        if shape is not SheetKind.TRAINING:  # where a note is the training's
            self._tell_of_notes()
        return entry

    def _note_roles_left(self) -> None:
        """Note the roles of a row that is refused: nobody is asked about them."""
        for column in self._columns.many.get(Field.ROLE, ()):
            if self._lines(column):
                self._note(column, ProblemCode.WITH_ITS_ROW)
