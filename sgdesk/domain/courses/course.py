"""A course of the catalogue: the pack's or the organisation's own, and what may stand for it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Course:
    """One course with its description (Herefordshire 7.3) and its reviews.

    ``scope`` is ``single``, ``multi`` or, where nobody has said, empty (see :func:`scope_key`).
    ``pack`` and ``key`` are set where it is a pack's; ``match_key`` is its title in the form in
    which two spellings are equal.
    """

    id: int
    pack: str | None
    key: str | None
    title: str
    match_key: str
    is_own: bool
    scope: str
    method: str
    provider: str
    duration: str
    target_audience: str
    summary: str
    objectives: str
    expectations: str
    max_group: int | None
    anonymous_forms: bool
    asks_managers: bool
    review_due: date | None
    reviewed_on: date | None
    reviewed_by: str
    withdrawn_on: date | None
    is_safeguarding: bool | None = None

    @property
    def given_by(self) -> str:
        """Who else gives it, where that is known; empty for a course of the organisation's own."""
        return "" if self.is_own else self.provider.strip()


@dataclass(frozen=True, slots=True)
class CourseDetails:
    """What is typed in about a course.

    ``scope`` is ``single``, ``multi`` or, where nobody has said, empty. The four fields of a
    description (Herefordshire 7.3) are ``target_audience``, ``summary``,
    ``objectives`` (as outcomes) and ``expectations``. ``anonymous_forms`` keeps answers to the
    end-of-course form apart from people; ``asks_managers`` sends the line manager's form too.
    ``is_safeguarding`` says whether it is safeguarding learning, ``None`` where nobody was asked.
    """

    title: str
    is_own: bool = True
    scope: str = ""
    method: str = ""
    provider: str = ""
    duration: str = ""
    target_audience: str = ""
    summary: str = ""
    objectives: str = ""
    expectations: str = ""
    max_group: int | None = None
    anonymous_forms: bool = False
    asks_managers: bool = False
    review_due: date | None = None
    is_safeguarding: bool | None = None


def scope_key(kept: str) -> str:
    """``single``, ``multi`` or nothing for what a file keeps; older ones keep a pack's words."""
    return {"single-agency": "single", "multi-agency": "multi"}.get(kept, kept)


@dataclass(frozen=True, slots=True)
class Equivalence:
    """A decision that one course stands for another."""

    id: int
    course_id: int
    stands_for_id: int
    decided_by: str
    decided_on: date
    reason: str
    withdrawn_on: date | None
