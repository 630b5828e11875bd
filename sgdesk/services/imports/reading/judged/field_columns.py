"""Columns of the fields of a person and of a record: names, addresses, a course, its day."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sgdesk.domain.people.said.nobody import key_of
from sgdesk.domain.people.said.words import ALSO_NAMES, SINGULAR_ROLES
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.reading.columns import MANY, Column, Means
from sgdesk.services.imports.reading.headings.fields import (
    fields_named,
    heading_key,
    says_known_as,
    says_who_is_paid,
    words_a_name,
)
from sgdesk.services.imports.reading.headings.words import BARE_NUMBERS, FIELDS, Field
from sgdesk.services.imports.reading.judged.course_columns import CourseColumns
from sgdesk.services.imports.reading.judged.headings_of_people import (
    is_of_workers,
    speaks_of_the_taught,
)
from sgdesk.services.imports.reading.judged.profiles import (
    LOOKED_AT,
    is_kind,
    is_somebody,
    is_title,
    texts_of,
    whole_number,
)
from sgdesk.services.imports.reading.values import SheetKind

_OF_A_RECORD = frozenset(
    {
        *(Field.COURSE, Field.COMPLETED_ON, Field.PROVIDER, Field.METHOD),
        *(Field.CERTIFICATE_NUMBER, Field.NOTES),
    }
)
"""What a list says of one course: it stands with the course."""
_SINGLE_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=\w))+")


class FieldColumns(CourseColumns):
    """What is found of a table's columns: which hold a field of their own."""

    def _has(self, name: Field) -> bool:
        return any(each.field is name for each in self.found.values())

    def _can_be(self, column: int, wanted: Field, kind: SheetKind) -> bool:
        words = self.table.words(column)
        return bool(words) and any(f is wanted for _, f in fields_named(words[-1], kind))

    def _take_fields(self, shape: SheetKind) -> None:
        """The column of each field, each column once; the plainest wording of a field wins it."""
        ranked = self._ranked(shape)
        if shape is SheetKind.TRAINING:
            self.of_others = self._of_other_courses()
        taken = {each.field for each in self.found.values()}
        for name in FIELDS[shape]:
            if name is Field.OUTCOME or (name in taken and name not in MANY):
                continue
            for _, column in self._by_plainness(ranked.get(name, []), name):
                if column in self.found or not self._fits(column, name):
                    continue
                if column in self.of_others and name in _OF_A_RECORD:
                    continue
                self._set(column, Means.FIELD, name)
                if name not in MANY:
                    break

    def _by_plainness(self, ranked: list[tuple[int, int]], name: Field) -> list[tuple[int, int]]:
        """The columns that a field may be, the plainest heading first.

        Whole names come before single ones: "Full name" beside a "Name" by which they are called.
        """
        if name is not Field.NAME or len(ranked) < 2:
            return sorted(ranked)
        return sorted(ranked, key=lambda each: (self._is_one_word(each[1]), *each))

    def _ranked(self, shape: SheetKind) -> dict[Field, list[tuple[int, int]]]:
        """For each field how plainly a column is headed by it, and the column."""
        ranked: dict[Field, list[tuple[int, int]]] = {}
        for column in self.places:
            for rank, name in self._fields_over(column, shape):
                ranked.setdefault(name, []).append((rank, column))
        return ranked

    def _of_other_courses(self) -> frozenset[int]:
        """The columns of a list that stand with another column of courses than the one taken.

        Where each of several courses has days of its own beside it, the first is taken that stands
        under no heading of no, not yet or the end; those that do are asked about with their days.
        No day goes past a course to one before it, whose own days may be those of a booking.
        """
        stretches = self._stretches()
        days = frozenset(self._that_can_be(Field.COMPLETED_ON))
        dated = [column for column, each in stretches.items() if not days.isdisjoint(each)]
        if len(stretches) < 2 or not dated:
            return frozenset()
        against = {column: self._against(column) for column in stretches}
        kept = next((c for c in dated if not against[c]), dated[0])
        others: set[int] = set()
        for column, stretch in stretches.items():
            if column == kept or (column > kept and column not in dated):
                continue
            others.update(stretch)
            for each in stretch if against[column] else ():
                if each not in self.found and self.table.words(each):
                    self._leave_open(each, against[column])
        return frozenset(others)

    def _stretches(self) -> dict[int, range]:
        """For each column of courses all that stand with it; courses side by side are one.

        They reach up to the next such column, or from the one before where the days stand left.
        """
        courses = self._that_can_be(Field.COURSE)
        days = {*self._that_can_be(Field.COMPLETED_ON), *self._denied_days()}
        if len(courses) < 2:
            return {}
        if all(column - 1 in days for column in courses) and courses[-1] + 1 not in days:
            return {c: range(c - 1, c + 1) for c in courses}
        firsts = [column for column in courses if column - 1 not in courses]
        ends = [*firsts[1:], self.table.right]
        return {c: range(c, end) for c, end in zip(firsts, ends, strict=True)}

    def _denied_days(self) -> Iterator[int]:
        """The columns of days whose own heading says that nothing was done on them: "Booked"."""
        for column in self.places:
            words = self.table.words(column)
            is_free = column not in self.found and bool(words)
            if (
                is_free
                and self.profile(column).holds_dates
                and self._group_speaks_against(words[-1])
            ):
                yield column

    def _that_can_be(self, name: Field) -> list[int]:
        shape = SheetKind.TRAINING
        return [
            column
            for column in self.places
            if any(each is name for _, each in self._fields_over(column, shape))
            and self._fits(column, name)
        ]

    def _against(self, column: int) -> str:
        """The heading over others that says no to a column; empty where none does."""
        over = self.table.over(column)
        return next((each for each in over if self._group_speaks_against(each)), "")

    def _fields_over(self, column: int, shape: SheetKind) -> tuple[tuple[int, Field], ...]:
        """The fields that the words over a column can name; a word under a course names none."""
        words = self.table.words(column)
        if not words or column in self.found:
            return ()
        if len(words) > 1 and self._course_in(words[:-1]) is not None:
            return ()
        if shape is not SheetKind.PEOPLE and self._speaks_of_expiry(column):
            return ()
        return fields_named(words[-1], shape)

    def _fits(self, column: int, name: Field) -> bool:
        """Whether what stands in a column can be what its heading says."""
        profile = self.profile(column)
        if not profile.filled:
            if name is Field.NAME:
                return not self._is_named_elsewhere(column)
            return name is not Field.COMPLETED_ON or not self._can_be_outcome(column)
        if name is Field.COMPLETED_ON:
            return profile.dates > 0 or not self._can_be_outcome(column)
        if name is Field.REFERENCE:
            return not self._numbers_rows(column)
        if name in (Field.CERTIFICATE_NUMBER, Field.COURSE):
            return not profile.holds_dates
        is_paid = says_who_is_paid(self.table.text(column))
        kind = _is_kind_or_paid if is_paid else is_kind
        fits = {Field.KIND: kind, Field.TITLE: is_title, Field.METHOD: _is_no_kind}.get(name)
        return fits is None or all(map(fits, texts_of(profile)))

    def _is_named_elsewhere(self, column: int) -> bool:
        """Whether names stand in another column than one that a form left blank: "Your name"."""
        others = [each for each in self.places if each != column and each not in self.found]
        return any(
            self.profile(each).filled and words_a_name(self.table.text(each)) for each in others
        )

    def _can_be_outcome(self, column: int) -> bool:
        """Whether a heading such as "Completed" may stand over a yes as well as over a date."""
        words = self.table.words(column)
        named = fields_named(words[-1], SheetKind.TRAINING) if words else ()
        return any(each is Field.OUTCOME for _, each in named)

    def _numbers_rows(self, column: int) -> bool:
        """Whether a column headed "ID" or "No" counts the rows, and tells nobody from another."""
        text = self.table.text(column)
        if heading_key(text) not in BARE_NUMBERS and text not in ("#", "№"):
            return False
        numbers = [whole_number(value) for value in self.profile(column).values]
        if any(number is None for number in numbers):
            return False
        counted = [number for number in numbers if number is not None]
        return counted[:1] in ([0], [1]) or all(b - a == 1 for a, b in pairwise(counted))

    def _find_names(self, shape: SheetKind) -> None:
        """A column for the name in words that no list has, or under no heading at all."""
        fields = {each.field: each for each in self.found.values() if each.field}
        name, family = fields.get(Field.NAME), fields.get(Field.FAMILY_NAME)
        if name and family and Field.GIVEN_NAME not in fields and self._is_one_word(name.index):
            self._set(name.index, Means.FIELD, Field.GIVEN_NAME)
        self._part_names(name, family, fields.get(Field.GIVEN_NAME))
        if shape is SheetKind.ROLES or name or family:
            return
        free = [column for column in self.places if column not in self.found]
        worded = [c for c in free if words_a_name(self.table.text(c))]
        worded.sort(key=lambda column: not self.profile(column).filled)
        blank = [
            c
            for c in free
            if shape is SheetKind.TRACKER and not self.table.words(c) and self._is_mostly_text(c)
        ]
        titled = [c for c in free if self._names_workers(c, shape)]
        if (worded or titled or blank) and Field.GIVEN_NAME not in fields:
            self._set((worded or titled or blank)[0], Means.FIELD, Field.NAME)

    def _names_workers(self, column: int, shape: SheetKind) -> bool:
        """Whether names stand under what people are: "Ustadh" in a tracker, "User" in any sheet.

        In a list a "Tutor" may be who ran the course, and beside players or other names a "Coach"
        is whose they are.
        """
        text = self.table.text(column)
        is_user = heading_key(text) in ("user", "users")
        if not is_user and (shape is not SheetKind.TRACKER or not is_of_workers(text)):
            return False
        others = [each for each in self.places if each != column]
        if any(speaks_of_the_taught(self.table.text(each)) for each in others):
            return False
        return self._holds_names(column) and not any(map(self._holds_names, others))

    def _holds_names(self, column: int) -> bool:
        texts = texts_of(self.profile(column))
        return sum(map(is_somebody, texts)) * 2 > len(texts)

    def _part_names(self, name: Column | None, family: Column | None, given: Column | None) -> None:
        """Tell a surname under "Name" beside first names from a whole name that has them in it.

        What somebody is known as beside a whole name is kept as a note about them.
        """
        if name is None or given is None or family is not None:
            return
        by_another = says_known_as(given.heading)
        if not self._is_one_word(name.index):
            self._set(given.index, Means.NOTE if by_another else Means.ASIDE)
        elif not by_another:
            self._set(name.index, Means.FIELD, Field.FAMILY_NAME)

    def _halves_names(self) -> bool:
        """Whether single names stand beside a column, without a heading of its own, of others.

        So it looks where one "Name" stands over the columns of first names and of surnames.
        """
        fields = {each.field: each.index for each in self.found.values() if each.field}
        name = fields.get(Field.NAME)
        if name is None or Field.GIVEN_NAME in fields or Field.FAMILY_NAME in fields:
            return False
        beside = self.found.get(name + 1)
        if beside is None or beside.means is not Means.UNKNOWN:
            return False
        own = self.table.text(name + 1)
        is_headed = bool(own) and heading_key(own) != heading_key(self.table.text(name))
        return not is_headed and self._is_one_word(name) and self._holds_single_names(name + 1)

    def _holds_single_names(self, column: int) -> bool:
        """Whether most texts of a column are single names, and not what people do."""
        texts = texts_of(self.profile(column))
        single = [each for each in texts if _SINGLE_NAME.fullmatch(each.strip())]
        roles = [each for each in single if key_of(each) in SINGULAR_ROLES - ALSO_NAMES]
        return len(single) * 2 > len(texts) and len(roles) * 2 < len(texts)

    def _is_one_word(self, column: int) -> bool:
        texts = texts_of(self.profile(column))
        return bool(texts) and sum(" " not in text and "," not in text for text in texts) * 2 > len(
            texts
        )

    def _is_mostly_text(self, column: int) -> bool:
        profile = self.profile(column)
        return profile.words * 2 > min(len(self.table.body), LOOKED_AT)


def _is_kind_or_paid(text: str) -> bool:
    return is_kind(text) or says(text) in (Says.YES, Says.NO)


def _is_no_kind(text: str) -> bool:
    """Whether a text is no kind of person: "Type" may be theirs as well as the training's."""
    return not is_kind(text)
