"""Somebody asks what is held: the day it is owed, and that it holds all of it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest

from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.access import owed_by
from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.outside import add_outside_worker
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.held import held_pdf
from sgdesk.services.people.rights.requests import note_answered, note_request, requests
from sgdesk.services.people.subject_access import (
    outside_access_document,
    save_subject_access,
    subject_access_document,
)
from tests.factories import TODAY, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path)
    for name in ("Ann", "Bob"):
        add_person(made, PersonDetails(name, "Example"))
    add_outside_worker(made, OutsideDetails("Cy Coach", "coach", "Coaches Ltd"))
    return made


def test_the_answer_is_owed_one_calendar_month_after_asking() -> None:
    assert owed_by(date(2026, 3, 15)) == date(2026, 4, 15)
    assert owed_by(date(2025, 1, 31)) == date(2025, 2, 28)


def test_an_answer_owed_at_a_weekend_or_on_a_holiday_is_owed_on_the_next_working_day() -> None:
    assert owed_by(date(2026, 1, 31)) == date(2026, 3, 2)
    assert owed_by(date(2026, 3, 3)) == date(2026, 4, 7), "3 to 6 April 2026 are Easter"
    assert owed_by(date(2026, 11, 25)) == date(2026, 12, 29), "the 28th stands for Boxing Day"


def test_a_request_is_noted_told_with_its_day_and_answered(workspace: Workspace) -> None:
    asked = TODAY - timedelta(days=40)
    owed, _ = note_request(workspace, asked, person_id=1)
    (line,) = requests(workspace)
    assert (line.name, line.request.owed_by) == ("Ann Example", owed)
    assert line.is_late(TODAY)
    with pytest.raises(RefusedError):
        note_request(workspace, TODAY, person_id=1)
    for wrong in (asked - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(InputError):
            note_answered(workspace, line.request.id, wrong)
    note_answered(workspace, line.request.id, TODAY)
    assert not requests(workspace)[0].is_open
    note_request(workspace, TODAY, person_id=1)
    assert [each.is_open for each in requests(workspace)] == [True, False]


def test_nobody_asks_tomorrow(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        note_request(workspace, TODAY + timedelta(days=1), outside_worker_id=1)


def test_requests_and_decisions_are_part_of_what_is_held(workspace: Workspace) -> None:
    note_request(workspace, TODAY, person_id=1)
    note_request(workspace, TODAY, outside_worker_id=1)
    whom = erasing.find_person(workspace, "Ann Example")
    erasing.decide_erasing(
        workspace,
        whom,
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=True,
    )
    held = json.loads(subject_access_document(workspace, 1))
    assert len(held["held"]["access_request"]) == 1
    assert held["erasing"][0]["state"] == "waiting"
    outside = json.loads(outside_access_document(workspace, 1))
    assert len(outside["held"]["access_request"]) == 1
    other = json.loads(subject_access_document(workspace, 2))
    assert other["held"]["access_request"] == other["erasing"] == []


@pytest.mark.needs("rights")
def test_the_paper_says_it_in_words_and_names_nobody_else(
    workspace: Workspace, tmp_path: Path
) -> None:
    note_request(workspace, TODAY, person_id=1)
    _, held, _ = save_subject_access(workspace, 1, tmp_path / "out")
    assert held.stat().st_mode & 0o077 == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(held).pages)
    assert "Everything held about Ann Example" in text
    assert "Asked on" in text
    assert "Bob" not in text
    assert held_pdf(workspace, Subject.OUTSIDE_WORKER, 1).startswith(b"%PDF")


def test_what_is_held_can_be_asked_for_after_somebody_else_was_erased(
    workspace: Workspace,
) -> None:
    whom = erasing.find_person(workspace, "Bob Example")
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)
    assert json.loads(subject_access_document(workspace, 1))["history"]
