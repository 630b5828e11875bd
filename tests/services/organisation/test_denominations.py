"""A denomination's pack beside the partnership's."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.words import how_often
from sgdesk.domain.training.rule_book import IntervalSource
from sgdesk.services.courses.courses import decide_equivalence
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.denominations import (
    chosen_denomination,
    denomination_levels,
    denominations,
    set_denomination_level,
)
from sgdesk.services.organisation.following import choose_partnership
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.document import return_document
from sgdesk.services.training.recording import (
    TrainingDetails,
    course_choices,
    record_training,
)
from sgdesk.services.training.standing import person_standing
from tests.factories import TODAY, make_workspace


def interval(workspace: Workspace, person: int, as_at: date = TODAY) -> tuple[object, object]:
    found = person_standing(workspace, person, as_at)
    assert found is not None
    last = found.standings[-1]
    return last.interval_months, last.interval_source


@pytest.fixture
def leader(tmp_path: Path) -> tuple[Workspace, int]:
    workspace = make_workspace(tmp_path, "scsp")
    role, _ = add_role(workspace, "Leader", None, ["level1"])
    return workspace, add_person(workspace, PersonDetails("Ann", "Example"), role)[0]


def test_the_packs_that_can_stand_beside_are_named() -> None:
    assert {"methodist", "cofe", "urc"} <= {pack.id for pack in denominations()}


def test_a_denomination_alone_changes_no_interval(leader: tuple[Workspace, int]) -> None:
    workspace, person = leader
    set_denomination_level(workspace, {}, denomination="methodist")
    found = chosen_denomination(workspace)
    assert found is not None
    assert found.short_name == "Methodist Church"
    assert interval(workspace, person) == (None, None)


def test_where_the_partnership_is_silent_the_denomination_counts_and_says_so(
    leader: tuple[Workspace, int],
) -> None:
    workspace, person = leader
    set_denomination_level(workspace, {"level1": "foundation"}, denomination="methodist")
    assert interval(workspace, person) == (48, IntervalSource.DENOMINATION)


def test_the_stricter_interval_wins(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "hscp")
    role, _ = add_role(workspace, "Leader", None, ["level2"])
    person, _ = add_person(workspace, PersonDetails("Ann", "Example"), role)
    set_denomination_level(workspace, {"level2": "foundation"}, denomination="methodist")
    assert interval(workspace, person) == (36, IntervalSource.PARTNERSHIP)


def test_it_holds_from_its_day_and_can_be_undone(leader: tuple[Workspace, int]) -> None:
    workspace, person = leader
    set_denomination_level(
        workspace, {"level1": "foundation"}, date(2026, 1, 1), denomination="methodist"
    )
    assert interval(workspace, person, date(2025, 12, 31)) == (None, None)
    assert interval(workspace, person, date(2026, 1, 1)) == (48, IntervalSource.DENOMINATION)
    undo(workspace)
    assert interval(workspace, person) == (None, None)


def test_taking_it_away_leaves_the_days_before_as_they_were(
    leader: tuple[Workspace, int],
) -> None:
    workspace, person = leader
    set_denomination_level(workspace, {"level1": "foundation"}, denomination="methodist")
    yesterday = TODAY - timedelta(days=1)

    set_denomination_level(workspace, {"level1": ""}, TODAY, denomination="")

    assert interval(workspace, person) == (None, None)
    assert interval(workspace, person, yesterday) == (48, IntervalSource.DENOMINATION)
    assert chosen_denomination(workspace) is None


def test_another_one_holds_from_its_day_on(leader: tuple[Workspace, int]) -> None:
    workspace, person = leader
    set_denomination_level(workspace, {"level1": "foundation"}, denomination="methodist")
    set_denomination_level(workspace, {"level1": "basic-awareness"}, TODAY, denomination="cofe")

    assert interval(workspace, person) == (36, IntervalSource.DENOMINATION)
    assert interval(workspace, person, TODAY - timedelta(days=1))[0] == 48


def test_a_level_that_is_not_there_is_refused(leader: tuple[Workspace, int]) -> None:
    workspace, _ = leader
    with pytest.raises(InputError, match="Nothing was saved"):
        set_denomination_level(workspace, {"level1": "foundation"})
    with pytest.raises(InputError, match="no denomination"):
        set_denomination_level(workspace, {}, denomination="nowhere")


def test_a_denomination_and_its_levels_are_chosen_as_one_action(
    leader: tuple[Workspace, int],
) -> None:
    workspace, person = leader
    set_denomination_level(
        workspace, {"level1": "foundation", "induction": ""}, denomination="methodist"
    )
    assert denomination_levels(workspace) == {"level1": "foundation"}
    assert interval(workspace, person) == (48, IntervalSource.DENOMINATION)
    undo(workspace)
    assert chosen_denomination(workspace) is None
    assert denomination_levels(workspace) == {}


def test_the_denomination_stands_by_name_wherever_its_interval_wins(
    leader: tuple[Workspace, int],
) -> None:
    workspace, person = leader
    set_denomination_level(workspace, {"level1": "foundation"}, denomination="methodist")
    document = return_document(workspace)
    (figures,) = (each for each in document.requirements if each.key == "level1")
    assert how_often(figures, document.sender) == "at least once every 4 years (Methodist Church)"
    assert person_view(workspace, person).denomination == "Methodist Church"


def test_an_interval_for_the_highest_level_alone_stands_as_such_in_a_table(
    leader: tuple[Workspace, int],
) -> None:
    workspace, _ = leader
    set_denomination_level(workspace, {"level1": "basic-awareness"}, denomination="cofe")
    document = return_document(workspace)
    (figures,) = (each for each in document.requirements if each.key == "level1")
    assert how_often(figures, document.sender) == (
        "refresh not stated; not decided yet; every 3 years where it is somebody's highest level "
        "(Church of England)"
    )


def test_what_a_denomination_recognises_counts_wherever_its_own_course_does(
    leader: tuple[Workspace, int],
) -> None:
    workspace, person = leader
    set_denomination_level(workspace, {"level1": "foundation"}, denomination="methodist")
    ids = {each.title: each.id for each in course_choices(workspace)}
    theirs = ids["Church of England Foundation"]
    methodist = ids["Methodist Foundation Module"]
    record_training(workspace, [person], TrainingDetails(theirs, date(2025, 1, 1)))

    def last() -> date | None:
        found = person_standing(workspace, person)
        assert found is not None
        return found.standings[-1].last_completed

    assert last() is None
    level1 = next(number for title, number in ids.items() if title.startswith("Level 1"))
    decide_equivalence(
        workspace,
        methodist,
        level1,
        decided_by="The trustees",
        decided_on=TODAY,
        reason="Same content",
    )
    assert last() == date(2025, 1, 1)


def test_courses_of_a_partnership_followed_before_can_be_let_stand_for_others(
    leader: tuple[Workspace, int],
) -> None:
    workspace, person = leader
    level1 = next(each for each in course_choices(workspace) if each.title.startswith("Level 1"))
    record_training(workspace, [person], TrainingDetails(level1.id, date(2025, 1, 1)))
    choose_partnership(workspace, "hscb")

    offered = {each.title for each in course_choices(workspace)}
    former = {each.title for each in course_choices(workspace, former=True)} - offered

    assert former == {f"{level1.title} (Sandwell)"}
