"""One import from the file to the saved draft: one transaction and one entry to undo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.organisation.import_answers import keep_decisions, read_decisions
from sgdesk.data.organisation.kinds_unsaid import keep_unsaid
from sgdesk.data.people import people as people_data
from sgdesk.data.sheets import Sheet
from sgdesk.data.sheets.memory import without_collecting
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.errors import RefusedError
from sgdesk.services.file.changes import NO_CHANGES, Changes, changes_of
from sgdesk.services.file.safety.backing_up import back_up_before
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.brought_before import worksheets_brought
from sgdesk.services.imports.drafting.draft import Addition, ImportDraft, begin_draft
from sgdesk.services.imports.drafting.entered import still_to_tell, watched_rows
from sgdesk.services.imports.drafting.entries import Step, draft_entries, untold
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.drafting.order import note_order
from sgdesk.services.imports.drafting.people import starts_unknown
from sgdesk.services.imports.drafting.roles import draft_roles
from sgdesk.services.imports.left_notes import notes_columns, notes_to_remember
from sgdesk.services.imports.reading.asking import Asked, Asking
from sgdesk.services.imports.reading.choosing import Given, choose_sheet, looked_of
from sgdesk.services.imports.reading.columns import Means
from sgdesk.services.imports.reading.headings.speaking import speaks_of_reminding
from sgdesk.services.imports.reading.judged.new_courses import new_course_said
from sgdesk.services.imports.reading.looked import Looked
from sgdesk.services.imports.reading.reader import (
    SheetReading,
    expiry_columns,
    left_columns,
    private_columns,
    read_sheet,
    said_in_shifted,
)
from sgdesk.services.imports.reading.values import Question, RowProblem, SheetKind
from sgdesk.services.training.standing import rules_of_day

ROWS_GONE_THROUGH = "rows gone through"
"""What the steps of an import count, in words that a number follows."""


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
    courses_added: tuple[str, ...] = ()
    """The titles of the courses that are new."""
    others: int = 0
    """How much of what is added is training that is booked, under way or not completed."""
    trained: int = 0
    """How many people the completions are of."""
    known: int = 0
    """How many people the file held before."""
    changes: Changes = NO_CHANGES
    additions: tuple[Addition, ...] = ()
    questions: tuple[Question, ...] = ()
    """What the sheet leaves open, answered or not; cells without an answer are refused."""
    reading: SheetReading | None = None
    """The sheet as it was read; kept of a dry run alone."""
    people_filled: int = 0
    """How many who were here have an e-mail by it that they had not; of sheets of training."""
    people_left: int = 0
    """How many who were here have a last day by it that they had not; of sheets of training."""
    kinds_assumed: int = 0
    """How many new people are volunteers because neither a kind nor their role says otherwise."""
    starts_unknown: int = 0
    """Of how many new people the sheet does not say when they began."""
    taken: frozenset[tuple[int, str]] = frozenset()
    """The row and column of each day that comes in or is there already; of a dry run alone."""
    brought_before: frozenset[str] = frozenset()
    """The other worksheets of the file that came in earlier; of what was saved alone."""

    @property
    def people_left_out(self) -> int:
        """How many names stay out because nobody here bears them, and nobody was to be added."""
        code = MatchCode.UNKNOWN_PERSON
        return len({each.value for each in self.refused if each.code is code})

    @property
    def brings_something(self) -> bool:
        """Whether anything is new by it."""
        filled = self.people_filled + self.people_left
        return bool(self.added or self.people_added or self.roles_added or filled)


def import_sheet(
    workspace: Workspace,
    kind: SheetKind,
    path: Given,
    *,
    dates: str | None = None,
    worksheet: str | None = None,
    add_people: bool = False,
    dry_run: bool = False,
    columns: Mapping[str, str] | None = None,
    decisions: Mapping[str, str] | None = None,
    seen: ImportReport | None = None,
    step: Step = untold,
) -> ImportReport:
    """Bring a sheet in, as one action that can be undone as one; or say what that would do.

    ``dates`` is an order of day and month where the person was asked; ``columns`` is what the
    person said of single columns, by letter (a field, a course, or "-"); ``decisions`` answers
    questions by their ids, beside those that were answered before. ``seen`` is what a dry run
    said to whoever looked at it: what stands in the sheet has to be the same still. ``step`` hears
    how many of how many rows are gone through; what it raises takes everything back. Raises
    :class:`~sgdesk.domain.errors.InputError` where the sheet cannot be read, lacks a column,
    or leaves its dates or its worksheet in doubt, and :class:`RefusedError` where it is another
    than was seen; nothing is saved then.
    """
    plan = _Plan(
        kind,
        DateOrder(dates) if dates else None,
        add_people,
        columns or {},
        decisions or {},
        looked_of(path),
    )
    with without_collecting():
        sheet = choose_sheet(path, worksheet)
        if not dry_run:
            back_up_before(workspace)
        if dry_run:
            return _try(workspace, sheet, plan, step)
        return _save(workspace, sheet, plan, path.name, seen, step)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What was asked for."""

    kind: SheetKind
    order: DateOrder | None
    add_people: bool
    columns: Mapping[str, str]
    decisions: Mapping[str, str]
    looked: Looked


def _try(workspace: Workspace, sheet: Sheet, plan: _Plan, step: Step) -> ImportReport:
    with workspace.file.reading() as connection:
        draft, reading = _draft(workspace, connection, sheet, plan, step, [])
    return _report(draft, reading, NO_CHANGES)


def _save(
    workspace: Workspace,
    sheet: Sheet,
    plan: _Plan,
    file: str,
    seen: ImportReport | None,
    step: Step,
) -> ImportReport:
    details: dict[str, object] = {"kind": plan.kind.value, "file": file}
    if not sheet.named_as_file:
        details["worksheet"] = sheet.name
    with workspace.file.writing("import", details) as writer:
        before = worksheets_brought(writer.connection, file)
        draft, reading = _draft(workspace, writer.connection, sheet, plan, step)
        if seen is not None:
            _check_same(seen.reading, reading)
        details["added"] = draft.added
        draft.save(writer)
        keep_unsaid(writer, draft.kinds_unsaid)
        keep_decisions(writer, _answers(draft, plan) | notes_to_remember(reading, plan.columns))
    return replace(_report(draft, reading, changes_of(writer.touched)), brought_before=before)


def _check_same(seen: SheetReading | None, now: SheetReading) -> None:
    if seen is not None and seen.sheet != now.sheet:
        raise RefusedError(
            "The sheet was changed since you looked at it. Choose it again, to see what it "
            "holds now. Nothing was taken in."
        )


def _answers(draft: ImportDraft, plan: _Plan) -> dict[str, str]:
    """The answers to keep: those to what this sheet asked, as they were offered, or taken back."""
    given = plan.decisions
    questions = draft.asking.questions()
    asked = (
        each for each in questions if each.id in given and not each.once and not _is_day_of(each)
    )
    return {each.id: _to_keep(each.answer) for each in asked if each.answer == given[each.id]}


def _is_day_of(question: Question) -> bool:
    """Whether a day was answered: it is that of these people, and says nothing of the next."""
    return question.latest is not None and all(
        choice.key != question.answer for choice in question.choices
    )


def _to_keep(answer: str) -> str:
    """An answer as the next sheet takes it: a course that was new is known by its title then."""
    new = new_course_said(answer)
    return new.title if new is not None else answer


def _draft(
    workspace: Workspace,
    connection: Reader,
    sheet: Sheet,
    plan: _Plan,
    step: Step,
    additions: list[Addition] | None = None,
) -> tuple[ImportDraft, SheetReading]:
    topics = organisation_data.read_topics(connection)
    asking = Asking({**read_decisions(connection), **plan.decisions})
    packs = (workspace.pack(connection), workspace.denomination(connection))
    draft = begin_draft(connection, packs, workspace.today(), topics, asking)
    draft.additions = additions
    reading = read_sheet(sheet, _asked(draft, plan), asking)
    draft.refused.extend(reading.refused)
    draft.watched = watched_rows(reading.notes)
    _tell_columns(draft, reading)
    if plan.kind is SheetKind.ROLES:
        kept = people_data.read_roles(connection, draft.today)
        draft_roles(draft, reading.roles, kept)
    else:
        draft_entries(
            draft,
            reading.entries,
            plan.kind,
            add_people=plan.add_people,
            set_aside=said_in_shifted(reading),
            step=step,
        )
    order = plan.order or DateOrder.DMY
    draft.notes.extend(still_to_tell(draft, connection, reading.notes, order))
    if draft.new.training.rows:
        note_order(draft, connection, rules_of_day(workspace, connection, workspace.today()))
    new_people = len(draft.new.people.rows)
    if new_people and plan.kind is not SheetKind.PEOPLE:
        draft.note(None, None, str(new_people), MatchCode.NEW_PEOPLE)
    return draft, reading


def _asked(draft: ImportDraft, plan: _Plan) -> Asked:
    return Asked(
        plan.kind,
        draft.today,
        draft.courses.find,
        plan.order,
        tuple(draft.roles),
        draft.courses.titles,
        partnership=draft.pack.short_name,
        requirements=[each.title for each in draft.pack.requirements],
        asked_of=draft.asked_of,
        levels=draft.levels,
        columns=plan.columns,
        looked=plan.looked,
        maker=draft.new_courses,
    )


def _tell_columns(draft: ImportDraft, reading: SheetReading) -> None:
    """List the columns that nothing was taken from, those that were not understood first."""
    left, of_notes = left_columns(reading), notes_columns(reading)
    for column in sorted(left, key=lambda each: each.means is not Means.UNKNOWN):
        unknown = column.means is Means.UNKNOWN
        left_code = MatchCode.LEFT_NOTES if column in of_notes else MatchCode.LEFT_COLUMN
        code = MatchCode.NOT_UNDERSTOOD if unknown else left_code
        draft.note(None, column.letter, column.heading, code)
    for column in expiry_columns(reading):
        reminds = speaks_of_reminding(column.heading)
        code = MatchCode.REMINDERS if reminds else MatchCode.WORKED_OUT
        draft.note(None, column.letter, column.heading, code)
    for column in private_columns(reading):
        draft.note(None, column.letter, column.heading, MatchCode.NOT_BROUGHT_IN)


def _report(draft: ImportDraft, reading: SheetReading, changes: Changes) -> ImportReport:
    counted = draft.added + draft.already_present + len(draft.refused)
    tracked = any(table.shape is SheetKind.TRACKER for table in reading.tables)
    return ImportReport(
        read=counted if tracked else reading.read,
        added=draft.added,
        already_present=draft.already_present,
        refused=tuple(sorted(draft.refused, key=_place)),
        notes=tuple(sorted(draft.notes, key=_place)),
        people_added=len(draft.new.people.rows),
        roles_added=len(draft.new.roles.rows),
        courses_added=draft.new_courses.titles,
        trained=len(draft.trained),
        people_filled=len(draft.filled),
        people_left=len(draft.left),
        kinds_assumed=len(draft.kinds_assumed),
        starts_unknown=starts_unknown(draft),
        others=draft.others,
        known=len(draft.details) - len(draft.new.people.rows),
        changes=changes,
        additions=tuple(draft.additions or ()),
        questions=draft.asking.questions(),
        reading=reading if draft.additions is not None else None,
        taken=frozenset(draft.taken),
    )


def _place(problem: RowProblem) -> tuple[int, int, str]:
    column = problem.column or ""
    return (problem.row or 0, len(column), column)
