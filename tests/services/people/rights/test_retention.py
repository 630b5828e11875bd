"""How long is kept: set with a reason, nobody erased by it, and a hold over all of it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.keeping.retention import Period
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import leave
from sgdesk.services.people.outside import add_outside_worker, end_outside_worker
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.posts import change_post
from sgdesk.services.people.rights.retention import (
    keep_periods,
    look_again,
    retention,
    set_hold,
)
from sgdesk.services.people.roles import add_role
from tests.factories import TODAY, make_workspace

LONG_AGO = date(TODAY.year - 7, 3, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path)
    role, _ = add_role(made, "Helper", None)
    add_person(made, PersonDetails("Ann", "Gone"), role, LONG_AGO - timedelta(days=90))
    add_person(made, PersonDetails("Bob", "Here"), role, LONG_AGO)
    leave(made, 1, LONG_AGO)
    return made


def due_names(workspace: Workspace) -> list[str]:
    return [each.name for each in retention(workspace).due]


def test_nobody_is_due_until_a_period_is_set(workspace: Workspace) -> None:
    assert not retention(workspace).is_decided
    assert due_names(workspace) == []
    keep_periods(workspace, [Period("volunteer", 72)])
    found = retention(workspace)
    assert [(each.name, each.last_day) for each in found.due] == [("Ann Gone", LONG_AGO)]
    keep_periods(workspace, [Period("volunteer", 120)])
    assert due_names(workspace) == []


def test_less_than_six_years_wants_to_know_who_agreed(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="six years"):
        keep_periods(workspace, [Period("volunteer", 18)])
    keep_periods(workspace, [Period("volunteer", 18, "Agreed with our insurer")])
    kept = next(each for each in retention(workspace).periods if each.kind == "volunteer")
    assert (kept.months, kept.reason) == (18, "Agreed with our insurer")


@pytest.mark.parametrize("months", [0, -1, 1201])
def test_a_time_that_cannot_be_is_refused(workspace: Workspace, months: int) -> None:
    with pytest.raises(InputError, match="1 month"):
        keep_periods(workspace, [Period("staff", months, "So be it")])


def test_while_a_hold_stands_nobody_is_due(workspace: Workspace) -> None:
    keep_periods(workspace, [Period("volunteer", 72)])
    set_hold(workspace, holds=True)
    assert retention(workspace).hold_since == TODAY
    assert due_names(workspace) == []
    with pytest.raises(RefusedError):
        set_hold(workspace, holds=True)
    set_hold(workspace, holds=False)
    assert due_names(workspace) == ["Ann Gone"]
    undo(workspace)
    assert retention(workspace).hold_since == TODAY


def test_somebody_is_looked_at_again_on_the_day_that_was_chosen(workspace: Workspace) -> None:
    keep_periods(workspace, [Period("volunteer", 72)])
    line = retention(workspace).due[0]
    with pytest.raises(InputError, match="ahead"):
        look_again(workspace, line, TODAY)
    look_again(workspace, line, TODAY + timedelta(days=1))
    assert due_names(workspace) == []


def test_whose_last_post_ended_left_even_if_nobody_noted_it(workspace: Workspace) -> None:
    keep_periods(workspace, [Period("volunteer", 72)])
    change_post(workspace, 2, LONG_AGO, LONG_AGO + timedelta(days=30))
    assert due_names(workspace) == ["Ann Gone", "Bob Here"]


def test_workers_from_outside_have_a_time_of_their_own(workspace: Workspace) -> None:
    add_outside_worker(workspace, OutsideDetails("Cy Coach", "coach", "Coaches Ltd"))
    end_outside_worker(workspace, 1, LONG_AGO)
    keep_periods(workspace, [Period("outside", 72)])
    found = retention(workspace).due
    assert [(each.name, each.outside_worker_id) for each in found] == [("Cy Coach", 1)]
    look_again(workspace, found[0], TODAY + timedelta(days=9))
    assert due_names(workspace) == []
