"""What was found in files of certificates: one line for each certificate, none of it believed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from sgdesk.domain.certificates.received.days import SaidDay
from sgdesk.domain.certificates.received.paper import Said
from sgdesk.domain.certificates.verdicts import Sentence
from sgdesk.services.imports.reading.asking import question_id
from sgdesk.services.imports.reading.values import QuestionKind

Step = Callable[[int, int], object]
"""Told how many of how many are done; what it raises ends the work."""


class LineState(StrEnum):
    """How it stands with one certificate before anybody looked at it."""

    CONFIRM = "confirm"
    """All that is needed was found; somebody has to look and say that it is so."""
    ASKS = "asks"
    """Something is missing, or can be read in two ways."""
    HERE = "here"
    """It is kept already, or is one of ours."""
    NOT_KEPT = "not_kept"
    """It is left where it is: no certificate of training, or a file that cannot be read."""


@dataclass(frozen=True, slots=True)
class PaperSource:
    """Where a certificate lies: its file, and the page where the file holds several.

    ``page`` counts from 0. ``sha256`` is of what would be kept: the file, or the page alone;
    ``of_file`` is of the whole file.
    """

    path: Path
    media_type: str
    sha256: str
    size: int
    page: int | None = None
    pages: int = 1
    of_file: str = ""

    @property
    def question(self) -> str:
        """The key under which it is remembered that it was left out; it holds no name."""
        page = "" if self.page is None else f" page {self.page + 1}"
        return question_id(QuestionKind.PAPER, f"{self.of_file or self.sha256}{page}")

    @property
    def name(self) -> str:
        """The name under which it would be kept."""
        if self.page is None:
            return self.path.name
        return f"{self.path.stem} page {self.page + 1}{self.path.suffix}"


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody, or a course, that may be meant."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """What is proposed, by its id, and where it stood."""

    id: int
    stood: Sentence


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One certificate as it was read.

    ``told`` says why it asks, is here or is not kept, the weightiest first. ``people``,
    ``courses`` and ``days`` are what may be meant where it cannot be told, and ``ends`` what may
    be the end; ``named`` is everybody known here whom it names, and ``whose`` what of ``told``
    asks whose it is; ``said_name`` and ``said_course`` are the paper's own words, and ``says_no``
    its line of not passing or of a booking, to be asked about by itself whatever else was found. Of
    what is not kept nothing is told but why.
    """

    source: PaperSource
    state: LineState
    told: tuple[Sentence, ...] = ()
    person: Found | None = None
    people: tuple[Offer, ...] = ()
    said_name: str = ""
    named: tuple[Offer, ...] = ()
    whose: tuple[Sentence, ...] = ()
    course: Found | None = None
    courses: tuple[Offer, ...] = ()
    said_course: str = ""
    day: SaidDay | None = None
    days: tuple[SaidDay, ...] = ()
    expiry: SaidDay | None = None
    ends: tuple[SaidDay, ...] = ()
    says_no: str = ""
    provider: Said | None = None
    number: Said | None = None
    hours: Said | None = None
    left_out_on: date | None = None
    """When somebody said that it is not kept here: it is not asked about again."""

    @property
    def is_open(self) -> bool:
        """Whether it can be brought in."""
        return self.state in (LineState.CONFIRM, LineState.ASKS)

    @property
    def is_shown(self) -> bool:
        """Whether its page may be shown: of a paper that is left where it is nothing is."""
        return self.state is not LineState.NOT_KEPT


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that was not looked into, by its name alone, and why."""

    name: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Received:
    """Everything that was found, in the order of the files."""

    lines: tuple[ReceivedLine, ...]
    passed_over: tuple[PassedOver, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One certificate as somebody confirmed it, looking at it.

    ``asked_course`` is the paper's name for the course where it was not known here: what was
    answered is remembered. ``same_as`` is the entry of training that somebody said it is, though
    one of the two has no day.
    """

    source: PaperSource
    person_id: int
    course_id: int
    completed_on: date
    month_only: bool = False
    provider: str = ""
    certificate_number: str = ""
    hours: str = ""
    notes: str = ""
    expires_on: date | None = None
    asked_course: str = field(default="", compare=False)
    same_as: int | None = None
