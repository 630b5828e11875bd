"""How the parts of the window lie: the bar on top, the places left, the page, the line below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sgdesk.ui.actions import Actions
from sgdesk.ui.frame.navigation import Navigation
from sgdesk.ui.frame.page_stack import PageStack
from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.frame.safety.notices import Notices
from sgdesk.ui.frame.safety.status_line import BusyMark, StatusLine
from sgdesk.ui.frame.top_bar import TopBar
from sgdesk.ui.tasks import Tasks, ThreadTasks
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets.arranging import tab_as_read
from sgdesk.ui.widgets.banner import Banner
from sgdesk.ui.widgets.scroll import CurrentOnly, Room
from sgdesk.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from sgdesk.ui.frame.welcome import Welcome


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window is put together from."""

    top: TopBar
    navigation: Navigation
    notices: Notices
    banner: Banner
    room: Room
    bar: UndoBar
    status: StatusLine


@dataclass(frozen=True, slots=True)
class Body:
    """What stands in the middle: the pages, or nothing while one waits for them.

    The ways to begin are made once they are shown: most launches open a file at once.
    """

    shown: CurrentOnly
    stack: PageStack
    blank: QWidget


def make_body(places: Sequence[PlaceEntry]) -> Body:
    """The middle, with nothing chosen yet."""
    body = Body(CurrentOnly(), PageStack(places), QWidget())
    for each in (body.blank, body.stack):
        body.shown.addWidget(each)
    return body


def make_welcome(actions: Actions) -> "Welcome":
    """The ways to begin."""
    from sgdesk.ui.frame.welcome import Welcome

    return Welcome(
        [
            (actions.new, tr("Set up your organisation"), "add"),
            (actions.open, tr("Open a file that you have"), "folder"),
            (actions.restore, tr("Restore a backup"), "undo"),
            (actions.sample, tr("Look round the sample"), "people"),
        ]
    )


def make_parts(
    places: Sequence[PlaceEntry],
    tasks: Tasks,
    today: Callable[[], date],
    actions: Actions,
    body: Body,
) -> Parts:
    """Every part of the window, round the middle."""
    banner, status = Banner(), StatusLine()
    banner.hide()
    if isinstance(tasks, ThreadTasks):
        status.add_busy_mark(BusyMark(tasks))
    return Parts(
        TopBar(today, actions.find, actions.undo),
        Navigation(places),
        Notices(),
        banner,
        Room(body.shown),
        UndoBar(),
        status,
    )


class _InReadingOrder(QWidget):
    """Tab goes as one reads, also to what was made only while the window was open."""

    def focusNextPrevChild(self, is_next: bool) -> bool:
        moved = tab_as_read(self.window(), is_next=is_next)
        return moved or super().focusNextPrevChild(is_next)


def laid_out(parts: Parts) -> QWidget:
    """One widget with all of them in their places, in the order in which Tab goes."""
    right = QVBoxLayout()
    right.setContentsMargins(0, 0, 0, 0)
    right.setSpacing(0)
    band = QHBoxLayout()
    band.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
    band.addWidget(parts.banner)
    right.addWidget(parts.notices)
    right.addLayout(band)
    right.addWidget(parts.room, 1)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(parts.navigation)
    middle.addLayout(right, 1)
    central = _InReadingOrder()
    column = QVBoxLayout(central)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(parts.top)
    column.addLayout(middle, 1)
    column.addWidget(_Foot(parts.bar, parts.status))
    return central


class _Foot(QWidget):
    """The line at the foot, and in its place for a while the bar with Undo.

    It keeps the room of the higher of the two, so that nothing on the page moves under the pointer
    when a message comes or goes.
    """

    def __init__(self, bar: UndoBar, status: StatusLine) -> None:
        super().__init__()
        self._bar, self._status = bar, status
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(bar, 10)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(status)
        self._make_room(needs=False)
        bar.needs_room.connect(lambda needs: self._make_room(needs=needs))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(max(self.minimumHeight(), self._bar.usual_height()))

    def _make_room(self, *, needs: bool) -> None:
        """Put one in the place of the other; a line in two rows keeps its height meanwhile."""
        usual = self._bar.usual_height()
        self.setMinimumHeight(max(self.height(), usual) if needs else usual)
        self._status.setVisible(not needs)
