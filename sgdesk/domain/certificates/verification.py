"""What a signature is put over, and how it travels: in a square code, on paper and in JSON."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_SCHEME = "sgdesk:"
_KIND_CERTIFICATE = "sgdesk certificate"
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


def read_code(text: str) -> Code:
    """The parts of a code that was scanned or typed; a number alone is a code too."""
    plain = text.strip()
    if plain[: len(_SCHEME)].casefold() == _SCHEME:
        plain = plain[len(_SCHEME) :]
    number, parted, signature = plain.partition(":")
    return Code(number.strip(), from_text(signature.strip()) if parted else None)


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


def certificate_message(number: str, name: str, course: str, completed_on: date) -> bytes:
    """What is signed of a certificate: its number, the name, the course and the day attended."""
    return _canonical([_KIND_CERTIFICATE, number, name, course, completed_on.isoformat()])


def return_message(content: Mapping[str, Any]) -> bytes:
    """What is signed of a return: all of its JSON but the member ``proof``.

    Whoever has the file can make it: members sorted by name, no blanks, UTF-8.
    """
    plain = {name: value for name, value in content.items() if name != "proof"}
    return _canonical([_KIND_RETURN, plain])


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
