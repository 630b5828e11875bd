"""What nobody has decided is never shown as set by us."""

import json
from pathlib import Path

import pytest

from sgdesk.domain.returns.front import front_notes
from sgdesk.domain.returns.words import how_often, refresh_sentence
from sgdesk.services.organisation.decisions import decide
from sgdesk.services.people.people import person_view
from sgdesk.services.returns.document import return_document, return_files
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Nobody has decided anything that Herefordshire leaves open."""
    return make_hall(tmp_path, "hscp", TODAY, ("level1", "level2", "level3"))


def new(hall: Hall) -> str:
    return front_notes(return_document(hall.workspace, TODAY))[0]


def rules(hall: Hall) -> dict[str, object]:
    files = return_files(return_document(hall.workspace, TODAY))
    said = next(content for name, content in files.items() if name.endswith(".json"))
    found: dict[str, object] = json.loads(said)["rules"]
    return found


def test_days_that_nobody_decided_are_counted_with_and_not_set_by_us(hall: Hall) -> None:
    assert (
        "is within days that are not decided yet; counted with 28 for induction, 182 for the "
        "rest; new people" in new(hall)
    )
    decide(hall.workspace, {"induction_days": "28", "allowance:level3": "28"})
    assert (
        "is within days set by us (induction 28, Level 3 28); not decided yet, counted with 182 "
        "for the rest; new" in new(hall)
    )
    decide(hall.workspace, {"allowance_days": "182"})
    assert "is within days set by us (induction 28, Level 3 28, the rest 182); new" in new(hall)


def test_the_json_says_the_days_of_leads_and_what_was_decided(hall: Hall) -> None:
    decide(hall.workspace, {"allowance:level3": "28"})

    assert rules(hall)["allowed_days"] == [
        {"for": "induction", "requirement": None, "days": 28, "decided": False},
        {"for": "Level 3", "requirement": "level3", "days": 28, "decided": True},
        {"for": "the rest", "requirement": None, "days": 182, "decided": False},
    ]
    assert rules(hall)["higher_renews_decided"] is False
    decide(hall.workspace, {"higher_renews": "no"})
    assert rules(hall)["higher_renews_decided"] is True


def test_a_refresh_that_nobody_decided_says_so_in_files_and_on_screen(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY, ("induction", "level1"))

    def said(key: str) -> tuple[str, str]:
        document = return_document(hall.workspace, TODAY)
        found = next(each for each in document.requirements if each.key == key)
        sentence = refresh_sentence(found, document.sender)
        return how_often(found, document.sender), sentence.rpartition(", ")[2]

    assert said("level1") == ("refresh not stated; not decided yet", "not decided yet.")
    assert said("induction") == ("refresh not stated; none set by us", "none set by us.")
    assert person_view(hall.workspace, hall.people[0]).undecided >= {"level1"}
    decide(hall.workspace, {"interval:level1": ""})
    assert said("level1") == ("refresh not stated; none set by us", "none set by us.")
    assert "level1" not in person_view(hall.workspace, hall.people[0]).undecided
