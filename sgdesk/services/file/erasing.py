"""Erasing as the file itself needs it: at once, on its day, and again after a restore."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sgdesk import paths
from sgdesk.data.erasing import act, ledger
from sgdesk.data.erasing.act import Target
from sgdesk.data.file.store import OrganisationFile, Reader
from sgdesk.data.organisation.organisation import read_settings
from sgdesk.domain.errors import FileError, RefusedError
from sgdesk.domain.people.erasing import Cell, Erasure, ErasureState, Subject
from sgdesk.domain.people.retention import hold_from


@dataclass(frozen=True, slots=True)
class Carried:
    """What opening a file carried out: decisions whose day had come, and those done before.

    ``again`` were erased before and stood in the file once more, after a restore for instance.
    ``held`` wait because a hold stands. In a file that was restored from another day ``decided``
    are to be erased once more, and ``kept`` stay, as was decided last. ``doubted`` wait because the
    clock by which their day has come may be wrong.
    """

    due: int = 0
    again: int = 0
    held: int = 0
    decided: int = 0
    kept: int = 0
    doubted: int = 0

    def __bool__(self) -> bool:
        return bool(self.due or self.again or self.decided or self.kept or self.doubted)


NOTHING = Carried()


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
    """Erase whoever's day has come, and whoever was erased and is here again.

    Quick where there is nothing to do. A file that is open for reading is left as it is. By a clock
    that may be wrong nobody's day has come: not ``erases_due``.
    """
    if not file.may_write:
        return NOTHING
    today = file.clock().date()
    decided, kept = _follow_last_decisions(file, today)
    with file.reading() as reader:
        log = ledger.read_erasures(reader)
        here = ledger.in_file(reader)
        known = _known(file, reader)
        again = act.targets_on(reader, (*here, *known.erased))
        waiting = tuple(each for each in log if each.state is ErasureState.WAITING)
        come = tuple(each for each in waiting if each.due_on <= today)
        due = come if erases_due else ()
        held = hold_from(read_settings(reader, today)) is not None
        was_cut_off = ledger.identity(reader) in ledger.beside(paths.backup_folder()).unwiped
    if log:
        note(file)
    if was_cut_off:
        _build_anew(file)
    if held:
        return Carried(held=len(due) + len(again), decided=decided, kept=kept)
    if due or again:
        _note_begun(file)
    done = sum(_carry_out_one(file, each, today) for each in due)
    for each, target in again:
        _erase_again(file, each, target, today)
    if due or again:
        note(file)
        _build_anew(file)
    doubted = len(come) - len(due)
    return Carried(done, len(again), decided=decided, kept=kept, doubted=doubted)


def _known(file: OrganisationFile, reader: Reader) -> ledger.Beside:
    """What the logs say of this file: the one beside the backups, and one beside the file."""
    found = ledger.beside(paths.backup_folder()).with_all(ledger.beside(file.path.parent))
    return found.of(ledger.identity(reader))


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


def _follow_last_decisions(file: OrganisationFile, today: date) -> tuple[int, int]:
    """Bring the log of a file from another day to what was decided last; how many, and kept.

    Nobody is erased, and nobody kept, against the last decision, whatever was restored.
    """
    with file.reading() as reader:
        log, known = ledger.read_erasures(reader), _known(file, reader)
        if not log and not known.decided:
            return 0, 0
        own = ledger.decisions(reader)
        waiting = [each for each in log if each.state is ErasureState.WAITING]
        kept = {each.id for each in waiting if own.get(each.id) in known.taken_back}
        there = {_whom(each) for each in waiting if each.id not in kept}
        taken_back = ledger.taken_back_in(reader)
        missing = {
            _whom(each): (each, target)
            for each, target in act.targets_on(reader, known.stand)
            if _whom(each) not in there and each.decision not in taken_back
        }
    if kept:
        with file.writing("keep_after_all", {}) as writer:
            for number in sorted(kept):
                ledger.set_state(writer, number, ErasureState.TAKEN_BACK, today)
    for each, target in missing.values():
        with file.writing(ledger.DECIDING, {}) as writer:
            ledger.add_erasure(writer, _decided_before(each, target))
    with file.reading() as reader:
        waits = ledger.decided_in_file(reader)
        new = ledger.Beside(decided=waits, taken_back=ledger.taken_back_in(reader))
    ledger.note_beside(paths.backup_folder(), new)
    return len(missing), len(kept)


def _whom(each: Erasure | ledger.Decided) -> tuple[Subject, int, str]:
    return each.subject, each.row_id, each.entry_hash


def _decided_before(each: ledger.Decided, target: Target) -> ledger.NewErasure:
    """A decision as it stands beside the backups; who agreed to it does not."""
    return ledger.NewErasure(
        subject=each.subject,
        row_id=each.row_id,
        entry_id=target.entry_id,
        entry_hash=each.entry_hash,
        decided_on=date.fromisoformat(each.decided_on),
        due_on=date.fromisoformat(each.due_on),
        reason=each.reason,
        second_person="",
        state=ErasureState.WAITING,
        kept=act.as_kept({"cells": [list(e) for e in sorted(each.chosen)]}) if each.cells else "",
    )


def _carry_out_one(file: OrganisationFile, each: Erasure, today: date) -> bool:
    with file.reading() as reader:
        target = act.target_of_entry(reader, each.subject, each.row_id, each.entry_id)
    with file.writing("erase", {"subject": each.subject.value}) as writer:
        kept = act.as_kept(act.erase(writer, target, each.cells)) if target else ""
        ledger.set_state(writer, each.id, ErasureState.DONE, today, kept)
    return target is not None


def _erase_again(file: OrganisationFile, known: ledger.Erased, target: Target, today: date) -> None:
    """Erase somebody whom the log knows; it is noted in this file's own log where it is not yet."""
    with file.writing("erase_again", {"subject": target.subject.value}) as writer:
        kept = act.erase(writer, target, known.chosen)
        if known.whom in {each.whom for each in ledger.in_file(writer.connection)}:
            return
        new = _entry_for_log(writer.connection, target, today, "again", "")
        number = ledger.add_erasure(writer, new)
        ledger.set_state(writer, number, ErasureState.DONE, today, act.as_kept(kept))


def erase_in_copy(copy: OrganisationFile, file: OrganisationFile) -> bool:
    """Erase in a copy whoever the log of the file says to be erased; whether anybody was there."""
    with file.reading() as reader:
        erased = ledger.in_file(reader)
    with copy.reading() as reader:
        again = act.targets_on(reader, erased)
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

    Raises :class:`RefusedError` while a hold stands.
    """
    today = file.clock().date()
    _note_begun(file)
    with file.writing("erase", {"subject": target.subject.value}) as writer:
        check_no_hold(writer.connection, today)
        new = _entry_for_log(writer.connection, target, today, reason, second_person)
        number = ledger.add_erasure(writer, new)
        kept = act.erase(writer, target, cells)
        ledger.set_state(writer, number, ErasureState.DONE, today, act.as_kept(kept))
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
        chosen = act.as_kept({"cells": [list(each) for each in sorted(cells)]}) if cells else ""
        number = ledger.add_erasure(writer, replace(made, due_on=due_on, kept=chosen))
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
        stand = _known(file, reader).stand
    theirs = tuple(each for each in stand if _whom(each) == _whom(log[number]))
    ledger.note_beside(
        paths.backup_folder(),
        ledger.Beside(decided=theirs, taken_back=tuple(each.decision for each in theirs)),
    )
    note(file)
    return writer.touched
