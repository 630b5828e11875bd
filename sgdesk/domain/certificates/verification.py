"""What a signature is put over, and how it travels: in a square code, on paper and in JSON."""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sgdesk.domain.certificates.certificate import HEADING, CertificateContent, normal_number

_SCHEME = "sgdesk:"
_KIND_CERTIFICATE = "sgdesk certificate"
_KIND_FACE = "sgdesk certificate 2"
_KIND_RETURN = "sgdesk return"


@dataclass(frozen=True, slots=True)
class Code:
    """A number as somebody handed it over, with the signature where the code carried one.

    ``signature`` is ``None`` where there was none, and empty where there was one that cannot be
    a signature at all.
    """

    number: str
    signature: bytes | None = None


def code_text(number: str, signature: bytes) -> str:
    """``sgdesk:NUMBER:SIGNATURE``, the signature in base64url without padding."""
    return f"{_SCHEME}{number}:{to_text(signature)}"


_RETURN_NUMBER = r"R\s?\d{4}\s*-\s*\d{3,}"
_CERTIFICATE_NUMBER = r"[0-9A-Z]{4}\s*-\s*[0-9A-Z]{4}\s*-\s*[0-9A-Z]{4}"
_NUMBER = re.compile(
    rf"(?<![\w-])(?:{_RETURN_NUMBER}|{_CERTIFICATE_NUMBER})(?![\w-])", re.IGNORECASE
)
_SCHEMED = re.compile(
    rf"sgdesk\s*:\s*(?P<number>{_RETURN_NUMBER}|{_CERTIFICATE_NUMBER}|[^\s:]*)", re.IGNORECASE
)
_REPLACES = re.compile(r"in place of\s*$", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"))
_LETTERS = re.compile(r"[A-Za-z0-9_-]*")
_SIGNATURE = 86
"""Letters of a signature of 64 bytes."""

_LEAST_SIGNATURE = 40
"""So many letters after a number and a colon are a signature, and not the next word."""


def read_code(text: str) -> Code:
    """The code in a line that was scanned, typed or copied, whatever stands round it.

    A number alone is a code too. Where the line has several, one with its signature comes first,
    and what another was issued "in place of" is passed over. Where there is none, what was typed
    is taken for a number.
    """
    plain = text.translate(_DASHES).strip()
    schemed = _SCHEMED.search(plain)
    if schemed is not None:
        given = _signature(plain[schemed.end() :], expected=True)
        return Code(_joined(schemed["number"]), given)
    for found in _NUMBER.finditer(plain):
        if not _REPLACES.search(plain[: found.start()]):
            return Code(_joined(found.group()), _signature(plain[found.end() :], expected=False))
    return Code(_loose(plain))


def numbers_on(page: str) -> tuple[str, ...]:
    """Every number that stands on a page, each once; not those that another is in place of."""
    plain = page.translate(_DASHES)
    found = (
        _joined(each.group()).upper()
        for each in _NUMBER.finditer(plain)
        if not _REPLACES.search(plain[: each.start()])
    )
    return tuple(dict.fromkeys(found))


_HEAD = re.compile(r"(?<![\w-])[0-9a-f]{16,64}(?![\w-])", re.IGNORECASE)


def read_head(text: str) -> str | None:
    """The hash of an entry of the history in what was typed; its first 16 letters will do.

    It may have been parted by blanks, as long as nothing else stands there. ``None`` where there
    is none, or where a number of ours stands beside it.
    """
    if numbers_on(text) or _SCHEMED.search(text):
        return None
    found = _HEAD.search(text) or _HEAD.fullmatch("".join(text.split()))
    return found.group().lower() if found else None


def _joined(number: str) -> str:
    return "".join(number.split())


def _loose(plain: str) -> str:
    """A certificate's number that was typed without its hyphens, also within a line."""
    words = plain.split()
    for place, word in enumerate(words):
        four = words[place : place + 3]
        together = "".join(four) if [len(each) for each in four] == [4, 4, 4] else word
        number = normal_number(together)
        if number is not None and any(char.isdecimal() for char in together):
            return number
    return plain


def _signature(rest: str, *, expected: bool) -> bytes | None:
    """The signature after a number; ``None`` where there is none, empty where it is broken.

    A line that was copied may be parted within it, so words are put together until they have
    the letters of one.
    """
    parted = re.match(r"\s*:", rest)
    if parted is None:
        return None
    behind = rest[parted.end() :]
    words = behind.split()
    first = _LETTERS.match(words[0]).group() if words else ""  # type: ignore[union-attr]
    if not expected and len(first) < _LEAST_SIGNATURE and (not words or behind[:1].isspace()):
        return None
    together = ""
    for word in words:
        together += _LETTERS.match(word).group()  # type: ignore[union-attr]
        if len(together) >= _SIGNATURE:
            break
    return from_text(together if len(together) == _SIGNATURE else first)


def to_text(content: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(content).decode("ascii").rstrip("=")


def from_text(text: str) -> bytes:
    """The bytes that :func:`to_text` wrote; nothing where the text is anything else.

    A last letter that stands for no byte is told too, so that every letter counts.
    """
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
    return content if to_text(content) == text else b""


class Signed(StrEnum):
    """How much of a certificate its signature covers."""

    ALL = "all"
    FOUR = "four"
    """Number, name, course and day alone, as the first certificates were signed."""

    NOTHING = "nothing"


def certificate_message(number: str, name: str, course: str, completed_on: date) -> bytes:
    """What was signed of the first certificates: number, name, course and the day attended."""
    return _canonical([_KIND_CERTIFICATE, number, name, course, completed_on.isoformat()])


def face_message(content: CertificateContent) -> bytes:
    """What is signed of a certificate: everything that is printed on it, its logo by its digest.

    The code that holds the signature is the one thing that it cannot cover.
    """
    logo = content.logo_png
    face = {
        "number": content.number,
        "organisation": content.organisation,
        "charity_number": content.charity_number,
        "person_name": content.person_name,
        "course_title": content.course_title,
        "level": content.level,
        "learning_points": list(content.learning_points),
        "completed_on": content.completed_on.isoformat(),
        "duration_hours": content.duration_hours,
        "method": content.method,
        "provider": content.provider,
        "trainer": content.trainer,
        "signatories": [list(each) for each in content.signatories],
        "issued_on": content.issued_on.isoformat(),
        "replaces": content.replaces,
        "partnership_note": content.partnership_note,
        "logo_sha256": "" if logo is None else hashlib.sha256(logo).hexdigest(),
    }
    return _canonical([_KIND_FACE, {**face, **_said_since(content)}])


def _said_since(content: CertificateContent) -> Mapping[str, object]:
    """What certificates say that the first ones did not, as far as this one says it.

    What says nothing is left out, so that the signature of an earlier certificate still fits.
    """
    refresh_by = content.refresh_by
    since = {
        "heading": "" if content.heading == HEADING else content.heading,
        "outcomes": list(content.outcomes),
        "reach": content.reach,
        "refresh_by": "" if refresh_by is None else refresh_by.isoformat(),
        "refresh_rule": content.refresh_rule,
    }
    return {name: value for name, value in since.items() if value}


def signed_messages(content: CertificateContent) -> Mapping[Signed, bytes]:
    """What a signature over a certificate can cover, the most first."""
    four = (content.number, content.person_name, content.course_title, content.completed_on)
    return {Signed.ALL: face_message(content), Signed.FOUR: certificate_message(*four)}


def return_message(content: Mapping[str, Any]) -> bytes:
    """What is signed of a return: all of its JSON but the member ``proof``.

    Whoever has the file can make it: members sorted by name, no blanks, UTF-8.
    """
    plain = {name: value for name, value in content.items() if name != "proof"}
    return _canonical([_KIND_RETURN, plain])


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
