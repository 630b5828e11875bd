"""From the rows of a sheet of people to a draft: everybody is added, filled in or refused."""

from dataclasses import replace
from datetime import date

from sgdesk.data.people.bulk import ImportedDetails
from sgdesk.data.sheets import cell_text
from sgdesk.domain.people.kinds import PersonKind, kind_named_by_any, kind_of
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.draft import HeldPost, ImportDraft
from sgdesk.services.imports.drafting.index import Known, Unmatched
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.drafting.matching import full_name
from sgdesk.services.imports.drafting.remarks import (
    NEW,
    name_column,
    note_difference,
    refuse_person,
)
from sgdesk.services.imports.drafting.roles import role_held
from sgdesk.services.imports.reading.values import Entry, ProblemCode, problem


def draft_person(draft: ImportDraft, entry: Entry, found: Known | Unmatched) -> None:
    """Add a person and their posts, or fill what was blank; overwrite nothing."""
    refused, changed = len(draft.refused), draft.changed
    if not kind_is_known(draft, entry):
        return
    person = _person_of(draft, entry, found)
    if person is not None:
        draft.tell_whose(entry, person.id)
        for name in entry.roles:
            role = role_held(draft, entry, name)
            if role is not None:
                _draft_post(draft, entry, (person.id, role))
    if draft.changed > changed:
        draft.added += 1
        draft.show(entry.row, full_name(entry.name), ", ".join(entry.roles), entry.role_start)
    elif len(draft.refused) == refused:
        draft.already_present += 1


def _person_of(draft: ImportDraft, entry: Entry, found: Known | Unmatched) -> Known | None:
    """The person whom the row means: known, new, or none where it cannot be told."""
    if isinstance(found, Known):
        note_difference(draft, entry, found)
        _note_left(draft, entry, found)
        _fill_person(draft, entry, found)
        return found
    if found not in NEW:
        refuse_person(draft, entry, found)
        return None
    return add_person(draft, entry, found, started=entry.started)


def kind_is_known(draft: ImportDraft, entry: Entry) -> bool:
    """Whether a row names a kind of ours, or none; one that names another is listed."""
    if not entry.kind or kind_of(entry.kind) is not None:
        return True
    draft.refuse(entry.row, entry.columns.get("kind"), entry.kind, MatchCode.UNKNOWN_KIND)
    return False


def add_person(draft: ImportDraft, entry: Entry, why: Unmatched, *, started: date | None) -> Known:
    """Add somebody with what the row says of them, in any sheet; a blank start is "not known"."""
    if why is Unmatched.OTHER_MARKS:
        column = name_column(entry.columns)
        draft.note(entry.row, column, full_name(entry.name), MatchCode.NAMESAKE)
    kind = kind_of(entry.kind) or kind_named_by_any(entry.roles)
    known = draft.add_person(
        entry.name,
        reference=entry.reference,
        email=entry.email,
        kind=kind or PersonKind.VOLUNTEER,
        started=started,
        left_on=entry.left,
        notes=entry.notes,
    )
    if kind is None:
        draft.assume_volunteer(known.id)
    return known


def starts_unknown(draft: ImportDraft) -> int:
    """Of how many new people neither a start nor that of a role is known."""
    begun = {who for (who, _), posts in draft.posts.items() if any(each.start for each in posts)}
    return sum(draft.details[who].started is None and who not in begun for who in draft.new_people)


def fill_address(draft: ImportDraft, entry: Entry, known: Known) -> Known:
    """Somebody who is known, with the e-mail of a row where they had none.

    They are kept here, or were new in a row before. Another one than is kept is noted: it stays as
    it was.
    """
    kept = draft.details[known.id]
    if not entry.email:
        return known
    if kept.email:
        if not _is_same(entry.email, kept.email):
            column = entry.columns.get("email")
            draft.note(entry.row, column, entry.email, MatchCode.KEPT_AS_IT_WAS)
        return known
    draft.fill_person(known.id, replace(kept, email=entry.email))
    if known.id not in draft.new.people:
        draft.filled.add(known.id)
    now = replace(known, email=entry.email)
    draft.index.replace(known, now)
    return now


def _take_kind(draft: ImportDraft, entry: Entry, known: Known) -> None:
    """Take how somebody belongs from a row that says it, where nobody had said it before.

    Who was a volunteer because no sheet said more is what the sheet says now; what somebody said
    stays.
    """
    kind = kind_of(entry.kind)
    is_open = known.id in draft.kinds_unsaid
    if is_open and kind is not None and draft.details[known.id].kind is PersonKind.VOLUNTEER:
        draft.say_kind(known.id, kind)


def fill_or_note_rest(draft: ImportDraft, entry: Entry, known: Known) -> None:
    """What else a sheet of training says of somebody known: a last day is filled where none is.

    Another kind or last day than is kept is noted, and so is a last day before a role of theirs.
    """
    _take_kind(draft, entry, known)
    kept = draft.details[known.id]
    kind = kind_of(entry.kind)
    if kind is not None and kind is not kept.kind:
        draft.note(entry.row, entry.columns.get("kind"), entry.kind, MatchCode.KEPT_AS_IT_WAS)
    if entry.left is None or entry.left == kept.left_on:
        return
    if kept.left_on is None and not _begins_after(draft, known, entry.left):
        draft.fill_person(known.id, replace(kept, left_on=entry.left))
        draft.left.add(known.id)
        draft.show(entry.row, full_name(entry.name), "Last day", entry.left)
    else:
        column = entry.columns.get("left") or name_column(entry.columns)
        draft.note(entry.row, column, cell_text(entry.left), MatchCode.KEPT_AS_IT_WAS)


def _note_left(draft: ImportDraft, entry: Entry, known: Known) -> None:
    """Note somebody who left, by what is kept, and whom the sheet has as one of us at present."""
    left = draft.details[known.id].left_on
    if left is not None and left < draft.today and entry.left is None:
        column = name_column(entry.columns) or entry.columns.get("reference")
        draft.note(entry.row, column, full_name(entry.name), MatchCode.HAS_LEFT)


def _fill_person(draft: ImportDraft, row: Entry, known: Known) -> None:
    """Fill what was blank; note what says something else than is kept."""
    _take_kind(draft, row, known)
    kept = draft.details[known.id]
    said = ImportedDetails(
        row.reference or None,
        row.email or None,
        kind_of(row.kind),
        row.started,
        _left_of(draft, row, known),
        row.notes,
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
        ("name", said.notes, said.notes if said.notes in filled.notes else filled.notes),
    ):
        if value and not _is_same(value, stands):
            told = row.kind if name == "kind" else str(value)
            draft.note(row.row, row.columns.get(name), told, MatchCode.KEPT_AS_IT_WAS)


def _left_of(draft: ImportDraft, row: Entry, known: Known) -> date | None:
    """The last day that a row says of somebody known; refused where a role of theirs begins later.

    Whoever leaves by hand is told the same: the role has to go first.
    """
    left = row.left
    if left is None or draft.details[known.id].left_on is not None:
        return left
    if not _begins_after(draft, known, left):
        return left
    column = row.columns.get("left") or name_column(row.columns)
    where = row.row, column, left.isoformat()
    draft.refused.append(problem(*where, ProblemCode.STARTS_AFTER_LEAVING))
    return None


def _begins_after(draft: ImportDraft, known: Known, left: date) -> bool:
    """Whether a role of theirs begins after a last day."""
    held = (posts for (person, _), posts in draft.posts.items() if person == known.id)
    return any(each.start is not None and each.start > left for posts in held for each in posts)


def _filled(kept: ImportedDetails, said: ImportedDetails) -> ImportedDetails:
    """What is kept, with what was said where it was blank."""
    return ImportedDetails(
        said.reference if kept.reference is None else kept.reference,
        said.email if kept.email is None else kept.email,
        said.kind if kept.kind is None else kept.kind,
        said.started if kept.started is None else kept.started,
        said.left_on if kept.left_on is None else kept.left_on,
        kept.notes or said.notes,
    )


def _is_same(said: str | date, kept: str | date | None) -> bool:
    """Whether two values are one; the case of a reference or an e-mail makes no difference."""
    if isinstance(said, str) and isinstance(kept, str):
        return fold(said) == fold(kept)
    return said == kept


def _draft_post(draft: ImportDraft, row: Entry, who: tuple[int, int]) -> None:
    """Add the post, or fill the blank days of one that is held; two may not overlap."""
    start, end = row.role_start, row.role_end
    left = draft.details[who[0]].left_on
    if start is not None and left is not None and start > left:
        where = row.row, row.columns.get("role_start"), start.isoformat()
        draft.refused.append(problem(*where, ProblemCode.STARTS_AFTER_LEAVING))
        return
    for place, held in enumerate(posts := draft.posts.get(who, [])):
        if _is_same_post(held, start):
            posts[place] = _fill_post(draft, row, held, who[0])
            return
        if start is not None and _overlap(held, start, end):
            where = row.row, row.columns.get("role_start"), start.isoformat()
            draft.refuse(*where, MatchCode.POST_OVERLAPS)
            return
    draft.add_post(*who, start or first_day(draft, who[0], end), end)


def first_day(draft: ImportDraft, person_id: int, end: date | None = None) -> date | None:
    """What a role begins with of which no start is said: the first day of whoever holds it.

    A role without a start counts since always (RULES, "Words"); of somebody whose first day with
    us is known that would be a day on which they were not here. Not one that lies after ``end``.
    """
    started = draft.details[person_id].started
    return None if started is not None and end is not None and end < started else started


def _is_same_post(held: HeldPost, start: date | None) -> bool:
    """Whether a row speaks of a post that is held, as far as the days tell."""
    if start is None or held.start == start:
        return True
    return held.start is None and (held.end is None or held.end >= start)


def _fill_post(draft: ImportDraft, row: Entry, held: HeldPost, person_id: int) -> HeldPost:
    """The post with the days of the row where it had none; another end is noted, not taken."""
    end = row.role_end if held.end is None else held.end
    start = held.start or row.role_start or first_day(draft, person_id, end)
    if start is not None and end is not None and end < start:
        where = row.row, row.columns.get("role_end"), end.isoformat()
        draft.refused.append(problem(*where, ProblemCode.ENDS_BEFORE_START))
        return held
    if row.role_end is not None and row.role_end != end:
        where = row.row, row.columns.get("role_end"), row.role_end.isoformat()
        draft.note(*where, MatchCode.KEPT_AS_IT_WAS)
    if (start, end) != (held.start, held.end):
        draft.fill_post(held.id, start, end)
    return HeldPost(held.id, start, end)


def _overlap(held: HeldPost, start: date, end: date | None) -> bool:
    begins_after = held.end is not None and start > held.end
    ends_before = end is not None and held.start is not None and end < held.start
    return not (begins_after or ends_before)
