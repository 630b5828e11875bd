"""Erasing somebody: who is meant, what it would take out, deciding it with a second person.

It is not done too easily: fourteen days lie between the decision and the deed, a hold over the
file stops all of it, and what names them elsewhere is shown first and never changed.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sgdesk.data.erasing import act, ledger
from sgdesk.data.erasing.act import Target
from sgdesk.data.erasing.addings import first_of, others_undone, target_undone, undoing
from sgdesk.data.erasing.trail import Undone, names_before, people_undone, takings_back
from sgdesk.data.erasing.waiting import people_to_erase
from sgdesk.data.file import history
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import read_settings
from sgdesk.data.people import people as people_data
from sgdesk.data.people.outside import read_outside
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.keeping.erasing import (
    BRINGS_PEOPLE,
    Cell,
    Erasure,
    ErasureState,
    Footprint,
    Subject,
)
from sgdesk.domain.people.keeping.retention import (
    ErasingReason,
    carried_out_on,
    hold_from,
    is_early,
    kind_words,
)
from sgdesk.domain.people.namesakes import name_key
from sgdesk.domain.text import fold
from sgdesk.services.file import erasing
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.safety import copies
from sgdesk.services.file.safety.copies import Cleansed, HeldIn
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.rights.retention import last_days


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody who can be erased: by the entry of the history that first added them.

    ``row_id`` is their number; 0 for everybody whom an import added. ``is_live`` is false for
    somebody who stands in the history alone, since their adding was undone.
    """

    subject: Subject
    row_id: int
    entry_id: int
    name: str
    reference: str = ""
    is_live: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """What erasing somebody would do, and what speaks for waiting.

    ``is_early`` where they would go within the six years for which training and roles are
    usually kept; ``hold_since`` where nothing may be erased at all. ``known_since`` is the day from
    which on backups hold them. ``in_history_too`` counts further addings of them that were undone:
    those go with them. ``namesakes`` counts who stays in the list under the same name: whether that
    is somebody else only a person can say, and what was undone under that name stays too.
    """

    whom: Whom
    footprint: Footprint
    kind: str
    last_day: date | None
    is_early: bool
    hold_since: date | None
    due_on: date
    known_since: datetime
    in_history_too: int = 0
    namesakes: int = 0


def find_person(workspace: Workspace, who: str) -> Whom:
    """Who is meant by a reference or a full name, in the file or in its history alone.

    Of several addings that were undone of one name and reference it is the newest. Raises
    :class:`InputError` where nobody is, or more than one.
    """
    with workspace.file.reading() as reader:
        found = _found(reader, who)
    if not found:
        raise InputError(
            "Nobody here has the reference or the full name {who}. Nothing was changed.", who=who
        )
    if len({_one_of(each) for each in found}) > 1:
        raise InputError(
            "{who} fits {count} people ({which}). Nothing was changed; name one by reference, or "
            "erase from their page in the window.",
            who=who,
            count=len(found),
            which=", ".join(each.reference or each.name for each in found),
        )
    return found[0]


def _one_of(whom: Whom) -> tuple[Subject, int, str, str]:
    """What tells people apart; of those who were undone, name and reference alone do."""
    return whom.subject, whom.row_id if whom.is_live else 0, fold(whom.name), whom.reference


def _found(reader: Reader, who: str) -> tuple[Whom, ...]:
    wanted = fold(who)
    people = people_data.read_people(reader)
    chosen = [each for each in people if (each.reference or "").strip() == who.strip() != ""]
    chosen = chosen or [each for each in people if fold(each.name) == wanted]
    outside = [each for each in read_outside(reader) if fold(each.name) == wanted]
    live = [
        _live(reader, Subject.PERSON, each.id, each.name, each.reference or "") for each in chosen
    ]
    live += [_live(reader, Subject.OUTSIDE_WORKER, each.id, each.name) for each in outside]
    return tuple(live) or _found_as_one(reader, who) or _found_in_history(reader, who)


def _found_as_one(reader: Reader, who: str) -> tuple[Whom, ...]:
    """Whoever is here with an entry of theirs that had this name, since the two became one."""
    wanted, reference = fold(who), who.strip()
    stays = {
        each.stays
        for each in names_before(reader)
        if reference == each.reference != "" or fold(each.name) == wanted
    }
    return tuple(
        _live(reader, Subject.PERSON, each.id, each.name, each.reference or "")
        for each in people_data.read_people(reader)
        if each.id in stays
    )


def _live(reader: Reader, subject: Subject, number: int, name: str, reference: str = "") -> Whom:
    return Whom(
        subject, number, act.founding_entry(reader, (subject.value, number)), name, reference
    )


def _found_in_history(reader: Reader, who: str) -> tuple[Whom, ...]:
    wanted, reference = fold(who), who.strip()
    return _undone(
        reader, lambda each: reference == each.reference != "" or fold(each.name) == wanted
    )


def _undone(reader: Reader, is_meant: Callable[[Undone], bool]) -> tuple[Whom, ...]:
    """Those who are meant of everybody who stands in the history alone, the newest first."""
    undoes = undoing(reader)
    found = {
        (each.key, target.entry_id): Whom(
            target.subject,
            target.row_id,
            target.entry_id,
            each.name,
            each.reference,
            is_live=False,
        )
        for each in people_undone(reader)
        if is_meant(each)
        for target in (target_undone(reader, each, undoes),)
        if target is not None
    }
    return tuple(found.values())


def undone_people(workspace: Workspace) -> tuple[Whom, ...]:
    """Everybody whose adding was undone and whom the history still names, the newest first.

    Of several addings of one name and reference it is the newest, with which the others go. Not
    those whom an import brought in: they are erased together, as :func:`undone_imports` has them.
    """
    with workspace.file.reading() as reader:
        imports = {each.id for each in history.entries(reader) if each.action in BRINGS_PEOPLE}
        undoes = undoing(reader)
        found = _undone(
            reader,
            lambda each: each.by_mistake or first_of(undoes, each.added_by) not in imports,
        )
    newest: dict[tuple[Subject, int, str, str], Whom] = {}
    for each in found:
        newest.setdefault(_one_of(each), each)
    return tuple(newest.values())


def whom_of_person(workspace: Workspace, person_id: int) -> Whom:
    """Somebody by their number in the file."""
    with workspace.file.reading() as reader:
        person = people_data.read_person(reader, person_id)
        return _live(reader, Subject.PERSON, person_id, person.name, person.reference or "")


def whom_of_outside(workspace: Workspace, worker_id: int) -> Whom:
    """A worker from outside by their number in the file."""
    with workspace.file.reading() as reader:
        name = next(each.name for each in read_outside(reader) if each.id == worker_id)
        return _live(reader, Subject.OUTSIDE_WORKER, worker_id, name)


def undone_imports(workspace: Workspace) -> tuple[Whom, ...]:
    """Imports that were undone and whose people still stand in the history, the newest first."""
    with workspace.file.reading() as reader:
        return tuple(
            Whom(Subject.IMPORT, 0, each.id, _list_of(each.details), is_live=False)
            for each in history.entries(reader)
            if each.action in BRINGS_PEOPLE
            and takings_back(reader, each.id)
            and (target := act.target_of_entry(reader, Subject.IMPORT, 0, each.id)) is not None
            and not target.is_live
        )


def _list_of(details: Mapping[str, object]) -> str:
    """What a list is called: its file, or the session that it was of."""
    of_session = ", ".join(filter(None, (str(details.get(key, "")) for key in ("course", "day"))))
    return str(details.get("file", "")) or of_session


def _target(reader: Reader, whom: Whom) -> Target:
    target = act.target_of_entry(reader, whom.subject, whom.row_id, whom.entry_id)
    if target is None:
        raise RefusedError("Nothing is held of them any more. Nothing was changed.")
    return target


def preview(workspace: Workspace, whom: Whom) -> Preview:
    """What erasing them would take out and what it leaves; nothing is changed."""
    today = workspace.today()
    with workspace.file.reading() as reader:
        target = _target(reader, whom)
        found = act.footprint(reader, target)
        kind, last = _kind_and_last_day(reader, whom, today)
        return Preview(
            whom=whom,
            footprint=found,
            kind=kind,
            last_day=last,
            is_early=target.is_live and is_early(last, today),
            hold_since=hold_from(read_settings(reader, today)),
            due_on=carried_out_on(today),
            known_since=datetime.fromisoformat(act.made_at(reader, whom.entry_id)),
            in_history_too=len(others_undone(reader, target)),
            namesakes=_namesakes(reader, whom),
        )


def _namesakes(reader: Reader, whom: Whom) -> int:
    """How many others stand in the list under their name."""
    if whom.subject is Subject.IMPORT:
        return 0
    named = [(Subject.PERSON, each.id, each.name) for each in people_data.read_people(reader)]
    named += [(Subject.OUTSIDE_WORKER, each.id, each.name) for each in read_outside(reader)]
    own = (whom.subject, whom.row_id) if whom.is_live else None
    wanted = name_key(whom.name)
    return sum(name_key(name) == wanted and (kind, number) != own for kind, number, name in named)


def _kind_and_last_day(reader: Reader, whom: Whom, today: date) -> tuple[str, date | None]:
    if not whom.is_live or whom.subject is Subject.IMPORT:
        return "", None
    if whom.subject is Subject.OUTSIDE_WORKER:
        worker = next(each for each in read_outside(reader) if each.id == whom.row_id)
        return kind_words("outside"), worker.ended_on
    person = people_data.read_person(reader, whom.row_id)
    posts = people_data.read_posts(reader, whom.row_id)
    return kind_words(person.kind.value), last_days([person], posts, today).get(person.id)


def decide_erasing(
    workspace: Workspace,
    whom: Whom,
    *,
    reason: ErasingReason,
    second_person: str,
    early_agreed: bool = False,
    cells: Collection[Cell] = (),
) -> tuple[date, Changes]:
    """Decide that somebody is erased in fourteen days; returns the day.

    ``cells`` are those of the preview's mentions out of which their name is taken as well.
    Raises :class:`InputError` without a second person, or where they left less than six years
    ago and nobody says that it was agreed; :class:`RefusedError` under a hold, or where it is
    decided already.
    """
    if not second_person.strip():
        raise InputError("Name a second person who agrees. Nothing was changed.")
    found = preview(workspace, whom)
    if found.is_early and not early_agreed:
        raise InputError(
            "Training and roles are usually kept for six years or more after somebody leaves. Say "
            "that your insurer or denomination agreed to less. Nothing was changed."
        )
    with workspace.file.reading() as reader:
        target = _target(reader, whom)
        if any(_is_same(each, whom) for each in _waiting(reader)):
            raise RefusedError("That is decided already, and waits for its day.")
    _, touched = erasing.decide(
        workspace.file,
        target,
        due_on=found.due_on,
        reason=reason.value,
        second_person=second_person.strip(),
        cells=frozenset(cells) & {each.cell for each in found.footprint.can_be_taken_out},
    )
    return found.due_on, changes_of(touched)


def _is_same(each: Erasure, whom: Whom) -> bool:
    return (each.subject, each.row_id, each.entry_id) == (whom.subject, whom.row_id, whom.entry_id)


def _waiting(reader: Reader) -> tuple[Erasure, ...]:
    return tuple(
        each for each in ledger.read_erasures(reader) if each.state is ErasureState.WAITING
    )


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Somebody who is to be erased on a day, and can be kept until then."""

    erasure: Erasure
    name: str


@dataclass(frozen=True, slots=True)
class ErasureLog:
    """Who waits, by name as long as they are here, and what was done, without names."""

    waiting: tuple[WaitingLine, ...]
    past: tuple[Erasure, ...]


def erasure_log(workspace: Workspace) -> ErasureLog:
    """Read what is decided and what was done, the newest first."""
    with workspace.file.reading() as reader:
        log = ledger.read_erasures(reader)
        names = {(Subject.PERSON, each.id): each.name for each in people_data.read_people(reader)}
        names |= {(Subject.OUTSIDE_WORKER, each.id): each.name for each in read_outside(reader)}
    waiting = tuple(
        WaitingLine(each, names.get((each.subject, each.row_id), ""))
        for each in log
        if each.state is ErasureState.WAITING
    )
    past = (e for e in log if e.state is not ErasureState.WAITING and not e.is_with_another)
    return ErasureLog(waiting, tuple(past))


def to_be_erased_on(workspace: Workspace, person_id: int) -> date | None:
    """The day on which somebody is to be erased; ``None`` where nothing is decided."""
    with workspace.file.reading() as reader:
        return people_to_erase(reader, (person_id,)).get(person_id)


def take_back(workspace: Workspace, erasure_id: int) -> Changes:
    """Take a decision back: they stay. Raises :class:`RefusedError` where it waits no longer."""
    return changes_of(erasing.take_back(workspace.file, erasure_id))


@dataclass(frozen=True, slots=True)
class Done:
    """What erasing at once did; ``noted`` is false where the log beside the backups failed."""

    footprint: Footprint
    noted: bool
    changes: Changes


def erase_at_once(
    workspace: Workspace,
    whom: Whom,
    *,
    reason: ErasingReason,
    second_person: str = "",
    cells: Collection[Cell] = (),
) -> Done:
    """Erase somebody now, without the fourteen days: an import by mistake, or the command line.

    ``cells`` as in :func:`decide_erasing`. Raises :class:`RefusedError` under a hold.
    """
    with workspace.file.reading() as reader:
        target = _target(reader, whom)
        erasing.check_no_hold(reader, workspace.today())
        found = act.footprint(reader, target)
    touched, noted = erasing.erase_now(
        workspace.file,
        target,
        reason=reason.value,
        second_person=second_person.strip(),
        cells=frozenset(cells) & {each.cell for each in found.can_be_taken_out},
    )
    return Done(found, noted, changes_of(touched))


def still_in_backups(workspace: Workspace, whom: Whom) -> tuple[HeldIn, ...]:
    """The backups and the copies beside the file that hold them, each with when it goes."""
    with workspace.file.reading() as reader:
        target = act.target_of_entry(reader, whom.subject, whom.row_id, whom.entry_id)
        joined = act.joined_into(reader, target) if target is not None else ()
        known = [(whom.subject, whom.row_id, whom.entry_id)]
        known += [(each.subject, each.row_id, each.entry_id) for each in joined]
        wanted = {
            (subject, row_id, ledger.hash_of(reader, entry)): entry
            for subject, row_id, entry in known
        }
    return copies.backups_holding(workspace.file, wanted)


def erase_in_backups(workspace: Workspace) -> Cleansed:
    """Erase whoever was erased in the automatic backups too, without waiting for their day."""
    return copies.cleanse_backups(workspace.file)
