"""Keeping what another program changed in a file while it was closed, and noting it."""

from pathlib import Path

from sgdesk.data.file.accepting import accept_unnoted
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.clock import refusing_doubt


def keep_outside_changes(
    path: Path,
    *,
    clock: Clock = local_now,
    secret: Secret | None = None,
    asks_about_clock: bool = False,
) -> str:
    """Keep them, with one entry in the history that says what was found; the file is sealed.

    Returns what was found as counts, such as "2 entries of training changed"; blank where all that
    is in the file is in its history. Raises :class:`~sgdesk.domain.errors.FileError` where the file
    is damaged, or open in another copy of the program, and
    :class:`~sgdesk.services.file.safety.clock.DoubtfulClock` where it ``asks_about_clock`` and the
    clock may be wrong; nothing is changed then.
    """
    look = refusing_doubt(clock) if asks_about_clock else None
    return accept_unnoted(path, clock=clock, key=key_for(path, secret), before_writing=look)
