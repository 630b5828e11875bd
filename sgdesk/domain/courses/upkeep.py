"""What looking after a course leaves behind: points looked at, observations, materials."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ContentCheck:
    """One point of a content checklist, looked at on a day."""

    id: int
    course_id: int
    item_key: str
    item_text: str
    source: str
    checked_on: date | None
    checked_by: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One observation of a course (Herefordshire 8.4): the trainer, the content, when shared."""

    id: int
    course_id: int
    session_id: int | None
    observed_on: date
    observer: str
    on_trainer: str
    on_content: str
    shared_on: date | None


@dataclass(frozen=True, slots=True)
class ObservationDetails:
    """An observation of a course (Herefordshire 8.4): how effective trainer and content were."""

    observed_on: date
    observer: str
    on_trainer: str = ""
    on_content: str = ""
    session_id: int | None = None
    shared_on: date | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """Something that a course uses, by its name and where it lies."""

    id: int
    course_id: int
    name: str
    whereabouts: str
