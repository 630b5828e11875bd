"""The tables and indices of the newest schema, word for word as its migration froze them.

A new file is made from these words and not from what SQLAlchemy of the day makes of the schema:
a later version of it may write them otherwise, and a file is known by its words.
"""

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

_MIGRATION = Path(__file__).parent / "migrations" / "versions" / "0004_sums_and_facts.py"
_NAME = "TABLES"

INDICES = (
    "CREATE INDEX ix_absence_person_id ON absence (person_id)",
    "CREATE INDEX ix_booking_person_id ON booking (person_id)",
    "CREATE INDEX ix_certificate_training_id ON certificate (training_id)",
    "CREATE INDEX ix_course_match_key ON course (match_key)",
    "CREATE INDEX ix_evaluation_session_id ON evaluation (session_id)",
    "CREATE INDEX ix_evaluation_training_id ON evaluation (training_id)",
    "CREATE INDEX ix_exemption_person_id ON exemption (person_id)",
    "CREATE INDEX ix_lead_elsewhere_person_id ON lead_elsewhere (person_id)",
    "CREATE INDEX ix_person_match_key ON person (match_key)",
    "CREATE INDEX ix_post_person_id_role_id ON post (person_id, role_id)",
    "CREATE INDEX ix_reminder_person_id ON reminder (person_id)",
    "CREATE INDEX ix_session_held_on ON session (held_on)",
    "CREATE INDEX ix_training_course_id ON training (course_id)",
    "CREATE INDEX ix_training_person_course_day"
    " ON training (person_id, course_id, outcome, voided_on, completed_on)",
)
"""The indices of schema 4, which no migration since the first changed."""


@cache
def tables() -> Mapping[str, str]:
    """The words of each table, by its name.

    They are read out of the migration, which never changes, without running it: that would load
    all that migrations need.
    """
    for each in ast.parse(_MIGRATION.read_text(encoding="utf-8")).body:
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == _NAME:
            found: Mapping[str, str] = ast.literal_eval(each.value)
            return found
    raise LookupError(_NAME)


def make_tables(connection: Connection) -> None:
    """Make every table and index in a new file."""
    for words in (*tables().values(), *INDICES):
        connection.exec_driver_sql(words)
