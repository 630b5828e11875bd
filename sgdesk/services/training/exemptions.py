"""Exemptions and reasons for not completing: agreed, noted, ended."""

from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.training import reasons as reason_data
from sgdesk.data.training.reasons import NewExemption, NewNonCompletion
from sgdesk.domain.dates import add_days, check_span, long_date
from sgdesk.domain.errors import InputError
from sgdesk.domain.training.standing import Assessor
from sgdesk.domain.training.words import REASONS
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import inputs_of, rules_of_day


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
    check_span(start, review_on)
    with workspace.file.writing("exempt", {"requirement": requirement}) as writer:
        days = (start, workspace.today())
        asked = (rules_of_day(workspace, writer.connection, each).titles() for each in days)
        if not any(requirement in known for known in asked):
            raise InputError("Choose what the exemption is from. Nothing was saved.")
        reason_data.add_exemption(
            writer,
            NewExemption(
                person_id, requirement, reason.strip(), agreed_by.strip(), start, review_on
            ),
        )
    return changes_of(writer.touched)


def exempt_from_everything(
    workspace: Workspace,
    person_id: int,
    *,
    reason: str,
    agreed_by: str,
    start: date,
    review_on: date,
) -> Changes:
    """Exempt somebody who is away for long from all that is asked of them, as one action.

    It covers what their roles call for on the first day or today, and needs what every exemption
    needs. Raises :class:`InputError` where nothing is asked of them.
    """
    if not reason.strip() or not agreed_by.strip():
        raise InputError("An exemption needs a reason and who agreed it. Nothing was saved.")
    check_span(start, review_on)
    with workspace.file.writing("exempt_all", {"person": person_id}) as writer:
        asked = _asked_of(workspace, writer.connection, person_id, (start, workspace.today()))
        if not asked:
            raise InputError(
                "Nothing is asked of them, so there is nothing to exempt. Nothing was saved."
            )
        for requirement in asked:
            reason_data.add_exemption(
                writer,
                NewExemption(
                    person_id, requirement, reason.strip(), agreed_by.strip(), start, review_on
                ),
            )
    return changes_of(writer.touched)


def _asked_of(
    workspace: Workspace, connection: Reader, person_id: int, days: tuple[date, ...]
) -> tuple[str, ...]:
    asked: dict[str, None] = {}
    for day in days:
        book = rules_of_day(workspace, connection, day).book
        found = Assessor(book).assess(next(inputs_of(connection, book, person_id)))
        asked |= dict.fromkeys(each.requirement for each in (found.standings if found else ()))
    return tuple(asked)


def end_exemption(workspace: Workspace, exemption_id: int, last_day: date) -> Changes:
    """End an exemption before its review; ``last_day`` is the last day that it covers."""
    with workspace.file.writing("end_exemption", {"exemption": exemption_id}) as writer:
        reason_data.end_exemption(writer, exemption_id, last_day)
    return changes_of(writer.touched)


def end_leave(workspace: Workspace, person_id: int, back_on: date) -> Changes:
    """End all exemptions of somebody's long leave, as one action; ``back_on`` is their first day.

    Raises :class:`InputError` where they are on no leave, or were back before it began.
    """
    last_day = add_days(back_on, -1)
    with workspace.file.writing("end_leave", {"person": person_id}) as writer:
        leave = [
            each
            for each in reason_data.read_exemptions(writer.connection, person_id)
            if each.is_leave_on(workspace.today())
        ]
        if not leave:
            raise InputError("They are on no long leave now. Nothing was saved.")
        begun = min(each.start for each in leave)
        if last_day < begun:
            raise InputError(
                "The leave began on {day}, so the first day back is after it. Nothing was saved.",
                day=long_date(begun),
            )
        for each in leave:
            reason_data.end_exemption(writer, each.id, max(last_day, each.start))
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
    noted = _noted(workspace, person_id, reason, detail, requirement=requirement)
    with workspace.file.writing("note_reason", {"requirement": requirement}) as writer:
        _replace_reason(writer, noted)
    return changes_of(writer.touched)


def note_course_reason(
    workspace: Workspace, person_id: int, course_id: int, reason: str, detail: str = ""
) -> Changes:
    """Hold a reason against a person and one course that they did not come to (Sandwell 5.1).

    It says nothing of a requirement, which they may well meet; an earlier reason of the same
    course is cleared from today on. Raises :class:`InputError` for a reason of no list.
    """
    noted = _noted(workspace, person_id, reason, detail, course_id=course_id)
    with workspace.file.writing("note_course_reason", said := {"course": ""}) as writer:
        said["course"] = read_courses(writer.connection)[course_id].title
        _replace_reason(writer, noted)
    return changes_of(writer.touched)


def _noted(
    workspace: Workspace,
    person_id: int,
    reason: str,
    detail: str,
    *,
    requirement: str = "",
    course_id: int | None = None,
) -> NewNonCompletion:
    if reason not in REASONS:
        raise InputError("Choose one of the reasons in the list. Nothing was saved.")
    today = workspace.today()
    return NewNonCompletion(person_id, requirement, reason, detail.strip(), today, course_id)


def _replace_reason(writer: Writer, noted: NewNonCompletion) -> None:
    same = (noted.requirement, noted.course_id)
    for held in reason_data.read_person_reasons(writer.connection, noted.person_id):
        if (held.requirement, held.course_id) == same and held.cleared_on is None:
            reason_data.clear_reason(writer, held.id, noted.noted_on)
    reason_data.add_reason(writer, noted)


def clear_reason(workspace: Workspace, reason_id: int) -> Changes:
    """Say that a reason no longer holds, from today on."""
    with workspace.file.writing("clear_reason", {"reason": reason_id}) as writer:
        reason_data.clear_reason(writer, reason_id, workspace.today())
    return changes_of(writer.touched)
