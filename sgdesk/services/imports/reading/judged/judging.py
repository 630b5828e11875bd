"""What each column of a table means, judged from its heading and from what stands in it."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from sgdesk.data.sheets import cell_text
from sgdesk.domain.left_where_it_is import private_heading
from sgdesk.domain.people.membership import is_of_people
from sgdesk.domain.training.words_of_completion import inverted, outcome_of
from sgdesk.services.imports.reading import headings as known
from sgdesk.services.imports.reading.cells.durations import minutes_of
from sgdesk.services.imports.reading.columns import (
    A_NOTE,
    DATE_BESIDE,
    LEFT_OUT,
    MANY,
    Column,
    Columns,
    Means,
    Wish,
)
from sgdesk.services.imports.reading.heading_dates import ENDS, parts_of, without_dates
from sgdesk.services.imports.reading.heading_words import BARE_NUMBERS, FIELDS, SIGNED, Field
from sgdesk.services.imports.reading.headings import Vocabulary
from sgdesk.services.imports.reading.judged.course_columns import CourseColumns
from sgdesk.services.imports.reading.judged.profiles import (
    LOOKED_AT,
    figure_of,
    is_kind,
    is_title,
    texts_of,
    whole_number,
)
from sgdesk.services.imports.reading.tables import Table
from sgdesk.services.imports.reading.values import SheetKind


def judge_columns(table: Table, vocabulary: Vocabulary, wishes: Mapping[int, Wish]) -> Columns:
    """What every column of a table means.

    ``wishes`` is what the person said of single columns: the name of a field, a course (its
    title and number), or ``LEFT_OUT``.
    """
    return _Judge(table, vocabulary, wishes).judged()


class _Judge(CourseColumns):
    """The judgement of one table, from what is certain to what is left."""

    def judged(self) -> Columns:
        """Every column in turn: what was said, what is private, fields, courses, the rest."""
        shape = self._shape()
        self._take_wishes(shape)
        self._take_private()
        if shape is SheetKind.TRACKER:
            self._take_courses()
            self._take_fields(shape)
            self._pair_states()
            self._pair_as_said()
        else:
            self._take_fields(shape)
        if shape is not SheetKind.ROLES:
            self._take_standings()
        if shape in (SheetKind.TRAINING, SheetKind.TRACKER):
            self._take_score()
            self._take_joins(shape)
            self._take_statuses(shape)
            self._take_done_and_due()
        if shape is SheetKind.TRAINING:
            self._take_days()
            self._take_durations()
        self._find_names(shape)
        self._take_rest(shape)
        self._take_ends(shape)
        return self._columns(shape)

    def _shape(self) -> SheetKind:
        """The kind of sheet that the table makes, among those that were asked for."""
        kind = self.vocabulary.kind
        if kind in (SheetKind.ROLES, SheetKind.PEOPLE):
            return kind
        wished = [wish for wish in self.wishes.values() if isinstance(wish, tuple)]
        lists = [
            c
            for c in self.places
            if self._can_be(c, Field.COURSE, SheetKind.TRAINING) and not self.profile(c).holds_dates
        ]
        named = any(Field.COURSE.value == wish for wish in self.wishes.values())
        courses = any(self._course_over(c) is not None for c in self.places)
        if any(self._names_courses(c) for c in lists) or named:
            return SheetKind.TRAINING
        if courses or wished:
            return SheetKind.TRACKER
        if lists or self._is_register() or self._is_list_of_days():
            return SheetKind.TRAINING
        return kind

    def _is_register(self) -> bool:
        """Whether a table without a course says who came, to what or when its title says."""
        said = any(known.speaks_of_coming(self.table.text(column)) for column in self.places)
        lines = [cell_text(cell) for row in self.table.above for cell in row.cells if cell]
        parts = (part for line in lines for part in parts_of(without_dates(line)))
        dated = any(without_dates(line) != " ".join(line.split()).strip(ENDS) for line in lines)
        return said and (
            dated or any(self.vocabulary.course_of(part) is not None for part in parts)
        )

    def _is_list_of_days(self) -> bool:
        """Whether names and days stand below a title, or on a worksheet, that names their course.

        Nothing else may hold days: the title of a tracker says no more than its columns.
        """
        dated = [column for column in self.places if self.profile(column).dates]
        return (
            len(dated) == 1
            and self._can_be(dated[0], Field.COMPLETED_ON, SheetKind.TRAINING)
            and any(map(self.vocabulary.course_named, self._lines_over()))
        )

    def _lines_over(self) -> list[str]:
        """The name of the worksheet and the lines over the headings."""
        above = [cell_text(cell) for row in self.table.above for cell in row.cells if cell]
        return [self.vocabulary.sheet_name, *above]

    def _names_courses(self, column: int) -> bool:
        """Whether a course that is known stands in a column."""
        values = {v for v in self.profile(column).values if isinstance(v, str)}
        return any(self.vocabulary.course_of(text) is not None for text in values)

    def _can_be(self, column: int, wanted: Field, kind: SheetKind) -> bool:
        words = self.table.words(column)
        return bool(words) and any(f is wanted for _, f in known.fields_named(words[-1], kind))

    def _take_wishes(self, shape: SheetKind) -> None:
        for column, said in self.wishes.items():
            if column not in self.places:
                continue
            wish = self._in_a_tracker(said) if shape is SheetKind.TRACKER else said
            if isinstance(wish, tuple):
                self._set(column, Means.COURSE, course=wish[1])
                self.courses[column] = wish[1]
            elif wish == A_NOTE:
                self._set(column, Means.NOTE)
            elif wish in (LEFT_OUT, DATE_BESIDE):
                self._set(column, Means.LEFT_OUT)
            elif wish == Field.OUTCOME.value:
                self._set(column, Means.STATUS, Field.OUTCOME)
                self.statuses[column] = inverted(self.table.text(column))
            else:
                self._set(column, Means.FIELD, Field(wish))

    def _in_a_tracker(self, wish: Wish) -> Wish:
        """What a wish comes to where each course has a column; lists have fields that it lacks."""
        lists = {Field.COMPLETED_ON.value: DATE_BESIDE, Field.NOTES.value: A_NOTE}
        if isinstance(wish, tuple) or wish not in {each.value for each in Field}:
            return wish
        if Field(wish) in FIELDS[SheetKind.TRACKER]:
            return wish
        return lists.get(wish, LEFT_OUT)

    def _pair_as_said(self) -> None:
        """Set the dates that somebody said belong to the course beside them."""
        for column, wish in self.wishes.items():
            if wish not in (DATE_BESIDE, Field.COMPLETED_ON.value) or column not in self.places:
                continue
            beside = [c for c in (column - 1, column + 1) if c in self.courses]
            worded = [c for c in beside if not self.profile(c).holds_dates]
            if not beside:
                continue
            course = self.courses[(worded or beside)[0]]
            if worded:
                self.states[column] = worded[0]
                del self.courses[worded[0]]
                self._set(worded[0], Means.STATE, course=course)
            self.courses[column] = course
            self._set(column, Means.COURSE, course=course)
        self.courses = dict(sorted(self.courses.items()))

    def _take_private(self) -> None:
        for column in self.places:
            text = self.table.text(column)
            if not text or column in self.found:
                continue
            is_course = self._course_over(column) is not None
            kind = private_heading(text, is_course=is_course)
            if kind is not None:
                self.found[column] = Column(column, text, Means.PRIVATE, private=kind)

    # Fields of a person and of a record

    def _take_fields(self, shape: SheetKind) -> None:
        """The column of each field, each column once; the plainest wording of a field wins it."""
        ranked: dict[Field, list[tuple[int, int]]] = {}
        for column in self.places:
            for rank, name in self._fields_over(column, shape):
                ranked.setdefault(name, []).append((rank, column))
        taken = {each.field for each in self.found.values()}
        for name in FIELDS[shape]:
            if name is Field.OUTCOME or (name in taken and name not in MANY):
                continue
            for _, column in sorted(ranked.get(name, [])):
                if column in self.found or not self._fits(column, name):
                    continue
                self._set(column, Means.FIELD, name)
                if name not in MANY:
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
        if known.heading_key(text) not in BARE_NUMBERS and text not in ("#", "№"):
            return False
        numbers = [whole_number(value) for value in self.profile(column).values]
        if any(number is None for number in numbers):
            return False
        counted = [number for number in numbers if number is not None]
        return counted[:1] in ([0], [1]) or all(b - a == 1 for a, b in pairwise(counted))

    # Words that speak of the whole row

    def _take_standings(self) -> None:
        """Columns that say whether people are still ours: "Status" over Active and Left."""
        for column in self.places:
            words = self.table.words(column)
            if column in self.found or not words or not self.profile(column).filled:
                continue
            texts = set(texts_of(self.profile(column)))
            of_people = {text for text in texts if is_of_people(text)}
            of_courses = any(outcome_of(text) is not None for text in texts - of_people)
            about = known.speaks_of_standing(words[-1])
            if about or (of_people and known.is_status(words[-1])):
                self._set(column, Means.STANDING)
            if of_people and of_courses and not about and column in self.found:
                # Such a column tells of some who they are, and of others what came of the course.
                self.statuses[column] = False

    def _take_statuses(self, shape: SheetKind) -> None:
        """Columns that speak of attendance, booking or result; where two disagree the no stands."""
        for column in self.places:
            if column in self.found or not self.table.words(column):
                continue
            text = self.table.words(column)[-1]
            signed = shape is SheetKind.TRAINING and known.heading_key(text) in SIGNED
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

    def _take_done_and_due(self) -> None:
        """Columns that say for each row whether its days are of what was done, or of what is due.

        Two rows for each person look like this, whatever stands over such words. "Yes" and "No"
        are none of them: they may answer anything ("Paid").
        """
        if not (self.courses or self._has(Field.COMPLETED_ON)):
            return
        for column in self.places:
            if column in self.found or self.profile(column).holds_dates:
                continue
            if _GUEST.search(self.table.text(column).casefold()):
                continue
            texts = {" ".join(text.split()) for text in texts_of(self.profile(column))}
            done = {text for text in texts if known.is_done(text)}
            due = {text for text in texts if known.is_expiry(text)}
            if done and due and texts == done | due:
                self._set(column, Means.STATUS, Field.OUTCOME)
                self.statuses[column] = False

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

    def _take_joins(self, shape: SheetKind) -> None:
        """When everybody joined or was checked in, where no other column says the day."""
        if shape is not SheetKind.TRAINING or self._has(Field.COMPLETED_ON):
            return
        for column in self.places:
            words = self.table.words(column)
            if column in self.found or not words or not self.profile(column).holds_dates:
                continue
            if known.says_when_joined(words[-1]):
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
        self._part_names(name, family, fields.get(Field.GIVEN_NAME))
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

    def _part_names(self, name: Column | None, family: Column | None, given: Column | None) -> None:
        """Tell a surname under "Name" beside first names from a whole name that has them in it.

        What somebody is known as beside a whole name is kept as a note about them.
        """
        if name is None or given is None or family is not None:
            return
        by_another = known.says_known_as(given.heading)
        if not self._is_one_word(name.index):
            self._set(given.index, Means.NOTE if by_another else Means.ASIDE)
        elif not by_another:
            self._set(name.index, Means.FIELD, Field.FAMILY_NAME)

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

    def _take_ends(self, shape: SheetKind) -> None:
        """The ends of certificates that stand plainly beside the date of one course."""
        if shape is SheetKind.TRACKER:
            self._pair_ends()
        elif shape is SheetKind.TRAINING:
            day = next((c for c, e in self.found.items() if e.field is Field.COMPLETED_ON), None)
            found = [
                column
                for column, each in self.found.items()
                if each.means is Means.EXPIRY and known.says_when_it_ends(each.heading)
            ]
            if day is not None and len(found) == 1 and self.profile(found[0]).dates:
                self.ends[day] = found[0]
                self._set(found[0], Means.ENDS)

    def _take_score(self) -> None:
        """What was reached in a test beside what was needed, where both are figures."""
        score = self._figures_under(known.is_score)
        mark = self._figures_under(known.is_pass_mark)
        if score is not None and mark is not None and len(set(self.courses.values())) < 2:
            self.score = (score, mark)
            self._set(score, Means.SCORE)
            self._set(mark, Means.SCORE)

    def _figures_under(self, is_head: Callable[[str], bool]) -> int | None:
        """The only column with such a heading, where it is free and holds figures."""
        found = [
            column
            for column in self.places
            if column not in self.found
            and (words := self.table.words(column))
            and is_head(words[-1])
            and any(figure_of(value) is not None for value in self.profile(column).values)
        ]
        return found[0] if len(found) == 1 else None

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
            if each.field in MANY:
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
            self.ends,
            self.score,
        )


_GUEST = re.compile(r"\bguest\b|\bconsent\b|\bwaiting room\b")
"""Headings of meetings whose yes and no say nothing of what was done."""
