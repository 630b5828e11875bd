"""What moved from one return to another, and why."""

import json
from datetime import date

from sgdesk.domain.returns.comparison import Comparison, Snapshot, compare, snapshot_from
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.final import find_frozen
from sgdesk.services.returns.snapshots import snapshot_of
from sgdesk.services.training.standing import standing_report


def compare_returns(workspace: Workspace, one: int | date, other: int | date) -> Comparison:
    """Two returns side by side, each a final one by its id or live figures as at a day."""
    return compare(_snapshot_of(workspace, one), _snapshot_of(workspace, other))


def _snapshot_of(workspace: Workspace, which: int | date) -> Snapshot:
    if isinstance(which, date):
        return snapshot_of(standing_report(workspace, which))
    with workspace.file.reading() as connection:
        row = find_frozen(connection, which)
    return snapshot_from(json.loads(row.document)["snapshot"])
