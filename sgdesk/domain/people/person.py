"""People, the roles they hold and the posts that join the two."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import is_active
from sgdesk.domain.names import PersonName, filing_key
from sgdesk.domain.people.kinds import PersonKind


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff, volunteer, trustee, contractor or student on placement."""

    id: int
    reference: str | None
    title: str
    given_name: str
    family_name: str
    email: str | None = None
    kind: PersonKind = PersonKind.VOLUNTEER
    started: date | None = None
    left: date | None = None
    notes: str = ""
    may_email: bool = True
    line_manager_id: int | None = None
    under_18: bool = False

    @property
    def name_parts(self) -> PersonName:
        """Title, given name and family name as one value."""
        return PersonName(self.title, self.given_name, self.family_name)

    @property
    def name(self) -> str:
        """The full name as it is spoken."""
        return self.name_parts.full

    @property
    def takes_email(self) -> bool:
        """Whether they may be e-mailed: never somebody under 18, whatever else is kept."""
        return self.may_email and not self.under_18

    @property
    def sort_name(self) -> str:
        """The full name as it is filed."""
        return self.name_parts.sort_name

    @property
    def filed_by(self) -> str:
        """What people are sorted by: no other order of names is anywhere."""
        return filing_key(self.family_name, self.given_name)


@dataclass(frozen=True, slots=True)
class Post:
    """One person holding one role; a blank start is "always", a blank end is "still"."""

    id: int
    person_id: int
    role_id: int
    start: date | None
    end: date | None

    def active_on(self, day: date) -> bool:
        """Whether the post is held on ``day``, its first and last day included."""
        return is_active(self.start, self.end, day)

    def end_by(self, left: date) -> date | None:
        """The last day where its holder left on a day; see :func:`end_by`."""
        return end_by(self.start, self.end, left)


def end_by(start: date | None, end: date | None, left: date) -> date | None:
    """The end of a post whose holder left on a day: that day where it ran on (RULES, "Who counts").

    One that begins later keeps its own end: that the two contradict is told elsewhere.
    """
    begins_later = start is not None and start > left
    return end if begins_later or (end is not None and end <= left) else left


@dataclass(frozen=True, slots=True)
class RoleTraits:
    """What is said of a role beside what it calls for; ``None`` is "not said".

    ``with_children``: whoever holds it works with children or young people (Harrow, Role of
    partners, speaks of such practitioners alone). ``recruits``: they take part in recruiting
    (Sandwell 4.1, groups 5 and 6).
    """

    with_children: bool | None = None
    recruits: bool | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A named post in the organisation and what it calls for from which day.

    For ``with_children`` and ``recruits`` see :class:`RoleTraits`; they hold for all time.
    ``exempt`` are those of its requirements from which whoever holds it is exempt.
    """

    id: int
    name: str
    group: str | None
    requirements: tuple[str, ...]
    with_children: bool | None = None
    recruits: bool | None = None
    exempt: tuple[str, ...] = ()

    @property
    def traits(self) -> RoleTraits:
        """What is said of the role beside what it calls for."""
        return RoleTraits(self.with_children, self.recruits)


@dataclass(frozen=True, slots=True)
class RoleRule:
    """What a role calls for, and is exempt from, from a day on; ``None`` is since always."""

    id: int
    role_id: int
    from_date: date | None
    group: str | None
    requirements: tuple[str, ...]
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody left after ``last_day`` and was back on the day ``back_on``."""

    id: int
    person_id: int
    last_day: date
    back_on: date


@dataclass(frozen=True, slots=True)
class LedElsewhere:
    """Somebody was a safeguarding lead in another organisation.

    A blank ``start`` is not known, taken as always; a blank ``end`` is still.
    """

    id: int
    person_id: int
    start: date | None
    end: date | None
    organisation: str
    voided_on: date | None


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """What is kept about a person, with the folded name that they are found by."""

    given_name: str
    family_name: str
    match_key: str
    title: str
    reference: str | None
    email: str | None
    kind: PersonKind
    started: date | None
    notes: str
    may_email: bool
    line_manager_id: int | None
    under_18: bool
