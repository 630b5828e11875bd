"""Files that are dropped on a page or a dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_SHEETS = frozenset({".csv", ".xlsx", ".ods", ".txt", ".tsv"})
"""The endings of files that the import reads."""


def dropped_paths(event: QDropEvent) -> tuple[Path, ...]:
    """The files and folders of this computer that are dropped; none for anything else."""
    urls = event.mimeData().urls()
    paths = [Path(each.toLocalFile()) for each in urls if each.isLocalFile()]
    return tuple(each for each in paths if each.exists())


def dropped_file(event: QDropEvent) -> Path | None:
    """The one file that is dropped; ``None`` for anything else."""
    paths = dropped_paths(event)
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None


def sheet_alone(paths: tuple[Path, ...]) -> Path | None:
    """The one sheet, where nothing else is dropped with it."""
    is_sheet = len(paths) == 1 and paths[0].suffix.lower() in _SHEETS
    return paths[0] if is_sheet and paths[0].is_file() else None


class DropTarget(QObject):
    """Lets files be dropped on a widget where ``may`` allows it, and hands on their paths."""

    def __init__(
        self,
        widget: QWidget,
        may: Callable[[], bool],
        dropped: Callable[[tuple[Path, ...]], object],
    ) -> None:
        super().__init__(widget)
        self._may = may
        self._dropped = dropped
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer to files that are dragged over the widget, and take them when they are dropped."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = dropped_paths(event) if self._may() else ()
        if not paths:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._dropped(paths)
        return True
