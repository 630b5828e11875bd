"""Telling, while somebody is typed in, who is here already under a like name."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.names import PersonName
from sgdesk.services.views.like_people import LikePerson, like_people
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import Card, LinkButton, Note, announce
from sgdesk.ui.widgets.arranging import tab_comes_last
from sgdesk.ui.widgets.boxes.tick import Tick
from sgdesk.ui.words import apart_words

_SHOWN = 4
"""So many of a like name are listed at most; the likest come first."""


class Doubles(Card):
    """Who may be meant, with a way to each of them, and a tick that it is somebody else.

    ``chosen`` with the :class:`LikePerson` who is meant, ``twice`` with two of them who are one
    person. It is hidden where nobody has a like name. It comes while somebody types, so Tab passes
    it by until the boxes are filled in: a space typed for the next box would press a name.
    """

    chosen = Signal(object)
    twice = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._newest = Newest()
        self._asked: PersonName | None = None
        self.words = Note()
        self.ways: list[LinkButton] = []
        self.is_another = Tick(tr("This is so&mebody else: add them"))
        self.is_another.setMinimumHeight(TARGET)
        self.body.addWidget(self.words)
        self.body.addWidget(self.is_another)
        tab_comes_last(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be said who is meant."""
        return not self.isHidden() and not self.is_another.isChecked()

    def look_for(self, name: PersonName, done: Callable[[], object] | None = None) -> None:
        """Look who has a like name; what was ticked of another name no longer holds.

        ``done`` is called once it is known, at once where it is known already.
        """
        if name == self._asked:
            if done is not None:
                done()
            return
        workspace = self._context.workspace

        def show(found: tuple[LikePerson, ...]) -> None:
            self._show(name, found)
            if done is not None:
                done()

        self._context.tasks.run(
            lambda: like_people(workspace, name), self._newest.only(show), owner=self
        )

    def _show(self, name: PersonName, found: tuple[LikePerson, ...]) -> None:
        self._asked = name
        self.is_another.setChecked(False)
        for each in self.ways:
            self.body.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.ways = [self._way(each) for each in found[:_SHOWN]]
        if len(found) > 1:
            self.ways.append(self._way_to_one(found[0], found[1]))
        for place, each in enumerate(self.ways):
            self.body.insertWidget(1 + place, each)
        one = (
            "Somebody with this name, or one like it, is here already. If you mean them, "
            "press the name:"
        )
        many = (
            "{n} people with this name, or one like it, are here already. If you mean one of "
            "them, press the name:"
        )
        said = tr_count(one, many, len(found)) if found else ""
        if len(found) > _SHOWN:
            said = tr("{said} The likest are shown.", said=said)
        self.words.setText(said)
        was_hidden = self.isHidden()
        self.setVisible(bool(found))
        if found and was_hidden:
            announce(self, f"{said} {', '.join(each.text() for each in self.ways)}")

    def _way_to_one(self, first: LikePerson, second: LikePerson) -> LinkButton:
        """Where two who are here already are one person, that can be put right at once."""
        way = LinkButton(tr("Two of these are the same person: make them one …"))
        way.setToolTip(tr("Nobody is added; you see first what it would do"))
        way.clicked.connect(lambda: self.twice.emit(first, second))
        return way

    def _way(self, person: LikePerson) -> LinkButton:
        way = LinkButton(told_apart(person))
        way.setAccessibleName(tr("It is {person}: open their page", person=way.text()))
        way.setToolTip(tr("Open their page; nobody is added"))
        way.clicked.connect(lambda: self.chosen.emit(person))
        return way


def told_apart(person: LikePerson) -> str:
    """A name with what tells namesakes apart: roles or the last day, reference, address."""
    return tr("{name} ({apart})", name=person.name, apart=apart_words(person))
