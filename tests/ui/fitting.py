"""What has no room in a window or dialog that is shown: words cut off, parts over each other."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QMenuBar,
    QRadioButton,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QTableView,
    QWidget,
)

from sgdesk.ui.style import boxes
from tests.ui.faults import called

_BREAKS = re.compile(r"[\s\u200b-]+")
"""Where a line may end."""

_NEARLY = 2
"""Pixels that nobody sees."""


def unfit(root: QWidget) -> list[str]:
    """Everything, each once."""
    found = [*_beyond_the_screen(root), *_sideways(root), *_overlapping(root)]
    for each in root.findChildren(QWidget):
        if each.isVisible() and each.window() is root and not _is_inside_of_a_control(each):
            found += _cut(each)
    return list(dict.fromkeys(found))


def _is_inside_of_a_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, (QComboBox, QTabBar, QMenuBar)) or isinstance(widget, QScrollBar)


def _cut(widget: QWidget) -> Iterator[str]:
    """Words that are not all seen and that no pointer brings up."""
    for kind, look in _LOOKS:
        if isinstance(widget, kind):
            yield from look(widget)
            return


def _cut_title(group: QGroupBox) -> Iterator[str]:
    if _wide(group, group.title()) > group.width():
        yield f"title cut: {called(group)} “{group.title()}”"


def _cut_hint(line: QLineEdit) -> Iterator[str]:
    words = line.placeholderText() if not line.text() else ""
    if _wide(line, words) + 2 * boxes.TEXT_INSET > line.width():
        yield f"hint in a box cut: {called(line)} “{words}”"


def _cut_table(table: QTableView) -> Iterator[str]:
    yield from _cut_headings(table)
    yield from _cut_cells(table)


def _wide(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text() or label.toolTip() or not label.pixmap().isNull():
        return
    room = label.contentsRect()
    if not label.wordWrap():
        if label.sizeHint().width() > label.width() + _NEARLY:
            yield f"words cut, {label.sizeHint().width()} in {room.width()}: {_said(label)}"
        if label.sizeHint().height() > label.height() + _NEARLY:
            yield f"lines cut, {label.sizeHint().height()} in {label.height()}: {_said(label)}"
        return
    needed = label.heightForWidth(label.width())
    if needed > label.height() + _NEARLY:
        yield f"lines cut, {needed} in {label.height()}: {_said(label)}"
    if label.textFormat() is not Qt.TextFormat.RichText:
        longest = max(_BREAKS.split(label.text()), key=len)
        if _wide(label, longest) > room.width() + _NEARLY:
            yield f"a word cut, {longest} in {room.width()}: {_said(label)}"


def _said(label: QLabel) -> str:
    return f"{called(label)} “{label.text()[:60]}”"


def _cut_choice(box: QComboBox) -> Iterator[str]:
    """Of what is chosen a tip shows the rest; that something is to be chosen has to be seen."""
    words = box.placeholderText() if box.currentIndex() < 0 else ""
    room = box.width() - boxes.ARROW - 2 * boxes.TEXT_INSET
    if _wide(box, words) > room:
        yield f"hint in a list cut, {_wide(box, words)} in {room}: {called(box)} “{words}”"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if not button.text() or (button.toolTip() and button.toolTip() != button.text()):
        return
    if isinstance(button, (QCheckBox, QRadioButton)):
        needed = button.sizeHint().width()
        if needed > button.width() + _NEARLY:
            yield f"words cut, {needed} in {button.width()}: {called(button)}"
    elif button.sizeHint().width() > button.width() + _NEARLY and not button.hasHeightForWidth():
        picture = button.iconSize().width() if not button.icon().isNull() else 0
        needed = _wide(button, button.text()) + picture
        if needed > button.width() - 2 * _NEARLY:
            yield f"words cut, {needed} in {button.width()}: {called(button)}"
    if button.sizeHint().height() > button.height() + 2 * _NEARLY:
        yield f"low, {button.sizeHint().height()} in {button.height()}: {called(button)}"


def _cut_tabs(tabs: QTabBar) -> Iterator[str]:
    for at in range(tabs.count()):
        if not tabs.usesScrollButtons() and not tabs.rect().adjusted(
            -_NEARLY, 0, _NEARLY, 0
        ).contains(tabs.tabRect(at)):
            yield f"a tab out of sight: “{tabs.tabText(at)}” of {called(tabs)}"


def _cut_headings(table: QTableView) -> Iterator[str]:
    header, model = table.horizontalHeader(), table.model()
    if model is None or header.isHidden():
        return
    metrics = QFontMetrics(header.font())
    for column in range(header.count()):
        words = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        room = header.sectionSize(column) - 2 * _NEARLY
        lines = metrics.boundingRect(
            QRect(0, 0, max(1, room), 10_000), Qt.TextFlag.TextWordWrap, words
        )
        is_wrapped = bool(header.defaultAlignment() & Qt.TextFlag.TextWordWrap)
        needed = lines.width() if is_wrapped else metrics.horizontalAdvance(words)
        if not header.isSectionHidden(column) and needed > room and not tip:
            yield f"heading cut, {needed} in {room}: “{words}” of {called(table)}"


def _cut_cells(view: QAbstractItemView) -> Iterator[str]:
    """Cells on the screen whose words are cut and that no pointer brings up."""
    model = view.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), 30)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount()):
            index = model.index(row, column)
            rect = view.visualRect(index)
            if not rect.intersects(view.viewport().rect()) or index.data(
                Qt.ItemDataRole.ToolTipRole
            ):
                continue
            words = str(index.data() or "")
            if _cell_needs(view, index, rect) > rect.width() + _NEARLY:
                yield f"a cell cut: “{words[:50]}” in {rect.width()} of {called(view)}"
                return


def _cell_needs(view: QAbstractItemView, index: QModelIndex, rect: QRect) -> int:
    if view.indexWidget(index) is not None:
        return 0
    metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or view.font())
    words = str(index.data() or "")
    is_wrapped = isinstance(view, (QListView, QTableView)) and view.wordWrap()
    if is_wrapped and rect.height() >= 2 * metrics.height():
        return max((metrics.horizontalAdvance(each) for each in words.split()), default=0)
    return max((metrics.horizontalAdvance(each) for each in words.split("\n")), default=0)


def _beyond_the_screen(root: QWidget) -> Iterator[str]:
    if not isinstance(root, QDialog):
        return
    room = root.screen().availableGeometry()
    if root.width() > room.width() or root.height() > room.height():
        yield f"larger than the screen: {root.width()} x {root.height()}"
    elif not room.contains(root.geometry()):
        yield f"beyond the screen: {root.geometry()}"
    least = root.minimumSizeHint()
    if least.width() > room.width() or least.height() > room.height():
        yield f"needs more than the screen: {least.width()} x {least.height()}"


def _sideways(root: QWidget) -> Iterator[str]:
    """Bars to scroll sideways by."""
    for each in root.findChildren(QAbstractScrollArea):
        bar = each.horizontalScrollBar()
        if each.window() is root and each.isVisible() and bar.isVisible() and bar.maximum() > 0:
            yield f"scrolls sideways by {bar.maximum()}: {called(each)}"


def _overlapping(root: QWidget) -> Iterator[str]:
    """Neighbours that lie on each other, and parts that reach out of what holds them."""
    for parent in (root, *root.findChildren(QWidget)):
        if not parent.isVisible() or parent.window() is not root or parent.layout() is None:
            continue
        if isinstance(parent, (QStackedWidget, QAbstractItemView)):
            continue
        inside = [each for each in _laid(parent) if each.isVisible() and not each.isWindow()]
        for one, other in combinations(inside, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > _NEARLY and both.height() > _NEARLY:
                size = f"{both.width()} x {both.height()}"
                yield f"over each other by {size}: {called(one)} and {called(other)}"
        held = parent.rect().adjusted(-_NEARLY, -_NEARLY, _NEARLY, _NEARLY)
        for each in inside:
            if not held.contains(each.geometry()):
                yield f"reaches out of {held}: {called(each)} {each.geometry()}"


def _laid(parent: QWidget) -> list[QWidget]:
    """The children that its layout places."""
    layout = parent.layout()
    assert layout is not None
    children = [each for each in parent.children() if isinstance(each, QWidget)]
    return [each for each in children if layout.indexOf(each) >= 0 or _in_a_part(layout, each)]


def _in_a_part(layout: QLayout, widget: QWidget) -> bool:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        part = item.layout() if item is not None else None
        if part is not None and (part.indexOf(widget) >= 0 or _in_a_part(part, widget)):
            return True
    return False


_LOOKS: tuple[tuple[type[QWidget], Callable[[Any], Iterator[str]]], ...] = (
    (QLabel, _cut_label),
    (QComboBox, _cut_choice),
    (QAbstractButton, _cut_button),
    (QGroupBox, _cut_title),
    (QTabBar, _cut_tabs),
    (QLineEdit, _cut_hint),
    (QTableView, _cut_table),
    (QListView, _cut_cells),
)
