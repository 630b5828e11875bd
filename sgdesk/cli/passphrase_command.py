"""``sgdesk passphrase FILE set|change|remove``."""

import argparse
import sys
from pathlib import Path

from sgdesk.cli.codes import DONE, SOME_REFUSED
from sgdesk.cli.passphrases import new_words, secret_for
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.passphrases import SENTENCES, Strength, strength
from sgdesk.services.file import passphrase
from sgdesk.services.file.passphrase import Converted, NewPassphrase
from sgdesk.services.file.saving import save_paper
from sgdesk.services.file.workspace import open_workspace

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
        if new is not None and arguments.sheet is not None:
            sheet = save_paper(arguments.sheet, passphrase.sheet_pdf(workspace, new))
            print(f"Recovery sheet: {sheet}")
        done = passphrase.change(workspace, new)
    finally:
        workspace.close()
    print(_DONE[arguments.deed].format(file=path.name))
    return _told(done, has_sheet=new is None or arguments.sheet is not None)


def _new(arguments: argparse.Namespace) -> NewPassphrase:
    words = new_words(arguments.file, may_be_the_given=arguments.deed == "set")
    if strength(words) is Strength.WEAK:
        print(SENTENCES[Strength.WEAK], file=sys.stderr)
    return passphrase.new_passphrase(words)


def _told(done: Converted, *, has_sheet: bool) -> int:
    if done.converted:
        print(f"Backups that were done likewise: {done.converted}")
    if done.backup is not None:
        print(f"Backed up and checked: {done.backup.path}")
    if not has_sheet:
        print(
            "There is no recovery sheet yet: if the passphrase is forgotten, nobody can open the "
            "file. Print one: sgdesk passphrase FILE change --sheet SHEET.pdf"
        )
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
