"""Inviting people to a session: the e-mail, the calendar entry, and whom neither reaches."""

from sgdesk.data.courses.catalogue import read_course
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.organisation.spoken import read_spoken_at
from sgdesk.data.sessions import sessions as session_data
from sgdesk.domain.addresses import NotReached, why_not
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.domain.sessions.session import Booking, BookingState, SessionSheet
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.sessions import session_view


def invitation_draft(workspace: Workspace, session_id: int) -> bytes:
    """An unsent e-mail to everybody booked who may be written to, as blind copies (``.eml``).

    The calendar entry is attached. Everybody else has to be told by other means:
    :func:`not_reached` names them.
    """
    from sgdesk.reports.mail.invitation import invitation

    sheet = session_sheet(workspace, session_id)
    bookings = session_view(workspace, session_id).bookings
    addresses = [each.email for each in bookings if _is_coming(each) and _reachable(each)]
    calendar = calendar_file(workspace, session_id)
    return invitation(sheet, [each.strip() for each in addresses if each], calendar)


def not_reached(workspace: Workspace, session_id: int) -> tuple[NotReached, ...]:
    """Those booked whom the invitation does not reach by e-mail, and why."""
    bookings = session_view(workspace, session_id).bookings
    return tuple(
        NotReached(each.person_name, why)
        for each in bookings
        if _is_coming(each)
        for why in (why_not(each.email, may_email=each.may_email),)
        if why is not None
    )


def invitation_texts(workspace: Workspace, session_id: int) -> tuple[WordsFor, ...]:
    """The words for everybody booked whom the invitation does not reach by e-mail."""
    from sgdesk.reports.mail.invitation import invitation_words

    sheet = session_sheet(workspace, session_id)
    bookings = session_view(workspace, session_id).bookings
    return tuple(
        WordsFor(
            each.person_name, invitation_words(sheet, each.given_name or each.family_name), why
        )
        for each in bookings
        if _is_coming(each)
        for why in (why_not(each.email, may_email=each.may_email),)
        if why is not None
    )


def _is_coming(each: Booking) -> bool:
    return each.state is BookingState.BOOKED


def _reachable(each: Booking) -> bool:
    return why_not(each.email, may_email=each.may_email) is None


def calendar_file(workspace: Workspace, session_id: int) -> bytes:
    """The session as a calendar entry (``.ics``, RFC 5545); a change updates the same entry."""
    from sgdesk.reports.calendar.events import calendar_entry

    return calendar_entry(session_sheet(workspace, session_id), workspace.file.clock())


def session_sheet(workspace: Workspace, session_id: int) -> SessionSheet:
    """What an invitation, a calendar entry and a sign-in sheet say of a session."""
    trainers = session_view(workspace, session_id).line.trainers
    with workspace.file.reading() as connection:
        row = session_data.read_session(connection, session_id)
        about = read_organisation(connection)
        course = read_course(connection, row.course_id)
        spoken = read_spoken_at(connection, session_id)
    return SessionSheet(
        row.uid,
        row.edition,
        about.name,
        course.title,
        course.summary,
        course.expectations,
        row.held_on,
        row.starts_at,
        row.ends_at,
        row.place,
        row.method,
        trainers,
        about.contact_name,
        about.contact_email,
        about.contact_phone,
        row.cancelled_on is not None,
        spoken.words(),
    )
