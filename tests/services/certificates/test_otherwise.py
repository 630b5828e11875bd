"""A certificate that says otherwise than what is kept now is told, with what it says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.services.certificates.issuing import issue_certificates, reissue, revoke
from sgdesk.services.certificates.otherwise import certificates_otherwise
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.training.correcting import correct_training, correctable
from sgdesk.services.training.recording import (
    OURSELVES,
    TrainingDetails,
    course_choices,
    record_training,
)
from sgdesk.services.views.person_page import person_page
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)
ANN = 1


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    roles.add_role(made, "Helper", "1", ["level1"])
    people.add_person(made, PersonDetails("Ann", "Sample"), 1, TODAY - 400 * DAY)
    course = next(e.id for e in course_choices(made) if any("Level 1" in t for t in e.requirements))
    record_training(made, [ANN], TrainingDetails(course, TODAY - 9 * DAY, provider=OURSELVES))
    assert issue_certificates(made).new_numbers
    yield made
    made.close()


def test_a_certificate_that_agrees_is_not_told(workspace: Workspace) -> None:
    assert certificates_otherwise(workspace, ANN) == {}
    correct_training(workspace, 1, replace(correctable(workspace, 1).details, notes="seen"))
    assert certificates_otherwise(workspace, ANN) == {}


def test_a_corrected_day_is_told_until_it_is_issued_anew(workspace: Workspace) -> None:
    before = correctable(workspace, 1).details
    correct_training(workspace, 1, replace(before, completed_on=TODAY - 8 * DAY))
    found = certificates_otherwise(workspace, ANN)[1]
    assert (found.day, found.name, found.course) == (TODAY - 9 * DAY, None, None)
    assert person_page(workspace, ANN).otherwise == {1: found}
    reissue(workspace, found.certificate_id, "Corrected")
    assert certificates_otherwise(workspace, ANN) == {}


def test_a_corrected_name_is_told(workspace: Workspace) -> None:
    people.change_person(workspace, ANN, PersonDetails("Anne", "Sample"))
    assert certificates_otherwise(workspace, ANN)[1].name == "Ann Sample"


def test_another_course_and_another_trainer_are_told(workspace: Workspace) -> None:
    before = correctable(workspace, 1).details
    other = next(
        e for e in course_choices(workspace) if any("Level 2" in t for t in e.requirements)
    )
    correct_training(workspace, 1, replace(before, course_id=other.id, trainer="T. Sample"))
    found = certificates_otherwise(workspace, ANN)[1]
    assert found.course is not None
    assert found.others


def test_one_that_was_revoked_says_nothing_any_more(workspace: Workspace) -> None:
    before = correctable(workspace, 1).details
    correct_training(workspace, 1, replace(before, completed_on=TODAY - 8 * DAY))
    found = certificates_otherwise(workspace, ANN)[1]
    revoke(workspace, found.certificate_id, "Wrong day")
    assert certificates_otherwise(workspace, ANN) == {}
