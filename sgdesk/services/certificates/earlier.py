"""Training of before: put down here so long after its day that nothing of it waits."""

from collections.abc import Mapping
from datetime import date, timedelta

from sgdesk.data.file.store import Reader
from sgdesk.data.training.recorded import read_recorded_days

LATE = timedelta(days=92)
"""What was put down so long after it was completed is of before."""


def of_before(connection: Reader, completed: Mapping[int, date], day: date) -> frozenset[int]:
    """Which of these, by id with the day of completion, were put down long after it.

    Where the history does not know when that was, ``day`` stands for it.
    """
    old = {number: done for number, done in completed.items() if done < day - LATE}
    recorded = read_recorded_days(connection, old)
    return frozenset(each for each, done in old.items() if done < recorded.get(each, day) - LATE)
