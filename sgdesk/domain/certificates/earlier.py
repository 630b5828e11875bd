"""Training of before: put down so long after its day that a certificate was most likely given then.

No document says it; it is our own measure, and holds for what waits and not for what may be issued.
"""

from datetime import date, timedelta

LATE = timedelta(days=92)
"""What was put down so long after it was completed is of before."""


def is_of_before(completed: date, put_down: date) -> bool:
    """Whether training was put down more than :data:`LATE` after it was completed."""
    return completed < put_down - LATE
