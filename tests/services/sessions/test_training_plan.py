from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from sgdesk.domain.dates import month_short
from sgdesk.domain.training.states import State
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.sessions import sessions
from sgdesk.services.sessions.papers import training_plan_xlsx
from sgdesk.services.sessions.training_plan import training_plan
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1", "level2"))
    for person, day in zip(hall.people, (date(2023, 5, 31), date(2024, 2, 29)), strict=False):
        details = TrainingDetails(hall.courses["level1"], day)
        training.record_training(hall.workspace, [person], details)
    return hall


def _places(hall: Hall, course: str) -> dict[str, list[str]]:
    plan = training_plan(hall.workspace)
    row = next(row for row in plan.rows if row.course_id == hall.courses[course])
    return {
        f"{month_short(month.month)} {month.month.year}": [person.name for person in month.people]
        for month in row.months
        if month.people
    }


def test_places_stand_in_the_month_in_which_they_are_needed(hall: Hall) -> None:
    assert _places(hall, "level1") == {
        "Mar 2026": ["Cleo Sample", "Dov Sample"],
    }
    assert _places(hall, "level2") == {
        "Mar 2026": ["Ada Sample", "Bo Sample", "Cleo Sample", "Dov Sample"]
    }


def test_the_totals_of_rows_and_plan_agree(hall: Hall) -> None:
    plan = training_plan(hall.workspace)
    assert plan.places == sum(row.places for row in plan.rows) == 6
    assert "Level 1" in plan.rows[0].requirements[0]


def test_where_nobody_renews_by_a_higher_level_the_lower_one_keeps_its_month(
    tmp_path: Path,
) -> None:
    hall = make_hall(tmp_path, "hsscp", TODAY, ("level1", "level2"))
    from sgdesk.services.organisation.organisation import change_setting

    change_setting(hall.workspace, "interval:level1", "36")
    details = TrainingDetails(hall.courses["level1"], date(2024, 2, 29))
    training.record_training(hall.workspace, hall.people[:1], details)
    found = _places(hall, "level1")
    assert found["Feb 2027"] == ["Ada Sample"]


def test_sessions_planned_in_the_month_stand_beside_the_need(hall: Hall) -> None:
    hall.go_to(date(2026, 3, 1))
    number = hall.plan("level2", date(2026, 3, 20), capacity=12)
    hall.plan("level2", date(2026, 3, 21), capacity=8)
    gone = hall.plan("level2", date(2026, 3, 22), capacity=99)
    sessions.cancel_session(hall.workspace, gone, "Snow")
    march = training_plan(hall.workspace).rows[1].months[0]
    assert (march.sessions, march.offered) == (2, 20)
    view = sessions.session_view(hall.workspace, number)
    from dataclasses import replace

    sessions.change_session(hall.workspace, number, replace(view.details, capacity=None))
    assert training_plan(hall.workspace).rows[1].months[0].offered is None


def test_the_plan_of_another_day_is_of_that_day(hall: Hall) -> None:
    plan = training_plan(hall.workspace, date(2026, 9, 30))
    assert plan.months[0] == date(2026, 9, 1)
    assert {each.state for row in plan.rows for month in row.months for each in month.people} <= {
        State.NOT_DONE,
        State.OVERDUE,
        State.IN_DATE,
    }


def test_two_of_one_name_are_told_apart(hall: Hall) -> None:
    details = PersonDetails("Ádá", "Sample", reference="M 7")
    new, _ = people.add_person(hall.workspace, details, hall.role)
    plan = training_plan(hall.workspace)
    named = {each.person_id: each.called for row in plan.rows for each in row.months[0].people}
    assert len({named[new], named[hall.people[0]]}) == 2
    assert "M 7" in named[new]
    assert named[hall.people[1]] == "Bo Sample"
    assert named[new] in str(_rows(training_plan_xlsx(hall.workspace)))


def _rows(book: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(book))["People"]
    return list(sheet.iter_rows(values_only=True))
