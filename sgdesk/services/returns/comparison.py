"""What moved from one return to another, and why."""

from datetime import date

from sgdesk.data.returns.documents import states_of
from sgdesk.domain.returns.comparison import Comparison, KeptStates, compare
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.final import find_frozen
from sgdesk.services.returns.parts.kept_states import kept_states_of
from sgdesk.services.training.standing import standing_report


def compare_returns(workspace: Workspace, one: int | date, other: int | date) -> Comparison:
    """Two returns side by side, each a final one by its id or live figures as at a day."""
    return compare(_kept_states_of(workspace, one), _kept_states_of(workspace, other))


def _kept_states_of(workspace: Workspace, which: int | date) -> KeptStates:
    if isinstance(which, date):
        return kept_states_of(standing_report(workspace, which))
    with workspace.file.reading() as connection:
        row = find_frozen(connection, which)
    return states_of(row.document)
