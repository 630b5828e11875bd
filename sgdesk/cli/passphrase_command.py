"""``sgdesk passphrase FILE set|change|remove|protect``."""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sgdesk.cli.codes import DONE, SOME_REFUSED
from sgdesk.cli.opening import open_for_writing, says_yes
from sgdesk.cli.passphrases import given_secret, new_words, secret_for, somebody_is_there
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import InputError, PassphraseNeeded, RefusedError, UserError
from sgdesk.domain.file.passphrases import SENTENCES, Secret, Strength, strength
from sgdesk.services.file.safety import passphrase
from sgdesk.services.file.safety.behind import LeftBehind, finish, left_behind, missing_backups
from sgdesk.services.file.safety.passphrase import Converted, Left, NewPassphrase
from sgdesk.services.file.saving import remove_paper, save_paper
from sgdesk.services.file.workspace import Workspace

_DONE = {
    "set": "{file} has a passphrase now.",
    "change": "The passphrase of {file} is changed.",
    "remove": "{file} has no passphrase any more: whoever can copy it can read it.",
}


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked, and say what became of the backups."""
    path: Path = arguments.file
    if arguments.deed == "protect":
        return _protect(path)
    if arguments.deed == "set" and passphrase.has_passphrase(path):
        raise RefusedError(
            "{file} has a passphrase already. To set another: sgdesk passphrase FILE change. "
            "Nothing was changed.",
            file=path.name,
        )
    in_clear = not passphrase.has_passphrase(path)
    secret = None if arguments.deed == "set" or in_clear else secret_for(path)
    workspace = open_for_writing(path, secret)
    try:
        if arguments.deed == "remove" and left_behind(workspace) is not None and in_clear:
            return _finish(workspace)
        if arguments.deed != "set" and workspace.file.key is None:
            raise RefusedError("{file} has no passphrase. Nothing was changed.", file=path.name)
        _say_away(missing_backups(workspace), is_encrypted=workspace.is_encrypted)
        new = None if arguments.deed == "remove" else _new(arguments)
        sheet = _sheet(arguments, workspace, new) if new is not None else None
        try:
            done = passphrase.change(workspace, new)
        except UserError:
            if sheet is not None and new is not None and workspace.file.key != new.key:
                remove_paper(sheet)  # it would open nothing
            raise
        if sheet is not None:
            print(f"Recovery sheet: {sheet}")
        waits = left_behind(workspace) if done.away else None
    finally:
        workspace.close()
    print(_DONE[arguments.deed].format(file=path.name))
    _say_waits(waits)
    return _told(done, has_sheet=new is None or arguments.sheet is not None)


def _protect(path: Path) -> int:
    """Put everything of the file that is known and in clear under its passphrase."""
    workspace = open_for_writing(path, secret_for(path))
    try:
        if not workspace.is_encrypted:
            raise RefusedError(
                "{file} has no passphrase. Set one: sgdesk passphrase FILE set. "
                "Nothing was changed.",
                file=path.name,
            )
        backups = passphrase.protect_backups(workspace)
        in_clear = [each.path for each in passphrase.unprotected(workspace) if each.in_clear]
        copies = passphrase.protect_copies(workspace, in_clear)
        left = passphrase.unprotected(workspace)
        waits = left_behind(workspace)
    finally:
        workspace.close()
    count = copies.converted + (backups.converted if backups is not None else 0)
    print(f"Backups and copies that were put under the passphrase: {count}")
    named = copies.still_named + (backups.still_named if backups is not None else 0)
    whys = {each.path: each for each in (*left, *copies.left)}
    _say_left(tuple(whys.values()), named)
    _say_waits(waits)
    return SOME_REFUSED if left or named or waits else DONE


def _finish(workspace: Workspace) -> int:
    """Take the passphrase off backups that were away when it was taken off the file."""
    secret = given_secret()
    if secret is None and somebody_is_there():
        secret = Secret(getpass.getpass("Passphrase that the backups have: "))
    if secret is None:
        raise PassphraseNeeded(
            "{file} has no passphrase any more, and backups that were away still have it. Name a "
            "file that holds it: --passphrase-file FILE. Nothing was changed.",
            file=workspace.path.name,
        )
    done = finish(workspace, secret)
    print(f"Backups from which the passphrase was taken off: {done.count}")
    _say_left(done.left, 0)
    waits = left_behind(workspace)
    _say_waits(waits)
    return SOME_REFUSED if done.left or waits else DONE


def _say_away(folder: Path | None, *, is_encrypted: bool) -> None:
    """Say before anything is changed that backups cannot follow, since their folder is away."""
    if folder is not None:
        state = "under the present passphrase: keep that" if is_encrypted else "in clear"
        print(
            f"The folder of backups is not there now: {folder}. Backups in it stay {state}.",
            file=sys.stderr,
        )


def _say_waits(found: LeftBehind | None) -> None:
    """Say that backups did not follow since a day, and how that is finished."""
    if found is None:
        return
    deed = "remove" if found.needs_words else "protect"
    print(
        f"Backups in {found.folder} did not follow the passphrase when it was changed on "
        f"{long_date(found.on)}, since that folder was not there. When it is back: "
        f"sgdesk passphrase FILE {deed}",
        file=sys.stderr,
    )


def say_protected(done: Converted | None) -> None:
    """Say on standard error what opening a file did for its backups, if anything."""
    if done is None:
        return
    if done.converted:
        print(
            "Backups that were still in clear, or under the passphrase before, and are under the "
            f"present one now: {done.converted}",
            file=sys.stderr,
        )
    _say_left(done.left, done.still_named)


def _new(arguments: argparse.Namespace) -> NewPassphrase:
    words = new_words(arguments.file, may_be_the_given=arguments.deed == "set")
    return passphrase.new_passphrase(wanted_words(words))


def wanted_words(words: str) -> str:
    """The words; where they are easy to guess, somebody who is there is asked as in the window.

    Raises :class:`InputError` where they would rather choose others.
    """
    if strength(words) is not Strength.WEAK:
        return words
    print(SENTENCES[Strength.WEAK], file=sys.stderr)
    if somebody_is_there() and not says_yes("Use it all the same? Type yes to go on: "):
        raise InputError("The passphrase is easy to guess and was not used. Nothing was changed.")
    return words


def tell_no_sheet() -> None:
    """Say that a passphrase can be forgotten, and what helps then."""
    print(
        "There is no recovery sheet yet: if the passphrase is forgotten, nobody can open the "
        "file. Print one: sgdesk passphrase FILE change --sheet SHEET.pdf"
    )


def _sheet(arguments: argparse.Namespace, workspace: Workspace, new: NewPassphrase) -> Path | None:
    """Write the recovery sheet before its passphrase holds, over nothing.

    An earlier sheet is the only way in should the change fail.
    """
    path: Path | None = arguments.sheet
    if path is None:
        return None
    if os.path.lexists(path):
        raise InputError(
            "{file} is already there and was left as it is. Choose another name for the sheet. "
            "Nothing was changed.",
            file=path.name,
        )
    return save_paper(path, passphrase.sheet_pdf(workspace, new))


def _told(done: Converted, *, has_sheet: bool) -> int:
    if done.converted:
        print(f"Backups that were done likewise: {done.converted}")
    if done.backup is not None:
        print(f"Backed up and checked: {done.backup.path}")
    if not has_sheet:
        tell_no_sheet()
    _say_left(done.left, done.still_named)
    if any(each.in_clear for each in done.left):
        print(
            "To put these under the passphrase too: sgdesk passphrase FILE protect", file=sys.stderr
        )
    if done.backup_fault is not None:
        print(done.backup_fault, file=sys.stderr)
    is_whole = not (done.left or done.still_named or done.backup_fault or done.away)
    return DONE if is_whole else SOME_REFUSED


def _say_left(left: Sequence[Left], still_named: int) -> None:
    """Name what is as it was, above all what anybody can read."""
    for each in left:
        state = "Still in clear" if each.in_clear else "Left as it was"
        print(f"{state}: {each.path} ({each.why})", file=sys.stderr)
    if still_named:
        print(
            f"Still in clear: {still_named} more name(s) of the file or its backups as they were, "
            "such as in a snapshot. Remove them with the program that made them.",
            file=sys.stderr,
        )
