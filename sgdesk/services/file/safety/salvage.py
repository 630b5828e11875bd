"""Saving what can be read of a damaged file into a new one."""

from dataclasses import dataclass
from pathlib import Path

from sgdesk.data import salvaging
from sgdesk.data.file.passphrase.key import key_for
from sgdesk.data.file.store import Clock, account_name, local_now
from sgdesk.domain.file.health import Saved
from sgdesk.domain.file.names import completed
from sgdesk.domain.file.passphrases import Secret


@dataclass(frozen=True, slots=True)
class Rescue:
    """The file that was saved, and what of the damaged one is in it.

    ``history_kept`` says whether the history from before is in it, or begins anew;
    ``is_given_up`` that reading took too long and was stopped.
    """

    path: Path
    people: int
    people_in_all: int
    lost: tuple[Saved, ...]
    history_kept: bool
    unproved: int = 0
    """Certificates and returns that were saved without the key that signed them."""

    is_given_up: bool = False

    def sentences(self) -> tuple[str, ...]:
        """What was saved and what was not, in plain words, the people first."""
        first = f"{self.people} of {self.people_in_all} people could be read."
        more = () if self.history_kept else (_ANEW,)
        if self.is_given_up:
            more = (_GIVEN_UP, *more)
        if self.unproved:
            more = (*more, _WITHOUT_KEY.format(count=self.unproved))
        return (first, *map(_said, self.lost), *more)


_ANEW = (
    "The history of what was done could not be read whole: it begins again, and what was done "
    "before can no longer be undone."
)


_GIVEN_UP = (
    "Reading took too long and was stopped, so there may be more in the damaged file: keep it."
)

_WITHOUT_KEY = (
    "The key that signed {count} certificates and returns was damaged: they are saved, but it can "
    "no longer be proved that they are as they were issued. What you issue from now on has a new "
    "key."
)


def _said(saved: Saved) -> str:
    gone = saved.total - saved.kept
    words = [f"{gone} of {saved.total} could not be read"] if gone else []
    if saved.blanked:
        words.append(f"{saved.blanked} with something blank or in part unreadable")
    return f"{saved.what[:1].upper()}{saved.what[1:]}: {'; '.join(words)}."


def save_what_can_be_read(
    path: Path, target: Path, *, secret: Secret | None = None, clock: Clock = local_now
) -> Rescue:
    """Save what can be read of the file at ``path`` as a new file; the damaged one stays as it is.

    The new file passes every check. What points at something that is gone is left out and counted.
    Raises :class:`~sgdesk.domain.errors.FileError` where nothing can be read, and
    :class:`~sgdesk.domain.errors.InputError` where something is at ``target`` already.
    """
    target = completed(target)
    key = key_for(path, secret)
    found = salvaging.salvage(path, target, key, clock, account_name())
    people = found.of("person")
    lost = tuple(
        each
        for each in found.saved
        if (each.kept < each.total or each.blanked) and each.kind != "history"
    )
    return Rescue(
        target,
        people.kept,
        people.total,
        lost,
        found.history_kept,
        found.unproved,
        found.is_given_up,
    )
