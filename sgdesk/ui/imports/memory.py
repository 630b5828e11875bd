"""What was said of the columns of sheets with certain headings, for the next time."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSettings

from sgdesk.services.imports import SheetColumn, SheetKind


class ColumnMemory:
    """Kept by the headings in their order; nothing of the rows is kept."""

    def __init__(self, settings: QSettings | None = None) -> None:
        scope = QSettings.Scope.UserScope
        self._settings = settings or QSettings(scope, "sgdesk", "imports")

    def recall(self, kind: SheetKind, columns: Sequence[SheetColumn]) -> dict[str, str]:
        """What was said of a sheet with these headings, by the letters of its columns."""
        known = self._settings.value(_key(kind, columns))
        found = json.loads(known) if isinstance(known, str) else {}
        return {str(letter): str(wish) for letter, wish in found.items()}

    def keep(
        self, kind: SheetKind, columns: Sequence[SheetColumn], wishes: Mapping[str, str]
    ) -> None:
        """Remember what was said; what is not said any more is forgotten."""
        if wishes:
            self._settings.setValue(_key(kind, columns), json.dumps(dict(wishes)))
        else:
            self._settings.remove(_key(kind, columns))


def _key(kind: SheetKind, columns: Sequence[SheetColumn]) -> str:
    words = "\n".join(f"{each.letter} {each.heading}" for each in columns)
    return f"columns/{kind.value}-{hashlib.sha256(words.encode()).hexdigest()[:24]}"
