"""What is kept of one certificate: boxes with what was found, and from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sgdesk.domain.certificates.received.days import SaidDay
from sgdesk.domain.certificates.received.paper import Said
from sgdesk.domain.certificates.verdicts import Sentence
from sgdesk.domain.dates import day_words, long_date
from sgdesk.services.imports.received.known import Offers
from sgdesk.services.imports.received.values import Confirmed, Found, Offer, ReceivedLine
from sgdesk.ui.people.received.offered import Offered, Way
from sgdesk.ui.people.received.whether import WhetherBox
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import DateBox, Form, MonthAlone
from sgdesk.ui.widgets.boxes.person_box import PersonBox

_MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the boxes, word for word, so that nothing typed is lost on the way."""

    person: tuple[int, str] | None = None
    person_text: str = ""
    course: tuple[int, str] | None = None
    course_text: str = ""
    day: str = ""
    provider: str = ""
    number: str = ""
    hours: str = ""
    expiry: str = ""
    notes: str = ""
    was_completed: bool | None = None


def said_on(day: SaidDay | None) -> str:
    """A day as the box takes it; a month where no more was said."""
    return "" if day is None else day_words(day.day, month_only=day.month_only)


def day_said(confirmed: Confirmed) -> str:
    """The day that was confirmed, as the box takes it."""
    return day_words(confirmed.completed_on, month_only=confirmed.month_only)


def as_read(line: ReceivedLine, offers: Offers) -> Typed:
    """What the boxes begin with: what was found and nothing else."""
    return Typed(
        person=_of(line.person, offers.people),
        course=_of(line.course, offers.courses),
        day=said_on(line.day),
        provider=_text(line.provider),
        number=_text(line.number),
        hours=_text(line.hours),
        expiry=said_on(line.expiry),
    )


def _of(found: Found | None, offered: tuple[Offer, ...]) -> tuple[int, str] | None:
    if found is None:
        return None
    return next(((each.id, each.title) for each in offered if each.id == found.id), None)


def _text(said: Said | None) -> str:
    return said.text if said is not None else ""


class ReceivedFields(QWidget):
    """The boxes of one certificate; ``edited`` whenever somebody changes one."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._fills = False
        self.form = Form()
        self.form.column.setSpacing(Space.MEDIUM)
        asks = tr("Was the course completed?")
        self.whether = self.form.add("whether", asks, WhetherBox())
        self.whether.name_ways(asks)
        self.person, self.course = _box(tr("Name")), _box(tr("Course"))
        self.whose = self._offer("person", tr("&Whose it is"), self.person)
        self.which = self._offer("course", tr("Cours&e"), self.course)
        self.several = self.whose.add_link(tr("&Several people …"))
        self.several.setToolTip(tr("One file that shows the training of more than one person"))
        self.new_course = self.which.add_link(tr("&Add a course …"))
        self.new_course.setToolTip(tr("A course that is none of those in the list"))
        self.day = DateBox(today, month=MonthAlone.KEPT)
        self.when = self.form.add("day", tr("Completed &on"), Offered(self.day))
        self.provider = self._line("provider", tr("Provide&r"))
        self.number = self._line("number", tr("Certi&ficate number"))
        self.hours = self._line("hours", tr("&Hours"))
        self.expiry = DateBox(today, may_lie_ahead=True, month=MonthAlone.LAST)
        self._expiry = self.form.add("expiry", tr("&Valid until"), Offered(self.expiry))
        self.notes = self._line("notes", tr("No&tes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._watch()

    def _offer(self, key: str, label: str, box: PersonBox) -> Offered:
        offered = self.form.add(key, label, Offered(box))
        box.set_name(label.replace("&", ""))
        return offered

    def _line(self, key: str, label: str) -> QLineEdit:
        box = QLineEdit()
        box.setMinimumHeight(TARGET)
        return self.form.add(key, label, box)

    def _watch(self) -> None:
        lines = (self.provider, self.number, self.hours, self.notes)
        for each in (*lines, self.person.edit, self.course.edit):
            each.textChanged.connect(self._tell)
        for box in (self.day, self.expiry, self.whether):
            box.changed.connect(self._tell)

    def _tell(self, *_: object) -> None:
        if not self._fills:
            self.edited.emit()

    # Showing.

    def set_offers(self, offers: Offers) -> None:
        """Whom and what can be chosen."""
        self._fills = True
        self.person.set_people((each.id, each.title) for each in offers.people)
        self.course.set_people((each.id, each.title) for each in offers.courses)
        self._fills = False

    def show_line(self, line: ReceivedLine, typed: Typed) -> None:
        """Show what was typed for a line, beside what was found and may be meant."""
        self._fills = True
        self.form.show_problems({})
        self.form.set_shown("whether", shown=bool(line.says_no))
        self.whether.set_value(typed.was_completed)
        _put(self.person, typed.person, typed.person_text)
        _put(self.course, typed.course, typed.course_text)
        self.day.edit.setText(typed.day)
        self.provider.setText(typed.provider)
        self.number.setText(typed.number)
        self.hours.setText(typed.hours)
        self.expiry.edit.setText(typed.expiry)
        self.notes.setText(typed.notes)
        self._fills = False
        self._say(line)

    def _say(self, line: ReceivedLine) -> None:
        people, courses, when = self.whose, self.which, self.when
        people.say(_where(line.person))
        courses.say(_where(line.course) or _none_of_these(line))
        people.offer(self._ways(self.person, line.people if line.person is None else ()))
        courses.offer(self._ways(self.course, line.courses if line.course is None else ()))
        when.say(_stood(line.day) or _stood_each(line.days))
        when.offer([_day_way(self.day, each) for each in line.days[:_MOST_OFFERED]])
        self._expiry.say(_stood(line.expiry) or _stood_each(line.ends))
        self._expiry.offer([_day_way(self.expiry, each) for each in line.ends[:_MOST_OFFERED]])

    def _ways(self, box: PersonBox, offered: tuple[Offer, ...]) -> list[Way]:
        return [(each.title, partial(self._take, box, each.id)) for each in offered[:_MOST_OFFERED]]

    def _take(self, box: PersonBox, number: int) -> None:
        box.choose(number)
        box.setFocus()

    # Taking.

    def typed(self) -> Typed:
        """What stands in the boxes."""
        return Typed(
            self.person.person(),
            self.person.currentText(),
            self.course.person(),
            self.course.currentText(),
            self.day.edit.text(),
            self.provider.text(),
            self.number.text(),
            self.hours.text(),
            self.expiry.edit.text(),
            self.notes.text(),
            self.whether.value(),
        )

    def problems(self) -> dict[str, str]:
        """What is missing or wrong, by box."""
        asks = not self.whether.isHidden() and self.whether.value() is None
        whether = tr("Say whether the course was completed.") if asks else ""
        person = "" if self.person.person() else tr("Choose whose it is.")
        course = "" if self.course.person() else tr("Choose the course.")
        day, ends = self.day.value(), self.expiry.value()
        expiry = self.expiry.problem(required=False)
        if day is not None and ends is not None and ends < day:
            expiry = tr("A certificate ends after its training.")
        return {
            "whether": whether,
            "person": person,
            "course": course,
            "day": self.day.problem(),
            "expiry": expiry,
        }

    def says_no(self) -> bool:
        """Whether somebody said that the course was not completed."""
        return self.whether.value() is False

    def confirmed(self, line: ReceivedLine) -> Confirmed | None:
        """The certificate as the boxes have it; ``None`` where something is missing."""
        person, course, day = self.person.person(), self.course.person(), self.day.value()
        if person is None or course is None or day is None:
            return None
        return Confirmed(
            line.source,
            person[0],
            course[0],
            day,
            self.day.is_month_alone(),
            self.provider.text().strip(),
            self.number.text().strip(),
            self.hours.text().strip(),
            self.notes.text().strip(),
            self.expiry.value(),
            line.said_course if line.course is None else "",
        )


def _box(hint: str) -> PersonBox:
    box = PersonBox()
    box.edit.setPlaceholderText(hint)
    return box


def _put(box: PersonBox, chosen: tuple[int, str] | None, text: str) -> None:
    if chosen is not None:
        box.choose(chosen[0])
    else:
        box.setCurrentIndex(-1)
        box.setEditText(text)


def sentence(said: Sentence) -> str:
    """A sentence of the services in words; where it stands in another, so are its values."""
    return tr(said.template, **said.values)


def _where(found: Found | None) -> str:
    return "" if found is None else tr("From {where}", where=sentence(found.stood))


def _none_of_these(line: ReceivedLine) -> str:
    """What to do with a course that is none of those here, where none is likely either."""
    if line.courses or not line.said_course:
        return ""
    return tr("If it is none of yours, leave this one out; or add it here.")


def _stood(day: SaidDay | None) -> str:
    return "" if day is None else tr("From “{line}”", line=day.stood)


def _stood_each(days: Sequence[SaidDay]) -> str:
    """Each line in which one of these days stood, once."""
    stood = dict.fromkeys(each.stood for each in days)
    return "\n".join(tr("“{line}”", line=each) for each in stood)


def _day_way(box: DateBox, said: SaidDay) -> Way:
    return (said_on(said), lambda: box.edit.setText(said_on(said)))


def in_words(confirmed: Confirmed, offers: Offers) -> str:
    """Whose, of what and when, in one line."""
    person = next(each.title for each in offers.people if each.id == confirmed.person_id)
    course = next(each.title for each in offers.courses if each.id == confirmed.course_id)
    return f"{person}, {course}, {long_date(confirmed.completed_on)}"
