"""An organisation with everything in it whose names are forty letters long."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses.courses import add_course, change_course, course_view
from sgdesk.services.courses.trainers import change_trainer, trainer_pool
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_organisation, organisation_view
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.people.people import PersonDetails, change_person, person_view
from sgdesk.services.people.roles import rename_role, roles_view
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.returns.words import ActionDetails, add_action
from sgdesk.services.sample.making import make_sample
from sgdesk.services.sessions.sessions import (
    change_session,
    plan_session,
    session_lines,
    session_view,
    suggested_details,
)
from sgdesk.services.training import standing
from tests.factories import TODAY, clock_at
from tests.kept import made_once

LETTERS = 40


def longer(name: str) -> str:
    """A plainly invented name that begins like another and has forty letters."""
    more = f"{name}-Featherstonehaugh Cholmondeley Marjoribanks"
    return more[:LETTERS].rstrip(" -").ljust(LETTERS, "e")


def long_names(path: Path) -> Workspace:
    """The sample, with a final return and an induction under way, and long names throughout."""
    return made_once(path, ("long names",), clock_at(), _make)


def _make(path: Path) -> Workspace:
    made = make_sample(path, path.parent / "sheets", clock=clock_at())
    organisation = organisation_view(made).details
    change_organisation(
        made,
        replace(
            organisation,
            name=longer("St Example's"),
            contact_name=longer("The safeguarding office"),
            address=longer("1 Example Street"),
        ),
    )
    for each in standing.everyone(made):
        person = person_view(made, each.id).person
        details = PersonDetails(
            **{name: getattr(person, name) for name in PersonDetails.__dataclass_fields__}
        )
        change_person(made, each.id, replace(details, family_name=longer(person.family_name)))
    for role in roles_view(made):
        rename_role(made, role.role.id, longer(role.role.name))
    _rename_courses(made)
    add_action(made, ActionDetails(longer("Ask the parish council"), longer("Ada Mockford"), TODAY))
    freeze_return(made)
    begin_induction(made, 7, TODAY - timedelta(days=3), inducted_by=longer("Łukasz Sample"))
    return made


def _rename_courses(made: Workspace) -> None:
    for line in session_lines(made):
        details = session_view(made, line.id).details
        course = course_view(made, line.course_id).details
        if len(course.title) != LETTERS:
            change_course(made, line.course_id, replace(course, title=longer(course.title)))
        change_session(made, line.id, replace(details, place=longer("The church hall")))
    for trainer in trainer_pool(made).trainers:
        found = trainer.trainer
        kept = {name: getattr(found, name) for name in TrainerDetails.__dataclass_fields__}
        change_trainer(made, found.id, TrainerDetails(**kept | {"name": longer(found.name)}))
    own, _ = add_course(made, CourseDetails(longer("Safer evenings")), ["level1"])
    ahead = suggested_details(made, own, TODAY + timedelta(days=12))
    plan_session(made, replace(ahead, starts_at="19:00", ends_at="21:30", place=longer("Barn")))
