"""What is known of the document that is followed, as at a day."""

from datetime import date

from sgdesk.data.organisation.organisation import setting_history
from sgdesk.domain.organisation.document_check import (
    DOCUMENT_CHECKED_ON,
    DocumentCheck,
    document_check,
)
from sgdesk.domain.organisation.settings import PARTNERSHIP
from sgdesk.services.training.snapshot import Snapshot


def document_in(moment: Snapshot) -> DocumentCheck | None:
    """Whether the document followed on the day was seen to be the latest, and wants asking."""
    day = moment.as_at
    stored = moment.stored
    chosen = [
        row.from_date
        for row in setting_history(moment.reader, PARTNERSHIP)
        if row.from_date is not None and row.from_date <= day
    ]
    since = chosen[-1] if chosen else moment.rules.organisation.created_on
    checked = stored.get(DOCUMENT_CHECKED_ON, "")
    checked_on = date.fromisoformat(checked) if checked else None
    if checked_on is not None and checked_on < since:
        checked_on = None
    return document_check(moment.rules.pack, checked_on, since, day)
