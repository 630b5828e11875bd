"""What waits besides people's training: sessions, forms, and the next return."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.kept_words import count_still_here
from sgdesk.data.organisation.organisation import read_settings
from sgdesk.data.people.induction import read_begun
from sgdesk.data.people.people import read_these
from sgdesk.data.returns.last_return import read_last_return, read_unsent
from sgdesk.domain.dates import add_months
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.organisation.document_check import DocumentCheck
from sgdesk.domain.organisation.policy import TrainingPolicy, policy_from
from sgdesk.domain.organisation.settings import settings_from
from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.windows import waiting_rows, window_on
from sgdesk.services.organisation.decisions import decisions_in
from sgdesk.services.people.rights.requests import RequestLine, requests_in
from sgdesk.services.people.rights.retention import retention_in
from sgdesk.services.sessions.sessions import SessionLine, session_lines
from sgdesk.services.training.documents import document_in
from sgdesk.services.training.snapshot import snapshot

if TYPE_CHECKING:
    from sgdesk.domain.people.outside import OutsideWorker
    from sgdesk.domain.returns.kept import LastReturn


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
    is expected, ``None`` as long as there is none to count from. ``policy`` is the organisation's
    own training policy where its review has come or is near, ``to_ask`` are workers from outside
    whose employers are to be asked, and ``document`` is there where somebody should see whether
    the document followed is still the latest.
    """

    to_tick: tuple[SessionLine, ...]
    coming: SessionLine | None
    forms: tuple[FormsWaiting, ...]
    last_return: "LastReturn | None"
    return_due: date | None
    policy: TrainingPolicy | None = None
    to_ask: "tuple[OutsideWorker, ...]" = ()
    document: DocumentCheck | None = None
    decisions: int = 0
    """How many decisions that the document leaves open nobody has taken yet."""

    usual: int = 0
    """How many have the usual answer for now, which somebody wanted to look at later."""

    to_look_at: int = 0
    """How many people are over the time for which they are kept."""

    requests: tuple[RequestLine, ...] = ()
    """Who asked to see what is held, and was not given it yet."""

    partnership: str = ""
    inductions: Mapping[int, str] = field(default_factory=dict)
    """Whose inductions are begun and not finished, by id."""

    unsent: "tuple[LastReturn, ...]" = ()
    """Returns that are final and not noted as sent."""

    certificates: int = 0
    """How many certificates nobody noted as handed over, where that is noted at all."""


def agenda(workspace: Workspace, as_at: date | None = None) -> Agenda:
    """Read what waits on a day."""
    day = as_at or workspace.today()
    oldest_first = tuple(reversed(session_lines(workspace, day)))
    planned = (each for each in oldest_first if each.state is SessionState.PLANNED)
    with snapshot(workspace, day) as moment:
        connection = moment.reader
        last = read_last_return(connection, day)
        settings = settings_from(read_settings(connection, workspace.today()))
        forms = _forms(workspace, connection, day)
        policy = policy_from(read_settings(connection, day), day)
        outside = moment.outside
        document = document_in(moment)
        decisions = decisions_in(moment)
        kept = retention_in(connection, day)
        asked = tuple(each for each in requests_in(connection) if each.is_open)
        begun = read_begun(connection, day)
        inductions = {each.id: each.name for each in read_these(connection, begun)}
        unsent = read_unsent(connection, day)
        here = count_still_here(connection, day)
    return Agenda(
        to_tick=tuple(each for each in oldest_first if each.state is SessionState.TO_MARK),
        coming=next(planned, None),
        forms=forms,
        last_return=last,
        return_due=None if last is None else add_months(last.as_at, settings.return_months),
        policy=policy if policy is not None and policy.wants_review(day) else None,
        to_ask=tuple(each for each in outside if each.wants_asking(day)),
        document=document if document is not None and document.wants_asking else None,
        decisions=len(decisions.open),
        usual=len(decisions.for_now),
        to_look_at=len(kept.due),
        requests=asked,
        partnership=decisions.pack.short_name,
        inductions=inductions,
        unsent=unsent,
        certificates=here,
    )


def _forms(workspace: Workspace, connection: Reader, day: date) -> tuple[FormsWaiting, ...]:
    """Kinds in their own order, without those of which nothing waits."""
    pack = workspace.pack(connection)
    found = Counter(
        (row.kind, window_on(row, pack, day)[1]) for row in waiting_rows(connection, pack, day)
    )
    ready = (FollowUpState.OPEN, FollowUpState.LATE)
    lines = (
        FormsWaiting(kind, sum(found[kind, state] for state in ready), found[kind, ready[1]])
        for kind in FormKind
    )
    return tuple(each for each in lines if each.count)
