"""A file whose salt was damaged: its first 16 bytes, of which the file itself holds no copy."""

from contextlib import suppress
from pathlib import Path

from sgdesk.data.file.disk.raw import opened
from sgdesk.data.file.passphrase.cipher import Fit, fits, is_encrypted
from sgdesk.data.file.passphrase.key import SALT_BYTES, key_of
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.file.passphrases import Secret

_MOST = 3
"""Other salts that are tried: each costs a tenth of a second after every wrong passphrase."""


def refuse_lost_salt(path: Path, secret: Secret, backups: Path) -> None:
    """Raise :class:`DamagedError` where the words are right and only the salt is not.

    The backups of a file have its salt. Where the words open the pages of the file with the salt
    of one of them, it is not the words that are wrong.
    """
    for salt in _salts(path, backups):
        with suppress(OSError):
            if fits(path, key_of(secret, salt)) is not Fit.WRONG:
                raise DamagedError("its first bytes were changed", path.name)


def _salts(path: Path, backups: Path) -> list[bytes]:
    """The salts of the newest encrypted files in a folder, each once, but for that of the file."""
    found = [salt_of(path)]
    with suppress(OSError):
        files = [each for each in backups.iterdir() if each.is_file() and is_encrypted(each)]
        files.sort(key=lambda each: each.stat().st_mtime, reverse=True)
        for each in files:
            salt = salt_of(each)
            if salt not in found:
                found.append(salt)
    return found[1 : 1 + _MOST]


def salt_of(path: Path) -> bytes:
    """The salt that an encrypted file begins with; raises :class:`OSError`."""
    with opened(path) as stream:
        return stream.read(SALT_BYTES)
