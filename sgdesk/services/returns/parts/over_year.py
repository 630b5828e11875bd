"""The year before a return, counted again as at each month's end."""

from collections.abc import Mapping
from datetime import date

from sgdesk.domain.dates import month_ends
from sgdesk.domain.returns.over_year import OverYear, over_year
from sgdesk.domain.returns.progress import Step, Work
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.services.training.snapshot import Snapshot


def year_of(moment: Snapshot, titles: Mapping[str, str], step: Step) -> OverYear:
    """The requirements in ``titles`` as at twelve months' ends and the day of the moment.

    Each day is counted by its own rules in the transaction of the moment. Days that went by another
    partnership are left out: what has the same key there is another thing.
    """
    days = month_ends(moment.as_at)
    ends: list[tuple[date, Mapping[str, Counts]]] = []
    for done, day in enumerate(days):
        step(Work.MONTHS, done, len(days))
        at = moment if day == moment.as_at else Snapshot(moment.workspace, moment.reader, day)
        if at.rules.pack.id == moment.rules.pack.id:
            ends.append((day, {each.requirement: each.counts for each in at.summary.requirements}))
    begun = moment.rules.organisation.created_on
    return over_year(titles, ends, begun, other_rules=len(ends) < len(days))
