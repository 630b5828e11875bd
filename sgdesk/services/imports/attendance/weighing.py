"""What the words of one row of a list say of coming, or of being booked: yes, no, or a doubt."""

import re
from collections.abc import Callable
from datetime import date
from functools import cached_property

from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.people.said.asides import speaks_of_no
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, outcome_of, says
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.attendance.beside import (
    doubt_of_places,
    doubt_of_ticket,
    heads_part,
    heads_places,
    heads_tickets,
    is_young_beside,
    says_part,
    times_of_a_form,
)
from sgdesk.services.imports.attendance.presence import (
    ABOUT_THEM,
    JOINED,
    LEFT,
    PresenceReader,
    Told,
    text_of,
)
from sgdesk.services.imports.attendance.values import BLANK, Doubt, ListOf, Verdict
from sgdesk.services.imports.reading.around.lines_over import titles_over
from sgdesk.services.imports.reading.around.said_of_all import says_of_all
from sgdesk.services.imports.reading.around.words_over import (
    is_not_to_be_relied_on,
    speaks_against,
)
from sgdesk.services.imports.reading.cells.people.young import is_below_18
from sgdesk.services.imports.reading.cells.remarks import may_say_no
from sgdesk.services.imports.reading.cells.row_cells import Found, Reading
from sgdesk.services.imports.reading.columns import Means
from sgdesk.services.imports.reading.headings.words import NAMES, Field
from sgdesk.services.imports.reading.sections import Section

WAITING_ROOM = re.compile(r"\bwaiting room\b|\blobby\b")
_BOOKING = re.compile(
    r"\border\b|\btickets?\b|\bbook(?:ed|ing)\b|\bregist\w+|\bpurchas\w+|\brsvp\b|\bpaid\b|\bpayments?\b"
)
_SHOWED = re.compile(
    r"\bcheck(?:ed)?[ -]?in\b|\bpresent\b|\bcame\b|\bturned up\b|\bshowed\b|\bno[- ]?show\w*"
    r"|\battended\b|\battendance\b|\bdid (?:they|he|she|you)\b|\bsign(?:ed)?[ -]?in\b|\babsen\w+"
)
"""Headings that speak of who came: before the day nobody has."""
_HOST = re.compile(r"\b(?:co-?)?host\b|\b(?:co-?)?organi[sz]er\b|\btrainer\b|\bfacilitator\b")
"""Words of a meeting for whoever ran it; elsewhere they may be what somebody does with us."""
_RAN_IT = frozenset(
    "trainer|facilitator|host|speaker|tutor|course leader|presenter|organiser|organizer".split("|")
)
_PRESENTER = "presenter"
_IS_BOOKED = re.compile(
    r"\b(?:attending|going|confirmed|accepted|approved|paid|free order|reserved|active|valid"
    r"|eventbrite completed|general admission)\b"
)
_WISH = re.compile(r"\b(?:rsvp|coming|attending|going|will|can|could|plan\w*|intend\w*)\b")
"""Headings under which people say before the day whether they will come."""
_PUT_OFF = re.compile(r"\b(?:approv\w+|order|payment|paid|regist\w+|book\w*|ticket|invit\w+)\b")
"""Headings of what is settled before the day."""

_LONGEST_TITLE = 100


class WeighingReader(PresenceReader):
    """Weighs the cells of a row that is somebody's."""

    def __init__(
        self, reading: Reading, section: Section, of: ListOf, on: date, name: str = ""
    ) -> None:
        super().__init__(reading, Found(), section)
        self._of, self._on = of, on
        self._told = Told()
        self._heads = {
            each.index: fold(each.heading)
            for each in reading.columns.columns
            if each.means not in (Means.PRIVATE, Means.EXPIRY, Means.COURSE)
        }
        self._waiting = self._headed(WAITING_ROOM)
        self._joined = self._headed(JOINED)
        self._in_meeting = reading.columns.duration is not None or bool(self._joined)
        self._only_booked = not self._in_meeting and bool(self._headed(_BOOKING))
        statuses = [column for column, _ in self._statuses]
        self._says_who_came = self._in_meeting or any(map(self._is_of_coming, statuses))
        self._part = [column for column, text in self._heads.items() if heads_part(text)]
        self._form_times = times_of_a_form(self._heads)
        self._tickets = self._ticket_columns()
        self._look_for_presence()
        self._over = name if self._speaks_against_all(name) else self._title_against()

    def _headed(self, pattern: re.Pattern[str]) -> list[int]:
        return [column for column, text in self._heads.items() if pattern.search(text)]

    def _speaks_against_all(self, words: str) -> bool:
        """Whether the name of a worksheet or of a file says no of all of it: "No shows"."""
        said = words.rsplit(".", 1)[0]
        if self._of is ListOf.BOOKINGS and "book" in fold(said):
            return False
        return may_say_no(said) or says_of_all(said)

    def _title_against(self) -> str:
        """A title that says no of all below it: "Those who did not come", "TEMPLATE"."""
        for line in titles_over(self._columns, ()):
            if self._of is ListOf.BOOKINGS and "book" in fold(line):
                continue
            if len(line) <= _LONGEST_TITLE and (
                speaks_against(line) or is_not_to_be_relied_on(line)
            ):
                return line
        return ""

    def _is_of_coming(self, column: int) -> bool:
        return _SHOWED.search(self._heads.get(column, "")) is not None

    def _weigh(self, aside: str) -> None:
        """Everything that a row says, into ``_told``."""
        self._weigh_statuses()
        self._weigh_presence()
        self._weigh_words()
        self._weigh_part()
        self._weigh_tickets()
        self._weigh_comments()
        self._weigh_age(aside)
        self._weigh_aside(aside)

    # What the columns of status say.

    def _weigh_statuses(self) -> None:
        said: set[Outcome | None] = set()
        for column, against in self._statuses:
            if column in self._waiting or column in self._part:
                continue
            if self._of is ListOf.BOOKINGS and self._is_of_coming(column):
                continue
            outcome = self._one_outcome(column, against)
            words = " ".join(self._lines(column).split())
            words = f"{self._columns.table.text(column)}: {words}" if against else words
            if self._of is ListOf.BOOKINGS:
                self._weigh_booking(outcome, words)
            else:
                said.add(self._weigh_coming(column, outcome, words))
        if {Outcome.COMPLETED, Outcome.NOT_COMPLETED} <= said:
            self._told.verdict = Verdict.ASK
            self._told.doubts.append(Doubt.COLUMNS)
        if not said and self._only_booked and self._of is ListOf.ATTENDANCE:
            self._told.ask(Doubt.BOOKED_ONLY)

    def _weigh_coming(self, column: int, outcome: Outcome | None, words: str) -> Outcome | None:
        """Weigh one column of a list of who came; a booking that is settled is no coming."""
        heading = self._heads.get(column, "")
        early = _PUT_OFF.search(heading) or _WISH.search(heading)
        of_booking = early is not None and not self._is_of_coming(column)
        shows = _SHOWED.search(fold(words)) is not None
        speaks_against = outcome is None and _says_against(words)
        if of_booking and outcome is not Outcome.NOT_COMPLETED and not (shows or speaks_against):
            if not self._says_who_came:
                self._told.ask(Doubt.BOOKED_ONLY, words)
            return Outcome.BOOKED
        if outcome is Outcome.NOT_COMPLETED:
            self._told.deny(words)
        elif outcome is Outcome.BOOKED:
            self._told.ask(Doubt.BOOKED_ONLY, words)
        elif outcome is not Outcome.COMPLETED:
            self._told.ask(Doubt.WORDS, words or BLANK)
        return outcome

    def _weigh_booking(self, outcome: Outcome | None, words: str) -> None:
        verdict = says(words)
        if outcome is Outcome.NOT_COMPLETED and verdict is Says.NOT_YET:
            self._told.ask(Doubt.WAITING if "wait" in fold(words) else Doubt.WORDS, words)
        elif outcome is Outcome.NOT_COMPLETED:
            self._told.deny(words)
        elif outcome is None and (may_say_no(words) or not _IS_BOOKED.search(fold(words))):
            self._told.ask(Doubt.WORDS, words or BLANK)

    def _said_name(self) -> str:
        """The name as the row has it."""
        texts = (self._text(each) for each in (Field.GIVEN_NAME, Field.FAMILY_NAME))
        return " ".join(filter(None, texts)) or self._text(Field.NAME)

    # What other words of the row say.

    def _weigh_words(self) -> None:
        """Any other cell that says no, not yet, that they left, or that they hosted."""
        if may_say_no(self._said_name()):
            self._told.ask(Doubt.WORDS)
        for text in map(self._text, (Field.EMAIL, Field.REFERENCE)):
            if "@" not in text and may_say_no(text):  # "n/a" says that there is none
                self._told.ask(Doubt.WORDS, text)
        for column in self._free_columns():
            text = text_of(self._at(column))
            if not text:
                continue
            if self._ran_it(text):
                self._told.ask(Doubt.HOST)
            elif "wait" in fold(text) and says(text) is Says.NOT_YET:
                self._told.ask(Doubt.WAITING, text)
            elif _says_against(text):
                self._told.ask(Doubt.WORDS, text)
            elif self._of is ListOf.ATTENDANCE and self._tells_part(column, text):
                self._told.ask(Doubt.PART, text)

    def _tells_part(self, column: int, text: str) -> bool:
        """Whether free words say that somebody was not there throughout; a meeting has minutes."""
        is_time = column in self._joined or column == self._columns.duration
        return not is_time and LEFT.search(self._heads[column]) is None and says_part(text)

    def _weigh_part(self) -> None:
        """A yes under "Left early?" is no coming, and a blank there is none either."""
        if self._of is not ListOf.ATTENDANCE:
            return
        for column in self._part:
            text = text_of(self._at(column))
            if says_part(text, under=True):
                self._told.ask(Doubt.PART, self._with_heading(column, text))

    def _weigh_tickets(self) -> None:
        """Tickets that are not one place of one adult in the room."""
        for column, doubt_of in self._tickets:
            text = text_of(self._at(column))
            doubt = doubt_of(text) if text else None
            if doubt is Doubt.CHILD:
                self._told.ask(doubt)  # of which no word is shown
            elif doubt is not None:
                self._told.ask(doubt, self._with_heading(column, text))

    def _with_heading(self, column: int, text: str) -> str:
        """ "Left early: Yes": words that say little without what stands over them."""
        return f"{self._columns.table.text(column).rstrip(' ?:.')}: {text}"

    def _ticket_columns(self) -> list[tuple[int, Callable[[str], Doubt | None]]]:
        return [
            (column, doubt_of_places if heads_places(text) else doubt_of_ticket)
            for column, text in self._heads.items()
            if heads_places(text) or heads_tickets(text)
        ]

    def _weigh_comments(self) -> None:
        """A name that is struck through, and what hangs on a cell and is no plain yes."""
        if self._row.number in self._with.struck:
            self._told.ask(Doubt.STRUCK)
        table = self._columns.table
        for column in range(table.left, table.right):
            text = self._comment(column)
            if not text or outcome_of(text) is Outcome.COMPLETED:
                continue
            self._told.ask(Doubt.COMMENT, text)
            if private_words(text) is None:
                self.heeded.add((self._row.number, column))

    def _weigh_age(self, aside: str) -> None:
        """An age, a birthday or a school year below 18, of which no word is shown."""
        order = self._with.order
        young = any(is_below_18(self._at(e.index), e, order, self._on) for e in self._ages)
        if young or self._is_young() or self._is_young_beside(aside):
            self._told.ask(Doubt.CHILD)

    def _is_young_beside(self, aside: str) -> bool:
        """Whether an age stands beside the name; the 11 of "11. Ada Sample" is its number."""
        bare = aside.strip(" .):#")
        numbered = bare.isdigit() and self._said_name().lstrip(" (#").startswith(bare)
        return bool(aside) and not numbered and is_young_beside(aside)

    def _ran_it(self, text: str) -> bool:
        """Whether a word says that somebody hosted or taught, and was not there to learn."""
        folded = fold(text)
        if folded == _PRESENTER and self._in_meeting:
            return self._some_attended
        if folded in _RAN_IT:
            return True
        return self._in_meeting and len(folded.split()) < 4 and _HOST.search(folded) is not None

    @cached_property
    def _some_attended(self) -> bool:
        """Whether a meeting parts those who presented from others; else all may present there."""
        rows = self._columns.table.body
        texts = (cell for row in rows for cell in row.cells if isinstance(cell, str))
        return any(fold(text) == "attendee" for text in texts)

    def _free_columns(self) -> list[int]:
        kept = {column for column, _ in self._statuses}
        fields = (*NAMES, Field.TITLE, Field.EMAIL, Field.REFERENCE, Field.COURSE)
        kept |= {self._fields[each] for each in fields if each in self._fields}
        kept |= {self._fields.get(Field.COMPLETED_ON, -1)}
        return [
            column
            for column, heading in self._heads.items()
            if column not in kept
            and column not in self._part
            and not ABOUT_THEM.search(heading)
            and not WAITING_ROOM.search(heading)
        ]

    def _weigh_aside(self, aside: str) -> None:
        if not aside:
            return
        if self._is_young_beside(aside):
            return
        if self._ran_it(aside):
            self._told.ask(Doubt.HOST)
        elif _says_against(aside) or any(map(speaks_of_no, aside.split("; "))):
            self._told.ask(Doubt.WORDS, aside)
        elif self._of is ListOf.ATTENDANCE and says_part(aside):
            self._told.ask(Doubt.PART, aside)


def _says_against(text: str) -> bool:
    return may_say_no(text) or says(text) in (Says.NO, Says.NOT_YET)


def speaks_of_wish(heading: str) -> bool:
    """Whether people say under a heading, before the day, whether they will come."""
    return _WISH.search(fold(heading)) is not None
