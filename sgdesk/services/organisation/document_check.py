"""Answering once a year whether what is followed is still the partnership's latest document."""

from sgdesk.data.organisation.organisation import keep_setting
from sgdesk.domain.organisation.document_check import DOCUMENT_CHECKED_ON
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def document_is_latest(workspace: Workspace) -> Changes:
    """Note that somebody saw today that the document followed is still the latest."""
    today = workspace.today()
    with workspace.file.writing("check_document", {}) as writer:
        keep_setting(writer, DOCUMENT_CHECKED_ON, today.isoformat(), today)
    return changes_of(writer.touched)
