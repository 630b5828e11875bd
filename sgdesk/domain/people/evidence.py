"""A file that stands behind training, such as a provider's certificate."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file behind one entry of training, without its content; ``size`` is in bytes."""

    id: int
    training_id: int
    file_name: str
    media_type: str
    sha256: str
    added_on: date
    size: int


@dataclass(frozen=True, slots=True)
class KeptBehind:
    """Which entry of training a kept file stands behind."""

    sha256: str
    training_id: int
    person_id: int
    course_id: int
    completed_on: date
