"""Returns that were made final, as the organisation file keeps them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KeptReturn:
    """A return that was made final, without the bytes of its files.

    ``document`` is JSON: what was signed, what the return is compared by, and whether it has
    names in it.
    """

    id: int
    number: str
    as_at: date
    period_from: date | None
    frozen_on: date
    document: str
    pack_version: str
    history_head: str
    signature: str
    replaces_id: int | None
    sent_on: date | None
    sent_to: str


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a return, byte for byte as it was made."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LastReturn:
    """What is said of the newest final return in a sentence."""

    number: str
    as_at: date
    sent_on: date | None
