"""What a screen reader is told of the window: found by its name, and nothing without one."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

_Role = QAccessible.Role

BUTTONS = frozenset({_Role.Button, _Role.CheckBox, _Role.RadioButton, _Role.Link})
BOXES = frozenset({_Role.EditableText})
LISTS = frozenset({_Role.ComboBox})
TABLES = frozenset({_Role.Table, _Role.List, _Role.Tree})
TABS = frozenset({_Role.PageTab})

_NAMED = BUTTONS | BOXES | LISTS | TABLES | TABS | {_Role.MenuItem, _Role.SpinBox, _Role.Slider}
_NO_ROLES = frozenset({_Role.NoRole})
_CELLS = 200
"""A table is asked for its first cells, not for all of them."""


class NotNamedError(Exception):
    """Something can be come past that has no name or no role."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of the accessibility tree: what it is, its name, and the widget that it is of.

    A page tab is no widget of its own; ``child`` is its number in the bar that it is of.
    """

    role: QAccessible.Role
    name: str
    widget: QWidget
    usable: bool
    child: int = 0


def on_top() -> QWidget:
    """The window or dialog that takes what is pressed."""
    top = QApplication.activeModalWidget() or QApplication.activeWindow()
    if top is None:
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        top = shown[0]
    return top


def things(top: QWidget) -> list[Thing]:
    """Everything that the tree of a window shows now."""
    return list(_below(QAccessible.queryAccessibleInterface(top), top))


def _below(one: QAccessibleInterface | None, holder: QWidget, at: int = 0) -> Iterator[Thing]:
    if one is None or not one.isValid() or one.state().invisible:
        return
    found = one.object()
    widget = found if isinstance(found, QWidget) else holder
    usable = not one.state().disabled
    yield Thing(one.role(), _name(one, found), widget, usable, at)
    for number in range(min(one.childCount(), _CELLS)):
        yield from _below(one.child(number), widget, number)


def _name(one: QAccessibleInterface, found: object) -> str:
    """Its name; of a list that is folded its own, where Qt would say the line that is chosen."""
    if isinstance(found, QComboBox):
        return found.accessibleName()
    return one.text(QAccessible.Text.Name)


def unnamed(seen: list[Thing]) -> list[str]:
    """What of it can be used and has no name, or stops Tab and says not what it is."""
    found = []
    for each in seen:
        is_nameless = each.role in _NAMED and not each.name.strip()
        if is_nameless or each.role in _NO_ROLES:
            found.append(f"{each.role.name} of {type(each.widget).__name__}")
    return found
