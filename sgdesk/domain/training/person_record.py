"""What stands on the training that a person takes home."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.training.states import State


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role somebody holds or held; a blank start is not known, a blank end still open."""

    role: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One requirement of a person: its state, its dates, and how often by whose rule.

    ``due`` is blank where nothing falls due; ``whose`` reads like
    "every 3 years (Herefordshire)". With ``month_only`` no more is known of ``last_completed``
    than its month.
    """

    title: str
    state: State
    last_completed: date | None
    due: date | None
    whose: str = ""
    counts_from: date | None = None
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """One course that somebody completed, with the number of its certificate, if any.

    With ``month_only`` no more is known of the day than its month.
    """

    completed_on: date
    course: str
    provider: str = ""
    method: str = ""
    certificate: str = ""
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class PersonPaper:
    """All the training of one person, as at a day, to take home and keep.

    ``ask`` is whom to turn to, such as the safeguarding lead by name; ``""`` leaves it out.
    ``ladder`` is a sentence about what the requirements are called, where that is our own.
    """

    organisation: str
    name: str
    as_at: date
    roles: tuple[RoleHeld, ...] = ()
    requirements: tuple[RequirementLine, ...] = ()
    training: tuple[TrainingLine, ...] = ()
    ask: str = ""
    ladder: str = ""
