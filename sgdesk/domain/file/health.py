"""What a look through an organisation file finds, in its history, and round it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sgdesk.domain.dates import long_date
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


class Behind(StrEnum):
    """How it comes that a file lacks what its newest backup has; the file itself is sound."""

    OLDER = "older"
    """It is a copy from before: all that it has is in the backup, too."""
    APART = "apart"
    """Each has something that the other has not."""
    TAKEN_BACK = "taken_back"
    """The person went back: the file was restored, or saved from a damaged one."""


_SAID_BEHIND = {
    Behind.OLDER: (
        "It is a copy from before: nothing is wrong in it, but its newest backup, {backup}, made "
        "on {when}, has changes that are not in it. To go on with the latest, restore that backup; "
        "this copy is then kept beside it."
    ),
    Behind.APART: (
        "It and its newest backup, {backup}, made on {when}, were worked on apart from each other: "
        "nothing is wrong in either, but each has changes that the other lacks. Go on with the one "
        "that is right, and enter there what only the other has; if you restore the backup, this "
        "file is kept beside it."
    ),
    Behind.TAKEN_BACK: (
        "The newest backup, {backup}, made on {when}, has changes that are not in the file, "
        "because the file was restored since."
    ),
}
if set(_SAID_BEHIND) != set(Behind):
    raise TypeError("Whatever a file lacks of its backup has to be told")


@dataclass(frozen=True, slots=True)
class NewerBackup:
    """The newest backup of a file, where it has something that the file lacks."""

    name: str
    made_at: datetime
    behind: Behind

    @property
    def was_meant(self) -> bool:
        """Whether it is the person's own doing, and nothing to wonder about."""
        return self.behind is Behind.TAKEN_BACK

    @property
    def template(self) -> str:
        """What it means for the file and what to do, with places for :attr:`values`."""
        return _SAID_BEHIND[self.behind]

    @property
    def values(self) -> dict[str, str]:
        """Which backup it is, and of when."""
        when = f"{long_date(self.made_at.date())} at {self.made_at:%H:%M}"
        return {"backup": self.name, "when": when}

    def __str__(self) -> str:
        return self.template.format(**self.values)


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


@dataclass(frozen=True, slots=True)
class Beside:
    """How much a file holds besides people and what they completed; what was revoked counts."""

    certificates: int = 0
    returns: int = 0
    sessions: int = 0
    changes: int = 0
    """How often something was saved, of whatever kind: words and names too."""


NOTHING_BESIDE = Beside()
