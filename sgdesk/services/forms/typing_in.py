"""The forms: finding them, the queue of what is not in, and typing in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms import forms as evaluation_data
from sgdesk.data.forms import writing
from sgdesk.data.forms.writing import NamelessAnswers
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.domain.addresses import why_not
from sgdesk.domain.certificates.certificate import FORMS_AWAITED, CertificateState
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.follow_up import FollowUpState
from sgdesk.domain.forms.form import (
    Answers,
    FormKind,
    FormQuestion,
    NextStep,
    checked_answers,
    next_step,
    normal_code,
    questions,
    whose_window,
    window_of,
)
from sgdesk.domain.forms.record import FormRecord, without_a_name
from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.certificates.issuing import CertificateLine, certificate_lines
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.follow_up import to_follow_up
from sgdesk.services.forms.preparing import code_before_session, make_forms_ready, spare_codes
from sgdesk.services.forms.windows import left_by, waiting_rows, window_on
from sgdesk.services.training.told_apart import told_apart


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form as at a day.

    ``who`` fills it in: the learner, the trainer, or the line manager (blank where nobody is
    named). ``about`` is the learner. ``whose_window`` is the paragraph of the pack that the
    window comes from, blank where it is our own habit. ``apart`` tells the learner from others of
    the name; see :func:`told_apart`. ``starts_at`` is the hour of the session, such as 19:00,
    blank where there is none or it is not known. ``left_on`` is since when whom it asks, or is
    about, has left: it is not waited for then.
    """

    id: int
    kind: FormKind
    code: str
    session_id: int | None
    training_id: int | None
    person_id: int | None
    who: str
    about: str
    course: str
    held_on: date
    opens: date
    due: date
    state: FollowUpState
    step: NextStep
    anonymous: bool
    sampled: bool
    sent_on: date | None
    reminded_on: date | None
    received_on: date | None
    may_email: bool
    whose_window: str
    apart: str = ""
    starts_at: str = ""
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One paper form as it is typed in: answers by question key, and the day it came back."""

    form_id: int
    received_on: date
    answers: Mapping[str, int | str | None]


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """What stands on a form that does not say whose it is, and the day it came back."""

    kind: FormKind
    session_id: int | None
    received_on: date
    answers: Mapping[str, int | str | None]


@dataclass(frozen=True, slots=True)
class Saved:
    """How many forms were saved; ``traceable`` warns that so few anonymous ones came together
    that the history could tell whose is whose.
    """

    changes: Changes
    forms: int
    traceable: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of the entry grid: the form, and what was typed in before (not where anonymous)."""

    line: FormLine
    answers: Answers


@dataclass(frozen=True, slots=True)
class EntryGrid:
    """Everything the entry grid needs for one session and one kind of form.

    ``nameless`` answers came without a name: nobody's form is in by them.
    """

    questions: tuple[FormQuestion, ...]
    rows: tuple[GridRow, ...]
    nameless: int = 0


def forms_of_session(
    workspace: Workspace, session_id: int, as_at: date | None = None
) -> tuple[FormLine, ...]:
    """Every form of a session, as at a day."""
    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, session_id=session_id)
        return form_lines(workspace, connection, rows, as_at)


def find_form(workspace: Workspace, code: str) -> FormLine:
    """The form of the code printed on it, however it was typed.

    Raises :class:`InputError` for a code that was mistyped or that no form here has.
    """
    plain = normal_code(code)
    if plain is None:
        raise InputError("{code} is not the code of a form. Look at it again.", code=code.strip())
    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, code=plain)
        found = form_lines(workspace, connection, rows, None)
        if not found:
            _refuse_laid_out(connection, plain)
            raise InputError("No form here has the code {code}.", code=plain)
    return found[0]


def _refuse_laid_out(connection: Reader, code: str) -> None:
    """Raise :class:`InputError` for the code of a form that was laid out and is nobody's yet."""
    courses = read_courses(connection)
    coming = {each.id: each for each in session_data.read_sessions(connection)}
    for number, row in coming.items():
        values = {"code": code, "course": courses[row.course_id].title}
        values["day"] = long_date(row.held_on)
        if code in spare_codes(row.uid):
            raise InputError(
                "{code} is a spare form of {course}, {day}. Type it in beside the name that is "
                "written on it.",
                **values,
            )
        if row.marked_on is None:
            _refuse_not_ticked(connection, number, row.uid, values)


def _refuse_not_ticked(
    connection: Reader, session_id: int, uid: str, values: dict[str, str]
) -> None:
    for each in read_bookings(connection, session_id=session_id):
        if code_before_session(uid, each.person_id) == values["code"]:
            raise InputError(
                "{code} is the form of {person} for {course}, {day}. Tick that session in first.",
                person=each.person_name,
                **values,
            )


def follow_ups(workspace: Workspace, as_at: date | None = None) -> tuple[FormLine, ...]:
    """The queue: every form that is not in by the day, the latest due first to do.

    What has not opened yet stands at the end. People who left are not asked any more.
    """
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rows = waiting_rows(connection, workspace.pack(connection), day)
        lines = form_lines(workspace, connection, rows, day)
    order = (FollowUpState.LATE, FollowUpState.OPEN, FollowUpState.NOT_YET)
    return tuple(sorted(lines, key=lambda each: (order.index(each.state), each.due, each.id)))


def form_lines(
    workspace: Workspace, connection: Reader, rows: Iterable[FormRecord], as_at: date | None
) -> tuple[FormLine, ...]:
    """These forms as at a day (``None``: today), without the nameless halves."""
    day = as_at or workspace.today()
    pack = workspace.pack(connection)
    apart = told_apart(connection, day)
    hours = {each.id: each.starts_at for each in session_data.read_sessions(connection)}
    return tuple(
        replace(_line(row, pack, day, apart), starts_at=hours.get(row.session_id or 0, ""))
        for row in rows
        if not row.holds_only_answers
    )


def _line(row: FormRecord, pack: Pack, day: date, apart: Mapping[int, str]) -> FormLine:
    spans, state = window_on(row, pack, day)
    done = state is FollowUpState.RECEIVED
    has_window = row.kind in (FormKind.IMPACT, FormKind.MANAGER)
    return FormLine(
        id=row.id,
        kind=row.kind,
        code=row.code or "",
        session_id=row.session_id,
        training_id=row.training_id,
        person_id=row.person_id,
        who=row.who,
        about=row.about,
        course=row.course_title,
        held_on=row.held_on,
        opens=spans.opens,
        due=spans.due,
        state=state,
        step=NextStep.NONE if done else next_step(spans, day, row.sent_on, row.reminded_on),
        anonymous=row.anonymous,
        sampled=row.sampled_on is not None,
        sent_on=_by(day, row.sent_on),
        reminded_on=_by(day, row.reminded_on),
        received_on=_by(day, row.received_on),
        may_email=why_not(row.email, may_email=row.may_email is not False) is None,
        whose_window=whose_window(pack) if has_window else "",
        apart=apart.get(row.person_id or 0, ""),
        left_on=left_by(row, day),
    )


def _by(day: date, found: date | None) -> date | None:
    return found if found is not None and found <= day else None


def without_forms(workspace: Workspace, as_at: date | None = None) -> tuple[CertificateLine, ...]:
    """Our own training that waits on a day for a form that was never made: :func:`make_forms`.

    So it is where training was typed in or imported instead of ticked in with a session.
    """
    waiting = [
        line
        for line in certificate_lines(workspace, as_at)
        if line.state is CertificateState.WAITING and line.waiting_for in FORMS_AWAITED
    ]
    with workspace.file.reading() as connection:
        known = evaluation_data.training_with_forms(connection)
    return tuple(line for line in waiting if line.training_id not in known)


def make_forms(workspace: Workspace, training_ids: Collection[int]) -> tuple[int, Changes]:
    """Make the forms ready for training that was typed in without a session; return how many."""
    with workspace.file.writing("make_forms", noted := {"forms": 0}) as writer:
        made = make_forms_ready(writer, workspace.pack(writer.connection), training_ids)
        noted["forms"] = len(made)
    return len(made), changes_of(writer.touched)


def is_begun(workspace: Workspace) -> bool:
    """Whether there is any form, a session to have forms, or training that can have one."""
    with workspace.file.reading() as connection:
        if evaluation_data.any_form(connection) or session_data.read_sessions(connection):
            return True
    return bool(to_follow_up(workspace) or without_forms(workspace))


def entry_grid(workspace: Workspace, session_id: int | None, kind: FormKind) -> EntryGrid:
    """The grid to type the paper forms of a session into, in the order of names.

    ``None`` takes the forms of all training that has no session, by day and name.
    """
    with workspace.file.reading() as connection:
        of_kind = [
            row
            for row in evaluation_data.read_forms(connection, session_id=session_id)
            if row.kind is kind and row.session_id == session_id
        ]
        rows = [row for row in of_kind if not row.holds_only_answers]
        lines = form_lines(workspace, connection, rows, None)
        asked = questions(kind, workspace.pack(connection))
    unnamed = without_a_name(of_kind)
    return EntryGrid(
        asked,
        tuple(GridRow(line, row.answers) for line, row in zip(lines, rows, strict=True)),
        sum(unnamed.values()),
    )


def save_forms(workspace: Workspace, entries: Sequence[FormEntry]) -> Saved:
    """Save many forms at once, as one action.

    The answers to an anonymous form are kept without the person, in an order that follows the
    answers and not the people, all with the latest day of the batch; that the person's form
    came in is kept, for the gate asks it.
    Raises :class:`InputError` for a form that is not there, a day before the training or after
    today, a form named twice, or an answer that the form does not take.
    """
    with workspace.file.writing("save_forms", {"forms": len(entries)}) as writer:
        apart = keep_forms(workspace, writer, entries)
    return Saved(changes_of(writer.touched), len(entries), is_traceable(apart))


def keep_forms(
    workspace: Workspace,
    writer: Writer,
    entries: Sequence[FormEntry],
    unnamed: Sequence[FormAnswers] = (),
    marked: Sequence[FormEntry] = (),
) -> int:
    """Keep forms inside an action of somebody's, as :func:`save_forms` does.

    ``unnamed`` are forms that came back without saying whose they are; they are kept among the
    answers without a person. ``marked`` are noted as in, and what stood on them is among these.
    Returns how many answers were kept without a person.
    """
    ids = [each.form_id for each in (*entries, *marked)]
    if len(set(ids)) != len(ids):
        raise InputError("A form is in the list twice. Nothing was saved.")
    rows = evaluation_data.read_forms(writer.connection, ids=ids)
    known = {row.id: row for row in rows}
    nameless = [
        NamelessAnswers(each.kind, each.session_id, checked_answers(each.kind, each.answers))
        for each in unnamed
    ]
    for entry in entries:
        nameless += _save_one(workspace, writer, known.get(entry.form_id), entry)
    for entry in marked:
        _save_one(workspace, writer, known.get(entry.form_id), entry)
    days = [*(each.received_on for each in entries), *(each.received_on for each in unnamed)]
    writing.add_nameless_answers(writer, nameless, max(days, default=None))
    return len(nameless)


def is_traceable(apart: int) -> bool:
    """Whether so few answers were kept without a person at once that the history tells whose."""
    return 0 < apart < _ENOUGH


_ENOUGH = 3
"""So many anonymous forms typed in together cannot be told apart by the history."""


def _save_one(
    workspace: Workspace, writer: Writer, row: FormRecord | None, entry: FormEntry
) -> list[NamelessAnswers]:
    """Save one form; return its answers without the person where it is anonymous."""
    if row is None or row.holds_only_answers:
        raise InputError(
            "There is no form with the number {number}. Nothing was saved.", number=entry.form_id
        )
    if not row.held_on <= entry.received_on <= workspace.today():
        raise InputError(
            "A form comes back between the day of the training and today. Nothing was saved."
        )
    check_open(workspace.pack(writer.connection), row, entry.received_on)
    answers = checked_answers(row.kind, entry.answers)
    if not row.anonymous:
        writing.type_in(writer, row.id, entry.received_on, answers)
        return []
    if row.received_on is not None:
        raise RefusedError(
            "The form {code} is anonymous and was typed in before, so nobody can tell which "
            "answers to change. Nothing was saved.",
            code=row.code,
        )
    writing.note_received(writer, row.id, entry.received_on)
    return [NamelessAnswers(row.kind, row.session_id, answers)]


def check_open(pack: Pack, row: FormRecord, on: date) -> None:
    """Raise :class:`RefusedError` for a form that opens later than the day (RULES, windows)."""
    opens = window_of(row.kind, row.held_on, pack.impact_window).opens
    if on < opens:
        raise RefusedError(
            "The form {code} can be filled in from {day} on. Nothing was saved.",
            code=row.code,
            day=long_date(opens),
        )


def take_back_form(workspace: Workspace, form_id: int) -> Changes:
    """Say that a form did not come in after all; not for an anonymous one."""
    with workspace.file.writing("take_back_form", {"form": form_id}) as writer:
        row = _one(writer.connection, form_id)
        if row.anonymous:
            raise RefusedError(
                "An anonymous form cannot be taken back, since its answers have no name. "
                "Nothing was changed."
            )
        writing.take_back(writer, form_id)
    return changes_of(writer.touched)


def _one(connection: Reader, form_id: int) -> FormRecord:
    rows = evaluation_data.read_forms(connection, ids=[form_id])
    if not rows:
        raise InputError(
            "There is no form with the number {number}. Nothing was changed.", number=form_id
        )
    return rows[0]
