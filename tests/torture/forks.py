"""Work in a process of its own that is forked from a warm one, and what came of it.

A new interpreter costs a second, a fork some milliseconds. The child says what it has done over a
pipe, so that whoever started it knows what was acknowledged before it died.
"""

import contextlib
import os
import pickle
import random
import select
import signal
import struct
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Say = Callable[[Any], None]
Work = Callable[[Say], None]

_SIZE = struct.Struct(">I")


@dataclass(slots=True)
class Outcome:
    """What a child said, how it ended, and what it printed on standard output and error."""

    said: list[Any] = field(default_factory=list)
    signal: int = 0
    traceback: str = ""
    printed: str = ""
    peak: int = 0
    """The most memory that it had, in bytes."""

    @property
    def was_killed(self) -> bool:
        """Whether somebody killed it."""
        return self.signal == signal.SIGKILL

    @property
    def hung(self) -> bool:
        """Whether its time was up."""
        return self.signal == signal.SIGALRM


def fallen(outcome: Outcome) -> str:
    """How a child ended that should not have: the last of its traceback, or by which signal."""
    if outcome.hung:
        return "crashed: it hung"
    lines = outcome.traceback.strip().splitlines()
    places = [line.strip() for line in lines if line.strip().startswith("File ")]
    ours = [each for each in places if "sgdesk/" in each or "torture/" in each]
    return f"crashed {lines[-1]} {ours[-1]}" if lines else f"crashed by signal {outcome.signal}"


def in_child(
    work: Work, scratch: Path, *, deadline: int = 120, kill_after: float | None = None
) -> Outcome:
    """Do ``work`` in a child and wait for its end.

    ``deadline`` is in seconds; after ``kill_after`` seconds it is killed. What it prints goes to a
    file in ``scratch``, which takes no part in counted faults.
    """
    printed = scratch / f"printed-{os.getpid()}"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_the_child(work, writing, printed, deadline)
    os.close(writing)
    outcome = Outcome()
    _listen(reading, outcome, child, kill_after)
    os.close(reading)
    _, status, usage = os.wait4(child, 0)
    outcome.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    outcome.peak = usage.ru_maxrss * 1024
    with contextlib.suppress(OSError):
        outcome.printed = printed.read_text(encoding="utf-8", errors="replace")
        printed.unlink()
    return outcome


def done_in_child(folder: Path, work: Work) -> list[Any]:
    """What a child said that had to come to its end."""
    outcome = in_child(work, folder)
    if outcome.traceback or outcome.signal:
        raise RuntimeError(outcome.traceback or f"signal {outcome.signal}\n{outcome.printed}")
    return outcome.said


def _be_the_child(work: Work, pipe: int, printed: Path, deadline: int) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(deadline)
    number = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(number, 1)
    os.dup2(number, 2)
    random.seed(0)

    def say(thing: Any) -> None:
        content = pickle.dumps(thing)
        os.write(pipe, _SIZE.pack(len(content)) + content)

    code = 0
    try:
        work(say)
    except BaseException:  # noqa: BLE001
        say(_Fell(traceback.format_exc()))
        code = 1
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


@dataclass(frozen=True, slots=True)
class _Fell:
    """The traceback of a child that ended in one."""

    text: str


def _listen(pipe: int, outcome: Outcome, child: int, kill_after: float | None) -> None:
    """Take in what the child says until it has ended, or until it is to be killed."""
    end = None if kill_after is None else time.monotonic() + kill_after
    content = b""
    while True:
        if end is not None:
            ready, _, _ = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                os.kill(child, signal.SIGKILL)
                end = None
                continue
        block = os.read(pipe, 1 << 16)
        if not block:
            break
        content = _taken_in(content + block, outcome)


def _taken_in(content: bytes, outcome: Outcome) -> bytes:
    """Note every whole message; return what is left of one that is not whole yet."""
    while len(content) >= _SIZE.size:
        size = _SIZE.unpack(content[: _SIZE.size])[0]
        if len(content) < _SIZE.size + size:
            break
        thing = pickle.loads(content[_SIZE.size : _SIZE.size + size])
        content = content[_SIZE.size + size :]
        if isinstance(thing, _Fell):
            outcome.traceback = thing.text
        else:
            outcome.said.append(thing)
    return content
