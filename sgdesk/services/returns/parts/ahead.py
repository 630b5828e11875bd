"""What falls due in each month after the day of a return."""

from collections.abc import Mapping

from sgdesk.domain.dates import add_months
from sgdesk.domain.returns.answers import AHEAD_MONTHS
from sgdesk.domain.returns.due_by_month import DueByMonth, due_by_month, due_spans
from sgdesk.services.returns.parts.period_people import due_days
from sgdesk.services.training.snapshot import Snapshot


def months_ahead(moment: Snapshot, titles: Mapping[str, str]) -> DueByMonth:
    """The requirements in ``titles``: those whom their figures count as falling due, by month."""
    day = moment.as_at
    counts = {each.requirement: each.counts for each in moment.summary.requirements}
    return due_by_month(
        titles,
        {key: each.required - each.exempt for key, each in counts.items()},
        due_days(moment.report),
        due_spans(day, add_months(day, AHEAD_MONTHS)),
    )
