"""Workers who are not ours: kept, asked about in time, in no figure."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.services.file.undo import undo
from sgdesk.services.people.outside import (
    add_outside_worker,
    change_outside_worker,
    end_outside_worker,
    outside_workers,
)
from sgdesk.services.people.subject_access import outside_access_document
from sgdesk.services.training.standing import summary_report
from sgdesk.services.views.agenda import agenda
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

DAY = timedelta(days=1)
COACH = OutsideDetails(
    "Kim Coach",
    "coaching on Saturdays",
    "Example Coaching",
    TODAY - 30 * DAY,
    "Level 2, by e-mail",
    TODAY + 10 * DAY,
)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1",))
    yield made
    made.workspace.close()


def asked(hall: Hall, days: int = 0) -> list[str]:
    return [each.name for each in agenda(hall.workspace, TODAY + days * DAY).to_ask]


def test_a_worker_from_outside_is_kept_and_in_no_figure(hall: Hall) -> None:
    before = summary_report(hall.workspace).summary
    add_outside_worker(hall.workspace, replace(COACH, name=" Kim Coach ", notes=" x "))

    (kept,) = outside_workers(hall.workspace)

    assert kept.details == replace(COACH, notes="x")
    assert summary_report(hall.workspace).summary == before


def test_employers_are_asked_again_from_the_day_that_was_set_and_at_once_where_none_said(
    hall: Hall,
) -> None:
    add_outside_worker(hall.workspace, COACH)
    assert asked(hall, 9) == []
    assert asked(hall, 10) == ["Kim Coach"]
    add_outside_worker(hall.workspace, OutsideDetails("Ann Other"))
    assert asked(hall) == ["Ann Other"]
    kim = next(each for each in outside_workers(hall.workspace) if each.name == "Kim Coach")
    anew = replace(COACH, confirmed_on=TODAY, review_on=TODAY + 400 * DAY)
    change_outside_worker(hall.workspace, kim.id, anew)
    assert asked(hall, 10) == ["Ann Other"]


def test_nobody_is_asked_about_whoever_is_with_us_no_longer(hall: Hall) -> None:
    add_outside_worker(hall.workspace, COACH)
    (kim,) = outside_workers(hall.workspace)

    end_outside_worker(hall.workspace, kim.id, TODAY)

    assert [each.name for each in outside_workers(hall.workspace)] == ["Kim Coach"]
    tomorrow = TODAY + DAY
    assert outside_workers(hall.workspace, tomorrow) == ()
    assert len(outside_workers(hall.workspace, tomorrow, ended_too=True)) == 1
    assert asked(hall, 10) == []
    undo(hall.workspace)
    assert asked(hall, 10) == ["Kim Coach"]


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        (replace(COACH, name=" "), "Enter a name"),
        (replace(COACH, confirmed_on=None), "on which day it was confirmed"),
        (replace(COACH, confirmed_on=TODAY + DAY), "today or in the past"),
        (replace(COACH, review_on=TODAY - 30 * DAY), "follows the confirmation"),
    ],
)
def test_what_cannot_be_kept_is_refused(hall: Hall, details: OutsideDetails, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        add_outside_worker(hall.workspace, details)
    assert outside_workers(hall.workspace) == ()


def test_everything_held_about_a_worker_from_outside_is_their_row_and_its_history_alone(
    hall: Hall,
) -> None:
    add_outside_worker(hall.workspace, COACH)
    add_outside_worker(hall.workspace, OutsideDetails("Ann Other"))
    kim = next(each for each in outside_workers(hall.workspace) if each.name == "Kim Coach")
    change_outside_worker(hall.workspace, kim.id, replace(COACH, work="coaching on Sundays"))

    text = outside_access_document(hall.workspace, kim.id).decode()

    found = json.loads(text)
    assert [row["work"] for row in found["held"]["outside_worker"]] == ["coaching on Sundays"]
    assert [entry["action"] for entry in found["history"]] == [
        "add_outside_worker",
        "change_outside_worker",
    ]
    assert "coaching on Saturdays" in text
    assert "Ann Other" not in text
    assert "Ada" not in text
