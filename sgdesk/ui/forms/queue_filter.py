"""Which forms of the queue are shown: by session, kind, and where they stand in their window."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.typing_in import FormLine
from sgdesk.ui.forms.parts import choice, fill_choice, labelled
from sgdesk.ui.forms.words import kind_word, session_words
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import FlowLayout

_STANDS = {
    FollowUpState.LATE: "▲ Late",
    FollowUpState.OPEN: "◔ Open",
    FollowUpState.NOT_YET: "◌ Opens later",
}

_WITHOUT = 0
"""In the place of a session: training that was typed in without one."""


class QueueFilter(QWidget):
    """Lists with counts; ``changed`` when one of them says something else."""

    changed = Signal()

    def __init__(self, kinds: Sequence[FormKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self.kind, self.stands, self.session = choice(12), choice(12), choice(19)
        self._line = FlowLayout(self)
        self._pieces = [labelled(tr("&Where it stands"), self.stands)]
        if len(self._kinds) > 1:
            self._pieces.insert(0, labelled(tr("F&orm"), self.kind))
        self._of_session = labelled(tr("Se&ssion"), self.session)
        for piece in (*self._pieces, self._of_session):
            self._line.addWidget(piece)
        for box in (self.kind, self.stands, self.session):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())

    def add(self, widget: QWidget) -> None:
        """Put something else on the line, behind the lists."""
        self._line.addWidget(widget)

    def set_lines(self, lines: Sequence[FormLine]) -> None:
        """Count these forms; what was chosen stays chosen. Without any the lists are gone."""
        for piece in self._pieces:
            piece.setVisible(bool(lines))
        sessions = self._offer_sessions(lines)
        self._of_session.setVisible(sessions > 1)
        kinds = [each.kind for each in lines]
        offered: list[tuple[str, object]] = [(tr("All ({n})", n=len(lines)), None)]
        offered += [
            (tr("{kind} ({n})", kind=kind_word(each), n=kinds.count(each)), each)
            for each in self._kinds
        ]
        fill_choice(self.kind, offered)
        states = [each.state for each in lines]
        standing: list[tuple[str, object]] = [(tr("All ({n})", n=len(lines)), None)]
        standing += [
            (tr("{state} ({n})", state=tr(words), n=states.count(each)), each)
            for each, words in _STANDS.items()
        ]
        fill_choice(self.stands, standing)

    def _offer_sessions(self, lines: Sequence[FormLine]) -> int:
        """Offer the sessions of these forms, the newest first; return how many there are."""
        found: dict[int, list[FormLine]] = {}
        for each in lines:
            found.setdefault(each.session_id or _WITHOUT, []).append(each)
        newest = sorted(
            found.items(), key=lambda pair: (pair[1][0].held_on, pair[1][0].starts_at), reverse=True
        )
        offered: list[tuple[str, object]] = [(tr("All ({n})", n=len(lines)), None)]
        for number, theirs in newest:
            words = session_words(theirs[0]) if number else tr("Training without a session")
            offered.append((tr("{session} ({n})", session=words, n=len(theirs)), number))
        fill_choice(self.session, offered)
        return len(found)

    def chosen(self, lines: Sequence[FormLine]) -> list[FormLine]:
        """Those of the forms that are to be shown."""
        kind, stands = self.kind.currentData(), self.stands.currentData()
        session = self.session.currentData()
        return [
            each
            for each in lines
            if kind in (None, each.kind)
            and stands in (None, each.state)
            and session in (None, each.session_id or _WITHOUT)
        ]

    def show_session(self, session_id: int) -> bool:
        """Show every form of one session alone; false where none of them is waited for."""
        at = self.session.findData(session_id)
        if at >= 0:
            self.show_all()
            self.session.setCurrentIndex(at)
        return at >= 0

    def show_all(self) -> None:
        """Take every filter off."""
        for box in (self.kind, self.stands, self.session):
            box.setCurrentIndex(0)
