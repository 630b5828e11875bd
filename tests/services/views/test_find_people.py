"""Who can be found, and what tells those of one name apart."""

from datetime import timedelta
from pathlib import Path

from sgdesk.services.people.absence import leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.views.find_people import find_people
from tests.factories import TODAY, make_workspace


def test_namesakes_are_marked_whatever_their_accents_and_others_are_not(tmp_path: Path) -> None:
    made = make_workspace(tmp_path)
    helper, _ = add_role(made, "Helper", "1", ["induction"])
    for given, reference in (("Zoe", "17"), ("Zoë", None), ("Una", None)):
        add_person(
            made,
            PersonDetails(given, "Sample", reference=reference),
            helper,
            TODAY - timedelta(days=900),
        )
    leave(made, 2, TODAY - timedelta(days=1))
    found = {each.person.id: each for each in find_people(made)}
    assert {number: each.has_namesake for number, each in found.items()} == {
        1: True,
        2: True,
        3: False,
    }
    assert (found[1].person.roles, found[1].person.reference) == (("Helper",), "17")
    assert found[2].person.left == TODAY - timedelta(days=1)
    made.close()
