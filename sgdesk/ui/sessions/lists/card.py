"""One line of a list: who it is, and whether they came or are booked."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from sgdesk.domain.people.person import Person
from sgdesk.domain.sessions.session import ABSENCES
from sgdesk.services.imports.attendance import (
    NEW,
    NOT_OURS,
    PERSON,
    Effect,
    ListDraft,
    ListLine,
    ListOf,
    Verdict,
    Whose,
)
from sgdesk.ui.sessions.lists.words import rows_words, to_know, verdict_words
from sgdesk.ui.sessions.words import absence_word
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, TextSize
from sgdesk.ui.widgets import Card, FlowLayout, Heading, LinkButton, Note, PushButton, announce
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.widgets.boxes.still_box import StillBox

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LIKELY = 3
"""So many people have a button of their own."""


class LineCard(Card):
    """``person_said`` with who it is, ``answered`` with a verdict or None, ``reason_said``.

    ``entered`` once Enter in the box of names took somebody.
    """

    person_said = Signal(str)
    answered = Signal(object)
    reason_said = Signal(str)
    entered = Signal()

    def __init__(self, of: ListOf, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._of = of
        self._line: ListLine | None = None
        self._people: dict[int, str] = {}
        self._name = Heading("", TextSize.LARGE)
        self._name.setWordWrap(True)
        self._about = Note()
        asks, yes, no = verdict_words(of)
        self.who = PersonBox()
        self.who.set_name(tr("Who is this?"))
        who = QLabel(tr("&Who is this?"))
        who.setBuddy(self.who)
        self.hint = Note()
        self.hint.hide()
        self.likely = FlowLayout()
        self.new = PushButton(tr("Add as somebody new"), "add")
        self.not_ours = PushButton(tr("Not in our file"))
        self._asks = QLabel(asks)
        self.yes, self.no = QRadioButton(yes), QRadioButton(no)
        self._group = QButtonGroup(self)
        self._why = QLabel(tr("Wh&y not"))
        self.reason = StillBox()
        self._why.setBuddy(self.reason)
        self.back = LinkButton(tr("Take the answer back"))
        for key in ABSENCES:
            self.reason.addItem(absence_word(key), key)
        self._lay_out(who)
        self._connect()

    def _lay_out(self, who: QLabel) -> None:
        for each in (self.new, self.not_ours):
            each.setAutoDefault(False)
        ways = FlowLayout()
        for place, way in enumerate((self.yes, self.no)):
            way.setMinimumHeight(TARGET)
            self._group.addButton(way, place)
            ways.addWidget(way)
        buttons = FlowLayout()
        buttons.addWidget(self.new)
        buttons.addWidget(self.not_ours)
        for widget in (self._name, self._about, who, self.who, self.hint):
            self.body.addWidget(widget)
        self.body.addLayout(self.likely)
        self.body.addLayout(buttons)
        self.body.addWidget(self._asks)
        self.body.addLayout(ways)
        for below in (self._why, self.reason, self.back):
            self.body.addWidget(below)
        self.body.addStretch()

    def _connect(self) -> None:
        self.who.activated.connect(lambda _: self.take_person())
        self.who.edit.returnPressed.connect(self._enter)  # with its list open: no filter sees it
        for each in (self.who, self.who.edit):
            each.installEventFilter(self)
        self.new.clicked.connect(lambda: self.person_said.emit(NEW))
        self.not_ours.clicked.connect(lambda: self.person_said.emit(NOT_OURS))
        self._group.idClicked.connect(
            lambda place: self.answered.emit(Verdict.NO if place else Verdict.YES)
        )
        self.reason.activated.connect(lambda _: self.reason_said.emit(self.reason.currentData()))
        self.back.clicked.connect(lambda: self.answered.emit(None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the box of names takes who stands there, and presses no button."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and not control:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self.take_person():
            self.entered.emit()

    def take_person(self) -> bool:
        """Take whoever stands in the box, or the only one whose name holds what was typed.

        Whether there is one; else it is said why nobody is taken.
        """
        found = self.who.person() or self.who.only_match()
        if found is None:
            self.say_who_is_meant()
            return False
        self.hint.hide()
        if self._line is not None and found[0] != self._line.person_id:
            self.person_said.emit(f"{PERSON}{found[0]}")
        return True

    def about(self) -> str:
        """What there is to know of the line, as it stands under its name."""
        return self._about.text()

    def is_half_typed(self) -> bool:
        """Whether something stands in the box of names that nobody was taken for."""
        found = self.who.person()
        known = self._line.person_id if self._line is not None else None
        return bool(self.who.currentText().strip()) and (found is None or found[0] != known)

    def say_who_is_meant(self) -> None:
        """Say beside the box why nobody is taken for what stands there."""
        typed = self.who.currentText().strip()
        if not typed:
            said = tr("Type a part of the name, then Enter.")
        elif self.who.only_match() is not None:
            said = tr("“{typed}” is not taken yet: press Enter, or empty the box.", typed=typed)
        elif self.who.matches():
            said = tr("Several people fit “{typed}”: choose one, or type more.", typed=typed)
        else:
            said = tr("Nobody in your file fits “{typed}”.", typed=typed)
        self.hint.setText(said)
        self.hint.show()
        announce(self, said)

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer these, in their order; for each line the likely ones are offered first."""
        names = Counter(each.name for each in people)
        self._people = {each.id: _told(each, names) for each in people}
        self.who.set_people(self._people.items())

    def show_line(
        self,
        draft: ListDraft,
        line: ListLine | None,
        *,
        is_said: bool,
        has_verdict: bool,
        new: int = 0,
    ) -> None:
        """Show a line; while it is asked about, no answer stands there that nobody gave.

        ``new`` is how many of the lines that are chosen can be added as somebody new.
        """
        is_other = self._line is None or line is None or line.key != self._line.key
        self._line = line
        self.setEnabled(line is not None)
        if line is None:
            return
        self._name.setText(tr("“{name}”", name=line.said))
        about = (rows_words(line), to_know(draft, line, self._people))
        self._about.setText(": ".join(filter(None, about)))
        self._offer_likely(line)
        if is_other or line.person_id is not None:
            self.hint.hide()
            self.who.setEditText("")
            self.who.offer_first(
                [(each, self._people[each]) for each in line.alike if each in self._people]
            )
            if line.person_id is not None:
                self.who.choose(line.person_id)
        self.new.setVisible(new > 0)
        self._name_new(line, new)
        self.not_ours.setVisible(line.whose is not Whose.NOT_OURS)
        self._check(line, has_verdict=has_verdict)
        explains = line.effect is Effect.NO and self._of is ListOf.ATTENDANCE
        for each in (self._why, self.reason):
            each.setVisible(explains)
        self.reason.setCurrentIndex(self.reason.findData(line.reason))
        self._name_all(line)
        self.back.setVisible(is_said)

    def _offer_likely(self, line: ListLine) -> None:
        """A button for each of the likeliest people, while it is open who the line is."""
        while (item := self.likely.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        open_ = line.whose is Whose.OPEN
        likely = line.alike[: min(line.likely, _LIKELY)] if open_ else ()
        for number in [each for each in likely if each in self._people]:
            name = self._people[number]
            button = PushButton(tr("It is {name}", name=name))
            button.setAutoDefault(False)
            button.setAccessibleName(tr("“{said}” is {name}", said=line.said, name=name))
            button.clicked.connect(
                lambda _=False, number=number: self.person_said.emit(f"{PERSON}{number}")
            )
            self.likely.addWidget(button)
            button.show()

    def _check(self, line: ListLine, *, has_verdict: bool) -> None:
        is_open = line.effect is Effect.ASKED and not has_verdict
        self._group.setExclusive(False)
        self.yes.setChecked(line.verdict is Verdict.YES and not is_open)
        self.no.setChecked(line.verdict is Verdict.NO and not is_open)
        self._group.setExclusive(True)

    def _name_new(self, line: ListLine, new: int) -> None:
        """Say on the button whom it adds: this line, or all that are chosen and may be new."""
        own = may_be_new(line)
        if own and new == 1:
            self.new.setText(tr("Add as somebody new"))
            self.new.setAccessibleName(tr("Add “{name}” as somebody new", name=line.said))
            return
        words = tr_count("Add 1 chosen line as new", "Add {n} chosen lines as new", new)
        self.new.setText(words)
        self.new.setAccessibleName(words)

    def _name_all(self, line: ListLine) -> None:
        """What is read aloud says of whom it is."""
        self.who.set_name(tr("Who is “{name}”?", name=line.said))
        asks, yes, no = verdict_words(self._of)
        for each, word in ((self.yes, yes), (self.no, no)):
            each.setAccessibleName(tr("{answer}: {asks}", answer=word, asks=f"{line.said}, {asks}"))
        self.reason.setAccessibleName(tr("Why “{name}” did not come", name=line.said))
        self.back.setAccessibleName(tr("Take the answer back: {name}", name=line.said))
        self.not_ours.setAccessibleName(tr("“{name}” is not in our file", name=line.said))


def may_be_new(line: ListLine) -> bool:
    """Whether a line can be added as somebody new, as it stands now."""
    return line.may_add and line.whose in (Whose.OPEN, Whose.NOT_OURS)


def _told(person: Person, names: Counter[str]) -> str:
    """Somebody's name; of several of one name with what tells them apart."""
    mark = person.email or person.reference
    if names[person.name] < 2 or not mark:
        return person.name
    return tr("{name} ({mark})", name=person.name, mark=mark)
