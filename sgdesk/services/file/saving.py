"""Putting finished papers where somebody wants them."""

from contextlib import suppress
from pathlib import Path

from sgdesk.data.file.disk.files import beside_others, make_folder, write_file

__all__ = ["beside_others", "make_folder", "remove_paper", "save_paper"]


def save_paper(path: Path, content: bytes) -> Path:
    """Write one paper; raises :class:`~sgdesk.domain.errors.InputError` where that cannot be."""
    return write_file(path, content)


def remove_paper(path: Path) -> None:
    """Remove a paper that was just written and is not wanted; where that cannot be, it stays."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
