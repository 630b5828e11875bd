"""Somebody with one name (Begum; Bibi): typed in, brought in, sorted, booked and printed."""

from io import BytesIO
from pathlib import Path

import pypdf

from sgdesk.domain.names import split_name
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import certificates_pdf, register
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.papers import person_record_pdf
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.document import return_document
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import SessionDetails, plan_session
from sgdesk.services.training.recording import course_choices
from sgdesk.services.training.standing import everyone
from tests.factories import TODAY, make_workspace


def _text(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_one_name_goes_through_every_layer(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    helper, _ = add_role(workspace, "Helper", "1", ["induction", "level1"])
    typed = split_name("Begum")
    add_person(workspace, PersonDetails(typed.given, typed.family), helper, TODAY)
    sheet = tmp_path / "tracker.csv"
    sheet.write_text(
        "Name,Role,Induction\nBegum,Helper,12/03/2026\nBibi,Helper,12/03/2026\n"
        "Ann Sample,Helper,12/03/2026\n",
        encoding="utf-8",
    )
    report = import_sheet(workspace, SheetKind.TRACKER, sheet, add_people=True)
    assert (report.refused, report.questions) == ((), ())
    assert [each.name for each in everyone(workspace)] == ["Begum", "Bibi", "Ann Sample"]
    numbers = {each.name: each.id for each in everyone(workspace)}
    issue_certificates(workspace)
    lines = {line.person_name: line.number for line in register(workspace)}
    assert set(lines) == set(numbers)
    assert "Bibi" in _text(certificates_pdf(workspace, [lines["Bibi"]]))
    course = course_choices(workspace)[0].id
    session, _ = plan_session(workspace, SessionDetails(course, TODAY))
    book(workspace, session, list(numbers.values()))
    sheet_text = _text(sign_in_sheet_pdf(workspace, session))
    assert sheet_text.index("Begum") < sheet_text.index("Bibi") < sheet_text.index("Sample")
    assert "Begum" in _text(person_record_pdf(workspace, numbers["Begum"]))
    assert return_document(workspace).people == 3
    change_person(workspace, numbers["Bibi"], PersonDetails("", "Bibi"))
    assert [each.name for each in everyone(workspace)] == ["Begum", "Bibi", "Ann Sample"]
