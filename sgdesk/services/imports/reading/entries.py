"""From the rows of one table to entries: who, what is said of them, and what they completed."""

import re

from sgdesk.data.sheets import ErrorCell, Row, column_letter
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.text import fold
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.words_of_completion import outcome_of
from sgdesk.services.imports.reading.cells.completion_cells import CompletionCells
from sgdesk.services.imports.reading.cells.person_cells import PersonCells
from sgdesk.services.imports.reading.cells.row_cells import (
    Found,
    Reading,
    split_parts,
    told_of,
)
from sgdesk.services.imports.reading.cells.verdict_cells import NO, YES
from sgdesk.services.imports.reading.headings import NAMES, Field, is_expiry
from sgdesk.services.imports.reading.rows import RowJudge, RowKind, RowSays
from sgdesk.services.imports.reading.sections import Section, SectionOf
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    Entry,
    ProblemCode,
    QuestionKind,
    RoleRow,
    SheetKind,
    Where,
)

_BELOW = (Choice(YES, "Yes, as they stand"), Choice(NO, "No, leave them out"))
_LEAVERS = re.compile(
    r"\b(?:leavers?|left|ex|former(?:ly)?|past|previous|inactive|no longer|archived?|deceased"
    r"|retired|resigned|stepped down)\b"
)
_YOUNG = re.compile(
    r"^\W*1[0-7]\W*$|\b(?:u|under)[- ]?1[0-8]s?\b|\bage[d]?:? ?1[0-7]\b"
    r"|\b1[0-7] ?(?:yrs?|years?|y/o)\b|\by(?:ea)?r ?(?:[7-9]|1[0-3])\b",
    re.IGNORECASE,
)
"""An age below 18, or a year of school, beside a name."""
_LONGEST_LINE = 60
_MOST_WORDS = 6


def _says_of_all(text: str) -> bool:
    """Whether a line says of all below it that they left, or that nothing was completed."""
    words = text.strip(" :-–").split()
    if not words or len(words) > _MOST_WORDS or len(text) > _LONGEST_LINE or "=" in text:
        return False
    folded = fold(text)
    told = outcome_of(text.strip(" :-–"))
    if told is not None and told is not Outcome.COMPLETED:
        return True
    about_days = len(words) <= 3 and is_expiry(text)
    return about_days or _LEAVERS.search(folded) is not None or "booked" in folded


class EntryReader(PersonCells, CompletionCells):
    """Reads the rows of one table, one after the other."""

    def __init__(self, reading: Reading, found: Found, section: Section) -> None:
        CompletionCells.__init__(self, reading, section)
        self._elsewhere = frozenset(self._alone_roles())
        self._found = found
        self._judge = RowJudge(reading.columns, reading.asking)
        self._under = ""
        """The line above that may say of all below it that they left, or did not complete."""

    def read(self, section_of: SectionOf | None) -> None:
        """Read every row below the headings into what was found."""
        shape = self._columns.shape
        for row in self._columns.table.above[-1:]:
            self._heed(row)
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
        line = self._line_of(self._row) if len(self._columns.columns) > 1 else ""
        if line and _says_of_all(line):
            self._under = line
            place = next(c for c, cell in enumerate(self._row.cells) if cell is not None)
            self._note(max(place, self._columns.table.left), ProblemCode.LABEL_ROW)
            return
        says_row = self._judge.judge(self._row)
        if says_row.kind is RowKind.BLANK:
            return
        if says_row.kind is not RowKind.PERSON:
            self._heed(self._row)
            section = section_of(self._row) if section_of is not None else None
            if section is None:
                self._pass_over(says_row)
            else:
                self._section = self._section.then(section)
            return
        self._found.read += 1
        if not self._comes_in(says_row):
            return
        entry = self._entry(says_row)
        if entry is not None:
            goes_on = self._row.number in self._with.rows_of_one
            self._found.entries.append(entry._replace(goes_on=True) if goes_on else entry)

    def _heed(self, row: Row) -> None:
        """Heed a line that stands alone: "LEAVERS", "Did not attend:"; another one ends it."""
        line = self._line_of(row)
        if line:
            self._under = line if _says_of_all(line) else ""

    def _line_of(self, row: Row) -> str:
        """The words of a row in which nothing else stands; none of any other."""
        table = self._columns.table
        cells = [cell for cell in row.cells[table.left : table.right] if cell is not None]
        alone = len(cells) == 1 and isinstance(cells[0], str)
        return " ".join(str(cells[0]).split()) if alone else ""

    def _comes_in(self, said: RowSays) -> bool:
        """Whether a row comes in, also where a line above or words at the name speak against it."""
        if self._under:
            asks = f"These stand below “{self._under}”. Bring them in all the same?"
            if not self._stands(f"below {self._under}", asks, ProblemCode.BELOW_A_LINE):
                return False
        if self._row.number in self._with.struck:
            asks = "These names are struck through. Bring them in as current?"
            return self._stands("a name struck through", asks, ProblemCode.NAME_STRUCK)
        comment = self._said_of_name()
        beside = "; ".join(filter(None, (said.aside, comment)))
        if not beside:
            return True
        if _YOUNG.search(beside):
            asks = "An age below 18 stands beside these names. Bring them in as adults?"
            return self._stands("an age below 18", asks, ProblemCode.MAY_BE_A_CHILD)
        if _LEAVERS.search(fold(beside)):
            asks = f"“{beside}” stands beside a name. Bring them in as current?"
            return self._stands(f"beside {beside}", asks, ProblemCode.MAY_HAVE_LEFT)
        return True

    def _said_of_name(self) -> str:
        """A comment at the name which may say that somebody left or is a child."""
        columns = [self._fields[name] for name in NAMES if name in self._fields]
        told = [(column, self._comment(column)) for column in columns]
        words = [
            (column, text)
            for column, text in told
            if text and (_YOUNG.search(text) or _LEAVERS.search(fold(text)))
        ]
        words = [(column, text) for column, text in words if private_words(text) is None]
        self.heeded.update((self._row.number, column) for column, _ in words)
        return "; ".join(text for _, text in words)

    def _stands(self, about: str, asks: str, code: ProblemCode) -> bool:
        """Whether it was said that rows like this one come in all the same."""
        column = next((self._fields[name] for name in NAMES if name in self._fields), -1)
        where = Where(self._row.number, column_letter(max(column, 0)), told_of(self._at(column)))
        answer = self._with.asking.answer(QuestionKind.WORD, about, where, asks, _BELOW)
        if answer != YES:
            self._refuse(column, code if answer == LEAVE else ProblemCode.LEFT_OUT)
        return answer == YES

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
                self._note_roles_left()
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

    def _note_roles_left(self) -> None:
        """Note the roles of a row that is refused: nobody is asked about them."""
        for column in self._columns.many.get(Field.ROLE, ()):
            if self._lines(column):
                self._note(column, ProblemCode.WITH_ITS_ROW)
