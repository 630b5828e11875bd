"""Whether a row of a list lets somebody come, where no column says so by itself.

A list of names alone is one of those who came. Where more stands beside them, a row in which that
is blank, or says what nobody can tell for a yes, is asked about.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, cell_text
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, outcome_of, says
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.attendance.values import BLANK, Doubt, ListOf, Verdict
from sgdesk.services.imports.reading.columns import Column, Means
from sgdesk.services.imports.reading.entries import EntryReader
from sgdesk.services.imports.reading.headings.fields import words_a_name
from sgdesk.services.imports.reading.headings.words import Field

JOINED = re.compile(r"\bjoin\w*|\barriv\w+|\btime in$")
LEFT = re.compile(r"\bleave\b|\bleft at\b|\bdepart\w*|\bexit\w*|\btime out$")
ABOUT_THEM = re.compile(
    r"\bguest\b|\bconsent\b|\bdisclaimer\b|\border\b|\bticket\b|\bquantity\b|\bdelivery\b"
)
"""Headings whose yes and no say nothing of coming."""
_OF_THEM = re.compile(
    r"\b(?:church|parish|chapel|mosque|masjid|benefice|congregation|organi[sz]ation|charity|club"
    r"|school|group|team|ministry|department|position|job|table|seat|room|venue|source)\b"
    r"|\b(?:company|employer|username|user name|how did you hear)\b"
)
"""Headings of words about somebody, which differ from row to row whoever came."""
_MARK = 3
"""Shorter than this is a mark and no word."""
_FREE = frozenset({Means.UNKNOWN, Means.ASIDE, Means.STANDING})
_WORDED = frozenset(
    {Field.NOTES, Field.METHOD, Field.PROVIDER, Field.CERTIFICATE_NUMBER, Field.COURSE}
)
"""Fields of words, in whose place a mark says something else."""
_SAID_OF_ALL = (Field.COMPLETED_ON, Field.COURSE, Field.CERTIFICATE_NUMBER)
"""What a list says in each row of who came, where it says it in any."""
_WORDS = Doubt.WORDS


@dataclass(slots=True)
class Told:
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


class PresenceReader(EntryReader):
    """Weighs whether the columns of a list say of a row that somebody came."""

    _of: ListOf
    _told: Told
    _heads: dict[int, str]
    """The headings of columns that are looked at, folded."""
    _in_meeting: bool
    _joined: list[int]
    _part: list[int]
    _form_times: tuple[int, ...]
    """Where a form says when it was filled in."""
    """The columns that say who came late or left early."""
    _ticked: tuple[int, ...]
    _told_of_all: tuple[int, ...]
    _remarks: tuple[int, ...]

    @property
    def _tells_who_came(self) -> bool:
        """Whether a column of its own says who came, or it is not asked at all."""
        return bool(self._statuses) or self._in_meeting or self._of is ListOf.BOOKINGS

    def _look_for_presence(self) -> None:
        """Find the columns that may say who came, where none says it of itself."""
        self._ticked = self._ticked_columns()
        self._told_of_all = self._remarks = ()
        if self._tells_who_came:
            return
        self._told_of_all = tuple(
            self._fields[name]
            for name in _SAID_OF_ALL
            if name in self._fields
            and (name is Field.COMPLETED_ON or any(self._cells_of(self._fields[name])))
        )
        self._remarks = tuple(
            each.index
            for each in self._columns.columns
            if (each.field is Field.NOTES or each.means is Means.ASIDE)
            and each.index not in self._part
            and not ABOUT_THEM.search(fold(each.heading))
        )

    def _ticked_columns(self) -> tuple[int, ...]:
        """Columns under headings that are not known, which may be where the list says who came.

        There are none where another column says it. Under a heading that is known to be of
        something else, such are cells that hold bare marks or nothing.
        """
        if self._tells_who_came:
            return ()
        return tuple(
            each.index
            for each in self._columns.columns
            if self._may_say_who_came(each)
            or (self._may_hold_marks(each) and self._holds_marks(each.index))
        )

    def _may_say_who_came(self, column: Column) -> bool:
        """Whether nobody knows what stands in a column, or it was headed and never filled in."""
        heading = fold(column.heading)
        is_open = column.means is Means.UNKNOWN or (column.means is Means.EMPTY and heading != "")
        of_them = ABOUT_THEM.search(heading) or _OF_THEM.search(heading)
        is_told = column.index in (*self._part, *self._form_times)
        is_told = is_told or (column.means is Means.EMPTY and words_a_name(heading))
        return is_open and not (of_them or is_told)

    def _may_hold_marks(self, column: Column) -> bool:
        is_known = column.means in _FREE or column.field in _WORDED
        is_told = column.index in self._part or ABOUT_THEM.search(fold(column.heading))
        return is_known and not is_told

    def _cells_of(self, column: int) -> list[Cell]:
        rows = self._columns.table.body
        return [row.cells[column] if column < len(row.cells) else None for row in rows]

    def _holds_marks(self, column: int) -> bool:
        """Whether marks, or a plain yes or no, part the rows of a column: "x", "1", "P", "came".

        Words that tell one group from another do so in every row.
        """
        texts = {text_of(cell) for cell in self._cells_of(column)}
        parted = "" in texts if _OF_THEM.search(self._heads.get(column, "")) else len(texts) > 1
        return parted and any(map(_is_mark, texts))

    def _weigh_presence(self) -> None:
        """No plain yes where a list may say who came, or no time at which they did."""
        for column in self._ticked:
            cell = self._at(column)
            text = "" if isinstance(cell, ErrorCell) else text_of(cell)
            if outcome_of(text) is not Outcome.COMPLETED:
                self._told.ask(Doubt.WORDS, text_of(cell) or BLANK)
        self._weigh_what_others_say()
        if self._statuses or self._columns.duration is not None or not self._joined:
            return
        if not any(text_of(self._at(column)) for column in self._joined):
            self._told.ask(Doubt.WORDS, BLANK)

    def _weigh_what_others_say(self) -> None:
        """A blank where the list gives a day or a course, and remarks that are no yes."""
        for column in self._told_of_all:
            if self._at(column) is None:
                doubt = Doubt.NO_DAY if column == self._fields.get(Field.COMPLETED_ON) else _WORDS
                self._told.ask(doubt, f"{self._columns.table.text(column)}: {BLANK}")
        for column in self._remarks:
            cell = self._at(column)
            if isinstance(cell, str) and _is_remark(cell):
                self._told.ask(_WORDS, text_of(cell))


def _is_remark(text: str) -> bool:
    """Whether words are neither a yes nor a mere day or place: "had a cold", "vegetarian"."""
    day = read_date(text, DateOrder.DMY, date.max)
    is_day = day.kind is DateKind.DATE and not day.note
    return not is_day and says(text) not in (Says.YES, Says.NOTHING)


def _is_mark(text: str) -> bool:
    is_short = len(text.split()) < 3
    return bool(text) and (len(text) < _MARK or (is_short and outcome_of(text) is not None))


def text_of(cell: Cell) -> str:
    """The words of a cell in one line: those of text, and of a box that is ticked or not."""
    return " ".join(cell_text(cell).split()) if cell is not None else ""
