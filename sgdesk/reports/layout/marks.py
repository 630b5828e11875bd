"""What a paper of ours carries in its metadata, so that it can be checked as a file."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO

import reportlab

from sgdesk import __version__

CREATOR = f"sgdesk {__version__}"
"""What made the paper: papers of one maker can be compared letter by letter."""

PRODUCER = f"ReportLab {reportlab.Version}"

_MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class PaperMarks:
    """What a PDF says of itself: the numbers it was given, its maker, and its pages' words."""

    keywords: str = ""
    maker: tuple[str, str] = ("", "")
    pages: tuple[str, ...] = ()

    @property
    def is_comparable(self) -> bool:
        """Whether this version would write the same paper in the same letters."""
        return self.maker == (CREATOR, PRODUCER)


def read_marks(content: bytes) -> PaperMarks:
    """What stands in a PDF's metadata and on its pages; nothing for what is no PDF that opens.

    A file from somebody else's hands may be broken in any way; whatever the reader trips over is
    a file that says nothing.
    """
    from pypdf import PdfReader

    if b"%PDF-" not in content[:1024]:
        return PaperMarks()
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return PaperMarks()
        about = reader.metadata
        words = tuple(page.extract_text() for page in reader.pages[:_MOST_PAGES])
        if about is None:
            return PaperMarks(pages=words)
        maker = (str(about.creator or ""), str(about.producer or ""))
        return PaperMarks(str(about.get("/Keywords", "")), maker, words)
    except Exception:  # noqa: BLE001 - pypdf raises whatever a broken file makes it stumble into
        return PaperMarks()


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
    return b"stream".join(
        _inflated(part) if place % 2 else _PLACES.sub(b"", part) for place, part in enumerate(parts)
    )


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream
