"""People without e-mail: the words of an invitation and of a form, to pass on."""

from io import BytesIO
from pathlib import Path

import pypdf

from sgdesk.domain.addresses import WhyNot
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.services.file.undo import undo
from sgdesk.services.file.words_sheet import words_pdf, words_sheet
from sgdesk.services.people.people import PersonDetails, change_person
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.giving_out_forms import form_texts, mark_sent, mark_told
from sgdesk.services.sessions.invitations import invitation_draft, invitation_texts
from tests.factories import TODAY
from tests.services.hall import make_hall


def test_an_invitation_is_words_for_whoever_has_no_address(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    change_person(hall.workspace, hall.people[0], PersonDetails("Begum"))
    change_person(hall.workspace, hall.people[1], PersonDetails("Bo", email="bo@example.org"))
    number = hall.plan("right-help-right-time", TODAY, starts_at="7pm", place="The hall")
    book(hall.workspace, number, hall.people[:2])
    (words,) = invitation_texts(hall.workspace, number)
    assert (words.name, words.why) == ("Begum", WhyNot.NO_ADDRESS)
    assert words.text.startswith("Hello Begum,")
    assert "19:00" in words.text and "Where: The hall" in words.text
    assert b"bo@example.org" in invitation_draft(hall.workspace, number)
    pages = pypdf.PdfReader(BytesIO(words_pdf(hall.workspace, "To pass on", [words]))).pages
    assert "You have a place on" in pages[0].extract_text()


def test_a_form_is_words_with_its_code_and_its_questions(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    change_person(hall.workspace, hall.people[0], PersonDetails("Begum"))
    number = hall.hold("right-help-right-time", TODAY, came=1)
    (form,) = hall.forms(number, FormKind.EVALUATION)
    (words,) = form_texts(hall.workspace, [form.id])
    assert words.key == form.id
    assert f"The code of your form is {form.code}; put it into your answer." in words.text
    assert "replying to this message" in words.text and "e-mail" not in words.text
    assert "1. " in words.text
    mark_sent(hall.workspace, [form.id])
    (again,) = form_texts(hall.workspace, [form.id])
    assert "may have slipped by" in again.text
    hall.hand_in((form,), TODAY)
    assert form_texts(hall.workspace, [form.id]) == ()


def test_words_that_are_passed_on_give_a_form_out_and_are_a_reminder_of_one_that_is_out(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    number = hall.hold("right-help-right-time", TODAY, came=2)
    fresh, out = hall.forms(number, FormKind.EVALUATION)
    mark_sent(hall.workspace, [out.id])
    mark_told(hall.workspace, [fresh.id, out.id])
    told = {each.id: each for each in hall.forms(number, FormKind.EVALUATION)}
    assert (told[fresh.id].sent_on, told[fresh.id].reminded_on) == (TODAY, None)
    assert told[out.id].reminded_on == TODAY
    undo(hall.workspace)
    told = {each.id: each for each in hall.forms(number, FormKind.EVALUATION)}
    assert (told[fresh.id].sent_on, told[out.id].reminded_on) == (None, None)


def test_two_forms_for_one_person_say_which_they_are() -> None:
    entries = [WordsFor(name, "Your form") for name in ("Al", "Bo", "Al")]
    sheet = words_sheet("Example Club", "Forms to hand out", entries, TODAY)
    assert [each.title for each in sheet.sections] == ["Al, 1 of 2", "Bo", "Al, 2 of 2"]
