"""A vacant post of lead, deputy or trustee is known, with who held it last."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.organisation.organisation import change_setting, choose_lead
from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import add_role
from sgdesk.services.views.overview import today_view
from sgdesk.services.views.vacancies import KeyPost, Vacancy
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level2",))
    yield made
    made.workspace.close()


def vacancies(hall: Hall) -> tuple[Vacancy, ...]:
    return today_view(hall.workspace).vacancies


def test_a_lead_is_missed_from_the_start_a_deputy_and_a_trustee_are_not(hall: Hall) -> None:
    assert vacancies(hall) == (Vacancy(KeyPost.LEAD, is_new=True),)
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    assert vacancies(hall) == ()


def test_who_left_is_told_with_the_day_and_only_from_the_day_after(hall: Hall) -> None:
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    change_setting(hall.workspace, "deputy_person", str(hall.people[1]))
    for each in hall.people[:2]:
        leave(hall.workspace, each, YESTERDAY)
    assert vacancies(hall) == (
        Vacancy(KeyPost.LEAD, "Ada Sample", YESTERDAY),
        Vacancy(KeyPost.DEPUTY, "Bo Sample", YESTERDAY),
    )
    assert today_view(hall.workspace, YESTERDAY).vacancies == ()


def test_a_deputy_who_was_taken_off_is_missed(hall: Hall) -> None:
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    change_setting(hall.workspace, "deputy_person", str(hall.people[1]))
    change_setting(hall.workspace, "deputy_person", "", TODAY)
    assert vacancies(hall) == (Vacancy(KeyPost.DEPUTY, "Bo Sample"),)


def test_the_last_trustee_is_missed_and_one_who_stays_is_enough(hall: Hall) -> None:
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    for given in ("Gil", "Hob"):
        said = PersonDetails(given, "Sample", kind=PersonKind.TRUSTEE)
        add_person(hall.workspace, said, hall.role, TODAY - timedelta(days=99))
    leave(hall.workspace, 5, TODAY - timedelta(days=9))
    assert vacancies(hall) == ()
    leave(hall.workspace, 6, YESTERDAY)
    assert vacancies(hall) == (Vacancy(KeyPost.TRUSTEE, "Hob Sample", YESTERDAY),)


def test_whoever_alone_holds_the_role_of_the_lead_is_offered(hall: Hall) -> None:
    role, _ = add_role(hall.workspace, "Safeguarding lead", None, ["level1"])
    deputy, _ = add_role(hall.workspace, "Deputy safeguarding lead", None, ["level1"])
    add_post(hall.workspace, hall.people[1], role, None)
    add_post(hall.workspace, hall.people[2], deputy, None)
    offered = vacancies(hall)[0].offered
    assert offered == (hall.people[1], "Bo Sample", "Safeguarding lead")
    choose_lead(hall.workspace, offered[0])
    assert vacancies(hall) == ()


def test_where_two_hold_it_nobody_is_offered(hall: Hall) -> None:
    role, _ = add_role(hall.workspace, "Club welfare officer", None, ["level1"])
    for person in hall.people[:2]:
        add_post(hall.workspace, person, role, None)
    assert vacancies(hall)[0].offered is None
