"""The cipher of a file under a passphrase: SQLCipher 4 with its own settings.

Every page of 4,096 bytes is AES-256 in CBC mode and ends in its vector and its HMAC-SHA512; the
first begins with the salt in place of the header. So nothing of the file is in clear, and a page
that was changed is noticed.
"""

import hashlib
import hmac
import math
import sqlite3
from collections import Counter
from contextlib import closing
from enum import Enum, auto
from pathlib import Path
from types import ModuleType
from typing import Any

from sgdesk.data.file.disk import raw as raw_bytes
from sgdesk.data.file.disk.raw import address
from sgdesk.data.file.passphrase.key import MAGIC, SALT_BYTES, FileKey
from sgdesk.data.file.schema import PAGE
from sgdesk.domain.errors import DamagedError, FileError, PassphraseNeeded, WrongPassphrase

_HMAC_BYTES = 64
RESERVED = 16 + _HMAC_BYTES
"""Bytes at the end of each page that are not SQLite's: the vector and the HMAC."""

_HMAC_SALT_MASK = 0x3A
_HMAC_ROUNDS = 2
_MOST_PAGES = 4096
"""Pages that are tried at most before a key is called wrong: 16 MB, a twentieth of a second."""

_RANDOM_BITS = 7.9
"""Bits of news in a byte from which a page is no text, number or blank: ciphertext has 7.95."""


def driver() -> ModuleType:
    """The module that opens encrypted files.

    Raises :class:`FileError` with a plain sentence where this computer has none.
    """
    try:
        import sqlcipher3.dbapi2
    except ImportError as error:
        raise FileError(
            "This copy of sgdesk has no part for files with a passphrase (sqlcipher3 is missing), "
            "so nothing was opened or changed. Install sgdesk for this computer again, or open the "
            "file on another computer."
        ) from error
    module: ModuleType = sqlcipher3.dbapi2
    return module


def is_encrypted(path: Path) -> bool:
    """Whether a file looks like one under a passphrase, by its first page and its size.

    Ciphertext cannot be told from other noise, so any file of noise in whole pages counts. A
    file that cannot be read counts as none.
    """
    try:
        size = path.stat().st_size
        with raw_bytes.opened(path) as stream:
            head = stream.read(PAGE)
    except OSError:
        return False
    # A full disk can leave a part of a page, which the journal beside it takes back.
    whole = size % PAGE == 0 or path.with_name(f"{path.name}-journal").exists()
    return whole and len(head) == PAGE and not head.startswith(MAGIC) and _is_noise(head)


def _is_noise(head: bytes) -> bool:
    counts = Counter(head).values()
    bits = -sum(many / len(head) * math.log2(many / len(head)) for many in counts)
    return bits > _RANDOM_BITS


def connect_raw(path: Path, key: FileKey | None, *, mode: str = "rw") -> sqlite3.Connection:
    """A bare connection to an encrypted file, or to an empty one that is going to be.

    Without a ``key`` it is to a file in clear, through SQLCipher all the same.

    ``mode`` is that of SQLite's address (``rw``, ``ro``, ``rwc``). Nothing is read yet, so
    whether the key is right shows at the first statement; see :func:`prove`. Its errors are
    SQLCipher's own classes, which ``data.file.errors`` explains like SQLite's.
    """
    uri = address(path.resolve(), mode)
    raw: Any = driver().connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")  # it would speak on standard error
        if key is not None:
            raw.execute(f"PRAGMA key = \"x'{key.raw.hex()}{key.salt.hex()}'\"")
    except BaseException:
        raw.close()
        raise
    connection: sqlite3.Connection = raw
    return connection


class Fit(Enum):
    """How a key and a file go together."""

    RIGHT = auto()
    WRONG = auto()
    DAMAGED = auto()
    """It is the key of other pages, so the first page was changed by something else."""


def fits(path: Path, key: FileKey) -> Fit:
    """Whether a key is that of a file, told by the HMAC of its pages and not by SQLite.

    SQLCipher has one error for a wrong key and for a damaged first page; the pages after it part
    them. A file of one page alone cannot be told so, and a damaged one counts as a wrong key.
    """
    page_key = _page_key(key)
    with raw_bytes.opened(path) as stream:
        for number in range(1, _MOST_PAGES + 1):
            page = stream.read(PAGE)
            if len(page) < PAGE:
                break
            if _is_page(page, number, page_key):
                return Fit.RIGHT if number == 1 else Fit.DAMAGED
    return Fit.WRONG


def _page_key(key: FileKey) -> bytes:
    salt = bytes(byte ^ _HMAC_SALT_MASK for byte in key.salt)
    return hashlib.pbkdf2_hmac("sha512", key.raw, salt, _HMAC_ROUNDS, len(key.raw))


def _is_page(page: bytes, number: int, page_key: bytes) -> bool:
    start = SALT_BYTES if number == 1 else 0
    body = page[start:-_HMAC_BYTES] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(page_key, body, "sha512"), page[-_HMAC_BYTES:])


def pages_in_clear(path: Path, key: FileKey) -> bytes:
    """The pages of a file that are as they were written, in clear; blanks for those that are not.

    For reading what is left of a damaged file: they stay in memory and go to no disk.
    """
    from Crypto.Cipher import AES

    page_key = _page_key(key)
    clear: list[bytes] = []
    with raw_bytes.opened(path) as stream:
        while len(page := stream.read(PAGE)) == PAGE:
            number = len(clear) + 1
            if not _is_page(page, number, page_key):
                clear.append(bytes(PAGE))
                continue
            first = SALT_BYTES if number == 1 else 0
            nonce = page[-RESERVED : -RESERVED + 16]
            plain = AES.new(key.raw, AES.MODE_CBC, nonce).decrypt(page[first:-RESERVED])
            clear.append((MAGIC if first else b"") + plain + bytes(RESERVED))
    return b"".join(clear)


def check_key(path: Path, key: FileKey | None) -> None:
    """Raise unless ``key`` opens the encrypted file at ``path``.

    :class:`PassphraseNeeded` without a key, :class:`WrongPassphrase` for that of another file,
    :class:`DamagedError` where the key is right and the file is not.
    """
    if key is None:
        raise PassphraseNeeded(
            "{file} has a passphrase. Open it in the window and type the passphrase there, or "
            "name a file that holds it: --passphrase-file FILE. Nothing was changed.",
            file=path.name,
        )
    if _answers(path, key):
        return
    if fits(path, key) is Fit.WRONG:
        raise WrongPassphrase(
            "That is not the passphrase of {file}; nothing was changed. Try again, with Caps Lock "
            "off. If you are sure of it, the file may be damaged: try it on the last backup.",
            file=path.name,
        )
    raise DamagedError("its first page was changed; the passphrase is right", path.name)


def _answers(path: Path, key: FileKey) -> bool:
    """Whether SQLCipher reads the first page, after taking back what a crash left half done."""
    module = driver()
    with closing(connect_raw(path, key)) as raw:
        try:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except module.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
                raise
            return False
    return True
