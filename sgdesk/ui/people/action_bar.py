"""What can be done with those who are ticked, or with the one that is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import FlowLayout, LinkButton, PushButton
from sgdesk.ui.widgets.more_button import MoreButton

_NAME = 14
"""Lines of text that a name may take, so that a long one moves no button into a second line."""


class ActionBar(QWidget):
    """Says whom the buttons would touch; each button tells that it was pressed."""

    record = Signal()
    book = Signal()
    induct = Signal()
    finish = Signal()
    first_day = Signal()
    kind = Signal()
    mail = Signal()
    print_asked = Signal()
    tick_all = Signal(bool)
    clear = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = QCheckBox()
        self.all.setMinimumHeight(TARGET)
        self.chosen = QLabel()
        self.clear_button = LinkButton(tr("Untick all"))
        self.record_button = PushButton(tr("&Record training …"), "check", main=True)
        self.record_button.setToolTip(tr("Record training for those who are ticked (Ctrl+R)"))
        self.book_button = PushButton(tr("&Book on a session …"), "sessions")
        self.induct_button = PushButton(tr("Begin in&duction …"), "evaluation")
        self.mail_button = PushButton(tr("E-&mail …"), "mail")
        self.print_button = PushButton(tr("&Print …"), "print")
        self.finish_button = PushButton(tr("&Finish induction: papers are back …"), "check")
        self.first_day_button = PushButton(tr("Fi&rst day of their roles …"), "edit")
        self.kind_button = PushButton(tr("Ho&w they belong …"), "people")
        self.more_button = MoreButton((self.finish_button, self.first_day_button, self.kind_button))
        self.open_kind_button = PushButton(tr("Ho&w they belong …"), "people")
        self.open_kind_button.hide()
        self._lay_out()
        self.all.clicked.connect(self.tick_all)
        for button, signal in (
            (self.clear_button, self.clear),
            (self.record_button, self.record),
            (self.book_button, self.book),
            (self.induct_button, self.induct),
            (self.finish_button, self.finish),
            (self.first_day_button, self.first_day),
            (self.kind_button, self.kind),
            (self.open_kind_button, self.kind),
            (self.mail_button, self.mail),
            (self.print_button, self.print_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())

    def _lay_out(self) -> None:
        flow = FlowLayout(self)
        said = QWidget()
        line = QHBoxLayout(said)
        line.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
        line.setSpacing(Space.MEDIUM)
        for each in (self.all, self.chosen, self.clear_button):
            line.addWidget(each)
        for part in (said, self.open_kind_button, *self.buttons(), self.more_button):
            flow.addWidget(part)

    def show_ticks(self, shown: int, ticked: int, hidden: int, current: str) -> None:
        """``hidden`` of those ``ticked`` are not shown; ``current`` has the focus, or nobody."""
        self.all.setText(tr_count("Tick the o&ne", "Tick a&ll {n}", shown))
        self.all.setChecked(shown > 0 and ticked - hidden == shown)
        self.all.setEnabled(shown > 0)
        self.clear_button.setVisible(ticked > 0)
        text = tr_count("{n} person ticked", "{n} people ticked", ticked)
        if hidden:
            text = tr("{ticked}, {hidden} not shown", ticked=text, hidden=f"{hidden:,}")
        said = text if ticked else current or tr("Nobody ticked")
        elide, room = Qt.TextElideMode.ElideRight, em(self, _NAME)
        shown_text = said if ticked else self.fontMetrics().elidedText(said, elide, room)
        self.chosen.setText(shown_text)
        self.chosen.setAccessibleName(said)
        self.chosen.setToolTip(said if shown_text != said else "")

    def set_usable(self, *, anyone: bool, may_write: bool) -> None:
        """Turn buttons on or off: whether anyone is meant, and what may be done here and now."""
        self.record_button.setEnabled(anyone and may_write)
        self.book_button.setEnabled(anyone and may_write)
        self.induct_button.setEnabled(anyone and may_write)
        self.finish_button.setEnabled(anyone and may_write)
        self.first_day_button.setEnabled(anyone and may_write)
        self.kind_button.setEnabled(anyone and may_write)
        self.open_kind_button.setEnabled(anyone and may_write)
        self.mail_button.setEnabled(anyone)
        self.print_button.setEnabled(anyone)

    def ask_kind(self, *, is_asked: bool) -> None:
        """Let “How they belong” stand open, where that is why they are listed."""
        self.open_kind_button.setVisible(is_asked)

    def buttons(self) -> tuple[PushButton, ...]:
        """The buttons with a verb, in order."""
        return (
            self.record_button,
            self.book_button,
            self.induct_button,
            self.mail_button,
            self.print_button,
        )
