"""Two hands on the window, one with a mouse and one without: each notes every action.

An action is a click, a press of a key or of keys together, or a text typed into a box: one each.
With the mouse a line of a list that is folded takes two clicks. With keys, each press of Tab is an
action too. The wheel, which only brings into sight what is there, is not counted.
"""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTabBar,
    QTableView,
    QWidget,
)

from scripts.walks.counting.seen import (
    BOXES,
    BUTTONS,
    LISTS,
    TABLES,
    TABS,
    NotNamedError,
    Thing,
    on_top,
    things,
    unnamed,
)
from scripts.walks.walking import LostError, scroll_to
from sgdesk.ui.alerts import RecordingAlerts

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
_PREVIEW_MS = 200
_FAR = 80
"""After so many presses of Tab a thing counts as out of reach."""


@dataclass(slots=True)
class Hand:
    """Does what somebody would by the names that are on the screen, and counts."""

    alerts: RecordingAlerts
    done: list[str] = field(default_factory=list)

    def press(self, name: str) -> None:
        """Press a button, a tick or a choice."""
        raise NotImplementedError

    def type(self, box: str, text: str) -> None:
        """Type into a box."""
        raise NotImplementedError

    def choose(self, box: str, line: str) -> None:
        """Choose a line of a list that is folded."""
        raise NotImplementedError

    def take(self, table: str, line: str) -> None:
        """Choose a line of a list or table that is seen."""
        raise NotImplementedError

    def tick_all(self, table: str, words: str) -> None:
        """Tick every line of a table; ``words`` are those of the tick that does it."""
        self.press(words)

    def tab(self, title: str) -> None:
        """Go to a tab."""
        raise NotImplementedError

    def place(self, name: str, number: int) -> None:
        """Go to one of the seven places."""
        raise NotImplementedError

    def choose_file(self, button: str, path: Path) -> None:
        """Press the button, choose the file in the system's own dialog, and press “Open” there."""
        self.alerts.files.append(path)
        self.press(button)
        self.note(f"choose {path.name} in the system’s dialog")
        self.note("“Open” there")

    def answer(self, said: str) -> None:
        """The next question is answered with its first verb, one action more."""
        self.alerts.ways.append(0)
        self.note(said)

    def note(self, said: str) -> None:
        """Count one action."""
        self.done.append(said)

    def wait(self) -> None:
        """Let the window do what was asked of it, and stop where something there has no name."""
        QTest.qWait(_PREVIEW_MS)
        if not on_top().isActiveWindow():
            on_top().activateWindow()  # where no desktop does it once a dialog is closed
        for _ in range(3):
            QApplication.processEvents()
        if found := unnamed(things(on_top())):
            raise NotNamedError(f"after {self.done[-3:]}: {found}")

    def find(self, roles: frozenset[object], name: str) -> Thing:
        """The thing of that name; of several the last, which a panel has beside its list."""
        seen = [each for each in things(on_top()) if each.role in roles]
        found = [each for each in seen if _is(each.name, name) and each.usable]
        if not found:
            names = [f"{each.name}{'' if each.usable else ' (off)'}" for each in seen]
            raise LostError(f"no “{name}” to be used here: {names} after {self.done}")
        scroll_to(found[0].widget)
        return found[0]


def _is(said: str, name: str) -> bool:
    """Whether a thing goes by this name, or begins so where the name ends in a star."""
    if name.endswith("*"):
        return said.startswith(name[:-1])
    return said.removesuffix(" …") == name


class Mouse(Hand):
    """Clicks where things are."""

    def press(self, name: str) -> None:
        """Press a button, a tick or a choice."""
        widget = self.find(BUTTONS, name).widget
        _click(widget, _middle(widget))
        self.note(f"“{name.removesuffix('*')}”")
        self.wait()

    def type(self, box: str, text: str) -> None:
        """Type into a box."""
        widget = self.find(BOXES, box).widget
        if QApplication.focusWidget() is not widget:
            _click(widget, _middle(widget))
            self.note(f"into {box}")
        _type(widget, text)
        self.note(f"type “{text}”")
        self.wait()

    def choose(self, box: str, line: str) -> None:
        """Choose a line of a list that is folded."""
        widget = self.find(LISTS, box).widget
        if not isinstance(widget, QComboBox):
            raise LostError(f"“{box}” is no list")
        _click(widget, _middle(widget))
        self.note(f"open {box}")
        QTest.qWait(_PREVIEW_MS)
        self._take_from(widget.view(), line)

    def take(self, table: str, line: str) -> None:
        """Choose a line of a list or table that is seen."""
        widget = self.find(TABLES, table).widget
        if isinstance(widget, QAbstractItemView):
            self._take_from(widget, line)

    def _take_from(self, view: QAbstractItemView, line: str) -> None:
        row = _row(view, line)
        index = view.model().index(row, _column(view))
        view.scrollTo(index)
        _click(view.viewport(), view.visualRect(index).center())
        self.note(f"“{line}”")
        self.wait()

    def tab(self, title: str) -> None:
        """Go to a tab."""
        bar, at = _tab(self.find(TABS, f"{title}*"))
        _click(bar, bar.tabRect(at).center())
        self.note(f"tab “{title}”")
        self.wait()

    def place(self, name: str, number: int) -> None:
        """Go to one of the seven places."""
        self.press(name)


class Keys(Hand):
    """Has no mouse: Tab, Space, Enter, arrows, and the letters that are underlined."""

    def press(self, name: str) -> None:
        """Press a button, a tick or a choice."""
        widget = self.find(BUTTONS, name).widget
        said = f"“{name.removesuffix('*')}”"
        if isinstance(widget, QRadioButton):
            self._go_round(widget, said)
            return
        before = _names()
        if self._enter_does(widget):
            self._key(_Key.Key_Return, f"Enter: {said}")
        elif isinstance(widget, QAbstractButton) and (letter := _letter(widget.text())):
            self._key(letter, f"Alt+{chr(letter)}: {said}", _Mod.AltModifier)
            QTest.qWait(_PREVIEW_MS)  # the button is seen to go down before it does anything
        if _names() == before:
            self._to(widget, said)
            self._key(_Key.Key_Space, f"Space: {said}")
        self.wait()

    def type(self, box: str, text: str) -> None:
        """Type into a box."""
        widget = self.find(BOXES, box).widget
        self._to(widget, box)
        _type(widget, text)
        self.note(f"type “{text}”")
        self.wait()

    def choose(self, box: str, line: str) -> None:
        """Choose a line of a list that is folded."""
        widget = self.find(LISTS, box).widget
        if not isinstance(widget, QComboBox):
            raise LostError(f"“{box}” is no list")
        self._to(widget, box)
        word = line.split(maxsplit=1)[0]
        QTest.keyClicks(widget, word)
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
        row = _row(view, line)
        for _ in range(view.model().rowCount()):
            at = view.currentIndex().row()
            if at == row:
                break
            key = _Key.Key_Down if at < row else _Key.Key_Up
            self._key(key, f"{'Down' if at < row else 'Up'} in {table}")
        self.wait()

    def tick_all(self, table: str, words: str) -> None:
        """Tick every line of a table."""
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
        bar, at = _tab(self.find(TABS, f"{title}*"))
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
            _press(there)
            taken += 1
        for _ in range(taken):
            _press(again)
        return taken

    def _key(self, key: Qt.Key, said: str, held: Qt.KeyboardModifier = _Mod.NoModifier) -> None:
        _press(key, held)
        self.note(said)


def _press(key: Qt.Key, held: Qt.KeyboardModifier = _Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or on_top(), key, held)
    QTest.qWait(5)


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


def _middle(widget: QWidget) -> QPoint:
    """Where it is clicked: a tick or a choice at its mark, the rest in the middle."""
    if isinstance(widget, QCheckBox | QRadioButton):
        return QPoint(10, widget.height() // 2)
    return widget.rect().center()


def _click(widget: QWidget, at: QPoint) -> None:
    if not widget.visibleRegion().contains(at):
        raise LostError(f"{widget.accessibleName()} ({type(widget).__name__}) cannot be clicked")
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _Mod.NoModifier, at)


def _type(widget: QWidget, text: str) -> None:
    """Type over what stands there, as one does after Tab or a double click."""
    if isinstance(widget, QLineEdit):
        widget.selectAll()
    QTest.keyClicks(widget, text)


def _row(view: QAbstractItemView, line: str) -> int:
    model = view.model()
    columns = range(model.columnCount()) if isinstance(view, QTableView) else (0,)
    for row in range(model.rowCount()):
        said = [str(model.index(row, column).data() or "") for column in columns]
        if any(each.startswith(line) for each in said):
            return row
    raise LostError(f"no line “{line}”")


def _column(view: QAbstractItemView) -> int:
    """The first column that is seen."""
    if not isinstance(view, QTableView):
        return 0
    return next(at for at in range(view.model().columnCount()) if not view.isColumnHidden(at))


def _tab(found: Thing) -> tuple[QTabBar, int]:
    bar = found.widget
    if not isinstance(bar, QTabBar):
        raise LostError(f"{found.name} is no tab")
    at = next(
        each
        for each in range(bar.count())
        if bar.accessibleTabName(each) == found.name
        or bar.tabText(each).replace("&", "") == found.name
    )
    return bar, at
