"""Putting widgets in a line, in the order of Tab, and dialogs at their size."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets.flow import FlowLayout
from sgdesk.ui.widgets.help_key import take_help_key

_Policy = Qt.FocusPolicy
_TAKE_TAB = frozenset({_Policy.TabFocus, _Policy.StrongFocus, _Policy.WheelFocus})
_COMES_LAST = "tab_comes_last"
_MAY_STAY_EMPTY = "may_stay_empty"
_TITLE_BAR, _EDGES = 32, 8
"""What the system draws over a dialog and beside it, in device-independent pixels."""


def narrow(widget: QWidget, most: int) -> QBoxLayout:
    """The widget at the left, no wider than ``most``: long lines of boxes are hard to read."""
    widget.setMaximumWidth(most)
    row = QHBoxLayout()
    row.addWidget(widget, 1)
    row.addStretch()
    return row


def row_of(*widgets: QWidget) -> FlowLayout:
    """The widgets in a line from the left, or in several where the window is narrow."""
    row = FlowLayout(spacing=Space.SMALL)
    for each in widgets:
        row.addWidget(each)
    return row


def in_tab_order(*widgets: QWidget) -> None:
    """Let Tab go from each to the next: what is made late would else come last of all."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def tab_as_read(root: QWidget, *, is_next: bool) -> bool:
    """Move the focus as one reads the window; false where that is left to Qt.

    What is made late would else come last of all. Qt's own order is not changed: moving so much
    in it leaves widgets there that are deleted.
    """
    behaviour = QGuiApplication.styleHints().tabFocusBehavior()
    stops, focus = as_read(root), root.focusWidget()
    if behaviour is not Qt.TabFocusBehavior.TabFocusAllControls or focus not in stops:
        return False
    step = 1 if is_next else -1
    going_to = stops[(stops.index(focus) + step) % len(stops)]
    reason = Qt.FocusReason
    going_to.setFocus(reason.TabFocusReason if is_next else reason.BacktabFocusReason)
    bring_into_sight(going_to, root)
    return True


def bring_into_sight(widget: QWidget, root: QWidget) -> None:
    """Scroll whatever in ``root`` scrolls, until the widget is seen."""
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def tab_comes_last(part: QWidget) -> None:
    """Let Tab come to a part after all else in what holds it, wherever it stands.

    For what slips in while somebody types: the next Tab and space are meant for the next box.
    """
    part.setProperty(_COMES_LAST, True)


def let_stay_empty(box: QWidget) -> None:
    """Begin no form in a box that asks for nothing, such as a reason for those who like."""
    box.setProperty(_MAY_STAY_EMPTY, True)


class ReadDialog(QDialog):
    """A dialog through which Tab goes as one reads, also to what came while it was open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_help_key(self)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return tab_as_read(self, is_next=is_next) or super().focusNextPrevChild(is_next)


def first_to_fill(root: QWidget) -> QWidget | None:
    """The first box in a form that Tab comes to and that is to be filled, else the first at all.

    Qt's chain of Tab is not asked, here or anywhere: Python takes each widget that it names for a
    part of the one before, and lets go of it when that is deleted.
    """
    boxes = [
        each
        for each in root.findChildren(QWidget)
        if not isinstance(each, (QPushButton, QToolButton))
        and each.isVisibleTo(root)
        and each.isEnabled()
        and _is_stop(each)
    ]
    return next((each for each in boxes if _is_to_fill(each)), boxes[0] if boxes else None)


def _is_to_fill(box: QWidget) -> bool:
    if box.property(_MAY_STAY_EMPTY):
        return False
    if isinstance(box, QComboBox):
        return box.currentIndex() < 0
    if isinstance(box, QPlainTextEdit):
        return not box.toPlainText()
    return isinstance(box, QLineEdit) and not box.text()


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab stops at it; a box's own line does not, and is not asked whose it is.

    It would name the box that it lies in, and Python would take that for a part of its line.
    """
    if widget.focusPolicy() not in _TAKE_TAB:
        return False
    if isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)):
        return False
    return widget.focusProxy() is None


def as_read(root: QWidget) -> list[QWidget]:
    """What can be used and Tab stops at, line by line, each part of the window as a whole."""
    inside: dict[QWidget, list[QWidget]] = {}
    stops: set[QWidget] = set()
    for each in root.findChildren(QWidget):
        if each.isVisible() and each.isEnabled() and _is_stop(each) and each.window() is root:
            stops.add(each)
            _note_path(each, root, inside)
    read: list[QWidget] = []
    _read_part(root, inside, stops, read)
    return read


def _note_path(widget: QWidget, root: QWidget, inside: dict[QWidget, list[QWidget]]) -> None:
    """Note each part of the window on the way to a widget inside the part that holds it."""
    each = widget
    while each is not root:
        above = each.parentWidget()
        if above is None:
            return
        known = inside.setdefault(above, [])
        if each in known:
            return
        known.append(each)
        each = above


def _read_part(
    part: QWidget,
    inside: dict[QWidget, list[QWidget]],
    stops: set[QWidget],
    read: list[QWidget],
) -> None:
    for each in _in_lines(inside.get(part, [])):
        if each in stops:
            read.append(each)
        _read_part(each, inside, stops, read)


def _in_lines(parts: list[QWidget]) -> list[QWidget]:
    """Parts line by line; one whose middle is beside the first of a line belongs to it.

    What is to come last stands at the end.
    """
    lines: list[list[QWidget]] = []
    for each in sorted(parts, key=lambda part: (part.y(), part.x())):
        middle = each.geometry().center().y()
        if lines and middle <= lines[-1][0].geometry().bottom():
            lines[-1].append(each)
        else:
            lines.append([each])
    for line in lines:
        line.sort(key=lambda part: (part.x(), part.y()))
    found = [each for line in lines for each in line]
    return sorted(found, key=lambda part: bool(part.property(_COMES_LAST)))


def size_dialog(dialog: QDialog, width: int, height: int) -> None:
    """Open at this size in lines of text, and never larger than the screen with its frame."""
    wanted = QSize(em(dialog, width), em(dialog, height))
    room = dialog.screen().availableSize() - QSize(_EDGES, _TITLE_BAR)
    dialog.resize(wanted.boundedTo(room))
