"""What somebody might issue certificates for without having meant it."""

from collections.abc import Mapping, Sequence
from datetime import date

from sgdesk.domain.certificates.earlier import is_of_before
from sgdesk.services.certificates.issuing import CertificateLine


def has_old_unawares(
    lines: Sequence[CertificateLine], waiting: Sequence[CertificateLine], day: date
) -> bool:
    """Whether some to issue are as out of an old sheet, while others that wait are of this season.

    Old is what is of no session here and was done long before the day.
    """

    def is_old(each: CertificateLine) -> bool:
        return not each.session_id and is_of_before(each.completed_on, day)

    return any(map(is_old, lines)) and not all(map(is_old, waiting))


def given_by_others(lines: Sequence[CertificateLine]) -> Mapping[str, str]:
    """The courses of which a certificate of ours would say that we gave it, and who gives each."""
    return {each.course_title: each.given_by for each in lines if each.given_by}
