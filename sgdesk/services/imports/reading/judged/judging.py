"""What each column of a table means, judged from its heading and from what stands in it."""

from collections.abc import Mapping

from sgdesk.data.sheets import cell_text
from sgdesk.domain.left_where_it_is import Private, private_heading
from sgdesk.domain.training.completion.words import inverted
from sgdesk.services.imports.reading.columns import (
    A_NOTE,
    DATE_BESIDE,
    DATE_OF_ROW,
    LEFT_OUT,
    MANY,
    Column,
    Columns,
    Means,
    Wish,
)
from sgdesk.services.imports.reading.headings.dates import ENDS, parts_of, without_dates
from sgdesk.services.imports.reading.headings.fields import words_notes
from sgdesk.services.imports.reading.headings.speaking import says_when_it_ends
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.headings.words import FIELDS, Field
from sgdesk.services.imports.reading.judged.headings_of_people import speaks_of_coming
from sgdesk.services.imports.reading.judged.word_columns import WordColumns
from sgdesk.services.imports.reading.tables import Table
from sgdesk.services.imports.reading.values import SheetKind


def judge_columns(table: Table, vocabulary: Vocabulary, wishes: Mapping[int, Wish]) -> Columns:
    """What every column of a table means.

    ``wishes`` is what the person said of single columns: the name of a field, a course (its
    title and number), or ``LEFT_OUT``.
    """
    return _Judge(table, vocabulary, wishes).judged()


class _Judge(WordColumns):
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
        said = any(speaks_of_coming(self.table.text(column)) for column in self.places)
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
            elif wish == DATE_OF_ROW:
                self._set(column, Means.ROW_DAY)
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
            if kind is Private.NOT_KEPT and self.profile(column).holds_dates:
                continue  # "Online and phones" over days is a course: no number is a day
            if kind is not None:
                self.found[column] = Column(column, text, Means.PRIVATE, private=kind)

    # What is left

    def _take_rest(self, shape: SheetKind) -> None:
        for column in self.places:
            if column in self.found:
                continue
            if not self.profile(column).filled:
                means = Means.EMPTY
            elif shape is not SheetKind.PEOPLE and self._speaks_of_expiry(column):
                means = self._end_or_open(column)
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
                if each.means is Means.EXPIRY and says_when_it_ends(each.heading)
                if column not in self.of_others
            ]
            if day is not None and len(found) == 1 and self.profile(found[0]).dates:
                self.ends[day] = found[0]
                self._set(found[0], Means.ENDS)

    def _holds_notes(self, column: int) -> bool:
        words = self.table.words(column)
        return bool(words) and words_notes(words[-1])

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
            halves_names=self._halves_names(),
        )
