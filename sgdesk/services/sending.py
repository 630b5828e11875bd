"""Giving forms out: on paper, as an e-mail to answer by reply, and one reminder each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sgdesk.data import evaluation as evaluation_data
from sgdesk.data.organisation import read_organisation
from sgdesk.data.quality import read_course_detail
from sgdesk.data.schema import evaluation
from sgdesk.data.store import Reader
from sgdesk.domain.evaluation import FormKind, FormSheet, questions, window_of
from sgdesk.domain.followup import FollowUp
from sgdesk.domain.sessions import BookingState
from sgdesk.services.evaluation import FormLine, check_open, form_lines
from sgdesk.services.invitations import session_sheet
from sgdesk.services.results import Changes, changes_of
from sgdesk.services.sessions import session_view
from sgdesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """An e-mail to look over and send: a name for its file and its content (``.eml``)."""

    file_name: str
    content: bytes


def mark_sent(workspace: Workspace, form_ids: Collection[int]) -> Changes:
    """Note that forms were given out on paper or sent today; the first day stays.

    Raises :class:`RefusedError` for a form that has not opened yet: the end-of-course form is
    given out at once, the impact form not before its window.
    """
    with workspace.file.writing("send_forms", {"forms": len(form_ids)}) as writer:
        pack = workspace.pack(writer.connection)
        for row in evaluation_data.read_forms(writer.connection, ids=form_ids):
            check_open(pack, row, workspace.today())
            if row.sent_on is None:
                writer.update(evaluation, row.id, sent_on=workspace.today())
    return changes_of(writer.touched)


def draft_forms(
    workspace: Workspace, form_ids: Collection[int]
) -> tuple[tuple[Draft, ...], Changes]:
    """E-mails with the questions to answer by reply; the forms count as sent today.

    There is none for whoever has no address or does not want e-mail: print theirs.
    """
    drafts = _drafts(workspace, form_ids, reminder=False)
    written = [number for number, _ in drafts]
    return tuple(draft for _, draft in drafts), mark_sent(workspace, written)


def draft_reminders(
    workspace: Workspace, form_ids: Collection[int]
) -> tuple[tuple[Draft, ...], Changes]:
    """E-mails that remind of forms sent before, each made once and never again."""
    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
    wanted = [row.id for row in rows if row.sent_on and not row.reminded_on]
    drafts = _drafts(workspace, wanted, reminder=True)
    changes = mark_reminded(workspace, [number for number, _ in drafts])
    return tuple(draft for _, draft in drafts), changes


def mark_reminded(workspace: Workspace, form_ids: Collection[int]) -> Changes:
    """Note that people were reminded today, by e-mail or in person; the first day stays."""
    with workspace.file.writing("remind_of_forms", {"forms": len(form_ids)}) as writer:
        for row in evaluation_data.read_forms(writer.connection, ids=form_ids):
            if row.reminded_on is None and row.received_on is None:
                writer.update(evaluation, row.id, reminded_on=workspace.today())
    return changes_of(writer.touched)


def _drafts(
    workspace: Workspace, form_ids: Collection[int], *, reminder: bool
) -> list[tuple[int, Draft]]:
    from sgdesk.reports.form_email import form_draft

    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
        lines = form_lines(workspace, connection, rows, None)
        sheets = form_sheets(workspace, connection, lines)
        addresses = {row.id: row.email for row in rows}
        contact = read_organisation(connection).contact_name
    return [
        (line.id, Draft(f"{line.code}.eml", form_draft(sheet, address, contact, reminder=reminder)))
        for line, sheet in zip(lines, sheets, strict=True)
        if line.received_on is None
        for address in (addresses.get(line.id),)
        if address
    ]


def form_sheets(
    workspace: Workspace, connection: Reader, lines: Iterable[FormLine]
) -> tuple[FormSheet, ...]:
    """What is printed or mailed of these forms."""
    pack = workspace.pack(connection)
    organisation = read_organisation(connection).name
    return tuple(
        FormSheet(
            line.kind,
            line.code,
            organisation,
            line.course,
            line.held_on,
            line.who,
            line.about,
            FollowUp(line.opens, line.due),
            questions(line.kind, pack),
            line.anonymous,
        )
        for line in lines
    )


def forms_pdf(workspace: Workspace, form_ids: Collection[int]) -> bytes:
    """The forms to print, a page each, with the code that finds each again."""
    from sgdesk.reports.forms import forms_document

    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
        return forms_document(
            form_sheets(workspace, connection, form_lines(workspace, connection, rows, None))
        )


SPARE_FORMS = 3
"""Forms without a name, for those who walk in."""


def forms_before_session_pdf(workspace: Workspace, session_id: int) -> bytes:
    """End-of-course forms to lay out at a session: one for everybody booked, and three spare.

    They have no code yet, since the session is not ticked in; the entry grid finds them by name.
    """
    from sgdesk.reports.forms import forms_document

    sheet = session_sheet(workspace, session_id)
    view = session_view(workspace, session_id)
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
        course = read_course_detail(connection, view.details.course_id)
    booked = (each for each in view.bookings if each.state is BookingState.BOOKED)
    names = (*(each.person_name for each in booked), *[""] * SPARE_FORMS)
    kind = FormKind.EVALUATION
    return forms_document(
        FormSheet(
            kind,
            "",
            sheet.organisation,
            sheet.course,
            sheet.held_on,
            name,
            name,
            window_of(kind, sheet.held_on, pack.impact_window),
            questions(kind, pack),
            course.anonymous_forms,
        )
        for name in names
    )
