"""From the rows of a sheet to a draft: what each row of roles, training and trackers means."""

from collections import Counter
from collections.abc import Mapping

from sgdesk.data.sheets import cell_text
from sgdesk.data.training.records import NewTraining
from sgdesk.domain.datetext import DAY_NOT_KNOWN
from sgdesk.domain.people.person import Role
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.draft import EntryKind, ImportDraft, MatchCode
from sgdesk.services.imports.drafting.index import Known, Unmatched
from sgdesk.services.imports.drafting.matching import Named, Teller, full_name
from sgdesk.services.imports.drafting.remarks import (
    NEW,
    name_column,
    note_difference,
    note_reference,
    refuse_person,
)
from sgdesk.services.imports.reading.parsed import (
    Completion,
    ParsedSheet,
    ParsedTracker,
    ParsedTraining,
    RoleRow,
    TrackerRow,
)


def draft_roles(draft: ImportDraft, sheet: ParsedSheet[RoleRow], kept: Mapping[int, Role]) -> None:
    """Add the roles that are not known; a known one has to call for the same."""
    asked = {fold(role.name): (role.group, role.requirements) for role in kept.values()}
    for row in sheet.rows:
        group = _group_key(draft, row.group)
        unknown = [key for key in row.requirements if not _is_requirement(draft, fold(key))]
        if row.group and group is None:
            draft.refuse(row.row, sheet.columns.get("group"), row.group, MatchCode.UNKNOWN_GROUP)
        elif unknown:
            column = sheet.columns.get("requirements")
            draft.refuse(row.row, column, unknown[0], MatchCode.UNKNOWN_REQUIREMENT)
        else:
            _draft_role(draft, row, group, asked, sheet.columns.get("role"))


def _draft_role(
    draft: ImportDraft,
    row: RoleRow,
    group: str | None,
    asked: dict[str, tuple[str | None, tuple[str, ...]]],
    column: str | None,
) -> None:
    chosen = draft.pack.group(group) if group else None
    usual = chosen.requirements if chosen else ()
    wanted = tuple(dict.fromkeys([fold(key) for key in row.requirements] or usual))
    key = fold(row.role)
    there = asked.get(key)
    if there is None:
        draft.add_role(row.role, group, wanted)
        draft.added += 1
        draft.show(row.row, row.role, ", ".join(wanted), None)
    elif there[0] == group and set(there[1]) == set(wanted):
        draft.already_present += 1
    elif there == (None, ()):
        draft.map_role(draft.roles[key], group, wanted)
        draft.added += 1
        draft.show(row.row, row.role, ", ".join(wanted), None)
    else:
        draft.refuse(row.row, column, row.role, MatchCode.ROLE_DIFFERS)
        return
    asked[key] = (group, wanted)


def _group_key(draft: ImportDraft, text: str) -> str | None:
    """The group that a cell means, by its key, its title or another name of it."""
    said = fold(text)
    for group in draft.pack.groups:
        if said in {fold(name) for name in (group.key, group.title, *group.aliases)}:
            return group.key
    return None


def _is_requirement(draft: ImportDraft, key: str) -> bool:
    return draft.pack.requirement(key) is not None or key in draft.topics


def draft_training(
    draft: ImportDraft, sheet: ParsedSheet[ParsedTraining], *, add_people: bool
) -> None:
    """Add the training of people who can be told, on courses that are known."""
    columns = sheet.columns
    teller = Teller(draft.index, sheet.rows)
    for row in sheet.rows:
        course = draft.courses.find(row.course)
        if course is None:
            draft.refuse(row.row, columns.get("course"), row.course, MatchCode.UNKNOWN_COURSE)
            continue
        person = teller.tell(row)
        if isinstance(person, Unmatched):
            if not (add_people and person in NEW):
                refuse_person(draft, row, person, columns)
                continue
            person = _add_person(draft, row, person, columns)
        _note_differences(draft, row, person, columns)
        _draft_one(draft, row, person, course, columns)


def _draft_one(
    draft: ImportDraft, row: ParsedTraining, person: Known, course: int, columns: Mapping[str, str]
) -> None:
    """Add one row of training, or say why it is not added."""
    entry = draft.add_training(
        NewTraining(
            person.id,
            course,
            row.completed_on,
            row.outcome,
            row.provider,
            row.method,
            certificate_number=row.certificate_number,
            notes=row.notes,
            month_only=row.month_only,
        )
    )
    if entry is EntryKind.ADDED:
        who = full_name(row.name) or row.reference
        draft.show(row.row, who, draft.courses.title(course), row.completed_on, row.notes)
    elif entry is EntryKind.OTHERWISE:
        column = columns.get("outcome", columns.get("completed_on"))
        draft.note(row.row, column, row.outcome.value, MatchCode.KEPT_AS_IT_WAS)


def _add_person(
    draft: ImportDraft, row: ParsedTraining, why: Unmatched, columns: Mapping[str, str]
) -> Known:
    """Add somebody of whom a sheet of training says no more than the name and the marks."""
    if why is Unmatched.OTHER_MARKS:
        draft.note(row.row, name_column(columns), full_name(row.name), MatchCode.NAMESAKE)
    return draft.add_person(row.name, reference=row.reference, email=row.email)


def _note_differences(
    draft: ImportDraft, row: Named, known: Known, columns: Mapping[str, str]
) -> None:
    note_difference(draft, row, known, columns)
    note_reference(draft, row, known, columns)


def draft_tracker(draft: ImportDraft, sheet: ParsedTracker, *, add_people: bool) -> None:
    """Add the completions of a tracker, and with ``add_people`` those who are not known."""
    for left in sheet.left_columns:
        draft.note(None, left.column, left.heading, MatchCode.LEFT_COLUMN)
    columns = sheet.columns
    untold = _untold_rows(sheet)
    teller = Teller(draft.index, sheet.rows)
    for row in sheet.rows:
        if row.row in untold:
            full = full_name(row.name)
            draft.refuse(row.row, name_column(columns), full, MatchCode.SAME_NAME_TWICE)
            continue
        person = teller.tell(row)
        if isinstance(person, Unmatched):
            if not (add_people and person in NEW):
                refuse_person(draft, row, person, columns)
                continue
            person = _add_from_tracker(draft, row, person, sheet)
        _note_differences(draft, row, person, columns)
        for done in row.completions:
            _draft_completion(draft, row, person, done)


def _draft_completion(draft: ImportDraft, row: TrackerRow, person: Known, done: Completion) -> None:
    """Add one cell of a tracker, or say why it is not added."""
    entry = draft.add_training(
        NewTraining(
            person.id,
            done.course,
            done.completed_on,
            notes=done.note,
            month_only=done.note.startswith(DAY_NOT_KNOWN),
        )
    )
    title = draft.courses.title(done.course)
    if entry is EntryKind.ADDED:
        draft.show(row.row, full_name(row.name), title, done.completed_on, done.note)
    elif entry is EntryKind.OTHERWISE:
        value = cell_text(done.completed_on)
        draft.note(row.row, done.column, value, MatchCode.KEPT_AS_IT_WAS)


def _untold_rows(sheet: ParsedTracker) -> frozenset[int]:
    """Rows whose name stands elsewhere too, without a reference or e-mail of their own."""
    names = Counter(fold(full_name(row.name)) for row in sheet.rows)
    marks = Counter(_marks(row) for row in sheet.rows)
    return frozenset(
        row.row
        for row in sheet.rows
        if names[fold(full_name(row.name))] > 1
        and (not (row.reference or row.email) or marks[_marks(row)] > 1)
    )


def _marks(row: TrackerRow) -> tuple[str, str, str]:
    return (fold(full_name(row.name)), fold(row.reference), fold(row.email))


def _add_from_tracker(
    draft: ImportDraft, row: TrackerRow, why: Unmatched, sheet: ParsedTracker
) -> Known:
    """Add somebody with their roles; a blank start is "not known"."""
    if why is Unmatched.OTHER_MARKS:
        column = name_column(sheet.columns)
        draft.note(row.row, column, full_name(row.name), MatchCode.NAMESAKE)
    person = draft.add_person(
        row.name,
        reference=row.reference,
        email=row.email,
        started=row.role_start,
        left_on=row.left,
    )
    for name in row.roles:
        role = draft.role_id(name, row.row, sheet.columns.get("role"))
        if (person.id, role) not in draft.posts:
            draft.add_post(person.id, role, row.role_start)
    return person
