"""One import from the file to the saved draft: one transaction and one entry to undo."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sgdesk.data import organisation as organisation_data
from sgdesk.data import people as people_data
from sgdesk.data.sheets import Sheet
from sgdesk.data.store import Reader
from sgdesk.domain.datetext import DateOrder
from sgdesk.services.imports.choosing import choose_sheet
from sgdesk.services.imports.draft import Draft, MatchCode, begin_draft
from sgdesk.services.imports.drafting import (
    draft_people,
    draft_roles,
    draft_tracker,
    draft_training,
)
from sgdesk.services.imports.forms import parse_people, parse_roles, parse_training
from sgdesk.services.imports.parsed import ParsedSheet, RowProblem, RowType
from sgdesk.services.imports.tracker import parse_tracker
from sgdesk.services.results import NO_CHANGES, Changes, changes_of
from sgdesk.services.workspace import Workspace


class SheetKind(StrEnum):
    """What a sheet holds."""

    ROLES = "roles"
    PEOPLE = "people"
    TRAINING = "training"
    TRACKER = "tracker"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import, or would: every row that was read is in one of the counts.

    A tracker is counted by its completions, the other sheets by their rows; ``notes`` is what
    was passed over, each with its place.
    """

    read: int
    added: int
    already_present: int
    refused: tuple[RowProblem, ...]
    notes: tuple[RowProblem, ...]
    people_added: int = 0
    roles_added: int = 0
    changes: Changes = NO_CHANGES


def import_sheet(
    workspace: Workspace,
    kind: SheetKind,
    path: Path,
    *,
    dates: str | None = None,
    worksheet: str | None = None,
    add_people: bool = False,
    dry_run: bool = False,
) -> ImportReport:
    """Bring a sheet in, as one deed that can be undone as one; or say what that would do.

    ``dates`` is an order of day and month where the person was asked. Raises
    :class:`~sgdesk.domain.errors.InputError` where the sheet cannot be read, lacks a column,
    or leaves its dates or its worksheet in doubt; nothing is saved then.
    """
    order = DateOrder(dates) if dates else None
    sheet = choose_sheet(path, worksheet)
    if dry_run:
        with workspace.file.reading() as connection:
            draft, read = _draft(workspace, connection, kind, sheet, order, add_people)
        return _report(draft, read, NO_CHANGES)
    details: dict[str, object] = {"kind": kind.value, "file": path.name}
    with workspace.file.writing("import", details) as writer:
        draft, read = _draft(workspace, writer.connection, kind, sheet, order, add_people)
        details["added"] = draft.added
        draft.save(writer)
    return _report(draft, read, changes_of(writer.touched))


def _draft(
    workspace: Workspace,
    connection: Reader,
    kind: SheetKind,
    sheet: Sheet,
    order: DateOrder | None,
    add_people: bool,
) -> tuple[Draft, int]:
    today = workspace.today()
    topics = organisation_data.read_topics(connection)
    draft = begin_draft(connection, workspace.pack(connection), today, topics)
    if kind is SheetKind.TRACKER:
        read = _take_tracker(draft, sheet, today, order, add_people)
    else:
        read = _take_form(draft, connection, kind, sheet, order, add_people)
    return draft, read


def _take_tracker(
    draft: Draft, sheet: Sheet, today: date, order: DateOrder | None, add_people: bool
) -> int:
    parsed = parse_tracker(sheet, today, order, draft.courses.find)
    draft.refused.extend(parsed.refused)
    draft.notes.extend(parsed.notes)
    draft_tracker(draft, parsed, add_people=add_people)
    return sum(len(row.completions) for row in parsed.rows)


def _take_form(
    draft: Draft,
    connection: Reader,
    kind: SheetKind,
    sheet: Sheet,
    order: DateOrder | None,
    add_people: bool,
) -> int:
    if kind is SheetKind.ROLES:
        roles = parse_roles(sheet, draft.today)
        _carry_over(draft, roles)
        draft_roles(draft, roles, people_data.read_roles(connection, draft.today))
        return roles.read
    if kind is SheetKind.PEOPLE:
        people = parse_people(sheet, draft.today, order)
        _carry_over(draft, people)
        draft_people(draft, people)
        return people.read
    training = parse_training(sheet, draft.today, order)
    _carry_over(draft, training)
    draft_training(draft, training, add_people=add_people)
    return training.read


def _carry_over(draft: Draft, parsed: ParsedSheet[RowType]) -> None:
    """What the reading of the sheet refused and noted, and the columns that it left out."""
    draft.refused.extend(parsed.refused)
    draft.notes.extend(parsed.notes)
    for left in parsed.left_columns:
        draft.note(None, left.column, left.heading, MatchCode.LEFT_COLUMN)


def _report(draft: Draft, read: int, changes: Changes) -> ImportReport:
    return ImportReport(
        read=read,
        added=draft.added,
        already_present=draft.already_present,
        refused=tuple(sorted(draft.refused, key=_place)),
        notes=tuple(sorted(draft.notes, key=_place)),
        people_added=len(draft.new.get("person", ())),
        roles_added=len(draft.new.get("role", ())),
        changes=changes,
    )


def _place(problem: RowProblem) -> tuple[int, int, str]:
    column = problem.column or ""
    return (problem.row or 0, len(column), column)
