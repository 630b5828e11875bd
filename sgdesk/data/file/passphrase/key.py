"""The key of an encrypted file: from the words of a person, or from the recovery sheet."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from sgdesk.data.file.raw import opened
from sgdesk.domain.errors import InputError
from sgdesk.domain.passphrases import Secret

KEY_BYTES = 32
SALT_BYTES = 16
"""An encrypted file begins with its salt, where one in clear has :data:`MAGIC`."""

MAGIC = b"SQLite format 3\x00"
_ROUNDS = 256_000
"""As SQLCipher 4 itself takes them, so that its own tools open the file with the same words."""

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0 and O, 1 and I, which look alike on paper. There are 32, so five bits each."""

_LETTER_BITS = 5
_DATA_LETTERS = 4
GROUPS = 13
"""Groups of a recovery code: four letters of the key and one that proves them, 13 times."""

GROUP_LETTERS = _DATA_LETTERS + 1
_SPARE_BITS = GROUPS * _DATA_LETTERS * _LETTER_BITS - 8 * KEY_BYTES


@dataclass(frozen=True, slots=True)
class FileKey:
    """What opens one encrypted file and its backups; it is never shown, logged or stored."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)


def derive(passphrase: str, salt: bytes) -> FileKey:
    """The key that these words have for a file of this salt; it takes about a tenth of a second.

    The same letters give the same key however a keyboard composes them.
    """
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
    if not text:
        raise InputError(
            "The file of the passphrase is empty. Write the passphrase in it, on one line. "
            "Nothing was changed."
        )
    return text


def key_of(secret: Secret, salt: bytes) -> FileKey:
    """The key that a passphrase or recovery code stands for in a file of this salt.

    Raises :class:`InputError` for a recovery code that was mistyped; it names the group.
    """
    if secret.is_recovery_code:
        return FileKey(read_recovery_code(secret.words), salt)
    return derive(secret.words, salt)


def key_for(path: Path, secret: Secret | None) -> FileKey | None:
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
    number = int.from_bytes(key.raw, "big") << _SPARE_BITS
    places = range(GROUPS * _DATA_LETTERS - 1, -1, -1)
    values = [number >> (_LETTER_BITS * place) & 31 for place in places]
    groups = [values[start : start + _DATA_LETTERS] for start in range(0, len(values), 4)]
    return tuple(
        "".join(_LETTERS[value] for value in (*group, _check(place, group)))
        for place, group in enumerate(groups)
    )


def _check(place: int, group: list[int]) -> int:
    """The value that makes one mistyped letter, or two that changed places, be noticed.

    A polynomial over the field of 32 elements; the place in the code is its last member, so that
    a group in the wrong place is noticed as well.
    """
    found = 0
    for value in (*group, place):
        found = _double(found ^ value)
    return found


def _double(value: int) -> int:
    """Twice a value in the field of 32 elements (x^5 + x^2 + 1)."""
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled


def wrong_groups(code: str) -> tuple[int, ...]:
    """The groups of a typed code, counted from 1, that were mistyped; empty where each fits.

    A code of another length has all those that are missing or too many.
    """
    typed = _typed(code)
    wrong = [
        start // GROUP_LETTERS + 1
        for start in range(0, max(len(typed), GROUPS * GROUP_LETTERS), GROUP_LETTERS)
        if not group_fits(start // GROUP_LETTERS, typed[start : start + GROUP_LETTERS])
    ]
    return tuple(wrong)


def group_fits(place: int, group: str) -> bool:
    """Whether five letters can stand in a code at this place, counted from 0."""
    letters = _typed(group)
    if len(letters) != GROUP_LETTERS or place >= GROUPS or any(x not in _LETTERS for x in letters):
        return False
    values = [_LETTERS.index(letter) for letter in letters]
    return _check(place, values[:-1]) == values[-1]


def _typed(code: str) -> str:
    """What was typed, in capitals, without the blanks and hyphens between."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def read_recovery_code(code: str) -> bytes:
    """The 32 bytes of a key from its recovery code, in any case of letters.

    Raises :class:`InputError` that names the groups that were mistyped.
    """
    typed = _typed(code)
    wrong = wrong_groups(code)
    if wrong:
        raise InputError(
            "The recovery code is not right in group {groups}: it has 13 groups of five letters "
            "and digits, and none of 0, O, 1 or I. Look at the sheet and type it again.",
            groups=", ".join(map(str, wrong)),
        )
    number = 0
    for start in range(0, len(typed), GROUP_LETTERS):
        for letter in typed[start : start + _DATA_LETTERS]:
            number = number << _LETTER_BITS | _LETTERS.index(letter)
    return (number >> _SPARE_BITS).to_bytes(KEY_BYTES, "big")
