"""``backups --hold-erased``: copies that still hold somebody who was erased, and removing them."""

import argparse
import sys
from collections.abc import Sequence

from sgdesk.cli.codes import DONE, SOME_REFUSED
from sgdesk.cli.opening import opened
from sgdesk.cli.printing import print_json
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import InputError
from sgdesk.services.file.safety.copies import (
    HeldIn,
    RemovedCopies,
    backups_to_cleanse,
    remove_copies,
)


def copies_that_hold_erased(arguments: argparse.Namespace) -> int:
    """List them; with ``--remove`` and ``--yes`` remove those that are named."""
    wanted: list[str] = arguments.remove or []
    if arguments.yes and not wanted:
        raise InputError("Name the copies that are to go: --remove COPY. Nothing was removed.")
    with opened(arguments.file, writable=arguments.yes) as workspace:
        found = backups_to_cleanse(workspace.file)
        chosen = _chosen(found, wanted)
        done = remove_copies(workspace, [e.path for e in chosen]) if arguments.yes else None
    if arguments.json:
        print_json([_as_dict(each, done) for each in found])
    else:
        _print(found, chosen, done)
    for left in done.left if done else ():
        print(f"Still there: {left.path} ({left.why})", file=sys.stderr)
    return SOME_REFUSED if done and done.left else DONE


def _chosen(found: Sequence[HeldIn], wanted: Sequence[str]) -> list[HeldIn]:
    chosen = [each for each in found if {each.path.name, str(each.path)} & set(wanted)]
    known = {name for each in chosen for name in (each.path.name, str(each.path))}
    for each in wanted:
        if each not in known:
            raise InputError(
                "{file} is no copy that holds somebody who was erased. Nothing was removed.",
                file=each,
            )
    return chosen


def _print(found: Sequence[HeldIn], chosen: Sequence[HeldIn], done: RemovedCopies | None) -> None:
    if done is not None:
        if done.backup is not None:
            print(f"Backed up and checked: {done.backup.path}")
        for path in done.gone:
            print(f"Removed: {path}")
        return
    if not found:
        print("No backup and no copy beside the file holds anybody who was erased.")
    for each in chosen or found:
        print(_line(each))
    if chosen:
        print(
            "Nothing was removed, and what goes cannot be got back. A new backup is made first; "
            "to remove them: the same again with --yes."
        )


def _line(each: HeldIn) -> str:
    people = "" if each.people is None else f", {each.people:,} people"
    why = f"; cannot be made again: {each.why_not}" if each.why_not else ""
    if each.is_older:
        why += "; it is brought up to date when it is restored"
    if each.may_be_worked_on:
        why += "; somebody may be working with it"
    undo = "; a restore cannot be undone without it" if each.is_from_restore else ""
    return f"{each.path} ({long_date(each.made_on)}{people}{why}{undo})"


def _as_dict(each: HeldIn, done: RemovedCopies | None) -> dict[str, object]:
    return {
        "file": str(each.path),
        "made_on": each.made_on.isoformat(),
        "goes_by": each.goes_by.isoformat() if each.goes_by else None,
        "place": each.place.value,
        "people": each.people,
        "readable": each.is_readable,
        "cannot_be_made_anew": each.why_not or None,
        "may_be_worked_on": each.may_be_worked_on,
        "removed": done is not None and each.path in done.gone,
    }
