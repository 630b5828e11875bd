"""A page that scrolls when the window or the text is too large for it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sgdesk.ui.theme import Space, em

_LOWEST = 10
_LAID_OUT = Qt.WidgetAttribute.WA_Resized
"""Whether a width was given at all: before that it is only Qt's own guess."""


class _AsWideAsItIs(QWidget):
    """Is as high as its lines need at the width that it is given.

    Qt would also ask for the height at the narrowest width, where each line breaks more often, and
    scroll into nothing.
    """

    def minimumSizeHint(self) -> QSize:
        hint, layout = super().minimumSizeHint(), self.layout()
        is_fluid = layout is not None and layout.hasHeightForWidth()
        return QSize(hint.width(), 1) if is_fluid else hint

    def heightForWidth(self, wide: int) -> int:
        """Never less than the least of all: a part that takes what is left over has no wish."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return -1
        return max(layout.totalHeightForWidth(wide), layout.totalMinimumHeightForWidth(wide))


class ScrollPage(QScrollArea):
    """Add to ``self.body``; it scrolls sideways only where else something would be cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        inner = _AsWideAsItIs()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        self.body.setSpacing(Space.LARGE)
        self.setWidget(inner)
        self.inner = inner

    def needed_at(self, wide: int) -> int:
        """The height in pixels at which it needs no bar, where it is so wide."""
        if self.body.hasHeightForWidth():
            return self.inner.heightForWidth(wide)
        return self.inner.sizeHint().height()

    def drop_needless_bar(self) -> None:
        """Look without a bar whether one is needed: lines that break beside it keep it there."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)


def least_height(shown: QWidget, wide: int) -> int:
    """The least height in pixels at a width, or -1 where it is the same at every width."""
    if not shown.hasHeightForWidth():
        return -1
    layout = shown.layout()
    # What has no layout of its own, such as tabs, answers with its least itself.
    return shown.heightForWidth(wide) if layout is None else layout.totalMinimumHeightForWidth(wide)


class CurrentOnly(QStackedWidget):
    """Needs no more room than what it shows, whatever the largest of the others needs.

    So what it stands in scrolls only where the page that is shown wants it, and not beside the
    scroll bar of a page that takes the room that there is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        """No: Qt would ask every page how high it is; the hints ask the one that is shown."""
        return False

    def heightForWidth(self, wide: int) -> int:
        """What the page that is shown needs; a scroll area asks, whatever the answer above."""
        shown = self.currentWidget()
        return least_height(shown, wide) if shown is not None else -1

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return QSize(0, 0)
        return self._as_wide(shown, shown.minimumSizeHint(), is_least=True)

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return QSize(0, 0)
        return self._as_wide(shown, shown.sizeHint(), is_least=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines of text break elsewhere where it is as wide as now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _as_wide(self, shown: QWidget, hint: QSize, *, is_least: bool) -> QSize:
        """A hint of the page, as high as it is at this width."""
        # Asked of what is shown, not of its layout: another of these speaks for its own page alone.
        is_fluid = shown.hasHeightForWidth() and self.testAttribute(_LAID_OUT)
        if not is_fluid:
            return hint
        wide, layout = self.width(), shown.layout()
        if is_least or layout is None:
            return QSize(hint.width(), least_height(shown, wide))
        return QSize(hint.width(), layout.totalHeightForWidth(wide))


class LowSplitter(QSplitter):
    """Sides that scroll inside: it takes the room that there is, and asks for ten lines."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), em(self, _LOWEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), em(self, _LOWEST))


class Room(QScrollArea):
    """Holds one widget and scrolls it where the screen is too small for it, and only there.

    So nothing that a page needs makes the window larger than a small or a much enlarged screen.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._inner = inner
        self.setWidget(inner)
        if isinstance(inner, CurrentOnly):
            inner.currentChanged.connect(lambda _: self._fit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in the widget changed, and so may the height that it needs."""
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Ask for the height that is needed at this width.

        Qt would ask for that of the narrowest: of a row of buttons, each below the other.
        """
        if isinstance(self._inner, CurrentOnly):
            # Its layout would ask for the highest page of all, and scroll where there is room.
            self._inner.setMinimumHeight(max(1, self._inner.minimumSizeHint().height()))
            return
        layout = self._inner.layout()
        if layout is not None and not layout.hasHeightForWidth():
            # All that is fluid may be hidden by now, and the height that it needed with it.
            self._inner.setMinimumHeight(max(1, layout.totalMinimumSize().height()))
        elif layout is not None:
            wide = max(self.maximumViewportSize().width(), self._inner.minimumSizeHint().width())
            self._inner.setMinimumHeight(max(1, layout.totalMinimumHeightForWidth(wide)))

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        line = em(self)
        least = self._inner.minimumSizeHint()
        return QSize(min(least.width(), 12 * line), min(least.height(), 6 * line))
