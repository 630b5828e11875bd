"""What the window remembers between evenings: its size, columns, colours, the files opened last.

Paths and layout only; never anything about a person. What stands in the file is not believed:
each value is looked at and bounded before Qt is given it, and what is odd is left out.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect

from sgdesk import paths
from sgdesk.ui.kept import KeptFile, list_in, number_in, table_in, text_in
from sgdesk.ui.theme import TEXT_SIZES, USUAL_TEXT, SchemeChoice

IDLE_MINUTES = (5, 10, 30, 0)
"""After how long the window may lock itself; 0 for never."""

_USUAL_IDLE = 10
_MOST_FILES = 8
_MOST_TABLES = 64
_MOST_COLUMNS = 64
_MOST_SAID = 200
_MOST_PLACES = 20
_FAR = 32_000
"""Pixels from the corner of the first screen in which a window may lie."""
_SMALLEST, _LARGEST = 200, 16_000
_NARROWEST, _WIDEST = 8, 4_000


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window was, and whether it filled the screen."""

    rect: QRect
    is_maximised: bool = False


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """Where backups go beside the usual folder, such as a stick, and when one last did."""

    folder: Path
    at: datetime | None = None


def window_memory() -> "Memory":
    """What this account's window remembers."""
    return Memory(paths.settings_folder() / "window.json")


class Memory:
    """A thin coat over a file of settings; tests give it one in a temporary folder."""

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    # Looks.

    def scheme(self) -> SchemeChoice:
        """Light, dark, or as the system."""
        known = self._file.read().get("scheme")
        found = [each for each in SchemeChoice if each.value == known]
        return found[0] if found else SchemeChoice.SYSTEM

    def keep_scheme(self, choice: SchemeChoice) -> None:
        """Remember the choice of light or dark."""
        self._keep("scheme", choice.value)

    def text_size(self) -> int:
        """How large the text is, in per cent of the system's."""
        known = self._file.read().get("text_size")
        found = [each for each in TEXT_SIZES if known == each and known is not True]
        return found[0] if found else USUAL_TEXT

    def keep_text_size(self, percent: int) -> None:
        """Remember how large the text is to be."""
        self._keep("text_size", percent)

    # The lock.

    def idle_minutes(self) -> int:
        """After how many minutes without anybody the window locks itself; 0 for never."""
        known = self._file.read().get("idle")
        found = [each for each in IDLE_MINUTES if known == each and known is not False]
        return found[0] if found else _USUAL_IDLE

    def keep_idle_minutes(self, minutes: int) -> None:
        """Remember after how long the window is to lock itself."""
        self._keep("idle", minutes)

    # Files.

    def recent(self) -> tuple[Path, ...]:
        """The files opened last that are still there, the newest first."""
        return tuple(each for each in self._recent() if _is_there(each))

    def last(self) -> Path | None:
        """The file opened last, there or not: what is missing is to be told, not skipped."""
        return next(iter(self._recent()), None)

    def keep_recent(self, path: Path) -> None:
        """Put a file at the head of the list."""
        rest = [str(each) for each in self._recent() if each != path]
        self._keep("recent", [str(path), *rest][:_MOST_FILES])

    def forget_recent(self, path: Path) -> None:
        """Take a file out of the list."""
        self._keep("recent", [str(each) for each in self._recent() if each != path])

    def _recent(self) -> list[Path]:
        known = list_in(self._file.read().get("recent"), _MOST_FILES)
        return [Path(text) for each in known if (text := text_in(each))]

    # Papers.

    def paper_folder(self) -> Path | None:
        """The folder that a paper was saved into last, if it is there."""
        known = text_in(self._file.read().get("papers"))
        folder = Path(known) if known else None
        return (
            folder if folder is not None and folder.is_absolute() and _is_folder(folder) else None
        )

    def keep_paper_folder(self, folder: Path) -> None:
        """Remember where a paper went."""
        if self.paper_folder() != folder:
            self._keep("papers", str(folder))

    # Layout.

    def window(self) -> WindowPlace | None:
        """Where the window was, within bounds; whether a screen is there is the window's to see."""
        found = table_in(self._file.read().get("window"), 8)
        corner = [number_in(found.get(key), -_FAR, _FAR) for key in ("x", "y")]
        size = [number_in(found.get(key), _SMALLEST, _LARGEST) for key in ("width", "height")]
        known = [each for each in corner + size if each is not None]
        if len(known) < len(corner + size):
            return None
        return WindowPlace(QRect(*known), found.get("maximised") is True)

    def keep_window(self, place: WindowPlace) -> None:
        """Remember where the window is."""
        rect = place.rect
        values = {"x": rect.x(), "y": rect.y(), "width": rect.width(), "height": rect.height()}
        self._keep("window", {**values, "maximised": place.is_maximised})

    def widths(self, table: str) -> tuple[int, ...]:
        """How wide the columns of a table were, 0 for one that was hidden; empty: not known."""
        known = table_in(self._file.read().get("tables"), _MOST_TABLES).get(table)
        found = [_width(each) for each in list_in(known, _MOST_COLUMNS)]
        good = [each for each in found if each is not None]
        return tuple(good) if len(good) == len(found) else ()

    def keep_widths(self, table: str, widths: tuple[int, ...]) -> None:
        """Remember how wide the columns of a table are."""
        tables = table_in(self._file.read().get("tables"), _MOST_TABLES)
        tables.pop(table, None)
        newest = {table: list(widths[:_MOST_COLUMNS])}
        self._keep("tables", dict([*newest.items(), *tables.items()][:_MOST_TABLES]))

    def order(self, table: str) -> tuple[int, ...]:
        """In which order the columns of a table stood; empty where that is not known."""
        known = table_in(self._file.read().get("orders"), _MOST_TABLES).get(table)
        found = [number_in(each, 0, _MOST_COLUMNS) for each in list_in(known, _MOST_COLUMNS)]
        good = [each for each in found if each is not None]
        return tuple(good) if sorted(good) == list(range(len(found))) else ()

    def keep_order(self, table: str, order: tuple[int, ...]) -> None:
        """Remember in which order the columns of a table stand."""
        orders = table_in(self._file.read().get("orders"), _MOST_TABLES)
        orders.pop(table, None)
        newest = {table: list(order[:_MOST_COLUMNS])}
        self._keep("orders", dict([*newest.items(), *orders.items()][:_MOST_TABLES]))

    def forget_layouts(self) -> None:
        """Go back to how everything is laid out at first."""
        values = self._file.read()
        for key in ("window", "tables", "orders"):
            values.pop(key, None)
        self._file.write(values)

    # What the window showed once of itself.

    def seen(self, what: str) -> str:
        """What was noted of something that is shown once, such as the version; empty: nothing."""
        return text_in(table_in(self._file.read().get("seen"), 8).get(what), 40) or ""

    def note_seen(self, what: str, text: str) -> None:
        """Note that it was shown."""
        seen = table_in(self._file.read().get("seen"), 8)
        seen.pop(what, None)
        self._keep("seen", {what: text, **seen})

    # What was said once, and where backups go.

    def was_said(self, what: str, path: Path) -> bool:
        """Whether something that is said once for each file was said."""
        return _mark(what, path) in list_in(self._file.read().get("said"), _MOST_SAID)

    def note_said(self, what: str, path: Path) -> None:
        """Say something no more of that file."""
        mark = _mark(what, path)
        known = list_in(self._file.read().get("said"), _MOST_SAID)
        rest = [each for each in known if isinstance(each, str) and each != mark]
        self._keep("said", [mark, *rest][:_MOST_SAID])

    def second_place(self, path: Path) -> SecondPlace | None:
        """Where backups of a file go beside the usual folder, if anywhere."""
        places = table_in(self._file.read().get("places"), _MOST_PLACES)
        found = table_in(places.get(_mark("place", path)), 4)
        folder = text_in(found.get("folder"))
        return SecondPlace(Path(folder), _moment(found.get("at"))) if folder else None

    def keep_second_place(self, path: Path, place: SecondPlace) -> None:
        """Remember where a backup went, to offer it the next time."""
        places = table_in(self._file.read().get("places"), _MOST_PLACES)
        mark = _mark("place", path)
        places.pop(mark, None)
        entry = {"folder": str(place.folder), "at": place.at.isoformat() if place.at else ""}
        self._keep("places", dict([(mark, entry), *places.items()][:_MOST_PLACES]))

    def _keep(self, key: str, value: object) -> None:
        self._file.write({**self._file.read(), key: value})


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _width(found: object) -> int | None:
    return 0 if found == 0 and found is not False else number_in(found, _NARROWEST, _WIDEST)


def _moment(found: object) -> datetime | None:
    text = text_in(found, 40)
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment.astimezone() if moment is not None and 1980 < moment.year < 3000 else None


def _mark(what: str, path: Path) -> str:
    """A short mark for something about a file, which tells nobody its name."""
    import hashlib

    return hashlib.sha256(f"{what}\n{path}".encode("utf-8", "replace")).hexdigest()[:24]
