"""A year of our own sessions in the lines by which the partnership looks at a programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sessions import sessions as session_data
from sgdesk.domain.courses.quality import ProgrammeLine
from sgdesk.domain.dates import add_months
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.results import EvaluationReport
from sgdesk.domain.organisation.pack import PackItem
from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.sessions.sessions import SessionLine, session_lines

_NOT_KEPT = "Not kept here."


@dataclass(frozen=True, slots=True)
class _Year:
    """What a year held: its sessions that were not called off, what they cost, and their forms."""

    lines: Sequence[SessionLine]
    cost_pence: int
    income_pence: int
    forms: EvaluationReport


def programme_lines(
    workspace: Workspace, as_at: date
) -> tuple[tuple[ProgrammeLine, ...], tuple[ProgrammeLine, ...]]:
    """The twelve months up to a day: the programme (Sandwell 7.2), and how it was evaluated (11.4).

    Each line of the document's lists with our figure, or that it is not kept here; both empty
    where the document has no such list.
    """
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
        rows = session_data.read_sessions(connection)
    programme, levels = pack.listed("programme-data"), pack.listed("evaluation-levels")
    if not programme and not levels:
        return (), ()
    since = add_months(as_at, -12)
    lines = [
        each
        for each in session_lines(workspace, as_at)
        if since < each.held_on <= as_at and each.state is not SessionState.CANCELLED
    ]
    held = {each.id for each in lines}
    ours = [row for row in rows if row.id in held]
    first = min((each.held_on for each in lines), default=as_at)
    year = _Year(
        lines,
        sum(row.cost_pence or 0 for row in ours),
        sum(row.income_pence or 0 for row in ours),
        evaluation_report(workspace, None, first, as_at, as_at),
    )
    return _said(programme, _programme(year)), _said(levels, _levels(year.forms))


def _said(asked: Sequence[PackItem], known: Mapping[str, str]) -> tuple[ProgrammeLine, ...]:
    return tuple(
        ProgrammeLine(item.text, item.source or "", known.get(item.key, _NOT_KEPT))
        for item in asked
    )


def _programme(year: _Year) -> dict[str, str]:
    lines = year.lines
    places = sum(each.capacity or 0 for each in lines)
    unlimited = sum(each.capacity is None for each in lines)
    asked = sum(each.booked + each.waiting + each.attended + each.did_not_attend for each in lines)
    absent = sum(each.did_not_attend for each in lines)
    costs = f"£{year.cost_pence / 100:,.2f} for trainers, rooms and refreshments together"
    return {
        "courses": f"{len({each.course_id for each in lines})} in {_sessions(len(lines))}",
        "places": f"{places} in all, in {_sessions(len(lines) - unlimited)}"
        + (f", and {_sessions(unlimited)} without a limit" if unlimited else ""),
        "participants": f"{asked}",
        "completed": f"{sum(each.attended for each in lines)}",
        "absent": f"{absent}; £{year.income_pence / 100:,.2f} came in",
        "trainers": costs,
        "venues": "In the sum for trainers, above: one sum is kept for each session",
        "evaluations": "; ".join(_levels(year.forms).values()),
        "risks": "See the courses at risk, above",
        "sufficiency": "See the training plan: places needed and planned by month",
    }


def _sessions(count: int) -> str:
    return "1 session" if count == 1 else f"{count} sessions"


def _levels(forms: EvaluationReport) -> dict[str, str]:
    end, impact = forms.of(FormKind.EVALUATION), forms.of(FormKind.IMPACT)
    return {
        "initial": f"{end.received} of {end.asked} end-of-course forms are in",
        "impact": f"{impact.received} of {impact.asked} impact forms are in",
    }
