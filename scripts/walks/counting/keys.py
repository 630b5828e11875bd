"""The hand without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTableView,
    QWidget,
)

from scripts.walks.counting.hands import SETTLE_MS, Hand, row_of, tab_of
from scripts.walks.counting.presses import OfQt
from scripts.walks.counting.seen import (
    BOXES,
    BUTTONS,
    LISTS,
    TABLES,
    TABS,
    on_top,
    things,
)
from scripts.walks.walking import LostError

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
_FAR = 80
"""After so many presses of Tab a thing counts as out of reach."""

_FINDING = OfQt()
"""The way is looked for without the system: only the one that is gone is pressed there."""


class Keys(Hand):
    """Has no mouse: Tab, Space, Enter, arrows, and the letters that are underlined."""

    def press(self, name: str) -> None:
        """Press a button, a tick or a choice."""
        widget = self.find(BUTTONS, name).widget
        said = f"“{name.removesuffix('*')}”"
        if isinstance(widget, QRadioButton) and widget.group() is not None:
            self._go_round(widget, said)
            return
        before = _names()
        if self._enter_does(widget):
            self._key(_Key.Key_Return, f"Enter: {said}")
        elif isinstance(widget, QAbstractButton) and (letter := _letter(widget.text())):
            self._key(letter, f"Alt+{chr(letter)}: {said}", _Mod.AltModifier)
            QTest.qWait(SETTLE_MS)  # the button is seen to go down before it does anything
        if _names() == before:
            self._to(widget, said)
            self._key(_Key.Key_Space, f"Space: {said}")
        self.wait()

    def type(self, box: str, text: str) -> None:
        """Type into a box."""
        widget = self.find(BOXES, box).widget
        self._to(widget, box)
        self.type_over(widget, text)
        self.note(f"type “{text}”")
        self.wait()

    def choose(self, box: str, line: str) -> None:
        """Choose a line of a list that is folded."""
        widget = self.find(LISTS, box).widget
        if not isinstance(widget, QComboBox):
            raise LostError(f"“{box}” is no list")
        self._to(widget, box)
        word = line.split(maxsplit=1)[0]
        self.presses.text(widget, word)
        self.note(f"type “{word}”")
        wanted = widget.findText(line, Qt.MatchFlag.MatchStartsWith)
        for _ in range(widget.count()):
            at = widget.currentIndex()
            if at == wanted:
                break
            key = _Key.Key_Down if at < wanted else _Key.Key_Up
            self._key(key, f"{'Down' if at < wanted else 'Up'} in {box}")
        if widget.currentIndex() != wanted or wanted < 0:
            raise LostError(f"keys chose “{widget.currentText()}” in {box}, not “{line}”")
        self.wait()

    def take(self, table: str, line: str) -> None:
        """Choose a line of a list or table that is seen."""
        view = self.find(TABLES, table).widget
        if not isinstance(view, QAbstractItemView):
            raise LostError(f"“{table}” is no list")
        self._to(view, table)
        row = row_of(view, line)
        for _ in range(view.model().rowCount()):
            at = view.currentIndex().row()
            if at == row:
                break
            key = _Key.Key_Down if at < row else _Key.Key_Up
            self._key(key, f"{'Down' if at < row else 'Up'} in {table}")
        self.wait()

    def tick_all(self, table: str, words: str) -> None:
        """Tick every line of a table."""
        tick = self.find(BUTTONS, words).widget
        if isinstance(tick, QAbstractButton) and _letter(tick.text()):
            self.press(words)
            return
        view = self.find(TABLES, table).widget
        focus = QApplication.focusWidget()
        if isinstance(focus, QTableView) and focus is not view:
            self._key(_Key.Key_Return, f"Enter: from {focus.accessibleName()} on")
            self.wait()
        self._to(view, table)
        self._key(_Key.Key_A, f"Ctrl+A: {words.removesuffix('*')}", _Mod.ControlModifier)
        self.wait()

    def tab(self, title: str) -> None:
        """Go to a tab."""
        bar, at = tab_of(self.find(TABS, f"{title}*"))
        if letter := _letter(bar.tabText(at)):
            self._key(letter, f"Alt+{chr(letter)}: tab “{title}”", _Mod.AltModifier)
        if bar.currentIndex() != at:
            self._to(bar, "the tabs")
            while bar.currentIndex() != at:
                was = bar.currentIndex()
                self._key(_Key.Key_Right if was < at else _Key.Key_Left, f"arrow to “{title}”")
                if bar.currentIndex() == was:
                    raise LostError(f"the arrows do not lead to the tab “{title}”")
        self.wait()

    def place(self, name: str, number: int) -> None:
        """Go to one of the seven places."""
        self._key(_Key(_Key.Key_0.value + number), f"Alt+{number}: {name}", _Mod.AltModifier)
        self.wait()

    def _go_round(self, widget: QRadioButton, said: str) -> None:
        """Choose one of several: Tab leads to the one that is chosen, the arrows to the others."""
        group = widget.group()
        ways = group.buttons() if group is not None else [widget]
        self._to(next((each for each in ways if each.isChecked()), widget), said)
        for _ in ways:
            if not widget.isChecked():
                self._key(_Key.Key_Down, f"Down towards {said}")
        if not widget.isChecked():
            raise LostError(f"the arrows do not lead to {said}")
        self.wait()

    def _enter_does(self, widget: QWidget) -> bool:
        """Whether Enter in the box that has the focus presses this button."""
        focus = QApplication.focusWidget()
        is_default = bool(getattr(widget, "isDefault", bool)())
        return is_default and isinstance(focus, QLineEdit | QComboBox | QRadioButton)

    def _to(self, widget: QWidget, said: str) -> None:
        """Bring the focus there: by the letter of its label, else by Tab the shorter way round."""
        letter = _letter_of_label(widget)
        if letter and not _has_focus(widget):
            self._key(letter, f"Alt+{chr(letter)}: to {said}", _Mod.AltModifier)
        on, back = self._steps(widget, is_next=True), self._steps(widget, is_next=False)
        for _ in range(min(on, back)):
            key, held = (_Key.Key_Tab, "Tab") if on <= back else (_Key.Key_Backtab, "Shift+Tab")
            self._key(key, f"{held} towards {said}")
        if not _has_focus(widget):
            raise LostError(f"Tab does not lead to {said} after {self.done}")

    def _steps(self, widget: QWidget, *, is_next: bool) -> int:
        """How often Tab, or Tab with Shift, is to be pressed; the focus is then where it was."""
        ways = (_Key.Key_Tab, _Key.Key_Backtab)
        there, again = ways if is_next else ways[::-1]
        taken = 0
        while not _has_focus(widget) and taken < _FAR:
            _FINDING.key(QApplication.focusWidget() or on_top(), there, _Mod.NoModifier)
            taken += 1
        for _ in range(taken):
            _FINDING.key(QApplication.focusWidget() or on_top(), again, _Mod.NoModifier)
        return taken

    def _key(self, key: Qt.Key, said: str, held: Qt.KeyboardModifier = _Mod.NoModifier) -> None:
        self.presses.key(QApplication.focusWidget() or on_top(), key, held)
        self.note(said)


def _names() -> list[tuple[str, bool]]:
    """What the window on top says now, by which it is seen that something was done."""
    ticked = QAbstractButton.isChecked
    return [
        (each.name, isinstance(each.widget, QAbstractButton) and ticked(each.widget))
        for each in things(on_top())
    ]


def _has_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    if focus is None:
        return False
    return focus is widget or widget.isAncestorOf(focus)


def _letter(text: str) -> Qt.Key | None:
    """The key that is underlined in these words."""
    words = text.replace("&&", "")
    at = words.find("&")
    if at < 0 or not words[at + 1 : at + 2].isalnum():
        return None
    return _Key(ord(words[at + 1].upper()))


def _letter_of_label(widget: QWidget) -> Qt.Key | None:
    for label in on_top().findChildren(QLabel):
        buddy = label.buddy()
        if buddy is not None and label.isVisible():
            reached = buddy.focusProxy() or buddy
            if widget in (buddy, reached):
                return _letter(label.text())
    return None
