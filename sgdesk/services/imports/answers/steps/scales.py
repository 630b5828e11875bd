"""The answers of one column of a scale as 1 to 5; what is not certain is asked once a column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sgdesk.data.sheets import Cell, ErrorCell, cell_text
from sgdesk.domain.forms.form import HIGHEST, LOWEST, FormKind, FormQuestion
from sgdesk.domain.forms.online.headings import turns_the_sense
from sgdesk.domain.forms.online.marks import (
    PER_CENT,
    MarkSaid,
    fits,
    in_fifths,
    likely_mark,
    marks_of,
    read_mark,
    turned,
)
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.text import fold, plain
from sgdesk.services.imports.answers.steps.columns import column_about, not_read
from sgdesk.services.imports.answers.values import LEFT_OUT, AnswerCode, AnswerColumn
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, Where

UP, DOWN = "up", "down"
_TEN = 10


@dataclass(frozen=True, slots=True)
class ScaleCells:
    """What a column of a scale says: marks by row, and why others have none."""

    marks: Mapping[int, int]
    left: Mapping[int, AnswerCode]


def read_scale(
    kind: FormKind,
    column: AnswerColumn,
    question: FormQuestion,
    cells: Sequence[tuple[int, Cell]],
    asking: Asking,
) -> ScaleCells:
    """The marks of one column; a cell that says nothing is in neither.

    Which end is the best is asked where the wording is not ours and nothing shows it, where words
    or heading say the other way, and where the figures go beyond five.
    """
    return _ScaleColumn(kind, column, question, cells, asking).read()


class _ScaleColumn:
    def __init__(
        self,
        kind: FormKind,
        column: AnswerColumn,
        question: FormQuestion,
        cells: Sequence[tuple[int, Cell]],
        asking: Asking,
    ) -> None:
        self._kind = kind
        self._column = column
        self._question = question
        self._asking = asking
        self._texts = {row: cell_text(cell).strip() for row, cell in cells}
        self._left = {row: not_read(c) for row, c in cells if isinstance(c, ErrorCell)}
        self._said = _said(cells)
        figures = [each.figure for each in self._said.values() if each.figure is not None]
        self._top = max(figures, default=0)
        self._wide = self._out_of()

    def _out_of(self) -> int:
        """Of how many the figures of this column are."""
        told = {each.out_of for each in self._said.values() if each.out_of}
        if told:
            return max(told)
        if self._top <= HIGHEST:
            return HIGHEST
        return _TEN if self._top <= _TEN else PER_CENT

    def read(self) -> ScaleCells:
        """The marks, asking for what is open."""
        way = self._way()
        words = {each.word for each in self._said.values() if each.figure is None and each.word}
        ends = (self._question.low, self._question.high) if self._column.sure else ("", "")
        known = marks_of(words, ends)
        marks: dict[int, int] = {}
        left = dict(self._left)
        for row, said in self._said.items():
            found = self._mark(row, said, known, way)
            if isinstance(found, AnswerCode):
                left[row] = found
            elif found is not None:
                marks[row] = found
        return ScaleCells(marks, left)

    def _mark(
        self, row: int, said: MarkSaid, known: Mapping[str, int], way: str
    ) -> int | AnswerCode | None:
        if said.unread:
            is_private = private_words(self._texts[row]) is not None
            return AnswerCode.PRIVATE if is_private else AnswerCode.NOT_A_MARK
        if said.figure is None and not said.word:
            return None
        if private_words(self._texts[row]) is not None:
            return AnswerCode.PRIVATE
        if way == LEFT_OUT:
            return None
        if way == LEAVE:
            return AnswerCode.OPEN_ANSWER
        mark = self._figure(said) if said.figure is not None else self._word(row, said.word, known)
        return turned(mark) if isinstance(mark, int) and way == DOWN else mark

    def _figure(self, said: MarkSaid) -> int | AnswerCode:
        figure, out_of = said.figure or 0, said.out_of or self._wide
        if out_of == HIGHEST:
            return figure if LOWEST <= figure <= HIGHEST else AnswerCode.NOT_A_MARK
        return in_fifths(figure, out_of)

    def _word(self, row: int, word: str, known: Mapping[str, int]) -> int | AnswerCode | None:
        if word in known:
            return known[word]
        guess = likely_mark(word)
        said = self._asking.answer(
            QuestionKind.MARK,
            f"{self._kind.value} {word}",
            Where(row, self._column.letter, self._texts[row]),
            f"Which mark from 1 to 5 is “{self._texts[row]}”?",
            _MARKS,
            str(guess) if guess else LEAVE,
        )
        if said == LEAVE:
            return AnswerCode.OPEN_ANSWER
        return None if said == LEFT_OUT else int(said)

    def _way(self) -> str:
        """Which way the scale runs: ``UP`` as ours, ``DOWN``, left out, or open."""
        figures = {row: each for row, each in self._said.items() if each.figure is not None}
        shown = self._shown(figures)
        is_turned = not self._column.sure and turns_the_sense(self._column.heading)
        if not (figures or (is_turned and self._said)):
            return UP
        is_plain = self._column.sure or True in shown
        if self._wide == HIGHEST and is_plain and False not in shown and not is_turned:
            return UP
        guess = DOWN if False in shown or is_turned else UP
        about = column_about(self._kind, self._column.heading, self._column.letter)
        asks, ways, answer = self._asks(), self._ways(), LEAVE
        for row in figures or [row for row in self._said if self._texts[row]]:
            where = Where(row, self._column.letter, self._texts[row])
            answer = self._asking.answer(QuestionKind.READING, about, where, asks, ways, guess)
        return answer

    def _shown(self, figures: Mapping[int, MarkSaid]) -> set[bool | None]:
        """What words beside figures, or the heading, say of the way: True as ours, False not."""
        found = {
            fits(each.figure, each.word)
            for each in figures.values()
            if each.figure and each.word and each.out_of in (None, HIGHEST)
        }
        ends = _END_IN_HEADING.findall(fold(plain(self._column.heading)))
        return found | {fits(int(figure), word.strip()) for figure, word in ends}

    def _asks(self) -> str:
        heading = self._column.heading or f"column {self._column.letter}"
        if self._wide == HIGHEST:
            return f"“{heading}”: which end is the best, or the most?"
        top = "100 per cent" if self._wide == PER_CENT else f"{self._wide}"
        return f"“{heading}” goes up to {top}. Which end is the best, or the most?"

    def _ways(self) -> tuple[Choice, ...]:
        if self._wide == HIGHEST:
            ways = "5, as on our form", "1: turn it round"
        elif self._wide == PER_CENT:
            ways = "100 per cent: 81 to 100 is 5", "0 per cent: 0 to 20 is 5"
        else:
            ways = "10: halve it, 9 and 10 are 5", "1: turn it round and halve it, 1 and 2 are 5"
        return (Choice(UP, ways[0]), Choice(DOWN, ways[1]), Choice(LEFT_OUT, "Left out"))


_END_IN_HEADING = re.compile(rf"\b([{LOWEST}{HIGHEST}])\s*(?:=|is|:|-)\s*([a-z' ]+)")
_MARKS = (
    *(Choice(str(mark), str(mark)) for mark in range(HIGHEST, LOWEST - 1, -1)),
    Choice(LEFT_OUT, "No answer"),
)


def _said(cells: Sequence[tuple[int, Cell]]) -> dict[int, MarkSaid]:
    """What each cell says; where a share of one stands in the column, its ones are all of it."""
    found = {
        row: read_mark(cell if _is_number(cell) else cell_text(cell))  # type: ignore[arg-type]
        for row, cell in cells
        if cell is not None and not isinstance(cell, ErrorCell)
    }
    numbers = [cell for _, cell in cells if isinstance(cell, float)]
    if not any(0 < number < 1 for number in numbers):
        return found
    return {
        row: MarkSaid(said.figure * PER_CENT, PER_CENT)
        if said.figure in (0, 1) and said.out_of is None
        else said
        for row, said in found.items()
    }


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
