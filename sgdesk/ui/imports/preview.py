"""Reading a sheet without writing anything: done away from the window's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sgdesk.domain.errors import UserError
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import (
    ROWS_GONE_THROUGH,
    DateOrderInDoubt,
    ImportReport,
    Opened,
    SheetColumn,
    SheetKind,
    SheetPicture,
    Source,
    fields_of,
    import_sheet,
    likely_kind,
    new_course_said,
    read_columns,
    sheet_names,
)
from sgdesk.services.imports.drafting.entries import Step, untold
from sgdesk.services.training.recording import course_choices
from sgdesk.ui.imports.column_words import other_keys
from sgdesk.ui.tasks import Progress
from sgdesk.ui.text import tr


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported; ``kind`` is ``None`` until it is chosen or told by the headings.

    ``add_people`` is ``None`` until the person says something of it: then those who are not known
    are added where the file holds nobody yet. ``columns`` is what was said of single columns, by
    their letters, ``decisions`` what was answered, by the questions' ids.
    """

    source: Source
    kind: SheetKind | None = None
    worksheet: str | None = None
    dates: str | None = None
    add_people: bool | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, str] = field(default_factory=dict)


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
    picture: SheetPicture | None = None
    doubt: DateOrderInDoubt | None = None
    error: UserError | None = None

    @property
    def unread(self) -> tuple[str, ...]:
        """The other worksheets of the file, of which nothing is read."""
        return tuple(each for each in self.worksheets if each != self.wish.worksheet)

    @property
    def kind(self) -> SheetKind:
        """What the sheet is read as."""
        return self.wish.kind or SheetKind.TRACKER


def read_preview(workspace: Workspace, wish: Wish) -> ImportPreview:
    """Read the file and say what an import of it would do.

    Raises :class:`UserError` where the file itself cannot be read.
    """
    opened = Opened(wish.source)
    names = sheet_names(opened)
    if wish.worksheet is None and names:
        wish = replace(wish, worksheet=names[0])
    if wish.kind is None:
        wish = replace(wish, kind=likely_kind(workspace, opened, wish.worksheet))
    kind = wish.kind or SheetKind.TRACKER
    courses = course_choices(workspace)
    found = ImportPreview(
        wish,
        names,
        read_columns(workspace, kind, opened, wish.worksheet),
        courses=tuple(each.title for each in courses),
    )
    fitting = fitting_columns(found)
    columns = read_columns(
        workspace, kind, opened, wish.worksheet, fitting, decisions=wish.decisions
    )
    found = replace(found, columns=columns)
    try:
        report = _tried(workspace, found, opened)
        if wish.add_people is None and not report.known:
            found = replace(found, wish=replace(wish, add_people=True))
            report = _tried(workspace, found, opened)
    except DateOrderInDoubt as doubt:
        return replace(found, doubt=doubt)
    except UserError as error:
        return replace(found, error=error)
    picture = SheetPicture(report, {each.id: each.title for each in courses})
    return replace(found, report=report, picture=picture)


def fitting_columns(found: ImportPreview) -> Mapping[str, str]:
    """What was said of columns, without what makes no sense in a sheet of this kind."""
    known = {"", "-", *other_keys(found.kind), *(each.value for each in fields_of(found.kind))}
    if found.kind is SheetKind.TRACKER:
        known |= set(found.courses)
    takes_new = found.kind is SheetKind.TRACKER
    return {
        letter: said
        for letter, said in found.wish.columns.items()
        if said in known or (takes_new and new_course_said(said) is not None)
    }


def run_import(workspace: Workspace, found: ImportPreview, progress: Progress) -> ImportReport:
    """Do what was wished for, with what stands in the sheet now."""

    def step(done: int, total: int) -> None:
        progress.step(done, total, tr(ROWS_GONE_THROUGH))

    return _import(workspace, found, found.wish.source, seen=found.report, step=step)


def _tried(workspace: Workspace, found: ImportPreview, opened: Opened) -> ImportReport:
    """Say what it would do."""
    return _import(workspace, found, opened, dry_run=True)


def _import(
    workspace: Workspace,
    found: ImportPreview,
    source: Source | Opened,
    *,
    dry_run: bool = False,
    seen: ImportReport | None = None,
    step: Step = untold,
) -> ImportReport:
    wish = found.wish
    return import_sheet(
        workspace,
        found.kind,
        source,
        dates=wish.dates,
        worksheet=wish.worksheet,
        add_people=bool(wish.add_people),
        dry_run=dry_run,
        columns=fitting_columns(found),
        decisions=wish.decisions,
        seen=seen,
        step=step,
    )
