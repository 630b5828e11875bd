"""What Set-up > Privacy shows, in one answer."""

from dataclasses import dataclass

from sgdesk.services.file.safety.copies import HeldIn, backups_to_cleanse
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.rights.erasing import (
    ErasureLog,
    Whom,
    erasure_log,
    undone_imports,
    undone_people,
)
from sgdesk.services.people.rights.requests import RequestLine, requests
from sgdesk.services.people.rights.retention import Retention, retention


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """How long is kept and who is to be looked at, who waits or was erased, and who asked.

    ``imports`` were undone and their people stand in the history, and so do those ``undone`` who
    were added one by one; ``held_in`` are backups that still hold somebody who was erased.
    """

    retention: Retention
    log: ErasureLog
    requests: tuple[RequestLine, ...]
    imports: tuple[Whom, ...]
    undone: tuple[Whom, ...]
    held_in: tuple[HeldIn, ...]


def privacy_page(workspace: Workspace) -> PrivacyPage:
    """Read all of it as it is today."""
    return PrivacyPage(
        retention=retention(workspace),
        log=erasure_log(workspace),
        requests=requests(workspace),
        imports=undone_imports(workspace),
        undone=undone_people(workspace),
        held_in=backups_to_cleanse(workspace.file),
    )
