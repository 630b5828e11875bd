"""Putting finished papers and e-mails where somebody wants them."""

from collections.abc import Sequence
from pathlib import Path

from sgdesk.data.files import write_file
from sgdesk.services.sending import Draft


def save_paper(path: Path, content: bytes) -> Path:
    """Write one paper; raises :class:`~sgdesk.domain.errors.InputError` where that cannot be."""
    return write_file(path, content)


def save_drafts(folder: Path, drafts: Sequence[Draft]) -> tuple[Path, ...]:
    """Write e-mails into a folder; raises as :func:`save_paper` does."""
    return tuple(write_file(folder / each.file_name, each.content) for each in drafts)
