"""What a file says of itself: in the frame of a viewer, to a search, to whoever has it read out."""

import re
from dataclasses import dataclass, fields
from datetime import date

import reportlab
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString

from sgdesk import __version__

CREATOR = f"sgdesk {__version__}"
"""What made the paper: papers of one maker can be compared letter by letter."""

PRODUCER = f"ReportLab {reportlab.Version}"
LANGUAGE = "en-GB"

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold (XML 1.0, 2.2), however it is written."""


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is, whose it is, and its day; whoever is sent the file sees it: it names nobody.

    ``day`` is the day as at which it speaks, or on which it was issued; ``None`` where it has
    none. ``keywords`` are the numbers that stand on it. A letter that XML cannot hold becomes a
    mark in its place, since a file says of itself twice what it is, once in XML.
    """

    title: str
    organisation: str
    subject: str
    day: date | None
    keywords: str = ""

    def __post_init__(self) -> None:
        for each in fields(self):
            said = getattr(self, each.name)
            if isinstance(said, str):
                object.__setattr__(self, each.name, _NOT_IN_XML.sub("�", said))

    @property
    def whole_title(self) -> str:
        """The title with whose paper it is, so that two windows can be told apart."""
        return " – ".join(each for each in (self.title, self.organisation) if each)


class Info(PDFInfo):  # type: ignore[misc]  # untyped library
    """What the file says of itself, as a PDF's information dictionary (ISO 32000-1, 14.3.3)."""

    def __init__(self, about: About) -> None:
        super().__init__()
        self.title = about.whole_title
        self.author = about.organisation
        self.subject = about.subject
        self.keywords = about.keywords
        self.creator = CREATOR
        self.producer = PRODUCER
        self._day = about.day

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary; its only day is that of the paper, never the clock's."""
        words = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        if self._day is not None:
            words["CreationDate"] = words["ModDate"] = f"D:{self._day:%Y%m%d}000000Z"
        said = {name: PDFString(text) for name, text in words.items() if text}
        made: bytes = PDFDictionary(said).format(document)
        return made
