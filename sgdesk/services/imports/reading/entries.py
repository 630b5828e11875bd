"""From the rows of one table to entries: who, what is said of them, and what they completed."""

from sgdesk.data.sheets import ErrorCell
from sgdesk.services.imports.reading.completion_cells import CompletionCells
from sgdesk.services.imports.reading.headings import Field
from sgdesk.services.imports.reading.person_cells import PersonCells
from sgdesk.services.imports.reading.row_cells import (
    Found,
    Reading,
    split_parts,
)
from sgdesk.services.imports.reading.rows import RowJudge, RowKind, RowSays
from sgdesk.services.imports.reading.sections import Section, SectionOf
from sgdesk.services.imports.reading.values import (
    Entry,
    ProblemCode,
    RoleRow,
    SheetKind,
)


class EntryReader(PersonCells, CompletionCells):
    """Reads the rows of one table, one after the other."""

    def __init__(self, reading: Reading, found: Found, section: Section) -> None:
        CompletionCells.__init__(self, reading, section)
        self._elsewhere = frozenset(self._alone_roles())
        self._found = found
        self._judge = RowJudge(reading.columns, reading.asking)

    def read(self, section_of: SectionOf | None) -> None:
        """Read every row below the headings into what was found."""
        shape = self._columns.shape
        for row in self._columns.table.body:
            self._turn_to(row)
            if shape is SheetKind.ROLES:
                self._read_role()
            else:
                self._read_person(section_of)
            self._found.refused += self._refused
            self._found.notes += self._notes

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

    def _entry(self, said: RowSays) -> Entry | None:
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
