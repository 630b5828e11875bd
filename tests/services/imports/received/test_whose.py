"""Whose a certificate is where it was dropped on somebody, what is kept already, and which day."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from sgdesk.data.pdfs import page_alone
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.values import LineState, ReceivedLine
from sgdesk.services.people.evidence import add_evidence
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.pictures import png
from tests.services.imports.received.conftest import ANN, BOB, Look
from tests.services.imports.received.making import certificate, write_pdf


def level2(workspace: Workspace) -> int:
    return next(e.id for e in course_choices(workspace) if e.title == "Safeguarding Level 2")


def told(line: ReceivedLine) -> str:
    return " ".join(map(str, line.told))


def test_the_same_bytes_and_what_is_kept_already_are_told(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    first = write_pdf(tmp_path / "a.pdf", certificate())
    again = write_pdf(tmp_path / "b.pdf", certificate())
    kept = write_pdf(tmp_path / "kept.pdf", certificate("Bob Instance"))
    details = TrainingDetails(level2(workspace), date(2025, 3, 12))
    number = record_training(workspace, [BOB], details).training_ids[0]
    add_evidence(workspace, number, kept)
    one, two, three = look(first, again, kept).lines
    assert (one.state, two.state, three.state) == (
        LineState.CONFIRM,
        LineState.HERE,
        LineState.HERE,
    )
    assert "the same file as a.pdf" in told(two)
    assert "with Safeguarding Level 2 of Bob Instance on 12 March 2025" in told(three)


def test_somebody_elses_certificate_dropped_on_a_person_is_asked_about(
    look: Look, tmp_path: Path
) -> None:
    own = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))
    other = write_pdf(tmp_path / "b.pdf", certificate("Bob Instance"))
    (tmp_path / "c.png").write_bytes(png(8, 8))
    first, second, third = look(own, other, tmp_path / "c.png", person=ANN).lines
    assert first.person is not None and first.person.id == ANN
    assert second.person is None and second.state is LineState.ASKS
    assert "It names Bob Instance, and not Ann Sample" in told(second)
    assert [each.id for each in second.people] == [ANN, BOB]
    assert third.person is not None and third.person.id == ANN


def test_a_like_name_that_somebody_else_here_bears_is_asked_about(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    anne, _ = add_person(workspace, PersonDetails("Anne", "Sample"))
    path = write_pdf(tmp_path / "a.pdf", certificate("Anne Sample"))
    (line,) = look(path, person=ANN).lines
    assert (line.state, line.person) == (LineState.ASKS, None)
    assert "It names Anne Sample, and not Ann Sample. Whose is it?" in told(line)
    assert [each.id for each in line.people] == [ANN, anne]


def test_a_paper_that_names_somebody_else_too_is_asked_about(look: Look, tmp_path: Path) -> None:
    words = certificate("Ann Sample", "Level 2", "12 March 2025", "Name: Bob Instance")
    (line,) = look(write_pdf(tmp_path / "a.pdf", words), person=ANN).lines
    assert (line.state, line.person) == (LineState.ASKS, None)
    assert "It names Bob Instance beside Ann Sample" in told(line)


def test_a_like_name_that_nobody_bears_is_said_beside_the_person(
    look: Look, tmp_path: Path
) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Anne Sample")), person=ANN).lines
    assert line.person is not None and line.person.id == ANN
    assert "It says Anne Sample, and was dropped on Ann Sample." in told(line)
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample")), person=ANN).lines
    assert line.told == ()


def test_a_namesake_of_the_person_it_was_dropped_on_is_no_question(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    add_person(workspace, PersonDetails("Ann", "Sample", email="ann@example.org"))
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample")), person=ANN).lines
    assert line.state is LineState.CONFIRM


def test_a_page_that_is_kept_is_known_however_it_was_written_then(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "all.pdf", certificate("Ann Sample"), certificate("Bob Instance"))
    alone = PdfWriter(PdfReader(BytesIO(page_alone(path.read_bytes(), 1))))
    alone.add_metadata({"/Producer": "An earlier version"})
    (tmp_path / "kept").mkdir()
    kept = tmp_path / "kept" / "all page 2.pdf"
    alone.write(kept)
    details = TrainingDetails(level2(workspace), date(2025, 3, 12))
    number = record_training(workspace, [BOB], details).training_ids[0]
    add_evidence(workspace, number, kept)
    first, second = look(path).lines
    assert (first.state, second.state) == (LineState.CONFIRM, LineState.HERE)
    assert "of Bob Instance on 12 March 2025" in told(second)


@pytest.mark.parametrize(
    ("when", "asks"),
    [
        ("Issued on 12 March 2025", "when it was issued, not when it was done. Is that the day?"),
        ("12 March 2025\nThank you\nValid until", "its date may be that end"),
        ("Expiry date\nDate of course\n12/03/2025", "What its date is the day of cannot be told"),
    ],
)
def test_a_day_that_may_be_another_is_offered_and_never_taken(
    look: Look, tmp_path: Path, when: str, asks: str
) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate(when=when))).lines
    assert (line.state, line.day) == (LineState.ASKS, None)
    assert asks in told(line)
