"""What a file says of itself: in the frame of a viewer, to a search, to whoever has it read out."""

from dataclasses import dataclass
from datetime import date

import reportlab
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFInfo, PDFString

from sgdesk import __version__

CREATOR = f"sgdesk {__version__}"
"""What made the paper: papers of one maker can be compared letter by letter."""

PRODUCER = f"ReportLab {reportlab.Version}"
LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is, whose it is, and its day; whoever is sent the file sees it: it names nobody.

    ``day`` is the day as at which it speaks, or on which it was issued; ``None`` where it has
    none. ``keywords`` are the numbers that stand on it.
    """

    title: str
    organisation: str
    subject: str
    day: date | None
    keywords: str = ""

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
