"""Why somebody did not come to a course, whether or not they are in date."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.data.training.reasons import read_course_reasons, read_reasons
from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import undo
from sgdesk.services.people.people import person_view
from sgdesk.services.training.exemptions import clear_reason, note_course_reason, note_reason
from sgdesk.services.training.recording import TrainingDetails, record_training, void_training
from sgdesk.services.training.standing import summary_report
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

COURSE = "right-help-right-time"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    yield made
    made.workspace.close()


def held(hall: Hall, day: date = TODAY) -> dict[tuple[int, int], str]:
    with hall.workspace.file.reading() as connection:
        return dict(read_course_reasons(connection, day))


def test_a_reason_of_a_course_is_held_apart_from_those_of_requirements(hall: Hall) -> None:
    ann, bo = hall.people[:2]
    course = hall.courses[COURSE]
    note_reason(hall.workspace, ann, "level2", "no_place")
    before = summary_report(hall.workspace).summary

    note_course_reason(hall.workspace, ann, course, "barrier", "no bus")
    note_course_reason(hall.workspace, bo, course, "refused")

    assert summary_report(hall.workspace).summary == before
    with hall.workspace.file.reading() as connection:
        assert dict(read_reasons(connection, TODAY)) == {(ann, "level2"): "no_place"}
    assert held(hall) == {(ann, course): "barrier", (bo, course): "refused"}
    view = person_view(hall.workspace, ann)
    assert [row.requirement for row in view.reasons] == ["level2"]
    (said,) = view.course_reasons
    assert (said.row.reason, said.row.detail) == ("barrier", "no bus")
    assert said.course == "Right Help, Right Time"


def test_a_newer_reason_takes_the_place_of_the_older_of_that_course_alone(hall: Hall) -> None:
    ann = hall.people[0]
    course = hall.courses[COURSE]
    other = next(each for key, each in hall.courses.items() if key != COURSE)
    note_reason(hall.workspace, ann, "level2", "no_place")
    note_course_reason(hall.workspace, ann, other, "refused")
    note_course_reason(hall.workspace, ann, course, "barrier")
    hall.go_to(TODAY + timedelta(days=1))

    note_course_reason(hall.workspace, ann, course, "new_starter")

    tomorrow = TODAY + timedelta(days=1)
    assert held(hall)[ann, course] == "barrier"
    assert held(hall, tomorrow) == {(ann, course): "new_starter", (ann, other): "refused"}
    assert person_view(hall.workspace, ann).reasons[0].cleared_on is None


def test_nothing_is_to_be_explained_once_the_course_was_done(hall: Hall) -> None:
    ann = hall.people[0]
    course = hall.courses[COURSE]
    note_course_reason(hall.workspace, ann, course, "barrier")
    hall.go_to(TODAY + timedelta(days=9))
    done = TrainingDetails(course, TODAY + timedelta(days=5))
    (number,) = record_training(hall.workspace, [ann], done).training_ids

    assert held(hall, TODAY + timedelta(days=4)) == {(ann, course): "barrier"}
    assert held(hall, TODAY + timedelta(days=5)) == {}
    void_training(hall.workspace, number, "another person")
    assert held(hall, TODAY + timedelta(days=5)) == {(ann, course): "barrier"}


def test_a_reason_is_taken_away_and_undone_and_has_to_be_of_the_list(hall: Hall) -> None:
    ann = hall.people[0]
    course = hall.courses[COURSE]
    note_course_reason(hall.workspace, ann, course, "barrier")
    (said,) = person_view(hall.workspace, ann).course_reasons
    clear_reason(hall.workspace, said.row.id)
    assert held(hall) == {}
    undo(hall.workspace)
    undo(hall.workspace)
    assert person_view(hall.workspace, ann).course_reasons == ()
    with pytest.raises(InputError, match="one of the reasons"):
        note_course_reason(hall.workspace, ann, course, "laziness")
