"""Which forms of the queue are shown: by kind, and by where they stand in their window."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.typing_in import FormLine
from sgdesk.ui.forms.parts import choice, fill_choice, labelled
from sgdesk.ui.forms.words import kind_word
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import FlowLayout

_STANDS = {
    FollowUpState.LATE: "▲ Late",
    FollowUpState.OPEN: "◔ Open",
    FollowUpState.NOT_YET: "◌ Opens later",
}


class QueueFilter(QWidget):
    """Two lists with counts; ``changed`` when either says something else."""

    changed = Signal()

    def __init__(self, kinds: Sequence[FormKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self.kind, self.stands = choice(16), choice(16)
        self._line = FlowLayout(self)
        self._pieces = [labelled(tr("&Where it stands"), self.stands)]
        if len(self._kinds) > 1:
            self._pieces.insert(0, labelled(tr("F&orm"), self.kind))
        for piece in self._pieces:
            self._line.addWidget(piece)
        for box in (self.kind, self.stands):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())

    def add(self, widget: QWidget) -> None:
        """Put something else on the line, behind the lists."""
        self._line.addWidget(widget)

    def set_lines(self, lines: Sequence[FormLine]) -> None:
        """Count these forms; what was chosen stays chosen. Without any the lists are gone."""
        for piece in self._pieces:
            piece.setVisible(bool(lines))
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

    def chosen(self, lines: Sequence[FormLine]) -> list[FormLine]:
        """Those of the forms that are to be shown."""
        kind, stands = self.kind.currentData(), self.stands.currentData()
        return [
            each for each in lines if kind in (None, each.kind) and stands in (None, each.state)
        ]

    def show_all(self) -> None:
        """Take both filters off."""
        self.kind.setCurrentIndex(0)
        self.stands.setCurrentIndex(0)
