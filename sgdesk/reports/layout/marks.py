"""What a paper of ours carries, so that it can be checked as a file."""

import re
import zlib

from sgdesk.reports.tagging import CREATOR, PRODUCER


def is_comparable(creator: str, producer: str) -> bool:
    """Whether this version would write a paper of that maker in the same letters."""
    return (creator, producer) == (CREATOR, PRODUCER)


_MOST_UNPACKED = 64 * 1024 * 1024
"""So many bytes are unpacked of one paper; ours are far smaller, and the rest stays packed."""


_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PLACES = re.compile(rb"/Length \d+|\d{10} \d{5} [nf] ?\r?\n|startxref\r?\n\d+|<[0-9a-f]{32}>")
"""Where a PDF says how long its parts are and where they lie, and the digest over that."""


def unpacked(content: bytes) -> bytes:
    """A PDF of ours without how it was packed, which differs from computer to computer.

    Everything else stands in it, in its order: whatever was added or altered shows.
    """
    parts = _STREAM.split(content)
    if len(parts) > 2 and b"/Type /XRef" in parts[-3]:
        parts[-2] = b""  # where each object lies
    made, left = [], _MOST_UNPACKED
    for place, part in enumerate(parts):
        if place % 2:
            made.append(_inflated(part, left))
            left -= max(0, len(made[-1]) - len(part))
        else:
            made.append(_PLACES.sub(b"", part))
    return b"stream".join(made)


def _inflated(stream: bytes, most: int) -> bytes:
    """A stream unpacked, with whatever stands after its end; as it is if it is larger, or none."""
    packed = zlib.decompressobj()
    try:
        plain = packed.decompress(stream, max(1, most))
    except zlib.error:
        return stream
    return plain + packed.unused_data if packed.eof else stream
