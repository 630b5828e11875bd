"""Whoever is chosen as lead or deputy and holds no lead's role is told apart, until they do."""

from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people.absence import leave
from sgdesk.services.people.leads import lead_role_for
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.document import return_document
from sgdesk.services.returns.words import return_workspace
from sgdesk.services.views.overview import today_view
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.returns.words_of import words_of


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Herefordshire; everybody's role asks for Level 1 alone. Ada is lead, Bo is deputy."""
    made = make_hall(tmp_path, "hscp", TODAY, ("level1",))
    change_setting(made.workspace, "lead_person", str(made.people[0]))
    change_setting(made.workspace, "deputy_person", str(made.people[1]))
    return made


def told(hall: Hall) -> list[tuple[str, bool, int, int | None]]:
    found = today_view(hall.workspace).leads_unasked
    return [(each.person.name, each.is_deputy, len(each.titles), each.role) for each in found]


def missing(hall: Hall) -> str:
    found = return_workspace(hall.workspace, TODAY).sections
    return " ".join(each for section in found for each in section.missing)


def test_what_a_lead_is_not_asked_is_told_of_lead_and_deputy(hall: Hall) -> None:
    assert told(hall) == [("Ada Sample", False, 2, None), ("Bo Sample", True, 2, None)]
    lead, _ = add_role(hall.workspace, "Safeguarding lead", "3", ["level3"])
    deputy, _ = add_role(hall.workspace, "Deputy lead", "3", ["level3"])

    assert [each[-1] for each in told(hall)] == [lead, deputy]
    assert lead_role_for(hall.workspace, hall.people[1]) == deputy
    assert lead_role_for(hall.workspace, hall.people[2]) is None


def test_the_return_says_it_on_its_first_page_and_before_it_is_made_final(hall: Hall) -> None:
    said = words_of(return_document(hall.workspace, TODAY))

    assert "not done; Level 2 and Level 3 are not asked by the role they hold." in said
    assert (
        "Safeguarding lead: the role they hold is no lead’s and does not ask for Level 2 and"
        in (missing(hall))
    )


def test_with_the_role_nothing_is_told_any_more(hall: Hall) -> None:
    lead, _ = add_role(hall.workspace, "Safeguarding lead", "3", ["level3"])
    add_post(hall.workspace, hall.people[0], lead, TODAY)

    assert [each[0] for each in told(hall)] == ["Bo Sample"]
    assert "Safeguarding lead: the role they hold" not in missing(hall)


def test_a_role_that_asks_for_as_much_is_enough_and_a_leaver_is_not_told_of(hall: Hall) -> None:
    vicar, _ = add_role(hall.workspace, "Imam", "2", ["level1", "level2", "level3"])
    add_post(hall.workspace, hall.people[0], vicar, None)
    leave(hall.workspace, hall.people[1], TODAY - timedelta(days=1))

    assert told(hall) == []
