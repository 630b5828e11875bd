"""The table of kinds of person: everything that is said of a kind, in one place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from sgdesk.domain.text import fold


class PersonKind(StrEnum):
    """How somebody belongs to the organisation."""

    STAFF = "staff"
    VOLUNTEER = "volunteer"
    TRUSTEE = "trustee"
    CONTRACTOR = "contractor"
    STUDENT = "student"


@dataclass(frozen=True, slots=True)
class KindFacts:
    """A kind as a heading (``word``), as a group (``plural``), and counted: one, or many."""

    word: str
    plural: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Kinds:
    """What is said of each kind; a forgotten one is an error of types, and of the start."""

    staff: KindFacts
    volunteer: KindFacts
    trustee: KindFacts
    contractor: KindFacts
    student: KindFacts

    def __getitem__(self, kind: PersonKind) -> KindFacts:
        found: KindFacts = getattr(self, kind.value)
        return found


if {each.name for each in fields(Kinds)} != {kind.value for kind in PersonKind}:
    raise TypeError("Kinds has to have a field for each kind of person")

KINDS = Kinds(
    staff=KindFacts("Staff", "Staff", "member of staff", "members of staff"),
    volunteer=KindFacts("Volunteer", "Volunteers", "volunteer", "volunteers"),
    trustee=KindFacts("Trustee", "Trustees", "trustee", "trustees"),
    contractor=KindFacts("Contractor", "Contractors", "contractor", "contractors"),
    student=KindFacts(
        "Student on placement",
        "Students on placement",
        "student on placement",
        "students on placement",
    ),
)

_SAID = {
    "employee": PersonKind.STAFF,
    "paid": PersonKind.STAFF,
    "paid staff": PersonKind.STAFF,
    "member of staff": PersonKind.STAFF,
    "helper": PersonKind.VOLUNTEER,
    "governor": PersonKind.TRUSTEE,
    "contracted": PersonKind.CONTRACTOR,
    "placement": PersonKind.STUDENT,
    "student on placement": PersonKind.STUDENT,
} | {kind.value: kind for kind in PersonKind}
"""Other words for a kind, in the singular."""


def kind_of(text: str) -> PersonKind | None:
    """What a cell says of how somebody belongs, in the singular or the plural; None if nothing."""
    said = fold(text)
    return _SAID.get(said) or _SAID.get(said.removesuffix("s"))


_SEVERAL = re.compile(r"[/,;&+()\n]|\b(?:and|or|also|plus)\b| [-–—] ", re.IGNORECASE)
"""Between two things that one role is at once: "Treasurer / trustee"."""
_A_TRUSTEE = re.compile(
    r"(?!.*\b(?:to|for|liaison|former|ex|past|retired)\b).*\b(?:trustee|governor)s?"
    r"|(?:vice[- ])?chair(?:man|woman|person)?(?: of)?(?: the)?(?: board of)? (?:trustee|governor)s"
    r"|board of (?:trustee|governor)s|trustee(?:[- ](?:director|board|board member|member|chair))"
)
"""A role that is a trustee's by its name; who writes to the trustees, or was one, is none."""


def kind_named_by(role: str) -> PersonKind | None:
    """How whoever holds a role belongs, where its name says so: "Treasurer / trustee".

    None where it says nothing of it; that somebody is a volunteer no role says.
    """
    parts = [fold(each) for each in _SEVERAL.split(role)]
    if any(map(_A_TRUSTEE.fullmatch, parts)):
        return PersonKind.TRUSTEE
    said = (kind_of(each) for each in parts)
    return next((each for each in said if each not in (None, PersonKind.VOLUNTEER)), None)


def kind_named_by_any(roles: Iterable[str]) -> PersonKind | None:
    """What the first of several roles says that says anything; see :func:`kind_named_by`."""
    return next(filter(None, map(kind_named_by, roles)), None)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORKERS = _words("""
    staff employee volunteer helper leader worker trustee governor contractor teacher tutor coach
    minister priest vicar rector curate deacon elder imam rabbi pastor clergy warden churchwarden
    steward treasurer secretary chair chairman chairwoman chairperson coordinator co-ordinator
    manager administrator caretaker cleaner cook driver officer lead assistant supervisor director
    instructor facilitator chaplain usher organist committee team paid unpaid voluntary vol
    employed freelance freelancer sessional casual permanent temporary temp bank agency part-time
    full-time part full placement intern
""")
"""Words of a kind that name somebody who works or volunteers, alone or among others."""
_NO_WORKERS = _words("""
    applicant applied application enquirer enquiry inquirer prospective prospect potential candidate
    pending waiting awaiting interested wants possible future contact referee user client kin peer
    not no non for parent's volunteer's member's
""")
"""Words beside which such a word says nothing: "Volunteer applicant", "Not a volunteer"."""
_NOT_YET = re.compile(
    r"\b(?:applicants?|applied|application|enquir(?:er|y)|inquirer|prospective|prospects?"
    r"|candidates?|waiting list|awaiting)\b"
)


def is_not_yet_one(text: str) -> bool:
    """Whether a kind in words is that of somebody who may come, and is nobody here so far."""
    return _NOT_YET.search(fold(text)) is not None


def names_a_worker(text: str) -> bool:
    """Whether a kind in words plainly is that of staff or a volunteer: "Parent helper"."""
    if kind_of(text) is not None:
        return True
    words = {each.strip("'’-") for each in re.split(r"[^\w'’-]+", fold(text))}
    if words & _NO_WORKERS or is_not_yet_one(text):
        return False
    return any(each in _WORKERS or each.removesuffix("s") in _WORKERS for each in words)
