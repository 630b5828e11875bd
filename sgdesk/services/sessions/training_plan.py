"""The training plan: how many places of which course by month, and who is in each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import people as people_data
from sgdesk.data.sessions import sessions as session_data
from sgdesk.domain.people.person import Person
from sgdesk.domain.sessions.planning import (
    NeededTraining,
    PlanMonth,
    PlanPerson,
    PlanRow,
    TrainingPlan,
    months_ahead,
    places_needed,
)
from sgdesk.domain.sessions.session import Session
from sgdesk.domain.training.standing import Assessor
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import inputs_of, rules_of_day
from sgdesk.services.training.told_apart import told_apart


def training_plan(workspace: Workspace, as_at: date | None = None) -> TrainingPlan:
    """The twelve months from the month of a day on, beside the sessions planned in them.

    What is overdue or was never done stands in the first month. The courses stand in the order
    of the pack's requirements.
    """
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, day)
        assessor = Assessor(rules.book)
        needed = [
            each
            for person in inputs_of(connection, rules.book)
            if (found := assessor.assess(person)) is not None
            for each in places_needed(person, found, rules.book)
        ]
        people = {each.id: each for each in people_data.read_people(connection)}
        courses = course_data.read_courses(connection)
        sessions = [
            row
            for row in session_data.read_sessions(connection)
            if row.cancelled_on is None and row.held_on >= day
        ]
        name = read_organisation(connection).name
        apart = told_apart(connection, day, before_others=True)
    titles = rules.titles()
    order = list(titles)
    by_course = _by_course(needed, order)
    months = months_ahead(day)
    rows = [
        PlanRow(
            course_id,
            courses[course_id].title,
            courses[course_id].is_own,
            tuple(titles[key] for key in order if any(n.requirement == key for n in places)),
            tuple(_month(month, places, sessions, people, apart) for month in months),
        )
        for course_id, places in by_course.items()
    ]
    whose = rules.pack.short_name if rules.pack.document else ""
    return TrainingPlan(name, whose, day, months, tuple(rows))


def _by_course(
    needed: Iterable[NeededTraining], order: Sequence[str]
) -> Mapping[int, list[NeededTraining]]:
    found: dict[int, list[NeededTraining]] = {}
    for each in sorted(needed, key=lambda need: (order.index(need.requirement), need.course_id)):
        found.setdefault(each.course_id, []).append(each)
    return found


def _month(
    month: date,
    places: Sequence[NeededTraining],
    sessions: Iterable[Session],
    people: Mapping[int, Person],
    apart: Mapping[int, str],
) -> PlanMonth:
    here = [each for each in places if each.by.replace(day=1) == month]
    planned = [
        row
        for row in sessions
        if row.held_on.replace(day=1) == month and row.course_id == places[0].course_id
    ]
    limits = [row.capacity for row in planned]
    return PlanMonth(
        month,
        tuple(
            PlanPerson(
                each.person_id,
                people[each.person_id].name,
                each.by,
                each.state,
                each.is_advice,
                apart.get(each.person_id, ""),
            )
            for each in sorted(here, key=lambda need: (need.by, people[need.person_id].filed_by))
        ),
        len(planned),
        None if None in limits else sum(limit or 0 for limit in limits),
    )
