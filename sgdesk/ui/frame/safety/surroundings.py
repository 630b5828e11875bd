"""What stands round every page: whose file it is, and when it was last backed up."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The organisation's name, and the moment of the newest backup, if there is one."""

    name: str
    backup: datetime | None


def read_surroundings(workspace: "Workspace") -> Surroundings:
    """Read them; called on the file's worker."""
    from sgdesk.services.file.safety.backing_up import last_good_backup
    from sgdesk.services.organisation.organisation import organisation_view

    made = last_good_backup(workspace)
    name = organisation_view(workspace).details.name
    return Surroundings(name, made.made_at if made else None)
