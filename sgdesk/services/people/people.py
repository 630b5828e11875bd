"""People and their posts, exemptions and reasons: adding, correcting, leaving, coming back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.people import details as person_details
from sgdesk.data.people import people as people_data
from sgdesk.data.people.absence import read_absences, read_led_elsewhere
from sgdesk.data.people.people import NewPost
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.data.sessions.sessions import read_session
from sgdesk.data.training import records as training_data
from sgdesk.data.training.reasons import read_exemptions, read_person_reasons
from sgdesk.domain.errors import InputError
from sgdesk.domain.names import PersonName
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Absence, KeptPerson, LedElsewhere, Person, Post
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.text import fold
from sgdesk.domain.training.exemption import Exemption, NonCompletion
from sgdesk.domain.training.outcome import OUTCOMES
from sgdesk.domain.training.record import TrainingRecord, known_by_month
from sgdesk.domain.training.standing import Assessor, Standing
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.several.managing import check_manager
from sgdesk.services.training.snapshot import Snapshot, snapshot
from sgdesk.services.training.standing import DayRules, inputs_of
from sgdesk.services.training.told_apart import one_told_apart
from sgdesk.services.training.undecided import open_refreshes
from sgdesk.services.training.why import Why, reasons_in


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What is typed in about a person; only a name is needed.

    ``may_email`` is false for somebody who does not want e-mail, and for everybody ``under_18``.
    The line manager, by id, gets their reminders and the line manager's form.
    """

    given_name: str
    family_name: str = ""
    title: str = ""
    reference: str | None = None
    email: str | None = None
    kind: PersonKind = PersonKind.VOLUNTEER
    started: date | None = None
    notes: str = ""
    may_email: bool = True
    line_manager_id: int | None = None
    under_18: bool = False


@dataclass(frozen=True, slots=True)
class PostView:
    """A post with the name of its role."""

    post: Post
    role: str


@dataclass(frozen=True, slots=True)
class TrainingView:
    """One entry of training with the name of its course and its certificate, if any."""

    row: TrainingRecord
    course: str
    certificate: str | None


@dataclass(frozen=True, slots=True)
class CourseReason:
    """A reason that is held against one course, with the course's name."""

    row: NonCompletion
    course: str


@dataclass(frozen=True, slots=True)
class MissedSession:
    """A session that somebody did not come to, with the reason given when it was ticked in."""

    course: str
    held_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything the person's page shows, as at a day."""

    as_at: date
    person: Person
    in_scope: bool
    partnership: str
    denomination: str
    posts: tuple[PostView, ...]
    standings: tuple[tuple[str, Standing], ...]
    training: tuple[TrainingView, ...]
    exemptions: tuple[Exemption, ...]
    reasons: tuple[NonCompletion, ...]
    """Reasons that are held against a requirement."""
    absences: tuple[Absence, ...]
    led_elsewhere: tuple[LedElsewhere, ...]
    is_lead: bool
    why: Mapping[str, Why] = field(default_factory=dict)
    """Why each requirement stands as it does."""
    by_month: frozenset[str] = frozenset()
    """The requirements of whose last day no more than the month is known."""
    course_reasons: tuple[CourseReason, ...] = ()
    missed: tuple[MissedSession, ...] = ()
    ends_earlier: Mapping[str, date] = field(default_factory=dict)
    """The end printed on a certificate received, where that is before the requirement is due."""
    undecided: frozenset[str] = frozenset()
    """The requirements whose refresh the document leaves open, and nobody has decided."""
    apart: str = ""
    """What tells the person from others of the name; see :func:`one_told_apart`."""


def person_view(workspace: Workspace, person_id: int, as_at: date | None = None) -> PersonView:
    """One person's page, read by index, whatever the size of the file."""
    with snapshot(workspace, as_at) as moment:
        return person_in(moment, person_id)


def person_in(moment: Snapshot, person_id: int) -> PersonView:
    """The same in a moment that is open already."""
    reader, rules, day = moment.reader, moment.rules, moment.as_at
    found = Assessor(rules.book).assess(next(inputs_of(reader, rules.book, person_id)))
    numbers = person_details.certificate_numbers(reader, person_id)
    months = training_data.read_month_known(reader, person_id)
    slots = {rule.key: rule.slots for rule in rules.book.requirements}
    titles = rules.titles()
    training = training_data.read_training(reader, person_id=person_id)
    noted = read_person_reasons(reader, person_id)
    reasons = reasons_in(moment)
    ids = found.role_ids if found else ()
    held = [rules.roles[each].name for each in ids if each in rules.roles]
    return PersonView(
        as_at=day,
        person=people_data.read_person(reader, person_id),
        in_scope=found is not None,
        partnership=rules.pack.short_name,
        denomination=rules.denomination.short_name if rules.denomination else "",
        posts=tuple(
            PostView(each, rules.roles[each.role_id].name if each.role_id in rules.roles else "")
            for each in people_data.read_posts(reader, person_id)
        ),
        standings=tuple(
            (titles[each.requirement], each) for each in (found.standings if found else ())
        ),
        training=tuple(
            TrainingView(row, rules.courses[row.course_id].title, numbers.get(row.id))
            for row in training
        ),
        exemptions=read_exemptions(reader, person_id),
        absences=read_absences(reader, person_id),
        led_elsewhere=read_led_elsewhere(reader, person_id),
        is_lead=found is not None and not rules.book.lead_roles.isdisjoint(found.role_ids),
        reasons=tuple(each for each in noted if each.course_id is None),
        course_reasons=tuple(
            CourseReason(each, rules.courses[each.course_id].title)
            for each in noted
            if each.course_id is not None
        ),
        missed=tuple(_missed(reader, person_id, day, rules)),
        why={
            each.requirement: reasons.why(each, held) for each in (found.standings if found else ())
        },
        by_month=frozenset(
            each.requirement
            for each in (found.standings if found else ())
            if known_by_month(months, slots[each.requirement], each.last_completed)
        ),
        undecided=open_refreshes(moment),
        ends_earlier=dict(
            _ends_earlier(found.standings if found else (), training, slots),
        ),
        apart=one_told_apart(reader, person_id, day),
    )


def _missed(reader: Reader, person_id: int, day: date, rules: DayRules) -> Iterator[MissedSession]:
    """The sessions up to a day that they were ticked as not having come to, the newest first."""
    reasons = {
        each.session_id: each.reason
        for each in read_bookings(reader, person_id=person_id)
        if each.state is BookingState.DID_NOT_ATTEND
    }
    sessions = (read_session(reader, each) for each in reasons)
    for each in sorted(sessions, key=lambda each: each.held_on, reverse=True):
        if each.held_on <= day:
            title = rules.courses[each.course_id].title
            yield MissedSession(title, each.held_on, reasons[each.id])


def _ends_earlier(
    standings: Iterable[Standing],
    training: Sequence[TrainingRecord],
    slots: Mapping[str, tuple[tuple[int, ...], ...]],
) -> Iterator[tuple[str, date]]:
    """For each requirement the end on the certificate of what it was last met by, where earlier."""
    for each in standings:
        courses = {course for slot in slots[each.requirement] for course in slot}
        ends = [
            row.provider_expiry
            for row in training
            if row.course_id in courses
            and row.completed_on == each.last_completed
            and OUTCOMES[row.outcome].counts
            and not row.is_void
            and row.provider_expiry is not None
        ]
        if each.due is not None and ends and min(ends) < each.due:
            yield each.requirement, min(ends)


def add_person(
    workspace: Workspace,
    details: PersonDetails,
    role_id: int | None = None,
    start: date | None = None,
) -> tuple[int, Changes]:
    """Add somebody, with their first post where a role is given; return their id.

    Raises :class:`InputError` without a name, or for a reference that somebody has already.
    """
    name = _name(details)
    with workspace.file.writing("add_person", {"person": name.full}) as writer:
        _check_reference(writer, details)
        number = people_data.add_person(writer, _kept(name, details))
        if role_id is not None:
            people_data.add_post(writer, NewPost(number, role_id, start))
    return number, changes_of(writer.touched)


def change_person(workspace: Workspace, person_id: int, details: PersonDetails) -> Changes:
    """Correct what is kept about somebody; certificates that were issued stay as they are.

    Raises :class:`InputError` without a name, or for a reference that somebody else has.
    """
    name = _name(details)
    with workspace.file.writing("change_person", {"person": name.full}) as writer:
        check_manager(writer.connection, person_id, details.line_manager_id)
        _check_reference(writer, details, person_id)
        people_data.change_person(writer, person_id, _kept(name, details))
    return changes_of(writer.touched)


def _check_reference(writer: Writer, details: PersonDetails, person_id: int | None = None) -> None:
    if person_details.reference_taken(writer.connection, details.reference, person_id):
        raise InputError(
            "Somebody has the reference {reference} already. Nothing was saved.",
            reference=details.reference,
        )


def _name(details: PersonDetails) -> PersonName:
    name = PersonName(details.title, details.given_name.strip(), details.family_name.strip())
    if not name.full:
        raise InputError("Enter a name. Nothing was saved.")
    return name


def _kept(name: PersonName, details: PersonDetails) -> KeptPerson:
    return KeptPerson(
        given_name=name.given,
        family_name=name.family,
        match_key=fold(name.full),
        title=name.title,
        reference=details.reference or None,
        email=details.email or None,
        kind=details.kind,
        started=details.started,
        notes=details.notes,
        may_email=details.may_email and not details.under_18,
        line_manager_id=details.line_manager_id,
        under_18=details.under_18,
    )
