"""Running commands on a spoilt file in a process of its own, within limits of time and memory."""

import contextlib
import io
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS = 10.0
MOST_MEGABYTES = 500

ANSWERS = (0, 1, 2, 3)
"""The exit codes with which a command may end; 4 is a defect of ours."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What one command did."""

    words: tuple[str, ...]
    code: int
    said: str
    seconds: float
    """Of the processor: others may be at work on the same computer."""

    megabytes: int
    """Beyond what the process held that it was forked from: the tests before are none of it."""

    @property
    def fault(self) -> str:
        """What must never happen; empty where all went as it should."""
        if self.code not in ANSWERS:
            return f"ended with {self.code}: {self.said[-2000:]}"
        if "Traceback" in self.said:
            return f"a traceback: {self.said[-2000:]}"
        if self.code == 3 and self.said.count("\n") < 1:
            return "refused without a word"
        if self.seconds > MOST_SECONDS:
            return f"took {self.seconds:.1f} s"
        if self.megabytes > MOST_MEGABYTES:
            return f"took {self.megabytes} MB"
        return ""


def attempt(words: Sequence[str], home: Path) -> Trial:
    """Run one command line in a forked process; it is killed after two minutes."""
    with tempfile.TemporaryFile() as told:
        held = _held()
        child = os.fork()
        if not child:
            _run(list(words), told.fileno(), home)
        status, seconds, kilobytes = _wait(child)
        told.seek(0)
        said = told.read().decode("utf-8", "replace")
    code = os.waitstatus_to_exitcode(status)
    return Trial(tuple(words), code, said, seconds, max(0, kilobytes - held) // 1024)


def _held() -> int:
    """How many kilobytes this process holds; 0 where the system has no such file."""
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() // 1024
    return 0


def _wait(child: int) -> tuple[int, float, int]:
    _, status, usage = os.wait4(child, 0)
    return status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def _run(words: list[str], told: int, home: Path) -> None:
    """In the child: everything that is said goes to ``told``; it never returns."""
    code = 99
    try:
        signal.alarm(int(12 * MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.environ["SGDESK_HOME"] = str(home)
        os.environ["SGDESK_TORTURE"] = "1"
        os.dup2(told, 2)
        sys.stderr = os.fdopen(os.dup(told), "w", encoding="utf-8", errors="replace")
        from sgdesk.cli import main

        with contextlib.redirect_stdout(io.StringIO()):
            code = main(words)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 98
    except BaseException:  # noqa: BLE001 - the child tells it and ends
        import traceback

        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stderr.flush()
        os._exit(code)
