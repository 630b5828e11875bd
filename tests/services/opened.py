"""What is in a file once everything that packs it is taken off."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from pathlib import Path
from typing import TypeVar

import pypdf
import pypdfium2
from pypdf.generic import IndirectObject, StreamObject

T = TypeVar("T")


def uncompressed(name: str, content: bytes) -> bytes:
    """Everything in a file, free of compression and of the codings of mail.

    A file that opens only with a passphrase stays as it is.
    """
    if name.endswith("xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return b"\n".join(book.read(each) for each in book.namelist())
    if name.endswith("pdf"):
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return content
        return b"\n".join((content, _text(content).encode(), *_streams(reader)))
    if name.endswith("eml"):
        parts = message_from_bytes(content).walk()
        opened = [
            uncompressed(part.get_filename() or "", payload)
            for part in parts
            if isinstance(payload := part.get_payload(decode=True), bytes)
        ]
        return b"\n".join(opened)
    return content


def _text(pdf: bytes) -> str:
    """What a person reads on the pages."""
    opened = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()
    return text


def _streams(reader: pypdf.PdfReader) -> Iterator[bytes]:
    """Every stream without its compression, and every other object with its texts as they are."""
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, StreamObject):
            yield found.get_data()
        yield str(found).encode()


def altered(code: str) -> str:
    """A code with another signature, whatever letters it ends in."""
    return code[:-2] + ("AQ" if code.endswith("AA") else "AA")


def short_names(files: Mapping[str, T]) -> dict[str, T]:
    """The files of a return as ``summary.pdf`` and so on, whosever they are and of whatever day."""
    return {
        re.sub(r"^training-summary-.*-\d{4}-\d\d-\d\d", "summary", name): each
        for name, each in files.items()
    }


def files_in(folder: Path) -> dict[str, Path]:
    """The files of a return that lie in a folder, by their short names."""
    return short_names({path.name: path for path in folder.iterdir()})
