"""Learning that is passed on: one line, a day, a team."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.training.learning import LearningDetails
from sgdesk.services.file.undo import undo
from sgdesk.services.people.people import person_view
from sgdesk.services.people.subject_access import subject_access_document
from sgdesk.services.training.learning import learning_view, pass_on, strike_learning
from sgdesk.services.training.recording import void_training
from sgdesk.services.views.person_page import person_page
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

COURSE = "right-help-right-time"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    made.hold(COURSE, TODAY - timedelta(days=9))
    yield made
    made.workspace.close()


def training_of(hall: Hall, person: int) -> int:
    return person_view(hall.workspace, person).training[0].row.id


def note(
    hall: Hall, days_ago: int, training: int | None = None, what: str = "Whom to tell"
) -> None:
    day = TODAY - timedelta(days=days_ago)
    pass_on(hall.workspace, LearningDetails(day, f" {what} ", "Helpers ", training))


def test_what_is_passed_on_is_listed_the_newest_first_with_where_it_was_learnt(hall: Hall) -> None:
    note(hall, 3, training_of(hall, hall.people[0]))
    note(hall, 1, what="The new form")

    found = learning_view(hall.workspace)

    assert [(row.summary, row.team, row.course) for row in found] == [
        ("The new form", "Helpers", ""),
        ("Whom to tell", "Helpers", "Right Help, Right Time"),
    ]
    earlier = learning_view(hall.workspace, TODAY - timedelta(days=2))
    assert [row.summary for row in earlier] == ["Whom to tell"]


def test_what_came_from_somebodys_training_stands_on_their_page_and_in_all_that_is_held(
    hall: Hall,
) -> None:
    ada, bo = hall.people[:2]
    note(hall, 3, training_of(hall, ada))

    assert [row.summary for row in person_page(hall.workspace, ada).learning] == ["Whom to tell"]
    assert person_page(hall.workspace, bo).learning == ()
    held = json.loads(subject_access_document(hall.workspace, ada))["held"]
    assert [row["summary"] for row in held["learning_shared"]] == ["Whom to tell"]
    assert json.loads(subject_access_document(hall.workspace, bo))["held"]["learning_shared"] == []


def test_it_stays_when_the_training_is_struck_out_and_is_struck_out_alone(hall: Hall) -> None:
    number = training_of(hall, hall.people[0])
    note(hall, 3, number)
    void_training(hall.workspace, number, "another person")
    (row,) = learning_view(hall.workspace)

    strike_learning(hall.workspace, row.id)

    assert learning_view(hall.workspace) == ()
    undo(hall.workspace)
    assert learning_view(hall.workspace) == (row,)


@pytest.mark.parametrize(
    ("what", "team", "ahead", "sentence"),
    [
        (" ", "Helpers", 0, "what was passed on"),
        ("Whom to tell", " ", 0, "with which team"),
        ("Whom to tell", "Helpers", 1, "on the day or later"),
    ],
)
def test_what_says_nothing_or_lies_ahead_is_refused(
    hall: Hall, what: str, team: str, ahead: int, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        pass_on(hall.workspace, LearningDetails(TODAY + timedelta(days=ahead), what, team))
    assert learning_view(hall.workspace) == ()
