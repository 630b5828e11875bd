"""Backups, restoring, and looking a file through."""

from pathlib import Path

from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.passphrases import Secret
from sgdesk.services.file import restoring
from sgdesk.services.file.backing_up import back_up, back_up_and_thin, backups
from sgdesk.services.file.checking import Health, check
from sgdesk.services.file.places import synced_by

__all__ = ["Health", "back_up", "back_up_and_thin", "backups", "check", "restore", "synced_by"]


def restore(
    backup: Path, target: Path, *, clock: Clock = local_now, secret: Secret | None = None
) -> Path | None:
    """As :func:`sgdesk.services.file.restoring.restore`; where the file from before is kept."""
    return restoring.restore(backup, target, clock=clock, secret=secret).kept
