"""The table of kinds of person: everything that is said of a kind, in one place."""

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
