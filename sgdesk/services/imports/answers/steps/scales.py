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
from sgdesk.domain.forms.online.spans import (
    HUNDRED,
    OURS,
    Span,
    in_words,
    spans_that_fit,
    spans_told,
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

    Which end is the best is asked where the wording is not ours and nothing shows it, and where
    words or heading say the other way. Which scale it is, is asked where the figures, or what the
    heading says, are not those of ours; :mod:`sgdesk.domain.forms.online.spans` says why it is
    asked, and what becomes of each figure.
    """
    return _ScaleColumn(kind, column, question, cells, asking).read()


@dataclass(frozen=True, slots=True)
class _Way:
    """How the figures of a column are read: on which scale, and whether its low end is the best."""

    span: Span = OURS
    is_turned: bool = False

    @property
    def key(self) -> str:
        """How an answer names it."""
        return f"{self.span.key} {DOWN if self.is_turned else UP}"


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
        self._figures = {row: each for row, each in self._said.items() if each.figure is not None}
        self._told = spans_told(column.heading)
        self._spans = self._possible()

    def _possible(self) -> tuple[Span, ...]:
        """The scales on which the figures may stand; ours alone where nothing speaks against it."""
        out_of = {each.out_of for each in self._figures.values() if each.out_of}
        bare = {each.figure or 0 for each in self._figures.values() if each.out_of is None}
        if HUNDRED.high in out_of or max(bare, default=0) > _TEN or HUNDRED in self._told:
            return (HUNDRED,)
        wide = [each for each in out_of if each != HIGHEST]
        if wide:
            return tuple(Span(low, max(wide)) for low in (LOWEST, 0))
        others = tuple(each for each in self._told if each != OURS)
        if not bare or (all(map(OURS.holds, bare)) and not others):
            return (OURS,)
        return spans_that_fit(bare, others)

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
        self, row: int, said: MarkSaid, known: Mapping[str, int], way: _Way | str
    ) -> int | AnswerCode | None:
        if said.unread:
            is_private = private_words(self._texts[row]) is not None
            return AnswerCode.PRIVATE if is_private else AnswerCode.NOT_A_MARK
        if said.figure is None and not said.word:
            return None
        if private_words(self._texts[row]) is not None:
            return AnswerCode.PRIVATE
        if isinstance(way, str):
            return AnswerCode.OPEN_ANSWER if way == LEAVE else None
        if said.figure is not None:
            mark: int | AnswerCode | None = _figure(said, way.span)
        else:
            mark = self._word(row, said.word, known)
        return turned(mark) if isinstance(mark, int) and way.is_turned else mark

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

    def _way(self) -> _Way | str:
        """How the figures are read; ``LEAVE`` while that is open, ``LEFT_OUT`` for not at all."""
        shown = self._shown()
        is_turned = not self._column.sure and turns_the_sense(self._column.heading)
        if not (self._figures or (is_turned and self._said)):
            return _Way()
        is_plain = self._column.sure or True in shown
        if self._spans == (OURS,) and is_plain and False not in shown and not is_turned:
            return _Way()
        ways = self._ways()
        about = column_about(self._kind, self._column.heading, self._column.letter)
        asks, answer = self._asks(), LEAVE
        choices = [*(Choice(key, label) for key, (_, label) in ways.items()), _NOT_AT_ALL]
        guess = self._guess(ways, is_down=False in shown or is_turned)
        for row in self._figures or [row for row in self._said if self._texts[row]]:
            where = Where(row, self._column.letter, self._texts[row])
            answer = self._asking.answer(QuestionKind.READING, about, where, asks, choices, guess)
        return ways[answer][0] if answer in ways else answer

    def _shown(self) -> set[bool | None]:
        """What words beside figures, or the heading, say of the way: True as ours, False not."""
        span = self._spans[0]
        said = {
            (each.figure, each.word)
            for each in self._figures.values()
            if each.figure is not None and each.word and each.out_of in (None, span.high)
        }
        ends = _END_IN_HEADING.findall(fold(plain(self._column.heading)))
        said |= {(int(figure), word.strip()) for figure, word in ends}
        marks = ((_mark_on(span, figure), word) for figure, word in said if figure is not None)
        return {fits(mark, word) for mark, word in marks if mark is not None}

    def _asks(self) -> str:
        heading = self._column.heading or f"column {self._column.letter}"
        if self._spans == (OURS,):
            return f"“{heading}”: which end is the best, or the most?"
        if self._spans == (HUNDRED,):
            return f"“{heading}” goes up to 100 per cent. Which end is the best, or the most?"
        if len(self._spans) == 1:
            low, high = self._spans[0]
            return f"“{heading}” goes from {low} to {high}. Which end is the best, or the most?"
        figures = [each.figure or 0 for each in self._figures.values()]
        top = max(figures)
        begins = f"has {min(figures)} in it" if top <= HIGHEST else f"goes up to {top}"
        return f"“{heading}” {begins}. Which scale is it, and which end is the best, or the most?"

    def _ways(self) -> dict[str, tuple[_Way, str]]:
        """Every way in which the figures may be read, by its key, with its words."""
        if self._spans == (OURS,):
            labels = {_Way(): "5, as on our form", _Way(is_turned=True): "1: turn it round"}
            return {DOWN if way.is_turned else UP: (way, label) for way, label in labels.items()}
        found = [_Way(span, turn) for span in self._spans for turn in (False, True)]
        ways = {way.key: (way, _way_words(way)) for way in found}
        ours = _Way()
        ways[ours.key] = (ours, "1 to 5, as on our form: what is beyond it is left out")
        return ways

    def _guess(self, ways: Mapping[str, tuple[_Way, str]], *, is_down: bool) -> str:
        """The likely way: a scale whose top was given, in the direction that something shows."""
        top = max((each.figure or 0 for each in self._figures.values()), default=0)
        sure_of_scale = len(self._spans) == 1
        likely = (
            key
            for key, (way, _) in ways.items()
            if way.is_turned == is_down
            and way.span in self._spans
            and (sure_of_scale or way.span.high == top)
        )
        return next(likely, LEAVE)


def _figure(said: MarkSaid, span: Span) -> int | AnswerCode:
    """The mark of a figure on a scale; one that says of how many it is has to agree."""
    figure = said.figure or 0
    of_another = said.out_of is not None and said.out_of != span.high
    if of_another and said.out_of != HIGHEST:
        return AnswerCode.NOT_A_MARK
    return _mark_on(OURS if of_another else span, figure) or AnswerCode.NOT_A_MARK


def _mark_on(span: Span, figure: int) -> int | None:
    """A hundred parts into fifths, as a per cent stands for all up to it; others are points."""
    if span == HUNDRED:
        return in_fifths(figure) if span.holds(figure) else None
    return span.mark(figure)


def _way_words(way: _Way) -> str:
    if way.span == HUNDRED:
        best, fifth = ("0", "0 to 20") if way.is_turned else ("100", "81 to 100")
        return f"{best} per cent: {fifth} is 5"
    low, high = way.span
    best = str(low if way.is_turned else high)
    return f"{low} to {high}, {best} is the best: {in_words(way.span, is_turned=way.is_turned)}"


_NOT_AT_ALL = Choice(LEFT_OUT, "Left out")
_END_IN_HEADING = re.compile(r"(?<![\d/.\w])(\d{1,2})\s*(?:=|\bis\b|:|-)\s*([a-z' ]+)")
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
