"""Two hands on the window, one with a mouse and one without: each notes every action.

An action is a click, a press of a key or of keys together, or a text typed into a box: one each.
With the mouse a line of a list that is folded takes two clicks. With keys, each press of Tab is an
action too. The wheel, which only brings into sight what is there, is not counted.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from scripts.walks.counting.presses import Presses, presses
from scripts.walks.counting.seen import (
    NotNamedError,
    Thing,
    on_top,
    things,
    unnamed,
)
from scripts.walks.walking import LostError, scroll_to
from sgdesk.ui.alerts import RecordingAlerts

SETTLE_MS = 200
"""A dialog has worked out what saving would change, and a button has gone down."""


@dataclass(slots=True)
class Hand(ABC):
    """Does what somebody would by the names that are on the screen, and counts."""

    alerts: RecordingAlerts
    presses: Presses = field(default_factory=presses)
    done: list[str] = field(default_factory=list)

    @abstractmethod
    def press(self, name: str) -> None:
        """Press a button, a tick or a choice."""

    @abstractmethod
    def type(self, box: str, text: str) -> None:
        """Type into a box."""

    @abstractmethod
    def choose(self, box: str, line: str) -> None:
        """Choose a line of a list that is folded."""

    @abstractmethod
    def take(self, table: str, line: str) -> None:
        """Choose a line of a list or table that is seen."""

    def tick_all(self, table: str, words: str) -> None:
        """Tick every line of a table; ``words`` are those of the tick that does it."""
        self.press(words)

    @abstractmethod
    def tab(self, title: str) -> None:
        """Go to a tab."""

    @abstractmethod
    def place(self, name: str, number: int) -> None:
        """Go to one of the seven places."""

    def choose_file(self, button: str, path: Path) -> None:
        """Press the button, choose the file in the system's own dialog, and press “Open” there."""
        self.alerts.files.append(path)
        self.press(button)
        self.note(f"choose {path.name} in the system’s dialog")
        self.note("“Open” there")

    def press_and_answer(self, button: str, verb: str) -> None:
        """Press the button, and the first verb in the question that it asks."""
        self.alerts.ways.append(0)
        self.press(button)
        self.note(f"“{verb}” in the question")

    def type_over(self, widget: QWidget, text: str) -> None:
        """Type over what stands there, as one does after Tab or a double click."""
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        self.presses.text(widget, text)

    def note(self, said: str) -> None:
        """Count one action."""
        self.done.append(said)

    def wait(self) -> None:
        """Let the window do what was asked of it, and stop where something there has no name."""
        QTest.qWait(SETTLE_MS)
        if not self.presses.is_real and not on_top().isActiveWindow():
            on_top().activateWindow()  # where no desktop does it once a dialog is closed
        for _ in range(3):
            QApplication.processEvents()
        if found := unnamed(things(on_top())):
            raise NotNamedError(f"after {self.done[-3:]}: {found}")

    def find(self, roles: frozenset[object], name: str) -> Thing:
        """The thing of that name; of several the last, which a panel has beside its list."""
        seen = [each for each in things(on_top()) if each.role in roles]
        found = [each for each in seen if goes_by(each.name, name) and each.usable]
        if not found:
            names = [f"{each.name}{'' if each.usable else ' (off)'}" for each in seen]
            raise LostError(f"no “{name}” to be used here: {names} after {self.done}")
        scroll_to(found[0].widget)
        return found[0]


def goes_by(said: str, name: str) -> bool:
    """Whether a thing goes by this name, or begins so where the name ends in a star."""
    if name.endswith("*"):
        return said.startswith(name[:-1])
    return said.removesuffix(" …") == name


def row_of(view: QAbstractItemView, line: str) -> int:
    """The row of the line that begins so, in any of its columns."""
    model = view.model()
    columns = range(model.columnCount()) if isinstance(view, QTableView) else (0,)
    for row in range(model.rowCount()):
        said = [str(model.index(row, column).data() or "") for column in columns]
        if any(each.startswith(line) for each in said):
            return row
    raise LostError(f"no line “{line}”")


def first_column(view: QAbstractItemView) -> int:
    """The first column that is seen."""
    if not isinstance(view, QTableView):
        return 0
    return next(at for at in range(view.model().columnCount()) if not view.isColumnHidden(at))


def tab_of(found: Thing) -> tuple[QTabBar, int]:
    """The bar that a tab is of, and its number there."""
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
