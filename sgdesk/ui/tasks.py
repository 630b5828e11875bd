"""Work off the window's own thread: one worker for the organisation file, a few for paper."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from sgdesk.domain.errors import UserError

T = TypeVar("T")
Refused = Callable[[UserError], object]
Crashed = Callable[[BaseException], object]
Ended = Callable[[BaseException | None], object]
Hears = Callable[[UserError], bool]


class Lane(StrEnum):
    """Which worker does it: what touches the organisation file goes one after another."""

    FILE = "file"
    PAPER = "paper"


class CancelledError(Exception):
    """Raised inside long work at its next step once the person pressed Cancel."""


class Progress(Protocol):
    """What long work tells of itself."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say how far it is, and with what; raises :class:`CancelledError` where it should stop."""


class Tasks(Protocol):
    """How pages have work done; answers come back on the window's thread.

    ``hears_first`` is told every :class:`UserError` before anybody else. Where it answers true it
    has told the person, and only what asked itself for the error is told too.
    """

    hears_first: Hears

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Refused | None = None,
        *,
        label: str = "",
        lane: Lane = Lane.FILE,
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        """Call ``work``, then ``done`` with its result.

        A :class:`UserError` goes to ``failed``, or to the person where none is given; anything
        else is a defect of ours and goes to the crash report. ``ended`` is called before any of
        these, whichever it is, with what stopped the work or ``None``. Nothing is called once
        ``owner`` is gone.
        """

    def run_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Refused | None = None,
        *,
        label: str,
        lane: Lane = Lane.FILE,
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        """The same for work that tells how far it is and can be cancelled between its steps."""


class Newest:
    """Lets the answer to the newest question through, and drops those to older ones."""

    def __init__(self) -> None:
        self._asked = 0

    def only(self, show: Callable[[T], object]) -> Callable[[T], None]:
        """A new question: what shows its answer, as long as nothing newer was asked."""
        self.forget()
        asked = self._asked

        def answered(result: T) -> None:
            if asked == self._asked:
                show(result)

        return answered

    def forget(self) -> None:
        """Drop the answer that is still on its way, if there is one."""
        self._asked += 1


@dataclass(eq=False, slots=True)
class Job:
    """One piece of work that is under way; ``total`` is 0 where it does not tell how far it is.

    ``what`` is what it counts now, where it is made of several parts.
    """

    label: str
    done: Callable[[Any], object]
    failed: Refused
    owner: QObject | None
    ended: Ended | None = None
    done_steps: int = 0
    total: int = 0
    what: str = ""
    cancel_asked: Event = field(default_factory=Event)

    @property
    def is_wanted(self) -> bool:
        """Whether whoever asked is still there to hear."""
        return self.owner is None or isValid(self.owner)


class _Steps:
    """The :class:`Progress` of one job: called on the worker, heard on the window's thread."""

    def __init__(self, job: Job, tell: Callable[[Job, int, int, str], object]) -> None:
        self._job = job
        self._tell = tell

    def step(self, done: int, total: int, what: str = "") -> None:
        if self._job.cancel_asked.is_set():
            raise CancelledError
        self._tell(self._job, done, total, what)


class ThreadTasks(QObject):
    """The implementation of :class:`Tasks` that the window uses."""

    changed = Signal()
    """Something began, moved on or ended."""

    _ended = Signal(object, object)
    _stepped = Signal(object, int, int, str)

    def __init__(self, refused: Refused, crashed: Crashed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hears_first: Hears = _hears_nothing
        self._refused = refused
        self._crashed = crashed
        self._jobs: list[Job] = []
        self._lanes = {
            Lane.FILE: ThreadPoolExecutor(1, "file"),
            Lane.PAPER: ThreadPoolExecutor(2, "paper"),
        }
        # Queued even where work ended before it could be waited for: an answer never comes inside
        # the call that asked, nor before the answer to what was asked earlier.
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._step)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is under way, the oldest first."""
        return tuple(self._jobs)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Refused | None = None,
        *,
        label: str = "",
        lane: Lane = Lane.FILE,
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        self._start(Job(label, done, failed or self._refused, owner, ended), work, lane)

    def run_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Refused | None = None,
        *,
        label: str,
        lane: Lane = Lane.FILE,
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        job = Job(label, done, failed or self._refused, owner, ended, total=1)
        steps = _Steps(job, self._stepped.emit)
        self._start(job, lambda: work(steps), lane)

    def cancel(self, job: Job) -> None:
        """Ask a job to stop at its next step."""
        job.cancel_asked.set()

    def close(self) -> None:
        """Wait for what is under way; its answers are no longer delivered."""
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _start(self, job: Job, work: Callable[[], object], lane: Lane) -> None:
        self._jobs.append(job)
        future = self._lanes[lane].submit(work)
        future.add_done_callback(lambda ended: self._ended.emit(job, ended))
        self.changed.emit()

    @Slot(object, object)
    def _end(self, job: Job, future: Future[Any]) -> None:
        if job not in self._jobs:
            return
        self._jobs.remove(job)
        self.changed.emit()
        if not job.is_wanted:
            return
        error = CancelledError() if future.cancelled() else future.exception()
        _call(job.ended, error)
        if error is None:
            job.done(future.result())
        elif isinstance(error, UserError):
            if not self.hears_first(error) or job.failed is not self._refused:
                job.failed(error)
        elif not isinstance(error, CancelledError):
            self._crashed(error)

    @Slot(object, int, int, str)
    def _step(self, job: Job, done: int, total: int, what: str) -> None:
        job.done_steps, job.total, job.what = done, total, what
        self.changed.emit()


class InlineTasks:
    """The implementation for tests and pictures: everything happens at once, in turn."""

    def __init__(self, refused: Refused) -> None:
        self.hears_first: Hears = _hears_nothing
        self._refused = refused

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Refused | None = None,
        *,
        label: str = "",
        lane: Lane = Lane.FILE,
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        try:
            result = work()
        except UserError as error:
            _call(ended, error)
            if not self.hears_first(error) or failed is not None:
                (failed or self._refused)(error)
            return
        except BaseException as error:
            _call(ended, error)
            raise
        _call(ended, None)
        done(result)

    def run_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Refused | None = None,
        *,
        label: str,
        lane: Lane = Lane.FILE,
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        quietly = _Silent()
        self.run(
            lambda: work(quietly),
            done,
            failed,
            label=label,
            lane=lane,
            owner=owner,
            ended=ended,
        )


def _hears_nothing(_: UserError) -> bool:
    """Nobody asked to be told first."""
    return False


def _call(ended: Ended | None, error: BaseException | None) -> None:
    if ended is not None:
        ended(error)


class _Silent:
    def step(self, done: int, total: int, what: str = "") -> None:
        """Nobody is watching."""
