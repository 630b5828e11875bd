"""Columns whose words, days or figures speak of the whole row: who is current, came, or passed."""

import re
from collections.abc import Callable

from sgdesk.domain.people.membership import is_of_people
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, inverted, outcome_of, says
from sgdesk.services.imports.reading.cells.one_cell.durations import minutes_of
from sgdesk.services.imports.reading.columns import Means
from sgdesk.services.imports.reading.headings.fields import heading_key
from sgdesk.services.imports.reading.headings.speaking import (
    asks_if_open,
    is_done,
    is_expiry,
    is_pass_mark,
    is_score,
    says_of_no,
    says_why_not,
    speaks_of_duration,
    speaks_of_status,
    words_a_completion_day,
)
from sgdesk.services.imports.reading.headings.words import SIGNED, Field
from sgdesk.services.imports.reading.judged.field_columns import FieldColumns
from sgdesk.services.imports.reading.judged.headings_of_people import (
    is_status,
    says_when_joined,
    speaks_of_standing,
)
from sgdesk.services.imports.reading.judged.profiles import figure_of, texts_of
from sgdesk.services.imports.reading.values import SheetKind

_GUEST = re.compile(r"\bguest\b|\bconsent\b|\bwaiting room\b")
"""Headings of meetings whose yes and no say nothing of what was done."""
_ASSESSMENT = re.compile(r"(?:(?:final|course|end) )?(?:assessment|test|quiz|exam)\W*")
"""Headings of what came of it, where words stand below them and no figures."""


class WordColumns(FieldColumns):
    """What is found of a table's columns: which speak of all that their row says."""

    def _take_standings(self) -> None:
        """Columns that say whether people are still ours: "Status" over Active and Left."""
        for column in self.places:
            words = self.table.words(column)
            if column in self.found or not words or not self.profile(column).filled:
                continue
            texts = set(texts_of(self.profile(column)))
            of_people = {text for text in texts if is_of_people(text)}
            of_courses = any(outcome_of(text) is not None for text in texts - of_people)
            about = speaks_of_standing(words[-1])
            if about or (of_people and is_status(words[-1])):
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
            signed = shape is SheetKind.TRAINING and heading_key(text) in SIGNED
            signed = signed and not self._has(Field.COMPLETED_ON)
            speaks = speaks_of_status(text) or self._is_assessment(column, text)
            speaks = speaks or (shape is SheetKind.TRAINING and says_why_not(text))
            speaks = speaks or (says_of_no(text) and inverted(text))
            if self._is_open(column, text):
                self._set(column, Means.STATUS, Field.OUTCOME)
                self.statuses[column] = True
                continue
            if not (signed or self._can_be_outcome(column) or speaks):
                continue
            is_cancelled = shape is SheetKind.TRAINING
            is_cancelled = is_cancelled and (inverted(text) or says_why_not(text))
            if self.profile(column).holds_dates and not is_cancelled:
                if words_a_completion_day(text) and not self._has(Field.COMPLETED_ON):
                    self._set(column, Means.FIELD, Field.COMPLETED_ON)
                else:
                    self._set(column, Means.ASIDE)
            elif self.profile(column).filled or self.profile(column).failed:
                self._set(column, Means.STATUS, Field.OUTCOME)
                self.statuses[column] = inverted(text)

    def _is_open(self, column: int, heading: str) -> bool:
        """Whether yes and no alone stand under "Outstanding?", "Void" and the like."""
        texts = {" ".join(text.split()) for text in texts_of(self.profile(column))}
        answers = (Says.YES, Says.NO, Says.NOTHING)
        alone = all(says(each) in answers or fold(each) == fold(heading) for each in texts)
        return asks_if_open(heading) and bool(texts) and alone

    def _is_assessment(self, column: int, heading: str) -> bool:
        """Whether words alone stand under "Assessment": who attended may not have passed."""
        if _ASSESSMENT.fullmatch(heading.strip().casefold()) is None:
            return False
        profile = self.profile(column)
        figures = any(figure_of(value) is not None for value in profile.values)
        return not (figures or profile.holds_dates)

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
            done = {text for text in texts if is_done(text)}
            due = {text for text in texts if is_expiry(text)}
            if done and due and texts == done | due:
                self._set(column, Means.STATUS, Field.OUTCOME)
                self.statuses[column] = False

    def _take_days(self) -> None:
        """A column of days in words that no list has: "Date Attending", "Day of the event"."""
        if self._has(Field.COMPLETED_ON):
            return
        for column in self.places:
            words = self.table.words(column)
            if column in self.found or not words or not self.profile(column).holds_dates:
                continue
            if words_a_completion_day(words[-1]):
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
            if says_when_joined(words[-1]):
                self._set(column, Means.FIELD, Field.COMPLETED_ON)
                return

    def _take_durations(self) -> None:
        for column in self.places:
            words = self.table.words(column)
            if column not in self.found and words and speaks_of_duration(words[-1]):
                values = self.profile(column).values
                if values and all(minutes_of(value) is not None for value in values):
                    self._set(column, Means.DURATION)

    def _take_score(self) -> None:
        """What was reached in a test beside what was needed, where both are figures."""
        score = self._figures_under(is_score)
        mark = self._figures_under(is_pass_mark)
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
