"""How one thing stands on a person's page: its title, its words, and a menu of what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from sgdesk.domain.training.standing import Standing
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, make_bold
from sgdesk.ui.widgets import Heading, IconButton, Note, StateBadge
from sgdesk.ui.widgets.lists.habits import set_habits
from sgdesk.ui.words import badge_phrase, cell_phrase

Entries = Sequence[tuple[str, Callable[[], object]]]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the page: its title, what stands under it, and the menu of what can be done.

    ``badge`` is a state with its phrase, ``by_month`` where no more than the month of its last
    day is known; ``struck`` draws a line through the title; ``button`` stands under the notes. F2
    in it does ``correct`` and Delete ``take_away``, which asks first.
    """

    title: str
    notes: tuple[str, ...] = ()
    entries: Entries = ()
    badge: Standing | None = None
    by_month: bool = False
    struck: bool = False
    button: QWidget | None = None
    correct: Callable[[], object] | None = None
    take_away: Callable[[], object] | None = None


def section(
    title: str, items: Sequence[Item], nothing: str = "", button: QWidget | None = None
) -> QWidget:
    """A heading with its button, and the items under it or that there are none."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    heading = Heading(title, TextSize.LARGE)
    column.addWidget(heading if button is None else _HeadLine(heading, button))
    if not items:
        column.addWidget(Note(nothing))
    for item in items:
        column.addWidget(_item(item))
    return widget


class _HeadLine(QWidget):
    """A heading with its button at the end, or under it where there is no room beside it."""

    def __init__(self, heading: Heading, button: QWidget) -> None:
        super().__init__()
        self._heading, self._button = heading, button
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(heading, 1)
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def minimumSizeHint(self) -> QSize:
        widths = (each.minimumSizeHint().width() for each in (self._heading, self._button))
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        advance = self._heading.fontMetrics().horizontalAdvance(self._heading.text())
        wanted = advance + self._line.spacing() + self._button.sizeHint().width()
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if wanted <= event.size().width() else ways.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()
        super().resizeEvent(event)


def _item(item: Item) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    words = QVBoxLayout()
    words.setSpacing(Space.LINE)
    if item.title:
        words.addWidget(_title(item))
    if item.badge is not None:
        words.addWidget(_badge(item.badge, item.by_month))
    if item.notes:
        words.addWidget(Note("\n".join(item.notes)))
    if item.button is not None:
        words.addWidget(item.button, 0, Qt.AlignmentFlag.AlignLeft)
    row.addLayout(words, 1)
    set_habits(widget, correct=item.correct, take_away=item.take_away)
    if item.entries:
        row.addWidget(_menu(item), 0, Qt.AlignmentFlag.AlignTop)
    return widget


def _title(item: Item) -> QLabel:
    title = QLabel(item.title)
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setWordWrap(True)
    make_bold(title, struck=item.struck)
    return title


def _badge(standing: Standing, by_month: bool) -> QWidget:
    badge = StateBadge(standing.state, text=badge_phrase(standing, by_month=by_month))
    badge.setToolTip(cell_phrase(standing, by_month=by_month))
    return badge


def _menu(item: Item) -> QWidget:
    button = IconButton(tr("What can be done: {title}", title=item.title), "more", icon_only=True)
    menu = QMenu(button)
    menu.setAccessibleName(button.text())
    for text, do in item.entries:
        menu.addAction(text).triggered.connect(lambda _=False, do=do: do())
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
