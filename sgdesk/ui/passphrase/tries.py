"""How long to wait after wrong tries: not at all at first, then longer each time."""

import time
from collections.abc import Callable
from pathlib import Path

_FREE = 2
_LONGEST = 30


class Tries:
    """Wrong tries of each file since the window was opened."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong: dict[Path, int] = {}
        self._until: dict[Path, float] = {}

    def note_wrong(self, path: Path) -> None:
        """One more: from the third on 1, 2, 4 … seconds are to be waited, 30 at most."""
        self._wrong[path] = wrong = self._wrong.get(path, 0) + 1
        wait = min(2 ** (wrong - _FREE - 1), _LONGEST) if wrong > _FREE else 0
        self._until[path] = self._now() + wait

    def note_right(self, path: Path) -> None:
        """The file was opened: what went before is forgotten."""
        self._wrong.pop(path, None)
        self._until.pop(path, None)

    def wait(self, path: Path) -> int:
        """Whole seconds until the next try."""
        left = self._until.get(path, 0.0) - self._now()
        return max(0, -int(-left // 1)) if left > 0 else 0
