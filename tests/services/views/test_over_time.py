"""Coverage over the year says for each day what that day says by itself."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sgdesk.domain.training.counting.moves import gained
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import summary_report
from sgdesk.services.views.over_time import OverTime, coverage_over_time
from tests import factories

TODAY = factories.TODAY


@pytest.fixture(params=["generic", "hscb"])
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, request.param)
    org = factories.organisation(Random(request.param), request.param, (TODAY,), people=30)
    factories.write(made, org)
    yield made
    made.close()


def counted(year: OverTime) -> list[dict[str, Counts]]:
    return [dict(each.counts) for each in year.ends]


def test_each_day_says_what_the_summary_of_that_day_says(workspace: Workspace) -> None:
    year = coverage_over_time(workspace)
    for end in year.ends:
        rows = summary_report(workspace, end.day).summary.requirements
        assert end.counts == {
            each.requirement: each.counts for each in rows if each.counts.required
        }


def test_what_moved_accounts_for_every_difference_between_two_days(workspace: Workspace) -> None:
    year = coverage_over_time(workspace)
    moved = 0
    for before, after in zip(year.ends, year.ends[1:], strict=False):
        for key, _ in year.requirements:
            was, now = (each.counts.get(key, Counts()) for each in (before, after))
            moves = after.moved(key)
            moved += len(moves)
            assert gained(moves) == now.completed - was.completed
            asked = sum((each.after is not None) - (each.before is not None) for each in moves)
            assert asked == now.required - was.required
    assert moved
    assert {each.person_id for end in year.ends for each in end.moves} == year.names.keys()


def test_whoever_waits_is_told_how_far_it_is(workspace: Workspace) -> None:
    told: list[tuple[int, int]] = []
    coverage_over_time(workspace, step=lambda done, total: told.append((done, total)))
    assert told == [(done, 13) for done in range(13)]
