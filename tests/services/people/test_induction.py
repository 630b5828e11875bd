"""Induction from the first line to the completed course."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sgdesk.domain.certificates.certificate import CertificateState, WaitingFor
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.training.states import State
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.people.induction import (
    begin_induction,
    begin_inductions,
    checklist_of,
    complete_induction,
    induction_sheet_pdf,
    tick_items,
    void_induction,
)
from sgdesk.services.people.papers import induction_sheets_pdf
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import person_standing
from tests.factories import TODAY, make_workspace

BEGUN = TODAY - timedelta(days=10)


def starter(folder: Path, partnership: str) -> tuple[Workspace, int]:
    workspace = make_workspace(folder, partnership)
    first = workspace.packs.packs[partnership].groups[0].key
    role, _ = add_role(workspace, "Helper", first)
    return workspace, add_person(workspace, PersonDetails("Ann", "Example"), role, BEGUN)[0]


def tick_all(workspace: Workspace, person: int, day: date = TODAY) -> int:
    found = checklist_of(workspace, person)
    assert found is not None
    tick_items(workspace, found.induction.id, {item.id: day for item in found.items})
    return found.induction.id


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_herefordshires_eight_items_and_the_organisations_own(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "hscp")
    begin_induction(workspace, person, BEGUN, own_items=["Where the fire exits are", " "])
    found = checklist_of(workspace, person)
    assert found is not None
    assert len(found.items) == 9
    assert found.items[0].source.startswith("4.1")
    assert found.items[-1].item_text == "Where the fire exits are"
    assert (found.done, found.needs_signature) == (0, False)


def test_completing_the_checklist_completes_the_course(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "hscp")
    begin_induction(workspace, person, BEGUN)
    complete_induction(workspace, tick_all(workspace, person), TODAY, inducted_by="Pat Lead")
    standing = person_standing(workspace, person)
    assert standing is not None
    assert standing.standings[0].state is State.IN_DATE
    assert standing.standings[0].last_completed == TODAY
    (line,) = certificate_lines(workspace)
    assert line.state is CertificateState.READY


def test_an_open_line_keeps_it_open(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "hscp")
    number, _ = begin_induction(workspace, person, BEGUN)
    with pytest.raises(InputError, match="not been gone through"):
        complete_induction(workspace, number, TODAY, inducted_by="Pat Lead")


def test_worcestershire_wants_the_definitions_signed_for(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "wscp")
    begin_induction(workspace, person, BEGUN)
    number = tick_all(workspace, person)
    with pytest.raises(InputError, match="signed for"):
        complete_induction(workspace, number, TODAY, inducted_by="Pat Lead")
    complete_induction(workspace, number, TODAY, inducted_by="Pat Lead", signed_on=TODAY)
    found = checklist_of(workspace, person)
    assert found is not None
    assert found.induction.signed_on == TODAY
    assert found.induction.edition == "Working Together to Safeguard Children 2026"


@pytest.mark.parametrize(
    ("begun", "signed", "edition"),
    [
        (date(2021, 5, 1), date(2021, 5, 3), "Working Together to Safeguard Children 2018"),
        (date(2023, 12, 14), date(2023, 12, 15), "Working Together to Safeguard Children 2023"),
        (date(2026, 3, 1), date(2026, 3, 18), "Working Together to Safeguard Children 2026"),
    ],
)
def test_the_edition_signed_for_is_the_one_that_held_on_that_day(
    tmp_path: Path, begun: date, signed: date, edition: str
) -> None:
    workspace, person = starter(tmp_path, "wscp")
    begin_induction(workspace, person, begun)
    number = tick_all(workspace, person)
    complete_induction(workspace, number, signed, inducted_by="Pat Lead", signed_on=signed)
    found = checklist_of(workspace, person)
    assert found is not None
    assert found.edition == found.induction.edition == edition


def test_the_edition_that_was_typed_is_the_one_that_was_signed_for(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "wscp")
    begin_induction(workspace, person, BEGUN, edition="Our own leaflet, 3rd edition")
    number = tick_all(workspace, person)
    complete_induction(workspace, number, TODAY, inducted_by="Pat Lead", signed_on=TODAY)
    found = checklist_of(workspace, person)
    assert found is not None
    assert found.induction.edition == "Our own leaflet, 3rd edition"
    undo(workspace)
    complete_induction(
        workspace, number, TODAY, inducted_by="Pat Lead", signed_on=TODAY, edition="4th edition"
    )
    found = checklist_of(workspace, person)
    assert found is not None
    assert found.induction.edition == "4th edition"


def test_a_sheet_cites_the_edition_in_force_and_says_that_the_document_names_an_older(
    tmp_path: Path,
) -> None:
    workspace, person = starter(tmp_path, "wscp")
    said = text_of(induction_sheet_pdf(workspace, person))
    assert "National guidance: Working Together to Safeguard Children 2026." in said
    assert "names an earlier one (Working Together to Safeguard Children 2018)" in said
    assert "abuse and neglect (Working Together to Safeguard Children 2026)" in said


def test_a_day_that_lies_ahead_and_a_second_beginning_are_refused(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "hscp")
    number, _ = begin_induction(workspace, person, BEGUN)
    with pytest.raises(RefusedError, match="under way"):
        begin_induction(workspace, person, TODAY)
    with pytest.raises(InputError, match="today or in the past"):
        complete_induction(workspace, number, TODAY + timedelta(days=1), inducted_by="")


def test_an_open_checklist_holds_the_certificate_back(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "hscp")
    number, _ = begin_induction(workspace, person, BEGUN)
    course = course_choices(workspace)[0].id
    record_training(workspace, [person], TrainingDetails(course, TODAY))
    (line,) = certificate_lines(workspace)
    assert line.waiting_for is WaitingFor.INDUCTION_CHECKLIST
    void_induction(workspace, number)
    (line,) = certificate_lines(workspace)
    assert line.state is CertificateState.READY


def test_undo_opens_it_again(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "hscp")
    begin_induction(workspace, person, BEGUN)
    complete_induction(workspace, tick_all(workspace, person), TODAY, inducted_by="Pat Lead")
    undo(workspace)
    found = checklist_of(workspace, person)
    assert found is not None
    assert found.induction.completed_on is None
    assert found.done == len(found.items)


def test_the_sheet_holds_every_line_and_room_to_sign(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "wscp")
    blank = induction_sheet_pdf(workspace, person, ["Where the first-aid box is"])
    text = text_of(blank)
    for item in workspace.packs.packs["wscp"].listed("induction"):
        assert " ".join(item.text.split()[:4]) in text
    assert "Where the first-aid box is" in text
    assert "definitions of significant harm" in text
    assert "Asked by Worcestershire, paragraph 3" in text
    assert "A line without a paragraph is our own." in text
    assert "Personal data: keep it safe" in text
    assert induction_sheet_pdf(workspace, person, ["Where the first-aid box is"]) == blank


def test_a_line_that_the_document_no_longer_has_is_not_said_to_be_of_it(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "hscp")
    begin_induction(workspace, person, BEGUN)
    said = text_of(induction_sheet_pdf(workspace, person))
    assert "Asked by Herefordshire, paragraph 4.1" in said
    choose_partnership(workspace, "wscp")
    said = text_of(induction_sheet_pdf(workspace, person))
    assert "Asked by" not in said
    assert "Paragraph 4.1" in said


def several(workspace: Workspace, *names: str) -> list[int]:
    return [add_person(workspace, PersonDetails(each, "Sample"))[0] for each in names]


def test_the_inductions_of_a_first_evening_begin_as_one_action(tmp_path: Path) -> None:
    workspace, _ = starter(tmp_path, "hscp")
    people = several(workspace, "Bea", "Cleo", "Dan")
    before = [checklist_of(workspace, each) for each in people]
    found, _ = begin_inductions(
        workspace, people, BEGUN, own_items=["Where the fire exits are"], inducted_by="Ann"
    )
    assert (found.begun, found.left_out) == (tuple(people), ())
    for person in people:
        checklist = checklist_of(workspace, person)
        assert checklist is not None
        assert len(checklist.items) == 9
        assert checklist.induction.begun_on == BEGUN
        assert checklist.induction.inducted_by == "Ann"
    undo(workspace)
    assert [checklist_of(workspace, each) for each in people] == before == [None] * 3


def test_whoever_has_an_induction_is_left_out_of_those_begun_together(tmp_path: Path) -> None:
    workspace, ann = starter(tmp_path, "hscp")
    begin_induction(workspace, ann, BEGUN)
    mine = checklist_of(workspace, ann)
    (bea,) = several(workspace, "Bea")
    found, _ = begin_inductions(workspace, [ann, bea, bea], TODAY)
    assert (found.begun, found.left_out) == ((bea,), (ann,))
    assert checklist_of(workspace, ann) == mine
    with pytest.raises(RefusedError, match="have an induction already"):
        begin_inductions(workspace, [ann, bea], TODAY)


def test_their_sheets_are_one_paper_with_a_sheet_for_each(tmp_path: Path) -> None:
    workspace, ann = starter(tmp_path, "hscp")
    people = [ann, *several(workspace, "Bea", "Cleo")]
    begin_inductions(workspace, people, BEGUN)
    steps: list[tuple[int, int]] = []
    made = induction_sheets_pdf(workspace, people, lambda done, of: steps.append((done, of)))
    pages = pypdf.PdfReader(BytesIO(made.content)).pages
    assert len(made.starts) == 3
    for start, name in zip(made.starts, ("Ann Example", "Bea Sample", "Cleo Sample"), strict=True):
        assert name in pages[start].extract_text()
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_a_checklist_of_no_partnership_is_called_our_own(tmp_path: Path) -> None:
    workspace, person = starter(tmp_path, "generic")
    assert "Checklist: our own." in text_of(induction_sheet_pdf(workspace, person, []))


def test_sheets_of_one_day_have_that_day_and_others_none(tmp_path: Path) -> None:
    workspace, ann = starter(tmp_path, "hscp")
    bea, cleo = several(workspace, "Bea", "Cleo")
    begin_inductions(workspace, [ann, bea], BEGUN)
    alone = induction_sheets_pdf(workspace, [ann])
    assert alone.content == induction_sheet_pdf(workspace, ann)
    for people, day in (([ann, bea], BEGUN), ([ann, bea, cleo], None)):
        made = induction_sheets_pdf(workspace, people)
        about = pypdf.PdfReader(BytesIO(made.content)).metadata
        assert about is not None
        assert (about.creation_date.date() if about.creation_date else None) == day
