"""A paper that is held in memory: nothing of it stands in a file that nobody chose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, QSizeF
from PySide6.QtPdf import QPdfDocument

from sgdesk.ui.alerts import listed
from sgdesk.ui.text import tr, tr_count

_WORDS = 20_000
"""Letters of a page that are read out at most."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: what it is called, the name that its file is offered under, its PDF.

    ``title`` may name somebody: it stands in the dialog, and never in the frame of a window.
    ``starts`` are the pages, from 0, with which the paper of somebody else begins: where both sides
    are printed they lie on sheets of their own. ``save_each``, where there is one, writes the
    papers of all into a folder, a file each, and stands in the place of saving all as one file.
    ``unprinted`` are its words with a letter that no shipped font has.
    With ``has_backs`` the second page of a paper of two is its back.
    """

    title: str
    file_name: str
    content: bytes
    starts: tuple[int, ...] = ()
    save_each: Callable[[Path], Sequence[Path]] | None = None
    unprinted: tuple[str, ...] = ()
    has_backs: bool = False


def unprinted_words(words: Sequence[str]) -> str:
    """What cannot be printed whole, and what to do about it; blank where everything can."""
    if not words:
        return ""
    said = tr_count(
        "1 word has a letter that cannot be printed, and on paper � stands for it: {words}.",
        "{n} words have letters that cannot be printed, and on paper � stands for them: {words}.",
        len(words),
        words=listed(words),
    )
    way = tr(
        "Write in by hand what is missing, or spell it differently where it is kept and make the "
        "paper again."
    )
    return f"{said} {way}"


class PdfInMemory(QObject):
    """One PDF, open for looking at and printing, together with the bytes that it is read from."""

    def __init__(self, content: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self._sizes: dict[int, QSizeF] = {}
        self._words: dict[int, str] = {}

    @classmethod
    def read_ahead(cls, content: bytes) -> "PdfInMemory":
        """Read a PDF in any thread; from then on it is the window's.

        The size of each page is known then: the first look at them takes long where there are
        hundreds, and every look waits for a page that is being drawn.
        """
        made = cls(content)
        for page in range(made.pages):
            made.size(page)
        app = QCoreApplication.instance()
        if app is not None:
            made.moveToThread(app.thread())
        return made

    @property
    def pages(self) -> int:
        """How many pages there are; 0 where it cannot be read."""
        return max(0, self.document.pageCount())

    def size(self, page: int) -> QSizeF:
        """How large a page is, in points."""
        if page not in self._sizes:
            self._sizes[page] = self.document.pagePointSize(page)
        return self._sizes[page]

    def words(self, page: int) -> str:
        """What stands on a page, to be read out."""
        if page not in self._words:
            self._words[page] = self.document.getAllText(page).text()[:_WORDS]
        return self._words[page]

    def close(self) -> None:
        """Let go of the paper."""
        self.document.close()
        self._buffer.close()
