"""An import is taken back as one, also after certificates were issued on it."""

from pathlib import Path

import pytest

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.errors import RefusedError
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import check_number
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.training.standing import standing_report, summary_report
from tests.factories import dump, make_workspace

PEOPLE = "reference,given_name,family_name,role\nP1,Ann,Example,Helper\nP2,Ben,Sample,Helper\n"
TRAINING = """person_reference,course,completed_on,provider
P1,RHRT,1/2/2025,
P1,level1,1/3/2025,in-house
P2,RHRT,1/2/2025,
P2,level1,1/3/2025,in-house
P1,RHRT,1/3/2025,
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, "hscp")
    bring(made, SheetKind.PEOPLE, PEOPLE)
    return made


def bring(workspace: Workspace, kind: SheetKind, text: str, *, add_people: bool = False) -> None:
    path = workspace.path.with_name("sheet.csv")
    path.write_text(text, encoding="utf-8")
    import_sheet(workspace, kind, path, add_people=add_people)


def test_training_with_certificates_is_taken_back_whole_and_brought_again(
    workspace: Workspace,
) -> None:
    before = standing_report(workspace).people, summary_report(workspace).summary
    bring(workspace, SheetKind.TRAINING, TRAINING)
    after = standing_report(workspace).people, summary_report(workspace).summary
    kept = dump(workspace)["training"]
    numbers = issue_certificates(workspace).new_numbers
    assert len(numbers) == 2

    undo(workspace)
    undo(workspace)

    assert (standing_report(workspace).people, summary_report(workspace).summary) == before
    assert {check_number(workspace, each).result for each in numbers} == {CheckResult.REVOKED}
    assert len(dump(workspace)["training"]) == 2
    redo(workspace)
    assert sorted(dump(workspace)["training"]) == kept
    assert (standing_report(workspace).people, summary_report(workspace).summary) == after


def test_people_with_certificates_stay_and_the_certificate_is_named(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "hscp")
    text = "name,course,completed_on,provider\nAnn Example,level1,1/3/2025,in-house\n"
    bring(workspace, SheetKind.TRAINING, text, add_people=True)
    number = issue_certificates(workspace).new_numbers[0]
    undo(workspace)
    before = dump(workspace, history=True)

    with pytest.raises(RefusedError, match=f"Ann Example, to whom certificate {number}"):
        undo(workspace)

    assert dump(workspace, history=True) == before
