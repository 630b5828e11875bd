"""All that stands to one entry of a person, read for making two of them one."""

from collections.abc import Mapping
from dataclasses import dataclass

from sgdesk.data.certificates.register import read_register
from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.data.people.absence import read_absences, read_led_elsewhere
from sgdesk.data.people.evidence import evidence_of_person
from sgdesk.data.people.induction import read_inductions
from sgdesk.data.people.managers import read_managers
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.data.sessions.sessions import read_role_names
from sgdesk.data.sessions.trainers import read_trainers
from sgdesk.data.training.reasons import read_exemptions, read_person_reasons
from sgdesk.data.training.records import read_training
from sgdesk.domain.people.induction import Induction
from sgdesk.domain.people.managers import Managers
from sgdesk.domain.people.person import Absence, LedElsewhere, Person, Post
from sgdesk.domain.sessions.session import Booking
from sgdesk.domain.training.exemption import Exemption, NonCompletion
from sgdesk.domain.training.record import TrainingRecord


@dataclass(frozen=True, slots=True)
class Side:
    """One entry: its person and all rows that may stand in the other entry as well.

    ``training`` is what was not struck out; ``certificates`` are the numbers that stand, by the
    training; ``with_files`` is training with evidence, ``of_induction`` what an induction brought.
    """

    person: Person
    posts: tuple[Post, ...]
    absences: tuple[Absence, ...]
    led_elsewhere: tuple[LedElsewhere, ...]
    training: tuple[TrainingRecord, ...]
    certificates: Mapping[int, str]
    with_files: frozenset[int]
    inductions: tuple[Induction, ...]
    bookings: tuple[Booking, ...]
    exemptions: tuple[Exemption, ...]
    reasons: tuple[NonCompletion, ...]
    trainer: str = ""
    """What they are called among the trainers; blank where they are none."""

    @property
    def of_induction(self) -> frozenset[int]:
        """The training that a standing induction brought."""
        return frozenset(each.training_id for each in self.inductions if each.training_id)

    def has_more_than(self, other: "Side") -> bool:
        """Whether more is kept of this entry; of two with as much, whether it was added first."""
        return (self._weight(), other.person.id) > (other._weight(), self.person.id)

    def _weight(self) -> int:
        """How much is kept with it: each row, and each thing that is known of the person."""
        rows = (
            self.posts,
            self.absences,
            self.led_elsewhere,
            self.training,
            self.certificates,
            self.inductions,
            self.bookings,
            self.exemptions,
            self.reasons,
        )
        person = self.person
        known = (
            self.trainer,
            person.email,
            person.reference,
            person.started,
            *(each.start for each in self.posts),
        )
        return sum(map(len, rows)) + sum(map(bool, known))

    def worth(self, record: TrainingRecord) -> tuple[bool, bool, bool, int]:
        """How much stands with a record: of two of the same the one with more stays."""
        words = (
            record.provider,
            record.method,
            record.trainer,
            record.hours,
            record.certificate_number,
            record.notes,
            record.provider_expiry,
        )
        bound = record.session_id is not None or record.id in self.of_induction
        files = record.id in self.with_files
        return record.id in self.certificates, bound, files, sum(map(bool, words))


@dataclass(frozen=True, slots=True)
class Titles:
    """What courses, roles and people are called, by their ids, and who is over whom."""

    courses: Mapping[int, str]
    roles: Mapping[int, str]
    people: Mapping[int, str]
    managers: Managers


def read_side(reader: Reader, person_id: int) -> Side:
    """Read one entry; raises ``NoResultFound`` for an id that the file does not have."""
    person = people_data.read_person(reader, person_id)
    register = read_register(reader, person_id)
    rows = read_training(reader, person_id=person_id)
    return Side(
        person=person,
        posts=people_data.read_posts(reader, person_id),
        absences=read_absences(reader, person_id),
        led_elsewhere=read_led_elsewhere(reader, person_id),
        training=tuple(each for each in rows if not each.is_void),
        certificates={e.training_id: e.number for e in register if e.revoked_on is None},
        with_files=frozenset(evidence_of_person(reader, person_id)),
        inductions=read_inductions(reader, person_id),
        bookings=read_bookings(reader, person_id=person_id),
        exemptions=read_exemptions(reader, person_id),
        reasons=read_person_reasons(reader, person_id),
        trainer=next(
            (each.name for each in read_trainers(reader).values() if each.person_id == person_id),
            "",
        ),
    )


def read_titles(reader: Reader) -> Titles:
    """Read what the rows of the two name by number."""
    courses = course_data.read_courses(reader)
    return Titles(
        {number: each.title for number, each in courses.items()},
        read_role_names(reader),
        {each.id: each.name for each in people_data.read_people(reader)},
        read_managers(reader),
    )
