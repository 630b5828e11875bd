"""What waits besides people's training, each with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.sessions.sessions import SessionLine
from sgdesk.services.views.agenda import Agenda, FormsWaiting
from sgdesk.ui.places import DECISIONS, OUTSIDE, POLICY, Place, Wanted
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Card, LinkButton


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence, what its button says, and where that leads."""

    text: str
    verb: str
    place: Place
    wanted: Wanted


class AlsoCard(Card):
    """Sessions, forms and what is to be looked at again; hidden while nothing waits.

    ``chosen`` carries a place and what for.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What else waits"), parent)
        self._lines: QWidget | None = None
        self.hide()

    def show_agenda(self, found: Agenda, as_at: date) -> None:
        """Show a line for each thing that waits on the day."""
        if self._lines is not None:
            self._lines.hide()
            self._lines.deleteLater()
        lines = tuple(_lines(found, as_at))
        self._lines = self._grid(lines)
        self.body.addWidget(self._lines)
        self._lines.show()
        self.setVisible(bool(lines))

    def _grid(self, lines: tuple[_Line, ...]) -> QWidget:
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(lines):
            label = QLabel(line.text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            button = LinkButton(line.verb)
            button.setAccessibleName(f"{line.verb}: {line.text}")
            button.clicked.connect(
                lambda _=False, line=line: self.chosen.emit((line.place, line.wanted))
            )
            grid.addWidget(label, row, 0)
            grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignRight)
        return widget


def _lines(found: Agenda, as_at: date) -> Iterator[_Line]:
    for each in found.to_tick:
        text = tr("✎ {session} is to be ticked in.", session=_session(each))
        yield _Line(text, tr("Tick in"), Place.SESSIONS, Wanted(session=each.id, action="tick"))
    for forms in found.forms:
        yield _Line(_forms(forms), tr("Open"), Place.EVALUATION, Wanted())
    if found.decisions:
        text = tr("✎ {said}", said=open_words(found.decisions, found.partnership))
        yield _Line(text, tr("Decide"), Place.SETUP, Wanted(action=DECISIONS))
    if found.usual:
        one = "✎ 1 decision has the usual answer for now, set by you: is it right?"
        many = "✎ {n} decisions have the usual answers for now, set by you: are they right?"
        text = tr_count(one, many, found.usual)
        yield _Line(text, tr("Look"), Place.SETUP, Wanted(action=DECISIONS))
    if found.policy is not None and found.policy.review_on is not None:
        text = _policy(found.policy.review_on, as_at)
        yield _Line(text, tr("Open"), Place.SETUP, Wanted(action=POLICY))
    if found.to_ask:
        one = "✎ {names} from outside: ask their employer."
        many = "✎ {n} workers from outside: ask their employers. {names}."
        names = ", ".join(each.name for each in found.to_ask[:3])
        names += " …" if len(found.to_ask) > 3 else ""
        text = tr_count(one, many, len(found.to_ask), names=names)
        yield _Line(text, tr("Open"), Place.PEOPLE, Wanted(action=OUTSIDE))
    yield from _begun(found)
    yield from _of_privacy(found, as_at)
    if found.coming is not None:
        text = tr(
            "Next: {session}. {places}",
            session=_session(found.coming),
            places=_places(found.coming),
        )
        yield _Line(text, tr("Open"), Place.SESSIONS, Wanted(session=found.coming.id))


def _begun(found: Agenda) -> Iterator[_Line]:
    """What was begun and waits for its end: inductions, certificates, and unsent returns."""
    if found.inductions:
        one = "✎ 1 induction is begun and not finished: {names}."
        many = "✎ {n} inductions are begun and not finished: {names}."
        names = ", ".join([*found.inductions.values()][:3])
        names += " …" if len(found.inductions) > 3 else ""
        text = tr_count(one, many, len(found.inductions), names=names)
        people = frozenset(found.inductions)
        wanted = Wanted(people=people, label=tr("induction begun"))
        yield _Line(text, tr("Open"), Place.PEOPLE, wanted)
    if found.certificates:
        one = "✎ 1 certificate is not noted as handed over."
        many = "✎ {n} certificates are not noted as handed over."
        text = tr_count(one, many, found.certificates)
        yield _Line(text, tr("Open"), Place.CERTIFICATES, Wanted())
    for each in found.unsent:
        text = tr(
            "✎ Return {number} as at {day} is final and not noted as sent.",
            number=each.number,
            day=long_date(each.as_at),
        )
        yield _Line(text, tr("Open"), Place.RETURN, Wanted())


def _of_privacy(found: Agenda, as_at: date) -> Iterator[_Line]:
    """Who asked what is held, by the day it is owed, and who is over their time."""
    wanted = Wanted(action="privacy")
    for each in found.requests:
        owed = long_date(each.request.owed_by)
        mark = "▲" if each.is_late(as_at) else "✎"
        text = tr(
            "{mark} {name} asked what is held: owed by {day}.", mark=mark, name=each.name, day=owed
        )
        yield _Line(text, tr("Open"), Place.PEOPLE, Wanted(person=each.request.person_id))
    if found.to_look_at:
        one = "✎ 1 person is over the time for which you keep people: to be looked at."
        many = "✎ {n} people are over the time for which you keep people: to be looked at."
        yield _Line(tr_count(one, many, found.to_look_at), tr("Look"), Place.SETUP, wanted)


def open_words(count: int, partnership: str) -> str:
    """That so many decisions are open, in a sentence."""
    one = "1 decision is left to you: {partnership} does not say."
    many = "{n} decisions are left to you: {partnership} does not say."
    return tr_count(one, many, count, partnership=partnership)


def _policy(review_on: date, as_at: date) -> str:
    day = long_date(review_on)
    if review_on < as_at:
        return tr("▲ Your training policy was to be reviewed by {day}.", day=day)
    return tr("✎ Your training policy is to be reviewed by {day}.", day=day)


def _session(line: SessionLine) -> str:
    return tr("{course}, {day}", course=line.course, day=long_date(line.held_on))


def _places(line: SessionLine) -> str:
    if line.capacity is None:
        return tr_count("{n} booked.", "{n} booked.", line.booked)
    return tr("{n} of {places} booked.", n=line.booked, places=line.capacity)


_OPEN = {
    FormKind.EVALUATION: ("{n} end-of-course form is", "{n} end-of-course forms are"),
    FormKind.TRAINER: ("{n} trainer's form is", "{n} trainers' forms are"),
    FormKind.IMPACT: ("{n} impact form is", "{n} impact forms are"),
    FormKind.MANAGER: ("{n} line manager's form is", "{n} line managers' forms are"),
}


def _forms(forms: FormsWaiting) -> str:
    count = tr_count(*_OPEN[forms.kind], forms.count)
    if forms.late == forms.count:
        return tr("✎ {count} late.", count=count)
    if not forms.late:
        return tr("✎ {count} open.", count=count)
    return tr("✎ {count} open, {late} of them late.", count=count, late=forms.late)
