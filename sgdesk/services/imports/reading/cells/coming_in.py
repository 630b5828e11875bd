"""Whether a row comes in at all, where lines above it or its own cells say that it may not.

Whoever left, and whoever is a child, never comes in as a current adult without a question.
"""

import re
from datetime import date
from functools import lru_cache

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
from sgdesk.domain.text import fold
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.words_of_completion import Says, outcome_of, says
from sgdesk.services.imports.reading.around.words_over import rules_what_to_do
from sgdesk.services.imports.reading.cells.doubtful import STRUCK
from sgdesk.services.imports.reading.cells.kinds_said import asked_of_kind
from sgdesk.services.imports.reading.cells.remarks import may_say_no
from sgdesk.services.imports.reading.cells.role_words import PeriodKind, leaving_said
from sgdesk.services.imports.reading.cells.row_cells import RowCells, told_of
from sgdesk.services.imports.reading.cells.verdict_cells import NO, YES
from sgdesk.services.imports.reading.cells.worked_out import day_stands
from sgdesk.services.imports.reading.cells.young import (
    is_below_18,
    is_section_of_children,
    may_tell_an_age,
    sections_of_children,
)
from sgdesk.services.imports.reading.columns import Column, Means
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.heading_words import NAMES, Field
from sgdesk.services.imports.reading.headings import is_expiry
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
_LEAVERS = re.compile(
    r"\b(?:leavers?|left|ex|former(?:ly)?|past|previous|inactive|no longer|archived?|deceased"
    r"|retired|resigned|died|dead|passed away|r\.?i\.?p|gone|not returning|standing down"
    r"|(?:stepp(?:ed|ing)|stood) (?:down|back|aside)|mov(?:ed|ing) (?:away|on|out|house|abroad)"
    r"|old (?:members?|volunteers?|helpers?|leaders?|staff|team|trustees?|names))\b"
)
_DEAD = re.compile(r"[†✝✞✟]|d\.?(?: ?\d{4})?|moved|(?:the )?late", re.IGNORECASE)
"""All that stands beside the name of somebody who died, or went."""
_GONE_SINCE = re.compile(
    r"(?:(?:has|have|now|she|he|they|since|sadly|all) )*"
    r"(?:left|leaving|leaves|died|deceased|passed away|resigned|retired|r\.?i\.?p|moved (?:away|on)"
    r"|stepp(?:ed|ing) (?:down|back)|stood down|standing down|no longer (?:here|with us|helping"
    r"|helps|volunteering|volunteers|involved|active|a \w+|in \w+))"
    r"(?:[\s,]+(?:us|in|on|as|from|since|at|the|of|end|role|post|church|club|charity|mosque|parish"
    r"|area|team|group|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|summer"
    r"|autumn|winter|spring|easter|christmas|last year|this year|\d[\d/.-]*(?:st|nd|rd|th)?))*\W*"
)
"""All of a note such as "left July 2024"; "left early" and "retired teacher" are none."""
_FORMER_NAME = re.compile(r"(?:[Ff]ormerly|[Pp]reviously|[Nn][eé]e|[Ww]as) [A-Z][\w'-]+")
_YOUNG = re.compile(
    r"^\W*1[0-7]\W*$|\b(?:u|under)[- ]?1[0-8]s?\b|\bage[d]?:? ?1[0-7]\b"
    r"|\b1[0-7] ?(?:yrs?|years?|y/o)\b|\by(?:ea)?r ?(?:[7-9]|1[0-3])\b",
    re.IGNORECASE,
)
"""An age below 18, or a year of school, beside a name."""
_CHILDREN = (
    r"yls?|(?:under|u)[- ]?1[0-8](?:'?s)?"
    r"|children|child|minors?|teenagers?|teens|pupils?|juniors?|kids"
    r"|(?:young|junior|teen(?:age)?|child) (?:helpers?|leaders?|volunteers?|members?|people"
    r"|persons?|assistants?|musicians?|stewards?|coaches|servers?)"
    r"|youth (?:helpers?|volunteers?|members?|people|musicians?|stewards?|servers?)"
)
"""Youth leaders, coaches and workers are the adults of the young."""
_ONE_OF_A_GROUP = r"beaver|cub|brownie|rainbow|squirrel|scout|girl guide|player|swimmer|gymnast"
"""One child of a group, as a kind of person; "Cubs" may be the section that somebody leads."""
_LINE_OF_CHILDREN = re.compile(
    rf"(?:our |all |the |list of )?(?:{_CHILDREN}|(?:young|junior) (?:section|side|squad)s?"
    rf"|(?:{_CHILDREN}|{_ONE_OF_A_GROUP})['’]?s? (?:(?:full|first|last) )?(?:sur|fore)?names?)"
    rf"(?:[\s:,–-]*\(?(?:{_CHILDREN}|aged? .*|under .*|1\d ?[-–] ?1\d)\)?)*[\s:]*"
)
_SAID_OF_ONE = re.compile(
    rf"\W*(?:(?:is |still )?(?:{_CHILDREN}|{_ONE_OF_A_GROUP})|young|1[0-7] ?[-–] ?1[0-8])"
    r"(?:\W+1[0-7](?: ?[-–] ?1[0-8])?)?\W*"
)
_AGED = re.compile(
    r"\bage[d]?:? ?1[0-7]\b(?! ?(?:[-–+/]|to ))|\b1[0-7] ?(?:(?:yrs?|years?)[ -]?olds?|y/o)\b"
    r"|^(?:is |still |only )*(?:u|under)[- ]?1[0-8]\b(?!'?s)"
)
"""An age below 18 in a note about somebody; "aged 11-14" and "under 16s" are those they help."""
_LONGEST_LINE = 60
_LONGEST_WORD = 24
_LONGEST_NOTE = 60
_SUBJECT = re.compile(
    r"^(?:(?:the|all|list of|names?|people|persons?|those|these|volunteers|helpers|members|staff"
    r"|leaders|anyone|everyone|who|that|are|have|still) )+"
)
"""Whom a line is about, before what it says of them: "People who did not attend"."""
_MOST_WORDS = 6


def is_of_children(line: str) -> bool:
    """Whether a line that stands alone says that those below it are children."""
    return len(line) <= _LONGEST_LINE and _LINE_OF_CHILDREN.fullmatch(fold(line)) is not None


def says_of_all(line: str) -> bool:
    """Whether a line says of all below it that they left, are children, or completed nothing."""
    words = line.strip(" :-–").split()
    if not words or len(words) > _MOST_WORDS or len(line) > _LONGEST_LINE or "=" in line:
        return False
    if rules_what_to_do(line):
        return False
    folded = fold(line)
    said = line.strip(" :-–")
    told = outcome_of(said) or outcome_of(_SUBJECT.sub("", fold(said)))
    if told is not None and told is not Outcome.COMPLETED:
        return True
    about_days = len(words) <= 3 and is_expiry(line)
    of_others = _LEAVERS.search(folded) is not None or is_of_children(line)
    return about_days or of_others or "booked" in folded


def _says_left(words: str) -> bool:
    """Whether words beside a name say that somebody left; "formerly Jones" is another name."""
    if _FORMER_NAME.fullmatch(words):
        return False
    return _LEAVERS.search(fold(words)) is not None or _DEAD.fullmatch(words) is not None


def _denies(words: str) -> bool:
    """Whether words beside a name say that the dates of its row are of no completion.

    Somebody on leave is as trained as before, so words on how people stand say nothing of it.
    """
    told = says(words)
    if told is Says.NO:
        return not is_status(words)
    return told is Says.NOT_YET or may_say_no(words) or speaks_of_no(words)


def may_be_young(aside: str) -> bool:
    """Whether an age below 18, a year of school, or a word for a child stands beside a name."""
    if _YOUNG.search(aside) is not None:
        return True
    return any(_SAID_OF_ONE.fullmatch(fold(each)) for each in aside.split("; "))


@lru_cache(maxsize=1 << 12)
def _says_child(text: str) -> bool:
    """Whether a word for a child is all that stands in a cell."""
    return len(text) <= _LONGEST_WORD and _SAID_OF_ONE.fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 12)
def _tells_young_age(note: str) -> bool:
    """Whether a note about somebody gives an age below 18."""
    return _AGED.search(fold(note)) is not None


@lru_cache(maxsize=1 << 12)
def _says_gone(note: str) -> bool:
    """Whether all of a note says that somebody left."""
    return len(note) <= _LONGEST_NOTE and _GONE_SINCE.fullmatch(fold(note)) is not None


class ComingIn(RowCells):
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
        elif self._is_young():
            asks = "Their rows say that these are younger than 18. Bring them in as adults?"
            if not self._stands("younger than 18", asks, ProblemCode.MAY_BE_A_CHILD):
                return False
        if beside and not young and any(map(_says_left, beside.split("; "))):
            asks = f"“{beside}” stands beside a name. Bring them in as current?"
            if not self._stands(f"beside {beside}", asks, ProblemCode.MAY_HAVE_LEFT):
                return False
        return (
            self._aside_allows(said.aside)
            and self._notes_allow()
            and all(map(self._kind_allows, self._kinds_said))
            and all(map(self._is_current, self._standings))
            and all(self._has_not_left(*each) for each in self._ends_headed)
        )

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
        """Whether no note of a row says that somebody left, or it was said that they come in."""
        for column in self._notes_of_one:
            cell = self._at(column)
            text = " ".join(cell.split()) if isinstance(cell, str) else ""
            if not text or not _says_gone(text):
                continue
            heading = self._columns.heading(column)
            asks = f"“{text}” stands under “{heading}”. Bring them in as current?"
            if not self._stands(f"beside {text}", asks, ProblemCode.MAY_HAVE_LEFT, column):
                return False
        return True

    def _kind_allows(self, column: Column) -> bool:
        """Whether a kind in words is one of our workers, or it was said that it comes in."""
        cell = self._at(column.index)
        text = " ".join(cell.split()) if isinstance(cell, str) else ""
        of_people = self._columns.shape is SheetKind.PEOPLE and Field.KIND not in self._fields
        left = bool(text) and _says_left(text)
        asked = asked_of_kind(text, column.heading, left=left, of_people=of_people)
        if asked is None:
            return True
        return self._stands(asked.about, asked.asks, asked.code, column.index, once=asked.once)

    def _said_of_name(self) -> str:
        """A comment on the name that may say that somebody left, or is a child."""
        told = ""
        for column in (self._fields[name] for name in NAMES if name in self._fields):
            text = self._comment(column)
            young = bool(text) and may_be_young(text)  # of which no word is shown
            left = _LEAVERS.search(fold(text)) is not None and private_words(text) is None
            if young or left:
                self.heeded.add((self._row.number, column))
                told = "; ".join(filter(None, (told, text)))
        return told

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
        if any(isinstance(cell, str) and _says_child(cell) for cell in cells):
            return True
        notes = [self._at(column) for column in self._notes_of_one]
        return any(isinstance(cell, str) and _tells_young_age(cell) for cell in notes)

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
        return self._stands(about, asks, code, column.index)

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
        return self._stands(about, asks, ProblemCode.MAY_HAVE_LEFT, column)

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
    ) -> bool:
        """Whether it was said that rows like this one come in all the same."""
        if column is None:
            column = next((self._fields[name] for name in NAMES if name in self._fields), -1)
        where = Where(self._row.number, column_letter(max(column, 0)), told_of(self._at(column)))
        # What was said of these children says nothing of those in the next sheet.
        once = once or code is ProblemCode.MAY_BE_A_CHILD
        answer = self._with.asking.answer(QuestionKind.WORD, about, where, asks, _BELOW, once=once)
        if answer != YES:
            self._refuse(column, code if answer == LEAVE else ProblemCode.LEFT_OUT)
        return answer == YES


_LEFT = ProblemCode.MAY_HAVE_LEFT
_HAS_LEFT = re.compile(r"\bleft\b")
"""A heading of what has been; below "Leaving date" and "Until" a day ahead is what was meant."""
_ANSWERS = {Says.YES: Membership.CURRENT, Says.NO: Membership.GONE}
_FREE = frozenset({Means.UNKNOWN, Means.ASIDE})
_NOT_TAKEN = frozenset({*_FREE, Means.NOTE, Means.LEFT_OUT})
