"""Work whose answers wait until a test lets them come, in whatever order."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from sgdesk.ui.tasks import Ended, InlineTasks, Lane, Refused

T = TypeVar("T")


class WaitingTasks(InlineTasks):
    """Does work at once and keeps its answer back; as in the window, none outlives its owner."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused)
        self._waiting: deque[Callable[[], object]] = deque()

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
        def keep(answer: Callable[..., object], value: object) -> None:
            self._waiting.append(partial(_tell, owner, partial(answer, value)))

        refused = failed or self._refused
        super().run(
            work,
            partial(keep, done),
            partial(keep, refused),
            label=label,
            lane=lane,
            ended=ended,
        )

    def let_come(self, *, newest_first: bool = False) -> None:
        """Let every answer come that waits, and those to what they ask in turn."""
        while self._waiting:
            (self._waiting.pop if newest_first else self._waiting.popleft)()()


def _tell(owner: QObject | None, answer: Callable[[], object]) -> None:
    if owner is None or isValid(owner):
        answer()
