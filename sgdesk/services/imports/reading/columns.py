"""What each column of a table means, judged from its heading and from what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from sgdesk.data.sheets import column_letter
from sgdesk.domain.datetext import DateOrder, read_date
from sgdesk.domain.left_where_it_is import Private, private_heading
from sgdesk.domain.training.words_of_completion import inverted
from sgdesk.services.imports.reading import headings as known
from sgdesk.services.imports.reading.cells.durations import minutes_of
from sgdesk.services.imports.reading.headings import Field, Vocabulary
from sgdesk.services.imports.reading.profiles import (
    LOOKED_AT,
    Profile,
    is_kind,
    is_title,
    own_words,
    profile_of,
    texts_of,
    whole_number,
)
from sgdesk.services.imports.reading.tables import Table
from sgdesk.services.imports.reading.values import SheetKind

LEFT_OUT = "-"
"""The wish that a column be left out."""
_MANY = frozenset({Field.ROLE, Field.NOTES})
"""Fields that several columns can hold."""
Wish = str | tuple[str, int]
"""What a person said of a column: a field's name, ``LEFT_OUT``, or a course's title and number."""


class Means(StrEnum):
    """What a column is."""

    FIELD = "field"
    COURSE = "course"
    STATE = "state"
    """Words that say what came of the course beside them."""
    STATUS = "status"
    """Words that say what came of the whole row."""
    EXPIRY = "expiry"
    ASIDE = "aside"
    DURATION = "duration"
    """How long somebody was there."""
    ROW_NUMBER = "row_number"
    PRIVATE = "private"
    LEFT_OUT = "left_out"
    UNKNOWN = "unknown"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place and heading, what it means, and for which field or course."""

    index: int
    heading: str
    means: Means
    field: Field | None = None
    course: int | None = None
    private: Private | None = None

    @property
    def letter(self) -> str:
        """The letters over it in a spreadsheet program."""
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table; ``shape`` is the kind of sheet that they make.

    ``fields`` gives the column of each field (the first, where there are several), ``many`` all
    columns of those that can have several; ``courses`` the course of each column of completions;
    ``states`` for such a column the one beside it that says what came of it; ``statuses`` the
    columns that speak of the whole row, with whether their yes means no.
    """

    table: Table
    shape: SheetKind
    columns: tuple[Column, ...]
    fields: Mapping[Field, int]
    many: Mapping[Field, tuple[int, ...]]
    courses: Mapping[int, int] = field(default_factory=dict)
    states: Mapping[int, int] = field(default_factory=dict)
    statuses: Mapping[int, bool] = field(default_factory=dict)

    @property
    def duration(self) -> int | None:
        """The column that says how long somebody was there, if there is one."""
        found = (each.index for each in self.columns if each.means is Means.DURATION)
        return next(found, None)

    def letters(self) -> dict[str, str]:
        """The letter of each field's column."""
        return {name.value: column_letter(column) for name, column in self.fields.items()}

    def heading(self, column: int) -> str:
        """The words over a column; over the date of a course those of the course."""
        text = self.table.text(column)
        return text or self.table.text(self.states.get(column, column))


def judge_columns(table: Table, vocabulary: Vocabulary, wishes: Mapping[int, Wish]) -> Columns:
    """What every column of a table means.

    ``wishes`` is what the person said of single columns: the name of a field, a course (its
    title and number), or ``LEFT_OUT``.
    """
    return _Judge(table, vocabulary, wishes).judged()


class _Judge:
    """The judgement of one table, from what is certain to what is left."""

    def __init__(self, table: Table, vocabulary: Vocabulary, wishes: Mapping[int, Wish]) -> None:
        self.table = table
        self.vocabulary = vocabulary
        self.wishes = wishes
        self.places = range(table.left, table.right)
        self.found: dict[int, Column] = {}
        self._profiles: dict[int, Profile] = {}
        self.courses: dict[int, int] = {}
        self.states: dict[int, int] = {}
        self.statuses: dict[int, bool] = {}

    def judged(self) -> Columns:
        """Every column in turn: what was said, what is private, fields, courses, the rest."""
        shape = self._shape()
        self._take_wishes()
        self._take_private()
        if shape is SheetKind.TRACKER:
            self._take_courses()
            self._take_fields(shape)
            self._pair_states()
        else:
            self._take_fields(shape)
        if shape in (SheetKind.TRAINING, SheetKind.TRACKER):
            self._take_statuses(shape)
        if shape is SheetKind.TRAINING:
            self._take_days()
            self._take_durations()
        self._find_names(shape)
        self._take_rest(shape)
        return self._columns(shape)

    def profile(self, column: int) -> Profile:
        """What stands in a column."""
        found = self._profiles.get(column)
        if found is None:
            found = self._profiles[column] = profile_of(self.table.body, column)
        return found

    def _shape(self) -> SheetKind:
        """The kind of sheet that the table makes, among those that were asked for."""
        kind = self.vocabulary.kind
        if kind in (SheetKind.ROLES, SheetKind.PEOPLE):
            return kind
        wished = [wish for wish in self.wishes.values() if isinstance(wish, tuple)]
        lists = [c for c in self.places if self._can_be(c, Field.COURSE, SheetKind.TRAINING)]
        named = any(Field.COURSE.value == wish for wish in self.wishes.values())
        courses = any(self._course_over(c) is not None for c in self.places)
        if any(self._names_courses(c) for c in lists) or named:
            return SheetKind.TRAINING
        if courses or wished:
            return SheetKind.TRACKER
        return kind if not lists else SheetKind.TRAINING

    def _names_courses(self, column: int) -> bool:
        """Whether a course that is known stands in a column."""
        values = {v for v in self.profile(column).values if isinstance(v, str)}
        return any(self.vocabulary.course_of(text) is not None for text in values)

    def _can_be(self, column: int, wanted: Field, kind: SheetKind) -> bool:
        words = self.table.words(column)
        return bool(words) and any(f is wanted for _, f in known.fields_named(words[-1], kind))

    def _take_wishes(self) -> None:
        for column, wish in self.wishes.items():
            if column not in self.places:
                continue
            if isinstance(wish, tuple):
                self._set(column, Means.COURSE, course=wish[1])
                self.courses[column] = wish[1]
            elif wish == LEFT_OUT:
                self._set(column, Means.LEFT_OUT)
            else:
                self._set(column, Means.FIELD, Field(wish))

    def _take_private(self) -> None:
        for column in self.places:
            text = self.table.text(column)
            if not text or column in self.found:
                continue
            is_course = self._course_over(column) is not None
            kind = private_heading(text, is_course=is_course)
            if kind is not None:
                self.found[column] = Column(column, text, Means.PRIVATE, private=kind)

    def _set(
        self,
        column: int,
        means: Means,
        name: Field | None = None,
        course: int | None = None,
    ) -> None:
        self.found[column] = Column(column, self.table.text(column), means, name, course)

    # Fields of a person and of a record

    def _take_fields(self, shape: SheetKind) -> None:
        """The column of each field, each column once; the plainest wording of a field wins it."""
        ranked: dict[Field, list[tuple[int, int]]] = {}
        for column in self.places:
            for rank, name in self._fields_over(column, shape):
                ranked.setdefault(name, []).append((rank, column))
        taken = {each.field for each in self.found.values()}
        for name in known.FIELDS[shape]:
            if name is Field.OUTCOME or (name in taken and name not in _MANY):
                continue
            for _, column in sorted(ranked.get(name, [])):
                if column in self.found or not self._fits(column, name):
                    continue
                self._set(column, Means.FIELD, name)
                if name not in _MANY:
                    break

    def _fields_over(self, column: int, shape: SheetKind) -> tuple[tuple[int, Field], ...]:
        """The fields that the words over a column can name; a word under a course names none."""
        words = self.table.words(column)
        if not words or column in self.found:
            return ()
        if len(words) > 1 and self._course_in(words[:-1]) is not None:
            return ()
        if shape is not SheetKind.PEOPLE and self._speaks_of_expiry(column):
            return ()
        return known.fields_named(words[-1], shape)

    def _fits(self, column: int, name: Field) -> bool:
        """Whether what stands in a column can be what its heading says."""
        profile = self.profile(column)
        if not profile.filled:
            return True
        if name is Field.COMPLETED_ON:
            return profile.dates > 0 or not (profile.verdicts and self._can_be_outcome(column))
        if name is Field.REFERENCE:
            return not self._numbers_rows(column)
        if name in (Field.CERTIFICATE_NUMBER, Field.COURSE):
            return not profile.holds_dates
        fits = {Field.KIND: is_kind, Field.TITLE: is_title}.get(name)
        return fits is None or all(map(fits, texts_of(profile)))

    def _can_be_outcome(self, column: int) -> bool:
        """Whether a heading such as "Completed" may stand over a yes as well as over a date."""
        words = self.table.words(column)
        named = known.fields_named(words[-1], SheetKind.TRAINING) if words else ()
        return any(each is Field.OUTCOME for _, each in named)

    def _numbers_rows(self, column: int) -> bool:
        """Whether a column headed "ID" or "No" counts the rows, and tells nobody from another."""
        text = self.table.text(column)
        if known.heading_key(text) not in known.BARE_NUMBERS and text not in ("#", "№"):
            return False
        numbers = [whole_number(value) for value in self.profile(column).values]
        if any(number is None for number in numbers):
            return False
        counted = [number for number in numbers if number is not None]
        return counted[:1] in ([0], [1]) or all(b - a == 1 for a, b in pairwise(counted))

    # Courses, and what stands beside them

    def _course_over(self, column: int) -> int | None:
        """The course whose completions a column holds, by the words over it."""
        words = self.table.words(column)
        if not words or self._speaks_of_expiry(column):
            return None
        last = words[-1]
        if len(words) == 1:
            return self.vocabulary.course(last)
        over = self._course_in(words[:-1])
        if known.is_aside(last) and self.vocabulary.says(last).course is None:
            return None if over is None or not known.is_done(last) else over
        own = self.vocabulary.course(last)
        if own is not None:
            return own
        if known.is_done(last) or known.is_state(last):
            return over
        return self.vocabulary.course(" ".join(words[-2:]))

    def _speaks_of_expiry(self, column: int) -> bool:
        """Whether a column holds ends, not days: "Refresher date", but not "L2 refresher date".

        Where the column to its left says the same course in the same words, only the words
        that come after them are its own.
        """
        words = self.table.words(column)
        if not any(known.is_expiry(text) for text in words):
            return False
        beside = self.table.words(column - 1)
        if not beside or self.vocabulary.says(beside[-1]).course is None:
            return True
        own = own_words(words[-1], beside)
        return own is None or known.is_expiry(own) or not known.is_done(own)

    def _course_in(self, words: Sequence[str]) -> int | None:
        found = (self.vocabulary.course(text) for text in reversed(words))
        return next((course for course in found if course is not None), None)

    def _take_courses(self) -> None:
        for column in self.places:
            if column in self.found:
                continue
            words = self.table.words(column)
            if self._speaks_of_expiry(column):
                self._set(column, Means.EXPIRY)
                continue
            course = self._course_over(column)
            if course is not None:
                self._set(column, Means.COURSE, course=course)
                self.courses[column] = course
            elif len(words) > 1 and known.is_aside(words[-1]) and self._course_in(words[:-1]):
                self._set(column, Means.ASIDE)

    def _pair_states(self) -> None:
        """Set each course's column of words beside its column of dates."""
        stand_left = self._dates_stand_left()
        for column, course in list(self.courses.items()):
            if self.profile(column).holds_dates or column in self.states.values():
                continue
            beside = column - 1 if stand_left else self._dates_beside(column, course)
            if beside is None or beside in self.states:
                continue
            self.states[beside] = column
            self.courses[beside] = self.courses.pop(column)
            self._set(column, Means.STATE, course=course)
            self._set(beside, Means.COURSE, course=course)
        self.courses = dict(sorted(self.courses.items()))

    def _dates_stand_left(self) -> bool:
        """Whether each course of words has its date before it: Name, Date, Level 1, Date, Level 2.

        It is so where dates stand left of all of them, and not right of all.
        """
        worded = [column for column in self.courses if not self.profile(column).holds_dates]
        lefts = [bool(self.table.words(c - 1)) and self._is_date_of(c - 1) for c in worded]
        return bool(worded) and all(lefts) and not all(self._is_date_of(c + 1) for c in worded)

    def _dates_beside(self, column: int, course: int) -> int | None:
        """The dates that belong to a course of words: to its right, or else to its left."""
        right, left = column + 1, column - 1
        if self._is_date_of(right):
            return right
        same = (c for c in (right, left, right + 1) if self.courses.get(c) == course)
        return next((c for c in same if self.profile(c).holds_dates), None)

    def _is_date_of(self, column: int) -> bool:
        """Whether a column right of a course holds its dates: headed so, by nothing or a date."""
        if column not in self.places:
            return False
        kept = self.found.get(column)
        if kept is not None and kept.field not in (Field.COMPLETED_ON, Field.ROLE_START):
            return False
        words = self.table.words(column)
        if not words:
            return self.profile(column).dates > 0
        as_date = read_date(words[-1], DateOrder.DMY, date.max).value is not None
        headed = known.is_done(words[-1]) or as_date or self._dates_left(column)
        return headed and (self.profile(column).dates > 0 or not self.profile(column).filled)

    def _dates_left(self, column: int) -> bool:
        """Whether a heading says the course to its left again and "when" or the like behind it."""
        own = own_words(self.table.words(column)[-1], self.table.words(column - 1))
        return own is not None and known.is_done(own)

    # Words that speak of the whole row

    def _take_statuses(self, shape: SheetKind) -> None:
        """Columns that speak of attendance, booking or result; where two disagree the no stands."""
        for column in self.places:
            if column in self.found or not self.table.words(column):
                continue
            text = self.table.words(column)[-1]
            signed = shape is SheetKind.TRAINING and known.heading_key(text) in known.SIGNED
            signed = signed and not self._has(Field.COMPLETED_ON)
            if not (signed or self._can_be_outcome(column) or known.speaks_of_status(text)):
                continue
            is_cancelled = shape is SheetKind.TRAINING and inverted(text)
            if self.profile(column).holds_dates and not is_cancelled:
                if known.words_a_completion_day(text) and not self._has(Field.COMPLETED_ON):
                    self._set(column, Means.FIELD, Field.COMPLETED_ON)
                else:
                    self._set(column, Means.ASIDE)
            elif self.profile(column).filled or self.profile(column).failed:
                self._set(column, Means.STATUS, Field.OUTCOME)
                self.statuses[column] = inverted(text)

    def _has(self, name: Field) -> bool:
        return any(each.field is name for each in self.found.values())

    def _take_days(self) -> None:
        """A column of days in words that no list has: "Date Attending", "Day of the event"."""
        if self._has(Field.COMPLETED_ON):
            return
        for column in self.places:
            words = self.table.words(column)
            if column in self.found or not words or not self.profile(column).holds_dates:
                continue
            if known.words_a_completion_day(words[-1]):
                self._set(column, Means.FIELD, Field.COMPLETED_ON)
                return

    def _take_durations(self) -> None:
        for column in self.places:
            words = self.table.words(column)
            if column not in self.found and words and known.speaks_of_duration(words[-1]):
                values = self.profile(column).values
                if values and all(minutes_of(value) is not None for value in values):
                    self._set(column, Means.DURATION)

    # What is left

    def _find_names(self, shape: SheetKind) -> None:
        """A column for the name in words that no list has, or under no heading at all."""
        fields = {each.field: each for each in self.found.values() if each.field}
        name, family = fields.get(Field.NAME), fields.get(Field.FAMILY_NAME)
        if name and family and Field.GIVEN_NAME not in fields and self._is_one_word(name.index):
            self._set(name.index, Means.FIELD, Field.GIVEN_NAME)
        if shape is SheetKind.ROLES or name or family:
            return
        free = [column for column in self.places if column not in self.found]
        worded = [c for c in free if known.words_a_name(self.table.text(c))]
        blank = [
            c
            for c in free
            if shape is SheetKind.TRACKER and not self.table.words(c) and self._is_mostly_text(c)
        ]
        if (worded or blank) and Field.GIVEN_NAME not in fields:
            self._set((worded or blank)[0], Means.FIELD, Field.NAME)

    def _is_one_word(self, column: int) -> bool:
        texts = texts_of(self.profile(column))
        return bool(texts) and sum(" " not in text and "," not in text for text in texts) * 2 > len(
            texts
        )

    def _is_mostly_text(self, column: int) -> bool:
        profile = self.profile(column)
        return profile.words * 2 > min(len(self.table.body), LOOKED_AT)

    def _take_rest(self, shape: SheetKind) -> None:
        for column in self.places:
            if column in self.found:
                continue
            if not self.profile(column).filled:
                means = Means.EMPTY
            elif shape is not SheetKind.PEOPLE and self._speaks_of_expiry(column):
                means = Means.EXPIRY
            elif self._numbers_rows(column):
                means = Means.ROW_NUMBER
            elif self._holds_notes(column):
                means = Means.ASIDE
            else:
                means = Means.UNKNOWN
            self._set(column, means)

    def _holds_notes(self, column: int) -> bool:
        words = self.table.words(column)
        return bool(words) and known.words_notes(words[-1])

    def _columns(self, shape: SheetKind) -> Columns:
        ordered = tuple(self.found[column] for column in sorted(self.found))
        fields: dict[Field, int] = {}
        many: dict[Field, list[int]] = {}
        for each in ordered:
            if each.field is None:
                continue
            fields.setdefault(each.field, each.index)
            if each.field in _MANY:
                many.setdefault(each.field, []).append(each.index)
        return Columns(
            self.table,
            shape,
            ordered,
            fields,
            {name: tuple(columns) for name, columns in many.items()},
            self.courses,
            self.states,
            self.statuses,
        )
