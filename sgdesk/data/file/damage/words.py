"""The tables of the file in the words of whoever works with it."""

from collections.abc import Mapping

_THINGS: Mapping[str, str] = {
    "organisation": "the organisation's details",
    "setting": "a setting",
    "topic": "a topic of yours",
    "person": "a person",
    "absence": "an absence",
    "lead_elsewhere": "a lead's time elsewhere",
    "outside_worker": "a worker from outside",
    "role": "a role",
    "role_rule": "what a role calls for",
    "post": "who holds a role",
    "course": "a course",
    "course_satisfies": "what a course counts for",
    "course_equivalence": "a course that stands for another",
    "course_check": "a course's checklist",
    "course_observation": "an observation of a course",
    "course_material": "a course's materials",
    "trainer": "a trainer",
    "trainer_day": "a trainer's day",
    "session": "a session",
    "session_trainer": "who leads a session",
    "booking": "a booking",
    "training": "an entry of training",
    "evidence": "a file kept with training",
    "induction": "an induction",
    "induction_item": "a line of an induction",
    "exemption": "an exemption",
    "non_completion": "a reason for not completing",
    "certificate": "a certificate",
    "evaluation": "a form",
    "practice_review": "a review of practice",
    "learning_shared": "learning that was passed on",
    "reminder": "a reminder",
    "need": "a training need",
    "return_section": "the words of the return",
    "return_action": "an action of the return",
    "return_document": "a final return",
    "return_file": "a file of a final return",
    "history": "the history",
    "file_facts": "the facts of the file",
    "page_sum": "the sums of the file",
    "erasure": "the log of erasures",
    "access_request": "a request to see what is held",
}


def thing(table: str) -> str:
    """What a row of a table is."""
    return _THINGS.get(table, "something that is kept")


_COUNTED: Mapping[str, tuple[str, str]] = {
    "organisation": ("detail of the organisation", "details of the organisation"),
    "setting": ("setting", "settings"),
    "topic": ("topic", "topics"),
    "person": ("person", "people"),
    "absence": ("absence", "absences"),
    "lead_elsewhere": ("lead's time elsewhere", "leads' times elsewhere"),
    "outside_worker": ("worker from outside", "workers from outside"),
    "role": ("role", "roles"),
    "role_rule": ("rule of a role", "rules of roles"),
    "post": ("holder of a role", "holders of roles"),
    "course": ("course", "courses"),
    "course_satisfies": ("line of what courses count for", "lines of what courses count for"),
    "course_equivalence": ("decision about courses", "decisions about courses"),
    "course_check": ("line of a course's checklist", "lines of courses' checklists"),
    "course_observation": ("observation of a course", "observations of courses"),
    "course_material": ("material of a course", "materials of courses"),
    "trainer": ("trainer", "trainers"),
    "trainer_day": ("trainer's day", "trainers' days"),
    "session": ("session", "sessions"),
    "session_trainer": ("trainer of a session", "trainers of sessions"),
    "booking": ("booking", "bookings"),
    "training": ("entry of training", "entries of training"),
    "evidence": ("file kept with training", "files kept with training"),
    "induction": ("induction", "inductions"),
    "induction_item": ("line of an induction", "lines of inductions"),
    "exemption": ("exemption", "exemptions"),
    "non_completion": ("reason for not completing", "reasons for not completing"),
    "certificate": ("certificate", "certificates"),
    "evaluation": ("form", "forms"),
    "practice_review": ("review of practice", "reviews of practice"),
    "learning_shared": ("note of what was passed on", "notes of what was passed on"),
    "reminder": ("reminder", "reminders"),
    "need": ("training need", "training needs"),
    "return_section": ("section of the return", "sections of the return"),
    "return_action": ("action of the return", "actions of the return"),
    "return_document": ("final return", "final returns"),
    "return_file": ("file of a final return", "files of final returns"),
    "erasure": ("line of the log of erasures", "lines of the log of erasures"),
    "access_request": ("request to see what is held", "requests to see what is held"),
}


def counted(table: str, count: int) -> str:
    """So many rows of a table: "2 entries of training"."""
    one, many = _COUNTED[table]
    return f"{count:,} {one if count == 1 else many}"


def place(table: str, row_id: int | None) -> str:
    """A row of a table: "an entry of training (number 12)"."""
    return thing(table) if row_id is None else f"{thing(table)} (number {row_id})"


def column_words(name: str) -> str:
    """A column as it is said: "completed on"."""
    return name.removesuffix("_id").replace("_", " ")
