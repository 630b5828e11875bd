"""Saving a list that is on the screen as a sheet that anybody can open."""

from datetime import date
from pathlib import Path

from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.file.names import made_stem
from sgdesk.domain.organisation.shown_list import ShownList
from sgdesk.services.file.saving import paper_name, save_paper
from sgdesk.services.file.workspace import Workspace

BOOK, CSV = "xlsx", "csv"


def list_name(workspace: Workspace, shown: ShownList, as_at: date) -> str:
    """What the file of a list is called: what it is, whose, and of which day."""
    return paper_name(workspace, made_stem(shown.title, "list"), as_at, ending=BOOK)


def save_list(workspace: Workspace, shown: ShownList, as_at: date, path: Path) -> Path:
    """Write the list to ``path``: as CSV where its name ends so, else as a workbook.

    It holds what the list shows and no more. Raises
    :class:`~sgdesk.domain.errors.InputError` where it cannot be written.
    """
    from sgdesk.reports.sheets.shown_list import list_as_book, list_as_csv

    with workspace.file.reading() as connection:
        organisation = read_organisation(connection).name
    is_csv = path.suffix.lower() == f".{CSV}"
    make = list_as_csv if is_csv else list_as_book
    return save_paper(path, make(shown, organisation, as_at))
