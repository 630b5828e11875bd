"""Everything held about one person: all of theirs, and nothing of anybody else's."""

import json
import re
from base64 import b64encode
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest

from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind
from sgdesk.domain.people.told_actions import told_action
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.courses.needs import raise_need
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import FormEntry, forms_of_session, save_forms
from sgdesk.services.people.evidence import add_evidence
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.people.merging.merging import merge_people
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.reviews import note_review
from sgdesk.services.people.rights.held import held_paper
from sgdesk.services.people.roles import add_role
from sgdesk.services.people.subject_access import (
    save_subject_access,
    subject_access_document,
    texts_about,
)
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book
from sgdesk.services.sessions.sessions import SessionDetails, plan_session
from sgdesk.services.training.exemptions import exempt, note_reason
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, make_workspace

ANN, BOB = 1, 2


def two_people(folder: Path) -> Workspace:
    workspace = make_workspace(folder)
    role, _ = add_role(workspace, "Helper", "1")
    for name in ("Ann", "Bob"):
        details = PersonDetails(name, "Example", email=f"{name.lower()}@example.org")
        add_person(workspace, details, role, TODAY - timedelta(days=90))
    course = course_choices(workspace)[0].id
    record_training(workspace, [ANN, BOB], TrainingDetails(course, TODAY, notes="Together"))
    return workspace


def test_every_table_about_the_person_is_there(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    begin_induction(workspace, ANN, TODAY)
    note_review(workspace, ReviewDetails(ANN, ReviewKind.SUPERVISION, TODAY, "Pat"))
    (tmp_path / "note.txt").write_bytes(b"Signed in")
    add_evidence(workspace, 1, tmp_path / "note.txt")
    found = json.loads(subject_access_document(workspace, ANN))
    held = found["held"]
    for table in ("post", "training", "induction", "induction_item", "practice_review"):
        assert held[table], table
    assert held["person"][0]["given_name"] == "Ann"
    assert held["evidence"][0]["content"] == "U2lnbmVkIGlu"
    assert held["training"][0]["completed_on"] == TODAY.isoformat()
    assert set(found["stands_for"]["role"].values()) == {"Helper"}


def test_nothing_of_anybody_else_is_in_it(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    text = subject_access_document(workspace, ANN).decode()
    assert "ann@example.org" in text
    assert "Bob" not in text
    assert "bob@example.org" not in text


def test_the_history_keeps_what_was_corrected_and_taken_back(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    change_person(workspace, ANN, PersonDetails("Anne", "Example"))
    undo(workspace)
    note_review(workspace, ReviewDetails(ANN, ReviewKind.PRACTICE, TODAY, "Pat Taken-Back"))
    undo(workspace)
    history = json.loads(subject_access_document(workspace, ANN))["history"]
    said = json.dumps(history)
    assert "Anne" in said
    assert "Pat Taken-Back" in said


def told(workspace: Workspace, number: int) -> list[str]:
    history = json.loads(subject_access_document(workspace, number))["history"]
    return [each["action"] for each in history]


@pytest.mark.parametrize("again", [0, 1])
def test_the_history_goes_on_before_two_became_one_where_that_was_taken_back(
    tmp_path: Path, again: int
) -> None:
    workspace = two_people(tmp_path)
    merge_people(workspace, ANN, BOB)
    undo(workspace)
    for _ in range(again):
        redo(workspace)
        undo(workspace)
    assert told(workspace, BOB)[:3] == ["add_person", "record_training", "merge_people"]
    assert told(workspace, ANN)[:2] == ["add_person", "record_training"]
    assert "ann@example.org" not in subject_access_document(workspace, BOB).decode()


def test_the_history_goes_on_before_somebody_was_taken_out_and_put_back(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    number, _ = add_person(workspace, PersonDetails("Cy", "Example"))
    undo(workspace)
    redo(workspace)
    take_out_person(workspace, number)
    undo(workspace)
    assert told(workspace, number) == ["add_person", "undo", "redo", "take_out_person", "undo"]


def test_the_document_and_the_paper_lie_in_the_folder(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    document, held, paper = save_subject_access(workspace, ANN, tmp_path / "out")
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(held).pages)
    assert "ann@example.org" in pages
    assert "Bob" not in pages
    assert document.name == f"everything-held-st-examples-ann-example-{TODAY}.json"
    assert json.loads(document.read_bytes())["organisation"] == "St Example's"
    assert "Ann Example" in pypdf.PdfReader(paper).pages[0].extract_text()


def test_a_number_given_out_again_brings_nothing_of_who_had_it_before(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    add_person(workspace, PersonDetails("Cy", "Gone-Again"))
    note_review(workspace, ReviewDetails(3, ReviewKind.PRACTICE, TODAY, "Pat For-Cy"))
    undo(workspace)
    undo(workspace)
    number, _ = add_person(workspace, PersonDetails("Dee", "Example"))
    note_review(workspace, ReviewDetails(number, ReviewKind.PRACTICE, TODAY, "Pat For-Dee"))
    assert number == 3
    text = subject_access_document(workspace, number).decode()
    assert "Pat For-Dee" in text
    assert "Gone-Again" not in text
    assert "Pat For-Cy" not in text


def test_evidence_taken_back_from_one_is_not_shown_to_another(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    for training, words in ((2, b"about Bob"), (1, b"about Ann")):
        (tmp_path / "note.txt").write_bytes(words)
        add_evidence(workspace, training, tmp_path / "note.txt")
        if training == BOB:
            undo(workspace)
    text = subject_access_document(workspace, ANN).decode()
    assert b64encode(b"about Ann").decode() in text
    assert b64encode(b"about Bob").decode() not in text


def test_the_paper_speaks_plain_english_and_writes_days_as_in_england(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    paper = held_paper(workspace, Subject.PERSON, ANN)
    told = paper.sections[-1]
    assert "Training of yours was recorded" in {row[1] for row in told.rows}
    rows = [row for section in paper.sections for row in section.rows]
    said = {row[0] for row in rows}
    assert not said & {"Month only", "After", "Before", "Code"}
    assert not [row for row in rows if re.search(r"\d{4}-\d{2}-\d{2}", " ".join(map(str, row)))]
    workspace.close()


def test_what_is_frozen_on_a_certificate_and_kept_beside_it_stands_once(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    (number,) = issue_certificates(workspace, training_ids=[1]).new_numbers
    paper = held_paper(workspace, Subject.PERSON, ANN)
    (certificate,) = [each for each in paper.sections if "ertificate" in each.title]
    assert [row[1] for row in certificate.rows].count(number) == 1
    assert "Ann Example" in [row[1] for row in certificate.rows]
    workspace.close()


def test_every_action_of_the_history_that_is_about_somebody_has_its_words() -> None:
    assert told_action("never heard of") == "Something about you was saved"
    for code in ("add_person", "import", "mark_attendance", "save_forms", "book"):
        assert told_action(code) != told_action("never heard of")


def test_what_others_rows_say_of_them_goes_in_where_it_was_chosen(
    tmp_path: Path,
) -> None:
    workspace = two_people(tmp_path)
    notes = "Sits with Ann Example. " + "x" * 300 + " Bea Secret"
    other, _ = add_person(workspace, PersonDetails("Oak", "Other", notes=notes))
    add_person(workspace, PersonDetails("Elm", "Other", notes="An ann is a word"))
    named, asked = texts_about(workspace, Subject.PERSON, ANN)
    assert (named.cell, named.asks) == (("person", other, "notes"), False)
    assert asked.asks
    _, held, _ = made = save_subject_access(workspace, ANN, tmp_path / "out", [named])
    found = json.loads(made[0].read_text("utf-8"))["texts_that_name_them"]
    assert [each["text"] for each in found] == [named.excerpt]
    assert found[0]["where"] == "People, Notes"
    page = "".join(each.extract_text() for each in pypdf.PdfReader(held).pages)
    assert "Where you are named elsewhere" in page
    assert "Sits with Ann Example" in page
    for text in (page, made[0].read_text("utf-8")):
        assert "Bea Secret" not in text, "no more than was shown"
        assert "Oak" not in text
        assert "is a word" not in text


def test_nothing_of_others_goes_in_unless_it_was_chosen(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    add_person(workspace, PersonDetails("Oak", "Other", notes="Sits with Ann Example"))
    assert json.loads(subject_access_document(workspace, ANN))["texts_that_name_them"] == []


def test_what_was_done_about_another_entry_of_theirs_is_in_it(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    change_person(workspace, BOB, PersonDetails("Bob", "Example", notes="Has a key"))
    merge_people(workspace, ANN, BOB)
    undo(workspace)
    redo(workspace)
    add_person(workspace, PersonDetails("Vera", "Somebody"))
    told = json.loads(subject_access_document(workspace, ANN))["history"]
    done = [each["action"] for each in told]
    assert done.count("add_person") == 2
    assert "change_person" in done
    assert done[-3:] == ["merge_people", "undo", "redo"]
    assert "Vera" not in json.dumps(told)
    workspace.close()


def test_where_two_became_two_again_each_has_their_own(tmp_path: Path) -> None:
    workspace = two_people(tmp_path)
    change_person(workspace, BOB, PersonDetails("Bob", "Example", notes="Has a key"))
    merge_people(workspace, ANN, BOB)
    undo(workspace)
    told = json.loads(subject_access_document(workspace, ANN))["history"]
    assert "change_person" not in [each["action"] for each in told]
    workspace.close()


def test_the_paper_says_words_of_ours_as_they_are_read_and_what_a_kind_is_of(
    tmp_path: Path,
) -> None:
    workspace = two_people(tmp_path)
    course = course_choices(workspace)[1].id
    record_training(workspace, [ANN], TrainingDetails(course, TODAY, outcome=Outcome.NOT_COMPLETED))
    raise_need(workspace, NeedDetails(NeedKind.BARRIER, "No evenings", TODAY, person_id=ANN))
    note_reason(workspace, ANN, "level1", "no_place")
    paper = held_paper(workspace, Subject.PERSON, ANN)
    rows = {
        section.title: {what: kept for what, kept, *_ in section.rows} for section in paper.sections
    }
    assert rows["You"]["What you are with us"] == "volunteer"
    assert rows["Needs"]["What it is"] == "barrier"
    assert rows["Training"]["Outcome"] == "not completed"
    assert rows["Reasons"]["Reason"] == "no place available"
    workspace.close()


def test_the_paper_has_no_inner_word_and_asks_as_the_form_did(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, partnership="hscp")
    role, _ = add_role(workspace, "Helper", "2")
    add_person(workspace, PersonDetails("Ann", "Example"), role, TODAY - timedelta(days=90))
    course = course_choices(workspace)[0].id
    begin_induction(workspace, ANN, TODAY)
    when = {"start": TODAY, "review_on": TODAY}
    exempt(workspace, ANN, "level2", reason="Ill", agreed_by="Us", **when)
    session, _ = plan_session(workspace, SessionDetails(course, TODAY))
    book(workspace, session, [ANN])
    mark_attendance(workspace, session, [Mark(ANN, attended=True)])
    away, _ = plan_session(workspace, SessionDetails(course, TODAY, place="Hall"))
    book(workspace, away, [ANN])
    mark_attendance(
        workspace, away, [Mark(ANN, attended=False, reason="unwell", charge_pence=1250)]
    )
    (form, *_) = forms_of_session(workspace, session)
    save_forms(workspace, [FormEntry(form.id, TODAY, {"relevance": 4, "learned": "Much"})])
    paper = held_paper(workspace, Subject.PERSON, ANN)
    said = {each.title: each for each in paper.sections}
    answers = [row for row in said["Evaluation forms"].rows if "?" in row[0]]
    assert ("How relevant was it to what you do here?", "4 of 5") in answers
    assert answers[-1] == ("What have you learned?", "Much")
    points = said["Induction points"]
    assert points.headings == ("Gone through on", "Point", "Who asks for it")
    assert points.rows[0][::2] == ("not yet", "Asked by Herefordshire, paragraph 4.1")
    assert ("Your place", "came") in said["Bookings"].rows
    assert ("Charged for staying away", "£12.50") in said["Bookings"].rows
    (asked,) = [row[1] for row in said["Exemptions"].rows if row[0] == "Requirement"]
    assert asked.startswith("Level 2")
    assert "level2" not in str(paper.sections)
    called = {row[0] for section in paper.sections for row in section.rows}
    assert not {"Item key", "Source", "Relevance", "Learned", "Anonymous", "State"} & called
    workspace.close()
