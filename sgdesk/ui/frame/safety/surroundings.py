"""What stands round every page: whose file it is, and when it was last backed up."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sgdesk.ui.frame.safety.status_line import StatusLine, safety_words
from sgdesk.ui.frame.top_bar import TopBar
from sgdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The organisation's name, and the moment of the newest backup, if there is one.

    ``is_behind`` where it lacks the last big step, such as an import. ``locked`` counts the
    backups that another passphrase opens than that of the file.
    """

    name: str
    backup: datetime | None
    is_behind: bool
    locked: int = 0


def read_surroundings(workspace: "Workspace") -> Surroundings:
    """Read them; called on the file's worker."""
    from sgdesk.services.file.safety.backing_up import last_good_backup, locked_backups
    from sgdesk.services.organisation.organisation import organisation_view

    made = last_good_backup(workspace)
    name = organisation_view(workspace).details.name
    locked = 0 if made else locked_backups(workspace)
    return Surroundings(name, made.made_at if made else None, workspace.backup_owed, locked)


def show_surroundings(
    workspace: "Workspace", tasks: Tasks, top: TopBar, status: StatusLine, owner: QObject
) -> None:
    """Show the organisation's name on top and the file's safety below, read in the background."""

    def show(found: Surroundings) -> None:
        top.name.setText(found.name)
        safety = safety_words(
            found.backup,
            workspace.today(),
            is_encrypted=workspace.is_encrypted,
            is_behind=found.is_behind,
            locked=found.locked,
        )
        status.show_file(workspace.path, safety)

    tasks.run(lambda: read_surroundings(workspace), show, owner=owner)
