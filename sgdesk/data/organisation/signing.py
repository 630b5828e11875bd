"""The organisation's own key: made on first use, kept in its file, and what is signed with it."""

import secrets
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, select

from sgdesk.data.file import history
from sgdesk.data.file.schema import organisation
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.certificates.certificate import Certificate, CertificateContent
from sgdesk.domain.certificates.verification import (
    Signed,
    code_text,
    from_text,
    read_code,
    signed_messages,
)
from sgdesk.domain.errors import RefusedError

_SEED_BYTES = 32
_COFACTOR = 8


class Signer:
    """Signs in the organisation's name with Ed25519 (RFC 8032)."""

    def __init__(self, seed: bytes) -> None:
        from Crypto.PublicKey import ECC
        from Crypto.Signature import eddsa

        self._key = ECC.construct(curve="Ed25519", seed=seed)
        self._scheme = eddsa.new(self._key, "rfc8032")

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that anybody may have, to check a signature with."""
        return bytes(self._key.public_key().export_key(format="raw"))

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature; the same message gives the same ones."""
        return bytes(self._scheme.sign(message))


def signer_of(writer: Writer) -> Signer:
    """The organisation's signer, with a key made now where it has none yet.

    The key is written past the journal: the history must not hold a secret, and undoing the action
    that first needed the key must not take it from what was signed with it since.
    """
    seed = _read_seed(writer.connection)
    if seed is None:
        seed = secrets.token_bytes(_SEED_BYTES)
        writer.connection.execute(organisation.update().values(signing_key=seed))
    return Signer(seed)


def restored(seed: bytes, fits: Callable[[bytes], bool]) -> bytes | None:
    """The seed before one of its bits was changed, known by its public key; ``None`` for no such.

    A disk that fails changes a bit or a page; of a page nothing can be restored.
    """
    if len(seed) != _SEED_BYTES:
        return None
    for place in range(_SEED_BYTES * 8):
        tried = bytearray(seed)
        tried[place // 8] ^= 1 << place % 8
        if fits(Signer(bytes(tried)).public_key):
            return bytes(tried)
    return None


def public_key(connection: Connection) -> bytes | None:
    """The organisation's public key; ``None`` where nothing was signed yet."""
    seed = _read_seed(connection)
    return None if seed is None else Signer(seed).public_key


def _read_seed(connection: Connection) -> bytes | None:
    seed: bytes | None = connection.execute(select(organisation.c.signing_key)).scalar_one()
    return seed


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of the private half of ``key`` signed just this message."""
    from Crypto.Signature import eddsa

    try:
        public = eddsa.import_public_key(key)
        eddsa.new(public, "rfc8032").verify(message, signature)
    except ValueError:  # also of what is no key, and of what is no signature
        return False
    # For the few keys of small order a signature of nothing fits every message.
    return not (public.pointQ * _COFACTOR).is_point_at_infinity()


def signed_of(row: Certificate, rows: Sequence[Certificate], key: bytes | None) -> Signed | None:
    """How much of a certificate the kept signature covers; ``None`` where it was altered.

    ``rows`` is the whole register: a certificate without a signature is sound only where it, and
    every one before it, was issued while the file signed nothing.
    """
    content = row.content
    if not row.signature:
        signed_before = any(each.signature for each in rows if each.id <= row.id)
        says_signed = read_code(content.verification).signature is not None
        return None if key is not None and (signed_before or says_signed) else Signed.NOTHING
    kept = from_text(row.signature)
    is_whole = content.verification == code_text(row.number, kept)
    return covered(content, kept, key) if is_whole else None


def covered(content: CertificateContent, signature: bytes, key: bytes | None) -> Signed | None:
    """How much of a certificate's face a signature with ``key`` covers; ``None`` for no part."""
    if key is None:
        return None
    messages = signed_messages(content).items()
    return next((how for how, each in messages if is_signed(key, each, signature)), None)


UNPROVED = "unproved"
"""In the entry of the history that a salvage adds: papers of a signing key that was lost."""


def unproved(connection: Connection) -> frozenset[tuple[str, int]]:
    """Papers that were saved from a damaged file without the key that signed them."""
    return frozenset(
        (name, number)
        for entry in history.entries(connection)
        if entry.action == history.SALVAGED
        for name, numbers in entry.details.get(UNPROVED, {}).items()
        for number in numbers
    )


def refuse_unproved(connection: Connection, table: str, row_id: int, number: str) -> None:
    """Raise :class:`RefusedError` for such a paper, which is neither genuine nor altered."""
    if (table, row_id) in unproved(connection):
        raise RefusedError(
            "{number} can no longer be proved: the key that signed it was lost when the file was "
            "damaged, and only the papers were saved. Compare it with a file that you sent out, or "
            "with a backup from before.",
            number=number,
        )
