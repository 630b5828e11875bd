"""Erasing as the file itself needs it: at once, on its day, and again after a restore."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sgdesk import paths
from sgdesk.data.erasing import act, ledger
from sgdesk.data.erasing.act import Target
from sgdesk.data.erasing.addings import all_with, together
from sgdesk.data.erasing.chosen import Chosen, chosen_from
from sgdesk.data.erasing.marks import people_marked
from sgdesk.data.erasing.parting import half_erased, make_two_again
from sgdesk.data.file import history as chain
from sgdesk.data.file.store import OrganisationFile, Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.organisation import read_settings
from sgdesk.domain.errors import FileError, RefusedError
from sgdesk.domain.people.keeping.erasing import Carried, Cell, Erasure, ErasureState, Subject
from sgdesk.domain.people.keeping.retention import AGAIN, ALIKE, carried_out_on, hold_from
from sgdesk.services.file.decided_last import follow_last_decisions


def check_no_hold(reader: Reader, day: date) -> None:
    """Raise :class:`RefusedError` while a hold over the whole file stands."""
    if hold_from(read_settings(reader, day)) is not None:
        raise RefusedError(
            "A hold stands over this file, and while it stands nothing is erased. Nothing was "
            "changed. Whoever looks after the file can take it off in Set-up > Privacy."
        )


def anybody_was_erased() -> bool:
    """Whether the log beside the backups knows anybody: then a restored file may hold them."""
    return bool(ledger.beside(paths.backup_folder()).erased)


def carry_out(file: OrganisationFile, *, erases_due: bool = True) -> Carried:
    """The work of :func:`~sgdesk.services.file.due_erasing.carry_out_due`, where there is any."""
    today = file.clock().date()
    decided, kept = follow_last_decisions(file, today)
    found = _look(file, today)
    due = found.come if erases_due else ()
    if found.has_log:
        note(file)
    if found.was_cut_off:
        _build_anew(file)
    if found.is_held:
        return Carried(held=len(due) + len(found.again), decided=decided, kept=kept)
    if make_two_again(file, found.lines):
        found = _look(file, today)
        due = found.come if erases_due else ()
    alike = [*_alike(file, today), *_half(file, found, today)]
    if due or found.again:
        _note_begun(file)
    went = [_carry_out_one(file, each, today) for each in due]
    for known_before, target in found.again:
        _erase_again(file, known_before, target, today)
    if due or found.again:
        note(file)
        _build_anew(file)
    gone = {ledger.whom_of(each) for each in due} | {each.whom for each, _ in found.again}
    return Carried(
        sum(each is not None for each in went),
        len(found.again),
        decided=decided,
        kept=kept,
        doubted=len(found.come) - len(due),
        others=sum(each or 0 for each in went),
        alike=_decide_on([each for each in alike if ledger.whom_of(each) not in gone], file, today),
    )


def _lines(file: OrganisationFile, reader: Reader) -> tuple[ledger.Erased, ...]:
    """Everybody whom a log says to be erased."""
    return (*ledger.in_file(reader), *ledger.known_of(reader, file.path).erased)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file that is opened says: who is here again, whose day has come, what stops it.

    ``lines`` are of everybody whom a log says to be erased. Whoever of those who are here again is
    ``half`` of two that are one here, while the other was not erased, is not erased at once.
    """

    lines: tuple[ledger.Erased, ...]
    again: tuple[tuple[ledger.Erased, Target], ...]
    half: tuple[tuple[ledger.Erased, Target], ...]
    come: tuple[Erasure, ...]
    has_log: bool
    is_held: bool
    was_cut_off: bool


def _look(file: OrganisationFile, today: date) -> _Found:
    with file.reading() as reader:
        log = ledger.read_erasures(reader)
        lines = _lines(file, reader)
        here = act.targets_on(reader, lines)
        half = half_erased(reader, lines)
        return _Found(
            lines,
            tuple(each for each in here if each[0].whom not in half),
            tuple(each for each in here if each[0].whom in half),
            tuple(e for e in log if e.state is ErasureState.WAITING and e.due_on <= today),
            bool(log),
            hold_from(read_settings(reader, today)) is not None,
            ledger.identity(reader) in ledger.beside(paths.backup_folder()).unwiped,
        )


def _note_begun(file: OrganisationFile) -> None:
    """Note that the file is to be built anew, so that a deed that is cut off is finished later."""
    with file.reading() as reader:
        whose = ledger.identity(reader)
    ledger.note_unwiped(paths.backup_folder(), whose, is_wiped=False)


def _build_anew(file: OrganisationFile) -> None:
    """Build the file anew after the deed; where a full disk does not let it, the next opening does.

    They are gone by then, and what they left is blanked: it must not be told as if nothing had
    been done.
    """
    with suppress(FileError):
        act.wipe(file)
        with file.reading() as reader:
            whose = ledger.identity(reader)
        ledger.note_unwiped(paths.backup_folder(), whose, is_wiped=True)


def note(file: OrganisationFile) -> bool:
    """Keep beside the backups what the file's own log says; false where it cannot be written.

    Every other place of backups that is known and there gets it too, so that a backup which is
    restored from it on another computer is known by it.
    """
    folder = paths.backup_folder()
    with file.reading() as reader:
        whose = ledger.identity(reader)
        new = ledger.log_in(reader)
        noted = ledger.note_beside(folder, new)
    for place in dict.fromkeys((*file.other_places, file.second_place)):
        if place is not None and place.is_dir():
            ledger.note_beside(place, ledger.beside(folder).with_all(new).of(whose))
    return noted


def take_log_along(whose: str, source: Path, target: Path) -> None:
    """Take what is noted of one file beside its backups in a folder over into another's log."""
    ledger.note_beside(target, ledger.beside(source).of(whose))


def _alike(file: OrganisationFile, today: date) -> list[ledger.NewErasure]:
    """Those whose name was erased in a copy that went another way, and nobody decided on yet.

    Here another entry added them, so nothing but the name fits.
    """
    with file.reading() as reader:
        log = ledger.read_erasures(reader)
        known = ledger.known_of(reader, file.path)
        marks = [
            each.known_by
            for each in dict.fromkeys((*ledger.in_file(reader), *known.erased))
            if chain.entry_with(reader, each.entry_hash) is None
        ]
        seen = {*map(ledger.whom_of, log), *map(ledger.whom_of, known.decided)}
        new = []
        for table, row_id in sorted(people_marked(reader, marks)):
            entry_id = act.founding_entry(reader, (table, row_id))
            target = act.target_of_entry(reader, Subject(table), row_id, entry_id)
            whom = (Subject(table), row_id, ledger.hash_of(reader, entry_id))
            if target is not None and whom not in seen:
                new.append(_entry_for_log(reader, target, today, ALIKE, ""))
    return new


def _half(file: OrganisationFile, found: _Found, today: date) -> list[ledger.NewErasure]:
    """Those who cannot be parted from somebody who was not erased, and whom nobody decided on yet.

    They wait and are told, as those who are known by their name alone.
    """
    with file.reading() as reader:
        log = set(map(ledger.whom_of, ledger.read_erasures(reader)))
        new = [_entry_for_log(reader, target, today, ALIKE, "") for _, target in found.half]
    return [each for each in new if ledger.whom_of(each) not in log]


def _decide_on(alike: Sequence[ledger.NewErasure], file: OrganisationFile, today: date) -> int:
    """Decide on those whose name was erased elsewhere; how many.

    Nobody is erased at once for a name: they wait, are told, and whoever is somebody else is kept.
    """
    for each in alike:
        with file.writing(ledger.DECIDING, {}) as writer:
            ledger.add_erasure(writer, replace(each, due_on=carried_out_on(today)))
    if alike:
        note(file)
    return len(alike)


def _carry_out_one(file: OrganisationFile, each: Erasure, today: date) -> int | None:
    """Erase somebody whose day has come, with what was undone of them; how many addings that was.

    ``None`` where nothing is held of them any more.
    """
    with file.reading() as reader:
        target = act.target_of_entry(reader, each.subject, each.row_id, each.entry_id)
        others = all_with(reader, target) if target is not None else ()
        chosen = _chosen_on_its_day(reader, each)
    with file.writing("erase", {"subject": each.subject.value}) as writer:
        if target is None:
            ledger.set_state(writer, each.id, ErasureState.DONE, today, "")
            return None
        kept = act.as_kept(act.erase(writer, together(target, others), chosen))
        ledger.set_state(writer, each.id, ErasureState.DONE, today, kept)
        _log_with(writer, others, each.id, _Why(today, each.reason, each.second_person))
    return len(others)


def _chosen_on_its_day(reader: Reader, each: Erasure) -> Chosen:
    """What was chosen when it was decided, as far as the numbers are still of the same rows."""
    chosen = chosen_from(each.kept)
    decided = ledger.decisions(reader).get(each.id)
    since = chain.entry_with(reader, decided) if decided else None
    return act.still_there(reader, chosen, since) if since is not None else chosen


@dataclass(frozen=True, slots=True)
class _Why:
    """When and why somebody is erased, and who agreed."""

    today: date
    reason: str
    second_person: str


def _log_with(writer: Writer, others: Sequence[Target], number: int, why: _Why) -> None:
    """Note further addings of somebody that went with them, so that a copy knows those too."""
    for each in others:
        new = _entry_for_log(writer.connection, each, why.today, why.reason, why.second_person)
        done = replace(new, state=ErasureState.DONE, done_on=why.today)
        ledger.add_erasure(writer, replace(done, kept=act.as_kept({"with": number})))


def _erase_again(file: OrganisationFile, known: ledger.Erased, target: Target, today: date) -> None:
    """Erase somebody whom the log knows; it is noted in this file's own log where it is not yet."""
    with file.writing("erase_again", {"subject": target.subject.value}) as writer:
        kept = act.erase(writer, target, known.chosen)
        if known.whom in {each.whom for each in ledger.in_file(writer.connection)}:
            return
        new = _entry_for_log(writer.connection, target, today, AGAIN, "")
        number = ledger.add_erasure(writer, new)
        ledger.set_state(writer, number, ErasureState.DONE, today, act.as_kept(kept))


def erase_in_copy(copy: OrganisationFile, file: OrganisationFile) -> bool:
    """Erase in a copy whoever the log of the file says to be erased; whether anybody was there.

    Raises :class:`RefusedError` where somebody is one with another who was not erased.
    """
    with file.reading() as reader:
        erased = ledger.in_file(reader)
    make_two_again(copy, erased)
    with copy.reading() as reader:
        again = act.targets_on(reader, erased)
        if half_erased(reader, erased):
            raise RefusedError("Two are one person in this copy, of whom just one was erased.")
    for known, target in again:
        _erase_again(copy, known, target, copy.clock().date())
    return bool(again)


def _entry_for_log(
    reader: Reader, target: Target, today: date, reason: str, second_person: str
) -> ledger.NewErasure:
    return ledger.NewErasure(
        subject=target.subject,
        row_id=target.row_id,
        entry_id=target.entry_id,
        entry_hash=ledger.hash_of(reader, target.entry_id),
        decided_on=today,
        due_on=today,
        reason=reason,
        second_person=second_person,
        state=ErasureState.WAITING,
    )


def erase_now(
    file: OrganisationFile,
    target: Target,
    *,
    reason: str,
    second_person: str = "",
    cells: frozenset[Cell] = frozenset(),
) -> tuple[set[str], bool]:
    """Erase somebody at once; returns the tables touched, and whether the log beside was kept too.

    Further addings of them that were undone go with them. Raises :class:`RefusedError` while a hold
    stands.
    """
    today = file.clock().date()
    _note_begun(file)
    with file.writing("erase", {"subject": target.subject.value}) as writer:
        check_no_hold(writer.connection, today)
        new = _entry_for_log(writer.connection, target, today, reason, second_person)
        number = ledger.add_erasure(writer, new)
        others = all_with(writer.connection, target)
        kept = act.erase(writer, together(target, others), Chosen(cells))
        ledger.set_state(writer, number, ErasureState.DONE, today, act.as_kept(kept))
        _log_with(writer, others, number, _Why(today, reason, second_person))
    noted = note(file)
    _build_anew(file)
    return writer.touched, noted


def decide(
    file: OrganisationFile,
    target: Target,
    *,
    due_on: date,
    reason: str,
    second_person: str,
    cells: frozenset[Cell] = frozenset(),
) -> tuple[int, set[str]]:
    """Put somebody on the log, to be erased on a day; returns the number of the line.

    ``cells`` are those of others out of which their name is taken on that day.
    """
    today = file.clock().date()
    with file.writing(ledger.DECIDING, {}) as writer:
        check_no_hold(writer.connection, today)
        made = _entry_for_log(writer.connection, target, today, reason, second_person)
        chosen = act.choose(writer.connection, target, cells).as_kept() if cells else {}
        kept = act.as_kept(chosen) if chosen else ""
        number = ledger.add_erasure(writer, replace(made, due_on=due_on, kept=kept))
    note(file)
    return number, writer.touched


def take_back(file: OrganisationFile, number: int) -> set[str]:
    """Take a decision back: they stay. Raises :class:`RefusedError` where it waits no longer."""
    with file.writing("keep_after_all", {}) as writer:
        log = {each.id: each for each in ledger.read_erasures(writer.connection)}
        if number not in log or log[number].state is not ErasureState.WAITING:
            raise RefusedError("It waits no longer. Nothing was changed.")
        ledger.set_state(writer, number, ErasureState.TAKEN_BACK, file.clock().date())
    with file.reading() as reader:
        stand = ledger.known_of(reader, file.path).stand
    theirs = tuple(each for each in stand if ledger.whom_of(each) == ledger.whom_of(log[number]))
    ledger.note_beside(
        paths.backup_folder(),
        ledger.Beside(decided=theirs, taken_back=tuple(each.decision for each in theirs)),
    )
    note(file)
    return writer.touched
