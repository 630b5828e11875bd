"""Reading each row of a list of who came: whom it names, and what its words and minutes say.

The reader of sheets does it; what this adds is that a row in doubt stays, with its doubt.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.data.sheets import Row, cell_text
from sgdesk.domain.datetext import DateKind, read_date
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.names import PersonName
from sgdesk.domain.text import fold
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.words_of_completion import Says, outcome_of, says
from sgdesk.services.imports.attendance.values import Doubt, ListOf, Verdict
from sgdesk.services.imports.reading.cells.coming_in import may_be_young, says_of_all
from sgdesk.services.imports.reading.cells.durations import minutes_of
from sgdesk.services.imports.reading.cells.row_cells import Found, Reading, told_of
from sgdesk.services.imports.reading.cells.verdict_cells import may_say_no
from sgdesk.services.imports.reading.columns import Columns, Means
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.entries import EntryReader
from sgdesk.services.imports.reading.heading_words import NAMES, Field
from sgdesk.services.imports.reading.rows import RowKind, RowSays
from sgdesk.services.imports.reading.sections import Section
from sgdesk.services.imports.reading.values import ProblemCode, RowProblem

_WAITING_ROOM = re.compile(r"\bwaiting room\b|\blobby\b")
_ABOUT_THEM = re.compile(
    r"\bguest\b|\bconsent\b|\bdisclaimer\b|\border\b|\bticket\b|\bquantity\b|\bdelivery\b"
)
"""Headings whose yes and no say nothing of coming."""
_BOOKING = re.compile(
    r"\border\b|\btickets?\b|\bbook(?:ed|ing)\b|\bregist\w+|\bpurchas\w+|\brsvp\b"
)
_SHOWED = re.compile(
    r"\bcheck(?:ed)?[ -]?in\b|\bpresent\b|\bcame\b|\bturned up\b|\bshowed\b|\bno[- ]?show\w*"
    r"|\battended\b|\battendance\b|\bdid (?:they|he|she|you)\b|\bsign(?:ed)?[ -]?in\b|\babsen\w+"
)
"""Headings that speak of who came: before the day nobody has."""
_HOST = re.compile(r"\b(?:co-?)?host\b|\b(?:co-?)?organi[sz]er\b|\btrainer\b|\bfacilitator\b")
_IS_BOOKED = re.compile(
    r"\b(?:attending|going|confirmed|accepted|approved|paid|free order|reserved|active|valid"
    r"|eventbrite completed|general admission)\b"
)
_JOINED = re.compile(r"\bjoin\w*|\barriv\w+|\btime in$")
_LEFT = re.compile(r"\bleave\b|\bleft at\b|\bdepart\w*|\btime out$")


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
    in_waiting_room: bool = False
    day: date | None = None
    course: str = ""


@dataclass(slots=True)
class _Told:
    """What the row that is read has said so far."""

    verdict: Verdict = Verdict.YES
    doubts: list[Doubt] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def ask(self, doubt: Doubt, words: str = "") -> None:
        """Put a doubt beside what is said; words that say no stay."""
        if self.verdict is not Verdict.NO:
            self.verdict = Verdict.ASK
        self.doubts.append(doubt)
        self.say(words)

    def deny(self, words: str) -> None:
        """The row says no."""
        self.verdict = Verdict.NO
        self.say(words)

    def say(self, words: str) -> None:
        """Keep the words that decided, unless they are not kept here."""
        if words and private_words(words) is None and words not in self.words:
            self.words.append(words)


class ListReader(EntryReader):
    """Reads the rows of one table of a list; ``rows`` is what they say."""

    def __init__(self, reading: Reading, section: Section, of: ListOf) -> None:
        super().__init__(reading, Found(), section)
        self.rows: list[SaidRow] = []
        self._of = of
        self._told = _Told()
        self._heads = {
            each.index: fold(each.heading)
            for each in reading.columns.columns
            if each.means not in (Means.PRIVATE, Means.EXPIRY, Means.COURSE)
        }
        duration = reading.columns.duration
        self._in_meeting = duration is not None or bool(self._headed(_JOINED))
        self._only_booked = not self._in_meeting and bool(self._headed(_BOOKING))
        self._waiting = self._headed(_WAITING_ROOM)

    @property
    def passed_over(self) -> list[RowProblem]:
        """The rows of nobody, each with its reason."""
        return self._found.notes

    def _headed(self, pattern: re.Pattern[str]) -> list[int]:
        return [column for column, text in self._heads.items() if pattern.search(text)]

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
        if self._may_be_somebody(said):
            self._take(said, is_name=False)
        else:
            self._note(said.column, said.code or ProblemCode.NO_NAME)

    def _is_of_all(self, line: str) -> bool:
        """Whether a line speaks of all below it: "Did not attend:"; "Present:" ends it."""
        says_yes = bool(line) and outcome_of(line.strip(" :-–")) is Outcome.COMPLETED
        if not line or not (says_yes or says_of_all(line)):
            return False
        self._under = "" if says_yes else line
        self._note(self._columns.table.left, ProblemCode.LABEL_ROW)
        return True

    def _may_be_somebody(self, said: RowSays) -> bool:
        """Whether a row of no certain name was somebody: a device, a login, one word."""
        if not self._text_of_name():
            return False
        if said.kind in (RowKind.ASKED, RowKind.UNNAMED):
            return said.code is not ProblemCode.NOT_BROUGHT_IN
        return said.kind is RowKind.NOBODY and self._in_meeting

    def _text_of_name(self) -> str:
        texts = (self._text(each) for each in (Field.GIVEN_NAME, Field.FAMILY_NAME))
        return " ".join(filter(None, texts)) or self._text(Field.NAME)

    def _take(self, said: RowSays, *, is_name: bool = True) -> None:
        self._told = _Told()
        self._weigh_statuses()
        self._weigh_words()
        self._weigh_aside(said.aside)
        if self._under:
            self._told.ask(Doubt.BELOW_A_LINE, self._under)
        waited = self._was_waiting()
        if waited:
            self._told.ask(Doubt.WAITING_ROOM)
        day = self._day_said()
        place = next((self._fields[each] for each in NAMES if each in self._fields), None)
        told = self._told
        name = said.name if is_name else PersonName("", "", "")
        self.rows.append(
            SaidRow(
                self._row.number,
                self._letters.get("name") or self._letters.get("family_name"),
                told_of(self._text_of_name()) or (told_of(self._at(place)) if place else ""),
                name,
                self._email(),
                self._text(Field.REFERENCE),
                is_name,
                told.verdict,
                tuple(dict.fromkeys(told.doubts)),
                "; ".join(told.words),
                None if waited else self._minutes(),
                waited,
                day,
                self._text(Field.COURSE),
            )
        )

    # What the columns of status say.

    def _weigh_statuses(self) -> None:
        asked = False
        for column, against in self._statuses:
            if column in self._waiting or self._is_of_another_time(column):
                continue
            asked = True
            outcome = self._one_outcome(column, against)
            words = " ".join(self._lines(column).split())
            words = f"{self._columns.table.text(column)}: {words}" if against else words
            if self._of is ListOf.BOOKINGS:
                self._weigh_booking(outcome, words)
            elif outcome is Outcome.NOT_COMPLETED:
                self._told.deny(words)
            elif outcome is Outcome.BOOKED:
                self._told.ask(Doubt.BOOKED_ONLY, words)
            elif outcome is not Outcome.COMPLETED:
                self._told.ask(Doubt.WORDS, words)
        if not asked and self._only_booked and self._of is ListOf.ATTENDANCE:
            self._told.ask(Doubt.BOOKED_ONLY)

    def _is_of_another_time(self, column: int) -> bool:
        """Whether a column says who came, in a list that is read for who is booked."""
        if self._of is ListOf.ATTENDANCE:
            return False
        return _SHOWED.search(self._heads.get(column, "")) is not None

    def _weigh_booking(self, outcome: Outcome | None, words: str) -> None:
        verdict = says(words)
        if outcome is Outcome.NOT_COMPLETED and verdict is Says.NOT_YET:
            self._told.ask(Doubt.WAITING if "wait" in fold(words) else Doubt.WORDS, words)
        elif outcome is Outcome.NOT_COMPLETED:
            self._told.deny(words)
        elif outcome is None and (may_say_no(words) or not _IS_BOOKED.search(fold(words))):
            self._told.ask(Doubt.WORDS, words)

    # What other words of the row say.

    def _weigh_words(self) -> None:
        """Any other cell that says no, not yet, or that they hosted."""
        for column in self._free_columns():
            cell = self._at(column)
            text = " ".join(cell.split()) if isinstance(cell, str) else ""
            if not text:
                continue
            if _HOST.search(fold(text)) and len(text.split()) < 4:
                self._told.ask(Doubt.HOST)
            elif "wait" in fold(text) and says(text) is Says.NOT_YET:
                self._told.ask(Doubt.WAITING, text)
            elif may_say_no(text) or says(text) in (Says.NO, Says.NOT_YET):
                self._told.ask(Doubt.WORDS, text)

    def _free_columns(self) -> list[int]:
        statuses = dict(self._statuses)
        names = {self._fields[each] for each in (*NAMES, Field.TITLE) if each in self._fields}
        kept = {self._fields.get(Field.EMAIL), self._fields.get(Field.REFERENCE)}
        kept |= {self._fields.get(Field.COURSE), self._fields.get(Field.COMPLETED_ON)}
        return [
            column
            for column, heading in self._heads.items()
            if column not in statuses
            and column not in names
            and column not in kept
            and not _ABOUT_THEM.search(heading)
            and not _WAITING_ROOM.search(heading)
        ]

    def _weigh_aside(self, aside: str) -> None:
        if not aside:
            return
        if may_be_young(aside):
            self._told.ask(Doubt.CHILD)
        elif _HOST.search(fold(aside)):
            self._told.ask(Doubt.HOST)
        elif may_say_no(aside) or says(aside) in (Says.NO, Says.NOT_YET):
            self._told.ask(Doubt.WORDS, aside)

    # When, and how long.

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
        places = [column] if column is not None else [*self._headed(_JOINED), *self._headed(_LEFT)]
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


def with_statuses(columns: Columns, more: dict[int, bool]) -> Columns:
    """The columns of a table with further ones that say who came."""
    return replace(columns, statuses={**columns.statuses, **more})
