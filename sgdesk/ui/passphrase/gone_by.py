"""How much time has gone by, whatever becomes of the computer's clock."""

import time
from collections.abc import Callable


class GoneBy:
    """Seconds since it was made: they never go back, and a computer that slept counts its sleep.

    A clock that is set back keeps no window open, and one that stands still while the computer
    sleeps does not either: of what the two clocks tell since the last call, the longer counts.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clocks = (wall, steady)
        self._told = (wall(), steady())
        self._gone = 0.0

    def __call__(self) -> float:
        now = (self._clocks[0](), self._clocks[1]())
        self._gone += max(0.0, now[0] - self._told[0], now[1] - self._told[1])
        self._told = now
        return self._gone
