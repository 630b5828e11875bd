"""Which course and day a row is about, where one online form serves several sessions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Cell, cell_text
from sgdesk.domain.datetext import DateKind, DateOrder, Evidence, order_evidence, read_date
from sgdesk.domain.forms.record import FormRecord
from sgdesk.services.imports.drafting.index import CourseFinder
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, Where

OTHER = "-"


@dataclass(frozen=True, slots=True)
class About:
    """What a row says of the session that it is about; None where it says nothing.

    ``is_open`` waits for an answer, ``is_other`` was said to be about none that is known.
    """

    course: int | None = None
    held_on: date | None = None
    is_open: bool = False
    is_other: bool = False

    def fits(self, form: FormRecord) -> bool:
        """Whether a form may be about it."""
        is_course = self.course is None or self.course == form.course_id
        is_day = self.held_on is None or self.held_on == form.held_on
        return is_course and is_day and not self.is_other


NOTHING_SAID = About()


def said_course(cell: Cell, where: tuple[int, str], courses: CourseFinder, asking: Asking) -> About:
    """The course that a cell names; asked about, once for all like it, where it is not known."""
    text = " ".join(cell_text(cell).split())
    if not text:
        return NOTHING_SAID
    found = courses.find(text)
    if found is not None:
        return About(found)
    answer = asking.answer(
        QuestionKind.COURSE,
        text,
        Where(where[0], where[1], text),
        f"“{text}” is no course that is known here. Which is it?",
        [*(Choice(title, title) for title in courses.titles), Choice(OTHER, "None of these")],
    )
    if answer in (LEAVE, OTHER):
        return About(is_open=answer == LEAVE, is_other=answer == OTHER)
    return About(courses.find(answer))


def said_days(cells: Sequence[tuple[int, Cell]]) -> Mapping[int, date]:
    """The days of a column by row: day first, unless one of them can only be month first."""
    values = [as_value(cell) for _, cell in cells]
    is_american = order_evidence(values) is Evidence.MONTH_FIRST
    order = DateOrder.MDY if is_american else DateOrder.DMY
    found = {row: read_date(as_value(cell), order, date.max) for row, cell in cells}
    return {
        row: each.value
        for row, each in found.items()
        if each.kind is DateKind.DATE and each.value is not None
    }


def is_later(forms: Iterable[FormRecord], held_on: date, day: date, about: About) -> bool:
    """Whether an answer of a day may as well be about one of these forms, of a later session."""
    if about.held_on is not None:
        return False
    return any(held_on < each.held_on <= day and about.fits(each) for each in forms)


def of_same_person(form: FormRecord, others: Iterable[FormRecord]) -> list[FormRecord]:
    """The other forms of whoever a form is of."""
    return [each for each in others if each.id != form.id and _same_person(form, each)]


def _same_person(one: FormRecord, other: FormRecord) -> bool:
    if one.person_id is not None:
        return one.person_id == other.person_id
    return bool(one.who) and one.who == other.who
