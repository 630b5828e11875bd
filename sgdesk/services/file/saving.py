"""Putting finished papers where somebody wants them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from sgdesk.data.file.disk.files import beside_others, make_folder, write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.file import names as file_names
from sgdesk.reports.text.unprinted import noting_unprinted
from sgdesk.services.file.workspace import Workspace

__all__ = [
    "beside_others",
    "made_noting",
    "make_folder",
    "paper_name",
    "remove_paper",
    "save_paper",
]

Made = TypeVar("Made")
Unprinted = tuple[str, ...]
"""Words with a letter that no shipped font has, as typed; on paper a mark stands for it."""


def made_noting(make: Callable[[], Made]) -> tuple[Made, Unprinted]:
    """What ``make`` gives, and the words of all papers that it drew which are not whole."""
    with noting_unprinted() as words:
        made = make()
    return made, tuple(words)


def paper_name(
    workspace: Workspace,
    paper: str,
    day: date | None = None,
    *,
    of: str = "",
    ending: str = "pdf",
) -> str:
    """What a paper of this organisation is called as a file; see ``domain.file.names.paper_name``.

    ``day`` is the day that it speaks of, today where it is left out.
    """
    with workspace.file.reading() as connection:
        organisation = read_organisation(connection).name
    day = day or workspace.today()
    return file_names.paper_name(paper, organisation, day, of, ending)


def save_paper(path: Path, content: bytes) -> Path:
    """Write one paper; raises :class:`~sgdesk.domain.errors.InputError` where that cannot be."""
    return write_file(path, content)


def remove_paper(path: Path) -> bool:
    """Remove a paper that was just written and is not wanted; whether it is gone."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return not path.exists()
