"""One box for a time of day: says back how it was understood, and asks which half is meant."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sgdesk.domain.errors import InputError
from sgdesk.domain.sessions.clock import (
    ClockReading,
    clock_minutes,
    read_clock,
    read_end,
    short_clock,
    spoken_clock,
)
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets.icons import PushButton
from sgdesk.ui.widgets.labels import Note, announce


class TimeBox(QWidget):
    """Takes 7pm, 19.00, 7.15pm, noon; figures that may be either half of the day are asked about.

    9.30 is taken as a morning, and says so, with the evening a press away; for 7.15 there is no
    guess: ``problem`` stands until somebody says which, by a press or by an a or p after the
    figures. Tab passes the question by, to the next box. Nothing typed is changed by itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""
        self._begins: TimeBox | None = None
        self.edit = QLineEdit()
        self.edit.setMinimumHeight(TARGET)
        self.echo = Note()
        self.early, self.late = PushButton(""), PushButton("")
        self.setFocusProxy(self.edit)
        self._lay_out()
        self.edit.textChanged.connect(lambda _: self._say_back())
        for button in (self.early, self.late):
            button.setAutoDefault(False)
            button.setFocusPolicy(
                Qt.FocusPolicy.ClickFocus
            )  # what is typed after Tab is not for it
            button.clicked.connect(lambda _=False, button=button: self._take(button))
        self._say_back()

    def _lay_out(self) -> None:
        self.edit.setFixedWidth(em(self, 6))
        self.echo.setMinimumHeight(em(self, 1))  # or all below would jump with the first time
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addWidget(self.edit)
        row.addWidget(self.early)
        row.addWidget(self.late)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(self.echo)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def ends_after(self, begins: "TimeBox") -> None:
        """Ask nothing where only one half of the day comes after that beginning."""
        self._begins = begins
        begins.edit.textChanged.connect(lambda _: self._say_back())

    def time(self) -> str:
        """The time to be kept, which says its half of the day where the beginning tells it."""
        read, plain = self._read(), self._read_alone()
        return short_clock(read.minutes) if read is not None and read != plain else self.text()

    def set_settled(self, text: str) -> None:
        """Put in a time that was decided before: the other half of the day is not offered."""
        self._settled = text
        self.edit.setText(text)
        self._say_back()

    def problem(self) -> str:
        """What is wrong with what was typed, or nothing; for Save."""
        try:
            clock_minutes(self.time())
        except InputError as error:
            return error_text(error)
        return ""

    def _say_back(self) -> None:
        reading = self._read()
        said = "" if reading is None else spoken_clock(reading.minutes)
        if reading is not None and reading.is_asked:
            said = tr("Which one: am or pm?")
        self.echo.setText(said)
        self.edit.setAccessibleDescription(said)
        asked = reading is not None and reading.is_asked
        other = None if reading is None or self.text() == self._settled else reading.other
        self._offer(self.early, reading.minutes if reading is not None and asked else None)
        self._offer(self.late, other)

    def _offer(self, button: PushButton, minutes: int | None) -> None:
        """Show the button with its time, or hide it where there is none to offer."""
        if minutes is None and button.hasFocus():
            self.edit.setFocus()
        button.setVisible(minutes is not None)
        if minutes is not None:
            button.setText(short_clock(minutes))
            wide = button.fontMetrics().horizontalAdvance(button.text())
            button.setFixedWidth(wide + 2 * Space.MEDIUM)  # two of them and another box in a row
            name = f"{self.edit.accessibleName()}: {spoken_clock(minutes)}"
            button.setAccessibleName(name)
            button.setToolTip(spoken_clock(minutes))

    def _read(self) -> ClockReading | None:
        if self._begins is None or self.text() == self._settled:
            return self._read_alone()
        try:
            return read_end(self.text(), self._begins.text())
        except InputError:
            return None

    def _read_alone(self) -> ClockReading | None:
        try:
            return read_clock(self.text())
        except InputError:
            return None

    def _take(self, button: PushButton) -> None:
        self.edit.setText(button.text())
        self.edit.setFocus()
        announce(self.edit, self.echo.text())
