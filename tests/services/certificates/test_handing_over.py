"""Certificates handed over: on which day, to whom, and what is still here."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sgdesk.data.file import schema
from sgdesk.domain.certificates.handed_over import HandedOver
from sgdesk.domain.dates import short_date
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.plain_paper import plain_text
from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.reports.layout.plain_paper import plain_pdf
from sgdesk.services.certificates.handing_over import (
    hand_over,
    not_handed_over,
    still_here,
    still_here_pdf,
)
from sgdesk.services.certificates.issuing import issue_certificates, revoke
from sgdesk.services.certificates.register import RegisterLine, register
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.held import held_paper
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.views.agenda import agenda
from tests.factories import TODAY, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path, "generic")
    ids = [add_person(made, PersonDetails(name))[0] for name in ("Begum", "Bibi", "Zelda")]
    course = next(each.id for each in course_choices(made) if "induction" in each.title)
    record_training(made, ids, TrainingDetails(course, TODAY, provider="In-house"))
    issue_certificates(made)
    yield made
    made.close()


def _lines(workspace: Workspace) -> dict[str, RegisterLine]:
    return {line.person_name: line for line in register(workspace)}


def test_what_is_still_here_waits_today_where_handing_over_is_noted_at_all(
    workspace: Workspace,
) -> None:
    assert agenda(workspace).certificates == 0, "nobody notes it here: not all are here"
    lines = _lines(workspace)
    hand_over(workspace, [lines["Begum"].id], TODAY)
    assert agenda(workspace).certificates == 2
    assert agenda(workspace, TODAY - timedelta(days=1)).certificates == 0
    revoke(workspace, lines["Bibi"].id, "Wrong name")
    assert agenda(workspace).certificates == 1
    hand_over(workspace, [lines["Zelda"].id], TODAY)
    assert agenda(workspace).certificates == 0


def test_who_took_it_and_when_stands_in_the_register_and_undo_takes_it_back(
    workspace: Workspace,
) -> None:
    lines = _lines(workspace)
    hand_over(workspace, [lines["Begum"].id], TODAY, " the  group leader ")
    hand_over(workspace, [lines["Bibi"].id], TODAY)
    lines = _lines(workspace)
    assert lines["Begum"].handed == HandedOver(TODAY, "the group leader")
    assert lines["Bibi"].handed == HandedOver(TODAY)
    assert lines["Zelda"].handed is None
    undo(workspace)
    assert _lines(workspace)["Bibi"].handed is None
    not_handed_over(workspace, [lines["Begum"].id])
    assert _lines(workspace)["Begum"].handed is None


def test_the_list_of_what_is_still_here_holds_valid_ones_alone(workspace: Workspace) -> None:
    lines = _lines(workspace)
    hand_over(workspace, [lines["Begum"].id], TODAY)
    revoke(workspace, lines["Bibi"].id, "Wrong course")
    (part,) = still_here(workspace).sections
    assert [row[0] for row in part.rows] == ["Zelda"]
    text = pypdf.PdfReader(BytesIO(still_here_pdf(workspace))).pages[0].extract_text()
    assert "Zelda" in text and "Begum" not in text and "1 certificate still here" in text
    hand_over(workspace, [lines["Zelda"].id], TODAY)
    assert still_here(workspace).sections == ()


def test_a_number_of_wide_letters_stands_in_one_line_of_the_list(workspace: Workspace) -> None:
    wide = "WQMC-SWQ9-MNGD"
    paper = still_here(workspace)
    (part,) = paper.sections
    rows = tuple((*row[:3], wide, row[4]) for row in part.rows)
    made = plain_pdf(replace(paper, sections=(replace(part, rows=rows),)))
    text = pypdf.PdfReader(BytesIO(made)).pages[0].extract_text()
    assert text.count(wide) == len(rows) == 3


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_before_it_was_issued_or_ahead_is_refused(workspace: Workspace, days: int) -> None:
    number = _lines(workspace)["Begum"].id
    with pytest.raises(InputError):
        hand_over(workspace, [number], TODAY + timedelta(days=days))
    assert _lines(workspace)["Begum"].handed is None


def test_erasing_somebody_takes_along_to_whom_their_certificate_went(workspace: Workspace) -> None:
    hand_over(workspace, [_lines(workspace)["Zelda"].id], TODAY, "Quillfeather senior")
    text = plain_text(held_paper(workspace, Subject.PERSON, 3))
    assert "Quillfeather senior" in text, "whoever asks what is held is told it, too"
    whom = erasing.find_person(workspace, "Zelda")
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)
    with workspace.file.reading() as connection:
        values = connection.execute(schema.setting.select()).all()
        changes = connection.execute(schema.history.select()).all()
    assert "Quillfeather" not in f"{values}{changes}"


def test_a_certificate_that_was_revoked_is_handed_to_nobody(workspace: Workspace) -> None:
    lines = _lines(workspace)
    revoke(workspace, lines["Begum"].id, "Wrong name")
    with pytest.raises(RefusedError, match="was revoked"):
        hand_over(workspace, [lines["Begum"].id, lines["Bibi"].id], TODAY)
    assert _lines(workspace)["Bibi"].handed is None


def test_what_is_still_here_stands_as_people_do_elsewhere_with_the_day_of_the_training(
    workspace: Workspace,
) -> None:
    same, _ = add_person(workspace, PersonDetails("Begum", reference="M 7"))
    vi, _ = add_person(workspace, PersonDetails("Nguyễn Thị", "Vi Dụ"))
    course = next(each.id for each in course_choices(workspace) if "induction" in each.title)
    day = TODAY - timedelta(days=40)
    record_training(workspace, [same, vi], TrainingDetails(course, day, provider="In-house"))
    issue_certificates(workspace)
    (part,) = still_here(workspace).sections
    names = [row[0] for row in part.rows]
    assert names[-2:] == ["Nguyễn Thị Vi Dụ", "Zelda"]
    assert "M 7" in " ".join(names[:2]) and len(set(names)) == 5
    assert {row[2] for row in part.rows} == {short_date(TODAY), short_date(day)}
