"""Backups of the organisation file: what each is, their order, and which are kept how long."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there, told by what stands in it.

    ``made_at`` and ``number`` were written into it when it was made; one from before they were
    has the moment of its name and number 0. ``identity`` is that of the file that it was made of,
    ``entries`` and ``head`` say where that file's history ended. ``is_readable`` is false where
    nothing could be read from it; then ``fault`` says why, in a few words, and ``needs_secret``
    that it has a passphrase which was not given.
    """

    path: Path
    made_at: datetime
    size: int
    number: int = 0
    identity: str = ""
    organisation: str = ""
    people: int | None = None
    entries: int = 0
    head: str = ""
    is_encrypted: bool = False
    is_readable: bool = True
    fault: str = ""
    needs_secret: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A backup in a second place, read back from its disk; ``thinned`` are older ones that went."""

    backup: Backup
    thinned: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the file, and where the one that was there is kept, if there was one.

    ``was`` and ``now`` name the organisations before and after; ``was`` is blank where the file
    before could not be read. ``is_other`` says that they are two files and not two states of one.
    ``is_encrypted`` says whether the file asks for a passphrase now, ``was_encrypted`` whether what
    was there did, and still does. ``may_hold_erased`` counts who was erased in the file as it was
    and cannot be known again in this one, whose history went another way: they may stand in it.
    ``is_under_another`` says that both ask for a passphrase, and each for its own.
    """

    path: Path
    kept: Path | None
    was: str
    now: str
    is_other: bool
    is_encrypted: bool = False
    was_encrypted: bool = False
    may_hold_erased: int = 0
    is_under_another: bool = False

    @property
    def keeps_in_clear(self) -> bool:
        """Whether anybody can read what is kept, and the file itself is under a passphrase."""
        return self.is_encrypted and self.kept is not None and not self.was_encrypted

    @property
    def is_in_clear_now(self) -> bool:
        """Whether anybody can read the file now, where what was there had a passphrase."""
        return self.was_encrypted and not self.is_encrypted


def newest_first(backups: Collection[Backup]) -> tuple[Backup, ...]:
    """By what is in them: the number, then the moment. What cannot be read comes last."""
    return tuple(
        sorted(
            backups,
            key=lambda each: (each.is_readable, each.number, each.made_at.timestamp()),
            reverse=True,
        )
    )


_ALL_FOR = timedelta(days=2)
_MOST_OF_ALL = 96
"""Of two days at most so many, one for each half hour, however the clock stands."""

_KEPT = (("%Y-%m-%d", 14), ("%G-%V", 8), ("%Y-%m", 24))
"""One a day for 14 days, one a week for 8 weeks, one a month for 24 months."""

_NEWEST = 5
"""So many of the newest stay, whatever their dates say."""


def to_be_removed(backups: Sequence[Backup], made: Path | None = None) -> tuple[Backup, ...]:
    """Which of one file's backups are no longer needed.

    Their order is that in which they were made (:func:`newest_first`) and their dates only part
    them into days, weeks and months; so a clock that once stood in another year neither keeps
    others out nor has them removed. All of the two days about the newest stay, and in any case the
    one just ``made``. What cannot be read, and so may be another file's, is never removed.
    """
    ordered = newest_first([each for each in backups if each.is_readable])
    if not ordered:
        return ()
    keep = {each.path for each in ordered[:_NEWEST]} | {made}
    near = [each for each in ordered if abs(ordered[0].made_at - each.made_at) <= _ALL_FOR]
    keep |= {each.path for each in near[:_MOST_OF_ALL]}
    for pattern, many in _KEPT:
        slots: dict[str, Path] = {}
        for each in ordered:
            slots.setdefault(each.made_at.strftime(pattern), each.path)
        keep |= set(list(slots.values())[:many])
    return tuple(each for each in ordered if each.path not in keep)
