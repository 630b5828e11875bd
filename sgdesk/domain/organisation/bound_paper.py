"""Papers of several people bound into one file, to print in one go or to keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoundPaper:
    """The papers of several people as one PDF, and the page, from 0, on which each begins."""

    content: bytes
    starts: tuple[int, ...]
