"""The seven places of the window, and what can be asked of one when it is opened."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.states import State


class Place(StrEnum):
    """A place in the navigation; the value is also the name of its icon."""

    TODAY = "today"
    PEOPLE = "people"
    SESSIONS = "sessions"
    CERTIFICATES = "certificate"
    EVALUATION = "evaluation"
    RETURN = "return"
    SETUP = "setup"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page should show when it is opened from elsewhere; what is left out is open.

    ``people`` with ``label`` is a list of people by id and what they have in common ("due in
    March 2027"). ``action`` is something to start at once: "add", "import", "record", "book",
    "certificates", :data:`DETAILS`, :data:`KINDS`, :data:`LEADS_ROLE`, :data:`SLIPS` or
    :data:`OUTSIDE` with People; "tick" with a ``session``; "courses", "trainers", "needs" or
    "learning" with Sessions; a section of Set-up by its name ("safety", "roles" …);
    :data:`REMINDERS` with Today. ``path`` is the sheet with "import", ``paths`` what was "dropped"
    on the window beside the page of people; ``form`` the code of a form that is to be typed in,
    and a ``session`` whose forms are shown alone, with Evaluation. ``kind`` are trustees or
    volunteers alone, ``leavers`` those who have left.
    """

    person: int | None = None
    people: frozenset[int] | None = None
    label: str = ""
    requirement: str | None = None
    state: State | None = None
    role: str | None = None
    group: str | None = None
    month: date | None = None
    session: int | None = None
    course: int | None = None
    action: str = ""
    path: Path | None = None
    form: str = ""
    paths: tuple[Path, ...] = ()
    kind: PersonKind | None = None
    leavers: bool = False


NOTHING = Wanted()
"""The page as it was left."""

THE_SESSIONS = Wanted(action="sessions")
"""The evenings themselves, whatever part of Sessions was left open."""

SLIPS = "slips"
"""The leaders' slips, with People."""

DETAILS = "details"
"""What is kept about a ``person``, to correct, with People."""

KINDS = "kinds"
"""How those who are listed belong, with People."""

LEADS_ROLE = "leads-role"
"""The role of a lead for a ``person`` who is chosen as one and holds none, with People."""

OUTSIDE = "outside"
"""The workers who are not ours, with People."""

DECISIONS = "decisions"
"""Opens what the partnership's document leaves open."""

LEAD = "lead"
"""The box of the safeguarding lead, with Set-up."""

DEPUTY = "deputy"
"""The same of the deputy."""

GATE = "gate"
"""Whether certificates wait for their form, with Set-up."""

POLICY = "policy"
"""The organisation's own training policy, with Set-up."""

NEWER_DOCUMENT = "newer-document"
"""What to do where the partnership has a newer document, with Set-up."""

FILE_LOCK = "file-lock"
"""The box of the passphrase, with Set-up."""

FINAL_RETURNS = "final-returns"
"""The returns that were made final, with Return."""

REMINDERS = "reminders"
