"""Looking after a course: reviews, points of content ticked, observations, materials."""

from collections.abc import Sequence
from datetime import date

from sgdesk.data.courses import upkeep
from sgdesk.data.courses.catalogue import note_course_review
from sgdesk.data.courses.upkeep import NewCheck, NewMaterial
from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.errors import InputError
from sgdesk.services.courses.courses import course_title, course_view
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def review_course(
    workspace: Workspace, course_id: int, on: date, by: str, next_due: date | None
) -> Changes:
    """Note that a course was reviewed, by whom, and when it is due again."""
    _check_past(workspace, on)
    if not by.strip():
        raise InputError("Say who reviewed the course. Nothing was saved.")
    if next_due is not None and next_due <= on:
        raise InputError("The next review has to follow this one. Nothing was saved.")
    with workspace.file.writing("review_course", noted := {"course": ""}) as writer:
        noted["course"] = course_title(writer.connection, course_id)
        note_course_review(
            writer, course_id, reviewed_on=on, reviewed_by=by.strip(), review_due=next_due
        )
    return changes_of(writer.touched)


def check_content(
    workspace: Workspace, course_id: int, keys: Sequence[str], on: date, by: str
) -> Changes:
    """Tick points of what a course covers or is revised for, as one action.

    What was ticked before stays known.
    """
    _check_past(workspace, on)
    if not by.strip():
        raise InputError("Say who looked at the course. Nothing was saved.")
    view = course_view(workspace, course_id)
    lines = {
        line.key: line for listed in (*view.checklists, *view.revisions) for line in listed.lines
    }
    unknown = next((key for key in keys if key not in lines), None)
    if unknown is not None:
        raise InputError("The checklist has no point {key}. Nothing was saved.", key=unknown)
    with workspace.file.writing("check_content", noted := {"course": ""}) as writer:
        noted["course"] = course_title(writer.connection, course_id)
        checks = [
            NewCheck(course_id, key, lines[key].text, lines[key].source, on, by.strip())
            for key in keys
        ]
        upkeep.add_checks(writer, checks)
    return changes_of(writer.touched)


def _check_past(workspace: Workspace, on: date) -> None:
    if on > workspace.today():
        raise InputError("The day has to be today or in the past. Nothing was saved.")


def note_observation(
    workspace: Workspace, course_id: int, details: ObservationDetails
) -> tuple[int, Changes]:
    """Note an observation; return its id. Raises :class:`InputError` without an observer."""
    _check_past(workspace, details.observed_on)
    if not details.observer.strip():
        raise InputError("Say who observed the course. Nothing was saved.")
    with workspace.file.writing("note_observation", noted := {"course": ""}) as writer:
        noted["course"] = course_title(writer.connection, course_id)
        number = upkeep.add_observation(writer, course_id, details)
    return number, changes_of(writer.touched)


def share_observation(workspace: Workspace, observation_id: int, on: date) -> Changes:
    """Note the day on which the trainers got the observer's form."""
    with workspace.file.writing("share_observation", {"observation": observation_id}) as writer:
        upkeep.share_observation(writer, observation_id, on)
    return changes_of(writer.touched)


def strike_observation(workspace: Workspace, observation_id: int) -> Changes:
    """Strike out an observation that was noted by mistake."""
    with workspace.file.writing("strike_observation", {"observation": observation_id}) as writer:
        upkeep.void_observation(writer, observation_id, workspace.today())
    return changes_of(writer.touched)


def add_material(
    workspace: Workspace, course_id: int, name: str, whereabouts: str = ""
) -> tuple[int, Changes]:
    """Name something that the course uses, and where it lies; return its id."""
    if not name.strip():
        raise InputError("Give the material a name. Nothing was saved.")
    with workspace.file.writing("add_material", {"material": name.strip()}) as writer:
        material = NewMaterial(course_id, name.strip(), whereabouts.strip())
        number = upkeep.add_material(writer, material)
    return number, changes_of(writer.touched)


def withdraw_material(workspace: Workspace, material_id: int) -> Changes:
    """Note that the course no longer uses something, from today on."""
    with workspace.file.writing("withdraw_material", {"material": material_id}) as writer:
        upkeep.withdraw_material(writer, material_id, workspace.today())
    return changes_of(writer.touched)
