"""People and their posts, exemptions and reasons: adding, correcting, leaving, coming back."""

from dataclasses import asdict, dataclass
from datetime import date

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.schema import exemption, non_completion, person, post
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.people import details as person_details
from sgdesk.data.people import people as people_data
from sgdesk.data.training import records as training_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.person import Person, PersonKind, Post
from sgdesk.domain.text import fold
from sgdesk.domain.training.standing import Assessor, Standing
from sgdesk.domain.training.words import REASONS
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import rules_of_day


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What is typed in about a person; only a name is needed.

    ``may_email`` is false for somebody who does not want e-mail. The line manager, by id, gets
    their reminders and the line manager's form.
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


@dataclass(frozen=True, slots=True)
class PostView:
    """A post with the name of its role."""

    post: Post
    role: str


@dataclass(frozen=True, slots=True)
class TrainingView:
    """One entry of training with the name of its course and its certificate, if any."""

    row: training_data.TrainingRow
    course: str
    certificate: str | None


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
    exemptions: tuple[person_details.ExemptionRow, ...]
    reasons: tuple[person_details.ReasonRow, ...]


def person_view(workspace: Workspace, person_id: int, as_at: date | None = None) -> PersonView:
    """One person's page, read by index, whatever the size of the file."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, day)
        found = Assessor(rules.book).assess(
            next(training_data.read_inputs(connection, day, person_id))
        )
        courses = course_data.read_courses(connection)
        numbers = person_details.certificate_numbers(connection, person_id)
        titles = rules.titles()
        roles = people_data.read_roles(connection, day)
        return PersonView(
            as_at=day,
            person=people_data.read_person(connection, person_id),
            in_scope=found is not None,
            partnership=rules.pack.short_name,
            denomination=rules.denomination.short_name if rules.denomination else "",
            posts=tuple(
                PostView(each, roles[each.role_id].name if each.role_id in roles else "")
                for each in people_data.read_posts(connection, person_id)
            ),
            standings=tuple(
                (titles[each.requirement], each) for each in (found.standings if found else ())
            ),
            training=tuple(
                TrainingView(row, courses[row.course_id].title, numbers.get(row.id))
                for row in training_data.read_training(connection, person_id=person_id)
            ),
            exemptions=person_details.read_exemptions(connection, person_id),
            reasons=person_details.read_person_reasons(connection, person_id),
        )


def add_person(
    workspace: Workspace,
    details: PersonDetails,
    role_id: int | None = None,
    start: date | None = None,
) -> tuple[int, Changes]:
    """Add somebody, with their first post where a role is given; return their id.

    Raises :class:`InputError` without a name, or for a reference that somebody has already.
    """
    values = _person_values(details)
    with workspace.file.writing("add_person", {"person": _full_name(details)}) as writer:
        _check_reference(writer, details)
        number = writer.insert(person, **values)
        if role_id is not None:
            writer.insert(post, person_id=number, role_id=role_id, start=start, end=None)
    return number, changes_of(writer.touched)


def change_person(workspace: Workspace, person_id: int, details: PersonDetails) -> Changes:
    """Correct what is kept about somebody; certificates that were issued stay as they are.

    Raises :class:`InputError` without a name, or for a reference that somebody else has.
    """
    values = _person_values(details)
    if details.line_manager_id == person_id:
        raise InputError("Nobody is their own line manager. Nothing was saved.")
    with workspace.file.writing("change_person", {"person": _full_name(details)}) as writer:
        _check_reference(writer, details, person_id)
        writer.update(person, person_id, **values)
    return changes_of(writer.touched)


def _check_reference(writer: Writer, details: PersonDetails, person_id: int | None = None) -> None:
    if person_details.reference_taken(writer.connection, details.reference, person_id):
        raise InputError(
            "Somebody has the reference {reference} already. Nothing was saved.",
            reference=details.reference,
        )


def _person_values(details: PersonDetails) -> dict[str, object]:
    if not _full_name(details):
        raise InputError("Enter a name. Nothing was saved.")
    values = asdict(details)
    values["given_name"] = details.given_name.strip()
    values["family_name"] = details.family_name.strip()
    values["reference"] = details.reference or None
    values["email"] = details.email or None
    return values | {"match_key": fold(_full_name(details))}


def _full_name(details: PersonDetails) -> str:
    return f"{details.given_name.strip()} {details.family_name.strip()}".strip()


def add_post(
    workspace: Workspace,
    person_id: int,
    role_id: int,
    start: date | None,
    end: date | None = None,
) -> Changes:
    """Give somebody a role from a day on (``None``: since always); several may run together."""
    _check_span(start, end)
    with workspace.file.writing("add_post", {"person": person_id}) as writer:
        writer.insert(post, person_id=person_id, role_id=role_id, start=start, end=end)
    return changes_of(writer.touched)


def change_post(
    workspace: Workspace, post_id: int, start: date | None, end: date | None
) -> Changes:
    """Correct or end a post; its last day is the day ``end``."""
    _check_span(start, end)
    with workspace.file.writing("change_post", {"post": post_id}) as writer:
        writer.update(post, post_id, start=start, end=end)
    return changes_of(writer.touched)


def _check_span(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise InputError("The last day has to be on or after the first day. Nothing was saved.")


def set_left(workspace: Workspace, person_id: int, left: date | None) -> Changes:
    """Note the last day with the organisation; ``None`` when somebody comes back."""
    action = "person_left" if left else "person_came_back"
    with workspace.file.writing(action, {"person": person_id}) as writer:
        writer.update(person, person_id, left_on=left)
    return changes_of(writer.touched)


def exempt(
    workspace: Workspace,
    person_id: int,
    requirement: str,
    *,
    reason: str,
    agreed_by: str,
    start: date,
    review_on: date,
) -> Changes:
    """Agree an exemption; it needs a reason, who agreed it, and a day to look at it again.

    Raises :class:`InputError` where one of them is missing, or for a requirement that neither
    the partnership nor the organisation has, on the first day or today.
    """
    if not reason.strip() or not agreed_by.strip():
        raise InputError("An exemption needs a reason and who agreed it. Nothing was saved.")
    _check_span(start, review_on)
    with workspace.file.writing("exempt", {"requirement": requirement}) as writer:
        days = (start, workspace.today())
        asked = (rules_of_day(workspace, writer.connection, each).titles() for each in days)
        if not any(requirement in known for known in asked):
            raise InputError("Choose what the exemption is from. Nothing was saved.")
        writer.insert(
            exemption,
            person_id=person_id,
            requirement=requirement,
            reason=reason.strip(),
            agreed_by=agreed_by.strip(),
            start=start,
            review_on=review_on,
        )
    return changes_of(writer.touched)


def end_exemption(workspace: Workspace, exemption_id: int, last_day: date) -> Changes:
    """End an exemption before its review; ``last_day`` is the last day that it covers."""
    with workspace.file.writing("end_exemption", {"exemption": exemption_id}) as writer:
        writer.update(exemption, exemption_id, ended_on=last_day)
    return changes_of(writer.touched)


def note_reason(
    workspace: Workspace,
    person_id: int,
    requirement: str,
    reason: str,
    detail: str = "",
) -> Changes:
    """Hold a reason for not completing (Sandwell 5.1) against a person and a requirement.

    ``reason`` is a key of ``words.REASONS``; an earlier reason is cleared from today on.
    """
    if reason not in REASONS:
        raise InputError("Choose one of the reasons in the list. Nothing was saved.")
    today = workspace.today()
    with workspace.file.writing("note_reason", {"requirement": requirement}) as writer:
        for row in person_details.read_person_reasons(writer.connection, person_id):
            if row.requirement == requirement and row.cleared_on is None:
                writer.update(non_completion, row.id, cleared_on=today)
        writer.insert(
            non_completion,
            person_id=person_id,
            requirement=requirement,
            reason=reason,
            detail=detail.strip(),
            noted_on=today,
        )
    return changes_of(writer.touched)


def clear_reason(workspace: Workspace, reason_id: int) -> Changes:
    """Say that a reason no longer holds, from today on."""
    with workspace.file.writing("clear_reason", {"reason": reason_id}) as writer:
        writer.update(non_completion, reason_id, cleared_on=workspace.today())
    return changes_of(writer.touched)
