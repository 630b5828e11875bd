"""From the rows of a sheet to a draft: who and what each row means, row by row."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sgdesk.domain.names import PersonName
from sgdesk.domain.people import PersonKind, Role
from sgdesk.domain.text import fold
from sgdesk.services.imports.draft import Draft, HeldPost, MatchCode
from sgdesk.services.imports.matching import Known, Unmatched
from sgdesk.services.imports.parsed import (
    ParsedSheet,
    ParsedTracker,
    PersonRow,
    RoleRow,
    TrackerRow,
    TrainingRow,
)
from sgdesk.services.training import Outcome

_UNMATCHED = {
    Unmatched.UNKNOWN: MatchCode.UNKNOWN_PERSON,
    Unmatched.AMBIGUOUS: MatchCode.AMBIGUOUS_PERSON,
}


def draft_roles(draft: Draft, sheet: ParsedSheet[RoleRow], kept: Mapping[int, Role]) -> None:
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
    draft: Draft,
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


def _group_key(draft: Draft, text: str) -> str | None:
    """The group that a cell means, by its key, its title or another name of it."""
    said = fold(text)
    for group in draft.pack.groups:
        if said in {fold(name) for name in (group.key, group.title, *group.aliases)}:
            return group.key
    return None


def _is_requirement(draft: Draft, key: str) -> bool:
    return draft.pack.requirement(key) is not None or key in draft.topics


def draft_people(draft: Draft, sheet: ParsedSheet[PersonRow]) -> None:
    """Add people and posts that are not known, and fill what was blank; overwrite nothing."""
    for row in sheet.rows:
        refused, changed = len(draft.refused), draft.changed
        if row.kind and _kind(row.kind) is None:
            draft.refuse(row.row, sheet.columns.get("kind"), row.kind, MatchCode.UNKNOWN_KIND)
            continue
        person = _person_of(draft, row, sheet.columns)
        if person is not None and row.role:
            role = draft.role_id(row.role, row.row, sheet.columns.get("role"))
            _draft_post(draft, row, (person.id, role), sheet.columns.get("role_start"))
        if len(draft.refused) == refused:
            draft.added += draft.changed > changed
            draft.already_present += draft.changed == changed
            if draft.changed > changed:
                draft.show(row.row, _full(row.name), row.role, row.role_start)


def _person_of(draft: Draft, row: PersonRow, columns: Mapping[str, str]) -> Known | None:
    """The person whom the row means: known, new, or none where it cannot be told."""
    found = _find(draft, row.name, row.email, row.reference)
    if found is Unmatched.AMBIGUOUS:
        column = columns.get("family_name", columns.get("name"))
        draft.refuse(row.row, column, _full(row.name), MatchCode.AMBIGUOUS_PERSON)
        return None
    if isinstance(found, Known):
        _fill_person(draft, row, found.id, columns)
        return found
    return draft.add_person(
        row.name,
        reference=row.reference,
        email=row.email,
        kind=_kind(row.kind) or PersonKind.VOLUNTEER,
        started=row.started,
        left_on=row.left,
    )


_KINDS = {
    "employee": PersonKind.STAFF,
    "paid": PersonKind.STAFF,
    "paid staff": PersonKind.STAFF,
    "member of staff": PersonKind.STAFF,
    "helper": PersonKind.VOLUNTEER,
    "governor": PersonKind.TRUSTEE,
    "contracted": PersonKind.CONTRACTOR,
    "placement": PersonKind.STUDENT,
    "student on placement": PersonKind.STUDENT,
} | {kind.value: kind for kind in PersonKind}


def _kind(text: str) -> PersonKind | None:
    """What a cell says of how somebody belongs, in the singular or the plural."""
    said = fold(text)
    return _KINDS.get(said) or _KINDS.get(said.removesuffix("s"))


def _find(draft: Draft, name: PersonName, email: str, reference: str) -> Known | Unmatched:
    """As the index finds; but another e-mail beside the same name is somebody else."""
    key = fold(_full(name))
    if by_reference := draft.index.by_reference(reference):
        return by_reference
    found = draft.index.find(key, email, reference)
    if found is Unmatched.AMBIGUOUS:
        return Unmatched.UNKNOWN if email and _all_have_mail(draft, key) else found
    if isinstance(found, Known) and email and found.email and fold(email) != fold(found.email):
        return Unmatched.UNKNOWN
    return found


def _all_have_mail(draft: Draft, key: str) -> bool:
    return all(each.email for each in draft.index.bearers(key))


def _full(name: PersonName) -> str:
    return f"{name.given} {name.family}".strip()


def _fill_person(draft: Draft, row: PersonRow, person_id: int, columns: Mapping[str, str]) -> None:
    """Fill what was blank; note what says something else than is kept."""
    kept = draft.details[person_id]
    said = {
        "reference": row.reference or None,
        "email": row.email or None,
        "started": row.started,
        "left_on": row.left,
    }
    blanks = {name: value for name, value in said.items() if value and kept[name] is None}
    if blanks:
        kept.update(blanks)
        draft.fill("person", person_id, **blanks)
    for name, value in said.items():
        if value and kept[name] != value:
            column = columns.get("left" if name == "left_on" else name)
            draft.note(row.row, column, str(value), MatchCode.KEPT_AS_IT_WAS)


def _draft_post(draft: Draft, row: PersonRow, who: tuple[int, int], column: str | None) -> None:
    """Add the post, or fill the blank day of one that is held; two may not overlap."""
    start, end = row.role_start, row.role_end
    for place, held in enumerate(posts := draft.posts.get(who, [])):
        if start is None or held.start == start:
            if end is not None and held.end is None:
                draft.fill("post", held.id, end=end)
                posts[place] = HeldPost(held.id, held.start, end)
            return
        if held.start is None and (held.end is None or held.end >= start):
            draft.fill("post", held.id, start=start)
            posts[place] = HeldPost(held.id, start, held.end)
            return
        if _overlap(held, start, end):
            draft.refuse(row.row, column, start.isoformat(), MatchCode.POST_OVERLAPS)
            return
    draft.add_post(*who, start, end)


def _overlap(held: HeldPost, start: date, end: date | None) -> bool:
    begins_after = held.end is not None and start > held.end
    ends_before = end is not None and held.start is not None and end < held.start
    return not (begins_after or ends_before)


def draft_training(draft: Draft, sheet: ParsedSheet[TrainingRow], *, add_people: bool) -> None:
    """Add the training of people who can be told, on courses that are known."""
    columns = sheet.columns
    for row in sheet.rows:
        key = fold(_full(row.name))
        person = draft.index.find(key, row.email, row.reference)
        course = draft.courses.find(row.course)
        if course is None:
            draft.refuse(row.row, columns.get("course"), row.course, MatchCode.UNKNOWN_COURSE)
            continue
        if person is Unmatched.UNKNOWN and add_people and key:
            person = draft.add_person(row.name, reference=row.reference, email=row.email)
        if isinstance(person, Unmatched):
            _refuse_person(draft, row, person, columns)
            continue
        added = draft.add_training(
            person.id,
            course,
            completed_on=row.completed_on,
            outcome=row.outcome,
            provider=row.provider,
            method=row.method,
            certificate_number=row.certificate_number,
            notes=row.notes,
        )
        if added:
            who = _full(row.name) or row.reference
            draft.show(row.row, who, draft.courses.title(course), row.completed_on, row.notes)


def _refuse_person(
    draft: Draft, row: TrainingRow, why: Unmatched, columns: Mapping[str, str]
) -> None:
    full = _full(row.name)
    value = full or row.reference
    names = ("family_name", "name", "given_name", "reference") if full else ("reference",)
    column = next((columns[name] for name in names if name in columns), None)
    draft.refuse(row.row, column, value, _UNMATCHED[why])


def draft_tracker(draft: Draft, sheet: ParsedTracker, *, add_people: bool) -> None:
    """Add the completions of a tracker, and with ``add_people`` those who are not known."""
    for left in sheet.left_columns:
        draft.note(None, left.column, left.heading, MatchCode.LEFT_COLUMN)
    column = next(
        (sheet.columns[name] for name in ("name", "family_name") if name in sheet.columns),
        None,
    )
    untold = _untold_rows(sheet)
    for row in sheet.rows:
        if row.row in untold:
            draft.refuse(row.row, column, _full(row.name), MatchCode.SAME_NAME_TWICE)
            continue
        person = _find(draft, row.name, row.email, row.reference)
        if person is Unmatched.UNKNOWN and add_people:
            person = _add_from_tracker(draft, row, sheet)
        if isinstance(person, Unmatched):
            draft.refuse(row.row, column, _full(row.name), _UNMATCHED[person])
            continue
        for done in row.completions:
            added = draft.add_training(
                person.id,
                done.course,
                completed_on=done.completed_on,
                outcome=Outcome.COMPLETED,
                notes=done.note,
            )
            if added:
                title = draft.courses.title(done.course)
                draft.show(row.row, _full(row.name), title, done.completed_on, done.note)


def _untold_rows(sheet: ParsedTracker) -> frozenset[int]:
    """Rows whose name stands elsewhere too, without a reference or e-mail of their own."""
    names = Counter(fold(_full(row.name)) for row in sheet.rows)
    marks = Counter(_marks(row) for row in sheet.rows)
    return frozenset(
        row.row
        for row in sheet.rows
        if names[fold(_full(row.name))] > 1
        and (not (row.reference or row.email) or marks[_marks(row)] > 1)
    )


def _marks(row: TrackerRow) -> tuple[str, str, str]:
    return (fold(_full(row.name)), fold(row.reference), fold(row.email))


def _add_from_tracker(draft: Draft, row: TrackerRow, sheet: ParsedTracker) -> Known:
    """Add somebody with their roles; a blank start is "not known"."""
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
