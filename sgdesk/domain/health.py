"""What a look through an organisation file finds, in its history, and round it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sgdesk.domain.errors import FileError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: where, and what. It holds nothing of what is kept."""

    where: str
    what: str
    is_unnoted: bool = False
    """Whether it is a row that is not as the history says: then it can be kept and noted there."""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


@dataclass(frozen=True, slots=True)
class Head:
    """An entry of the history by its hash, or by the beginning of it.

    ``entries`` is how many the history has; ``broken_at`` the first entry that was altered, where
    one was, and ``is_cut`` says that its end is gone.
    """

    entry: int | None
    at: str
    entries: int
    broken_at: int | None
    is_cut: bool


class Happened(StrEnum):
    """What happened to a file from outside."""

    GONE = "gone"
    REPLACED = "replaced"
    WRITTEN = "written"
    OVERWRITTEN = "overwritten"
    UNNOTED = "unnoted"


@dataclass(frozen=True, slots=True)
class Outside:
    """What was noticed when; ``kept`` is where what was open is kept, if it could be."""

    what: Happened
    noticed_at: datetime
    kept: Path | None
    error: FileError
    """The same as a sentence, for whoever wanted to save something."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What of one kind was saved of a damaged file: so many of so many, and values left blank.

    ``kind`` is a code, ``what`` one such thing in words.
    """

    kind: str
    what: str
    kept: int
    total: int
    blanked: int
