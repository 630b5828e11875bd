"""What one row says of somebody beside their completions: names, roles, days, an address."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, cell_text, column_letter, formula_of
from sgdesk.domain.addresses import email_of
from sgdesk.domain.datetext import DAY_NOT_KNOWN, DateKind, DateReading, read_date
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.people.kinds import PersonKind, kind_of
from sgdesk.domain.people.said.children import may_be_young
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.reading.cells.one_cell.cell_figures import (
    YearStands,
    has_two_figures,
    year_stands,
)
from sgdesk.services.imports.reading.cells.one_cell.worked_out import day_stands
from sgdesk.services.imports.reading.cells.people.role_words import (
    PeriodKind,
    leaving_said,
    part_roles,
)
from sgdesk.services.imports.reading.cells.row_cells import (
    RowCells,
)
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.fields import says_who_is_paid
from sgdesk.services.imports.reading.headings.words import NAMES, Field
from sgdesk.services.imports.reading.rows import RowSays
from sgdesk.services.imports.reading.values import (
    Completion,
    Entry,
    ProblemCode,
    problem,
)

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

_YEARS_AHEAD = 10
"""So far ahead a start or an end is known; a year of two figures beyond is of the last century."""
_DATE_CODES: Mapping[DateKind, ProblemCode] = {
    DateKind.IMPOSSIBLE: ProblemCode.IMPOSSIBLE_DATE,
    DateKind.FUTURE: ProblemCode.FUTURE_DATE,
    DateKind.OTHER_ORDER: ProblemCode.OTHER_ORDER,
    DateKind.SEVERAL: ProblemCode.SEVERAL_DATES,
}


_LAST_DAYS = frozenset({Field.ROLE_END, Field.LEFT})
_YEAR = re.compile(r"\s*(?:19|20)\d\d(?:\.0)?\s*")
_PAID = {Says.YES: PersonKind.STAFF.value, Says.NO: PersonKind.VOLUNTEER.value}
_NOT_KEPT = re.compile(
    r"\d[\d\s()-]{4,}\d|@|\b(?:dob|born|b\.)|\b(?:mum|mother|dad|father|parent|carer|guardian"
    r"|gran\w*|nan|son|daughter|child|children|wife|husband|brother|sister|aunt\w*|uncle)"
    r" (?:of|to)\b"
    r"|['’]s (?:mum|mother|dad|father|parent|carer|gran\w*|nan|son|daughter|child)\b",
    re.IGNORECASE,
)
"""Numbers and addresses, birthdays, and whose family somebody is."""


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def is_note(aside: str) -> bool:
    """Whether what stood beside a name is kept: words, and no number, birthday or age."""
    worded = sum(map(str.isalpha, aside)) > 1
    if may_be_young(aside):
        return False
    told = private_words(aside) is not None or _NOT_KEPT.search(aside) is not None
    return worded and not told


class PersonCells(RowCells):
    """Reads the cells of a row that speak of its person."""

    _note_columns: tuple[int, ...]
    """The columns of which somebody said that they hold notes about people."""
    _may_fail: bool
    """Whether any cell of the table cannot be read."""
    _parted: dict[str, tuple[str, ...]]
    _elsewhere: frozenset[str]
    """The roles that stand alone in a cell of the table, by which others are parted."""

    def _with_person(self, said: RowSays, completions: tuple[Completion, ...]) -> Entry:
        fields = self._fields
        if said.aside:
            column = next((fields[name] for name in NAMES if name in fields), None)
            self._aside(column, said.aside)
        entry = Entry(
            self._row.number,
            self._letters,
            said.name,
            self._text(Field.REFERENCE),
            self._email(),
            said.aside,
            completions=completions,
            notes=self._notes_of_person(said),
            left=self._left_said,
        )
        if not fields.keys() & _OF_A_PERSON:
            return entry
        roles = self._roles()
        return entry._replace(
            kind=self._kind(),
            roles=tuple(roles),
            role_start=self._day(Field.ROLE_START),
            role_end=self._day(Field.ROLE_END),
            started=self._day(Field.STARTED),
            left=self._day(Field.LEFT) or self._left_said,
            role_columns=tuple(roles.values()),
        )

    def _kind(self) -> str:
        """How somebody belongs; "yes" and "no" under "Paid?" say staff and volunteer."""
        text = self._text(Field.KIND)
        if text and kind_of(text) is None:
            heading = self._columns.table.text(self._fields[Field.KIND])
            if says_who_is_paid(heading):
                return _PAID.get(says(text), text)
        return text

    def _notes_of_person(self, said: RowSays) -> str:
        """What the notes of somebody keep: words beside the name, and columns that are notes.

        Telephone numbers, birthdays and ages go no further than the sheet.
        """
        if not said.aside and not self._note_columns:
            return ""
        kept = [each for each in said.aside.split("; ") if is_note(each)] if said.aside else []
        for column in self._note_columns:
            text = " ".join(self._lines(column).split())
            if text and self._kept_note(column, text):
                heading = self._columns.table.text(column)
                kept.append(f"{heading}: {text}" if heading else text)
        return "; ".join(kept)

    def _aside(self, column: int | None, text: str) -> None:
        where = column_letter(column) if column is not None else None
        if private_words(text) is not None:
            self._notes.append(problem(self._row.number, where, "", ProblemCode.NOT_BROUGHT_IN))
            return
        parts = text.split("; ")
        for code, found in (
            (ProblemCode.ASIDE, [each for each in parts if is_note(each)]),
            (ProblemCode.TAKEN_OFF, [each for each in parts if not is_note(each)]),
        ):
            if found:
                self._notes.append(problem(self._row.number, where, "; ".join(found), code))

    def _email(self) -> str:
        if Field.EMAIL not in self._fields:
            return ""
        address, left = email_of(self._text(Field.EMAIL))
        if left:
            self._note(self._fields[Field.EMAIL], ProblemCode.NOT_AN_ADDRESS)
        return address

    def _roles(self) -> dict[str, str]:
        """The roles of a row, each with the letters of the column where it stands first."""
        roles: dict[str, str] = {}
        for column in self._columns.many.get(Field.ROLE, ()):
            text = self._lines(column).strip()
            if text:
                for role in self._roles_in(text):
                    roles.setdefault(role, column_letter(column))
        return roles

    def _roles_in(self, text: str) -> tuple[str, ...]:
        """The roles of one cell; parted once for all cells that say the same."""
        found = self._parted.get(text)
        if found is None:
            found = part_roles(text, self._with.known_roles, self._elsewhere)
            self._parted[text] = found
        return found

    def _alone_roles(self) -> Iterator[str]:
        """The roles that stand alone in a cell of the table, by which others are parted."""
        columns = self._columns.many.get(Field.ROLE, ())
        for row in self._columns.table.body:
            for column in columns:
                if column < len(row.cells) and isinstance(text := row.cells[column], str):
                    yield " ".join(text.split())

    def _day(self, name: Field) -> date | None:
        """A day on which somebody started or ended; what is none is listed, and the rest stands."""
        column = self._fields.get(name, -1)
        cell = self._at(column)
        if cell is None or isinstance(cell, ErrorCell):
            if cell is not None:
                self._note(column, ProblemCode.ERROR_CELL)
            return None
        reading = read_date(as_value(cell), self._with.order_of(column), self._with.today)
        if (code := self._unsure(cell, reading)) is not None:
            self._refuse(column, code)
            return None
        if reading.value is not None:
            if not self._stands_as_worked_out(column, cell):
                return None
            return self._day_or_month(name, column, reading)
        if reading.kind is not DateKind.NONE:
            self._refuse(column, _DATE_CODES[reading.kind])
            return None
        return self._day_in_words(name, column, cell_text(cell))

    def _stands_as_worked_out(self, column: int, cell: Cell) -> bool:
        """Whether a day is no formula's, or was said to be right as the formula gives it."""
        if not (formula := formula_of(cell)):
            return True
        heading, where = self._columns.heading(column), self._where(column)
        stands = day_stands(formula, heading, where, self._with.asking)
        if stands is None:
            self._refuse(column, ProblemCode.WORKED_OUT)
        elif not stands:
            self._note(column, ProblemCode.LEFT_OUT)
        return stands is True

    def _day_or_month(self, name: Field, column: int, reading: DateReading) -> date | None:
        """A day as it stands; of a month the first, or the last where something ended in it."""
        if reading.value is None or not reading.note.startswith(DAY_NOT_KNOWN):
            return reading.value
        if name not in _LAST_DAYS:
            self._note(column, ProblemCode.DAY_NOT_KNOWN)
            return reading.value
        self._note(column, ProblemCode.LAST_DAY_NOT_KNOWN)
        return min(_last_of_month(reading.value), self._with.today)

    def _day_in_words(self, name: Field, column: int, text: str) -> date | None:
        said = leaving_said(text, self._with.today)
        if said.kind is PeriodKind.NOT_KNOWN or (
            name in _LAST_DAYS and said.kind is PeriodKind.ASK
        ):
            self._note(column, ProblemCode.NOT_KNOWN_DAY)
        elif said.kind is not PeriodKind.NOTHING:
            is_year = _YEAR.fullmatch(text) is not None
            self._refuse(column, ProblemCode.YEAR_ALONE if is_year else ProblemCode.NOT_A_DATE)
        return said.day

    def _unsure(self, cell: Cell, reading: DateReading) -> ProblemCode | None:
        """Why a day with a year of two figures is not taken: it may be of another year."""
        today = self._with.today
        if not isinstance(cell, str) or reading.value is None:
            return None
        if year_stands(cell, today) is YearStands.LIKELY_FIRST:
            return ProblemCode.YEAR_FIRST_OR_LAST
        far_ahead = reading.value.year > today.year + _YEARS_AHEAD
        return ProblemCode.TWO_FIGURES if far_ahead and has_two_figures(cell) else None

    def _column_of_leaving(self) -> int | None:
        """Where the last day stands, or the name of somebody whose day was answered."""
        return next(
            (self._fields[each] for each in (Field.LEFT, *NAMES) if each in self._fields), None
        )

    def _holds_together(self, entry: Entry) -> bool:
        """Whether nobody left before they started, and a post lies within its own days."""
        if entry.started is not None and entry.left is not None and entry.left < entry.started:
            self._refuse(self._column_of_leaving(), ProblemCode.STARTED_AFTER_LEFT)
            return False
        if entry.role_start is None:
            return True
        if entry.role_end is not None and entry.role_end < entry.role_start:
            self._refuse(self._fields[Field.ROLE_END], ProblemCode.ENDS_BEFORE_START)
            return False
        if entry.left is not None and entry.left < entry.role_start:
            self._refuse(self._fields[Field.ROLE_START], ProblemCode.STARTS_AFTER_LEAVING)
            return False
        return True

    def _note_failed(self) -> None:
        """Note the formulas that failed in fields which were taken for blank."""
        if not self._may_fail or not any(isinstance(cell, ErrorCell) for cell in self._row.cells):
            return
        told = {(each.row, each.column) for each in (*self._refused, *self._notes)}
        roles = self._columns.many.get(Field.ROLE, ())
        for column in dict.fromkeys([*self._fields.values(), *roles]):
            place = (self._row.number, column_letter(column))
            if isinstance(self._at(column), ErrorCell) and place not in told:
                self._note(column, ProblemCode.ERROR_CELL)
