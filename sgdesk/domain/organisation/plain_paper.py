"""A paper of sections in plain words: a note for whoever comes next, a notice, what is held."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences, points, and perhaps a small table under its headings.

    ``whole`` says that it is cut out or handed over by itself, so that no page parts it.
    ``shares`` are how wide its columns are, as parts of the page; without them by their text.
    """

    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    whole: bool = False
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainPaper:
    """A paper; ``about`` stands in the head of each page, ``personal`` marks what names people."""

    organisation: str
    about: str
    title: str
    lead: str
    as_at: date
    sections: tuple[Section, ...]
    personal: bool = False


def plain_text(paper: PlainPaper) -> str:
    """The paper as lines of text, to be pasted and changed anywhere."""
    lines = [paper.title, "=" * len(paper.title), "", paper.lead, ""]
    for each in paper.sections:
        lines += [each.title, "-" * len(each.title), *each.sentences]
        lines += [f"* {point}" for point in each.points]
        lines += [" | ".join(row) for row in (each.headings, *each.rows) if row]
        lines.append("")
    return "\n".join(lines)
