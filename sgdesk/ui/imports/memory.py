"""What was said of the columns of sheets with certain headings, for the next time."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from sgdesk import paths
from sgdesk.services.imports import SheetColumn, SheetKind
from sgdesk.ui.kept import KeptFile, table_in, text_in

_MOST_SHEETS = 100
_MOST_COLUMNS = 500
_LONGEST = 200


class ColumnMemory:
    """Kept by the headings in their order; nothing of the rows is kept."""

    def __init__(self, path: Path | None = None) -> None:
        self._file = KeptFile(path or paths.settings_folder() / "imports.json")

    def recall(self, kind: SheetKind, columns: Sequence[SheetColumn]) -> dict[str, str]:
        """What was said of a sheet with these headings, by the letters of its columns."""
        known = table_in(self._file.read().get(_key(kind, columns)), _MOST_COLUMNS)
        letters = {each.letter for each in columns}
        found = {letter: text_in(wish, _LONGEST) for letter, wish in known.items()}
        return {letter: wish for letter, wish in found.items() if wish and letter in letters}

    def keep(
        self, kind: SheetKind, columns: Sequence[SheetColumn], wishes: Mapping[str, str]
    ) -> None:
        """Remember what was said; what is not said any more is forgotten."""
        key = _key(kind, columns)
        rest = {name: each for name, each in self._file.read().items() if name != key}
        newest = {key: dict(wishes)} if wishes else {}
        self._file.write(dict([*newest.items(), *rest.items()][:_MOST_SHEETS]))


def _key(kind: SheetKind, columns: Sequence[SheetColumn]) -> str:
    words = "\n".join(f"{each.letter} {each.heading}" for each in columns)
    return f"{kind.value}-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:24]}"
