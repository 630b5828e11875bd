"""From entries to a draft: who and which course is meant, and what would be added."""

from collections.abc import Callable, Sequence, Set
from typing import Any, TypeAlias

from sgdesk.data.imports import ImportedTraining
from sgdesk.data.sheets import cell_text
from sgdesk.domain.text import fold
from sgdesk.domain.training.outcome import OUTCOMES, Outcome
from sgdesk.services.imports.drafting.days_apart import day_of_induction, stands_after
from sgdesk.services.imports.drafting.draft import EntryKind, ImportDraft
from sgdesk.services.imports.drafting.index import Known, Unmatched
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.drafting.matching import Teller, full_name
from sgdesk.services.imports.drafting.people import (
    add_person,
    draft_person,
    fill_address,
    fill_or_note_rest,
    first_day,
    kind_is_known,
)
from sgdesk.services.imports.drafting.remarks import (
    NEW,
    note_difference,
    note_reference,
    refuse_person,
)
from sgdesk.services.imports.drafting.roles import role_held, role_meant
from sgdesk.services.imports.reading.judged.levels import level_not_named
from sgdesk.services.imports.reading.judged.new_courses import new_course_said
from sgdesk.services.imports.reading.values import (
    Choice,
    Completion,
    Entry,
    QuestionKind,
    SheetKind,
    Where,
)

Step: TypeAlias = Callable[[int, int], object]
"""Hears how many of how many are done; what it raises ends the work."""

_LEAVE_OUT = "-"
_EVERY = 100
"""Entries between two steps, of which nobody sees more."""

_Line: TypeAlias = tuple[Any, ...]
"""Imported training without its first column, which is whose it is; the course comes first."""


def untold(_done: int, _total: int) -> None:
    """The step where nobody looks on."""


def draft_entries(
    draft: ImportDraft,
    entries: Sequence[Entry],
    kind: SheetKind,
    *,
    add_people: bool,
    set_aside: Sequence[Set[str]] = (),
    step: Step = untold,
) -> None:
    """Add what entries say: people and posts of a sheet of people, completions of the others.

    With ``add_people`` whoever is not known yet is added with their roles, else listed.
    ``set_aside`` are the words of rows that were refused: a name in one stands there twice, too.
    ``step`` hears how many of how many entries are gone through.
    """
    of_people = kind is SheetKind.PEOPLE
    entries = _without_shouting(entries)
    teller = Teller(
        draft.index,
        entries,
        draft.asking,
        of_people=of_people,
        one_row=not of_people and all(map(_is_tracked, entries)),
        asks_address=True,
        set_aside=set_aside,
        roles_of=draft.roles_of,
    )
    whose, lines = _Whose(draft, teller, add_people=add_people), _Lines(draft)
    for done, entry in enumerate(sorted(entries, key=_by_reference_alone)):
        if done % _EVERY == 0:
            step(done, len(entries))
        if of_people:
            draft_person(draft, entry, teller.tell(entry))
        else:
            _draft_trained(draft, entry, whose, lines, add_people=add_people)


def _without_shouting(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries with names in capitals as the sheet writes them elsewhere: "ANN SAMPLE"."""
    names = {id(each.name): each.name for each in entries}.values()
    shouted = {key for each in names if (said := full_name(each)).isupper() for key in [fold(said)]}
    if not shouted:
        return entries
    written = {
        fold(said): each
        for each in reversed(names)
        if not (said := full_name(each)).isupper() and fold(said) in shouted
    }
    if not written:
        return entries
    return [
        entry._replace(name=written.get(fold(said), entry.name))
        if (said := full_name(entry.name)).isupper()
        else entry
        for entry in entries
    ]


def _by_reference_alone(entry: Entry) -> bool:
    """Whether a row has no name; the one that says who bears its reference may stand below."""
    name = entry.name
    return not (name.given.strip() or name.family.strip())


def _is_tracked(entry: Entry) -> bool:
    return all(done.course is not None for done in entry.completions)


class _Whose:
    """Whose the rows of a sheet are; rows that name somebody in the same words are told once."""

    def __init__(self, draft: ImportDraft, teller: Teller, *, add_people: bool) -> None:
        self._draft, self._teller, self._add_people = draft, teller, add_people
        self._told: dict[tuple[object, ...], Known] = {}
        self._told_at = draft.index.changes

    def person(self, entry: Entry) -> Known | None:
        """The person of a row, added where that was wished; None of a row that is refused."""
        draft = self._draft
        if draft.index.changes != self._told_at:
            self._told, self._told_at = {}, draft.index.changes
        said = (id(entry.name), entry.reference, entry.email)  # entries keep their names alive
        if (known := self._told.get(said)) is not None:
            return known
        before = (len(draft.notes), draft.asking.times)
        person = self._teller.tell(entry)
        if isinstance(person, Unmatched):
            if not (self._add_people and person in NEW):
                refuse_person(draft, entry, person)
                return None
            if not kind_is_known(draft, entry):
                return None
            # The "Joined" of a tracker is read as the start of the role, and is theirs as well.
            return add_person(draft, entry, person, started=entry.started or entry.role_start)
        note_difference(draft, entry, person)
        note_reference(draft, entry, person)
        person = fill_address(draft, entry, person)
        if person.id not in draft.new.people:
            fill_or_note_rest(draft, entry, person)
        # What is noted or asked is each row's own, and so is a name that may be two people's.
        if not self._teller.by_row and before == (len(draft.notes), draft.asking.times):
            self._told[said] = person
        return person


class _Lines:
    """What the completions of a sheet are kept as; rows that share theirs are looked at once."""

    def __init__(self, draft: ImportDraft) -> None:
        self._draft = draft
        self._known: dict[int, Sequence[_Line | None]] = {}
        """By the identity of completions, which their entries keep alive."""

    def of(self, entry: Entry) -> Sequence[_Line | None]:
        """A line for each completion of a row; None for one whose course is not known."""
        known = self._known.get(id(entry.completions))
        if known is not None:
            return known
        draft = self._draft
        before = (len(draft.notes), len(draft.refused), draft.asking.times)
        lines = [_line(done, _course(draft, entry, done)) for done in entry.completions]
        if before == (len(draft.notes), len(draft.refused), draft.asking.times):
            self._known[id(entry.completions)] = lines
        return lines


def _line(done: Completion, course: int | None) -> _Line | None:
    """A completion as it is kept, but for whose it is."""
    if course is None:
        return None
    whole = ImportedTraining(
        0,
        course,
        done.completed_on,
        done.outcome,
        done.provider,
        done.method,
        done.certificate_number,
        done.note,
        done.month_only,
        done.provider_expiry,
    )
    return whole[1:]


def _draft_trained(
    draft: ImportDraft, entry: Entry, whose: _Whose, known: _Lines, *, add_people: bool
) -> None:
    lines = known.of(entry)
    if lines and not any(lines):
        return
    person = whose.person(entry)
    if person is None:
        return
    draft.tell_whose(entry, person.id)
    if entry.roles:
        if person.id in draft.new.people or (add_people and person.id not in draft.holders):
            _give_roles(draft, entry, person)
        else:
            _add_or_note_roles(draft, entry, person, may_add=add_people)
    left = entry.left or draft.details[person.id].left_on
    for done, line in zip(entry.completions, lines, strict=True):
        if line is not None and (left is None or stands_after(draft, entry, done, left)):
            _draft_completion(draft, entry, person, done, line)


def _course(draft: ImportDraft, entry: Entry, done: Completion) -> int | None:
    """The course of a completion; one that is not known is asked about, and listed till then."""
    if done.course is not None:
        return done.course
    said = done.heading.strip()
    asked = said.endswith("?") and said not in draft.courses.titles  # "Level 1?" may be another
    found = draft.courses.find(said)
    if found is not None and not asked:
        return found
    column = entry.columns.get("course")
    choices = [
        Choice(title, title, draft.asked_of.get(title, "")) for title in draft.courses.titles
    ]
    answer = draft.asking.answer(
        QuestionKind.COURSE,
        done.heading,
        Where(entry.row, column, done.heading),
        _asks_of_course(draft, done.heading, is_known=found is not None),
        [*choices, Choice(_LEAVE_OUT, "Leave it out")],
        maker=draft.new_courses,
    )
    new = new_course_said(answer)
    if new is not None:
        return draft.new_courses.make(new)
    if answer and answer != _LEAVE_OUT:
        return draft.courses.find(answer)
    if answer == _LEAVE_OUT:
        draft.note(entry.row, column, done.heading, MatchCode.ROLE_LEFT_OUT)
    else:
        draft.refuse(entry.row, column, done.heading, MatchCode.UNKNOWN_COURSE)
    return None


def _asks_of_course(draft: ImportDraft, heading: str, *, is_known: bool) -> str:
    if is_known:
        return f"“{heading}” leaves open which course it is. Which is it?"
    titles = (*draft.courses.titles, *(each.title for each in draft.pack.requirements))
    no_level = level_not_named(heading, draft.pack.short_name, titles, draft.levels)
    asks = f"“{heading}” is no course that is known here. Which is it?"
    return f"{asks} {no_level}" if no_level else asks


def _give_roles(draft: ImportDraft, entry: Entry, person: Known) -> None:
    for name in entry.roles:
        role = role_held(draft, entry, name)
        if role is not None and (person.id, role) not in draft.posts:
            draft.add_post(person.id, role, entry.role_start or first_day(draft, person.id))


def _add_or_note_roles(draft: ImportDraft, entry: Entry, person: Known, *, may_add: bool) -> None:
    """Add the roles that somebody known does not hold here, where that is said, or note them.

    Who is in two parts of a sheet may hold a role in each, or the sheet may call one role
    otherwise: so it is asked, once for each role.
    """
    for name in entry.roles:
        role = role_meant(draft, name)
        if role is not None and (person.id, role) in draft.posts:
            continue
        if may_add and role is not None and _holds_it_too(draft, entry, name):
            draft.add_post(person.id, role, entry.role_start or first_day(draft, person.id))
        else:
            draft.note(entry.row, entry.column_of_role(name), name, MatchCode.KEPT_AS_IT_WAS)


def _holds_it_too(draft: ImportDraft, entry: Entry, name: str) -> bool:
    where = Where(entry.row, entry.column_of_role(name) or "", name)
    asks = f"Who is here already holds another role than “{name}”. Do they hold it as well?"
    choices = (Choice("yes", "Yes, both roles"), Choice("no", "No, as it stands here"))
    about = f"also {fold(name)}"
    return draft.asking.answer(QuestionKind.WORD, about, where, asks, choices) == "yes"


def _draft_completion(
    draft: ImportDraft, entry: Entry, person: Known, done: Completion, line: _Line
) -> None:
    """Add one completion, or note that it is there otherwise."""
    course, day = line[:2]
    if course in draft.inductions and (person.id, course, day) not in draft.present:
        found = day_of_induction(draft, entry, person.id, done)
        if found is None:
            return
        done, line = done._replace(completed_on=found), (course, found, *line[2:])
    kept = draft.add_training(ImportedTraining._make((person.id, *line)))
    if draft.additions is not None:
        draft.taken.add((entry.row, done.column))
        if kept is EntryKind.ADDED:
            who = full_name(entry.name) or entry.reference
            title = draft.courses.title(line[0])
            is_done = done.outcome is Outcome.COMPLETED
            came = "" if is_done else OUTCOMES[done.outcome].word.capitalize()
            note = "; ".join(filter(None, (came, done.note)))
            draft.show(entry.row, who, title, done.completed_on, note)
    if kept is EntryKind.OTHERWISE:
        listed = done.course is None
        column = entry.columns.get("outcome", done.column) if listed else done.column
        said = done.outcome.value if listed else cell_text(done.completed_on)
        draft.note(entry.row, column, said, MatchCode.KEPT_AS_IT_WAS)
