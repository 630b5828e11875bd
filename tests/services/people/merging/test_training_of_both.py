"""Two entries become one: their training, certificates, sessions and forms."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.training.record import TrainingScope
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import check_number
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import FormEntry, save_forms
from sgdesk.services.people.evidence import add_evidence, evidence_of
from sgdesk.services.people.merging.merging import (
    merge_people,
    preview_merge,
)
from sgdesk.services.sessions import attendance, bookings, sessions
from tests import factories
from tests.services.hall import make_hall
from tests.services.people.merging.two import (
    BOB,
    DAY,
    ROBERT,
    TODAY,
    asked,
    course,
    one,
    record,
    standing_training,
)


@pytest.mark.parametrize("with_file", [ROBERT, BOB])
def test_the_same_training_counts_once_and_the_richer_record_stays(
    workspace: Workspace, tmp_path: Path, with_file: int
) -> None:
    day = TODAY - 30 * DAY
    numbers = {who: record(workspace, who, "level1", day) for who in (ROBERT, BOB)}
    (tmp_path / "shown.txt").write_bytes(b"shown")
    add_evidence(workspace, numbers[with_file], tmp_path / "shown.txt")
    found = preview_merge(workspace, ROBERT, BOB)
    assert any("counts once" in each for each in found.told)
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [(numbers[with_file], day)]
    struck = [each.row for each in one(workspace).training if each.row.is_void]
    assert [each.void_reason for each in struck] == ["Entered under another name as well"]


def test_what_only_the_struck_out_record_had_goes_over(
    workspace: Workspace, tmp_path: Path
) -> None:
    day = TODAY - 30 * DAY
    kept = record(workspace, ROBERT, "level1", day, provider="In-house", notes="Hall")
    said = {"hours": "2", "method": "Online", "trainer": "Pat", "scope": TrainingScope.MULTI}
    other = record(workspace, BOB, "level1", day, **said)
    (tmp_path / "shown.txt").write_bytes(b"shown")
    issue_certificates(workspace, training_ids=[kept])
    add_evidence(workspace, other, tmp_path / "shown.txt")
    merge_people(workspace, ROBERT, BOB)
    (row,) = [each.row for each in one(workspace).training if not each.row.is_void]
    assert (row.id, row.hours, row.notes) == (kept, "2", "Hall")
    assert (row.method, row.trainer, row.scope) == ("Online", "Pat", TrainingScope.MULTI)
    assert [each.file_name for each in evidence_of(workspace, kept)] == ["shown.txt"]


def issued(workspace: Workspace, training_id: int) -> str:
    found = issue_certificates(workspace, training_ids=[training_id])
    return next(each.number for each in found.lines if each.number)


@pytest.mark.parametrize("with_certificate", [ROBERT, BOB])
def test_a_certificate_keeps_its_number_and_its_record_stays(
    workspace: Workspace, with_certificate: int
) -> None:
    day = TODAY - 30 * DAY
    rows = {w: record(workspace, w, "level1", day, provider="In-house") for w in (ROBERT, BOB)}
    number = issued(workspace, rows[with_certificate])
    assert preview_merge(workspace, ROBERT, BOB).certificates == (
        (number,) if with_certificate == BOB else ()
    )
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [(rows[with_certificate], day)]
    assert check_number(workspace, number).result.value == "stands"


def test_of_two_certificates_for_one_training_it_is_asked_which_stands(
    workspace: Workspace,
) -> None:
    day = TODAY - 30 * DAY
    rows = {w: record(workspace, w, "level1", day, provider="In-house") for w in (ROBERT, BOB)}
    numbers = {who: issued(workspace, row) for who, row in rows.items()}
    question = f"training:{rows[ROBERT]}:{rows[BOB]}"
    found = preview_merge(workspace, ROBERT, BOB, {question: "goes"})
    assert asked(found)[question] == "goes"
    assert found.revoked == (numbers[ROBERT],)
    merge_people(workspace, ROBERT, BOB, {question: "goes"})
    results = [check_number(workspace, numbers[who]).result.value for who in (ROBERT, BOB)]
    assert results == ["revoked", "stands"]
    undo(workspace)
    assert check_number(workspace, numbers[ROBERT]).result.value == "stands"


def test_a_month_and_a_day_in_it_are_one_training_or_two(workspace: Workspace) -> None:
    month = record(workspace, ROBERT, "level1", date(2025, 11, 1), month_only=True)
    day = record(workspace, BOB, "level1", date(2025, 11, 23))
    question = f"training:{month}:{day}"
    assert asked(preview_merge(workspace, ROBERT, BOB))[question] == "goes"
    merge_people(workspace, ROBERT, BOB, {question: "both"})
    assert len(standing_training(workspace)) == 2
    undo(workspace)
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [(day, date(2025, 11, 23))]


def test_a_day_that_stands_in_both_counts_once_beside_a_month(workspace: Workspace) -> None:
    month = record(workspace, ROBERT, "level1", date(2025, 11, 1), month_only=True)
    record(workspace, BOB, "level1", date(2025, 11, 1), month_only=True)
    day = record(workspace, BOB, "level1", date(2025, 11, 23))
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [
        (day, date(2025, 11, 23)),
        (month, date(2025, 11, 1)),
    ]


def test_two_places_on_one_session_are_one_and_whoever_came_came(workspace: Workspace) -> None:
    number, _ = sessions.plan_session(
        workspace, sessions.SessionDetails(course(workspace, "level1"), TODAY - 3 * DAY)
    )
    bookings.book(workspace, number, [ROBERT, BOB])
    marks = [
        attendance.Mark(ROBERT, attended=False, reason="unwell"),
        attendance.Mark(BOB, attended=True),
    ]
    attendance.mark_attendance(workspace, number, marks)
    before = factories.dump(workspace)
    merge_people(workspace, ROBERT, BOB)
    (line,) = sessions.session_view(workspace, number).bookings
    assert (line.person_id, line.state.value) == (ROBERT, "attended")
    assert len(standing_training(workspace)) == 1
    undo(workspace)
    assert factories.dump(workspace) == before


def test_a_record_with_a_certificate_joins_the_session_of_the_other(workspace: Workspace) -> None:
    day = TODAY - 3 * DAY
    kept = record(workspace, ROBERT, "level1", day, provider="In-house")
    issue_certificates(workspace, training_ids=[kept])
    details = sessions.SessionDetails(course(workspace, "level1"), day)
    number, _ = sessions.plan_session(workspace, details)
    attendance.mark_attendance(workspace, number, [attendance.Mark(BOB, attended=True)])
    merge_people(workspace, ROBERT, BOB)
    (row,) = [each.row for each in one(workspace).training if not each.row.is_void]
    assert (row.id, row.session_id) == (kept, number)


@pytest.mark.parametrize("came_in", [0, 1])
def test_of_two_forms_of_one_training_the_one_that_came_in_stays(
    tmp_path: Path, came_in: int
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY)
    number = hall.hold("right-help-right-time", TODAY - 5 * DAY)
    forms = hall.forms(number, FormKind.EVALUATION)
    save_forms(hall.workspace, [FormEntry(forms[came_in].id, TODAY, {"satisfaction": 4})])
    before = factories.dump(hall.workspace)
    merge_people(hall.workspace, hall.people[0], hall.people[1])
    (line,) = hall.forms(number, FormKind.EVALUATION)
    assert (line.id, line.received_on) == (forms[came_in].id, TODAY)
    undo(hall.workspace)
    assert factories.dump(hall.workspace) == before
    hall.workspace.close()
