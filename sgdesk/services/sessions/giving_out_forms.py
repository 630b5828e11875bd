"""Giving forms out: on paper, as an e-mail to answer by reply, and one reminder each.

A form is marked only once its paper or e-mail is written.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from sgdesk.data.courses.catalogue import read_course
from sgdesk.data.file.disk.files import write_file
from sgdesk.data.file.store import Reader
from sgdesk.data.forms import forms as evaluation_data
from sgdesk.data.forms.writing import note_reminded, note_sent
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.people import read_people
from sgdesk.domain.addresses import NotReached, why_not
from sgdesk.domain.errors import InputError
from sgdesk.domain.forms.follow_up import FollowUp
from sgdesk.domain.forms.form import FormKind, FormSheet, questions, window_of
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.preparing import code_before_session, spare_codes
from sgdesk.services.forms.typing_in import FormLine, check_open, form_lines
from sgdesk.services.sessions.invitations import session_sheet
from sgdesk.services.sessions.sessions import session_view


@dataclass(frozen=True, slots=True)
class FormDraft:
    """An e-mail about a form, to look over and send: a name for its file and its content."""

    form_id: int
    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """E-mails that were written, that their forms are marked by it, and who has none and why."""

    changes: Changes
    files: tuple[Path, ...]
    left_out: tuple[NotReached, ...] = ()


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
                note_sent(writer, row.id, workspace.today())
    return changes_of(writer.touched)


def send_forms(workspace: Workspace, form_ids: Collection[int], folder: Path) -> Sent:
    """Write e-mails with the questions into a folder; then the forms count as sent today.

    There is none for whoever has no address or does not want e-mail: print theirs. Raises
    :class:`RefusedError` for a form that has not opened, and
    :class:`~sgdesk.domain.errors.InputError` where a file cannot be written; then none of them
    is left in the folder, and nothing is marked.
    """
    drafts = form_drafts(workspace, form_ids, reminder=False)
    written = [each.form_id for each in drafts]
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
        for row in evaluation_data.read_forms(connection, ids=written):
            check_open(pack, row, workspace.today())
    files = _write_all(folder, drafts)
    return Sent(mark_sent(workspace, written), files, _left_out(workspace, form_ids))


def remind_of_forms(workspace: Workspace, form_ids: Collection[int], folder: Path) -> Sent:
    """Write e-mails that remind of forms sent before, each once and never again.

    Raises as :func:`send_forms` does.
    """
    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
    wanted = [row.id for row in rows if row.sent_on and not row.reminded_on]
    drafts = form_drafts(workspace, wanted, reminder=True)
    files = _write_all(folder, drafts)
    marked = mark_reminded(workspace, [each.form_id for each in drafts])
    return Sent(marked, files, _left_out(workspace, wanted))


def _left_out(workspace: Workspace, form_ids: Collection[int]) -> tuple[NotReached, ...]:
    """Who cannot be written to of those who are asked by these forms, each once."""
    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
    found = (
        (
            row.who or f"Line manager of {row.about}",
            why_not(row.email, may_email=row.may_email is not False),
        )
        for row in rows
        if row.received_on is None
    )
    return tuple(dict.fromkeys(NotReached(name, why) for name, why in found if why is not None))


def _write_all(folder: Path, drafts: Iterable[FormDraft]) -> tuple[Path, ...]:
    """Write every draft, or leave none of them behind that was not there before."""
    new: list[Path] = []
    files: list[Path] = []
    try:
        for each in drafts:
            path = folder / each.file_name
            is_new = not path.exists()
            files.append(write_file(path, each.content))
            if is_new:
                new.append(path)
    except InputError:
        for path in new:
            path.unlink(missing_ok=True)
        raise
    return tuple(files)


def mark_reminded(workspace: Workspace, form_ids: Collection[int]) -> Changes:
    """Note that people were reminded today, by e-mail or in person; the first day stays."""
    with workspace.file.writing("remind_of_forms", {"forms": len(form_ids)}) as writer:
        for row in evaluation_data.read_forms(writer.connection, ids=form_ids):
            if row.reminded_on is None and row.received_on is None:
                note_reminded(writer, row.id, workspace.today())
    return changes_of(writer.touched)


def mark_told(workspace: Workspace, form_ids: Collection[int]) -> Changes:
    """Note that the words of forms were passed on today, as one action.

    Those that were out already count as reminded of, the others as given out. Raises what
    :func:`mark_sent` raises.
    """
    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
    is_again = all(row.sent_on is not None for row in rows)
    action = "remind_of_forms" if is_again else "send_forms"
    with workspace.file.writing(action, {"forms": len(rows)}) as writer:
        pack = workspace.pack(writer.connection)
        for row in evaluation_data.read_forms(writer.connection, ids=form_ids):
            if row.sent_on is None:
                check_open(pack, row, workspace.today())
                note_sent(writer, row.id, workspace.today())
            elif row.reminded_on is None and row.received_on is None:
                note_reminded(writer, row.id, workspace.today())
    return changes_of(writer.touched)


def form_drafts(
    workspace: Workspace, form_ids: Collection[int], *, reminder: bool
) -> tuple[FormDraft, ...]:
    """The e-mails about these forms, as far as they are not in and somebody may be written to."""
    from sgdesk.reports.mail.form_email import form_draft

    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
        lines = form_lines(workspace, connection, rows, None)
        sheets = form_sheets(workspace, connection, lines)
        addresses = {row.id: row.email for row in rows}
        contact = read_organisation(connection).contact_name
    return tuple(
        FormDraft(
            line.id, f"{line.code}.eml", form_draft(sheet, address, contact, reminder=reminder)
        )
        for line, sheet in zip(lines, sheets, strict=True)
        if line.received_on is None
        for address in (addresses[line.id],)
        if line.may_email and address
    )


def form_texts(workspace: Workspace, form_ids: Collection[int]) -> tuple[WordsFor, ...]:
    """The words for those of these forms that are not in and that no e-mail can bring."""
    from sgdesk.reports.mail.form_email import form_words

    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
        lines = form_lines(workspace, connection, rows, None)
        sheets = form_sheets(workspace, connection, lines)
        contact = read_organisation(connection).contact_name
    unreached = {
        row.id: why
        for row in rows
        if row.received_on is None
        for why in (why_not(row.email, may_email=row.may_email is not False),)
        if why is not None
    }
    return tuple(
        WordsFor(
            line.who or f"Line manager of {line.about}",
            form_words(sheet, contact, reminder=line.sent_on is not None, as_message=True),
            unreached[line.id],
            line.id,
        )
        for line, sheet in zip(lines, sheets, strict=True)
        if line.id in unreached
    )


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
            workspace.today(),
        )
        for line in lines
    )


def forms_pdf(workspace: Workspace, form_ids: Collection[int]) -> bytes:
    """The forms to print, a page each, with the code that finds each again."""
    from sgdesk.reports.forms.forms import forms_document

    with workspace.file.reading() as connection:
        rows = evaluation_data.read_forms(connection, ids=form_ids)
        return forms_document(
            form_sheets(workspace, connection, form_lines(workspace, connection, rows, None))
        )


def forms_before_session_pdf(workspace: Workspace, session_id: int) -> bytes:
    """End-of-course forms to lay out at a session: one for everybody booked, and three spare.

    They lie in the order of the sign-in sheet, so that each is found at the door.

    Each has a code of its own that finds it once the session is ticked in; a spare one's finds
    the session, and whoever it is has written their name on it.
    """
    from sgdesk.reports.forms.forms import forms_document

    sheet = session_sheet(workspace, session_id)
    view = session_view(workspace, session_id)
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
        course = read_course(connection, view.details.course_id)
        filed = {each.id: place for place, each in enumerate(read_people(connection))}
    booked = sorted(
        (each for each in view.bookings if each.state is BookingState.BOOKED),
        key=lambda each: filed[each.person_id],
    )
    laid_out = (
        *((each.person_name, code_before_session(view.uid, each.person_id)) for each in booked),
        *(("", code) for code in spare_codes(view.uid)),
    )
    kind = FormKind.EVALUATION
    return forms_document(
        FormSheet(
            kind,
            code,
            sheet.organisation,
            sheet.course,
            sheet.held_on,
            name,
            name,
            window_of(kind, sheet.held_on, pack.impact_window),
            questions(kind, pack),
            course.anonymous_forms,
        )
        for name, code in laid_out
    )
