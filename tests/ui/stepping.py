"""Work that is done at once, whose steps a test reads, and that it can stop at one of them."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject

from sgdesk.ui.tasks import CancelledError, Ended, InlineTasks, Lane, Progress, Refused

T = TypeVar("T")


class SteppingTasks(InlineTasks):
    """Notes what each step says; where ``stops`` is set, Cancel was pressed before the first."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused)
        self.steps: list[tuple[int, int, str]] = []
        self.stops = False

    def step(self, done: int, total: int, what: str = "") -> None:
        """The :class:`Progress` of whatever work there is."""
        if self.stops:
            raise CancelledError
        self.steps.append((done, total, what))

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
        with suppress(CancelledError):
            self.run(lambda: work(self), done, failed, label=label, owner=owner, ended=ended)
