"""The passphrase on the command line: asked for, or read from a file, and never among the words.

What is typed as a word of a command stays in the shell's history and in the list of processes.
"""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from sgdesk.domain.errors import InputError, PassphraseNeeded
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.passphrase import has_passphrase, secret_in

_STANDARD_INPUT = "-"


@dataclass(slots=True)
class _Given:
    """What the command line says of passphrases, with what was read already."""

    passphrase: str | None = None
    recovery_code: str | None = None
    new: str | None = None
    read: dict[str, bytes] = field(default_factory=dict, repr=False)


_given: ContextVar[_Given] = ContextVar("given")


@contextmanager
def given(arguments: argparse.Namespace) -> Iterator[None]:
    """While this lasts, :func:`secret_for` knows what came with the command."""
    options = _Given(
        getattr(arguments, "passphrase_file", None),
        getattr(arguments, "recovery_code_file", None),
        getattr(arguments, "new_passphrase_file", None),
    )
    token = _given.set(options)
    try:
        yield
    finally:
        _given.reset(token)


def secret_for(path: Path) -> Secret | None:
    """What opens a file: from the options, or else asked for where it has a passphrase.

    ``None`` where nothing was given and nobody can be asked; opening says then what to do.
    """
    secret = given_secret()
    if secret is None:
        return _ask(path) if has_passphrase(path) and somebody_is_there() else None
    if path.is_file() and not has_passphrase(path):
        print(
            f"{path.name} has no passphrase, so the one that was given was not used.",
            file=sys.stderr,
        )
        return None
    return secret


def given_secret() -> Secret | None:
    """The passphrase or the recovery code that the options name."""
    options = _given.get(_Given())
    if options.passphrase is not None and options.recovery_code is not None:
        raise InputError("Give the passphrase or the recovery code, not both. Nothing was changed.")
    if options.passphrase is not None:
        return secret_in(_content(options, options.passphrase))
    if options.recovery_code is not None:
        return secret_in(_content(options, options.recovery_code), is_recovery_code=True)
    return None


def new_words(path: Path, *, may_be_the_given: bool) -> str:
    """The words of a passphrase that is going to be set: from a file, or asked for twice.

    Where there was none, ``may_be_the_given``: ``--passphrase-file`` can only mean the new one.
    """
    options = _given.get(_Given())
    name = options.new or (options.passphrase if may_be_the_given else None)
    if name is not None:
        if options.passphrase == options.new == _STANDARD_INPUT:
            raise InputError(
                "Both passphrases cannot come on standard input. Put one of them in a file."
            )
        return secret_in(_content(options, name)).words
    if not somebody_is_there():
        raise PassphraseNeeded(
            "The new passphrase of {file} cannot be asked for here. Name a file that holds it: "
            "--new-passphrase-file FILE, or - for standard input. Nothing was changed.",
            file=path.name,
        )
    words = getpass.getpass(f"New passphrase of {path.name}: ")
    if words != getpass.getpass("Once more: "):
        raise InputError("The two were not the same. Nothing was changed.")
    return words


def _ask(path: Path) -> Secret:
    return Secret(getpass.getpass(f"Passphrase of {path.name}: "))


def somebody_is_there() -> bool:
    """Whether somebody can be asked, or the command runs by itself."""
    return sys.stdin is not None and sys.stdin.isatty()


def _content(options: _Given, name: str) -> bytes:
    """What stands in a file, or came on standard input, which can be read but once."""
    if name not in options.read:
        options.read[name] = _read(name)
    return options.read[name]


_LARGEST = 64 * 1024


def _read(name: str) -> bytes:
    try:
        if name == _STANDARD_INPUT:
            content = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(name).open("rb") as stream:
                content = stream.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(
            "{file}, the file of the passphrase, cannot be read. Check its name and the folder. "
            "Nothing was changed.",
            file=name,
        ) from error
    if len(content) > _LARGEST:
        raise InputError("{file} is too large to hold a passphrase.", file=name)
    return content
