"""Line managers: who is over whom, and that nobody is over themselves through others."""

from collections.abc import Mapping

Managers = Mapping[int, int]
"""Everybody who has a line manager, and who that is, by their ids."""


def would_be_circle(managers: Managers, person_id: int, manager_id: int) -> bool:
    """Whether somebody would be over themselves with this line manager, through others or not."""
    seen: set[int] = set()
    at: int | None = manager_id
    while at is not None and at not in seen:
        if at == person_id:
            return True
        seen.add(at)
        at = managers.get(at)
    return False


def as_one(managers: Managers, stays: int, goes: int) -> Managers:
    """The same where two entries are one; without the manager of the one, who is to be chosen."""
    return {
        person: stays if manager == goes else manager
        for person, manager in managers.items()
        if person not in (stays, goes)
    }
