"""What the partnership's document leaves to the organisation: read, and decided as one action."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.domain.organisation.decisions import Decision, decisions_of
from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.file.changes import Changes
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.training.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class DecisionList:
    """The decisions under the pack that is followed on a day."""

    pack: Pack
    decisions: tuple[Decision, ...]

    @property
    def open(self) -> tuple[Decision, ...]:
        """Those that nobody has decided yet."""
        return tuple(each for each in self.decisions if each.is_open)


def decision_list(workspace: Workspace, as_at: date | None = None) -> DecisionList:
    """Read what is to be decided, and what was, as it holds on the day."""
    with snapshot(workspace, as_at) as moment:
        return decisions_in(moment)


def decisions_in(moment: Snapshot) -> DecisionList:
    """The same in a moment that is open already."""
    stored = organisation_data.read_settings(moment.reader, moment.as_at)
    pack = moment.workspace.pack_named(moment.rules.pack.id)
    return DecisionList(pack, decisions_of(pack, stored, moment.rules.topics))


def possible_decisions(pack: Pack) -> DecisionList:
    """What would be left to an organisation that follows the pack from its first day."""
    return DecisionList(pack, decisions_of(pack, {}, {}))


def decide(workspace: Workspace, answers: Mapping[str, str]) -> Changes:
    """Keep answers by their setting; the first holds since always, a later one from today.

    Raises :class:`InputError` where an answer cannot be; then nothing is saved.
    """
    with workspace.file.reading() as connection:
        known = {key for key in answers if organisation_data.setting_history(connection, key)}
    first = {key: value for key, value in answers.items() if key not in known}
    later = {key: value for key, value in answers.items() if key in known}
    return change_settings(workspace, first, None, later=later)
