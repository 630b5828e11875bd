"""How high a dialog has to be so that nothing in it is scrolled, and how high it may be."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from sgdesk.ui.theme import Space
from sgdesk.ui.widgets.scroll import ScrollPage

_FRAME = QSize(Space.WIDE, Space.HUGE + Space.SMALL)
"""What a window's own title and edges take, which is not known before it is shown."""


def screen_room(dialog: QDialog) -> QSize:
    """The largest that it may be on its screen, without its frame."""
    return dialog.screen().availableGeometry().size() - _FRAME


def needed_height(dialog: QDialog, page: ScrollPage, buttons: QWidget) -> int:
    """The height in pixels at which the page needs no bar, at the width that it has now."""
    outer = dialog.layout()
    if outer is None:
        return dialog.height()
    outer.activate()
    page.body.activate()
    edges = outer.contentsMargins()
    beside = outer.spacing() + edges.top() + edges.bottom()
    return page.needed_at(page.width()) + buttons.sizeHint().height() + beside


def stay_on_screen(dialog: QDialog) -> None:
    """Move it up by what reaches below the screen, as far as its title stays in sight."""
    screen, frame = dialog.screen().availableGeometry(), dialog.frameGeometry()
    over = frame.bottom() - screen.bottom()
    if over > 0:
        dialog.move(frame.left(), max(screen.top(), frame.top() - over))
