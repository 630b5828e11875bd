"""Drawing a dip sample so that anybody can draw it again and nobody can choose it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


def sample_size(people: int, share_percent: int, at_least: int) -> int:
    """How many to draw: a share rounded up, at least so many, never more than there are."""
    share = -(-people * share_percent // 100)
    return min(people, max(share, at_least))


def draw_sample(people: Iterable[int], size: int, session_id: int, as_at: date) -> tuple[int, ...]:
    """``size`` of the people, chosen by the session and the day alone; sorted by id.

    Each person gets a number from a hash over session, day and person, and the lowest are
    drawn: everybody has the same chance, the order of the list makes no difference, and
    adding somebody moves nobody else's number.
    """
    ranked = sorted(set(people), key=lambda person: _lot(session_id, as_at, person))
    return tuple(sorted(ranked[: max(size, 0)]))


def _lot(session_id: int, as_at: date, person_id: int) -> str:
    text = f"{session_id}/{as_at.isoformat()}/{person_id}"
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class DrawnPerson:
    """One learner of a sample with their line manager (blank: nobody is named).

    The codes are those of the impact form and of the line manager's; the days are when each
    came in. Forms of a learner or line manager who has left, since ``left_on`` and
    ``manager_left_on``, are no longer waited for.
    """

    learner: str
    manager: str
    code: str
    manager_code: str
    received_on: date | None
    manager_received_on: date | None
    left_on: date | None = None
    manager_left_on: date | None = None


@dataclass(frozen=True, slots=True)
class DrawnSample:
    """A dip sample from a session, how it was drawn, and what it found.

    ``population`` is how many attended when it was drawn; ``is_same_again`` says whether the
    same session and day would draw the same people from those who count as attending now.
    """

    id: int
    session_id: int
    organisation: str
    course: str
    held_on: date
    drawn_on: date
    population: int
    people: tuple[DrawnPerson, ...]
    is_same_again: bool
    found: str
    found_on: date | None

    @property
    def seed(self) -> str:
        """What the drawing hangs on, and nothing else: the session and the day."""
        return f"{self.session_id}/{self.drawn_on.isoformat()}"
