"""Reading a sheet without writing anything: done away from the window's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sgdesk.domain.errors import UserError
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import (
    DateOrderInDoubt,
    ImportReport,
    SheetColumn,
    SheetKind,
    import_sheet,
    likely_kind,
    read_columns,
    sheet_names,
)
from sgdesk.services.training.recording import course_choices
from sgdesk.ui.imports.memory import ColumnMemory


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported; ``kind`` is ``None`` until it is chosen or told by the headings.

    ``columns`` is ``None`` until the person says something of them.
    """

    path: Path
    kind: SheetKind | None = None
    worksheet: str | None = None
    dates: str | None = None
    add_people: bool = False
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What came of reading: a report, or a doubt about dates, or why it cannot be used.

    ``headings`` are the columns as the sheet has them, ``columns`` as they are taken now.
    """

    wish: Wish
    worksheets: tuple[str, ...]
    headings: tuple[SheetColumn, ...] = ()
    columns: tuple[SheetColumn, ...] = ()
    courses: tuple[str, ...] = ()
    report: ImportReport | None = None
    doubt: DateOrderInDoubt | None = None
    error: UserError | None = field(default=None)

    @property
    def kind(self) -> SheetKind:
        """What the sheet is read as."""
        return self.wish.kind or SheetKind.TRACKER


def read_preview(workspace: Workspace, wish: Wish, memory: ColumnMemory) -> ImportPreview:
    """Read the file and say what an import of it would do.

    Raises :class:`UserError` where the file itself cannot be read.
    """
    names = sheet_names(wish.path)
    if wish.worksheet is None and names:
        wish = replace(wish, worksheet=names[0])
    if wish.kind is None:
        wish = replace(wish, kind=likely_kind(workspace, wish.path, wish.worksheet))
    kind = wish.kind or SheetKind.TRACKER
    headings = read_columns(workspace, kind, wish.path, wish.worksheet)
    if wish.columns is None:
        wish = replace(wish, columns=memory.recall(kind, headings))
    columns = headings
    if wish.columns:
        columns = read_columns(workspace, kind, wish.path, wish.worksheet, wish.columns)
    courses = tuple(each.title for each in course_choices(workspace))
    found = ImportPreview(wish, names, headings, columns, courses)
    try:
        return replace(found, report=run_import(workspace, wish, dry_run=True))
    except DateOrderInDoubt as doubt:
        return replace(found, doubt=doubt)
    except UserError as error:
        return replace(found, error=error)


def run_import(workspace: Workspace, wish: Wish, *, dry_run: bool) -> ImportReport:
    """Do what was wished for, or say what it would do."""
    return import_sheet(
        workspace,
        wish.kind or SheetKind.TRACKER,
        wish.path,
        dates=wish.dates,
        worksheet=wish.worksheet,
        add_people=wish.add_people,
        dry_run=dry_run,
        columns=wish.columns,
    )
