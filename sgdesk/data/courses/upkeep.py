"""Looking after a course: points of its content looked at, observations, materials."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows, values_of
from sgdesk.data.file.schema import course_check, course_material, course_observation
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.courses.upkeep import ContentCheck, Material, Observation, ObservationDetails


def read_checks(connection: Connection, course_id: int) -> tuple[ContentCheck, ...]:
    """Every look at a point of the course's content checklist, the oldest first."""
    query = select(*columns_of(ContentCheck, course_check))
    query = query.where(course_check.c.course_id == course_id).order_by(course_check.c.id)
    return read_rows(connection, query, ContentCheck)


@dataclass(frozen=True, slots=True)
class NewCheck:
    """A point of the checklist as it is ticked; its words and its paragraph are kept with it."""

    course_id: int
    item_key: str
    item_text: str
    source: str
    checked_on: date
    checked_by: str


def add_checks(writer: Writer, checks: Sequence[NewCheck]) -> None:
    """Note that points of the content were looked at."""
    writer.add_many(course_check, checks)


def read_observations(
    connection: Connection, course_id: int | None = None
) -> tuple[Observation, ...]:
    """The observations of a course or of all that stand, the newest first."""
    query = select(*columns_of(Observation, course_observation))
    query = query.where(course_observation.c.voided_on.is_(None))
    if course_id is not None:
        query = query.where(course_observation.c.course_id == course_id)
    order = (course_observation.c.observed_on.desc(), course_observation.c.id.desc())
    return read_rows(connection, query.order_by(*order), Observation)


def add_observation(writer: Writer, course_id: int, details: ObservationDetails) -> int:
    """Note an observation of a course; return its id."""
    return writer.insert(course_observation, course_id=course_id, **values_of(details))


def share_observation(writer: Writer, observation_id: int, on: date) -> None:
    """Note the day on which the trainers got the observer's form."""
    writer.update(course_observation, observation_id, shared_on=on)


def void_observation(writer: Writer, observation_id: int, on: date) -> None:
    """Mark an observation as void."""
    writer.update(course_observation, observation_id, voided_on=on)


def read_materials(connection: Connection, course_id: int) -> tuple[Material, ...]:
    """The materials that a course uses, by name."""
    query = select(*columns_of(Material, course_material)).where(
        course_material.c.course_id == course_id, course_material.c.withdrawn_on.is_(None)
    )
    order = (course_material.c.name, course_material.c.id)
    return read_rows(connection, query.order_by(*order), Material)


@dataclass(frozen=True, slots=True)
class NewMaterial:
    """Something that a course uses, as it is added."""

    course_id: int
    name: str
    whereabouts: str


def add_material(writer: Writer, material: NewMaterial) -> int:
    """Add something that a course uses; return its id."""
    return writer.add(course_material, material)


def withdraw_material(writer: Writer, material_id: int, on: date) -> None:
    """Note from which day on a course no longer uses something."""
    writer.update(course_material, material_id, withdrawn_on=on)
