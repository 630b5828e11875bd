"""Letting a course stand for another, from Set-up."""

from datetime import timedelta

from sgdesk.domain.training.states import State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import person_standing
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.equivalence_dialog import EquivalentDialog


def test_a_course_of_another_provider_counts_once_that_is_decided(
    context: Context, workspace: Workspace
) -> None:
    dialog = EquivalentDialog(context)
    dialog.verb.click()
    assert not dialog.form.summary.isHidden()
    dialog.course.setCurrentText("Advanced Module")
    dialog.stands_for.setCurrentText("Working Together to Safeguard Children (Level 3)")
    dialog.decided_by.setText("The trustees")
    dialog.reason.setText("Covers the same outcomes")
    dialog.verb.click()

    course = next(each.id for each in course_choices(workspace) if each.title == "Advanced Module")
    role, _ = add_role(workspace, "Second deputy", None, ["level3"])
    person, _ = add_person(workspace, PersonDetails("Fay", "Example"), role)
    day = workspace.today() - timedelta(days=30)
    record_training(workspace, [person], TrainingDetails(course, day))
    found = person_standing(workspace, person)
    assert found is not None
    states = {each.requirement: each.state for each in found.standings}
    assert states["level3"] is State.IN_DATE
