"""Backups and restoring, and what there is to know of where files lie."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from sgdesk.cli.codes import DONE
from sgdesk.cli.opening import asked_about, opened
from sgdesk.cli.passphrases import secret_for
from sgdesk.cli.printing import print_json, print_rows
from sgdesk.domain.errors import InputError, UserError
from sgdesk.domain.file.backups import Backup, Restored
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety import backing_up, restoring
from sgdesk.services.file.safety.places import conflict_copies, place_of, who_else_sees


def back_up(arguments: argparse.Namespace) -> int:
    """``sgdesk backup FILE [--to DIR]``."""
    made = backing_up.back_up(arguments.file, arguments.to, secret=secret_for(arguments.file))
    print(f"Backed up and checked: {made.path}")
    return DONE


def list_backups(arguments: argparse.Namespace) -> int:
    """``sgdesk backups FILE [--json]``, and ``--hold-erased``, which :mod:`cli.copies` does."""
    if arguments.hold_erased:
        from sgdesk.cli.copies import copies_that_hold_erased

        return copies_that_hold_erased(arguments)
    if arguments.remove or arguments.yes:
        raise InputError("--remove and --yes go with --hold-erased. Nothing was removed.")
    found = backing_up.backups(arguments.file, secret_for(arguments.file))
    if arguments.json:
        print_json([_backup_dict(each) for each in found])
        return DONE
    if not found:
        print(f"There is no backup of {arguments.file.name} on this computer yet.")
        return DONE
    rows = [
        (
            each.number or None,
            f"{each.made_at:%Y-%m-%d %H:%M}",
            each.organisation,
            each.people,
            each.path if each.is_readable else f"{each.path} {_unread(each)}",
        )
        for each in found
    ]
    print_rows(("number", "made", "organisation", "people", "file"), rows, "table")
    return DONE


def _unread(backup: Backup) -> str:
    """Why nothing is said of a backup: one under a passphrase is not ruined."""
    if backup.is_encrypted:
        return "is under a passphrase: name its file with --passphrase-file"
    return "cannot be read"


def _backup_dict(backup: Backup) -> dict[str, object]:
    return {
        "file": str(backup.path),
        "number": backup.number,
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "size": backup.size,
        "identity": backup.identity,
        "organisation": backup.organisation,
        "people": backup.people,
        "entries": backup.entries,
        "head": backup.head,
        "encrypted": backup.is_encrypted,
        "readable": backup.is_readable,
        "fault": backup.fault or None,
    }


def restore(arguments: argparse.Namespace) -> int:
    """``sgdesk restore BACKUP --to FILE``."""
    secret = secret_for(arguments.backup)
    restored = restoring.restore(arguments.backup, arguments.to, secret=secret)
    print(f"Restored and checked: {restored.path}")
    if restored.kept is not None:
        print(f"The file that was there is kept as {restored.kept}")
    if restored.is_other:
        print(
            f"It was of another organisation: {restored.was}. "
            f"What stands there now is {restored.now}.",
            file=sys.stderr,
        )
    if restored.may_hold_erased:
        print(
            f"Not erased again: {restored.may_hold_erased}. They were erased in the file that was "
            "there, and may stand in this one, where they were added another time. Look for them, "
            "and erase them again: sgdesk erase FILE REFERENCE|NAME",
            file=sys.stderr,
        )
    _tell_who_reads(restored)
    _open_once(restored, secret)
    return DONE


def _tell_who_reads(restored: Restored) -> None:
    """Say what became of the passphrase, where the backup and what was there differ in it."""
    if restored.keeps_in_clear:
        print(
            f"Still in clear: {restored.kept}, which anybody can read who has it. To put it under "
            f"the passphrase too: sgdesk passphrase {restored.path} protect",
            file=sys.stderr,
        )
    elif restored.is_under_another:
        print(
            f"{restored.path.name} opens with the passphrase of the backup now, and no longer with "
            "the one that it had; what is kept opens with that one. To set a new one: "
            f"sgdesk passphrase {restored.path} set",
            file=sys.stderr,
        )
    elif restored.is_in_clear_now:
        print(
            f"{restored.path.name} has no passphrase now, since the backup has none: whoever can "
            "copy it can read it. What is kept opens with its passphrase as before. To set one: "
            f"sgdesk passphrase {restored.path} set",
            file=sys.stderr,
        )


def undo(arguments: argparse.Namespace) -> int:
    """``sgdesk undo FILE``."""
    from sgdesk.services.file.undo import undo, undo_state

    with opened(arguments.file, writable=True) as workspace:
        action = undo_state(workspace).undo
        undo(workspace)
    if action is not None:
        what = action.code.replace("_", " ")
        print(f"Taken back: {what}, which was done at {action.at[:16].replace('T', ' ')}.")
    return DONE


def accept_outside_changes(path: Path) -> None:
    """``sgdesk check FILE --accept-outside-changes``: note them, and say what was found."""
    from sgdesk.services.file.safety.clock import DoubtfulClock
    from sgdesk.services.file.safety.outside_changes import keep_outside_changes

    secret = secret_for(path)
    try:
        found = keep_outside_changes(path, secret=secret, asks_about_clock=True)
    except DoubtfulClock as doubted:
        asked_about(doubted, path)
        found = keep_outside_changes(path, secret=secret)
    if found:
        print(f"Kept and noted in the history: {found}.")
    else:
        print("There was nothing to note: all that is in the file is in its history.")


def _open_once(restored: Restored, secret: Secret | None) -> None:
    """Open a restored file once where anybody was erased, so that they are erased in it too, and
    where it has a passphrase that its backups may not have yet.

    Where it cannot be opened now, the next opening does it.
    """
    from sgdesk.services.file.erasing import anybody_was_erased

    if anybody_was_erased() or restored.is_encrypted:
        with suppress(UserError), opened(restored.path, writable=True, secret=secret):
            pass


def tell_place(path: Path) -> None:
    """Say on standard error what there is to know of where an organisation file lies."""
    place = place_of(path)
    if place is not None:
        print(place.sentence, file=sys.stderr)


def tell_copies(path: Path) -> None:
    """Name the copies beside an organisation file that a cloud service made of it."""
    for copy in conflict_copies(path, secret_for(path)):
        print(
            f"{copy.name} beside it is a copy that a cloud service made, with what was saved on "
            "another computer. Look at it before you remove it.",
            file=sys.stderr,
        )


def tell_who_sees(folder: Path) -> None:
    """Say on standard error who else can look into a folder where papers were put."""
    seen = who_else_sees(folder)
    if seen is not None:
        print(seen, file=sys.stderr)
