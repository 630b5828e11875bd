"""People who are kept as volunteers since nobody said otherwise: told, until somebody says so.

A sheet without a column for it says nothing of how somebody belongs; “Volunteer” stands meanwhile.
"""

from collections.abc import Collection
from datetime import date

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.kinds_unsaid import keep_unsaid, read_unsaid
from sgdesk.domain.organisation.settings import KINDS_UNSAID
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import Snapshot, snapshot


def note_unsaid(writer: Writer, ids: Collection[int]) -> None:
    """Note of people who were just added that nobody said how they belong."""
    keep_unsaid(writer, read_unsaid(writer.connection).union(ids))


def kinds_unsaid_in(moment: Snapshot) -> frozenset[int]:
    """Those in scope on the day who are kept as volunteers, and of whom nobody said it."""
    noted = moment.rules.settings.kinds_unsaid
    return frozenset(
        person.id
        for person, _ in moment.report.people
        if person.kind is PersonKind.VOLUNTEER and person.id in noted
    )


def kept_as_volunteers(workspace: Workspace, as_at: date | None = None) -> frozenset[int]:
    """The same of a day, by id; without one it is today."""
    with snapshot(workspace, as_at) as moment:
        return kinds_unsaid_in(moment)


def say_they_are_volunteers(workspace: Workspace) -> Changes:
    """Whoever is kept as a volunteer is one: nobody is asked of it again."""
    details = {"setting": KINDS_UNSAID, "value": ""}
    with workspace.file.writing("change_setting", details) as writer:
        keep_unsaid(writer, ())
    return changes_of(writer.touched)
