"""Drawing a dip sample so that anybody can draw it again and nobody can choose it."""

import hashlib
from collections.abc import Iterable
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
