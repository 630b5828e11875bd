"""What waits besides people's training: sessions, forms, and the next return."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sgdesk.data.organisation import read_settings
from sgdesk.domain.dates import add_months
from sgdesk.domain.evaluation import FormKind
from sgdesk.domain.followup import FollowUpState
from sgdesk.domain.sessions import SessionState
from sgdesk.domain.settings import settings_from
from sgdesk.services.evaluation import follow_ups
from sgdesk.services.frozen_returns import FrozenReturn, frozen_returns
from sgdesk.services.sessions import SessionLine, session_lines
from sgdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormsWaiting:
    """How many forms of one kind can be filled in now, the late ones among them."""

    kind: FormKind
    count: int
    late: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits on a day.

    ``to_tick`` are sessions that are over and not ticked in, the oldest first; ``coming`` is the
    next one planned. ``last_return`` was made final by the day; ``return_due`` is when the next
    is expected, ``None`` as long as there is none to count from.
    """

    to_tick: tuple[SessionLine, ...]
    coming: SessionLine | None
    forms: tuple[FormsWaiting, ...]
    last_return: FrozenReturn | None
    return_due: date | None


def agenda(workspace: Workspace, as_at: date | None = None) -> Agenda:
    """Read what waits on a day."""
    day = as_at or workspace.today()
    oldest_first = tuple(reversed(session_lines(workspace, day)))
    planned = (each for each in oldest_first if each.state is SessionState.PLANNED)
    last = _last_return(workspace, day)
    return Agenda(
        to_tick=tuple(each for each in oldest_first if each.state is SessionState.TO_MARK),
        coming=next(planned, None),
        forms=_forms(workspace, day),
        last_return=last,
        return_due=None if last is None else next_return(workspace, last.as_at),
    )


def next_return(workspace: Workspace, last_as_at: date) -> date:
    """When the return after one as at ``last_as_at`` is expected, by the setting of today."""
    with workspace.file.reading() as connection:
        settings = settings_from(read_settings(connection, workspace.today()))
    return add_months(last_as_at, settings.return_months)


def _last_return(workspace: Workspace, day: date) -> FrozenReturn | None:
    """The newest final return of those made by the day, the replaced ones left aside."""
    made = [each for each in frozen_returns(workspace) if each.frozen_on <= day]
    return max(made, key=lambda each: (each.as_at, each.id), default=None)


def _forms(workspace: Workspace, day: date) -> tuple[FormsWaiting, ...]:
    """Kinds in their own order, without those of which nothing waits."""
    ready = (FollowUpState.OPEN, FollowUpState.LATE)
    found = Counter((each.kind, each.state) for each in follow_ups(workspace, day))
    lines = (
        FormsWaiting(kind, sum(found[kind, state] for state in ready), found[kind, ready[1]])
        for kind in FormKind
    )
    return tuple(each for each in lines if each.count)
