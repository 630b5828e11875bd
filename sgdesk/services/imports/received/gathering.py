"""Which of the files that were chosen are looked at, and what each of them says."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sgdesk.data.pdfs import (
    MOST_PAGES,
    SECONDS,
    PdfError,
    PdfFault,
    PdfWords,
    page_mark,
    pages_alone,
    pdf_words,
)
from sgdesk.domain.certificates.verdicts import Sentence
from sgdesk.domain.errors import InputError
from sgdesk.services.imports.received.values import PassedOver, Step
from sgdesk.services.people.evidence import read_evidence_file

MOST_FILES = 300
_READ = frozenset({".pdf", ".jpg", ".jpeg", ".png"})
_SHEETS = frozenset({".csv", ".xlsx", ".xls", ".ods", ".tsv"})
_APPLE = frozenset({".heic", ".heif"})
_LITTER = frozenset({"thumbs.db", "desktop.ini"})
_DEEPEST = 8

HEIC = Sentence(
    "It is a HEIC picture, which is not read here. On the telephone choose Settings, Camera, "
    "Formats, Most compatible; or open it, and save it as JPEG."
)
_SHEET = Sentence("It is a sheet. Drop it by itself, or import it with “Import a sheet”.")
_OTHER = Sentence("It is neither a PDF nor a picture (JPEG or PNG). Save it as one of these.")
_DEEP = Sentence("Its folders lie too deep. Choose the folder that it lies in.")

_FAULTS = {
    PdfFault.DAMAGED: Sentence(
        "It is damaged: it opens as no PDF. Ask for it again, or save it again."
    ),
    PdfFault.LOCKED: Sentence(
        "It opens with a password alone. Open it, print it to a new PDF, and choose that."
    ),
    PdfFault.TOO_MANY_PAGES: Sentence(
        "It has more than {pages} pages. Save the pages of the certificates as a PDF of their own.",
        {"pages": MOST_PAGES},
    ),
    PdfFault.TOO_LONG: Sentence(
        "It could not be read in {seconds} seconds. Print it to a new PDF, and choose that.",
        {"seconds": round(SECONDS)},
    ),
}
if set(_FAULTS) != set(PdfFault):
    raise TypeError("Whatever is wrong with a PDF has to be told")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page of a PDF by itself: its words, the digest and the size of it as a file.

    ``mark`` is what tells it from other pages of files, however it was written.
    """

    words: str
    sha256: str
    size: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as it was read; ``fault`` says why it was not, and then nothing else is known.

    A picture has no pages. ``keywords`` and ``creator`` are what a PDF says of itself.
    """

    path: Path
    media_type: str = ""
    sha256: str = ""
    size: int = 0
    pages: tuple[ReadPage, ...] = ()
    keywords: str = ""
    creator: str = ""
    fault: Sentence | None = None

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF, and no picture."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files that were read, and those that were passed over."""

    files: tuple[ReadFile, ...]
    passed_over: tuple[PassedOver, ...]


def gather(chosen: Sequence[Path], step: Step) -> Gathered:
    """Read every certificate among these files and folders; the others are named.

    Nothing of the organisation file is touched. Raises :class:`InputError` where there are more
    than ``MOST_FILES`` files; ``step`` is told after each.
    """
    found: list[Path] = []
    passed: list[PassedOver] = []
    for path in dict.fromkeys(_files(chosen, passed)):
        kind = path.suffix.lower()
        if kind in _READ:
            found.append(path)
        elif path.name.casefold() not in _LITTER and not path.name.startswith("."):
            passed.append(PassedOver(path.name, _why(kind)))
    if len(found) > MOST_FILES:
        raise InputError(
            "There are {count} files, and {most} at most are looked at together. Nothing was "
            "read; choose some of them first.",
            count=len(found),
            most=MOST_FILES,
        )
    read = []
    for number, path in enumerate(found):
        step(number, len(found))
        read.append(read_file(path))
    return Gathered(tuple(read), tuple(passed))


def _files(chosen: Sequence[Path], passed: list[PassedOver]) -> Iterator[Path]:
    for path in chosen:
        if path.is_dir():
            yield from _inside(path, passed, _DEEPEST)
        else:
            yield path


def _inside(folder: Path, passed: list[PassedOver], deep: int) -> Iterator[Path]:
    """The files of a folder and of those in it, in the order of their names."""
    if not deep:
        passed.append(PassedOver(folder.name, _DEEP))
        return
    try:
        inside = sorted(folder.iterdir(), key=lambda each: each.name.casefold())
    except OSError as error:
        raise InputError(
            "The folder {folder} could not be looked into. Nothing was read; see whether it is "
            "still there.",
            folder=folder.name,
        ) from error
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            yield from _inside(path, passed, deep - 1)
        elif not path.is_dir():
            yield path


def _why(kind: str) -> Sentence:
    if kind in _APPLE:
        return HEIC
    return _SHEET if kind in _SHEETS else _OTHER


def read_file(path: Path) -> ReadFile:
    """Read one file; whatever is wrong with it is told in it."""
    try:
        media_type, content = read_evidence_file(path)
    except InputError as error:
        return ReadFile(path, fault=Sentence(error.template, error.shown()))
    digest = hashlib.sha256(content).hexdigest()
    if media_type != "application/pdf":
        return ReadFile(path, media_type, digest, len(content))
    try:
        words = pdf_words(content)
        pages = tuple(_pages(content, words, digest))
    except PdfError as error:
        return ReadFile(path, media_type, digest, len(content), fault=_FAULTS[error.fault])
    return ReadFile(path, media_type, digest, len(content), pages, words.keywords, words.creator)


def _pages(content: bytes, words: PdfWords, digest: str) -> Iterator[ReadPage]:
    if len(words.pages) == 1:
        yield ReadPage(words.pages[0], digest, len(content))
        return
    for said, alone in zip(words.pages, pages_alone(content, len(words.pages)), strict=True):
        digest = hashlib.sha256(alone).hexdigest()
        yield ReadPage(said, digest, len(alone), page_mark(alone))
