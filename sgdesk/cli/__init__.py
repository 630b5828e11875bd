"""The command line: the same services without a window (a fixed contract; see the guide)."""

import signal
import sys

from sgdesk.cli.codes import CUT_OFF

__all__ = ["main"]


def main(argv: list[str] | None = None) -> int:
    """Run a command line and return its exit code; see :mod:`sgdesk.cli.codes`.

    Ctrl+C at any moment, also while the program is still being loaded or prints its last line,
    ends with one sentence.
    """
    try:
        from sgdesk.cli.run import run

        return run(argv)
    except KeyboardInterrupt:
        # Where it came while words were run as a program, as data classes are made, CPython notes
        # that nothing caught it and would end the process by the signal; running others undoes it.
        eval("0")  # noqa: S307
        print("Stopped. What was saved before is safe.", file=sys.stderr)
        return CUT_OFF
    finally:
        if argv is None:  # nothing is left to be cut off but the clearing up of the interpreter
            signal.signal(signal.SIGINT, signal.SIG_IGN)
