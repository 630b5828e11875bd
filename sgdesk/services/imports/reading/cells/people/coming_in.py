"""Whether a row comes in at all, where lines above it or its own cells say that it may not.

Whoever left, and whoever is a child, never comes in as a current adult without a question.
"""

import re
from datetime import date

from sgdesk.data.sheets import ErrorCell, StruckCell, cell_text, column_letter, formula_of
from sgdesk.domain.datetext import DateKind, read_date
from sgdesk.domain.left_where_it_is import Private, private_words
from sgdesk.domain.people.membership import (
    Membership,
    may_be_a_course_gone,
    may_be_of_a_course,
    membership_of,
)
from sgdesk.domain.people.said.asides import is_status, speaks_of_no
from sgdesk.domain.people.said.children import (
    is_of_children,
    may_be_young,
    says_child,
    tells_young_age,
)
from sgdesk.domain.people.said.gone import (
    concern_may_keep_away,
    may_not_be_active,
    never_came,
    says_gone,
    says_left,
    speaks_of_leavers,
)
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, outcome_of, says
from sgdesk.services.imports.reading.asking import day_answered
from sgdesk.services.imports.reading.cells.one_cell.doubtful import STRUCK
from sgdesk.services.imports.reading.cells.one_cell.of_which import NO, YES
from sgdesk.services.imports.reading.cells.one_cell.worked_out import day_stands
from sgdesk.services.imports.reading.cells.people.kinds_said import asked_of_kind, asked_of_roles
from sgdesk.services.imports.reading.cells.people.notes_said import NotesSaid
from sgdesk.services.imports.reading.cells.people.role_words import PeriodKind, leaving_said
from sgdesk.services.imports.reading.cells.people.young import (
    is_below_18,
    is_section_of_children,
    may_tell_an_age,
    sections_of_children,
)
from sgdesk.services.imports.reading.cells.remarks import may_deny, may_say_no
from sgdesk.services.imports.reading.cells.row_cells import split_parts, told_of
from sgdesk.services.imports.reading.columns import Column, Means
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.headings.fields import words_notes
from sgdesk.services.imports.reading.headings.words import NAMES, Field
from sgdesk.services.imports.reading.judged.headings_of_people import (
    asks_if_current,
    asks_if_gone,
    says_what_kind,
)
from sgdesk.services.imports.reading.rows import RowSays
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    ProblemCode,
    QuestionKind,
    SheetKind,
    Where,
)

_BELOW = (Choice(YES, "Yes, as they stand"), Choice(NO, "No, leave them out"))


def _denies(words: str) -> bool:
    """Whether words beside a name say that the dates of its row are of no completion.

    Somebody on leave is as trained as before, so words on how people stand say nothing of it.
    """
    told = says(words)
    if told is Says.NO:
        return not is_status(words)
    return told is Says.NOT_YET or may_say_no(words) or speaks_of_no(words)


class ComingIn(NotesSaid):
    """Asks about rows that may be of somebody who left, or of a child."""

    _under: str
    """The line above that may say of all below it that they left, or did not complete."""

    def _look_for_standing(self) -> None:
        """Find the columns that may say of somebody that they left, or are a child."""
        self._under = ""
        columns = self._columns.columns
        self._ages = tuple(each for each in columns if may_tell_an_age(each))
        self._sections = sections_of_children(columns)
        self._words_of_one = tuple(
            each.index
            for each in columns
            if each.field in (Field.ROLE, Field.KIND, Field.NOTES) or each.means in _FREE
        )
        self._notes_of_one = tuple(
            each.index
            for each in columns
            if each.field is Field.NOTES or each.means in {*_FREE, Means.NOTE}
        )
        self._worded_notes = frozenset(
            each.index
            for each in columns
            if each.field is Field.NOTES or each.means is Means.NOTE or words_notes(each.heading)
        )
        self._standings = tuple(each for each in columns if each.means is Means.STANDING)
        self._ends = tuple(
            self._fields[name] for name in (Field.LEFT, Field.ROLE_END) if name in self._fields
        )
        self._kinds_said = tuple(
            each
            for each in columns
            if each.field is None and each.means in _NOT_TAKEN and says_what_kind(each.heading)
        )
        columns_that_tell = (
            self._kinds_said,
            self._ages,
            self._sections,
            self._words_of_one,
            self._notes_of_one,
            self._standings,
            self._ends,
        )
        self._may_tell = any(columns_that_tell) or bool(self._with.comments)
        self._ends_headed = tuple((each, self._columns.heading(each)) for each in self._ends)

    def _comes_in(self, said: RowSays) -> bool:
        """Whether a row comes in, also where a line above or words at the name speak against it."""
        if self._row.number in self._with.struck:
            asks = "These names are struck through. Bring them in as current?"
            if not self._stands("a name struck through", asks, ProblemCode.NAME_STRUCK):
                return False
        return self._lines_allow() and self._cells_allow(said)

    def _lines_allow(self) -> bool:
        """Whether no line above speaks against a row, or it was said that it comes in."""
        if self._under:
            as_what = "as adults" if is_of_children(self._under) else "all the same"
            code = ProblemCode.BELOW_A_LINE
            code = ProblemCode.MAY_BE_A_CHILD if is_of_children(self._under) else code
            asks = f"These stand below “{self._under}”. Bring them in {as_what}?"
            if not self._stands(f"below {self._under}", asks, code):
                return False
        return True

    def _cells_allow(self, said: RowSays) -> bool:
        """Whether no cell of a row speaks against it, or it was said that it comes in."""
        if not (self._may_tell or said.aside):
            return True
        told = self._said_of_name() if self._with.comments else ""
        beside = "; ".join(filter(None, (said.aside, told)))
        young = bool(beside) and may_be_young(beside)
        if young:
            asks = "An age below 18 stands beside these names. Bring them in as adults?"
            if not self._stands("an age below 18", asks, ProblemCode.MAY_BE_A_CHILD):
                return False
        elif role := self._young_role():
            asks = (
                f"Their role here is “{role}”, which often means younger than 18. Are these 18 or "
                "over, and do they come in as adults?"
            )
            if not self._stands(f"the role {role}", asks, ProblemCode.MAY_BE_A_CHILD):
                return False
        elif self._is_young():
            asks = "Their rows say that these are younger than 18. Bring them in as adults?"
            if not self._stands("younger than 18", asks, ProblemCode.MAY_BE_A_CHILD):
                return False
        if beside and not young and not self._beside_allows(beside):
            return False
        return (
            self._aside_allows(said.aside)
            and self._notes_allow()
            and all(map(self._kind_allows, self._kinds_said))
            and self._roles_allow()
            and all(map(self._is_current, self._standings))
            and all(self._has_not_left(*each) for each in self._ends_headed)
        )

    def _beside_allows(self, beside: str) -> bool:
        """Whether no words beside a name say that somebody left or is not active, or it was said.

        Of words that are left where they are none is shown.
        """
        parts = beside.split("; ")
        left = any(map(says_left, parts))
        if private_words(beside) is not None:
            if not (left or any(map(concern_may_keep_away, parts))):
                return True
            asks = "Words that are not kept here stand beside these names. Are they with you now?"
            return self._stands(_WORDS_NOT_KEPT, asks, ProblemCode.MAY_NOT_BE_ACTIVE, once=True)
        if not (left or any(map(self._may_keep_away, parts))):
            return True
        code = ProblemCode.MAY_HAVE_LEFT if left else ProblemCode.MAY_NOT_BE_ACTIVE
        asks = f"“{beside}” stands beside a name. Bring them in as current?"
        return self._stands(f"beside {beside}", asks, code, may_date=left)

    def _aside_allows(self, aside: str) -> bool:
        """Whether no word beside the name says no to the dates of its row, or it was answered."""
        if not aside or self._columns.shape is SheetKind.PEOPLE or private_words(aside) is not None:
            return True
        for words in filter(_denies, aside.split("; ")):
            asks = f"“{words}” stands beside a name. Did they complete what their row says?"
            if not self._stands(f"of the row {words}", asks, ProblemCode.ASKED_WORD):
                return False
        return True

    def _notes_allow(self) -> bool:
        """Whether no note of a row speaks against somebody's being active, or it was answered."""
        for column in self._notes_of_one:
            cell = self._at(column)
            text = " ".join(cell.split()) if isinstance(cell, str) else ""
            if text and not self._note_allows(column, text):
                return False
        return True

    def _note_allows(self, column: int, text: str) -> bool:
        """Whether a note does not speak against somebody, or it was said that they come in.

        Words of a concern are looked at for this alone: the question says none of them.
        """
        heading, code = self._columns.heading(column), ProblemCode.MAY_NOT_BE_ACTIVE
        if private_words(text) is not None:
            if not (says_gone(text) or concern_may_keep_away(text)):
                return True
            asks = f"Words that are not kept here stand under “{heading}”. Are they with you now?"
            return self._stands(_WORDS_NOT_KEPT, asks, code, column, once=True)
        gone = says_gone(text)
        if not (gone or self._may_keep_away(text)):
            return True
        # Under "Fire safety" it may be said of a course, and is no note of them. Of whoever never
        # came a list of people asks all the same.
        is_of_them = self._columns.shape is SheetKind.PEOPLE and never_came(text)
        is_other = column not in self._worded_notes and not is_of_them
        if is_other and (may_deny(text) or may_be_a_course_gone(text)):
            return True
        asks = f"“{text}” stands under “{heading}”. Bring them in as current?"
        code = ProblemCode.MAY_HAVE_LEFT if gone else code
        return self._stands(f"beside {text}", asks, code, column, may_date=gone)

    def _kind_allows(self, column: Column) -> bool:
        """Whether a kind in words is one of our workers, or it was said that it comes in."""
        cell = self._at(column.index)
        text = " ".join(cell.split()) if isinstance(cell, str) else ""
        of_people = self._columns.shape is SheetKind.PEOPLE and Field.KIND not in self._fields
        left = bool(text) and says_left(text)
        asked = asked_of_kind(text, column.heading, left=left, of_people=of_people)
        if asked is None:
            return True
        return self._stands(asked.about, asked.asks, asked.code, column.index, once=asked.once)

    def _roles_allow(self) -> bool:
        """Whether somebody has a role at present, or it was said that they come in."""
        said = [
            (role, column)
            for column in self._columns.many.get(Field.ROLE, ())
            for role in split_parts(self._lines(column), ";/,")
        ]
        if not said:
            return True
        column = said[0][1]
        roles = [each for each, _ in said]
        heading = self._columns.heading(column)
        asked = asked_of_roles(roles, heading, self._with.known_roles, self._with.today)
        return asked is None or self._stands(asked.about, asked.asks, asked.code, column)

    def _said_of_name(self) -> str:
        """A comment on the name that may say that somebody left, or is a child."""
        told = ""
        for column in (self._fields[name] for name in NAMES if name in self._fields):
            text = self._comment(column)
            young = bool(text) and may_be_young(text)  # of which no word is shown
            left = bool(text) and self._comment_speaks_against(text)
            if young or left:
                self.heeded.add((self._row.number, column))
                told = "; ".join(filter(None, (told, text)))
        return told

    def _comment_speaks_against(self, text: str) -> bool:
        if private_words(text) is not None:
            return concern_may_keep_away(text)
        return speaks_of_leavers(text) or self._may_keep_away(text)

    def _may_keep_away(self, words: str) -> bool:
        """Whether words may say that somebody is not with us.

        That they never came is said of their training where the row tells of any, and asked there.
        """
        return may_not_be_active(words) or (never_came(words) and not self._tells_of_training())

    def _is_young(self) -> bool:
        """Whether an age, a birthday, a year of school or a word says that somebody is a child.

        What stands there is looked at for this alone, and goes no further.
        """
        today, order = self._with.today, self._with.order
        if any(is_below_18(self._at(each.index), each, order, today) for each in self._ages):
            return True
        if any(is_section_of_children(self._at(each)) for each in self._sections):
            return True
        cells = [self._at(column) for column in self._words_of_one]
        if any(isinstance(cell, str) and says_child(cell) for cell in cells):
            return True
        notes = [self._at(column) for column in self._notes_of_one]
        return any(isinstance(cell, str) and tells_young_age(cell) for cell in notes)

    def _young_role(self) -> str:
        """The role of a row that is a word for the young, such as "Young leader"; else blank.

        A role is kept in any case, so it can be named.
        """
        column = self._fields.get(Field.ROLE)
        cell = self._at(column) if column is not None else None
        if not isinstance(cell, str) or any(map(str.isdigit, cell)) or not says_child(cell):
            return ""
        return " ".join(cell.split())

    def _is_current(self, column: Column) -> bool:
        """Whether a column about people says that somebody is current, or it was said that so."""
        cell = self._at(column.index)
        text = " ".join(cell_text(cell).split())
        text = f"{text} ({STRUCK})" if isinstance(cell, StruckCell) else text
        if asks_if_gone(column.heading):
            return self._has_not_left(column.index, column.heading)
        of_people = self._columns.shape is SheetKind.PEOPLE
        is_mixed = column.index in self._columns.statuses and not of_people
        if is_mixed and (outcome_of(text) is not None or may_be_of_a_course(text)):
            return True
        told = membership_of(text)
        if_current = asks_if_current(column.heading)
        if text and if_current:
            told = _ANSWERS.get(says(text), told)
        private = private_words(text)
        # In a list of training a word that is of nobody is asked with the outcome.
        listed = self._columns.shape is SheetKind.TRAINING
        of_a_course = listed and told is None and column.index in self._columns.statuses
        current = told is Membership.CURRENT or private not in (None, Private.CONCERN)
        if of_a_course or current:
            return True
        code = ProblemCode.MAY_HAVE_LEFT
        if private is not None:
            asks = f"Words stand under “{column.heading}”. Bring them in as current?"
            about = f"beside {column.heading}: words that are not kept"
            return self._stands(about, asks, code, column.index, once=True)
        if told is not Membership.GONE:
            asks = f"“{text}” under “{column.heading}”: are they with you at present?"
            return self._stands(f"beside {column.heading}: {text}", asks, code, column.index)
        asks = f"“{text}” stands under “{column.heading}”. Bring them in as current?"
        about = f"beside {text}"
        if listed and is_mixed and may_be_a_course_gone(text):
            either = f"“{text}” under “{column.heading}” may be said of them or of the course."
            asks = f"{either} Did they complete it, and are they with you at present?"
            about = f"{column.heading}, of them or a course: {text}"
            code = ProblemCode.OF_THEM_OR_COURSE
        elif if_current:
            alike = NO if says(text) is Says.NO and membership_of(text) is None else text
            about = f"beside {column.heading}: {alike}"
        return self._stands(about, asks, code, column.index, may_date=code is _LEFT)

    def _has_not_left(self, column: int, heading: str) -> bool:
        """Whether a cell says of nobody that they left, or it was said that they come in.

        A day on which somebody left is read elsewhere, where it is one. All that say yes without
        a day are one question.
        """
        cell = self._at(column)
        if cell is None or (isinstance(cell, ErrorCell) and not isinstance(cell, StruckCell)):
            return True
        text = " ".join(cell_text(cell).split())
        kind = leaving_said(text, self._with.today).kind
        is_day = column in self._ends and self._reads_as_day(column)
        if is_day and _HAS_LEFT.search(fold(heading)) and self._lies_ahead(column):
            asks = f"A day ahead stands under “{heading}”. Bring them in with it?"
            return self._stands(f"beside {heading}: a day ahead", asks, code=_LEFT, column=column)
        if is_day and (formula := formula_of(cell)):
            where = self._where(column)
            if day_stands(formula, heading, where, self._with.asking) is None:
                self._refuse(column, ProblemCode.WORKED_OUT)
                return False
        if kind in (PeriodKind.NOTHING, PeriodKind.DAY) or is_day:
            return True
        told = text if private_words(text) is None else ""
        yes = kind is PeriodKind.ASK and membership_of(text) is None
        about = f"beside {heading}: {YES if yes else told}"
        asks = f"“{told}” stands under “{heading}”. Bring them in as current?"
        if not told:
            asks = f"Words stand under “{heading}”. Bring them in as current?"
        return self._stands(about, asks, _LEFT, column, may_date=yes)

    def _lies_ahead(self, column: int) -> bool:
        order = self._with.order_of(column)
        day = read_date(as_value(self._at(column)), order, date.max).value
        return day is not None and day > self._with.today

    def _reads_as_day(self, column: int) -> bool:
        """Whether a cell is a day, or was meant for one: what is wrong with it is told there."""
        order, today = self._with.order_of(column), self._with.today
        return read_date(as_value(self._at(column)), order, today).kind is not DateKind.NONE

    def _stands(
        self,
        about: str,
        asks: str,
        code: ProblemCode,
        column: int | None = None,
        *,
        once: bool = False,
        may_date: bool = False,
    ) -> bool:
        """Whether it was said that rows like this one come in all the same.

        With ``may_date`` the answer can be the day on which they left: they come in with it.
        """
        if column is None:
            column = next((self._fields[name] for name in NAMES if name in self._fields), -1)
        where = Where(self._row.number, column_letter(max(column, 0)), told_of(self._at(column)))
        # What was said of these children says nothing of those in the next sheet.
        once = once or code is ProblemCode.MAY_BE_A_CHILD
        today = self._with.today
        latest = today if may_date else None
        likely = self._last_day_said(where.value) if may_date else LEAVE
        answer = self._with.asking.answer(
            QuestionKind.WORD, about, where, asks, _BELOW, likely, once=once, latest=latest
        )
        if (day := day_answered(answer, today)) is not None:
            self._left_said = day
            return True
        if answer != YES:
            self._refuse(column, code if answer == LEAVE else ProblemCode.LEFT_OUT)
        return answer == YES


_WORDS_NOT_KEPT = "beside a name: words that are not kept"
_LEFT = ProblemCode.MAY_HAVE_LEFT
_HAS_LEFT = re.compile(r"\bleft\b")
"""A heading of what has been; below "Leaving date" and "Until" a day ahead is what was meant."""
_ANSWERS = {Says.YES: Membership.CURRENT, Says.NO: Membership.GONE}
_FREE = frozenset({Means.UNKNOWN, Means.ASIDE})
_NOT_TAKEN = frozenset({*_FREE, Means.NOTE, Means.LEFT_OUT})
