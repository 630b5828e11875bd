"""Which training is of before, by when it was put down here."""

from collections.abc import Mapping
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.training.recorded import read_recorded_days
from sgdesk.domain.certificates.earlier import is_of_before


def of_before(connection: Reader, completed: Mapping[int, date], day: date) -> frozenset[int]:
    """Which of these, by id with the day of completion, were put down long after it.

    Where the history does not know when that was, ``day`` stands for it.
    """
    old = {number: done for number, done in completed.items() if is_of_before(done, day)}
    recorded = read_recorded_days(connection, old)
    return frozenset(
        each for each, done in old.items() if is_of_before(done, recorded.get(each, day))
    )
