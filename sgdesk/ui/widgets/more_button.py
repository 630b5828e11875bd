"""What few need, behind one button: a menu of the buttons that would else stand beside the rest."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.widgets.icons import PushButton


class MoreButton(PushButton):
    """Opens a menu with the words of ``buttons``; choosing one presses it. They stay out of sight.

    What cannot be pressed now is grey in the menu; where nothing can, there is nothing to open.
    ``text`` has another letter where a page has several.
    """

    def __init__(
        self,
        buttons: Sequence[QAbstractButton],
        parent: QWidget | None = None,
        *,
        text: str = "",
    ) -> None:
        super().__init__(text or tr("M&ore"), "more", parent)
        self.few: tuple[QAbstractButton, ...] = ()
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._offer(menu))
        self.setMenu(menu)
        for each in buttons:
            each.setParent(self)
            each.hide()
        self.lead_to(buttons)

    def lead_to(self, buttons: Sequence[QAbstractButton]) -> None:
        """Lead to these instead, which stand further down on the page and stay there."""
        self.few = tuple(buttons)
        names = ", ".join(each.text().replace("&", "").strip(" …") for each in self.few)
        self.setAccessibleDescription(names)
        self.setToolTip(names)
        menu = self.menu()
        if menu is not None:
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
