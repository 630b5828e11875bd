"""What the window remembers between evenings: its size, columns, colours, the files opened last.

Paths and layout only; never anything about a person.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from sgdesk.ui.theme import SchemeChoice

_RECENT = "files/recent"
_MOST = 8


class Memory:
    """A thin coat over ``QSettings``; tests give it one that lies in a temporary folder."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def scheme(self) -> SchemeChoice:
        """Light, dark, or as the system."""
        known = str(self._settings.value("look/scheme", SchemeChoice.SYSTEM))
        return SchemeChoice(known) if known in list(SchemeChoice) else SchemeChoice.SYSTEM

    def keep_scheme(self, choice: SchemeChoice) -> None:
        """Remember the choice of light or dark."""
        self._settings.setValue("look/scheme", choice.value)

    def recent(self) -> tuple[Path, ...]:
        """The files opened last that are still there, the newest first."""
        known = self._settings.value(_RECENT, [])
        paths = [known] if isinstance(known, str) else known
        found = (Path(str(each)) for each in paths) if isinstance(paths, list) else ()
        return tuple(each for each in found if each.is_file())

    def keep_recent(self, path: Path) -> None:
        """Put a file at the head of the list."""
        rest = [str(each) for each in self.recent() if each != path]
        self._settings.setValue(_RECENT, [str(path), *rest][:_MOST])

    def layout(self, name: str) -> QByteArray:
        """A layout that was kept, or an empty one."""
        known = self._settings.value(f"layout/{name}")
        return known if isinstance(known, QByteArray) else QByteArray()

    def keep_layout(self, name: str, layout: QByteArray) -> None:
        """Remember the size and columns of something by its name."""
        self._settings.setValue(f"layout/{name}", layout)

    def forget_layouts(self) -> None:
        """Go back to how everything is laid out at first."""
        self._settings.remove("layout")
