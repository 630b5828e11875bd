"""What the forms say about a course and a period: the evaluation report and its sheets."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.file.store import Reader
from sgdesk.data.forms import forms as evaluation_data
from sgdesk.data.forms.drawings import read_drawings
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.outside import read_outside
from sgdesk.data.people.people import read_people
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.data.sessions.trainers import read_trainers
from sgdesk.domain.courses.course import Course
from sgdesk.domain.errors import InputError
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import FormKind, questions, whose_window, window_of
from sgdesk.domain.forms.record import FormRecord, without_a_name
from sgdesk.domain.forms.results import (
    EvaluationReport,
    FilledForm,
    FormResults,
    HeldSession,
    SampleFinding,
    WindowCounts,
    put_together,
    rise_of,
    side_by_side,
)
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.returns.masking.texts import masker_for
from sgdesk.domain.sessions.session import Booking, BookingState, Session
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.windows import window_on


def evaluation_report(
    workspace: Workspace,
    course_id: int | None,
    start: date,
    end: date,
    as_at: date | None = None,
) -> EvaluationReport:
    """The forms about training from ``start`` to ``end``, both included, that came in by a day.

    ``course_id`` ``None`` takes all courses. What people wrote is freed from everybody's name,
    address and reference. Raises :class:`InputError` for a period that ends before it starts.
    """
    if end < start:
        raise InputError("The period has to end on or after the day on which it starts.")
    with workspace.file.reading() as connection:
        about = read_organisation(connection)
        day = as_at or workspace.today()
        asker = Asker(about.name, workspace.pack_on(connection, day), read_courses(connection))
        report = evaluation_of(connection, asker, course_id, (start, end), day)
        trainers = [each.name for each in read_trainers(connection).values()]
        others = [each.name for each in read_outside(connection)]
        masker = masker_for(read_people(connection), others, trainers=trainers)
        return report.masked(masker.masked, masker.masked_label)


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose forms they are: the organisation's name, its pack, and its courses by id."""

    name: str
    pack: Pack
    courses: Mapping[int, Course]


def evaluation_of(
    connection: Reader,
    asker: Asker,
    course_id: int | None,
    span: tuple[date, date],
    day: date,
) -> EvaluationReport:
    """The same within a transaction that is open already, with names still in what was written.

    Where all that came back is one person's, knowledge before and after is left out, too.
    """
    (start, end), pack, courses = span, asker.pack, asker.courses
    rows = _rows(connection, course_id, start, end)
    known = session_data.read_sessions(connection, course_id=course_id)
    sessions = _sessions(connection, rows, known, courses, span, day)
    samples = _samples(connection, known, span, day)
    filled = [
        FilledForm(row.kind, row.held_on, row.answers, _whose(row))
        for row in rows
        if row.answers and _is_in(row, day)
    ]
    forms = tuple(_results(rows, kind, filled, pack, day) for kind in FormKind)
    is_told = not any(each.kind is FormKind.EVALUATION and each.is_withheld for each in forms)
    return EvaluationReport(
        organisation=asker.name,
        course=courses[course_id].title if course_id is not None else "",
        start=start,
        end=end,
        as_at=day,
        sessions=sessions,
        forms=forms,
        rise=rise_of(filled if is_told else ()),
        pairs=side_by_side(filled),
        window=_window_counts(rows, pack, day),
        samples=samples,
    )


def _samples(
    connection: Reader, known: Iterable[Session], span: tuple[date, date], day: date
) -> tuple[SampleFinding, ...]:
    """The dip samples of these sessions by the day, with what was noted, the oldest first."""
    sessions = {row.id: row for row in known}
    return tuple(
        SampleFinding(
            each.drawn_on,
            len(each.training_ids),
            each.population,
            each.found if each.found_on is not None and each.found_on <= day else "",
        )
        for each in reversed(read_drawings(connection))
        if each.session_id in sessions
        and span[0] <= sessions[each.session_id].held_on <= span[1]
        and each.drawn_on <= day
    )


def _rows(connection: Reader, course_id: int | None, start: date, end: date) -> list[FormRecord]:
    return [
        row
        for row in evaluation_data.read_forms(connection)
        if start <= row.held_on <= end and course_id in (None, row.course_id)
    ]


def _whose(row: FormRecord) -> int | None:
    """Who filled it in: of a line manager's form the file knows of whom it is, not who that is."""
    return None if row.kind is FormKind.MANAGER else row.person_id


def _is_in(row: FormRecord, day: date) -> bool:
    return row.received_on is not None and row.received_on <= day


def _results(
    rows: Iterable[FormRecord], kind: FormKind, filled: list[FilledForm], pack: Pack, day: date
) -> FormResults:
    """The results of one kind: of the forms that have opened by the day, those that are in.

    Answers without a name came back, too; there are never more of them than forms are out.
    """
    of_kind = [row for row in rows if row.kind is kind]
    forms = [
        row
        for row in of_kind
        if not row.holds_only_answers
        and window_of(kind, row.held_on, pack.impact_window).opens <= day
    ]
    named = sum(_is_in(row, day) for row in forms)
    unnamed = without_a_name(of_kind, day)
    nameless = min(sum(unnamed.values()), len(forms) - named)
    found = put_together(kind, len(forms), named + nameless, questions(kind, pack), filled)
    return replace(found, nameless=nameless)


def _sessions(
    connection: Reader,
    rows: Iterable[FormRecord],
    known: Iterable[Session],
    courses: Mapping[int, Course],
    span: tuple[date, date],
    day: date,
) -> tuple[HeldSession, ...]:
    ends = [row for row in rows if row.kind is FormKind.EVALUATION]
    named = (row for row in ends if _is_in(row, day) and not row.holds_only_answers)
    came_back = Counter(row.session_id for row in named)
    came_back.update(without_a_name(ends, day))
    bookings = read_bookings(connection)
    held = [
        row
        for row in known
        if row.marked_on is not None and row.marked_on <= day and span[0] <= row.held_on <= span[1]
    ]
    return tuple(
        HeldSession(
            row.held_on,
            courses[row.course_id].title,
            row.place,
            _count(bookings, row.id, BookingState.ATTENDED, BookingState.DID_NOT_ATTEND),
            came := _count(bookings, row.id, BookingState.ATTENDED),
            min(came_back[row.id], came),
        )
        for row in reversed(held)
    )


def _count(bookings: Iterable[Booking], session_id: int, *states: BookingState) -> int:
    return sum(each.session_id == session_id and each.state in states for each in bookings)


def _window_counts(rows: Iterable[FormRecord], pack: Pack, day: date) -> WindowCounts:
    """The impact forms by where they stand in their window; in time is up to its last day."""
    impact = [row for row in rows if row.kind is FormKind.IMPACT]
    found = [_place(row, pack, day) for row in impact]
    return WindowCounts(
        in_time=found.count("in_time"),
        late=found.count("late"),
        still_open=found.count("still_open"),
        overdue=found.count("overdue"),
        not_yet=found.count("not_yet"),
        sampled=sum(row.sampled_on is not None for row in impact),
        source=whose_window(pack),
        came_back=found.count("came_back"),
    )


def _place(row: FormRecord, pack: Pack, day: date) -> str:
    spans, state = window_on(row, pack, day)
    if state is FollowUpState.RECEIVED and row.received_on is not None:
        if pack.impact_window is None:
            return "came_back"
        return "in_time" if row.received_on <= spans.due else "late"
    names = {
        FollowUpState.OPEN: "still_open",
        FollowUpState.LATE: "overdue",
        FollowUpState.NOT_YET: "not_yet",
    }
    return names[state]
