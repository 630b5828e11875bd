"""Backups of the organisation file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there: its file, when it was made and its size in bytes."""

    path: Path
    made_at: datetime
    size: int
