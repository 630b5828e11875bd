"""What moved from one return to another, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.data.people.people import read_people
from sgdesk.data.returns.documents import states_of
from sgdesk.domain.returns.comparison import Comparison, KeptStates, compare
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.final import find_frozen
from sgdesk.services.returns.parts.kept_states import kept_states_of
from sgdesk.services.training.standing import standing_report
from sgdesk.services.training.told_apart import told_apart


@dataclass(frozen=True, slots=True)
class Named:
    """A comparison, and who the people behind it are, by their number in the file.

    Whoever is no longer in the file has no name.
    """

    comparison: Comparison
    names: Mapping[int, str]


def compare_returns(workspace: Workspace, one: int | date, other: int | date) -> Comparison:
    """Two returns side by side, each a final one by its id or live figures as at a day."""
    return compare_with_names(workspace, one, other).comparison


def compare_with_names(workspace: Workspace, one: int | date, other: int | date) -> Named:
    """The same for the screen, which can say who they are; papers count alone."""
    both = (_kept_states_of(workspace, one), _kept_states_of(workspace, other))
    with workspace.file.reading() as connection:
        apart = told_apart(connection, workspace.today())
        names = {each.id: _told(each.name, apart.get(each.id)) for each in read_people(connection)}
    gone = {person for each in both for person in each.people if person not in names}
    return Named(compare(*both, gone), names)


def _told(name: str, apart: str | None) -> str:
    return f"{name} ({apart})" if apart else name


def _kept_states_of(workspace: Workspace, which: int | date) -> KeptStates:
    if isinstance(which, date):
        return kept_states_of(standing_report(workspace, which))
    with workspace.file.reading() as connection:
        row = find_frozen(connection, which)
    return states_of(row.document)
