"""The table of states: everything that is said of a state, in one place.

What else differs from state to state (colours, shapes, patterns) is a :class:`ByState`, which has
a field for each: a state that is forgotten anywhere is an error of types, and of the start.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class State(StrEnum):
    """The states of RULES, in the order they are tried; ``not_required`` is never listed.

    The value is the key in every JSON document and the name of its count in ``Counts``.
    """

    EXEMPT = "exempt"
    IN_DATE = "in_date"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NEW_STARTER = "new_starter"
    NOT_DONE = "not_done"


class CountsAs(StrEnum):
    """What a state adds to in a percentage (RULES, "States")."""

    COMPLETED = "completed"
    OUTSTANDING = "outstanding"
    LEFT_OUT = "left_out"


class Wants(StrEnum):
    """Whether somebody in a state has to do something."""

    TRAINING_NOW = "training_now"
    TRAINING_IN_TIME = "training_in_time"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ByState(Generic[T]):
    """One thing for each state."""

    exempt: T
    in_date: T
    due_soon: T
    overdue: T
    new_starter: T
    not_done: T

    def __getitem__(self, state: State) -> T:
        found: T = getattr(self, state.value)
        return found

    def items(self) -> Iterator[tuple[State, T]]:
        """Each state with what stands for it, in the order of the states."""
        return ((state, self[state]) for state in State)


def check_fields(record: type, name: str) -> None:
    """Raises :class:`TypeError` at the start where a class lacks a field for a state."""
    if not {state.value for state in State} <= {each.name for each in fields(record)}:
        raise TypeError(f"{name} has to have a field for each of {', '.join(State)}")


check_fields(ByState, "ByState")


@dataclass(frozen=True, slots=True)
class StateFacts:
    """What is said of a state: ``urgency`` is least for what wants doing first.

    ``with_day`` says the state with the day that matters to it, ``day_line`` the day alone;
    ``place`` is where it stands in a table or a bar that shows all of them, and ``was_done``
    whether it follows on a completion: what is asked then is to do it again.
    """

    word: str
    mark: str
    urgency: int
    place: int
    counts_as: CountsAs
    wants: Wants
    was_done: bool
    with_day: str
    day_line: str


STATES = ByState(
    in_date=StateFacts(
        "In date",
        "●",
        urgency=4,
        place=0,
        counts_as=CountsAs.COMPLETED,
        wants=Wants.NOTHING,
        was_done=True,
        with_day="In date until {day}",
        day_line="until {day}",
    ),
    due_soon=StateFacts(
        "Due soon",
        "◔",
        urgency=2,
        place=1,
        counts_as=CountsAs.COMPLETED,
        wants=Wants.TRAINING_IN_TIME,
        was_done=True,
        with_day="Due soon, {day}",
        day_line="by {day}",
    ),
    overdue=StateFacts(
        "Overdue",
        "▲",
        urgency=0,
        place=2,
        counts_as=CountsAs.OUTSTANDING,
        wants=Wants.TRAINING_NOW,
        was_done=True,
        with_day="Overdue since {day}",
        day_line="since {day}",
    ),
    new_starter=StateFacts(
        "New starter",
        "◌",
        urgency=3,
        place=3,
        counts_as=CountsAs.OUTSTANDING,
        wants=Wants.TRAINING_IN_TIME,
        was_done=False,
        with_day="New starter, by {day}",
        day_line="by {day}",
    ),
    not_done=StateFacts(
        "Not done",
        "○",
        urgency=1,
        place=4,
        counts_as=CountsAs.OUTSTANDING,
        wants=Wants.TRAINING_NOW,
        was_done=False,
        with_day="Not done, was due by {day}",
        day_line="due {day}",
    ),
    exempt=StateFacts(
        "Exempt",
        "▬",
        urgency=5,
        place=5,
        counts_as=CountsAs.LEFT_OUT,
        wants=Wants.NOTHING,
        was_done=False,
        with_day="Exempt until {day}",
        day_line="until {day}",
    ),
)

BY_URGENCY = tuple(sorted(State, key=lambda state: STATES[state].urgency))
"""The states from the one that wants doing first to the one that wants nothing."""

AS_SHOWN = tuple(sorted(State, key=lambda state: STATES[state].place))
"""The states as tables and bars show them: the completed first, the exempt last."""


def _counting_as(what: CountsAs) -> frozenset[State]:
    return frozenset(state for state in State if STATES[state].counts_as is what)


COMPLETED_STATES = _counting_as(CountsAs.COMPLETED)
OUTSTANDING_STATES = _counting_as(CountsAs.OUTSTANDING)
LEFT_OUT_STATES = _counting_as(CountsAs.LEFT_OUT)

TO_DO_AGAIN_STATES = frozenset(s for s in OUTSTANDING_STATES if STATES[s].was_done)
NEVER_DONE_STATES = OUTSTANDING_STATES - TO_DO_AGAIN_STATES

NEEDS_TRAINING_NOW = frozenset(s for s in State if STATES[s].wants is Wants.TRAINING_NOW)
"""What somebody is in who needs training now; the one meaning of these words."""

WANTS_TRAINING = frozenset(s for s in State if STATES[s].wants is not Wants.NOTHING)
"""What wants training now or in time."""
