"""Two sittings of one evening, and the language in which a session is held."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.errors import InputError
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.sessions.spoken import Spoken
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.certificates.drafts import draft_pdf
from sgdesk.services.certificates.issuing import certificate_lines, issue_certificates
from sgdesk.services.certificates.otherwise import certificates_otherwise
from sgdesk.services.courses.courses import add_course, change_course, course_view
from sgdesk.services.courses.trainers import add_trainer
from sgdesk.services.file.undo import undo
from sgdesk.services.people.people import person_view
from sgdesk.services.sessions import bookings, sessions
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.invitations import invitation_draft, session_sheet
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import SessionDetails
from sgdesk.services.training.correcting import correct_training, details_of
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
AHEAD = date(2026, 4, 20)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hsscp", TODAY, ("level1",))


def _text(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _two(hall: Hall, first: tuple[str, str], second: tuple[str, str]) -> list[SessionDetails]:
    details = SessionDetails(hall.courses["level1"], AHEAD, *first, place="Hall")
    return [details, replace(details, starts_at=second[0], ends_at=second[1])]


def test_two_sittings_are_planned_in_one_go_and_taken_back_in_one(hall: Hall) -> None:
    wanted = _two(hall, ("7pm", "8.15pm"), ("8.30pm", "9.45pm"))
    numbers, _ = sessions.plan_sittings(hall.workspace, wanted)
    lines = {line.id: line for line in sessions.session_lines(hall.workspace)}
    assert [(lines[each].starts_at, lines[each].ends_at) for each in numbers] == [
        ("19:00", "20:15"),
        ("20:30", "21:45"),
    ]
    undo(hall.workspace)
    assert sessions.session_lines(hall.workspace) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("7pm", "8.30pm"), ("8pm", "9pm")),
        (("7pm", ""), ("7pm", "")),
        (("", ""), ("8.30pm", "")),
    ],
)
def test_a_sitting_that_begins_before_the_other_is_over_is_refused(
    hall: Hall, first: tuple[str, str], second: tuple[str, str]
) -> None:
    with pytest.raises(InputError, match="sitting"):
        sessions.plan_sittings(hall.workspace, _two(hall, first, second))
    assert sessions.session_lines(hall.workspace) == ()


def _sittings_of_today(hall: Hall) -> tuple[int, int]:
    details = SessionDetails(hall.courses["level1"], TODAY, "6pm", "7.15pm")
    later = replace(details, starts_at="7.30pm", ends_at="8.45pm")
    (first, second), _ = sessions.plan_sittings(hall.workspace, [details, later])
    return first, second


def test_whoever_is_booked_on_or_came_to_one_sitting_is_known_at_the_other(hall: Hall) -> None:
    first, second = _sittings_of_today(hall)
    bookings.book(hall.workspace, first, hall.people[:2])

    def elsewhere() -> list[int]:
        found = bookings.candidates(hall.workspace, second)
        return sorted(each.person_id for each in found if each.elsewhere == TODAY)

    assert elsewhere() == sorted(hall.people[:2])
    came, away = (
        Mark(hall.people[0], attended=True),
        Mark(hall.people[1], attended=False, reason="unwell"),
    )
    mark_attendance(hall.workspace, first, [came, away])
    assert elsewhere() == [hall.people[0]]


def test_whoever_is_ticked_in_at_both_sittings_has_the_training_once(hall: Hall) -> None:
    first, second = _sittings_of_today(hall)
    everybody = [Mark(each, attended=True) for each in hall.people]
    mark_attendance(hall.workspace, first, everybody[:2])
    marked = mark_attendance(hall.workspace, second, everybody)
    assert marked.known_twice == hall.people[:2]
    assert len(marked.training_ids) == len(hall.people) - 2
    lines = certificate_lines(hall.workspace)
    assert sorted(line.person_id for line in lines) == sorted(hall.people)
    assert sessions.session_view(hall.workspace, second).line.attended == len(hall.people)
    again = mark_attendance(hall.workspace, second, everybody)
    assert again.known_twice == hall.people[:2]
    assert again.training_ids == ()


def test_whoever_came_to_the_other_sitting_keeps_the_training_when_one_was_a_mistake(
    hall: Hall,
) -> None:
    first, second = _sittings_of_today(hall)
    person = hall.people[0]
    mark_attendance(hall.workspace, first, [Mark(person, attended=True)])
    mark_attendance(hall.workspace, second, [Mark(person, attended=True)])
    changed = mark_attendance(
        hall.workspace, first, [Mark(person, attended=False, reason="unwell")]
    )
    assert changed.struck_out == ()
    (line,) = certificate_lines(hall.workspace)
    assert line.person_id == person
    changed = mark_attendance(
        hall.workspace, second, [Mark(person, attended=False, reason="unwell")]
    )
    assert len(changed.struck_out) == 1
    assert certificate_lines(hall.workspace) == ()


def test_training_that_goes_over_to_the_other_sitting_says_how_that_was_held(hall: Hall) -> None:
    first, second = _sittings_of_today(hall)
    asha, _ = add_trainer(hall.workspace, TrainerDetails("Asha Sample"))
    ben, _ = add_trainer(hall.workspace, TrainerDetails("Ben Example"))
    for number, trainer, ends in ((first, asha, "7pm"), (second, ben, "9.30pm")):
        details = sessions.session_view(hall.workspace, number).details
        details = replace(details, trainer_ids=(trainer,), ends_at=ends)
        sessions.change_session(hall.workspace, number, details)
    person = hall.people[0]
    for number in (first, second):
        mark_attendance(hall.workspace, number, [Mark(person, attended=True)])
    (form,) = hall.forms(first, FormKind.EVALUATION)
    hall.hand_in((form,), TODAY)
    mark_attendance(hall.workspace, first, [Mark(person, attended=False, reason="unwell")])

    (line,) = person_view(hall.workspace, person).training
    said = (line.row.session_id, line.row.trainer, line.row.hours)
    assert said == (second, "Ben Example", "2 hours")
    assert hall.forms(first, FormKind.EVALUATION) == ()
    assert [each.id for each in hall.forms(second, FormKind.EVALUATION)] == [form.id]


def test_what_was_corrected_by_hand_stays_when_training_goes_over(hall: Hall) -> None:
    first, second = _sittings_of_today(hall)
    person = hall.people[0]
    for number in (first, second):
        mark_attendance(hall.workspace, number, [Mark(person, attended=True)])
    (line,) = person_view(hall.workspace, person).training
    details = replace(details_of(line.row), trainer="Cat Sample")
    correct_training(hall.workspace, line.row.id, details)
    mark_attendance(hall.workspace, first, [Mark(person, attended=False, reason="unwell")])
    (line,) = person_view(hall.workspace, person).training
    assert (line.row.session_id, line.row.trainer) == (second, "Cat Sample")


def _held(hall: Hall, spoken: Spoken) -> int:
    number = hall.plan("level1", TODAY, spoken=spoken, method="face to face")
    bookings.book(hall.workspace, number, hall.people[:1])
    return number


def test_the_language_is_told_to_those_invited_and_printed_where_it_is_wanted(hall: Hall) -> None:
    spoken = Spoken("Urdu", "Somali, by Asha", on_sheet=True, on_certificate=True)
    number = _held(hall, spoken)
    assert sessions.session_view(hall.workspace, number).details.spoken == spoken
    message = message_from_bytes(invitation_draft(hall.workspace, number), policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body is not None
    said = "in Urdu, with an interpreter: Somali, by Asha"
    assert f"Language: {said}" in body.get_content()
    assert f"Held {said}" in _text(sign_in_sheet_pdf(hall.workspace, number))
    mark_attendance(hall.workspace, number, [Mark(hall.people[0], attended=True)])
    (line,) = certificate_lines(hall.workspace)
    printed = _text(draft_pdf(hall.workspace, line.training_id))
    assert "face to face, in Urdu, with an interpreter" in printed
    assert "Asha" not in printed, "an interpreter is not named on a certificate"
    issue_certificates(hall.workspace, training_ids=[line.training_id])
    assert certificates_otherwise(hall.workspace, hall.people[0]) == {}


def test_a_language_that_is_not_wanted_on_paper_is_on_none(hall: Hall) -> None:
    number = _held(hall, Spoken("Urdu"))
    assert "Urdu" not in _text(sign_in_sheet_pdf(hall.workspace, number))
    mark_attendance(hall.workspace, number, [Mark(hall.people[0], attended=True)])
    (line,) = certificate_lines(hall.workspace)
    assert "Urdu" not in _text(draft_pdf(hall.workspace, line.training_id))


def test_a_course_says_its_language_to_the_sessions_that_are_planned(hall: Hall) -> None:
    details = CourseDetails("Madrasah safeguarding")
    course, _ = add_course(hall.workspace, details, language=" Urdu ")
    assert course_view(hall.workspace, course).language == "Urdu"
    suggested = sessions.suggested_details(hall.workspace, course, AHEAD)
    assert suggested.spoken == Spoken("Urdu")
    change_course(hall.workspace, course, details)
    assert course_view(hall.workspace, course).language == "Urdu"
    change_course(hall.workspace, course, details, "")
    assert course_view(hall.workspace, course).language == ""


def test_a_changed_language_is_a_new_edition_for_those_who_were_invited(hall: Hall) -> None:
    number = _held(hall, Spoken())
    details = sessions.session_view(hall.workspace, number).details
    before = session_sheet(hall.workspace, number).edition
    sessions.change_session(hall.workspace, number, replace(details, spoken=Spoken("Welsh")))
    after = sessions.session_view(hall.workspace, number)
    assert after.details.spoken == Spoken("Welsh")
    assert session_sheet(hall.workspace, number).edition == before + 1
    undo(hall.workspace)
    assert sessions.session_view(hall.workspace, number).details.spoken == Spoken()


def test_where_nothing_is_said_of_a_language_there_is_nothing_to_print_or_to_change(
    hall: Hall,
) -> None:
    number = _held(hall, Spoken(on_sheet=True))
    details = sessions.session_view(hall.workspace, number).details
    before = session_sheet(hall.workspace, number).edition
    unsaid = replace(details, spoken=Spoken(on_sheet=True, on_certificate=True))
    sessions.change_session(hall.workspace, number, unsaid)
    assert session_sheet(hall.workspace, number).edition == before
    sessions.change_session(hall.workspace, number, replace(details, spoken=Spoken("Welsh")))
    assert not sessions.session_view(hall.workspace, number).details.spoken.on_sheet
