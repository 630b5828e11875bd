"""Every table of the file in words: for export, for what is erased, and for whoever reads it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table as a heading, and what a row of it is."""

    title: str
    what: str


TABLES: Mapping[str, TableWords] = {
    "organisation": TableWords("Organisation", "who keeps the file; there is one row"),
    "setting": TableWords("Settings", "a value of the organisation's own, from a day on"),
    "topic": TableWords("Topics", "a requirement that the organisation adds"),
    "person": TableWords("People", "somebody, with how they belong to the organisation"),
    "absence": TableWords("Absences", "somebody who left and came back"),
    "lead_elsewhere": TableWords("Leads elsewhere", "a time as a lead in another organisation"),
    "outside_worker": TableWords(
        "Workers from outside", "a worker whom somebody else employs, and what was confirmed"
    ),
    "role": TableWords("Roles", "a role that people hold"),
    "role_rule": TableWords("What roles call for", "what a role calls for, from a day on"),
    "post": TableWords("Roles held", "one person in one role, from a day to a day"),
    "course": TableWords("Courses", "a course, of the partnership's or of our own"),
    "course_satisfies": TableWords("What courses meet", "a requirement that a course meets"),
    "course_equivalence": TableWords("Courses for another", "a course that stands for another"),
    "course_check": TableWords("Content checked", "a point of a course's content checklist"),
    "course_observation": TableWords("Observations", "an observation of a course"),
    "course_material": TableWords("Materials", "material of a course, by its name"),
    "trainer": TableWords("Trainers", "somebody who trains"),
    "trainer_day": TableWords("Trainers' days", "a day that a trainer gave"),
    "session": TableWords("Sessions", "a session of a course"),
    "session_trainer": TableWords("Who led", "a trainer of a session"),
    "booking": TableWords("Bookings", "one person booked on a session, and whether they came"),
    "training": TableWords("Training", "one person did, or did not complete, a course on a day"),
    "evidence": TableWords("Evidence", "a file that proves training"),
    "induction": TableWords("Inductions", "an induction of one person"),
    "induction_item": TableWords("Induction points", "a point of an induction"),
    "exemption": TableWords("Exemptions", "an agreed exemption of one person"),
    "non_completion": TableWords("Reasons", "why one person has not completed something"),
    "certificate": TableWords("Certificates", "a certificate, as it was printed"),
    "evaluation": TableWords("Evaluation forms", "a form, or the drawing of a dip sample"),
    "practice_review": TableWords("Reviews", "supervision or a review of practice"),
    "learning_shared": TableWords("Learning passed on", "learning that was passed on to a team"),
    "reminder": TableWords("Reminders", "a reminder that was made for one person"),
    "need": TableWords("Needs", "a need, gap or barrier"),
    "return_section": TableWords("Return: words", "what was written for a part of the return"),
    "return_action": TableWords("Return: actions", "an action of the return"),
    "return_document": TableWords("Final returns", "a return that was made final"),
    "return_file": TableWords("Files of returns", "a file of a final return, as it was sent"),
    "history": TableWords("History", "one action: who, when, what, and every row of it"),
    "file_facts": TableWords("About the file", "what tells this file from others; one row"),
    "page_sum": TableWords("Sums", "sums that prove the pages of the file; no data of anybody"),
    "erasure": TableWords("Erasures", "somebody who was erased: when and why, without their name"),
    "access_request": TableWords("Requests", "somebody asked to see what is held about them"),
}
"""Every table there is; a test holds this list against the schema."""

LEFT_OUT: Mapping[str, tuple[str, ...]] = {"organisation": ("signing_key",)}
"""What no export holds: the key that signs, and sums that only the file itself has a use for."""

_COLUMNS: Mapping[str, str] = {
    "id": "Number",
    "match_key": "Name for matching",
    "may_email": "May be e-mailed",
    "under_18": "Under 18",
    "left_on": "Left on",
    "charge_pence": "Charge in pence",
    "cost_pence": "Cost in pence",
    "income_pence": "Income in pence",
    "face": "As printed (JSON)",
    "answers": "Answers (JSON)",
    "changes": "Changes (JSON)",
    "details": "Details (JSON)",
    "digests": "Digests (JSON)",
    "kept": "What was kept (JSON)",
    "uid": "Calendar number",
    "sha256": "SHA-256",
    "email": "E-mail",
    "logo_png": "Logo",
    "pack": "From the pack",
    "key": "Key",
}


def column_words(name: str) -> str:
    """A column as a heading: "Completed on"; a number of another table's row says so."""
    known = _COLUMNS.get(name)
    if known is not None:
        return known
    plain = name.removesuffix("_id").replace("_", " ")
    words = f"{plain[:1].upper()}{plain[1:]}"
    return f"{words} (number)" if name.endswith("_id") else words


def row_count_words(table: str, count: int) -> str:
    """``Training: 12``."""
    return f"{TABLES[table].title}: {count:,}"
