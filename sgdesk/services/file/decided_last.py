"""What was decided last about erasing somebody, whatever file is opened, and what logs say."""

from datetime import date

from sgdesk import paths
from sgdesk.data.erasing import act, ledger
from sgdesk.data.erasing.act import Target
from sgdesk.data.file.store import OrganisationFile
from sgdesk.domain.people.keeping.erasing import ErasureState


def follow_last_decisions(file: OrganisationFile, today: date) -> tuple[int, int]:
    """Bring the log of a file from another day to what was decided last; how many, and kept.

    Nobody is erased, and nobody kept, against the last decision, whatever was restored.
    """
    with file.reading() as reader:
        log, logs = ledger.read_erasures(reader), ledger.known_of(reader, file.path)
        if not log and not logs.decided:
            return 0, 0
        own = ledger.decisions(reader)
        waiting = [each for each in log if each.state is ErasureState.WAITING]
        kept = {each.id for each in waiting if own.get(each.id) in logs.taken_back}
        there = {ledger.whom_of(each) for each in waiting if each.id not in kept}
        taken_back = ledger.taken_back_in(reader)
        missing = {
            ledger.whom_of(each): (each, target)
            for each, target in act.targets_on(reader, logs.stand)
            if ledger.whom_of(each) not in there and each.decision not in taken_back
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
        kept=act.as_kept(each.chosen.as_kept()) if each.cells else "",
    )
