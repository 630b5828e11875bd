"""The people behind figures of the return that no filter of the matrix can express."""

from datetime import date

from sgdesk.domain.training.counting.tallies import NO_REASON
from sgdesk.domain.training.states import OUTSTANDING_STATES
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.training.standing import standing_report, tally_for


def people_of_kind(workspace: Workspace, kind: str, as_at: date | None = None) -> frozenset[int]:
    """The ids of those in scope of a kind; where it is empty, of those without an active role."""
    report = standing_report(workspace, as_at)
    if not kind:
        return frozenset(person.id for person in report.no_role)
    return frozenset(person.id for person, _ in report.people if person.kind == kind)


def people_with_reason(
    workspace: Workspace, requirement: str, reason: str, as_at: date | None = None
) -> frozenset[int]:
    """The ids of those who have not completed a requirement for one reason, in its words."""
    with snapshot(workspace, as_at) as moment:
        report = moment.report
        held = tally_for(moment.reader, moment.rules).reasons_held
    return frozenset(
        person.id
        for person, found in report.people
        for each in found.standings
        if each.requirement == requirement
        and each.state in OUTSTANDING_STATES
        and held.get((person.id, requirement), NO_REASON) == reason
    )
