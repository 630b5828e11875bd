"""Putting finished papers where somebody wants them."""

from pathlib import Path

from sgdesk.data.file.files import make_folder, write_file

__all__ = ["make_folder", "save_paper"]


def save_paper(path: Path, content: bytes) -> Path:
    """Write one paper; raises :class:`~sgdesk.domain.errors.InputError` where that cannot be."""
    return write_file(path, content)
