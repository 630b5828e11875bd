"""What a screen reader or a keyboard would stumble over in a window or dialog that is shown."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from sgdesk.ui.style import MAIN
from sgdesk.ui.widgets import DateBox, FormDialog, PushButton

LEAST = 24
"""Pixels that a finger or an unsteady hand needs at least (WCAG 2.2, 2.5.8)."""

_ENTER_WAITS = {"EraseDialog", "FinalDialog", "HeldDialog", "SheetDialog"}
"""Enter erases nobody before all that is asked is given, makes no return final, gives out no text
about others, and first of all prints the recovery sheet that is then read back."""

_LETTER = re.compile(r"&(\w)")
"""The mark of the key that is underlined."""

_Role = QAccessible.Role
_NAMED = {
    _Role.Button,
    _Role.CheckBox,
    _Role.RadioButton,
    _Role.ComboBox,
    _Role.EditableText,
    _Role.SpinBox,
    _Role.Slider,
    _Role.Table,
    _Role.Tree,
    _Role.List,
    _Role.ColumnHeader,
    _Role.PageTab,
    _Role.ButtonMenu,
    _Role.ButtonDropDown,
    _Role.MenuItem,
    _Role.ProgressBar,
    _Role.Link,
    _Role.Graphic,
}


def reaches(widget: QWidget) -> bool:
    """Whether Tab may stop at it as it is now."""
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    shown = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return bool(tab) and shown


def tab_chain(root: QWidget) -> list[QWidget]:
    """Where Tab stops inside a widget, in its order."""
    chain: list[QWidget] = []
    seen: set[QWidget] = set()
    each = root.nextInFocusChain()
    while each is not None and each is not root and each not in seen:
        seen.add(each)
        if reaches(each) and root.isAncestorOf(each) and each.window() is root.window():
            chain.append(each)
        each = each.nextInFocusChain()
    if not chain:
        return chain
    begins = min(range(len(chain)), key=lambda at: _corner(chain[at], root))
    return chain[begins:] + chain[:begins]


def _corner(widget: QWidget, root: QWidget) -> tuple[int, int]:
    at = place_of(widget, root)
    return at.y(), at.x()


def place_of(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def called(widget: QWidget) -> str:
    """How a fault names it."""
    words = widget.text() if isinstance(widget, (QAbstractButton, QLineEdit)) else ""
    parents = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow() and len(parents) < 4:
        if type(parent) is not QWidget:
            parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{'<'.join(parents)} “{widget.accessibleName() or words}”"


# Names.


def unnamed(root: QWidget) -> Iterator[str]:
    """Controls without a name, and names with the mark of a key.

    Only widgets are asked: Python would let go of the inner parts of a table a second time.
    """
    for each in (root, *root.findChildren(QWidget)):
        if each.window() is not root or not each.isVisible() or _is_part(each):
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is None:
            continue
        name = interface.text(QAccessible.Text.Name)
        if interface.role() in _NAMED and not name.strip():
            yield f"no name: {interface.role().name} {called(each)}"
        if "&" in name.replace(" & ", " "):
            yield f"a mark of a key in “{name}”: {called(each)}"
    for table in root.findChildren(QTableView):
        if table.isVisible():
            yield from _unnamed_columns(table)


def _unnamed_columns(table: QTableView) -> Iterator[str]:
    model = table.model()
    if model is None or table.horizontalHeader().isHidden():
        return
    across = Qt.Orientation.Horizontal
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    for column in range(model.columnCount()):
        said = [str(model.headerData(column, across, role) or "") for role in roles]
        if not table.isColumnHidden(column) and not any(each.strip() for each in said):
            yield f"a column without a name: {column} of {called(table)}"


def _is_part(widget: QWidget) -> bool:
    """The inner part of what bears the name: the list of a box, the line of a box of numbers."""
    if isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QComboBox):
        return False
    if isinstance(widget, QHeaderView):
        return True
    parent = widget.parentWidget()
    return isinstance(parent, (QAbstractItemView, QAbstractSpinBox, QTabBar)) or (
        isinstance(parent, QWidget) and type(parent).__name__ == "QComboBoxPrivateContainer"
    )


# Sizes.


def small(root: QWidget) -> Iterator[str]:
    """What is to be pressed and smaller than a fingertip."""
    pressed = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QTabBar)
    for each in root.findChildren(QWidget):
        if not isinstance(each, pressed) or not each.isVisible() or each.window() is not root:
            continue
        parent = each.parentWidget()
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QTabBar)):
            continue  # a part of a box, which is what is pressed
        if isinstance(parent, QLineEdit):
            continue  # the cross that empties it, which Esc does, too
        if isinstance(parent, QAbstractItemView) and not each.isEnabled():
            continue  # the corner of a table that does nothing
        if each.height() < LEAST or each.width() < LEAST:
            yield f"small, {each.width()} x {each.height()}: {called(each)}"
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible() and view.window() is root:
            yield from _small_rows(view)


def _small_rows(view: QAbstractItemView) -> Iterator[str]:
    if isinstance(view, QHeaderView):
        if view.orientation() is Qt.Orientation.Horizontal and view.height() < LEAST:
            yield f"a low heading, {view.height()}: {called(view)}"
        return
    model = view.model()
    if model is None or model.rowCount() == 0:
        return
    high = view.visualRect(model.index(0, 0)).height()
    if 0 < high < LEAST:
        yield f"low rows, {high}: {called(view)}"


# Keyboard.


def by_tab(root: QWidget) -> list[QWidget]:
    """Where the focus goes with Tab, once round from the top."""
    inner = (root.centralWidget() if isinstance(root, QMainWindow) else None) or root
    found: list[QWidget] = []
    first = tab_chain(root)
    if first:
        first[0].setFocus()
    while (focus := root.focusWidget()) is not None and focus not in found:
        found.append(focus)
        inner.focusNextPrevChild(True)
    begins = min(range(len(found)), key=lambda at: _corner(found[at], root), default=0)
    return found[begins:] + found[:begins]


def usable(root: QWidget) -> list[QAbstractButton]:
    """Buttons that can be pressed now; going through a list turns others on."""
    buttons = root.findChildren(QAbstractButton)
    return [b for b in buttons if b.isVisible() and b.isEnabled() and b.window() is root]


def unreachable(buttons: list[QAbstractButton], stops: list[QWidget]) -> Iterator[str]:
    """Buttons that Tab does not come to, of those that can be pressed as one begins."""
    chain = set(stops)
    for each in buttons:
        parent = each.parentWidget()
        if isinstance(parent, (QLineEdit, QTabBar, QMenuBar, QAbstractItemView, DateBox)):
            continue  # Esc empties a line, the arrows go along tabs, Alt+Down opens the calendar
        group = each.group()
        if each not in chain and not (group is not None and group.exclusive()):
            yield f"not by Tab: {called(each)}"


def out_of_order(root: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Steps of Tab that go up, or back along a line; one of them is the way round to the top."""
    steps = list(_steps_back(root, stops))
    return iter(steps if len(steps) > 1 else ())


def _steps_back(root: QWidget, stops: list[QWidget]) -> Iterator[str]:
    chain = [each for each in stops if not isinstance(each, QScrollArea)]
    for one, other in pairwise([*chain, *chain[:1]]):
        if _holds(one, other) or _holds(other, one):
            continue
        a, b = _seen_from(one, other, root), _seen_from(other, one, root)
        up = b.bottom() < a.top() and b.left() < a.right()
        back = b.right() < a.left() and b.bottom() > a.top() and b.top() < a.bottom()
        if up or back:
            yield f"Tab goes {'up' if up else 'back'}: {called(one)} to {called(other)}"


def _seen_from(one: QWidget, other: QWidget, root: QWidget) -> QRect:
    """Its place, or that of what scrolls it where the other stands outside."""
    found, above = one, one.parentWidget()
    while above is not None and above is not root and not above.isAncestorOf(other):
        if isinstance(above, QScrollArea):
            found = above
        above = above.parentWidget()
    return place_of(found, root)


def _holds(one: QWidget, other: QWidget) -> bool:
    return one.isAncestorOf(other)


def letters(root: QWidget) -> dict[str, list[str]]:
    """The keys that lead somewhere with Alt, each with the words that bear it."""
    found: dict[str, list[str]] = defaultdict(list)
    for words in _with_letters(root):
        if bears := _LETTER.search(words.replace("&&", "")):
            found[bears[1].upper()].append(words)
    return found


def _with_letters(root: QWidget) -> Iterator[str]:
    for each in root.findChildren(QWidget):
        if not each.isVisible() or each.window() is not root:
            continue
        if isinstance(each, QMenuBar):
            yield from (action.text() for action in each.actions())
        elif isinstance(each, QTabBar):
            yield from (each.tabText(at) for at in range(each.count()) if each.isTabVisible(at))
        elif isinstance(each, QAbstractButton) or (isinstance(each, QLabel) and each.buddy()):
            yield each.text()


def letters_twice(root: QWidget) -> Iterator[str]:
    """Keys that lead to two things, or to one of the seven places too."""
    for key, words in letters(root).items():
        if len(words) > 1 or key.isdigit():
            yield f"Alt+{key} leads to {words}"


def letterless(root: QWidget) -> Iterator[str]:
    """The button that a page is for, without a key; that of an empty page has the focus."""
    for each in root.findChildren(PushButton):
        is_main = each.isVisible() and each.property(MAIN)
        if is_main and not _LETTER.search(each.text()) and not each.hasFocus():
            yield f"no key for the main button {called(each)}"


def wrong_in_dialog(dialog: QDialog) -> Iterator[str]:
    """The focus, what Enter presses, and whether the screen has room."""
    if isinstance(dialog, FormDialog):
        yield from _wrong_focus(dialog)
        main = dialog.verb
        waits = type(dialog).__name__ in _ENTER_WAITS or not isValid(main)
        if not waits and main.isVisible() and main.isEnabled() and not main.isDefault():
            yield "Enter does not press the verb"
    room = dialog.screen().availableGeometry()
    if dialog.width() > room.width() or dialog.height() > room.height():
        yield f"larger than the screen: {dialog.width()} x {dialog.height()}"


def _wrong_focus(dialog: FormDialog) -> Iterator[str]:
    """A box has the focus, never a button below."""
    chain = tab_chain(dialog)
    boxes = [each for each in chain if not isinstance(each, (QScrollArea, QPushButton))]
    has_focus = dialog.focusWidget()
    focus = has_focus.focusProxy() or has_focus if has_focus is not None else None
    if focus is None:
        yield "nothing has the focus"
    elif boxes and focus not in boxes and type(dialog).__name__ not in _ENTER_WAITS:
        yield f"the focus is on {called(focus)}, not on {called(boxes[0])}"


def all_wrong(root: QWidget) -> list[str]:
    """Everything, each once."""
    found = list(wrong_in_dialog(root)) if isinstance(root, QDialog) else []
    found += [*unnamed(root), *small(root), *letters_twice(root)]
    pressed, stops = usable(root), by_tab(root)
    found += [*unreachable(pressed, stops), *out_of_order(root, stops)]
    return list(dict.fromkeys(found))
