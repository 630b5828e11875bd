"""Running one command and turning what comes of it into an exit code."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from sgdesk.cli.arguments import parse
from sgdesk.cli.codes import DONE, NO_FILE, UNUSABLE
from sgdesk.domain.errors import FileError, UserError
from sgdesk.domain.file_names import is_organisation_name


def main(argv: list[str] | None = None) -> int:
    """Run a command line and return its exit code: 0 done, 1 some refused, 2 unusable, 3 file."""
    _speak_utf8()
    words = sys.argv[1:] if argv is None else argv
    if len(words) == 1 and is_organisation_name(words[0]):
        return _window(words)  # a file that was double-clicked
    arguments = parse(words)
    try:
        command = _command(arguments.command)
        if arguments.command != "new" and isinstance(getattr(arguments, "file", None), Path):
            from sgdesk.services.file.file_names import existing_file

            arguments.file = existing_file(arguments.file)
        return command(arguments)
    except BrokenPipeError:
        # Whoever read the output has had enough; nobody is left to tell.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        return DONE
    except FileError as error:
        print(error, file=sys.stderr)
        return NO_FILE
    except UserError as error:
        print(error, file=sys.stderr)
        return UNUSABLE


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
