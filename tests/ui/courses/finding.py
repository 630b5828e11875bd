"""Reading what a tab says, and finding what it opened."""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.ui.widgets import FormDialog, PushButton
from sgdesk.ui.widgets.more_button import stands_as

D = TypeVar("D", bound=FormDialog)


def words(widget: QWidget) -> str:
    """Everything that the widget says, part by part."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return "\n".join(each.text() for each in labels if each.text())


def dialog(tab: QWidget, kind: type[D]) -> D:
    """The dialog of that kind that is open."""
    return next(each for each in tab.findChildren(kind) if each.isVisible())


def press(tab: QWidget, text: str) -> None:
    """Press a button by its words, also one that stands in the menu of a “More” in sight."""
    found = tab.findChildren(PushButton)
    buttons = [each for each in found if stands_as(each).isVisibleTo(tab)]
    next(each for each in buttons if each.text() == text).click()
