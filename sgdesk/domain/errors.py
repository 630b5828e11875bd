"""Faults that belong to the person at the desk, told in one plain sentence."""

import errno
from collections.abc import Mapping

from sgdesk.domain.text import in_one_line

_SOME_FILE = "The organisation file"


_OTHER_PLACE = "{elsewhere}."
_FREE = "Make room on that disk and try again."
_LARGER = "{elsewhere}, on another disk."
_CLOSE = "Close the program that has it open and try again."
_SHORTER = "{elsewhere}, with a shorter name."
_PLUGGED_IN = "Check that the disk or stick is plugged in and try again."
_REACHED = "Check that this computer reaches the shared folder and try again."
_FEWER = "Close some other programs and try again."

_KINDS_BY_NAME = {
    "ENOENT": ("it is not there", _OTHER_PLACE),
    "ENOTDIR": ("a folder on the way to it is not there", _OTHER_PLACE),
    "EISDIR": ("it is a folder", _OTHER_PLACE),
    "EEXIST": ("something of that name is there already", _OTHER_PLACE),
    "EACCES": ("this account of the computer may not do that there", _OTHER_PLACE),
    "EPERM": ("this account of the computer may not do that there", _OTHER_PLACE),
    "EROFS": ("nothing can be written there", _OTHER_PLACE),
    "ENOSPC": ("the disk is full", _FREE),
    "EDQUOT": ("the disk has no more room for this account", _FREE),
    "EFBIG": ("the disk takes no file of that size", _LARGER),
    "ENAMETOOLONG": ("its name is too long", _SHORTER),
    "EBUSY": ("another program has it open", _CLOSE),
    "ETXTBSY": ("another program has it open", _CLOSE),
    "EIO": ("the disk cannot be read or written properly", _PLUGGED_IN),
    "ENXIO": ("the disk or stick does not answer", _PLUGGED_IN),
    "ENODEV": ("the disk or stick does not answer", _PLUGGED_IN),
    "ESTALE": ("the shared folder does not answer", _REACHED),
    "ETIMEDOUT": ("the shared folder does not answer", _REACHED),
    "EHOSTDOWN": ("the shared folder does not answer", _REACHED),
    "EHOSTUNREACH": ("the shared folder does not answer", _REACHED),
    "EMFILE": ("too many files are open", _FEWER),
    "ENFILE": ("too many files are open", _FEWER),
    "EINVAL": ("that place takes no file of that name", _OTHER_PLACE),
}
"""Why a file could not be read or written, and what helps where it was to be written."""

_KINDS = {
    getattr(errno, name): kind for name, kind in _KINDS_BY_NAME.items() if hasattr(errno, name)
}
"""By number; not every system knows all of the names."""

_HELD_ON_WINDOWS = {32, 33}
"""A file, or a part of it, that another program has open."""

_DENIED_ON_WINDOWS = 5
"""What this account may not do, and also putting a file in the place of one that is open."""


def reason_of(error: BaseException | None) -> str:
    """Why the computer did not do it, in a few plain words that go in brackets."""
    kind = _kind_of(error)
    if kind is not None:
        return kind[0]
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "the computer gives no reason"


TO_READ = "Check that it is there and that you may open it, and try again"
"""The way on of :func:`remedy_of` where something could not be read."""


def remedy_of(error: BaseException | None, elsewhere: str = "Choose another folder") -> str:
    """What helps against just this reason for which nothing was written, as one sentence.

    ``elsewhere`` says how it would go to another place, which helps where the place is at fault;
    :data:`TO_READ` stands there for what was only to be read.
    """
    if getattr(error, "winerror", None) == _DENIED_ON_WINDOWS:
        return f"{elsewhere}, or close the program that has the file open."
    kind = _kind_of(error)
    return (kind[1] if kind is not None else _OTHER_PLACE).format(elsewhere=elsewhere)


def _kind_of(error: BaseException | None) -> tuple[str, str] | None:
    if not isinstance(error, OSError):
        return None
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return _KINDS[errno.EBUSY]
    return _KINDS.get(error.errno or 0)


class UserError(Exception):
    """Something the person can put right: a plain English template and the values in it.

    The template doubles as the key of its translation, so a screen shows
    ``translate(error.template).format(**error.shown())`` and the command line ``str(error)``.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def shown(self) -> Mapping[str, object]:
        """The values as they stand in the sentence: a name with a line end in it stays one line."""
        return {
            key: in_one_line(value) if isinstance(value, str) else value
            for key, value in self.values.items()
        }

    def __str__(self) -> str:
        return self.template.format(**self.shown())


class InputError(UserError):
    """The command or what was given to it is unusable; nothing was changed."""


class FileError(UserError):
    """The organisation file cannot be opened or written; nothing was changed."""


class DamagedError(FileError):
    """The organisation file holds what the program never writes; nothing was changed.

    ``found`` says what in a few words, without anything that is written in the file: it goes to
    screens and logs. Where it is found by what has no name for the file, whoever opened the file
    gives the name with :meth:`name_file`.
    """

    sentence = (
        "{file} is damaged and was left as it is ({found}). Restore the last backup. Without one, "
        "save what can still be read of it in a new file."
    )
    """What happened and what to do; with which button or command, each place says itself."""

    def __init__(self, found: str, file: str = "") -> None:
        super().__init__(self.sentence, file=file or _SOME_FILE, found=found)
        self.found = found

    def is_of(self, file: str) -> bool:
        """Whether it is that file, or nobody said yet which it is."""
        return self.values["file"] in (file, _SOME_FILE)

    def name_file(self, file: str) -> None:
        """Say which file it is, unless that is said already."""
        if self.values["file"] == _SOME_FILE:
            self.values["file"] = file


class NotBackedUp(DamagedError):
    """No backup was made, because the file is damaged; earlier backups are untouched."""

    sentence = (
        "No backup was made, because {file} is damaged ({found}). Earlier backups are untouched: "
        "restore the last good one. Without one, save what can still be read of it in a new file."
    )


class ChangedOutside(FileError):
    """Another program changed rows of the closed file without its history; nothing was changed.

    ``found`` says how many of what, without anything that is written in the file. It may be the
    person's own doing, so it can be kept.
    """

    sentence = (
        "Another program changed {file} without writing it into the history ({found}). It was left "
        "as it is. If you know who did it and why, keep the changes and have them noted in the "
        "history. If not, restore the last backup."
    )

    def __init__(self, found: str, file: str) -> None:
        super().__init__(self.sentence, file=file, found=found)
        self.found = found


class NotBackedUpChanged(ChangedOutside):
    """No backup was made of a file that another program changed; earlier ones are untouched."""

    sentence = (
        "No backup was made, because another program changed {file} without writing it into the "
        "history ({found}). Earlier backups are untouched. Open the file: you are asked whether "
        "the changes are kept and noted, or the last backup is opened."
    )


class BackupChanged(FileError):
    """Another program changed rows of a backup without its history; it was not used."""

    def __init__(self, found: str, file: str) -> None:
        super().__init__(
            "Another program changed {file} after it was made, without writing it into the history "
            "({found}). It was not used. Choose another backup; nothing was changed.",
            file=file,
            found=found,
        )
        self.found = found


class PassphraseNeeded(FileError):
    """The file is encrypted and no passphrase came with the wish to open it."""


class WrongPassphrase(FileError):
    """The file is encrypted and the passphrase, or the recovery code, is not its own."""


class RefusedError(UserError):
    """The file and the input are sound, but the rules do not allow the step."""
