"""Which course and day a row is about, where one online form serves several sessions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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

    ``is_open`` waits for an answer, ``is_other`` was said to be about none that is known;
    ``is_unread`` says a day that cannot be read.
    """

    course: int | None = None
    held_on: date | None = None
    is_open: bool = False
    is_other: bool = False
    is_unread: bool = False

    def on(self, day: "About") -> "About":
        """The same with what the row says of the day."""
        return replace(
            self,
            held_on=day.held_on,
            is_open=self.is_open or day.is_open,
            is_unread=day.is_unread,
        )

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


def said_days(
    cells: Sequence[tuple[int, Cell]],
    where: tuple[str, str],
    known: Collection[date],
    asking: Asking,
) -> Mapping[int, About]:
    """What each cell of a column of days says of the session; nothing where it holds words alone.

    ``where`` is the column and what a question about it is kept under, ``known`` the days on which
    sessions were held. Figures that could stand in either order are read day first, as people here
    write them, unless month first one of them is such a day and day first it is another: that is
    asked. A day that cannot be read, or waits for that answer, leaves the row open.
    """
    order = _order_of(cells, where, known, asking)
    return {row: _about_day(cell, order) for row, cell in cells if cell is not None}


def _order_of(
    cells: Sequence[tuple[int, Cell]],
    where: tuple[str, str],
    known: Collection[date],
    asking: Asking,
) -> DateOrder | None:
    """The order of the days of a column; None while that is open."""
    told = order_evidence([as_value(cell) for _, cell in cells])
    if told in (Evidence.DAY_FIRST, Evidence.NONE):
        return DateOrder.DMY
    if told is Evidence.MONTH_FIRST:
        return DateOrder.MDY
    day_first, month_first = _days(cells, DateOrder.DMY), _days(cells, DateOrder.MDY)
    if told is Evidence.EITHER and (month_first - day_first).isdisjoint(known):
        return DateOrder.DMY
    row, cell = next((row, cell) for row, cell in cells if _is_in_figures(cell))
    answer = asking.answer(
        QuestionKind.READING,
        where[1],
        Where(row, where[0], cell_text(cell)),
        f"In “{cell_text(cell)}”, which comes first, the day or the month?",
        (Choice(DateOrder.DMY, "The day"), Choice(DateOrder.MDY, "The month")),
        DateOrder.DMY if not day_first.isdisjoint(known) else DateOrder.MDY,
    )
    return DateOrder(answer) if answer != LEAVE else None


def _is_in_figures(cell: Cell) -> bool:
    return order_evidence([as_value(cell)]) is not Evidence.NONE


def _days(cells: Sequence[tuple[int, Cell]], order: DateOrder) -> set[date]:
    """The days of a column as one order has them."""
    said = (read_date(as_value(cell), order, date.max) for _, cell in cells)
    return {each.value for each in said if each.value is not None}


def _about_day(cell: Cell, order: DateOrder | None) -> About:
    if order is None and _is_in_figures(cell):
        return About(is_open=True)
    said = read_date(as_value(cell), order or DateOrder.DMY, date.max)
    if said.kind is DateKind.DATE and said.value is not None:
        return About(held_on=said.value)
    return About(is_unread=said.kind in _UNREAD)


_UNREAD = frozenset({DateKind.OTHER_ORDER, DateKind.IMPOSSIBLE, DateKind.SEVERAL})


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
