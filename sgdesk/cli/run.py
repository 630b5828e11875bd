"""Running one command and turning what comes of it into an exit code."""

import argparse
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from sgdesk.cli.arguments import parse
from sgdesk.cli.codes import CUT_OFF, DEFECT, DONE, NO_FILE, UNUSABLE
from sgdesk.cli.faults import told
from sgdesk.domain.errors import FileError, UserError
from sgdesk.domain.file.names import is_organisation_name


def run(argv: list[str] | None = None) -> int:
    """Run a command line and return its exit code; see :mod:`sgdesk.cli.codes`."""
    _speak_utf8()
    words = sys.argv[1:] if argv is None else argv
    if len(words) == 1 and is_organisation_name(words[0]):
        return _window(words)  # a file that was double-clicked
    return _answered(words)


def _answered(words: list[str]) -> int:
    try:
        code = _run(_parsed(words))
        _print_whole()
    except BrokenPipeError:
        _print_no_more()  # whoever read the output has had enough; nobody is left to tell
        return DONE
    except FileError as error:
        print(told(error), file=sys.stderr)
        return NO_FILE
    except UserError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        return _told_as_full() if error.errno in _FULL else _told_as_defect(error)
    except Exception as error:  # noqa: BLE001 - whatever nobody foresaw is told and no traceback
        return _told_as_defect(error)
    return code


def _parsed(words: list[str]) -> argparse.Namespace:
    try:
        return parse(words)
    except SystemExit:  # the help was printed
        _print_whole()
        raise


def _print_whole() -> None:
    """Write out what was printed: what finds no room is told here, not by the interpreter."""
    if sys.stdout is not None:
        sys.stdout.flush()


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def _told_as_full() -> int:
    """Whatever writes a file of ours tells of a full disk itself; what is left is the output."""
    _print_no_more()
    print(
        "The disk is full, so not all of the answer could be written. What was saved before is "
        "safe. Make room on the disk and try again.",
        file=sys.stderr,
    )
    return CUT_OFF


def _print_no_more() -> None:
    """Let go of the output, with what was still to be written to it."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _run(arguments: argparse.Namespace) -> int:
    command = _command(arguments.command)
    if arguments.command is None:
        return command(arguments)
    from sgdesk.cli.passphrases import given

    if arguments.command != "new" and isinstance(getattr(arguments, "file", None), Path):
        from sgdesk.services.file.file_names import existing_file

        arguments.file = existing_file(arguments.file)
    with given(arguments):
        return command(arguments)


def _told_as_defect(error: Exception) -> int:
    from sgdesk.log import note_defect

    print(
        "Something went wrong that is a fault of this program; what was saved before is safe. "
        f"Try again; if it happens again, send what the log says, which names nobody: "
        f"{note_defect(error)}",
        file=sys.stderr,
    )
    return DEFECT


def _speak_utf8() -> None:
    """Names are in every script; a console of another code page must not stop the work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _command(name: str | None) -> Callable[[argparse.Namespace], int]:
    if name is None:
        return lambda _: _window([])
    from sgdesk.cli import commands

    return commands.COMMANDS[name]


def _window(words: list[str]) -> int:
    from sgdesk.app import main as window

    return window(words)
