"""What can be an e-mail address: one check, which everything that writes an e-mail asks."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

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


def parted(text: str) -> tuple[str, ...]:
    """What stands in a box for one address or several, parted by commas, semicolons or lines."""
    return tuple(filter(None, (each.strip() for each in re.split(r"[,;\n]", text))))


def no_addresses(text: str) -> tuple[str, ...]:
    """What of it is no address, as it was typed; a name may stand before ``<…>``."""
    return tuple(each for each in parted(text) if not is_address(_bare(each)))


def _bare(text: str) -> str:
    found = _IN_ANGLES.match(text)
    return found["address"] if found else text


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


_BESIDE = " \t\r\n<>()[]\"'“”‘’.,;:"
_SCHEME = re.compile(r"^\s*(?:mailto|e-?mail|e-?mail address)\s*:\s*", re.IGNORECASE)
_IN_ANGLES = re.compile(r"^(?P<name>[^<>@]*)<(?P<address>[^<>]*)>\s*[.,;]?\s*$")
_WHOSE = re.compile(
    r"\([^()@]*\)|\b(?:work|home|personal|private|preferred|main)\b(?: ?e-?mail)?\s*:?",
    re.IGNORECASE,
)
"""Words that say whose or which address it is, and nothing against it."""
_SUBJECT = re.compile(r"\?.*$")


@lru_cache(maxsize=1 << 14)
def email_of(text: str) -> tuple[str, str]:
    """The one address that a cell gives, tidied, and what was left out beside it.

    ``("cy@example.org", "")`` where it is one; ``("", text)`` where it is none that an e-mail can
    be sent to, or more than one; ``("", "")`` for a blank cell. A name before ``<…>`` and words
    such as "(work)" are left out beside the address. Two ways of writing one address are one.
    """
    shown = " ".join(text.split())
    plain = _SCHEME.sub("", shown)
    beside = ""
    if found := _IN_ANGLES.match(plain):
        plain, beside = found["address"], found["name"].strip(_BESIDE)
    elif "@" in plain and not is_address(plain):
        said = [each.strip() for each in _WHOSE.findall(_without_addresses(plain))]
        plain, beside = _WHOSE.sub(" ", plain) if said else plain, " ".join(said)
    given = [_tidied(_SCHEME.sub("", part)) for part in re.split(r"[;,\s<>]+", plain)]
    distinct = {each.casefold(): each for each in reversed(given) if each}
    address = next(iter(distinct.values()), "")
    return (address, beside) if len(distinct) == 1 and is_address(address) else ("", shown)


def _without_addresses(text: str) -> str:
    return re.sub(r"\S*@\S*", " ", text)


def _tidied(text: str) -> str:
    """An address without what it is written between, and without a subject behind it."""
    return _SUBJECT.sub("", text.strip(_BESIDE)).strip(_BESIDE)
