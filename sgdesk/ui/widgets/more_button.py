"""What few need, behind one button: a menu of the buttons that would else stand beside the rest."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.widgets.icons import PushButton


class MoreButton(PushButton):
    """Opens a menu with the words of ``buttons``; choosing one presses it. They stay out of sight.

    What cannot be pressed now is grey in the menu; where nothing can, there is nothing to open.
    """

    def __init__(self, buttons: Sequence[QAbstractButton], parent: QWidget | None = None) -> None:
        super().__init__(tr("M&ore"), "more", parent)
        self.few = tuple(buttons)
        for each in self.few:
            each.setParent(self)
            each.hide()
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._offer(menu))
        self.setMenu(menu)
        names = ", ".join(each.text().replace("&", "").strip(" …") for each in self.few)
        self.setAccessibleDescription(names)
        self.setToolTip(names)
        self._offer(menu)

    def _offer(self, menu: QMenu) -> None:
        menu.clear()
        for button in self.few:
            action = menu.addAction(button.icon(), button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(lambda _=False, button=button: button.click())


def stands_as(button: QAbstractButton) -> QAbstractButton:
    """What is seen of a button on its page: itself, or the “More” that holds it."""
    holder = button.parentWidget()
    return holder if isinstance(holder, MoreButton) else button
