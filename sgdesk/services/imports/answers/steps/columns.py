"""What each column of a sheet of answers is: a question of ours, who answered and when, or left."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sgdesk.data.sheets import (
    Cell,
    ErrorCell,
    Row,
    Sheet,
    StruckCell,
    UnshownCell,
    cell_text,
    column_letter,
)
from sgdesk.domain.forms.form import AnswerKind, FormKind, FormQuestion
from sgdesk.domain.forms.online.headings import Part, match_question, part_of
from sgdesk.domain.forms.online.marks import likely_mark, read_mark, says_nothing
from sgdesk.domain.left_where_it_is import private_heading, private_words
from sgdesk.domain.text import fold
from sgdesk.services.imports.answers.values import (
    ADDED,
    LEFT_OUT,
    AnswerCode,
    AnswerColumn,
)
from sgdesk.services.imports.reading.asking import Asking, question_id
from sgdesk.services.imports.reading.values import Choice, QuestionKind, Where

_EXAMPLES = 3
_HEADING_ROWS = 10


def is_heading(text: str, wordings: Sequence[FormQuestion]) -> bool:
    """Whether a text is a heading that such a sheet has: a question of ours or a program's own."""
    if not text.strip():
        return False
    found = match_question(text, wordings)
    return part_of(text) is not None or bool(found and found.sure)


def parted(sheet: Sheet, wordings: Sequence[FormQuestion]) -> tuple[Row, tuple[Row, ...]]:
    """The row of headings and the rows under it: that of the first ten with most known ones."""
    first = sheet.rows[:_HEADING_ROWS]

    def known(row: Row) -> int:
        return sum(is_heading(cell_text(cell), wordings) for cell in row.cells)

    best = max(range(len(first)), key=lambda at: (known(first[at]), -at))
    return sheet.rows[best], sheet.rows[best + 1 :]


def at(row: Row, column: int) -> Cell:
    """A cell of a row; nothing where the row is shorter."""
    return row.cells[column] if column < len(row.cells) else None


def not_read(cell: ErrorCell) -> AnswerCode:
    """Why a cell that is read by nobody stays out."""
    if isinstance(cell, StruckCell):
        return AnswerCode.STRUCK
    return AnswerCode.UNSHOWN if isinstance(cell, UnshownCell) else AnswerCode.ERROR_CELL


def said_in(cell: Cell) -> str:
    """What a cell says, with its ends and odd blanks tidied; lines stay apart."""
    lines = (" ".join(line.split()) for line in cell_text(cell).splitlines())
    return "\n".join(line for line in lines if line)


def answer_in(cell: Cell) -> str:
    """What a cell answers in words; blank where it says no more than that there is no answer."""
    text = said_in(cell)
    return "" if says_nothing(text) else text


class _Judge:
    """Judges the columns of one sheet, from the left."""

    def __init__(
        self,
        kind: FormKind,
        asks: Sequence[FormQuestion],
        wordings: Sequence[FormQuestion],
        answers: Mapping[str, str],
        asking: Asking,
    ) -> None:
        self._kind = kind
        self._asks = asks
        self._wordings = wordings
        self._answers = answers
        self._asking = asking
        self._taken: set[str] = set()

    def look(self, index: int, heading: str, cells: Sequence[Cell]) -> AnswerColumn:
        """The column as its heading has it, before anything is asked."""
        letter = column_letter(index)
        said = dict.fromkeys(text for cell in cells if (text := said_in(cell)))
        examples = tuple(text for text in said if private_words(text) is None)
        key = question_id(QuestionKind.FORM, column_about(self._kind, heading, letter))
        column = AnswerColumn(index, letter, heading, "", False, key, examples=examples[:_EXAMPLES])
        found = match_question(heading, self._wordings)
        if found is not None and found.sure:
            return replace(column, taken_as=found.key, sure=True)
        part = part_of(heading)
        if part is Part.ABOUT and self._kind is not FormKind.MANAGER:
            part = None
        if part is not None:
            return replace(column, taken_as=part.value, sure=True)
        if (private := private_heading(heading)) is not None:
            return replace(
                column, taken_as=LEFT_OUT, question="", examples=(), private=private, sure=True
            )
        kinds = {each.key: each.kind for each in self._wordings}
        is_likely = found is not None and _suits(kinds[found.key], cells)
        return replace(column, guess=found.key if found is not None and is_likely else "")

    def settle(self, column: AnswerColumn, cells: Sequence[Cell]) -> AnswerColumn:
        """What it is taken as: as was answered, as it says itself, or open."""
        if not column.question:
            return column
        taken = column.taken_as
        is_twice = taken in self._taken and taken not in _SEVERAL
        if self._answers.get(column.question) or not taken or is_twice:
            taken = self._ask(column, cells)
        if taken in self._taken and taken not in _SEVERAL:
            return replace(column, taken_as="", sure=False, guess="", is_second=True)
        if taken and not taken.startswith(ADDED):
            self._taken.add(taken)
        is_sure = column.sure and taken == column.taken_as
        return replace(column, taken_as=taken, sure=is_sure)

    def _ask(self, column: AnswerColumn, cells: Sequence[Cell]) -> str:
        shown = column.heading or f"column {column.letter}"
        about = column_about(self._kind, column.heading, column.letter)
        where = Where(None, column.letter, next(iter(column.examples), column.heading))
        return self._asking.answer(
            QuestionKind.FORM,
            about,
            where,
            f"Which question is “{shown}”?",
            column_choices(self._kind, self._asks),
            column.guess,
        )


_SEVERAL = frozenset({LEFT_OUT, "", Part.NAME, Part.EMAIL, Part.PROGRAM})
"""What more than one column may be."""


def column_about(kind: FormKind, heading: str, letter: str) -> str:
    """What the question about a column is kept under: the form's kind and the heading."""
    return f"{kind.value} {heading or '#' + letter}"


def column_choices(kind: FormKind, asks: Sequence[FormQuestion]) -> tuple[Choice, ...]:
    """Everything that a column can be taken as."""
    words = [each for each in asks if each.kind is AnswerKind.TEXT]
    parts = [
        Choice(Part.NAME, "Who answered: the name"),
        Choice(Part.GIVEN, "Who answered: the first name"),
        Choice(Part.FAMILY, "Who answered: the surname"),
        Choice(Part.EMAIL, "Who answered: the e-mail address"),
        Choice(Part.CODE, "The code on the form"),
        Choice(Part.TIME, "When it was sent off"),
        Choice(Part.START, "When it was begun"),
        Choice(Part.COURSE, "Which course it is about"),
        Choice(Part.HELD, "On which day that course was"),
    ]
    if kind is FormKind.MANAGER:
        parts.append(Choice(Part.ABOUT, "Whom it is about"))
    return (
        *(Choice(each.key, each.text) for each in asks),
        *(Choice(f"{ADDED}{each.key}", f"Added to “{each.text}”") for each in words),
        *parts,
        Choice(LEFT_OUT, "Left out"),
    )


def judge_columns(
    kind: FormKind,
    rows: tuple[Row, Sequence[Row]],
    asks: Sequence[FormQuestion],
    wordings: Sequence[FormQuestion],
    answers: Mapping[str, str],
    asking: Asking,
) -> tuple[AnswerColumn, ...]:
    """Every column with a heading or data under it; what is certain first has its question.

    ``answers`` are what was said before or now, by the questions' ids.
    """
    headings, body = rows
    judge = _Judge(kind, asks, wordings, answers, asking)
    width = max(len(row.cells) for row in (headings, *body))
    cells = [[at(row, index) for row in body] for index in range(width)]
    seen = [
        judge.look(index, " ".join(cell_text(at(headings, index)).split()), cells[index])
        for index in range(width)
    ]
    seen = [each for each in seen if each.heading or each.examples]
    seen = _guessed_by_order(seen, asks, cells)
    by_wording = sorted(seen, key=lambda each: (not each.sure, each.index))
    settled = [judge.settle(each, cells[each.index]) for each in by_wording]
    return tuple(sorted(settled, key=lambda each: each.index))


def _guessed_by_order(
    columns: Sequence[AnswerColumn], asks: Sequence[FormQuestion], cells: Sequence[Sequence[Cell]]
) -> list[AnswerColumn]:
    """Guesses that stand once alone; and, where as many are left on both sides, by their order."""
    certain = {each.taken_as for each in columns}
    guesses = [each.guess for each in columns if each.guess]
    clear = [
        replace(
            each, guess="" if each.guess in certain or guesses.count(each.guess) > 1 else each.guess
        )
        for each in columns
    ]
    used = certain | {each.guess for each in clear}
    rest = [each for each in clear if not each.taken_as and not each.guess]
    free = [each for each in asks if each.key not in used]
    fits = len(rest) == len(free) and all(
        _suits(question.kind, cells[column.index])
        for column, question in zip(rest, free, strict=True)
    )
    by_order = {column.index: each.key for column, each in zip(rest, free, strict=False)}
    return [
        replace(each, guess=by_order[each.index]) if fits and each.index in by_order else each
        for each in clear
    ]


def _suits(kind: AnswerKind, cells: Sequence[Cell]) -> bool:
    """Whether what stands under a heading can be answers of a kind; an empty column can be words.

    A question in words is suggested for words alone: not for marks, yes and no, or what was chosen
    from a list.
    """
    return _is_scale(cells) if kind is AnswerKind.SCALE else not _is_chosen(cells)


def _is_chosen(cells: Sequence[Cell]) -> bool:
    """Whether answers were chosen and not written: marks, yes and no, or a few words often."""
    said = [fold(text) for cell in cells if (text := answer_in(cell))]
    if not said:
        return False
    is_ready = all(_READY.fullmatch(text.strip(" .!")) for text in said)
    is_short = all(len(text.split()) <= _SHORT for text in said)
    is_often = len(said) >= _ENOUGH and 2 * len(set(said)) <= len(said)
    return is_ready or (is_short and is_often) or _is_scale(cells)


_READY = re.compile(
    r"(?:yes|no|maybe|perhaps|possibly|probably(?: not)?|definitely(?: not)?|not sure|unsure|"
    r"not really|don'?t know|do not know|y|n|true|false|to some extent|partly|[\d.,/%: -]+)"
    r"(?:,? (?:definitely|absolutely|please|thanks|thank you|very much))?"
)
_SHORT, _ENOUGH = 3, 4
"""So few words an answer of a list has; so many answers show that they are of a list."""


def _is_scale(cells: Sequence[Cell]) -> bool:
    """Whether everything under a heading is a mark, or a word that is on a scale."""
    said = [
        read_mark(cell if isinstance(cell, int | float) else cell_text(cell))
        for cell in cells
        if cell is not None and not isinstance(cell, ErrorCell)
    ]
    told = [each for each in said if each.figure is not None or each.word or each.unread]
    return bool(told) and all(
        each.figure is not None or likely_mark(fold(each.word)) is not None for each in told
    )
