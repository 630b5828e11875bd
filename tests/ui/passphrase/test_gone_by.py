"""The time until the window locks itself goes by whatever becomes of the clock."""

import pytest

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.passphrase.gone_by import GoneBy
from sgdesk.ui.passphrase.idle import IdleLock
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.tasks import InlineTasks

HOUR = 3600.0


class Clocks:
    """The computer's clock, and the one that nobody can set and that stops in its sleep."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_000_000.0, 50.0
        self.gone_by = GoneBy(lambda: self.wall, lambda: self.steady)


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    clocks = Clocks()
    clocks.wall -= 24 * HOUR
    clocks.steady += 600
    assert clocks.gone_by() == 600
    clocks.wall += 60
    clocks.steady += 60
    assert clocks.gone_by() == 660


def test_a_sleep_counts_although_the_other_clock_stood_still() -> None:
    clocks = Clocks()
    clocks.wall += HOUR
    assert clocks.gone_by() == HOUR


def test_it_never_goes_back_where_both_do() -> None:
    clocks = Clocks()
    clocks.wall += 10
    clocks.gone_by()
    clocks.wall -= HOUR
    assert clocks.gone_by() == 10


@pytest.mark.usefixtures("workspace")
def test_the_lock_goes_by_it(window: MainWindow, alerts: RecordingAlerts) -> None:
    lock = IdleLock(window, InlineTasks(alerts.refuse), Tries(lambda: 0.0))
    assert isinstance(lock._now, GoneBy)
