"""From the rows of a sheet of people to a draft: everybody is added, filled in or refused."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sgdesk.data.people.bulk import ImportedDetails
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.draft import HeldPost, ImportDraft, MatchCode
from sgdesk.services.imports.drafting.index import Known, Unmatched
from sgdesk.services.imports.drafting.matching import Teller, full_name
from sgdesk.services.imports.drafting.remarks import (
    NEW,
    name_column,
    note_difference,
    refuse_person,
)
from sgdesk.services.imports.reading.parsed import ParsedSheet, PersonRow, ProblemCode, problem


def draft_people(draft: ImportDraft, sheet: ParsedSheet[PersonRow]) -> None:
    """Add people and posts that are not known, and fill what was blank; overwrite nothing."""
    teller = Teller(draft.index, sheet.rows, of_people=True)
    for row in sheet.rows:
        refused, changed = len(draft.refused), draft.changed
        if row.kind and _kind(row.kind) is None:
            draft.refuse(row.row, sheet.columns.get("kind"), row.kind, MatchCode.UNKNOWN_KIND)
            continue
        person = _person_of(draft, row, teller.tell(row), sheet.columns)
        if person is not None and row.role:
            role = draft.role_id(row.role, row.row, sheet.columns.get("role"))
            _draft_post(draft, row, (person.id, role), sheet.columns)
        if len(draft.refused) == refused:
            draft.added += draft.changed > changed
            draft.already_present += draft.changed == changed
            if draft.changed > changed:
                draft.show(row.row, full_name(row.name), row.role, row.role_start)


def _person_of(
    draft: ImportDraft, row: PersonRow, found: Known | Unmatched, columns: Mapping[str, str]
) -> Known | None:
    """The person whom the row means: known, new, or none where it cannot be told."""
    if isinstance(found, Known):
        note_difference(draft, row, found, columns)
        _fill_person(draft, row, found, columns)
        return found
    if found not in NEW:
        refuse_person(draft, row, found, columns)
        return None
    if found is Unmatched.OTHER_MARKS:
        draft.note(row.row, name_column(columns), full_name(row.name), MatchCode.NAMESAKE)
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


def _fill_person(
    draft: ImportDraft, row: PersonRow, known: Known, columns: Mapping[str, str]
) -> None:
    """Fill what was blank; note what says something else than is kept."""
    kept = draft.details[known.id]
    said = ImportedDetails(
        row.reference or None, row.email or None, _kind(row.kind), row.started, row.left
    )
    filled = _filled(kept, said)
    if filled != kept:
        draft.fill_person(known.id, filled)
        now = replace(known, reference=filled.reference, email=filled.email)
        draft.index.replace(known, now)
    for name, value, stands in (
        ("reference", said.reference, filled.reference),
        ("email", said.email, filled.email),
        ("kind", said.kind, filled.kind),
        ("started", said.started, filled.started),
        ("left", said.left_on, filled.left_on),
    ):
        if value and not _is_same(value, stands):
            draft.note(row.row, columns.get(name), str(value), MatchCode.KEPT_AS_IT_WAS)


def _filled(kept: ImportedDetails, said: ImportedDetails) -> ImportedDetails:
    """What is kept, with what was said where it was blank."""
    return ImportedDetails(
        said.reference if kept.reference is None else kept.reference,
        said.email if kept.email is None else kept.email,
        said.kind if kept.kind is None else kept.kind,
        said.started if kept.started is None else kept.started,
        said.left_on if kept.left_on is None else kept.left_on,
    )


def _is_same(said: str | date, kept: str | date | None) -> bool:
    """Whether two values are one; the case of a reference or an e-mail makes no difference."""
    if isinstance(said, str) and isinstance(kept, str):
        return fold(said) == fold(kept)
    return said == kept


def _draft_post(
    draft: ImportDraft, row: PersonRow, who: tuple[int, int], columns: Mapping[str, str]
) -> None:
    """Add the post, or fill the blank days of one that is held; two may not overlap."""
    start, end = row.role_start, row.role_end
    left = draft.details[who[0]].left_on
    if start is not None and left is not None and start > left:
        where = row.row, columns.get("role_start"), start.isoformat()
        draft.refused.append(problem(*where, ProblemCode.STARTS_AFTER_LEAVING))
        return
    for place, held in enumerate(posts := draft.posts.get(who, [])):
        if _is_same_post(held, start):
            posts[place] = _fill_post(draft, row, held, columns)
            return
        if start is not None and _overlap(held, start, end):
            where = row.row, columns.get("role_start"), start.isoformat()
            draft.refuse(*where, MatchCode.POST_OVERLAPS)
            return
    draft.add_post(*who, start, end)


def _is_same_post(held: HeldPost, start: date | None) -> bool:
    """Whether a row speaks of a post that is held, as far as the days tell."""
    if start is None or held.start == start:
        return True
    return held.start is None and (held.end is None or held.end >= start)


def _fill_post(
    draft: ImportDraft, row: PersonRow, held: HeldPost, columns: Mapping[str, str]
) -> HeldPost:
    """The post with the days of the row where it had none; another end is noted, not taken."""
    start = row.role_start if held.start is None else held.start
    end = row.role_end if held.end is None else held.end
    if start is not None and end is not None and end < start:
        where = row.row, columns.get("role_end"), end.isoformat()
        draft.refused.append(problem(*where, ProblemCode.ENDS_BEFORE_START))
        return held
    if row.role_end is not None and row.role_end != end:
        where = row.row, columns.get("role_end"), row.role_end.isoformat()
        draft.note(*where, MatchCode.KEPT_AS_IT_WAS)
    if (start, end) != (held.start, held.end):
        draft.fill_post(held.id, start, end)
    return HeldPost(held.id, start, end)


def _overlap(held: HeldPost, start: date, end: date | None) -> bool:
    begins_after = held.end is not None and start > held.end
    ends_before = end is not None and held.start is not None and end < held.start
    return not (begins_after or ends_before)
