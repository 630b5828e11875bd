"""Reading each row of a list of who came: whom it names, and what its words and minutes say.

The reader of sheets does it; what this adds is that a row in doubt stays, with its doubt.
"""

from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.sheets import Row, cell_text
from sgdesk.domain.datetext import DateKind, read_date
from sgdesk.domain.names import PersonName
from sgdesk.domain.people.said_names import who_is
from sgdesk.domain.training.completion.words import Says, outcome_of, says
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.attendance.beside import clock_in, latest_to_come
from sgdesk.services.imports.attendance.presence import JOINED, LEFT, Told
from sgdesk.services.imports.attendance.values import Doubt, ListOf, Verdict
from sgdesk.services.imports.attendance.weighing import WeighingReader
from sgdesk.services.imports.drafting.matching import full_name
from sgdesk.services.imports.reading.around.said_of_all import says_of_all
from sgdesk.services.imports.reading.cells.one_cell.durations import minutes_of
from sgdesk.services.imports.reading.cells.row_cells import Reading, told_of
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.rows import RowKind, RowSays
from sgdesk.services.imports.reading.sections import Section, moment_of
from sgdesk.services.imports.reading.values import ProblemCode, RowProblem


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One row of a list: who it names (as it stands), and what it says of them."""

    row: int
    column: str | None
    said: str
    name: PersonName
    email: str
    reference: str
    is_name: bool
    verdict: Verdict
    doubts: tuple[Doubt, ...]
    words: str
    minutes: float | None
    span: tuple[int, int] | None = None
    """From which minute of the day to which, where the row says so."""
    in_waiting_room: bool = False
    day: date | None = None
    course: str = ""


class ListReader(WeighingReader):
    """Reads the rows of one table of a list; ``rows`` is what they say."""

    def __init__(
        self,
        reading: Reading,
        section: Section,
        of: ListOf,
        on: date,
        name: str = "",
        hours: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(reading, section, of, on, name)
        self._latest = latest_to_come(*hours)
        self._begins = clock_in(hours[0])
        self.rows: list[SaidRow] = []

    @property
    def passed_over(self) -> list[RowProblem]:
        """The rows of nobody, each with its reason."""
        return self._found.notes

    def read_list(self) -> "ListReader":
        """Read every row below the headings."""
        for row in self._columns.table.above[-1:]:
            self._heed(row)
        for row in self._columns.table.body:
            self._turn_to(row)
            self._read_row(row)
            self._found.notes += self._notes
        return self

    def _read_row(self, row: Row) -> None:
        if self._is_of_all(self._line_of(row)):
            return
        said = self._judge.judge(row)
        if said.kind is RowKind.BLANK:
            return
        if said.kind is RowKind.PERSON:
            self._take(said)
            return
        self._heed(row)
        if said.code is ProblemCode.SEVERAL_PEOPLE and self._take_each(said):
            return
        if self._may_be_somebody(said):
            self._take(said, is_name=False)
        else:
            self._note(said.column, said.code or ProblemCode.NO_NAME)

    def _is_of_all(self, line: str) -> bool:
        """Whether a line speaks of all below it: "Did not attend:"; "Present:" ends it."""
        yes = {Outcome.COMPLETED} | ({Outcome.BOOKED} if self._of is ListOf.BOOKINGS else set())
        says_yes = bool(line) and outcome_of(line.strip(" :-–")) in yes
        if not line or not (says_yes or says_of_all(line)):
            return False
        self._under = "" if says_yes else line
        self._over = "" if says_yes else self._over
        self._note(self._columns.table.left, ProblemCode.LABEL_ROW)
        return True

    def _may_be_somebody(self, said: RowSays) -> bool:
        """Whether a row of no certain name was somebody: a device, a login, one word."""
        if not self._said_name():
            return False
        if said.kind in (RowKind.ASKED, RowKind.UNNAMED):
            return said.code is not ProblemCode.NOT_BROUGHT_IN
        return said.kind is RowKind.NOBODY and self._in_meeting

    def _take_each(self, said: RowSays) -> bool:
        """Make a line of each of several people who share one; False where a name is not whole.

        Which of them came is asked, and the address is nobody's for certain.
        """
        names = names_of_several(self._said_name())
        for name in names:
            self._take(replace(said, name=name))
            row = self.rows[-1]
            verdict = Verdict.NO if row.verdict is Verdict.NO else Verdict.ASK
            self.rows[-1] = replace(
                row,
                said=full_name(name),
                email="",
                reference="",
                verdict=verdict,
                doubts=(*row.doubts, Doubt.TWO),
            )
        return bool(names)

    def _take(self, said: RowSays, *, is_name: bool = True) -> None:
        name = said.name if is_name else PersonName("", "", "")
        # Of words that are not kept here the name alone is shown, or nothing.
        shown = told_of(self._said_name()) or full_name(name) or self._text(Field.REFERENCE)
        if not shown:
            self._note(said.column, ProblemCode.NOT_BROUGHT_IN)
            return
        self._told = Told()
        self._weigh(said.aside)
        if self._row.number in self._with.shifted:
            self._told.ask(Doubt.WHO)
        if over := self._under or self._over:
            self._told.ask(Doubt.BELOW_A_LINE, over)
        self._weigh_lateness()
        self._weigh_form_time()
        waited = self._was_waiting()
        if waited:
            self._told.ask(Doubt.WAITING_ROOM)
        day = self._day_said()
        told = self._told
        self.rows.append(
            SaidRow(
                self._row.number,
                self._letters.get("name") or self._letters.get("family_name"),
                shown,
                name,
                self._email(),
                self._text(Field.REFERENCE),
                is_name,
                told.verdict,
                tuple(dict.fromkeys(told.doubts)),
                "; ".join(told.words),
                None if waited else self._minutes(),
                self._span(),
                waited,
                day,
                self._text(Field.COURSE),
            )
        )

    # When, and how long.

    def _weigh_lateness(self) -> None:
        """Who came after half of the evening, where nothing else says how long they were there."""
        if self._of is not ListOf.ATTENDANCE or self._columns.duration is not None:
            return
        if self._latest is None or self._span() is not None:
            return
        for column in self._joined:
            text = " ".join(cell_text(self._at(column)).split()) if self._at(column) else ""
            came = clock_in(text)
            if came is not None and came > self._latest:
                self._told.ask(Doubt.PART, self._with_heading(column, text))

    def _weigh_form_time(self) -> None:
        """When a form was filled in says nothing of the day.

        It is asked about unless the answers say who came, on the session's day once it had begun.
        """
        if self._of is not ListOf.ATTENDANCE or not self._form_times:
            return
        cell = self._at(self._form_times[0])
        text = " ".join(cell_text(cell).split()) if cell is not None else ""
        found = read_date(as_value(cell), self._with.order, date.max) if text else None
        came = clock_in(text)
        early = self._begins is not None and came is not None and came < self._begins
        says_who = bool(self._ticked) or self._tells_who_came
        told = says_who and found is not None and found.value == self._on
        if early or not told:
            self._told.ask(Doubt.FORM_TIME, text)

    def _was_waiting(self) -> bool:
        return any(says(self._lines(column)) is Says.YES for column in self._waiting)

    def _minutes(self) -> float | None:
        column = self._columns.duration
        if column is None:
            return None
        return minutes_of(self._at(column)) or 0.0

    def _day_said(self) -> date | None:
        """The day that the row itself gives; a doubt where it cannot be read."""
        column = self._fields.get(Field.COMPLETED_ON)
        if column in self._form_times:
            return None
        places = [column] if column is not None else [*self._headed(JOINED), *self._headed(LEFT)]
        for place in places:
            cell = self._at(place)
            if cell is None:
                continue
            found = read_date(as_value(cell), self._with.order, date.max)
            if found.kind is DateKind.DATE and found.value is not None:
                return found.value
            if place == column:
                self._told.ask(Doubt.NO_DAY, cell_text(cell))
        return None

    def _span(self) -> tuple[int, int] | None:
        """When somebody came and went, where the row says both."""
        begun = next(filter(None, map(self._moment, self._headed(JOINED))), None)
        ended = next(filter(None, map(self._moment, self._headed(LEFT))), None)
        if begun is None or ended is None or ended < begun:
            return None
        return (begun, ended)

    def _moment(self, column: int) -> int | None:
        cell = self._at(column)
        return moment_of(cell) if cell is not None else None


def names_of_several(said: str) -> tuple[PersonName, ...]:
    """The names in a cell of several people, where each is a whole one; else none."""
    names: list[PersonName] = []
    while said:
        who = who_is(said)
        name = who.name
        if name is None or not who.sure or not (name.given and name.family):
            return ()
        names.append(name)
        said = who.other
    return tuple(names) if len(set(names)) == len(names) > 1 else ()


def with_statuses(columns: Columns, more: dict[int, bool]) -> Columns:
    """The columns of a table with further ones that say who came."""
    return replace(columns, statuses={**columns.statuses, **more})
