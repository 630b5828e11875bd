from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.evaluation import FormKind
from sgdesk.services import dip_sample, evaluation, undo
from tests import factories
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
DAY = date(2026, 3, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "scsp", TODAY, people_count=6)


def test_the_same_session_and_day_draw_the_same_people(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    first = dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    again = dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    assert first.people == again.people
    assert first.form_ids == again.form_ids
    assert len(first.people) == 2


def test_learners_and_their_line_managers_get_a_form(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    for person in hall.people[1:]:
        dip_sample.set_line_manager(hall.workspace, person, hall.people[0])
    dip_sample.set_line_manager(hall.workspace, hall.people[0], hall.people[1])
    drawn = dip_sample.draw_dip_sample(hall.workspace, number, 3, TODAY)
    sampled = [line for line in evaluation.forms_of_session(hall.workspace, number) if line.sampled]
    assert {line.id for line in sampled} == set(drawn.form_ids)
    managers = [line for line in sampled if line.kind is FormKind.MANAGER]
    assert {line.about for line in managers} == set(drawn.people)
    assert all(line.who in {"Ada Sample", "Bo Sample"} for line in managers)
    assert all(line.may_email for line in managers)


def test_the_draw_is_undone_whole(hall: Hall) -> None:
    number = hall.hold("level1", DAY, came=6)
    before = factories.dump(hall.workspace)
    dip_sample.draw_dip_sample(hall.workspace, number, 3, TODAY)
    undo.undo(hall.workspace)
    assert factories.dump(hall.workspace) == before


def test_nothing_to_draw_from_and_nothing_to_draw_are_refused(hall: Hall) -> None:
    number = hall.plan("level1", DAY)
    with pytest.raises(RefusedError, match="Nobody is ticked in"):
        dip_sample.draw_dip_sample(hall.workspace, number, 2, TODAY)
    with pytest.raises(InputError, match="at least one"):
        dip_sample.draw_dip_sample(hall.workspace, number, 0, TODAY)


def test_nobody_is_their_own_line_manager(hall: Hall) -> None:
    with pytest.raises(InputError, match="their own line manager"):
        dip_sample.set_line_manager(hall.workspace, hall.people[0], hall.people[0])
