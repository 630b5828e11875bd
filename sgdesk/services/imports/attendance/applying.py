"""Bringing a list into a session: one transaction, one entry in the history, one Undo."""

from dataclasses import dataclass

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.import_answers import SAME, keep_decisions
from sgdesk.data.people.people import add_person
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.data.sessions.sessions import read_session
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import KeptPerson
from sgdesk.domain.text import fold
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.safety.backing_up import back_up_before
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.attendance.drafting import draft_from
from sgdesk.services.imports.attendance.places import in_their_order
from sgdesk.services.imports.attendance.values import (
    Effect,
    ListDraft,
    ListLine,
    ListOf,
    ListWish,
    Verdict,
    Whose,
)
from sgdesk.services.imports.attendance.who import name_question
from sgdesk.services.imports.drafting.matching import full_name
from sgdesk.services.imports.reading.choosing import choose_sheet
from sgdesk.services.people.kinds_unsaid import note_unsaid
from sgdesk.services.sessions.attendance import Mark, Marked, take_marks
from sgdesk.services.sessions.bookings import Booked, free_place, take_bookings

ACTIONS = {ListOf.ATTENDANCE: "bring_in_attendance", ListOf.BOOKINGS: "bring_in_bookings"}


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came of a list: the draft as it was carried out, and what followed from it."""

    changes: Changes
    draft: ListDraft
    marked: Marked | None = None
    booked: Booked | None = None
    given_back: int = 0
    people_added: int = 0


def bring_in_list(
    workspace: Workspace, session_id: int, wish: ListWish, seen: ListDraft | None = None
) -> BroughtIn:
    """Carry a list out as it was shown and answered; what is still asked about stays as it was.

    A backup is made before, as before any import.

    ``seen`` is the draft that somebody looked at. Raises :class:`InputError` where the list is of
    another session or says nothing new, and :class:`RefusedError` where it or what is kept says
    another thing than was seen, and as ticking in and booking do. Nothing is saved then.
    """
    sheet = choose_sheet(wish.source, wish.worksheet)
    noted: dict[str, object] = {"course": "", "day": "", "people": 0}
    back_up_before(workspace)
    with workspace.file.writing(ACTIONS[wish.of], noted) as writer:
        draft = draft_from(workspace, writer.connection, session_id, sheet, wish)
        _check(draft, seen)
        noted["course"], noted["day"] = draft.course, long_date(draft.held_on)
        people = _people(writer, draft)
        noted["people"] = len(people)
        done = (_book if wish.of is ListOf.BOOKINGS else _tick)(workspace, writer, draft, people)
        keep_decisions(writer, _answers(draft))
    return BroughtIn(changes_of(writer.touched), draft, *done, people_added=draft.added)


def _check(draft: ListDraft, seen: ListDraft | None) -> None:
    if seen is not None and _done(seen) != _done(draft):
        raise RefusedError(
            "The list, or what is kept here, has changed since you looked at it. It is read "
            "again: look once more. Nothing was saved."
        )
    if draft.other and not draft.is_this_session:
        raise InputError(
            "This list says that it is of another day or course. Say first that it is of this "
            "session. Nothing was saved."
        )
    if not draft.does_anything:
        raise InputError("Nothing of this list is new here. Nothing was saved.")


def _done(draft: ListDraft) -> set[tuple[str, Effect, int | None, str, bool]]:
    """For whom something would be done, and what."""
    done = (Effect.YES, Effect.NO)
    lines = (each for each in draft.lines if each.effect in done)
    return {(each.key, each.effect, each.person_id, each.reason, each.waits) for each in lines}


def _people(writer: Writer, draft: ListDraft) -> dict[int, ListLine]:
    """Everybody for whom something is done, by their ids, with those who are new added."""
    found: dict[int, ListLine] = {}
    for each in in_their_order(draft.lines):
        if each.effect not in (Effect.YES, Effect.NO):
            continue
        number = each.person_id
        if number is None:
            number = _add(writer, each)
            note_unsaid(writer, [number])
        found.setdefault(number, each)
    return found


def _add(writer: Writer, line: ListLine) -> int:
    name = line.name
    return add_person(
        writer,
        KeptPerson(
            given_name=name.given,
            family_name=name.family,
            match_key=fold(full_name(name)),
            title=name.title,
            reference=None,
            email=line.email or None,
            kind=PersonKind.VOLUNTEER,
            started=None,
            notes="",
            may_email=True,
            line_manager_id=None,
            under_18=False,
        ),
    )


_Done = tuple[Marked | None, Booked | None, int]


def _tick(
    workspace: Workspace, writer: Writer, draft: ListDraft, people: dict[int, ListLine]
) -> _Done:
    marks = [
        Mark(number, attended=True)
        if each.effect is Effect.YES
        else Mark(number, attended=False, reason=each.reason)
        for number, each in people.items()
    ]
    return take_marks(workspace, writer, draft.session_id, marks), None, 0


def _book(
    workspace: Workspace, writer: Writer, draft: ListDraft, people: dict[int, ListLine]
) -> _Done:
    session = read_session(writer.connection, draft.session_id)
    gone = {number for number, each in people.items() if each.effect is Effect.NO}
    for each in read_bookings(writer.connection, session_id=draft.session_id):
        if each.person_id in gone:
            free_place(writer, each, people[each.person_id].words[:200])
    coming = [number for number in people if number not in gone]
    return None, take_bookings(workspace, writer, session, coming), len(gone)


def _answers(draft: ListDraft) -> dict[str, str]:
    """The names that were matched by hand, for the next list; none that was two people's."""
    found: dict[str, set[str]] = {}
    for each in draft.lines:
        by_hand = each.by_hand and each.person_id is not None and each.whose is not Whose.NEW
        is_said = each.verdict is not Verdict.ASK and fold(each.said) != fold(each.person)
        if by_hand and is_said:
            found.setdefault(name_question(each.said), set()).add(f"{SAME}{fold(each.person)}")
    return {key: next(iter(people)) for key, people in found.items() if len(people) == 1}
