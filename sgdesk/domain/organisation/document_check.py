"""Once a year: is what we follow still the partnership's latest document?"""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import add_days
from sgdesk.domain.organisation.pack import (
    Pack,
    dated_document,
    period_has_passed,
    review_passed_words,
)

DOCUMENT_CHECKED_ON = "document_checked_on"

ASKED_EVERY_DAYS = 365
"""How long an answer holds: our own choice. The documents say no more than "reviewed annually"."""


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """The document that is followed, and when somebody last saw that it is the latest.

    ``checked_on`` is ``None`` where nobody has said so; ``period_is_over`` where the document's
    own period has passed; ``passed`` says so where that is a review date. ``wants_asking`` where
    the question is due.
    """

    partnership: str
    document: str
    version: str
    checked_on: date | None
    period_is_over: bool
    wants_asking: bool
    passed: str = ""


def document_check(
    pack: Pack, checked_on: date | None, followed_since: date, day: date
) -> DocumentCheck | None:
    """What is known on ``day`` of the document of a pack; ``None`` where it has none.

    The question is due :data:`ASKED_EVERY_DAYS` after it was answered last, or after the pack
    was chosen; and once the document's own period has passed, unless it was answered since then.
    """
    document = dated_document(pack)
    if document is None:
        return None
    known = checked_on if checked_on is not None and checked_on <= day else None
    since = max(followed_since, known or followed_since)
    is_over = period_has_passed(pack, day)
    answered_since = known is not None and not (
        pack.period_ends is not None and known <= pack.period_ends
    )
    too_old = add_days(since, ASKED_EVERY_DAYS) <= day
    return DocumentCheck(
        partnership=pack.short_name,
        document=document,
        version=pack.version,
        checked_on=known,
        period_is_over=is_over,
        passed=review_passed_words(pack, day),
        wants_asking=too_old or (is_over and not answered_since),
    )
