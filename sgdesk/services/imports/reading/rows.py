"""What each row of a table is: somebody, or why it is nobody."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import compress

from sgdesk.data.sheets import Cell, ErrorCell, Row, cell_text, column_letter
from sgdesk.domain.datetext import DateOrder, find_dates
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.names import PersonName, join_name, names_several, split_name
from sgdesk.domain.people.said.asides import part, tidy
from sgdesk.domain.people.said_names import NobodyCode, Who, WhoKind, who_is
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.columns import Columns, Means
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.values import (
    Choice,
    ProblemCode,
    QuestionKind,
    Where,
)

PERSON, NOBODY = "person", "nobody"
_CHOICES = (Choice(PERSON, "A person"), Choice(NOBODY, "Nobody: leave the row out"))
NO_NAME = PersonName("", "", "")


class RowKind(StrEnum):
    """What a row is."""

    PERSON = "person"
    PASSED_OVER = "passed_over"
    """A label, a total, the headings again: nothing of it is missed."""
    NOBODY = "nobody"
    """A group, a vacancy, a note: nothing of it is missed unless somebody's dates stand in it."""
    UNNAMED = "unnamed"
    """It may be somebody's and does not say whose."""
    ASKED = "asked"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class RowSays:
    """A row's kind, who it means and what was taken off the name, or why it is nobody.

    ``column`` is where that stands, None where no cell says it.
    """

    kind: RowKind
    name: PersonName = NO_NAME
    aside: str = ""
    code: ProblemCode | None = None
    column: int | None = None


_PASSED = {
    NobodyCode.VACANCY: ProblemCode.VACANCY,
    NobodyCode.LABEL: ProblemCode.LABEL_ROW,
    NobodyCode.GROUP: ProblemCode.LABEL_ROW,
    NobodyCode.TOTAL: ProblemCode.TOTAL_ROW,
    NobodyCode.HEADING: ProblemCode.HEADING_ROW,
    NobodyCode.NOTE: ProblemCode.LABEL_ROW,
}
_OF_SOMEBODY = frozenset(
    {
        Field.REFERENCE,
        Field.EMAIL,
        Field.ROLE,
        Field.KIND,
        Field.ROLE_START,
        Field.ROLE_END,
        Field.STARTED,
        Field.LEFT,
        Field.COMPLETED_ON,
    }
)
"""What a row says of a person, and lines about a sheet do not."""
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
"""How reports number their parts: "3. In-Meeting Activities"."""
_MAY_HOLD = frozenset({NobodyCode.VACANCY, NobodyCode.GROUP, NobodyCode.NOTE})
_BLANK = RowSays(RowKind.BLANK)
_BY_REFERENCE = RowSays(RowKind.PERSON)


class RowJudge:
    """Judges the rows of one table."""

    def __init__(self, columns: Columns, asking: Asking) -> None:
        self._columns = columns
        self._asking = asking
        fields = columns.fields
        self._given = fields.get(Field.GIVEN_NAME, -1)
        self._family = fields.get(Field.FAMILY_NAME, -1)
        self._name = fields.get(Field.NAME, -1)
        self._reference = fields.get(Field.REFERENCE, -1)
        self._title = fields.get(Field.TITLE, -1)
        self._course = fields.get(Field.COURSE, -1)
        self._names = tuple(c for c in (self._family, self._name, self._given) if c >= 0)
        self._place = next(
            (c for c in (self._family, self._name, self._given) if c >= 0), self._reference
        )
        table = columns.table
        self._left, self._right = table.left, table.right
        who = {*self._names, self._title, self._reference}
        self._says_who = tuple(place in who for place in range(table.right))
        self._known: dict[tuple[object, ...], RowSays] = {}
        """The rows of people, told once for all that name them alike in the same columns."""
        self._all = list(range(table.left, table.right))
        self._about_people = frozenset(
            column
            for name, column in fields.items()
            if name in _OF_SOMEBODY
            and column not in (*self._names, self._place)
            # Without a column of courses a day may stand in the line that names the course.
            and not (name is Field.COMPLETED_ON and Field.COURSE not in fields)
        )
        self._headings = [fold(table.text(column)) for column in range(self._left, self._right)]
        self._telling = frozenset(
            each.index
            for each in columns.columns
            if each.means in (Means.FIELD, Means.COURSE, Means.STATE, Means.STATUS, Means.UNKNOWN)
        )

    def judge(self, row: Row) -> RowSays:
        """What a row is."""
        cells = row.cells
        if len(cells) == self._right and None not in cells:
            filled = self._all  # As most rows of a long list are.
        else:
            places = range(self._left, min(self._right, len(cells)))
            filled = [place for place in places if cells[place] is not None]
        if self._telling.isdisjoint(filled):
            return _BLANK
        if self._says_headings(cells, filled):
            return RowSays(RowKind.PASSED_OVER, code=ProblemCode.HEADING_ROW, column=filled[0])
        who = tuple(compress(cells, self._says_who))
        key = (who, tuple(map(type, who)), tuple(filled))
        if (known := self._known.get(key)) is not None:
            return known
        asked = self._asking.times
        said = self._told(row, filled)
        if said.kind is RowKind.PERSON and self._asking.times == asked:
            self._known[key] = said
        return said

    def names_by_itself(self, cells: tuple[Cell, ...], who: Iterable[int]) -> bool:
        """Whether the cells of ``who`` tell that a row is somebody's, whatever else it holds.

        They may not be the headings again, of which the rest of a row would decide.
        """
        filled = [column for column in who if cells[column] is not None]
        heads = [column for column in filled if self._is_heading(cells[column], column)]
        named_so = any(column in (self._family, self._name) for column in heads)
        return len(heads) < len(filled) and not named_so and not self._telling.isdisjoint(filled)

    def _is_heading(self, cell: Cell, column: int) -> bool:
        heading = self._headings[column - self._left]
        return bool(heading) and isinstance(cell, str) and fold(cell) == heading

    def _told(self, row: Row, filled: list[int]) -> RowSays:
        """What a row is that holds something and does not say the headings again."""
        cells = row.cells
        failed = self._failed(cells)
        if failed is not None:
            return RowSays(RowKind.UNNAMED, code=ProblemCode.ERROR_CELL, column=failed)
        text = self._text(cells)
        if not text:
            return self._unnamed(cells, filled)
        if is_garbled(text):
            return RowSays(RowKind.UNNAMED, code=ProblemCode.DAMAGED_LETTERS, column=self._place)
        if self._columns.halves_names and _is_single(text):
            return RowSays(RowKind.UNNAMED, code=ProblemCode.HALF_A_NAME, column=self._place)
        return self._named(row, text, filled)

    def _failed(self, cells: tuple[Cell, ...]) -> int | None:
        """The cell of the name that cannot be read, if one cannot."""
        for column in self._names:
            if isinstance(_at(cells, column), ErrorCell):
                return column
        return None

    def _named(self, row: Row, text: str, filled: list[int]) -> RowSays:
        cells = row.cells
        alone = len(filled) == self._names_filled(filled)
        if alone and len(self._telling) > 1 and _NUMBERED.match(text):
            return RowSays(RowKind.PASSED_OVER, code=ProblemCode.LABEL_ROW, column=self._place)
        who = who_is(text, alone=alone)
        halves = (_said(cells, self._given), _said(cells, self._family))
        whole = all(halves) and who.kind is WhoKind.PERSON
        if any(halves) and not all(halves) and who.kind is WhoKind.PERSON:
            return self._half(row, text, who, *halves)
        in_doubt = "?" in text and who.kind is WhoKind.PERSON
        if (not who.sure and not whole) or in_doubt:
            return self._asked(row, text, who, ProblemCode.ASKED_NAME)
        if who.kind is WhoKind.NOBODY:
            beside = [] if alone else filled
            return self._nobody(row, text, who, beside)
        if who.kind is WhoKind.SEVERAL:
            halves_of = (self._given, self._family)
            several = (c for c in halves_of if who_is(_said(cells, c)).kind is WhoKind.SEVERAL)
            place = next(several, self._place)
            return RowSays(RowKind.UNNAMED, code=ProblemCode.SEVERAL_PEOPLE, column=place)
        return self._person(cells, who)

    def _text(self, cells: tuple[Cell, ...]) -> str:
        """The cells of the name as one text."""
        if not self._names:
            return ""
        given, family = _said(cells, self._given), _said(cells, self._family)
        return f"{given} {family}".strip() or _said(cells, self._name)

    def _names_filled(self, filled: list[int]) -> int:
        names = (self._given, self._family, self._name, self._title)
        return sum(column in names for column in filled)

    def _unnamed(self, cells: tuple[Cell, ...], filled: list[int]) -> RowSays:
        if _said(cells, self._reference):
            return _BY_REFERENCE
        first = _said(cells, filled[0]) if filled[0] != self._course else ""
        holds = self._holds_of_somebody(cells, filled[1:])
        label = who_is(first, alone=len(filled) == 1) if first else None
        if (
            label is not None
            and label.kind is WhoKind.NOBODY
            and label.why in (NobodyCode.LABEL, NobodyCode.TOTAL, NobodyCode.NOTE)
            and not (label.why is NobodyCode.NOTE and holds)
        ):
            return RowSays(RowKind.PASSED_OVER, code=_PASSED[label.why], column=filled[0])
        column = self._place if self._place >= 0 else None
        return RowSays(RowKind.UNNAMED, code=ProblemCode.NO_NAME, column=column)

    def _nobody(self, row: Row, text: str, who: Who, beside: list[int]) -> RowSays:
        """A row of nobody's; words with what rows of people hold may be a name all the same."""
        if who.why is NobodyCode.NOTE and self._holds_of_somebody(row.cells, beside):
            if not names_several(text):
                return self._asked(row, text, who, ProblemCode.ASKED_NAME)
            several = ProblemCode.SEVERAL_PEOPLE
            return RowSays(RowKind.UNNAMED, code=several, column=self._place)
        code = _PASSED.get(who.why) if who.why is not None else None
        if code is not None:
            kind = RowKind.NOBODY if who.why in _MAY_HOLD else RowKind.PASSED_OVER
            return RowSays(kind, code=code, column=self._place)
        return RowSays(RowKind.UNNAMED, code=ProblemCode.NOT_A_NAME, column=self._place)

    def _holds_of_somebody(self, cells: tuple[Cell, ...], filled: list[int]) -> bool:
        """Whether what stands beside words is what rows of people hold: a role, a day, a yes."""
        courses = self._columns.courses
        return any(
            column in self._about_people or (column in courses and _is_day_or_yes(cells[column]))
            for column in filled
            if not isinstance(cells[column], ErrorCell)
        )

    def _half(self, row: Row, text: str, who: Who, given: str, family: str) -> RowSays:
        """A name of one part where there are columns for two; some people have no more."""
        code = ProblemCode.NO_GIVEN_NAME if not given else ProblemCode.NO_FAMILY_NAME
        said = self._asked(row, text, who, code)
        column = self._given if not given else self._family
        if said.kind is RowKind.ASKED and column >= 0:
            return RowSays(RowKind.ASKED, code=code, column=column)
        return said

    def _asked(self, row: Row, text: str, who: Who, code: ProblemCode) -> RowSays:
        """A row whose name is in doubt, as it was answered; private words are not asked about."""
        if private_words(text) is not None:
            return RowSays(RowKind.UNNAMED, code=ProblemCode.NOT_BROUGHT_IN, column=self._place)
        where = Where(row.number, column_letter(self._place), text)
        answer = self._asking.answer(
            QuestionKind.NAME, text, where, f"Is “{text}” a person?", _CHOICES
        )
        if answer == PERSON:
            return self._person(row.cells, who)
        if answer == NOBODY:
            return RowSays(RowKind.PASSED_OVER, code=ProblemCode.LEFT_OUT, column=self._place)
        return RowSays(RowKind.ASKED, code=code, column=self._place)

    def _person(self, cells: tuple[Cell, ...], who: Who) -> RowSays:
        name = who.name or split_name(self._text(cells))
        if self._given >= 0 and (_said(cells, self._given) or _said(cells, self._family)):
            given, family = _core(_said(cells, self._given)), _core(_said(cells, self._family))
            name = join_name(given, family)
        title = _said(cells, self._title)
        if title:
            name = PersonName(f"{title} {name.title}".strip(), name.given, name.family)
        return RowSays(RowKind.PERSON, name, who.aside)

    def _says_headings(self, cells: tuple[Cell, ...], filled: list[int]) -> bool:
        """Whether a row says the headings again, or says so under the name's own heading."""
        said = 0
        for column in filled:
            if not self._is_heading(cells[column], column):
                return False
            if column in (self._family, self._name):
                return True
            said += 1
        return said > 1


_LETTER_GONE = re.compile(r"(?<=[^\W\d_])[‡†ˆ‰‹›„‚…™¡¢£¤¥¦§¨©«¬®¯°±¶»¿](?=[^\W\d_])")
"""Signs that stand in no word: a letter of another system's list in their place."""


def is_garbled(text: str) -> bool:
    """Whether letters of a name were written in one code and read in another: "ZoÃ«", "Se‡n"."""
    if text.isascii():
        return False
    with suppress(UnicodeError):
        return bool(text.encode("cp1252").decode("utf-8"))
    return _LETTER_GONE.search(text) is not None


def _is_single(text: str) -> bool:
    """Whether one word names somebody, or may."""
    who = who_is(text)
    is_somebody = who.kind is WhoKind.PERSON or not who.sure
    return is_somebody and " " not in text and "," not in text


def _is_day_or_yes(cell: Cell) -> bool:
    """Whether a cell under a course speaks of somebody: a day stands in it, or a plain yes."""
    if isinstance(cell, date):
        return True
    text = cell_text(cell)
    return bool(find_dates(text, DateOrder.DMY)) or says(text) is Says.YES


def _at(cells: tuple[Cell, ...], column: int) -> Cell:
    return cells[column] if 0 <= column < len(cells) else None


def _said(cells: tuple[Cell, ...], column: int) -> str:
    """A cell's text in one line; none of a cell that failed."""
    cell = _at(cells, column)
    if isinstance(cell, str):
        return " ".join(cell.split())
    return "" if cell is None or isinstance(cell, ErrorCell) else cell_text(cell)


def _core(text: str) -> str:
    """A part of a name without what stands beside it: "Sample (Treasurer)", "Ann *"."""
    return part(tidy(text)).core or text
