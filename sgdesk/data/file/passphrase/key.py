"""The key of an encrypted file: from the words of a person, or from the recovery sheet."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk.data.file.disk.raw import opened
from sgdesk.domain.errors import InputError

if TYPE_CHECKING:
    from sgdesk.domain.file.passphrases import Secret


SALT_BYTES = 16
"""An encrypted file begins with its salt, where one in clear has :data:`MAGIC`."""

MAGIC = b"SQLite format 3\x00"
_ROUNDS = 256_000
"""As SQLCipher 4 itself takes them, so that its own tools open the file with the same words."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """What opens one encrypted file and its backups; it is never shown, logged or stored."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)


def derive(passphrase: str, salt: bytes) -> FileKey:
    """The key that these words have for a file of this salt; it takes about a tenth of a second.

    The same letters give the same key however a keyboard composes them.
    """
    from sgdesk.domain.file.recovery_code import KEY_BYTES

    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    raw = hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, KEY_BYTES)
    return FileKey(raw, salt)


def new_salt() -> bytes:
    """A salt for a file that is going to be encrypted."""
    return secrets.token_bytes(SALT_BYTES)


def words_in(content: bytes) -> str:
    """The words that stand in a file or came on standard input; a last line end is none of them.

    Raises :class:`InputError` where nothing stands there, or no text.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "The file of the passphrase is not plain text (UTF-8). Nothing was changed."
        ) from error
    for end in ("\r\n", "\n", "\r"):
        if text.endswith(end):
            text = text.removesuffix(end)
            break
    if not text.strip():
        raise InputError(
            "The file of the passphrase is empty. Write the passphrase in it, on one line. "
            "Nothing was changed."
        )
    return text


def key_of(secret: "Secret", salt: bytes) -> FileKey:
    """The key that a passphrase or recovery code stands for in a file of this salt.

    Raises :class:`InputError` for a recovery code that was mistyped; it names the group.
    """
    from sgdesk.domain.file.recovery_code import read_code_of_key

    if secret.is_recovery_code:
        return FileKey(read_code_of_key(secret.words), salt)
    return derive(secret.words, salt)


def key_for(path: Path, secret: "Secret | None") -> FileKey | None:
    """The key of the encrypted file at ``path``; ``None`` without a secret or such a file.

    What is wrong with the file is told by opening it, which comes next.
    """
    if secret is None:
        return None
    try:
        with opened(path) as stream:
            salt = stream.read(SALT_BYTES)
    except OSError:
        return None
    return key_of(secret, salt) if len(salt) == SALT_BYTES and salt != MAGIC else None


def recovery_code(key: FileKey) -> tuple[str, ...]:
    """The key as 13 groups of five letters and digits, for paper.

    It opens this file without the passphrase, and no file of another key.
    """
    from sgdesk.domain.file.recovery_code import code_of

    return code_of(key.raw)
