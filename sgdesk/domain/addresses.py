"""What can be an e-mail address: one check, which everything that writes an e-mail asks."""

import re
from dataclasses import dataclass
from enum import StrEnum

_LONGEST_LOCAL, _LONGEST = 64, 254
"""Letters before the sign, and in all (RFC 5321, 4.5.3.1)."""

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_HOST = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])"
)


def is_address(text: str | None) -> bool:
    """Whether an e-mail can be sent to just this: one address and nothing beside it.

    Letters with accents are none that every e-mail program can send to, so they are refused; so
    are two addresses in one box, and a word such as "none".
    """
    plain = (text or "").strip()
    local, sign, host = plain.partition("@")
    return (
        bool(sign)
        and len(plain) <= _LONGEST
        and len(local) <= _LONGEST_LOCAL
        and _LOCAL.fullmatch(local) is not None
        and _HOST.fullmatch(host) is not None
    )


class WhyNot(StrEnum):
    """Why nobody can be written to."""

    NO_EMAIL = "no_email"
    NO_ADDRESS = "no_address"
    BAD_ADDRESS = "bad_address"


def why_not(address: str | None, *, may_email: bool) -> WhyNot | None:
    """Why somebody cannot be written to: they want none or are under 18, or have no address."""
    if not may_email:
        return WhyNot.NO_EMAIL
    if not (address or "").strip():
        return WhyNot.NO_ADDRESS
    return None if is_address(address) else WhyNot.BAD_ADDRESS


@dataclass(frozen=True, slots=True)
class NotReached:
    """Somebody who was left out of what was written, and why."""

    name: str
    why: WhyNot
