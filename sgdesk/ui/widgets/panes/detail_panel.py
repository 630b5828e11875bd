"""What stands beside a list: a heading, its buttons, and sections that scroll."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QVBoxLayout, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import FlowLayout, Heading, Note, ScrollPage
from sgdesk.ui.widgets.more_button import MoreButton

_SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class DetailPanel(QWidget):
    """Shows one thing: call ``head`` and ``fill`` whenever it changed.

    ``few`` are buttons that few need: they stand behind one called “More”.
    """

    def __init__(
        self,
        buttons: Sequence[QAbstractButton],
        parent: QWidget | None = None,
        *,
        few: Sequence[QAbstractButton] = (),
    ) -> None:
        super().__init__(parent)
        self._shown_buttons = (*buttons, *((MoreButton(few),) if few else ()))
        self.buttons = (*self._shown_buttons, *few)
        self._title = Heading("", TextSize.HEADING)
        self._about = Note()
        self._shown: object = None
        self._page = ScrollPage()
        self._page.body.setContentsMargins(0, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        self._content = QWidget()
        self._page.body.addWidget(self._content)
        self._page.setAccessibleName(tr("Details"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.setMinimumWidth(em(self, 17))
        tools = QWidget()
        flow = FlowLayout(tools)
        for each in self._shown_buttons:
            flow.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for widget in (self._title, self._about, tools):
            column.addWidget(widget)
        column.addWidget(self._page, 1)

    def head(self, title: str, about: str = "") -> None:
        """Say what is shown."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setAccessibleName(title)

    def fill(self, shown: object, parts: Iterable[QWidget]) -> None:
        """Show other sections; where ``shown`` is the same as before the page stays scrolled."""
        bar = self._page.verticalScrollBar()
        at = bar.value() if shown == self._shown else 0
        self._shown = shown
        focus = self.window().focusWidget()
        had_focus = focus is not None and self._content.isAncestorOf(focus)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._page.body.replaceWidget(self._content, content)
        content.show()
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        bar.setValue(at)
        if had_focus:
            self.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and Page down scroll from the buttons too: most of it is only to be read."""
        action = _SCROLLS.get(event.key())
        if action is None:
            super().keyPressEvent(event)
        else:
            self._page.verticalScrollBar().triggerAction(action)

    def enter(self) -> None:
        """Put the focus on the first button that can be pressed."""
        for each in self.buttons:
            if each.isVisibleTo(self) and each.isEnabled():
                each.setFocus()
                return
