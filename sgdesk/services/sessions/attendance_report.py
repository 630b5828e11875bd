"""Who came to our sessions: by course, by role, with reasons for staying away and the money."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import people as people_data
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.domain.errors import InputError
from sgdesk.domain.names import in_order
from sgdesk.domain.people.person import Post
from sgdesk.domain.sessions.attendance import AttendanceReport, AttendanceRow
from sgdesk.domain.sessions.session import ABSENCES, Booking, BookingState, Session
from sgdesk.services.file.workspace import Workspace

_NO_ROLE = "No role on the day"


def attendance_report(
    workspace: Workspace, start: date, end: date, as_at: date | None = None
) -> AttendanceReport:
    """Count the sessions held from ``start`` to ``end``, both included, and ticked in by a day.

    Roles are those of the day of the session. Raises :class:`InputError` for a period that ends
    before it starts.
    """
    if end < start:
        raise InputError("The period has to end on or after the day on which it starts.")
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        inside = [
            row for row in session_data.read_sessions(connection) if start <= row.held_on <= end
        ]
        held = {row.id: row for row in inside if row.marked_on is not None and row.marked_on <= day}
        ticked = [
            each
            for each in read_bookings(connection)
            if each.session_id in held
            and each.state in (BookingState.ATTENDED, BookingState.DID_NOT_ATTEND)
        ]
        return AttendanceReport(
            organisation=read_organisation(connection).name,
            start=start,
            end=end,
            as_at=day,
            by_course=_by_course(connection, held, ticked),
            by_role=_by_role(connection, held, ticked),
            absences=_absences(ticked),
            sessions=len(held),
            cancelled=sum(
                row.cancelled_on is not None and row.cancelled_on <= day for row in inside
            ),
            cost=sum(row.cost_pence or 0 for row in held.values()),
            income=sum(row.income_pence or 0 for row in held.values()),
            charges=sum(each.charge_pence or 0 for each in ticked),
        )


def _by_course(
    connection: Reader, held: Mapping[int, Session], ticked: Sequence[Booking]
) -> tuple[AttendanceRow, ...]:
    courses = course_data.read_courses(connection)
    found: dict[int, list[Session]] = {}
    for row in held.values():
        found.setdefault(row.course_id, []).append(row)
    rows = [
        _row(
            courses[course_id].title,
            sessions,
            [each for each in ticked if held[each.session_id].course_id == course_id],
        )
        for course_id, sessions in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: in_order(row.label)))


def _by_role(
    connection: Reader, held: Mapping[int, Session], ticked: Sequence[Booking]
) -> tuple[AttendanceRow, ...]:
    names = session_data.read_role_names(connection)
    posts: dict[int, list[Post]] = {}
    for post in people_data.read_posts(connection):
        posts.setdefault(post.person_id, []).append(post)
    found: dict[str, list[Booking]] = {}
    for each in ticked:
        day = held[each.session_id].held_on
        roles = {
            names[post.role_id] for post in posts.get(each.person_id, ()) if post.active_on(day)
        }
        for role in roles or {_NO_ROLE}:
            found.setdefault(role, []).append(each)
    return tuple(
        replace(
            _row(role, [held[number] for number in {each.session_id for each in came}], came),
            places=None,
        )
        for role, came in sorted(
            found.items(), key=lambda item: (item[0] == _NO_ROLE, in_order(item[0]))
        )
    )


def _row(label: str, sessions: Sequence[Session], ticked: Iterable[Booking]) -> AttendanceRow:
    states = Counter(each.state for each in ticked)
    limits = [row.capacity for row in sessions]
    return AttendanceRow(
        label,
        len(sessions),
        None if None in limits else sum(limit or 0 for limit in limits),
        states[BookingState.ATTENDED],
        states[BookingState.DID_NOT_ATTEND],
    )


def _absences(ticked: Iterable[Booking]) -> tuple[tuple[str, int], ...]:
    """The reasons for staying away in words, in the order of the list, each with its count."""
    count = Counter(each.reason for each in ticked if each.state is BookingState.DID_NOT_ATTEND)
    return tuple((words, count[code]) for code, words in ABSENCES.items() if count[code])
