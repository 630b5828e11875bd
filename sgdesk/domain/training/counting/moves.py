"""Who moved from one state to another between two days, and what moved them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import COMPLETED_STATES, State

Cell = tuple[int, str]
"""A person and a requirement."""


class Cause(StrEnum):
    """What moved somebody, as far as the two days tell it."""

    TRAINED = "trained"
    FELL_DUE = "fell_due"
    DUE_NEARS = "due_nears"
    TIME_WENT_BY = "time_went_by"
    EXEMPTED = "exempted"
    EXEMPTION_ENDED = "exemption_ended"
    BEGAN = "began"
    ENDED = "ended"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Move:
    """One person in one requirement: the state of either day, ``None`` where it was not asked.

    ``day`` is when it was done, fell due or was to be done; ``None`` where no day is behind it.
    """

    person_id: int
    requirement: str
    before: State | None
    after: State | None
    cause: Cause
    day: date | None = None

    @property
    def was_completed(self) -> bool:
        """Whether it counted as completed on the earlier day."""
        return self.before in COMPLETED_STATES

    @property
    def is_completed(self) -> bool:
        """Whether it counts as completed on the later day."""
        return self.after in COMPLETED_STATES


def moves_between(
    earlier: Mapping[Cell, Standing], later: Mapping[Cell, Standing]
) -> Iterator[Move]:
    """Everybody whose state is another on the later day, in the order of their ids."""
    for cell in sorted(earlier.keys() | later.keys()):
        before, after = earlier.get(cell), later.get(cell)
        if (before.state if before else None) is not (after.state if after else None):
            yield _move(cell, before, after)


def _move(cell: Cell, before: Standing | None, after: Standing | None) -> Move:
    cause, day = _why(before, after)
    person, requirement = cell
    return Move(
        person,
        requirement,
        before.state if before else None,
        after.state if after else None,
        cause,
        day,
    )


def _why(before: Standing | None, after: Standing | None) -> tuple[Cause, date | None]:
    if before is None or after is None:
        return (Cause.BEGAN if before is None else Cause.ENDED), None
    if State.EXEMPT in (before.state, after.state):
        return (Cause.EXEMPTED if after.state is State.EXEMPT else Cause.EXEMPTION_ENDED), None
    if _was_trained(before, after):
        return Cause.TRAINED, after.counts_from or after.last_completed
    if after.due == before.due and after.last_completed == before.last_completed:
        return _by_time(before, after)
    return Cause.RULES, None


def _was_trained(before: Standing, after: Standing) -> bool:
    if after.state not in COMPLETED_STATES or after.last_completed is None:
        return False
    now = after.counts_from or after.last_completed
    then = before.counts_from or before.last_completed
    return then is None or now > then


def _by_time(before: Standing, after: Standing) -> tuple[Cause, date | None]:
    """What time alone did, where nothing else about the two differs."""
    if after.state is State.OVERDUE:
        return Cause.FELL_DUE, after.due
    if after.state is State.DUE_SOON:
        return Cause.DUE_NEARS, after.due
    if before.state is State.NEW_STARTER and after.state is State.NOT_DONE:
        return Cause.TIME_WENT_BY, after.must_start_by
    return Cause.RULES, None


def gained(moves: Iterable[Move]) -> int:
    """By how many more people are completed through these moves; below zero for fewer."""
    return sum(each.is_completed - each.was_completed for each in moves)
