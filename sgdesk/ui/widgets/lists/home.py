"""Where lists belong: the window remembers how their columns are laid out, and saves them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from sgdesk.ui.widgets.table import Table


class ColumnMemory(Protocol):
    """What remembers the columns of a list by its name."""

    def widths(self, table: str) -> tuple[int, ...]:
        """How wide they were; empty where that is not known."""

    def keep_widths(self, table: str, widths: tuple[int, ...]) -> None:
        """Remember how wide they are."""

    def order(self, table: str) -> tuple[int, ...]:
        """In which order they stood; empty where nobody moved one."""

    def keep_order(self, table: str, order: tuple[int, ...]) -> None:
        """Remember in which order they stand."""


class ListHome(QObject):
    """Lies in the window; a list finds it from wherever it is, a dialog over the window too."""

    def __init__(
        self,
        parent: QWidget,
        memory: ColumnMemory,
        save: "Callable[[Table], object]",
        may_save: Callable[[], bool],
    ) -> None:
        super().__init__(parent)
        self.memory = memory
        self.save = save
        self.may_save = may_save


def list_home(widget: QWidget) -> ListHome | None:
    """The home of a list; ``None`` in a window that has none."""
    own = Qt.FindChildOption.FindDirectChildrenOnly
    each: QWidget | None = widget
    while each is not None:
        found = each.findChildren(ListHome, options=own)
        if found:
            return found[0]
        each = each.parentWidget()
    return None
