"""What each row of a sheet of answers says, column by column, before anybody is looked for."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Cell, ErrorCell, Row, cell_text
from sgdesk.domain.forms.form import LONGEST_ANSWER, AnswerKind, FormKind, FormQuestion
from sgdesk.domain.forms.online.children import may_tell_of_a_child
from sgdesk.domain.forms.online.headings import Part
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.text import fold
from sgdesk.services.imports.answers.steps.about import NOTHING_SAID, About, said_course, said_days
from sgdesk.services.imports.answers.steps.columns import (
    answer_in,
    at,
    column_about,
    not_read,
    said_in,
)
from sgdesk.services.imports.answers.steps.scales import read_scale
from sgdesk.services.imports.answers.steps.stamps import Stamp, settle_stamps
from sgdesk.services.imports.answers.steps.whose import Answerer, said_of_somebody
from sgdesk.services.imports.answers.values import (
    ADDED,
    LEFT_OUT,
    AnswerCode,
    AnswerColumn,
    left,
)
from sgdesk.services.imports.drafting.index import CourseFinder
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    QuestionKind,
    RowProblem,
    Where,
)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: who answered, when, and the answers by question.

    ``is_empty`` says that it holds nothing but what the form program wrote; ``is_open`` that some
    of it waits for an answer to a question. ``received_on`` is None where the sheet has times and
    this one could not be read.
    """

    number: int
    who: Answerer
    stamp: Stamp | None
    about: About
    received_on: date | None
    answers: Mapping[str, int | str]
    problems: tuple[RowProblem, ...]
    is_empty: bool
    is_open: bool
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What all columns are read with: the kind of form, its questions, and the days.

    ``sessions`` are the days on which those sessions were held that forms are about.
    """

    kind: FormKind
    asks: tuple[FormQuestion, ...]
    span: tuple[date, date]
    came_back: date
    courses: CourseFinder
    sessions: frozenset[date] = frozenset()


_OPEN = frozenset({AnswerCode.OPEN_ANSWER, AnswerCode.MAY_BE_A_CHILD})
_KEEP = "keep"
_SHOWN = 300
"""So many letters of an answer are shown where somebody has to judge it."""


def read_rows(
    frame: Frame, columns: Sequence[AnswerColumn], body: Sequence[Row], asking: Asking
) -> tuple[ReadRow, ...]:
    """Every row of the body, in its order."""
    return _Rows(frame, columns, body, asking).read()


def time_column(columns: Sequence[AnswerColumn]) -> AnswerColumn | None:
    """The column that says when a form was sent off, or else when it was begun."""
    by_part = {each.taken_as: each for each in columns}
    return by_part.get(Part.TIME) or by_part.get(Part.START)


class _Rows:
    def __init__(
        self, frame: Frame, columns: Sequence[AnswerColumn], body: Sequence[Row], asking: Asking
    ) -> None:
        self._frame = frame
        self._columns = columns
        self._body = body
        self._rows = [row for row in body if not self._is_heading(row)]
        self._asking = asking
        self._answers: dict[int, dict[str, int | str]] = defaultdict(dict)
        self._problems: dict[int, list[RowProblem]] = defaultdict(list)

    def read(self) -> tuple[ReadRow, ...]:
        """Read the times, then the questions in our order, then what is added, then each row."""
        time = time_column(self._columns)
        stamps = self._stamps(time) if time is not None else {}
        by_key = {each.taken_as: each for each in self._columns}
        for question in self._frame.asks:
            column = by_key.get(question.key)
            if column is None:
                continue
            if question.kind is AnswerKind.SCALE:
                self._read_scale(column, question)
            else:
                self._read_words(column, question.key)
        for column in self._columns:
            if column.taken_as.startswith(ADDED):
                self._read_words(column, column.asks)
        about = self._about(by_key)
        return tuple(self._row(row, time, stamps, about) for row in self._body)

    def _about(self, by_key: Mapping[str, AnswerColumn]) -> Mapping[int, About]:
        """Which course and day each row says that it is about."""
        course, held = by_key.get(Part.COURSE), by_key.get(Part.HELD)
        found: dict[int, About] = {}
        if course is not None:
            courses = self._frame.courses
            for row, cell in self._cells(course):
                found[row] = said_course(cell, (row, course.letter), courses, self._asking)
        if held is not None:
            about = column_about(self._frame.kind, held.heading, held.letter)
            where = (held.letter, about)
            days = said_days(self._cells(held), where, self._frame.sessions, self._asking)
            for row, day in days.items():
                found[row] = found.get(row, NOTHING_SAID).on(day)
        return found

    def _cells(self, column: AnswerColumn) -> list[tuple[int, Cell]]:
        return [(row.number, at(row, column.index)) for row in self._rows]

    def _stamps(self, column: AnswerColumn) -> Mapping[int, Stamp | None]:
        about = column_about(self._frame.kind, column.heading, column.letter)
        cells = self._cells(column)
        return settle_stamps(cells, column.letter, about, self._frame.span, self._asking)

    def _read_scale(self, column: AnswerColumn, question: FormQuestion) -> None:
        cells = self._cells(column)
        found = read_scale(self._frame.kind, column, question, cells, self._asking)
        for row, mark in found.marks.items():
            self._answers[row][question.key] = mark
        texts = {row: cell_text(cell) for row, cell in cells}
        for row, code in found.left.items():
            shown = "" if code is AnswerCode.PRIVATE else texts[row]
            self._leave(row, column, shown, code)

    def _leave(self, row: int, column: AnswerColumn, text: str, code: AnswerCode) -> None:
        self._problems[row].append(left(row, column.letter, text, code))

    def _read_words(self, column: AnswerColumn, key: str) -> None:
        """Words as they are; what is not kept here is left, and told by its place alone."""
        for row, cell in self._cells(column):
            text = answer_in(cell)
            if isinstance(cell, ErrorCell):
                self._leave(row, column, text, not_read(cell))
            elif text and (code := self._why_not_kept(row, column, text)) is not None:
                self._leave(row, column, "", code)
            elif text:
                self._keep_words(row, column, key, text)

    def _keep_words(self, row: int, column: AnswerColumn, key: str, text: str) -> None:
        before = self._answers[row].get(key)
        is_added = column.taken_as.startswith(ADDED)
        said = f"{column.heading}: {text}" if is_added and column.heading else text
        whole = f"{before}\n{said}" if before else said
        if len(whole) > LONGEST_ANSWER:
            self._leave(row, column, text[:60], AnswerCode.TOO_LONG)
        else:
            self._answers[row][key] = whole

    def _why_not_kept(self, row: int, column: AnswerColumn, text: str) -> AnswerCode | None:
        """Why words are not kept here; whether they describe a child is asked, answer by answer."""
        if private_words(text) is not None:
            return AnswerCode.PRIVATE
        if not may_tell_of_a_child(text):
            return None
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"
        answer = self._asking.answer(
            QuestionKind.WORD,
            # What was said of one answer is never taken as said of another.
            f"child {hashlib.sha256(text.encode()).hexdigest()}",
            Where(row, column.letter, text),
            f"“{shown}” Does this tell of a child or family? Nothing of that is kept here.",
            (Choice(LEFT_OUT, "Yes: leave it out"), Choice(_KEEP, "No: keep it")),
            LEFT_OUT,
            once=True,
        )
        if answer == LEAVE:
            return AnswerCode.MAY_BE_A_CHILD
        return AnswerCode.PRIVATE if answer == LEFT_OUT else None

    def _row(
        self,
        row: Row,
        time: AnswerColumn | None,
        stamps: Mapping[int, Stamp | None],
        about: Mapping[int, About],
    ) -> ReadRow:
        stamp = stamps.get(row.number)
        day = self._frame.came_back if time is None else stamp.day if stamp is not None else None
        problems = tuple(self._problems[row.number])
        return ReadRow(
            row.number,
            self._who(row),
            stamp,
            about.get(row.number, NOTHING_SAID),
            day,
            self._answers[row.number],
            problems,
            self._is_empty(row),
            any(each.code in _OPEN for each in problems) or self._has_open_columns(row),
            self._is_heading(row),
        )

    def _is_empty(self, row: Row) -> bool:
        """Whether nobody wrote anything in this row: no answer, in whatever column."""
        return not any(
            answer_in(at(row, each.index))
            for each in self._columns
            if each.taken_as not in frozenset(Part)
        )

    def _is_heading(self, row: Row) -> bool:
        """Whether it says the headings again, as where two sheets were put under each other."""
        said = [(fold(said_in(at(row, e.index))), fold(e.heading)) for e in self._columns]
        full = [(text, heading) for text, heading in said if text]
        return len(full) > 1 and all(text == heading for text, heading in full)

    def _has_open_columns(self, row: Row) -> bool:
        """Whether the row holds something in a column that is not understood."""
        return any(
            not each.taken_as and bool(answer_in(at(row, each.index))) for each in self._columns
        )

    def _who(self, row: Row) -> Answerer:
        """Who answered, by the first column of each kind that names somebody."""
        found: dict[str, str] = {}
        letters: dict[str, str] = {}
        for column in self._columns:
            cell = at(row, column.index)
            if column.taken_as in _WHO and not isinstance(cell, ErrorCell):
                said = said_of_somebody(said_in(cell))
                if said and column.taken_as not in found:
                    found[column.taken_as] = said
                    letters[column.taken_as] = column.letter
        email = found.get(Part.EMAIL, "")
        if email and "@" not in email and not (_NAMES & found.keys()):
            found[Part.NAME], email = email, ""
        name = f"{found.get(Part.GIVEN, '')} {found.get(Part.FAMILY, '')}".strip()
        found.setdefault(Part.NAME, name)
        first = next((letters[part] for part in _WHO if part in letters), None)
        return Answerer(
            row.number,
            first,
            found.get(Part.NAME, ""),
            email,
            found.get(Part.CODE, ""),
            found.get(Part.ABOUT, ""),
        )


_WHO = (Part.NAME, Part.GIVEN, Part.FAMILY, Part.EMAIL, Part.CODE, Part.ABOUT)
_NAMES = frozenset({Part.NAME, Part.GIVEN, Part.FAMILY})
