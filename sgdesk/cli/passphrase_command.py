"""``sgdesk passphrase FILE set|change|remove``."""

import argparse
import os
import sys
from pathlib import Path

from sgdesk.cli.codes import DONE, SOME_REFUSED
from sgdesk.cli.passphrases import new_words, secret_for
from sgdesk.domain.errors import InputError, RefusedError, UserError
from sgdesk.domain.passphrases import SENTENCES, Strength, strength
from sgdesk.services.file.safety import passphrase
from sgdesk.services.file.safety.passphrase import Converted, NewPassphrase
from sgdesk.services.file.saving import remove_paper, save_paper
from sgdesk.services.file.workspace import Workspace, open_workspace

_DONE = {
    "set": "{file} has a passphrase now.",
    "change": "The passphrase of {file} is changed.",
    "remove": "{file} has no passphrase any more: whoever can copy it can read it.",
}


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked, and say what became of the backups."""
    path: Path = arguments.file
    if arguments.deed == "set" and passphrase.has_passphrase(path):
        raise RefusedError(
            "{file} has a passphrase already. To set another: sgdesk passphrase FILE change. "
            "Nothing was changed.",
            file=path.name,
        )
    secret = None if arguments.deed == "set" else secret_for(path)
    workspace = open_workspace(path, writable=True, secret=secret)
    try:
        if arguments.deed != "set" and workspace.file.key is None:
            raise RefusedError("{file} has no passphrase. Nothing was changed.", file=path.name)
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
    finally:
        workspace.close()
    print(_DONE[arguments.deed].format(file=path.name))
    return _told(done, has_sheet=new is None or arguments.sheet is not None)


def _new(arguments: argparse.Namespace) -> NewPassphrase:
    words = new_words(arguments.file, may_be_the_given=arguments.deed == "set")
    tell_if_weak(words)
    return passphrase.new_passphrase(words)


def tell_if_weak(words: str) -> None:
    """Say on standard error that a passphrase is easy to guess, where it is."""
    if strength(words) is Strength.WEAK:
        print(SENTENCES[Strength.WEAK], file=sys.stderr)


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
    for each in done.left:
        state = "Still in clear" if each.in_clear else "Left as it was"
        print(f"{state}: {each.path} ({each.why})", file=sys.stderr)
    if done.still_named:
        print(
            f"Still in clear: {done.still_named} more name(s) of the file or its backups as they "
            "were, such as in a snapshot. Remove them with the program that made them.",
            file=sys.stderr,
        )
    if done.backup_fault is not None:
        print(done.backup_fault, file=sys.stderr)
    return SOME_REFUSED if done.left or done.still_named or done.backup_fault else DONE
