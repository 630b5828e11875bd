"""Several of our own papers as one, to be printed in one go."""

from collections.abc import Sequence
from io import BytesIO


def joined(papers: Sequence[bytes]) -> bytes:
    """One PDF of the pages of all, in their order.

    What it says of its structure is that of none: it is for paper, and what is kept is each alone.
    """
    from pypdf import PdfWriter

    if len(papers) == 1:
        return papers[0]
    writer = PdfWriter()
    for each in papers:
        writer.append(BytesIO(each), import_outline=False)
    writer.compress_identical_objects()
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def pages_of(paper: bytes) -> int:
    """How many pages one of our own papers has."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(paper)).pages)
