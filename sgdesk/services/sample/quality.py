"""What the sample organisation noted of needs, gaps, barriers and talks about practice."""

from collections.abc import Mapping
from datetime import date, timedelta

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.dates import add_months
from sgdesk.domain.people.keeping.review import RaisesConcerns, ReviewDetails, ReviewKind
from sgdesk.services.courses.needs import close_need, raise_need
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.reviews import note_review


def add_quality(workspace: Workspace, ids: Mapping[str, int]) -> None:
    """Note a need that was met, a gap to report, a barrier, and two talks; ``ids`` by reference."""
    today = workspace.today()
    met, gap, barrier = _needs(today, ids["S004"])
    number, _ = raise_need(workspace, met)
    close_need(workspace, number, "The chart hangs by the notice board", _ago(today, 30))
    for each in (gap, barrier):
        raise_need(workspace, each)
    for reference, days, said in _TALKS:
        held_on = _ago(today, days)
        talk = ReviewDetails(
            ids[reference],
            ReviewKind.SUPERVISION,
            held_on,
            held_by="Łukasz Sample",
            asked_how_training_embedded=True,
            embedded=said,
            next_due=add_months(held_on, 12),
            raises_concerns=RaisesConcerns.YES,
        )
        note_review(workspace, talk)


_TALKS = (
    ("S003", 64, "Rings sooner, and writes the date on every note"),
    ("S012", 40, "Talked the packed lunches through with two families"),
)


def _needs(today: date, who_told: int) -> tuple[NeedDetails, NeedDetails, NeedDetails]:
    return (
        NeedDetails(
            NeedKind.NEED,
            "The levels of need are hard to remember",
            _ago(today, 48),
            source="feedback",
        ),
        NeedDetails(
            NeedKind.GAP,
            "No course on children who help to care for somebody at home",
            _ago(today, 20),
            source="self-assessment",
            report_to_partnership=True,
        ),
        NeedDetails(
            NeedKind.BARRIER,
            "Courses on weekday mornings, when volunteers are at work",
            _ago(today, 75),
            person_id=who_told,
        ),
    )


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)
