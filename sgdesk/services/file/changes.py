"""What an action changed, so that a window refreshes just what it has to."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """A part of the file that screens show."""

    ORGANISATION = "organisation"
    PEOPLE = "people"
    ROLES = "roles"
    COURSES = "courses"
    TRAINING = "training"
    CERTIFICATES = "certificates"
    SESSIONS = "sessions"
    EVALUATION = "evaluation"
    RETURNS = "returns"


@dataclass(frozen=True, slots=True)
class Changes:
    """The areas that an action touched; ``undo`` says what can be taken back, as a code."""

    areas: frozenset[Area] = frozenset()

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.areas | other.areas)


NO_CHANGES = Changes()
"""What an action that saved nothing touches."""

_AREAS: dict[str, Area] = {
    "organisation": Area.ORGANISATION,
    "setting": Area.ORGANISATION,
    "topic": Area.ROLES,
    "person": Area.PEOPLE,
    "post": Area.PEOPLE,
    "absence": Area.PEOPLE,
    "lead_elsewhere": Area.PEOPLE,
    "outside_worker": Area.PEOPLE,
    "role": Area.ROLES,
    "role_rule": Area.ROLES,
    "course": Area.COURSES,
    "course_satisfies": Area.COURSES,
    "course_equivalence": Area.COURSES,
    "course_check": Area.COURSES,
    "course_observation": Area.COURSES,
    "course_material": Area.COURSES,
    "training": Area.TRAINING,
    "evidence": Area.TRAINING,
    "exemption": Area.TRAINING,
    "non_completion": Area.TRAINING,
    "learning_shared": Area.TRAINING,
    "induction": Area.TRAINING,
    "induction_item": Area.TRAINING,
    "certificate": Area.CERTIFICATES,
    "session": Area.SESSIONS,
    "session_trainer": Area.SESSIONS,
    "trainer": Area.SESSIONS,
    "trainer_day": Area.SESSIONS,
    "booking": Area.SESSIONS,
    "evaluation": Area.EVALUATION,
    "practice_review": Area.PEOPLE,
    "need": Area.RETURNS,
    "reminder": Area.PEOPLE,
    "erasure": Area.PEOPLE,
    "access_request": Area.PEOPLE,
    "return_section": Area.RETURNS,
    "return_action": Area.RETURNS,
    "return_document": Area.RETURNS,
    "return_file": Area.RETURNS,
}


def changes_of(tables: set[str]) -> Changes:
    """The areas that the tables of a transaction belong to."""
    return Changes(frozenset(_AREAS[name] for name in tables if name in _AREAS))
