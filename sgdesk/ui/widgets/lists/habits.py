"""What keys do that people know from every program: F2 corrects, Delete takes away with a question.

A list, or a part of a page, says what they do there. Nothing else may take them for anything that
goes into the file: where nobody said so, nothing happens and that is told.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from sgdesk.ui.widgets.more_button import stands_as


class Habit(Enum):
    """What somebody means by a key, whatever the page is."""

    CORRECT = Qt.Key.Key_F2
    TAKE_AWAY = Qt.Key.Key_Delete


Doing = QAbstractButton | Callable[[], object]
"""A button of the page, which can be off, or what is to be done."""


class _Habits(QObject):
    """Lies in the widget that it speaks for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.known: dict[Habit, Doing] = {}


def set_habits(
    widget: QWidget, *, correct: Doing | None = None, take_away: Doing | None = None
) -> None:
    """Say what the keys do while the focus is in ``widget``.

    Whatever is done for ``take_away`` has to ask before it changes anything.
    """
    found = _of(widget) or _Habits(widget)
    if correct is not None:
        found.known[Habit.CORRECT] = correct
    if take_away is not None:
        found.known[Habit.TAKE_AWAY] = take_away


def habit_of(event: QKeyEvent) -> Habit | None:
    """What a key means; with Ctrl, Alt or Shift it means something else."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return next((each for each in Habit if each.value == event.key()), None)


def practise(focus: QWidget | None, habit: Habit) -> bool:
    """Do what the key does where the focus is; false where it does nothing there now."""
    doing, each = None, focus
    while each is not None and doing is None:
        found = _of(each)
        doing = found.known.get(habit) if found is not None else None
        each = None if each.isWindow() else each.parentWidget()
    if isinstance(doing, QAbstractButton):
        if not doing.isEnabled() or stands_as(doing).isHidden():
            return False
        doing.click()
    elif doing is not None:
        doing()
    return doing is not None


def _of(widget: QWidget) -> _Habits | None:
    own = Qt.FindChildOption.FindDirectChildrenOnly
    return next(iter(widget.findChildren(_Habits, options=own)), None)
