"""What the words of one row say: whether somebody completed a course, and what has to be asked."""

from collections.abc import Iterator
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, cell_text, column_letter
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.people.membership import (
    is_active,
    is_certainly_of_people,
    may_be_of_a_course,
    membership_of,
)
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, outcome_of, says
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import CellSays
from sgdesk.services.imports.reading.cells.one_cell.doubtful import AS_ABOVE, STRUCK
from sgdesk.services.imports.reading.cells.one_cell.durations import minutes_of
from sgdesk.services.imports.reading.cells.one_cell.ink import is_ink
from sgdesk.services.imports.reading.cells.one_cell.of_which import NO, YES, OfWhich
from sgdesk.services.imports.reading.cells.remarks import may_deny, may_end_deny
from sgdesk.services.imports.reading.cells.row_cells import (
    Reading,
    RowCells,
)
from sgdesk.services.imports.reading.columns import Means
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.fields import heading_key
from sgdesk.services.imports.reading.headings.speaking import asks_if_open, is_expiry, says_why_not
from sgdesk.services.imports.reading.headings.words import NAMES, SIGNED, Field
from sgdesk.services.imports.reading.judged.other_courses import is_of_another_course
from sgdesk.services.imports.reading.judged.profiles import figure_of
from sgdesk.services.imports.reading.sections import Section
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    ProblemCode,
    QuestionKind,
    SheetKind,
    Where,
)

_DID_THEY = (Choice(YES, "Yes, completed"), Choice(NO, "No, not completed"))
_OUTCOMES = (
    Choice(Outcome.COMPLETED.value, "Completed"),
    Choice(Outcome.NOT_COMPLETED.value, "Not completed"),
    Choice(Outcome.BOOKED.value, "Booked"),
    Choice(Outcome.IN_PROGRESS.value, "Under way"),
)
_BLANK = "(blank)"
_BOXES = frozenset({Outcome.COMPLETED, Outcome.NOT_COMPLETED})
_MARKS_OF_A_BOX = frozenset("x 1 y yes ✓ ✔ ☑ ✗ ✘ * tick true".split())
_LESS_THAN_HALF = "there for less than half"


_FREE_FIELDS = frozenset(
    {Field.NOTES, Field.PROVIDER, Field.METHOD, Field.CERTIFICATE_NUMBER, Field.ROLE}
)
_MARKS_OF_ONE = (Field.EMAIL, Field.REFERENCE)
_NO_REASON = frozenset({"no", "n/a", "na", "none", "nil", "not applicable", "-", "no reason"})


class VerdictCells(RowCells):
    """Reads the cells of a row whose words decide, and asks where they do not."""

    def __init__(self, reading: Reading, section: Section) -> None:
        super().__init__(reading)
        self._section = section
        self._statuses = tuple(reading.columns.statuses.items())
        self._boxes = self._boxes_to_tick()
        self._answered_no: set[int] = set()
        self._open_word = ""
        """Why the row is open where words in another cell of it may speak against its days."""

        self._standing = frozenset(
            each.index for each in reading.columns.columns if each.means is Means.STANDING
        )
        self._of_people = frozenset(
            column
            for column in self._standing
            if any(is_certainly_of_people(each) for each in self._texts_under(column))
        )
        self._there = self._minutes_there()
        self._free = tuple(
            each.index
            for each in reading.columns.columns
            if (each.field in _FREE_FIELDS or each.means in (Means.UNKNOWN, Means.ASIDE))
            and not is_of_another_course(reading.columns, each)
        )
        self._paper_ends = tuple(
            each.index
            for each in reading.columns.columns
            if each.means in (Means.EXPIRY, Means.ENDS)
            and not is_of_another_course(reading.columns, each)
        )
        self._marks = tuple(self._fields[name] for name in _MARKS_OF_ONE if name in self._fields)
        self._denied: frozenset[int] = frozenset()
        """The columns of courses of which words elsewhere in the row were said to say no."""
        self._which = OfWhich(reading.columns)

    def _is_yes(self, column: int, said: CellSays) -> bool:
        """Whether words that are not known were said to mean yes."""
        if private_words(said.word) is not None:
            self._refuse(column, ProblemCode.NOT_BROUGHT_IN)
            return False
        asks = _asked_of(said.word)
        where = self._where(column)
        comment = self._comment(column)
        if comment and private_words(comment) is None:
            where = where._replace(value=f"{where.value} (comment: {comment})")
        answer = self._with.asking.answer(QuestionKind.WORD, said.word, where, asks, _DID_THEY)
        if answer == NO:
            self._note(column, ProblemCode.ANSWERED_NO)
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
        return self._they_did(column, place, state, asks, ProblemCode.ASKED_WORD)

    def _blank_is_yes(self, column: int) -> bool:
        """Whether a day counts beside which nothing stands where others say yes or no."""
        place = self._columns.states[column]
        heading = self._columns.table.text(place)
        asks = f"Nothing stands under “{heading}” beside a date: did they complete the course?"
        about = f"{heading}: {_BLANK}"
        return self._they_did(column, column, about, asks, ProblemCode.BLANK_BESIDE)

    def _they_did(self, column: int, asked: int, about: str, asks: str, code: ProblemCode) -> bool:
        """Whether the day of a column counts, as it was answered of what stands at ``asked``."""
        where = self._where(asked)
        answer = self._with.asking.answer(QuestionKind.WORD, about, where, asks, _DID_THEY)
        if answer == NO:
            self._note(column, ProblemCode.ANSWERED_NO)
        elif answer == LEAVE:
            self._refuse(asked, code)
        return answer == YES

    def _row_outcome(self) -> Outcome | None:
        """What the columns of status say of a row; None where somebody has to be asked.

        Where two of them disagree, the one that says no stands.
        """
        self._open_word = ""
        boxes = self._boxes
        ticked = [column for column in boxes if cell_text(self._at(column))]
        if len(ticked) == 1:
            found = [outcome_of(self._columns.table.text(ticked[0]))]
        else:
            boxes, found = frozenset(), []
        found += [self._one_outcome(*each) for each in self._statuses if each[0] not in boxes]
        found += self._reached()
        if Outcome.NOT_COMPLETED in found:
            return Outcome.NOT_COMPLETED
        if None in found:
            return None
        open_still = (Outcome.BOOKED, Outcome.IN_PROGRESS)
        return next((each for each in open_still if each in found), Outcome.COMPLETED)

    def _reached(self) -> list[Outcome | None]:
        """What a score beside a pass mark says; nothing where the table has no such columns."""
        if self._columns.score is None:
            return []
        score, mark = (figure_of(self._at(column)) for column in self._columns.score)
        if mark is None and score is None:
            return []
        if score is None or mark is None:
            return [None]
        # A cell of percentages holds 0.8 where another holds 80.
        score, mark = (each * 100 if 0 < each <= 1 else each for each in (score, mark))
        return [Outcome.COMPLETED if score >= mark else Outcome.NOT_COMPLETED]

    def _one_outcome(self, column: int, against: bool) -> Outcome | None:
        cell = self._at(column)
        if isinstance(cell, ErrorCell):
            return None
        text = " ".join(cell_text(cell).split())
        heading = self._columns.table.text(column)
        # Beside Active and Left "Approved" may be of the course as well: it is asked.
        of_them = outcome_of(text) is None and (
            self._columns.shape is not SheetKind.TRAINING or membership_of(text) is not None
        )
        # So is "Active" where no word beside it is certainly of people, as in "Left".
        is_open = may_be_of_a_course(text) or (is_active(text) and column not in self._of_people)
        of_them = of_them and not is_open
        if column in self._standing and text and of_them:
            return Outcome.COMPLETED  # it says who they are, and that was asked where it is open
        if against and _is_a_day(cell):
            return Outcome.NOT_COMPLETED
        if not heading and is_expiry(text):
            return Outcome.NOT_COMPLETED
        told = _against(text) if against else self._for(text, heading)
        if told is Outcome.NOT_COMPLETED and asks_if_open(heading):
            told = None  # what was to be done again may have counted before
        if told is not None or private_words(text) is not None:
            return told
        return self._asked_outcome(
            Where(self._row.number, column_letter(column), cell_text(cell)), text, heading
        )

    def _asked_outcome(self, where: Where, text: str, heading: str) -> Outcome | None:
        """What was answered of a word under a heading; None where nobody has said."""
        about = f"{heading}: {text or _BLANK}"
        asks = f"“{text or _BLANK}” under “{heading}”: what came of the course?"
        answer = self._with.asking.answer(QuestionKind.STATUS, about, where, asks, _OUTCOMES)
        if answer == LEAVE:
            return None
        if Outcome(answer) is not Outcome.COMPLETED:
            self._answered_no.add(self._row.number)
        return Outcome(answer)

    def _for(self, text: str, heading: str) -> Outcome | None:
        """What a cell of a column of status says; a blank one says yes in our own template alone.

        Under "Signature" it is what they signed with that says yes; other words are asked about.
        """
        if says_why_not(heading):
            return self._for_no_reason(text)
        if not text:
            return Outcome.COMPLETED if heading_key(heading) == Field.OUTCOME.value else None
        told = outcome_of(text)
        if not _is_for_signing(heading) or told is Outcome.COMPLETED:
            return told
        if says(text) in (Says.UNKNOWN, Says.NOTHING) and is_ink(text, self._name_as_it_stands()):
            return Outcome.COMPLETED
        return told

    def _boxes_to_tick(self) -> frozenset[int]:
        """Columns such as "Passed", "Failed" and "Absent", of which each row has just one ticked.

        One mark stands in all of them, in each at least once; under "Passed" alone an x is asked.
        """
        table = self._columns.table
        said = {column: outcome_of(table.text(column)) for column, _ in self._statuses}
        boxes = [column for column, told in said.items() if told in _BOXES]
        if {said[column] for column in boxes} != _BOXES:
            return frozenset()
        texts = [self._texts_under(column) - {""} for column in boxes]
        marks = {fold(text).strip() for each in texts for text in each}
        rows = [
            sum(column < len(row.cells) and cell_text(row.cells[column]) != "" for column in boxes)
            for row in table.body
        ]
        one_mark = len(marks) == 1 and all(texts) and marks <= _MARKS_OF_A_BOX
        return frozenset(boxes) if one_mark and max(rows, default=0) == 1 else frozenset()

    def _texts_under(self, column: int) -> set[str]:
        """The distinct texts of a column."""
        rows = self._columns.table.body
        cells = (row.cells[column] for row in rows if column < len(row.cells))
        return {each for each in cells if isinstance(each, str)}

    def _for_no_reason(self, text: str) -> Outcome | None:
        """What a cell under "Reason for absence" says: a blank is a yes where a day is given."""
        told = outcome_of(text) if text else None
        if text:
            return None if says(text) is Says.NOTHING or fold(text) in _NO_REASON else told
        is_said = Field.COMPLETED_ON in self._fields or self._columns.courses
        return Outcome.COMPLETED if is_said or len(self._statuses) > 1 else None

    def _is_signed(self, column: int) -> bool:
        """Whether a column is one in which people sign."""
        return _is_for_signing(self._columns.table.text(column))

    def _name_as_it_stands(self) -> str:
        """Whatever stands under the headings of names, in one line."""
        return " ".join(self._text(each) for each in NAMES if each in self._fields)

    def _speaks_against(self) -> Outcome | None:
        """What the words of other columns make of a row's completions; None where it is open.

        Notes, remarks, a provider, the number of a certificate, a role, a column that is not
        understood, or words for an e-mail may say that somebody failed or never came: that is asked
        about, once for all like it. Where a row tells of several courses the answer says which one
        it is: that one is ``_denied``, and the others stand.
        """
        self._denied = frozenset()
        for column, text, stands in (*self._free_words(), *self._free_comments()):
            if not (may_end_deny(text) if column in self._paper_ends else may_deny(text)):
                continue
            if private_words(text) is not None:
                self._refuse(column, ProblemCode.NOT_BROUGHT_IN)
                return None
            answer = self._said_of_row(column, text, stands)
            if answer == NO:
                return Outcome.NOT_COMPLETED
            if answer == LEAVE:
                self._open_word = _speaks_of(column, text)
                return None
            self._denied |= self._which.columns_of(answer)
        return Outcome.COMPLETED

    def _said_of_row(self, column: int, text: str, stands: str) -> str:
        """What was answered of words that may speak against what a row says was completed."""
        where, asking = self._where(column), self._with.asking
        # What was answered of a word before is known of it here, too.
        if self._which.is_one or asking.said_before(QuestionKind.WORD, text):
            asks = f"“{text}” {stands}: did they complete the course?"
            return asking.answer(QuestionKind.WORD, text, where, asks, _DID_THEY)
        return self._which.answer(asking, where, text, stands)

    @property
    def _may_speak(self) -> bool:
        """Whether anything beside its completions may speak against a row."""
        return bool(
            self._free or self._paper_ends or self._with.comments or self._words_for_marks()
        )

    def _words_for_marks(self) -> list[int]:
        """Where words of no stand in place of an e-mail or a reference: "did not attend"."""
        found = []
        for column in self._marks:
            cell = self._at(column)
            worded = isinstance(cell, str) and "@" not in cell and not any(map(str.isdigit, cell))
            if worded and may_deny(cell_text(cell)):
                found.append(column)
        return found

    def _free_words(self) -> Iterator[tuple[int, str, str]]:
        """The words of columns that may speak against a row: column, words, and where they are."""
        for column in (*self._free, *self._paper_ends, *self._words_for_marks()):
            cell = self._at(column)
            if isinstance(cell, str):
                heading = self._columns.table.text(column)
                yield column, " ".join(cell.split()), f"under “{heading}”"

    def _free_comments(self) -> Iterator[tuple[int, str, str]]:
        """The comments that may: on the name, and in a list on any cell but that of the day."""
        if not self._with.comments:
            return
        table = self._columns.table
        columns = [self._fields[name] for name in NAMES if name in self._fields]
        if not self._columns.courses:
            day = self._fields.get(Field.COMPLETED_ON)
            columns = [column for column in range(table.left, table.right) if column != day]
        for column in columns:
            text = self._comment(column)
            if text and may_deny(text):
                self.heeded.add((self._row.number, column))
                yield column, text, "in a comment"

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
            self._note(place, ProblemCode.ANSWERED_NO)
        elif answer == LEAVE:
            self._refuse(place, ProblemCode.ASKED_WORD)
        return answer == YES

    def _first_unknown(self) -> int:
        """Where it stands that the outcome of a row is open."""
        open_ones = (
            column
            for column, against in self._statuses
            if self._one_outcome(column, against) is None
        )
        score = self._columns.score
        return next(open_ones, score[0] if score is not None else -1)


def _is_for_signing(heading: str) -> bool:
    return heading_key(heading) in SIGNED


def _asked_of(word: str) -> str:
    """What is asked of words beside a date, and of a date that is not plainly said."""
    if word == STRUCK:
        return "The date is struck through: did they complete the course?"
    if word == AS_ABOVE:
        return "This stands for the day above: did they complete the course on that day?"
    return f"“{word}” beside a date: did they complete the course?"


def _speaks_of(column: int, words: str) -> str:
    """Why a day is left out where words in another cell of its row may speak of it."""
    letter = column_letter(column)
    return f"“{words}” in column {letter} may speak of this: answer the question about it"


def _against(text: str) -> Outcome | None:
    """What a cell says whose heading asks for a no: "No show", "Cancelled"."""
    verdict = says(text)
    if not text or verdict in (Says.NO, Says.NOTHING):
        return Outcome.COMPLETED
    return Outcome.NOT_COMPLETED if verdict is Says.YES else None


def _is_a_day(cell: Cell) -> bool:
    """Whether a cell holds a day, such as the one on which a place was cancelled."""
    return read_date(as_value(cell), DateOrder.DMY, date.max).kind is not DateKind.NONE
