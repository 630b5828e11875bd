"""Keeping what another program changed in a file while it was closed, and noting it."""

from pathlib import Path

from sgdesk.data.file.accepting import accept_unnoted
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.passphrases import Secret


def keep_outside_changes(
    path: Path, *, clock: Clock = local_now, secret: Secret | None = None
) -> str:
    """Keep them, with one entry in the history that says what was found; the file is sealed.

    Returns what was found as counts, such as "2 entries of training changed"; blank where all that
    is in the file is in its history. Raises :class:`~sgdesk.domain.errors.FileError` where the file
    is damaged, or open in another copy of the program; nothing is changed then.
    """
    return accept_unnoted(path, clock=clock, key=key_for(path, secret))
