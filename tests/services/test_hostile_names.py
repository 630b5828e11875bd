"""Names that nobody has, on every paper: 2,000 letters, controls, marks of direction, markup."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.certificates import issuing, register
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people import papers, subject_access
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.returns import document
from sgdesk.services.sessions import bookings, invitations, sessions
from sgdesk.services.sessions import papers as session_papers
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, clock_at
from tests.services.file.damaged import sound_file

NAMES = {
    "one long word": ("x" * 2_000, "y" * 2_000),
    "many words": ("Ann " * 500, "Sample"),
    "controls and directions": ("A\u202en\x00n\x07", "S\u2066am\u200fple\x1b"),
    "markup": ("<para><img src='/etc/passwd'/>", "</para>&amp;<b>"),
    "lines": ("Ann\nBcc: all@example.org", "B\r\nX: y"),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "kept.sgdesk"
    path.write_bytes(sound_file())
    with closing(open_workspace(path, writable=True, clock=clock_at())) as opened:
        yield opened


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_paper_is_made_with_any_name(
    workspace: Workspace, tmp_path: Path, name: tuple[str, str]
) -> None:
    given, family = name
    person, _ = add_person(workspace, PersonDetails(given, family, email="ann@example.org"))
    course = course_choices(workspace)[0].id
    details = TrainingDetails(course, TODAY, provider="in-house", method=given, trainer=family)
    record_training(workspace, [person], details)
    ahead = next(
        each for each in sessions.session_lines(workspace) if each.state is not SessionState.HELD
    )
    bookings.book(workspace, ahead.id, [person])
    issuing.issue_certificates(workspace)
    numbers = [each.number for each in register.register(workspace) if each.person_id == person]

    made = [
        papers.person_record_pdf(workspace, person),
        session_papers.sign_in_sheet_pdf(workspace, ahead.id),
        session_papers.attendance_pdf(workspace, date(2025, 1, 1), TODAY),
        register.certificates_pdf(workspace, numbers),
    ]
    folder = tmp_path / "out"
    made += [path.read_bytes() for path in papers.save_person_records(workspace, [person], folder)]
    subject_access.save_subject_access(workspace, person, folder)
    returned = document.export_return(workspace, folder, named=True)
    sheet = session_papers.attendance_xlsx(workspace, date(2025, 1, 1), TODAY)
    calendar = invitations.calendar_file(workspace, ahead.id)
    draft = invitations.invitation_draft(workspace, ahead.id)

    assert all(PdfReader(BytesIO(pdf)).pages for pdf in made if pdf)
    assert sheet.startswith(b"PK")
    assert calendar.startswith(b"BEGIN:VCALENDAR")
    assert b"\nBcc: all@" not in draft + calendar
    assert len(returned.files) >= 6
