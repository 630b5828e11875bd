"""Columns of courses, and of the days and words that stand beside them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from sgdesk.domain.datetext import DateOrder, read_date
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.reading.around.words_over import (
    names_another_subject,
    speaks_against,
    speaks_of_children_or_safeguarding,
)
from sgdesk.services.imports.reading.columns import Column, Means, Wish
from sgdesk.services.imports.reading.headings.fields import fields_named
from sgdesk.services.imports.reading.headings.speaking import (
    is_aside,
    is_done,
    is_expiry,
    is_state,
    says_when_it_ends,
    says_when_renewed,
    without_expiry,
    without_interval,
)
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.headings.words import NAMES, Field
from sgdesk.services.imports.reading.judged.headings_of_people import is_of_a_role
from sgdesk.services.imports.reading.judged.profiles import (
    Profile,
    is_somebody,
    own_words,
    profile_of,
    texts_of,
)
from sgdesk.services.imports.reading.tables import Table
from sgdesk.services.imports.reading.values import SheetKind

_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/.-])")


class CourseColumns:
    """What is found of one table's columns: first of all which hold completions of a course."""

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
        self.ends: dict[int, int] = {}
        self.score: tuple[int, int] | None = None
        self.of_others: frozenset[int] = frozenset()
        """The columns of a list that stand with another course than the one that is read."""

    def profile(self, column: int) -> Profile:
        """What stands in a column."""
        found = self._profiles.get(column)
        if found is None:
            found = self._profiles[column] = profile_of(self.table.body, column)
        return found

    def _set(
        self,
        column: int,
        means: Means,
        name: Field | None = None,
        course: int | None = None,
    ) -> None:
        self.found[column] = Column(column, self.table.text(column), means, name, course)

    def _course_over(self, column: int) -> int | None:
        """The course whose completions a column holds, by the words over it."""
        words = self.table.words(column)
        if not words or self._speaks_of_expiry(column) or self._is_doubted(column, words[-1]):
            return None
        last = words[-1]
        if len(words) == 1:
            return self.vocabulary.course(last)
        over = self._course_in(words[:-1])
        if is_aside(last) and self.vocabulary.says(last).course is None:
            return None if over is None or not is_done(last) else over
        own = self.vocabulary.course(last)
        if own is not None:
            return own
        if is_done(last) or is_state(last):
            return over
        return self.vocabulary.course(" ".join(words[-2:]))

    def _is_doubted(self, column: int, text: str) -> bool:
        """Whether a heading of a course leaves it open what the dates below it are.

        It is what somebody does ("Lead"), asks ("Level 1?"), or names a year ahead.
        """
        if is_of_a_role(text):
            return True
        bare = text.rstrip(" ?")
        if text.rstrip() != bare and self.profile(column).holds_dates:
            says_when = any(map(is_done, bare.split()))
            return not says_when and self.vocabulary.course_of(bare) is not None
        return any(int(year) > self.vocabulary.today.year for year in _YEAR.findall(text))

    def _speaks_of_expiry(self, column: int) -> bool:
        """Whether a column holds ends, not days: "Refresher date", but not "L2 refresher date".

        Where the column to its left says the same course in the same words, only the words
        that come after them are its own.
        """
        words = self.table.words(column)
        if not any(is_expiry(text) for text in words):
            return False
        beside = self.table.words(column - 1)
        if not beside or self.vocabulary.says(beside[-1]).course is None:
            return True
        own = own_words(words[-1], beside)
        return own is None or is_expiry(own) or not is_done(own)

    def _end_or_open(self, column: int) -> Means:
        """What a column of ends is: a day on which something was renewed has to be asked about."""
        renewed = says_when_renewed(self.table.words(column)[-1])
        return Means.UNKNOWN if renewed and self.profile(column).filled else Means.EXPIRY

    def _course_in(self, words: Sequence[str]) -> int | None:
        found = (self.vocabulary.course(text) for text in reversed(words))
        return next((course for course in found if course is not None), None)

    def _take_courses(self) -> None:
        for column in self.places:
            if column in self.found:
                continue
            words = self.table.words(column)
            if self._speaks_of_expiry(column):
                self._set(column, self._end_or_open(column))
                continue
            course = self._course_over(column)
            if course is not None:
                self._take_course(column, course)
            elif len(words) > 1 and is_aside(words[-1]) and self._course_in(words[:-1]):
                self._set(column, Means.ASIDE)

        self._ask_of_groups()
        self._ask_behind_other_names()

    def _take_course(self, column: int, course: int) -> None:
        """Take a column for a course's, unless a heading over it says that it is none."""
        over = self.table.over(column)
        against = [each for each in over if self._group_speaks_against(each)]
        if not against:
            self._set(column, Means.COURSE, course=course)
            self.courses[column] = course
        else:
            means = Means.EXPIRY if is_expiry(against[0]) else Means.UNKNOWN
            self._leave_open(column, against[0], means)

    def _group_speaks_against(self, text: str) -> bool:
        """Whether a heading over headings is one of no, not yet, the end or another subject."""
        heading = self.vocabulary.says(text)
        if heading.course is not None or heading.strong or heading.weak:
            return False
        return (
            is_expiry(text)
            or speaks_against(without_interval(text))
            or names_another_subject(text, self.vocabulary.course_of)
        )

    def _ask_of_groups(self) -> None:
        """Ask which course it is where one stands under several headings that nobody knows."""
        under: dict[int, set[tuple[str, ...]]] = {}
        for column, course in self.courses.items():
            under.setdefault(course, set()).add(self.table.over(column))
        for column, course in list(self.courses.items()):
            unknown = [each for each in self.table.over(column) if not self._is_plain(each)]
            if unknown and len(under[course]) > 1 and column not in self.wishes:
                del self.courses[column]
                self._leave_open(column, unknown[0])

    def _ask_behind_other_names(self) -> None:
        """Ask of courses behind names in words that no list has, whose their days are.

        "Preferred surname" and "Name of youth helper" may be of the same person or of another; and
        a course that stands before names and again behind them ("Husband / wife") of either.
        """
        other, again, own, before = "", "", -1, set[int]()
        for column in self.places:
            words = self.table.words(column)
            course = self.courses.get(column)
            if course is not None:
                asks = other or (again if course in before else "")
                before.add(course)
                if asks and column not in self.wishes:
                    del self.courses[column]
                    self._leave_open(column, asks)
            elif column not in self.found and words:
                heading = self.vocabulary.says(words[-1])
                if (heading.strong or heading.weak) and own in (-1, column - 1):
                    own = column  # Those of whom the table is, wherever they stand in it.
                elif before:
                    is_name = heading.strong and self.profile(column).filled
                    other = words[-1] if is_name else other
                    again = words[-1] if self._names_others(column) else again
        self._ask_before_names(own)

    def _ask_before_names(self, first: int) -> None:
        """Ask of courses between names in words that no list has and the names of the table.

        "Member's name", a course, "Name of worker": the course is of the members as likely.
        """
        named = [column for column in self.places if self._is_headed_as_name(column)]
        if first < 0 or not named or first >= named[0] or not self.profile(first).filled:
            return
        for column in [each for each in self.courses if first < each < named[0]]:
            if column not in self.wishes:
                del self.courses[column]
                self._leave_open(column, self.table.words(first)[-1])

    def _is_headed_as_name(self, column: int) -> bool:
        """Whether the words of a column are those of a field of names."""
        words = self.table.words(column)
        said = words and self.vocabulary.says(words[-1])
        if not said or not (said.strong or said.weak):
            return False
        return any(field in NAMES for _, field in fields_named(words[-1], SheetKind.PEOPLE))

    def _names_others(self, column: int) -> bool:
        """Whether people stand in a column that says nothing of the course before it."""
        text = self.table.words(column)[-1]
        if is_aside(text) or fields_named(text, SheetKind.TRAINING):
            return False
        texts = texts_of(self.profile(column))
        return sum(map(is_somebody, texts)) * 2 > len(texts)

    def _is_plain(self, text: str) -> bool:
        """Whether a heading over a course says nothing that could make it another."""
        plain = speaks_of_children_or_safeguarding(text) or any(map(str.isdigit, text))
        if plain or self.vocabulary.says(text).telling or is_aside(text):
            return True
        return says(text) in (Says.YES, Says.NOTHING)

    def _leave_open(self, column: int, over: str, means: Means = Means.UNKNOWN) -> None:
        """Leave a column to be asked about or out, with the heading that says why."""
        words = [each for each in self.table.words(column) if each != over]
        self.found[column] = Column(column, f"{over}: {' '.join(words)}", means)

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
        headed = is_done(words[-1]) or as_date or self._dates_left(column)
        return headed and (self.profile(column).dates > 0 or not self.profile(column).filled)

    def _dates_left(self, column: int) -> bool:
        """Whether a heading says the course to its left again and "when" or the like behind it."""
        own = own_words(self.table.words(column)[-1], self.table.words(column - 1))
        return own is not None and is_done(own)

    def _pair_ends(self) -> None:
        """Set the ends of certificates beside the dates of the one course that they belong to."""
        for column in self.places:
            words = self.table.words(column)
            kept = self.found.get(column)
            if kept is None or kept.means is not Means.EXPIRY or not words:
                continue
            beside = self._course_left_of(column)
            if beside is None or beside in self.ends or not self.profile(column).dates:
                continue
            said = self._course_in(words[:-1]) or self.vocabulary.course_of(
                without_expiry(words[-1])
            )
            named = said is None and not without_expiry(words[-1])
            if says_when_it_ends(words[-1]) and (named or said == self.courses[beside]):
                self.ends[beside] = column
                self._set(column, Means.ENDS, course=self.courses[beside])

    def _course_left_of(self, column: int) -> int | None:
        """The dates of the course that a column stands behind, with words of it between."""
        between = (Means.STATE, Means.ASIDE, Means.EXPIRY, Means.EMPTY)
        for left in range(column - 1, self.table.left - 1, -1):
            if left in self.courses:
                return left
            kept = self.found.get(left)
            if kept is not None and kept.means not in between:
                return None
        return None
