"""What the partnership's document leaves to the organisation: read, and decided as one action."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.domain.organisation.decisions import Decision, decisions_of
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.settings import ASKED_AGAIN, USUAL_FOR_NOW
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_settings, usual_for_now
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

    @property
    def for_now(self) -> tuple[Decision, ...]:
        """Those that have the usual answer for now, and are to be looked at."""
        return tuple(each for each in self.decisions if each.is_for_now)


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


def decide(
    workspace: Workspace, answers: Mapping[str, str], for_now: Collection[str] = ()
) -> Changes:
    """Keep answers by their setting; the first holds since always, a later one from today.

    ``for_now`` are those of them that are the usual ones until somebody looks at them: Today asks.
    Raises :class:`InputError` where an answer cannot be; then nothing is saved.
    """
    with workspace.file.reading() as connection:
        known = {key for key in answers if _was_decided(connection, key)}
        before = usual_for_now(connection)
    first = {key: value for key, value in answers.items() if key not in known}
    later = {key: value for key, value in answers.items() if key in known}
    asks = [key for key in before if key not in answers]
    asks += [key for key in answers if key in for_now]
    if asks != before:
        first[USUAL_FOR_NOW] = " ".join(asks)
    return change_settings(workspace, first, None, later=later)


def _was_decided(connection: Reader, key: str) -> bool:
    """Whether a value held once; what was taken back, and never held since, is as if never."""
    rows = organisation_data.setting_history(connection, key)
    return any(row.value != ASKED_AGAIN or row.from_date is not None for row in rows)


def settle_usual(workspace: Workspace) -> Changes:
    """Say that the usual answers are right: nobody asks about them any more."""
    with workspace.file.writing("settle_usual") as writer:
        organisation_data.keep_setting(writer, USUAL_FOR_NOW, "", None)
    return changes_of(writer.touched)


def reopen_usual(workspace: Workspace) -> Changes:
    """Take all usual answers back at once: each is open again, as if nobody had decided.

    An answer that held before another partnership was followed stays with its days.
    """
    with workspace.file.writing("reopen_usual") as writer:
        for key in usual_for_now(writer.connection):
            rows = organisation_data.setting_history(writer.connection, key)
            days = [each.from_date for each in rows]
            since = [day for day in days if day is None or day <= workspace.today()]
            organisation_data.keep_setting(writer, key, ASKED_AGAIN, since[-1] if since else None)
        organisation_data.keep_setting(writer, USUAL_FOR_NOW, "", None)
    return changes_of(writer.touched)
