"""One import from the file to the saved draft: one transaction and one entry to undo."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.people import people as people_data
from sgdesk.data.sheets import Sheet
from sgdesk.domain.datetext import DateOrder
from sgdesk.services.file.changes import NO_CHANGES, Changes, changes_of
from sgdesk.services.file.safety.backing_up import back_up_before
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.draft import Addition, ImportDraft, MatchCode, begin_draft
from sgdesk.services.imports.drafting.order import note_order
from sgdesk.services.imports.drafting.people import draft_people
from sgdesk.services.imports.drafting.rows import draft_roles, draft_tracker, draft_training
from sgdesk.services.imports.reading.choosing import choose_sheet
from sgdesk.services.imports.reading.columns import SheetKind, with_columns
from sgdesk.services.imports.reading.lists import parse_people, parse_roles, parse_training
from sgdesk.services.imports.reading.parsed import ParsedSheet, RowProblem, RowType
from sgdesk.services.imports.reading.tracker import parse_tracker
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import, or would: every row that was read is in one of the counts.

    A tracker is counted by its completions, with what was refused of it, cell or whole row, as
    one each; the other sheets by their rows. ``notes`` is what was passed over or should be
    looked at, each with its place. ``additions`` is told of a dry run alone.
    """

    read: int
    added: int
    already_present: int
    refused: tuple[RowProblem, ...]
    notes: tuple[RowProblem, ...]
    people_added: int = 0
    roles_added: int = 0
    changes: Changes = NO_CHANGES
    additions: tuple[Addition, ...] = ()


def import_sheet(
    workspace: Workspace,
    kind: SheetKind,
    path: Path,
    *,
    dates: str | None = None,
    worksheet: str | None = None,
    add_people: bool = False,
    dry_run: bool = False,
    columns: Mapping[str, str] | None = None,
) -> ImportReport:
    """Bring a sheet in, as one action that can be undone as one; or say what that would do.

    ``dates`` is an order of day and month where the person was asked; ``columns`` is what the
    person said of single columns (see ``reading.columns.with_columns``). Raises
    :class:`~sgdesk.domain.errors.InputError` where the sheet cannot be read, lacks a column,
    or leaves its dates or its worksheet in doubt; nothing is saved then.
    """
    plan = _Plan(kind, DateOrder(dates) if dates else None, add_people, columns or {})
    with _no_collecting():
        sheet = choose_sheet(path, worksheet)
        if not dry_run:
            back_up_before(workspace)
        return _try(workspace, sheet, plan) if dry_run else _save(workspace, sheet, plan, path.name)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Leave cycles of objects uncollected for a while.

    An import makes a great many objects that all stay until it ends; to look through them for
    cycles, again and again as their number grows, takes a quarter of its time and finds none.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What was asked for."""

    kind: SheetKind
    order: DateOrder | None
    add_people: bool
    columns: Mapping[str, str]


def _try(workspace: Workspace, sheet: Sheet, plan: _Plan) -> ImportReport:
    with workspace.file.reading() as connection:
        draft, read = _draft(workspace, connection, sheet, plan, [])
    return _report(draft, read, NO_CHANGES)


def _save(workspace: Workspace, sheet: Sheet, plan: _Plan, file: str) -> ImportReport:
    details: dict[str, object] = {"kind": plan.kind.value, "file": file}
    with workspace.file.writing("import", details) as writer:
        draft, read = _draft(workspace, writer.connection, sheet, plan)
        details["added"] = draft.added
        draft.save(writer)
    return _report(draft, read, changes_of(writer.touched))


def _draft(
    workspace: Workspace,
    connection: Reader,
    sheet: Sheet,
    plan: _Plan,
    additions: list[Addition] | None = None,
) -> tuple[ImportDraft, int]:
    topics = organisation_data.read_topics(connection)
    draft = begin_draft(
        connection,
        (workspace.pack(connection), workspace.denomination(connection)),
        workspace.today(),
        topics,
    )
    draft.additions = additions
    if plan.columns:
        sheet = with_columns(sheet, plan.kind, draft.courses.find, plan.columns)
    if plan.kind is SheetKind.TRACKER:
        read = _take_tracker(draft, sheet, plan)
    else:
        read = _take_form(draft, connection, sheet, plan)
    if draft.new.training.rows:
        note_order(draft, connection, rules_of_day(workspace, connection, workspace.today()))
    new_people = len(draft.new.people.rows)
    if new_people and plan.kind is not SheetKind.PEOPLE:
        draft.note(None, None, str(new_people), MatchCode.NEW_PEOPLE)
    return draft, read


def _take_tracker(draft: ImportDraft, sheet: Sheet, plan: _Plan) -> int:
    parsed = parse_tracker(sheet, draft.today, plan.order, draft.courses.find)
    draft.refused.extend(parsed.refused)
    draft.notes.extend(parsed.notes)
    draft_tracker(draft, parsed, add_people=plan.add_people)
    return draft.added + draft.already_present + len(draft.refused)


def _take_form(draft: ImportDraft, connection: Reader, sheet: Sheet, plan: _Plan) -> int:
    if plan.kind is SheetKind.ROLES:
        roles = parse_roles(sheet, draft.today)
        _carry_over(draft, roles)
        draft_roles(draft, roles, people_data.read_roles(connection, draft.today))
        return roles.read
    if plan.kind is SheetKind.PEOPLE:
        people = parse_people(sheet, draft.today, plan.order)
        _carry_over(draft, people)
        draft_people(draft, people)
        return people.read
    training = parse_training(sheet, draft.today, plan.order)
    _carry_over(draft, training)
    draft_training(draft, training, add_people=plan.add_people)
    return training.read


def _carry_over(draft: ImportDraft, parsed: ParsedSheet[RowType]) -> None:
    """What the reading of the sheet refused and noted, and the columns that it left out."""
    draft.refused.extend(parsed.refused)
    draft.notes.extend(parsed.notes)
    for left in parsed.left_columns:
        draft.note(None, left.column, left.heading, MatchCode.LEFT_COLUMN)


def _report(draft: ImportDraft, read: int, changes: Changes) -> ImportReport:
    return ImportReport(
        read=read,
        added=draft.added,
        already_present=draft.already_present,
        refused=tuple(sorted(draft.refused, key=_place)),
        notes=tuple(sorted(draft.notes, key=_place)),
        people_added=len(draft.new.people.rows),
        roles_added=len(draft.new.roles.rows),
        changes=changes,
        additions=tuple(draft.additions or ()),
    )


def _place(problem: RowProblem) -> tuple[int, int, str]:
    column = problem.column or ""
    return (problem.row or 0, len(column), column)
