"""The keys that a file had before, kept until its backups have followed it to a new one.

A change that is cut off between the file and its backups leaves them under the passphrase before,
which nobody may know any more, or too many do. So the keys before are noted beside the file,
under the new one: whoever cannot open the file can read nothing of them.
"""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sgdesk.data.file.disk.files import write_note
from sgdesk.data.file.passphrase.key import SALT_BYTES, FileKey
from sgdesk.domain.file.recovery_code import KEY_BYTES

_EACH = KEY_BYTES + SALT_BYTES
_NONCE = _TAG = 16


def note_path(path: Path) -> Path:
    """Where the keys before of the file at ``path`` are noted."""
    return path.with_name(f".{path.name}.earlier")


def keep(path: Path, earlier: Sequence[FileKey], new: FileKey) -> None:
    """Note the keys before under the new one; raises :class:`OSError`."""
    from Crypto.Cipher import AES

    nonce = secrets.token_bytes(_NONCE)
    cipher = AES.new(new.raw, AES.MODE_GCM, nonce=nonce, mac_len=_TAG)
    cipher.update(new.salt)
    hidden, tag = cipher.encrypt_and_digest(b"".join(each.raw + each.salt for each in earlier))
    write_note(note_path(path), (nonce + tag + hidden).hex())


def kept(path: Path, key: FileKey) -> tuple[FileKey, ...]:
    """The keys before that are noted under ``key``; none where no change was cut off."""
    from Crypto.Cipher import AES

    try:
        noted = bytes.fromhex(note_path(path).read_text(encoding="ascii"))
        cipher = AES.new(key.raw, AES.MODE_GCM, nonce=noted[:_NONCE], mac_len=_TAG)
        cipher.update(key.salt)
        found = cipher.decrypt_and_verify(noted[_NONCE + _TAG :], noted[_NONCE : _NONCE + _TAG])
    except (OSError, ValueError):  # none, or one of a change that never took place
        return ()
    parts = [found[start : start + _EACH] for start in range(0, len(found), _EACH)]
    return tuple(FileKey(each[:KEY_BYTES], each[KEY_BYTES:]) for each in parts)


def forget(path: Path) -> None:
    """The backups have followed: nothing needs the keys before."""
    with suppress(OSError):
        note_path(path).unlink(missing_ok=True)
