"""The organisation's own training policy, and the yearly question about the document."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.document_check import document_is_latest
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.organisation.policy import keep_policy, training_policy
from sgdesk.services.training.documents import document_in
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.views.agenda import agenda
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)
POLICY = TrainingPolicy("Our policy", TODAY - 9 * DAY, "the trustees", TODAY + 100 * DAY)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "hscp")
    yield made
    made.close()


def go_to(workspace: Workspace, day: date) -> None:
    workspace.file.clock = factories.clock_at(day)


def test_a_policy_holds_from_its_approval_and_its_past_stays(workspace: Workspace) -> None:
    assert training_policy(workspace) is None
    keep_policy(workspace, replace(POLICY, title=" Our policy ", approved_by=" the trustees "))
    assert training_policy(workspace) == POLICY
    assert training_policy(workspace, TODAY - 10 * DAY) is None
    go_to(workspace, TODAY + 20 * DAY)

    anew = TrainingPolicy("Second policy", TODAY + 20 * DAY, "", None)
    keep_policy(workspace, anew)

    assert training_policy(workspace) == anew
    assert training_policy(workspace, TODAY + 19 * DAY) == POLICY
    undo(workspace)
    assert training_policy(workspace) == POLICY


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (TrainingPolicy("Ours"), "on which day"),
        (TrainingPolicy("Ours", TODAY + DAY), "today or in the past"),
        (TrainingPolicy("Ours", TODAY, "", TODAY), "has to follow"),
    ],
)
def test_a_policy_that_cannot_be_is_refused(
    workspace: Workspace, policy: TrainingPolicy, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        keep_policy(workspace, policy)
    assert training_policy(workspace) is None


@pytest.mark.parametrize(("before", "told"), [(61, False), (60, True), (0, True), (-1, True)])
def test_the_review_is_told_from_sixty_days_before(
    workspace: Workspace, before: int, told: bool
) -> None:
    keep_policy(workspace, POLICY)
    assert POLICY.review_on is not None
    day = POLICY.review_on - before * DAY
    assert (agenda(workspace, day).policy is not None) is told
    assert POLICY.review_has_passed(day) is (before < 0)


def test_the_answer_about_the_document_holds_for_a_year_and_is_taken_back(
    workspace: Workspace,
) -> None:
    found = agenda(workspace).document
    assert found is not None
    assert (found.partnership, found.period_is_over) == ("Herefordshire", True)

    document_is_latest(workspace)

    assert agenda(workspace).document is None
    assert agenda(workspace, TODAY + 365 * DAY).document is not None
    undo(workspace)
    assert agenda(workspace).document is not None


def test_an_answer_about_another_partnership_is_no_answer(workspace: Workspace) -> None:
    document_is_latest(workspace)
    go_to(workspace, TODAY + DAY)
    choose_partnership(workspace, "scsp")

    with snapshot(workspace) as moment:
        found = document_in(moment)

    assert found is not None
    assert (found.partnership, found.checked_on) == ("Sandwell", None)


def test_the_generic_pathway_is_nobodys_document(tmp_path: Path) -> None:
    made = factories.make_workspace(tmp_path, "generic")
    assert agenda(made, TODAY + 3000 * DAY).document is None
    made.close()
