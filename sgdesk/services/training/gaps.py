"""Why somebody has not completed what is asked of them: one answer for pages and returns."""

from collections.abc import Mapping

from sgdesk.data.file.store import Reader
from sgdesk.data.sessions.bookings import read_missed
from sgdesk.data.training.inputs import read_latest_of_absent
from sgdesk.data.training.reasons import read_reasons
from sgdesk.domain.sessions.session import ABSENCES
from sgdesk.domain.training.missed import Missed, reasons_for_gaps
from sgdesk.domain.training.rule_book import RuleBook
from sgdesk.domain.training.words import REASONS


def reasons_held(connection: Reader, book: RuleBook) -> Mapping[tuple[int, str], str]:
    """The reason that holds for a person and a requirement on the day, in words.

    One that was noted with the person comes before what was said when a sheet was ticked in for
    a session that counts towards it.
    """
    noted = read_reasons(connection, book.as_at)
    missed = [
        Missed(person, course, day, ABSENCES.get(reason, reason))
        for person, course, day, reason in read_missed(connection, book.as_at)
    ]
    latest = read_latest_of_absent(connection, book.as_at) if missed else {}
    return {
        **reasons_for_gaps(missed, latest, book),
        **{key: REASONS.get(code, code) for key, code in noted.items()},
    }
